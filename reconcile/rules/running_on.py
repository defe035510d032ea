"""How long a thing has gone on, told on two days of it: each report counts up to its own.

"A nine-day strike" and, five days later, "the 14-day strike" are one strike. Where both articles are known to be of one
day, or where the days between them are others than the figures say, nothing is explained.
"""

import re
from decimal import Decimal

from reconcile.model import Claim, Kind, Period, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite

#: What goes on from day to day, and is called by how long it has.
_GOES_ON = frozenset(
    "strike walkout stoppage lockout dispute standoff siege blockade sit-in occupation boycott fast protest"
    " uprising revolt rebellion insurgency war conflict campaign offensive"
    " search manhunt hunt curfew outage blackout drought heatwave"
    " shutdown closure ban embargo stalemate deadlock impasse crisis".split()
)
_CALLED = re.compile(r"-\s?(?:day|week|month|year)s?(?:-old|-long)?$", re.I)
#: By so many days a report may miscount.
_ASTRAY = 1


def explain(pair: Pair) -> Reason | None:
    if pair.internal or not pair.is_kind(Kind.QUANTITY) or not all(map(_goes_on, pair.both)) or pair.same_value():
        return None
    if pair.left.measure.head != pair.right.measure.head or pair.same_event is False:
        return None
    mine, theirs = pair.written
    between = _between(mine, theirs)
    if between is not None and abs(_days(pair.left) - _days(pair.right) - between) > _ASTRAY:
        return None
    when = "on two days" if between is not None else "at a time that is not known"
    words = f"“{pair.left.quote}” and “{pair.right.quote}” count up to the day of each report, {when}"
    return Reason(words, (cite(pair.left, "up to its report"), cite(pair.right, "up to its report")), 0.6)


def _between(mine: Period | None, theirs: Period | None) -> int | None:
    """By how many days the first was written later, where both days are known."""
    if mine is None or theirs is None or mine.days > 1 or theirs.days > 1:
        return None
    return (mine.start - theirs.start).days


def _goes_on(claim: Claim) -> bool:
    of = claim.quantity
    if of is None or of.dimension != "duration" or of.value is None or claim.measure.head not in _GOES_ON:
        return False
    return _CALLED.search(claim.quote) is not None


def _days(claim: Claim) -> Decimal:
    of = claim.quantity
    return (of.value or Decimal()) * _LONG.get(of.unit, Decimal(1)) if of is not None else Decimal()


_LONG = {"week": Decimal(7), "month": Decimal(30), "year": Decimal(365)}

RULE = Rule(
    reason="update_over_time",
    verdict=Verdict.EXPLAINED,
    stage=Stage.STORY,
    explain=explain,
    holds=(("Talks to end a nine-day strike at the yard began.", "Workers ended a 14-day strike at the yard."),),
    fails=(("A nine-day strike at the yard is over.", "The yard lost 14 days to the strike."),),
)
