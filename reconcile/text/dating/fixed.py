"""Places dates of the calendar: days, months, seasons, years, decades, centuries, with or without their year."""

from __future__ import annotations

from datetime import date, timedelta

from reconcile.text.dating import calendar, words
from reconcile.text.dating.asked import Asked, by_tense, nearest
from reconcile.text.dating.calendar import Days


def one_day(year: int, month: int, day: int) -> Days:
    return calendar.day(date(year, month, day))


def place_day(asked: Asked) -> Days | None:
    month, number = asked.number("m"), asked.number("d")
    if month is None or number is None:
        return None
    if (year := asked.year()) is not None or asked.reference is None or asked.word("yrel"):
        return one_day(year, month, number) if year is not None else None
    today = asked.reference
    found = [made for offset in range(-8, 9) if (made := _maybe(today.year + offset, month, number))]
    if (weekday := asked.number("w")) is not None:
        # The weekday settles the year: of the three, only one has it.
        found = [made for made in found if made.weekday() == weekday] or found
    if not found:
        return None
    if weekday is not None and not asked.ahead:
        return calendar.day(min(found, key=lambda made: (abs((made - today).days), made)))
    return by_tense(asked, [calendar.day(made) for made in found], today)


def _maybe(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def place_days(asked: Asked) -> Days | None:
    month, first, second = asked.number("m"), asked.number("d"), asked.number("d2")
    last_month = asked.number("m2") or month
    if month is None or last_month is None or first is None or second is None:
        return None
    year, last_year = asked.number("y"), asked.number("y2")
    if year is None and last_year is None:
        start = place_day(asked)
        if start is None:
            return None
        year = start[0].year
    if year is None and last_year is not None:
        year = last_year - ((last_month, second) < (month, first))
    if year is None:
        return None
    if last_year is None:
        last_year = year + ((last_month, second) < (month, first))
    return date(year, month, first), date(last_year, last_month, second)


def place_slash(asked: Asked) -> Days | None:
    a, b, year = asked.number("a"), asked.number("b"), asked.number("y")
    if a is None or b is None or year is None:
        return None
    return one_day(year, b, a) if a > 12 else one_day(year, a, b)


def place_month(asked: Asked) -> Days | None:
    month = asked.number("m")
    return nearest(asked, lambda year: calendar.month(year, month)) if month else None


def place_months(asked: Asked) -> Days | None:
    first, last = asked.number("m"), asked.number("m2")
    if first is None or last is None:
        return None
    count = (last - first) % 12 + 1
    year, last_year = asked.number("y"), asked.number("y2")
    if year is None and last_year is not None:
        year = last_year - (last < first)
    if year is not None and last_year is not None:
        return calendar.months(year, first)[0], calendar.months(last_year, last)[1]
    if year is not None:
        return calendar.months(year, first, count)
    return nearest(asked, lambda y: calendar.months(y, first, count))


def place_half(asked: Asked) -> Days | None:
    number = asked.number("h")
    return nearest(asked, lambda year: calendar.months(year, 1 if number == 1 else 7, 6))


def place_week_of(asked: Asked) -> Days | None:
    """Days 1 to 7 are the first week of a month, its last seven days the last."""
    month, nth = place_month(asked), asked.number("nth")
    if month is None or nth is None:
        return None
    first = month[1] - timedelta(6) if nth == -1 else month[0] + timedelta(7 * (nth - 1))
    return first, min(first + timedelta(6), month[1])


def place_holiday(asked: Asked) -> Days | None:
    month, number = words.FEASTS[asked.word("feast")]
    return nearest(asked, lambda year: one_day(year, month, number))


def place_weekday_of(asked: Asked) -> Days | None:
    month, weekday, nth = place_month(asked), asked.number("w"), asked.number("nth")
    if month is None or weekday is None or nth is None:
        return None
    if nth == -1:
        return calendar.day(calendar.weekday_on_or_before(month[1], weekday))
    return calendar.day(calendar.weekday_on_or_after(month[0], weekday) + timedelta(7 * (nth - 1)))


def place_season(asked: Asked) -> Days | None:
    first = words.SEASONS[asked.word("s")]
    return nearest(asked, lambda year: calendar.months(year, first, 3))


def place_decade(asked: Asked) -> Days | None:
    first = asked.number("decade")
    if first is None:
        return None
    return calendar.years(first, first + (99 if first % 100 == 0 else 9))


def place_century(asked: Asked) -> Days | None:
    number = asked.number("nth")
    return calendar.years(100 * number - 99, 100 * number) if number is not None and 1 <= number <= 90 else None


def place_years(asked: Asked) -> Days | None:
    first, last = asked.number("y"), asked.number("y2")
    if first is None or last is None:
        return None
    if last < 100:  # 1941-42, 1999-02
        last += first - first % 100 + (100 if last < first % 100 else 0)
    return calendar.years(first, last)


def place_year(asked: Asked) -> Days | None:
    year = asked.year()
    return calendar.years(year) if year is not None else None
