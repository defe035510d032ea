"""Days, weeks, months, quarters, years as first and last day; and moving among them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]


def day(when: date) -> Days:
    return when, when


def week(when: date) -> Days:
    """The week from Monday to Sunday that a day lies in."""
    monday = when - timedelta(when.weekday())
    return monday, monday + timedelta(6)


def months(year: int, first: int, count: int = 1) -> Days:
    """`count` months from month `first` of `year`; months beyond December run into the years after."""
    year, first = year + (first - 1) // 12, (first - 1) % 12 + 1
    last_year, last = year + (first + count - 2) // 12, (first + count - 2) % 12 + 1
    return date(year, first, 1), date(last_year, last, monthrange(last_year, last)[1])


def month(year: int, number: int) -> Days:
    return months(year, number)


def quarter(year: int, number: int) -> Days:
    """Quarter 1 to 4 of a year; others run into the years around it."""
    return months(year, 3 * number - 2, 3)


def years(first: int, last: int | None = None) -> Days:
    return date(first, 1, 1), date(last if last is not None else first, 12, 31)


def quarter_of(when: date) -> int:
    return (when.month + 2) // 3


def add_months(when: date, count: int) -> date:
    """The same day so many months on, or the last of a shorter month."""
    whole = when.year * 12 + when.month - 1 + count
    year, number = whole // 12, whole % 12 + 1
    return date(year, number, min(when.day, monthrange(year, number)[1]))


def weekday_on_or_before(when: date, weekday: int) -> date:
    return when - timedelta((when.weekday() - weekday) % 7)


def weekday_on_or_after(when: date, weekday: int) -> date:
    return when + timedelta((weekday - when.weekday()) % 7)


#: Months, or days, in each unit.
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}


def shifted(today: date, halves: int, unit: str) -> date | None:
    """The day so many half units on."""
    if unit in DAYS_IN:
        return today + timedelta(halves * DAYS_IN[unit] // 2)
    months = halves * MONTHS_IN[unit]
    return add_months(today, months // 2) if months % 2 == 0 else None


def around(there: date, unit: str) -> Days:
    """The unit that a day lies in, a decade ago being a year."""
    if unit == "day":
        return day(there)
    if unit in ("week", "fortnight"):
        return week(there)
    if unit == "month":
        return month(there.year, there.month)
    if unit == "quarter":
        return quarter(there.year, quarter_of(there))
    return years(there.year)
