"""A factor of ten, a thousand or a million between two like figures: "6 million" for "6 billion"."""

from decimal import Decimal

from reconcile.model import Kind, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, alike, cite, told

_FACTORS = (Decimal(10), Decimal(100), Decimal(1000), Decimal(10) ** 6)


def explain(pair: Pair) -> Reason | None:
    found = pair.quantities()
    if found is None or not pair.is_kind(Kind.QUANTITY) or not alike(*found):
        return None
    values = sorted(abs(quantity.value) for quantity in found if quantity.value)
    if len(values) < 2 or values[1] / values[0] not in _FACTORS or (found[0].dimension == "count" and values[0] < 10):
        return None
    factor = f"{values[1] / values[0]:f}"
    words = f"“{told(found[0])}” and “{told(found[1])}” differ by a factor of {factor}: a slip of magnitude?"
    return Reason(words, (cite(pair.left, "a factor apart"), cite(pair.right, "a factor apart")), 0.8)


RULE = Rule(
    reason="magnitude",
    verdict=Verdict.CONFLICT,
    stage=Stage.CONFLICT,
    explain=explain,
    rank=0,
    holds=(("The stadium cost 60 million euros.", "The stadium cost 60 billion euros."),),
    fails=(("The stadium cost 60 million euros.", "The stadium cost 75 million euros."),),
)
