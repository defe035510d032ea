"""Days told without a year, as articles that bear no date tell them: "Sept. 11", "Friday night".

Such a day cannot be placed in time. Two of them, told of one event, can still be held against one another: months and
days of the month, or days of the week.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from reconcile.model import DateExpression, Period

#: A leap year, so that each day of the month has its place.
_ANY = 2000
#: A stretch of more days than these is no stretch that one of the forms tells: the day of writing is not known.
_FEW = 3
#: Forms that name one day.
_FORMS = ("day", "weekday")
#: Words before a day that make it the edge of a stretch: no happening lies on it.
EDGES = frozenset("by since until till before after from to through".split())


@dataclass(frozen=True, slots=True)
class Day:
    """A day by month and day of the month (0 where not told) and by its place in the week (-1 where not told)."""

    month: int
    day: int
    weekday: int


def day_of(when: DateExpression | None, period: Period | None) -> Day | None:
    """The day that words name, placed in time or not; None where they name none, or more than one."""
    if when is None or (period is not None and 1 < period.days <= _FEW):
        return None
    if period is not None and period.days == 1:
        return Day(period.start.month, period.start.day, period.start.weekday())
    told = dict(when.fields)
    if when.form not in _FORMS or "y" in told:
        return None
    month, day = _number(told, "m", 0), _number(told, "d", 0)
    if not 1 <= month <= _MONTHS or day > monthrange(_ANY, month)[1]:
        month = day = 0  # "June 31" is no day
    found = Day(month, day, _number(told, "w", -1))
    return found if found.weekday >= 0 or (found.month and found.day) else None


def is_open(when: DateExpression | None, period: Period | None) -> bool:
    """Whether a day is told whose place in time is not known, or only to a week or more: "Saturday night", in an
    article that was written on one of several days."""
    return period is None or (when is not None and when.form in _FORMS and period.days > _FEW)


def apart(a: Day, b: Day) -> int | None:
    """How many days lie between the two at least, around the year or the week; None where one tells its month and the
    other its weekday only."""
    if a.day and b.day:
        gap = abs(_place(a) - _place(b))
        return min(gap, 366 - gap)
    if a.weekday >= 0 and b.weekday >= 0:
        gap = abs(a.weekday - b.weekday)
        return min(gap, 7 - gap)
    return None


def follows(a: Day, b: Day) -> bool:
    """Whether `b` is the day after `a`."""
    if a.weekday >= 0 and b.weekday >= 0:
        return (a.weekday + 1) % 7 == b.weekday
    return bool(a.day and b.day) and (_place(b) - _place(a)) % 366 == 1


def is_edge(when: DateExpression | None) -> bool:
    """ "By Monday", "since Sept. 11": a stretch ends or begins on that day."""
    return when is not None and dict(when.fields).get("lead") in EDGES


#: Months of a year.
_MONTHS = 12


def _place(day: Day) -> int:
    return date(_ANY, day.month, day.day).toordinal()


def _number(told: dict[str, int | str], name: str, otherwise: int) -> int:
    found = told.get(name)
    return found if isinstance(found, int) else otherwise
