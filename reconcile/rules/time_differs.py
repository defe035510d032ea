"""The hour or minute of one happening is disputed, beyond what "about" and "shortly after" allow."""

from reconcile.model import Kind, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite
from reconcile.rules.hours import ALLOWED, minutes_apart, shift


def explain(pair: Pair) -> Reason | None:
    found = pair.quantities()
    if found is None or not pair.is_kind(Kind.TIME) or shift(pair) is None:
        return None
    gap = minutes_apart(pair)
    if gap is None and found[0].interval.meets(found[1].interval):
        return None
    if gap is not None and gap <= ALLOWED:
        return None
    if gap is None and shift(pair) != 0:
        return None  # a stretch, or "by", on another clock
    words = f"“{pair.left.quote}” against “{pair.right.quote}”"
    return Reason(words, (cite(pair.left, "one time"), cite(pair.right, "the other")), 0.7)


RULE = Rule(
    reason="time_differs",
    verdict=Verdict.CONFLICT,
    stage=Stage.CONFLICT,
    explain=explain,
    rank=5,
    holds=(("The blast happened at 6:15 p.m.", "The blast happened at 7:40 p.m."),),
    fails=(("The blast happened at 6:15 p.m.", "The blast happened at about 6:20 p.m."),),
)
