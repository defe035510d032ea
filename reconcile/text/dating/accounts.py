"""Places the periods of accounts: quarters, "the latest quarter", "the nine months ended March 31"."""

from __future__ import annotations

from datetime import date, timedelta

from reconcile.model import Tense
from reconcile.text.dating import calendar
from reconcile.text.dating.asked import Asked, latest_begun, nearest
from reconcile.text.dating.calendar import Days
from reconcile.text.dating.fixed import place_day, place_month


def place_quarter(asked: Asked) -> Days | None:
    number = asked.number("q")
    if number is None:
        return None
    number = 4 if number == -1 else number
    found: Days | None
    year = asked.year()
    if year is None and asked.reference is not None and asked.number("rel") is None:
        found = latest_begun(
            asked.reference, lambda y: calendar.quarter(y, number), ahead=asked.ahead and "lead" in asked.fields
        )
    else:
        found = nearest(asked, lambda y: calendar.quarter(y, number))
    return year_back(found) if found and asked.number("back") else found


def anchored_quarter(asked: Asked) -> Days | None:
    """The quarter that the expression hangs on."""
    fields = {
        name.removeprefix("at_"): value for name, value in asked.fields.items() if name in ("at_q", "at_y", "at_yrel")
    }
    return place_quarter(Asked(fields, Tense.UNKNOWN, asked.reference)) if "q" in fields else None


def year_back(days: Days) -> Days:
    return calendar.months(days[0].year - 1, days[0].month, _month_count(days))


def _month_count(days: Days) -> int:
    return (days[1].year - days[0].year) * 12 + days[1].month - days[0].month + 1


def last_quarter(today: date) -> Days:
    return calendar.quarter(today.year, calendar.quarter_of(today) - 1)


def place_account(asked: Asked) -> Days | None:
    """A period of accounts: "the latest quarter" is the last whole one, "the year-earlier quarter" a year before it."""
    unit, today = asked.word("unit"), asked.reference
    if (other := anchored_quarter(asked)) is not None:
        if (year := asked.year()) is not None:
            return calendar.months(year, other[0].month, 3)
        return other if asked.number("rel") is not None or "latest" in asked.fields.values() else year_back(other)
    if today is None:
        year = asked.year()
        return calendar.years(year) if year is not None and unit == "period" else None
    if unit == "year" or (not unit and asked.number("back")):
        return calendar.years(today.year - 1)
    if unit in ("month", "week", "day"):
        return None
    latest = last_quarter(today)
    year = asked.year()
    if year is not None:
        if unit == "period":
            return calendar.years(year)
        return calendar.months(year, latest[0].month, 3)
    return year_back(latest) if asked.number("back") or not asked.word("rel") else latest


def place_quarter_to(asked: Asked) -> Days | None:
    """ "The March quarter" ends with March."""
    last = asked.number("m")
    return nearest(asked, lambda year: calendar.months(year, last - 2, 3)) if last is not None else None


def place_year_to_date(asked: Asked) -> Days | None:
    n, unit = asked.number("n"), asked.word("unit").rstrip("s")
    if n is None:
        return None
    n //= 2
    year = asked.year()
    whole = calendar.years(year) if year is not None else None
    start = place_month(asked) if asked.number("m") else whole
    if start is None:
        return None
    months = {"month": n, "quarter": 3 * n}.get(unit)
    if months is not None:
        return (start[0], calendar.months(start[0].year, 1, months)[1]) if 0 < months <= 12 else None
    days = {"week": 7 * n, "day": n}[unit]
    return start[0], start[0] + timedelta(max(days, 1) - 1)


def place_ended(asked: Asked) -> Days | None:
    """So many months up to the day that is told beside them ("the nine months ended Sept. 30")."""
    fields = {name.removeprefix("at_"): value for name, value in asked.fields.items() if name.startswith("at_")}
    beside = Asked(fields, Tense.PAST, asked.reference)
    end = place_day(beside) if "d" in fields else place_month(beside) if "m" in fields else None
    halves = asked.number("n") if "n" in asked.fields else 2
    if end is None or not halves:
        return None
    # Accounts close on the last day of a month, or on a weekday near it.
    close = end[1] + timedelta(1)
    start = calendar.shifted(close, -halves, asked.word("unit"))
    return (start, end[1]) if start is not None and start <= end[1] else None
