"""The hour or minute of one happening is disputed, beyond what "about" and "shortly after" allow; or the part of the
day of one deed: "early on Monday" against "Monday afternoon"."""

from reconcile.model import Kind, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite
from reconcile.rules.hours import ALLOWED, minutes_apart, shift
from reconcile.rules.tellings import figure, foretold, parts_apart, words


def explain(pair: Pair) -> Reason | None:
    if pair.is_kind(Kind.DATE):
        return _parts(pair)
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


def _parts(pair: Pair) -> Reason | None:
    """The part of the day, where much else is told alike."""
    if pair.same_event is not True or not parts_apart(pair) or foretold(pair):
        return None
    shared, likeness = words(pair)
    if not figure(pair, 2) and (likeness < _ALIKE or len(shared) < _SHARED):
        return None
    told = f"“{pair.left.quote}” against “{pair.right.quote}”"
    return Reason(told, (cite(pair.left, "one part of the day"), cite(pair.right, "the other")), 0.5)


#: What two sentences share that tell of one deed: a part of their words, and so many.
_ALIKE, _SHARED = 0.3, 3


RULE = Rule(
    reason="time_differs",
    verdict=Verdict.CONFLICT,
    stage=Stage.CONFLICT,
    explain=explain,
    rank=5,
    holds=(("The blast happened at 6:15 p.m.", "The blast happened at 7:40 p.m."),),
    fails=(("The blast happened at 6:15 p.m.", "The blast happened at about 6:20 p.m."),),
)
