"""A rate, a level or a change means little without its period, and one of the two is not known.

Where neither side names a period and both speak of one event in documents of the same days, both speak of now.
"""

from reconcile.model import Claim, Kind, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite
from reconcile.rules.hours import shift
from reconcile.text import aliases

#: What is counted at an event needs no period of its own; what is measured over time does.
_TIMELESS = {
    "",
    "count",
    "anniversary",
    "age",
    "time",
    "length",
    "mass",
    "area",
    "speed",
    "score",
    "ordinal",
    "ratio",
    "duration",
    "power",
}


#: Articles written within so many days of one another speak of one now.
_SAME_DAYS = 10


def explain(pair: Pair) -> Reason | None:
    if pair.is_kind(Kind.TIME):
        return _clocks(pair)
    if pair.is_kind(Kind.ROLE):
        if pair.internal or not _rivals(pair):
            return None
        missing = [claim for claim, period in zip(pair.both, pair.written, strict=True) if period is None]
    elif pair.is_kind(Kind.QUANTITY) and not all(c.quantity and c.quantity.dimension in _TIMELESS for c in pair.both):
        missing = [claim for claim in pair.both if claim.scope.period is None]
    else:
        return None
    now = len(missing) == 2 and pair.is_kind(Kind.QUANTITY) and (pair.internal or _of_now(pair))
    if not missing or (now and _told(pair.left) == _told(pair.right)):
        return None
    words = "; ".join(f"“{claim.quote}” names no period" for claim in missing)
    return Reason(
        f"{words}; the date that it speaks of would settle it", tuple(cite(c, "of when?") for c in missing), 0.5
    )


def _clocks(pair: Pair) -> Reason | None:
    """Hours told by two clocks, of which one moves with the season, or is not named."""
    if shift(pair) is not None:
        return None
    words = f"“{pair.left.quote}” and “{pair.right.quote}” are told by two clocks, how far apart is not told"
    return Reason(words, (cite(pair.left, "by which clock?"), cite(pair.right, "by which clock?")), 0.5)


def _told(claim: Claim) -> str:
    """The words of a period that could not be placed in time: "in May" of an article that bears no date."""
    return " ".join(claim.when.text.casefold().split()) if claim.when is not None else ""


def _of_now(pair: Pair) -> bool:
    """Neither names a period, and both were written in the same days, or tell of one event and bear no date at all:
    both speak of now."""
    a, b = pair.written
    if a is None and b is None:
        return pair.same_event is True
    return a is not None and b is not None and max((b.start - a.end).days, (a.start - b.end).days) <= _SAME_DAYS


def _rivals(pair: Pair) -> bool:
    a, b = pair.left.role, pair.right.role
    return a is not None and b is not None and aliases.same(a.holder, b.holder) is False


RULE = Rule(
    reason="period_unknown",
    verdict=Verdict.UNCLEAR,
    stage=Stage.UNKNOWN,
    explain=explain,
    rank=1,
    holds=(
        ("Steel output rose by 4 percent in 2015.", "Steel output rose by 9 percent."),
        ("The dam broke at 7 p.m.", "The dam broke at 1900 GMT."),
    ),
    fails=(("Steel output rose by 4 percent in 2015.", "Steel output rose by 9 percent in 2015."),),
)
