"""A rate, a level or a change means little without its period, and one of the two is not known.

Where neither side names a period and both speak of one event in documents of the same days, both speak of now.
"""

import re
from collections.abc import Sequence

from reconcile.model import Claim, Kind, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, before, cite, left_open
from reconcile.rules.hours import shift
from reconcile.rules.one_thing import one_deal, one_holding
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
    "score",
    "ordinal",
    "ratio",
    "duration",
    "power",
}


#: Articles written within so many days of one another speak of one now.
_SAME_DAYS = 10


#: Words right before a figure that another one is compared with.
_BASE = re.compile(r"\b(?:compared? (?:with|to)|versus|vs\.?|against|(?:up|down) from)\s+(?:the |its |a |an )?$", re.I)


def explain(pair: Pair) -> Reason | None:
    if pair.is_kind(Kind.TIME):
        return _clocks(pair)
    if pair.is_kind(Kind.ROLE):
        if pair.internal or not _rivals(pair):
            return None
        missing = [claim for claim, period in zip(pair.both, pair.written, strict=True) if period is None]
        return _without(missing)
    if not pair.is_kind(Kind.QUANTITY):
        return None
    return _compared(pair) or _unplaced(pair)


def _unplaced(pair: Pair) -> Reason | None:
    if all(claim.quantity and claim.quantity.dimension in _TIMELESS for claim in pair.both):
        return None
    if one_deal(pair) or one_holding(pair):
        return None  # told as it stands in the days of both articles
    missing = [claim for claim in pair.both if claim.scope.period is None]
    if len(missing) == 2 and (pair.internal or _of_now(pair)) and _told(pair.left) == _told(pair.right):
        return None
    return _without(missing)


def _without(missing: Sequence[Claim]) -> Reason | None:
    return left_open(missing, "names no period", "of when?", 0.5, "; the date that it speaks of would settle it")


def _clocks(pair: Pair) -> Reason | None:
    """Hours told by two clocks, of which one moves with the season, or is not named."""
    if shift(pair) is not None:
        return None
    words = f"“{pair.left.quote}” and “{pair.right.quote}” are told by two clocks, how far apart is not told"
    return Reason(words, (cite(pair.left, "by which clock?"), cite(pair.right, "by which clock?")), 0.5)


def _compared(pair: Pair) -> Reason | None:
    """ "Profits of 15 million against 13 million": the second is of a time that is left to be understood."""
    based = [
        claim
        for claim, text in zip(pair.both, pair.text, strict=True)
        if claim.scope.period is None and _BASE.search(before(claim, text)) is not None
    ]
    return left_open(based, "is what another figure is compared with, of a time not told", "of when?", 0.5)


def _told(claim: Claim) -> str:
    """The words of a period that could not be placed in time: "in May" of an article that bears no date."""
    return " ".join(claim.when.text.casefold().split()) if claim.when is not None else ""


def _of_now(pair: Pair) -> bool:
    """Neither names a period, and both were written in the same days, or tell of one event and bear no date at all:
    both speak of now."""
    a, b = pair.written
    if a is None and b is None:
        return pair.same_event is True
    if a is not None and b is not None and _runs(pair) and a.start != b.start:
        return False
    return a is not None and b is not None and max((b.start - a.end).days, (a.start - b.end).days) <= _SAME_DAYS


def _runs(pair: Pair) -> bool:
    """The speed of a wind, or of a storm: it is another one by the hour."""
    return all(claim.quantity is not None and claim.quantity.dimension == "speed" for claim in pair.both)


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
