"""Rose against fell: the two figures of one measure point opposite ways."""

from reconcile.model import Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite


def explain(pair: Pair) -> Reason | None:
    a, b = pair.left.direction, pair.right.direction
    if a is None or b is None or a is b:
        return None
    words = f"“{pair.left.quote}” is {a}, “{pair.right.quote}” is {b}"
    return Reason(words, (cite(pair.left, a), cite(pair.right, b)), 0.8)


RULE = Rule(
    reason="direction",
    verdict=Verdict.CONFLICT,
    stage=Stage.CONFLICT,
    explain=explain,
    rank=1,
    holds=(("Steel output rose by 4 percent in 2015.", "Steel output fell by 5 percent in 2015."),),
    fails=(("Steel output rose by 4 percent in 2015.", "Steel output rose by 5 percent in 2015."),),
)
