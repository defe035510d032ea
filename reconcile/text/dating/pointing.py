"""Places what points from the day of writing, or from a date told before: "two weeks ago", "last year", "today"."""

from __future__ import annotations

from datetime import date, timedelta

from reconcile.model import Tense
from reconcile.text.dating import calendar
from reconcile.text.dating.accounts import anchored_quarter, last_quarter, year_back
from reconcile.text.dating.asked import Asked
from reconcile.text.dating.calendar import Days
from reconcile.text.dating.fixed import one_day


def place_ago(asked: Asked) -> Days | None:
    halves, unit, way, today = asked.number("n"), asked.word("unit"), asked.word("way"), asked.reference
    if (other := anchored_quarter(asked)) is not None:
        return year_back(other)
    if not halves or today is None:
        return None
    if "half" in asked.word("more"):
        halves += 1
    back = way in ("ago", "earlier")
    if not back and way not in ("hence", "from now", "from today"):
        return None
    there = calendar.shifted(today, -halves if back else halves, unit)
    if there is None:
        return None
    if halves % 2:
        unit = {"year": "month", "decade": "year", "century": "year", "week": "day"}.get(unit, unit)
    return calendar.around(there, unit)


def place_stretch(asked: Asked) -> Days | None:
    """ "The past three months" ends on the day of writing, "the next three" begin on the day after."""
    halves = asked.number("n") if "n" in asked.fields else 2
    today = asked.reference
    if not halves or today is None or asked.number("rel") is None:
        return None
    unit = asked.word("unit")
    if asked.number("rel") == 1:
        end = calendar.shifted(today, halves, unit)
        return (today + timedelta(1), end) if end is not None and end > today else None
    start = calendar.shifted(today, -halves, unit)
    return (start + timedelta(1), today) if start is not None and start < today else None


def place_unit(asked: Asked) -> Days | None:
    unit, today, rel = asked.word("unit"), asked.reference, asked.fields.get("rel")
    if (other := _anchor_day(asked)) is not None:
        return _beside(other, unit, rel)
    if today is None:
        return None
    if rel == "the" and unit == "quarter":
        return last_quarter(today)
    if rel in ("the", "latest"):
        rel = 0 if unit != "weekend" or asked.ahead else -1
    if not isinstance(rel, int) or (unit, rel) == ("day", 1):  # "the next day" is told of another day than this
        return None
    if unit == "quarter":
        return calendar.quarter(today.year, calendar.quarter_of(today) + rel)
    if unit == "weekend":
        return _weekend(today, rel)
    there = calendar.shifted(today, 2 * rel, unit)
    if there is None:
        return None
    if unit == "decade":
        return calendar.years(there.year // 10 * 10, there.year // 10 * 10 + 9)
    if unit == "century":
        first = (there.year - 1) // 100 * 100 + 1
        return calendar.years(first, first + 99)
    return calendar.around(there, unit)


def _anchor_day(asked: Asked) -> Days | None:
    """The date that "that year", "the following month" hang on."""
    year, month, number, q = (asked.number(name) for name in ("at_y", "at_m", "at_d", "at_q"))
    if year is None:
        return None
    if month is not None:
        return one_day(year, month, number) if number is not None else calendar.month(year, month)
    return calendar.quarter(year, q) if q is not None else calendar.years(year)


def _beside(other: Days, unit: str, rel: int | str | None) -> Days | None:
    """The unit that holds a date, or the one before or after."""
    needed = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}.get(unit)
    if needed is None or (other[1] - other[0]).days + 1 > needed:
        return None
    move = (
        rel
        if isinstance(rel, int)
        else {"following": 1, "next": 1, "day after": 1}.get(str(rel), 0 if rel in ("that", "same") else -1)
    )
    whole = calendar.around(other[0], unit)
    if unit in calendar.DAYS_IN:
        return calendar.around(whole[0] + timedelta(move * calendar.DAYS_IN[unit]), unit)
    return calendar.around(calendar.add_months(whole[0], move * calendar.MONTHS_IN[unit]), unit)


def place_other_day(asked: Asked) -> Days | None:
    other = _anchor_day(asked)
    return _beside(other, "day", asked.fields.get("rel")) if other is not None else None


def _weekend(today: date, rel: int) -> Days:
    monday = calendar.week(today)[0]
    if rel == -1:
        monday -= timedelta(7)
    if rel == 1:
        monday += timedelta(7)
    return monday + timedelta(5), monday + timedelta(6)


def place_year_end(asked: Asked) -> Days | None:
    today, unit = asked.reference, asked.word("unit")
    if today is None:
        return None
    if asked.fields.get("lead") == "since":
        there = calendar.shifted(today, -2, unit)
        return calendar.day(calendar.around(there, unit)[1]) if there is not None else None
    whole = calendar.years(today.year) if unit == "year" else calendar.around(today, unit)
    return calendar.day(whole[1])


def place_weekday(asked: Asked) -> Days | None:
    weekday, today, rel = asked.number("w"), asked.reference, asked.fields.get("rel")
    if weekday is None or today is None:
        return None
    if isinstance(rel, str):  # "the following Tuesday"
        return None
    then = asked.word("then")
    if then in ("last week", "next week"):
        monday = calendar.week(today)[0] + timedelta(7 if then == "next week" else -7)
        return calendar.day(monday + timedelta(weekday))
    if then:
        return None
    if rel == -1:
        return calendar.day(calendar.weekday_on_or_before(today - timedelta(1), weekday))
    if rel == 1:
        return calendar.day(calendar.week(today)[0] + timedelta(7 + weekday))  # the one of next week
    if asked.ahead or (asked.tense is Tense.PRESENT and rel is None):
        return calendar.day(calendar.weekday_on_or_after(today, weekday))
    if rel == 0:
        return calendar.day(calendar.week(today)[0] + timedelta(weekday))
    return calendar.day(calendar.weekday_on_or_before(today, weekday))


_DEICTIC = {
    "today": 0, "tonight": 0, "the day": 0, "this": 0, "overnight": 0, "yesterday": -1, "last": -1, "tomorrow": 1,
    "before yesterday": -2, "after tomorrow": 2,
}  # fmt: skip


def place_deictic(asked: Asked) -> Days | None:
    if asked.reference is None:
        return None
    return calendar.day(asked.reference + timedelta(_DEICTIC[asked.word("k")]))


def place_now(asked: Asked) -> Days | None:
    return calendar.day(asked.reference) if asked.reference is not None else None
