"""Rose against fell: the two figures of one measure point opposite ways."""

from reconcile.model import Claim, Direction, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite


def explain(pair: Pair) -> Reason | None:
    a, b = (_way(claim) for claim in pair.both)
    if a is None or b is None or a is b:
        return None
    words = f"“{pair.left.quote}” is {a}, “{pair.right.quote}” is {b}"
    return Reason(words, (cite(pair.left, a), cite(pair.right, b)), 0.8)


def _way(claim: Claim) -> Direction | None:
    """The claim's direction; that of a figure with a bound ("rose by about 4 percent") stands in its cue."""
    if claim.direction is not None:
        return claim.direction
    cue = claim.scope.cue("rise", "drop")
    return None if cue is None else Direction.UP if cue.kind == "rise" else Direction.DOWN


RULE = Rule(
    reason="direction",
    verdict=Verdict.CONFLICT,
    stage=Stage.CONFLICT,
    explain=explain,
    rank=1,
    holds=(("Steel output rose by 4 percent in 2015.", "Steel output fell by 5 percent in 2015."),),
    fails=(("Steel output rose by 4 percent in 2015.", "Steel output rose by 5 percent in 2015."),),
)
