"""A factor of ten, a thousand or a million between two like figures: "6 million" for "6 billion"."""

from reconcile.model import Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite, factor, is_slip, told


def explain(pair: Pair) -> Reason | None:
    found, times = pair.quantities(), factor(pair)
    if found is None or times is None or not is_slip(pair):
        return None
    words = f"“{told(found[0])}” and “{told(found[1])}” differ by a factor of {times:f}: a slip of magnitude?"
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
