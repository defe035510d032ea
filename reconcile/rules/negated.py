"""It happened, and it did not: a count of none against a count of some."""

from reconcile.model import Kind, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite


def explain(pair: Pair) -> Reason | None:
    found = pair.quantities()
    if found is None or not pair.is_kind(Kind.QUANTITY) or found[0].dimension != "count":
        return None
    none = [quantity.value == 0 for quantity in found]
    if none[0] == none[1]:
        return None
    words = f"“{pair.left.quote}” against “{pair.right.quote}”: one says none"
    return Reason(
        words, (cite(pair.left, "none" if none[0] else "some"), cite(pair.right, "none" if none[1] else "some")), 0.7
    )


RULE = Rule(
    reason="negated",
    verdict=Verdict.CONFLICT,
    stage=Stage.CONFLICT,
    explain=explain,
    rank=2,
    holds=(("No miners were killed in the collapse.", "Four miners were killed in the collapse."),),
    fails=(("Three miners were killed in the collapse.", "Four miners were killed in the collapse."),),
)
