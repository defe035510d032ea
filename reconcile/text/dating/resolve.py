"""Places a date expression in time: its form and fields, and the day of writing, give the first and last day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from reconcile.model import Basis, DateExpression, Period, Tense
from reconcile.text.dating import calendar, words
from reconcile.text.dating.calendar import Days


@dataclass(frozen=True, slots=True)
class Asked:
    """One expression's fields, and the day that it was written on, where that is known."""

    fields: dict[str, int | str]
    tense: Tense
    reference: date | None

    def number(self, name: str) -> int | None:
        value = self.fields.get(name)
        return value if isinstance(value, int) else None

    def word(self, name: str) -> str:
        value = self.fields.get(name)
        return value if isinstance(value, str) else ""

    @property
    def ahead(self) -> bool:
        return self.tense is Tense.FUTURE

    def year(self) -> int | None:
        """The year that is written, or that "last year" names."""
        written, step = self.number("y"), self.number("yrel")
        if written is not None:
            return written
        if step is not None and self.reference is not None:
            return self.reference.year + step
        return None


#: A date without a year lies at most so many days ahead of the telling, where no verb looks ahead.
_SOON = 92
#: Even beside a verb in the past, a date so close ahead is that one, and not the one of a year before.
_VERY_SOON = 31


def _nearest(asked: Asked, make: Callable[[int], Days]) -> Days | None:
    """The period of a date without a year: the latest that has begun by the day of writing, or the next where the text
    looks ahead. `make` gives it for a year."""
    if (year := asked.year()) is not None:
        return make(year)
    today, rel = asked.reference, asked.number("rel")
    if today is None:
        return None
    if rel == 0:
        return make(today.year)
    candidates = [make(today.year + offset) for offset in (-2, -1, 0, 1)]
    if rel == 1:
        return next(days for days in candidates if days[0] > today)
    if rel == -1:
        # "Last June" told in July would be "last month".
        return [days for days in candidates if days[1] + timedelta(_VERY_SOON) < today][-1]
    return _by_tense(asked, candidates, today)


def _by_tense(asked: Asked, candidates: list[Days], today: date) -> Days:
    begun = [days for days in candidates if days[0] <= today][-1]
    ahead = next((days for days in candidates if days[1] >= today), begun)
    if asked.ahead:
        return ahead
    soon = 0 if asked.fields.get("lead") == "since" else _VERY_SOON if asked.tense is Tense.PAST else _SOON
    return ahead if begun[1] < today and (ahead[0] - today).days <= soon else begun


def _date(year: int, month: int, day: int) -> Days:
    return calendar.day(date(year, month, day))


def _day(asked: Asked) -> Days | None:
    month, number = asked.number("m"), asked.number("d")
    if month is None or number is None:
        return None
    if (year := asked.year()) is not None or asked.reference is None:
        return _date(year, month, number) if year is not None else None
    today = asked.reference
    found = [made for offset in range(-4, 5) if (made := _maybe(today.year + offset, month, number))]
    if (weekday := asked.number("w")) is not None:
        # The weekday settles the year: of the three, only one has it.
        found = [made for made in found if made.weekday() == weekday] or found
    if not found:
        return None
    if weekday is not None and not asked.ahead:
        return calendar.day(min(found, key=lambda made: (abs((made - today).days), made)))
    return _by_tense(asked, [calendar.day(made) for made in found], today)


def _maybe(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _days(asked: Asked) -> Days | None:
    month, first, second = asked.number("m"), asked.number("d"), asked.number("d2")
    last_month = asked.number("m2") or month
    if month is None or last_month is None or first is None or second is None:
        return None
    year, last_year = asked.number("y"), asked.number("y2")
    if year is None and last_year is None:
        start = _day(asked)
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


def _slash(asked: Asked) -> Days | None:
    a, b, year = asked.number("a"), asked.number("b"), asked.number("y")
    if a is None or b is None or year is None:
        return None
    return _date(year, b, a) if a > 12 else _date(year, a, b)


def _month(asked: Asked) -> Days | None:
    month = asked.number("m")
    return _nearest(asked, lambda year: calendar.month(year, month)) if month else None


def _months(asked: Asked) -> Days | None:
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
    return _nearest(asked, lambda y: calendar.months(y, first, count))


def _quarter(asked: Asked) -> Days | None:
    number = asked.number("q")
    if number is None:
        return None
    number = 4 if number == -1 else number
    year = asked.year()
    if year is None and asked.reference is not None and asked.number("rel") is None:
        found = _begun(asked.reference, lambda y: calendar.quarter(y, number), ahead=asked.ahead and "lead" in asked.fields)
    else:
        found = _nearest(asked, lambda y: calendar.quarter(y, number))
    return _year_back(found) if found and asked.number("back") else found


def _begun(today: date, make: Callable[[int], Days], ahead: bool) -> Days:
    """The latest that has begun: reports on a quarter follow it, and what is said of its figures may be in any tense."""
    candidates = [make(today.year + offset) for offset in (-1, 0, 1)]
    if ahead:
        return next(days for days in candidates if days[1] >= today)
    return [days for days in candidates if days[0] <= today][-1]


def _anchored_quarter(asked: Asked) -> Days | None:
    """The quarter that the expression hangs on."""
    fields = {name.removeprefix("at_"): value for name, value in asked.fields.items() if name in ("at_q", "at_y", "at_yrel")}
    return _quarter(Asked(fields, Tense.UNKNOWN, asked.reference)) if "q" in fields else None


def _year_back(days: Days) -> Days:
    return calendar.months(days[0].year - 1, days[0].month, _month_count(days))


def _month_count(days: Days) -> int:
    return (days[1].year - days[0].year) * 12 + days[1].month - days[0].month + 1


def _half(asked: Asked) -> Days | None:
    number = asked.number("h")
    return _nearest(asked, lambda year: calendar.months(year, 1 if number == 1 else 7, 6))


def _last_quarter(today: date) -> Days:
    return calendar.quarter(today.year, calendar.quarter_of(today) - 1)


def _account(asked: Asked) -> Days | None:
    """A period of accounts: "the latest quarter" is the last whole one, "the year-earlier quarter" a year before it."""
    unit, today = asked.word("unit"), asked.reference
    if (other := _anchored_quarter(asked)) is not None:
        if (year := asked.year()) is not None:
            return calendar.months(year, other[0].month, 3)
        return other if asked.number("rel") is not None or "latest" in asked.fields.values() else _year_back(other)
    if today is None:
        year = asked.year()
        return calendar.years(year) if year is not None and unit == "period" else None
    if unit == "year" or (not unit and asked.number("back")):
        return calendar.years(today.year - 1)
    if unit in ("month", "week", "day"):
        return None
    latest = _last_quarter(today)
    year = asked.year()
    if year is not None:
        if unit == "period":
            return calendar.years(year)
        return calendar.months(year, latest[0].month, 3)
    return _year_back(latest) if asked.number("back") or not asked.word("rel") else latest


def _year_to_date(asked: Asked) -> Days | None:
    n, unit = asked.number("n"), asked.word("unit").rstrip("s")
    if n is None:
        return None
    n //= 2
    if asked.number("m"):
        start = _month(asked)
    else:
        year = asked.year()
        start = calendar.years(year) if year is not None else None
    if start is None:
        return None
    months = {"month": n, "quarter": 3 * n}.get(unit)
    if months is not None:
        return (start[0], calendar.months(start[0].year, 1, months)[1]) if 0 < months <= 12 else None
    days = {"week": 7 * n, "day": n}[unit]
    return start[0], start[0] + timedelta(max(days, 1) - 1)


_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}


def _moved(today: date, halves: int, unit: str) -> date | None:
    """The day so many half units on."""
    if unit in _DAYS_IN:
        return today + timedelta(halves * _DAYS_IN[unit] // 2)
    months = halves * _MONTHS_IN[unit]
    return calendar.add_months(today, months // 2) if months % 2 == 0 else None


def _ago(asked: Asked) -> Days | None:
    halves, unit, way, today = asked.number("n"), asked.word("unit"), asked.word("way"), asked.reference
    if (other := _anchored_quarter(asked)) is not None:
        return _year_back(other)
    if halves is None or today is None:
        return None
    if "half" in asked.word("more"):
        halves += 1
    back = way in ("ago", "earlier", "before")
    if not back and way not in ("hence", "from now", "from today"):
        return None
    there = _moved(today, -halves if back else halves, unit)
    if there is None:
        return None
    if halves % 2:
        unit = {"year": "month", "decade": "year", "century": "year", "week": "day"}.get(unit, unit)
    return _around(there, unit)


def _around(there: date, unit: str) -> Days:
    """The unit that a day lies in, a decade ago being a year."""
    if unit == "day":
        return calendar.day(there)
    if unit in ("week", "fortnight"):
        return calendar.week(there)
    if unit == "month":
        return calendar.month(there.year, there.month)
    if unit == "quarter":
        return calendar.quarter(there.year, calendar.quarter_of(there))
    return calendar.years(there.year)


def _stretch(asked: Asked) -> Days | None:
    """"The past three months" ends on the day of writing, "the next three" begin on the day after."""
    halves = asked.number("n") if "n" in asked.fields else 2
    if "n" not in asked.fields and asked.word("more") is None:
        return None
    today = asked.reference
    if halves is None or today is None:
        return None
    unit = asked.word("unit")
    if asked.number("rel") == 1:
        end = _moved(today, halves, unit)
        return (today + timedelta(1), end) if end is not None and end > today else None
    start = _moved(today, -halves, unit)
    return (start + timedelta(1), today) if start is not None and start < today else None


def _unit(asked: Asked) -> Days | None:
    unit, today, rel = asked.word("unit"), asked.reference, asked.fields.get("rel")
    if (other := _anchor_day(asked)) is not None:
        return _beside(other, unit, rel)
    if today is None:
        return None
    if rel == "the" and unit == "quarter":
        return _last_quarter(today)
    if rel in ("the", "latest"):
        rel = 0 if unit != "weekend" or asked.ahead else -1
    if not isinstance(rel, int):
        return None
    if unit == "quarter":
        return calendar.quarter(today.year, calendar.quarter_of(today) + rel)
    if unit == "weekend":
        return _weekend(today, rel)
    there = _moved(today, 2 * rel, unit)
    if there is None:
        return None
    if unit == "decade":
        return calendar.years(there.year // 10 * 10, there.year // 10 * 10 + 9)
    if unit == "century":
        first = (there.year - 1) // 100 * 100 + 1
        return calendar.years(first, first + 99)
    return _around(there, unit)


def _anchor_day(asked: Asked) -> Days | None:
    """The date that "that year", "the following month" hang on."""
    year, month, number, q = (asked.number(name) for name in ("at_y", "at_m", "at_d", "at_q"))
    if year is None:
        return None
    if month is not None:
        return _date(year, month, number) if number is not None else calendar.month(year, month)
    return calendar.quarter(year, q) if q is not None else calendar.years(year)


def _beside(other: Days, unit: str, rel: int | str | None) -> Days | None:
    """The unit that holds a date, or the one before or after."""
    needed = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}.get(unit)
    if needed is None or (other[1] - other[0]).days + 1 > needed:
        return None
    move = rel if isinstance(rel, int) else {"following": 1, "next": 1, "day after": 1}.get(str(rel), 0 if rel in ("that", "same") else -1)
    whole = _around(other[0], unit)
    if unit in _DAYS_IN:
        return _around(whole[0] + timedelta(move * _DAYS_IN[unit]), unit)
    return _around(calendar.add_months(whole[0], move * _MONTHS_IN[unit]), unit)


def _other_day(asked: Asked) -> Days | None:
    other = _anchor_day(asked)
    return _beside(other, "day", asked.fields.get("rel")) if other is not None else None


def _weekend(today: date, rel: int) -> Days:
    monday = calendar.week(today)[0]
    if rel == -1:
        monday -= timedelta(7)
    if rel == 1:
        monday += timedelta(7)
    return monday + timedelta(5), monday + timedelta(6)


def _ended(asked: Asked) -> Days | None:
    """So many months up to the day that is told beside them ("the nine months ended Sept. 30")."""
    fields = {name.removeprefix("at_"): value for name, value in asked.fields.items() if name.startswith("at_")}
    beside = Asked(fields, Tense.PAST, asked.reference)
    end = _day(beside) if "d" in fields else _month(beside) if "m" in fields else None
    halves = asked.number("n") if "n" in asked.fields else 2
    if end is None or halves is None:
        return None
    # Accounts close on the last day of a month, or on a weekday near it.
    close = end[1] + timedelta(1)
    start = _moved(close, -halves, asked.word("unit"))
    return (start, end[1]) if start is not None and start <= end[1] else None


def _year_end(asked: Asked) -> Days | None:
    today, unit = asked.reference, asked.word("unit")
    if today is None:
        return None
    if asked.fields.get("lead") == "since":
        there = _moved(today, -2, unit)
        return calendar.day(_around(there, unit)[1]) if there is not None else None
    whole = calendar.years(today.year) if unit == "year" else _around(today, unit)
    return calendar.day(whole[1])


def _weekday(asked: Asked) -> Days | None:
    weekday, today, rel = asked.number("w"), asked.reference, asked.fields.get("rel")
    if weekday is None or today is None:
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
        return calendar.day(_next_weekday(asked, today, weekday))
    if asked.ahead or (asked.tense is Tense.PRESENT and rel is None):
        return calendar.day(calendar.weekday_on_or_after(today, weekday))
    if rel == 0:
        return calendar.day(calendar.week(today)[0] + timedelta(weekday))
    return calendar.day(calendar.weekday_on_or_before(today, weekday))


def _next_weekday(asked: Asked, today: date, weekday: int) -> date:
    return calendar.week(today)[0] + timedelta(7 + weekday)


_DEICTIC = {
    "today": 0, "tonight": 0, "the day": 0, "this": 0, "overnight": 0, "yesterday": -1, "last": -1, "tomorrow": 1,
    "before yesterday": -2, "after tomorrow": 2,
}  # fmt: skip


def _deictic(asked: Asked) -> Days | None:
    if asked.reference is None:
        return None
    return calendar.day(asked.reference + timedelta(_DEICTIC[asked.word("k")]))


def _now(asked: Asked) -> Days | None:
    return calendar.day(asked.reference) if asked.reference is not None else None


def _weekday_of(asked: Asked) -> Days | None:
    month, weekday, nth = _month(asked), asked.number("w"), asked.number("nth")
    if month is None or weekday is None or nth is None:
        return None
    if nth == -1:
        return calendar.day(calendar.weekday_on_or_before(month[1], weekday))
    return calendar.day(calendar.weekday_on_or_after(month[0], weekday) + timedelta(7 * (nth - 1)))


def _season(asked: Asked) -> Days | None:
    first = words.SEASONS[asked.word("s")]
    return _nearest(asked, lambda year: calendar.months(year, first, 3))


def _decade(asked: Asked) -> Days | None:
    first = asked.number("decade")
    if first is None:
        return None
    return calendar.years(first, first + (99 if first % 100 == 0 else 9))


def _century(asked: Asked) -> Days | None:
    number = asked.number("nth")
    return calendar.years(100 * number - 99, 100 * number) if number is not None and 1 <= number <= 90 else None


def _years(asked: Asked) -> Days | None:
    first, last = asked.number("y"), asked.number("y2")
    if first is None or last is None:
        return None
    if last < 1000:  # "2014-15"; the reader made 2015 or 1915 of it
        last = first - first % 100 + last
    while last < first:
        last += 100
    return calendar.years(first, last)


def _year(asked: Asked) -> Days | None:
    year = asked.year()
    return calendar.years(year) if year is not None else None


_RESOLVERS: dict[str, Callable[[Asked], Days | None]] = {
    "ymd": _day,
    "slash": _slash,
    "dots": _day,
    "days": _days,
    "day": _day,
    "weekday_of": _weekday_of,
    "months": _months,
    "month": _month,
    "quarter": _quarter,
    "half": _half,
    "account": _account,
    "year_to_date": _year_to_date,
    "ago": _ago,
    "stretch": _stretch,
    "unit": _unit,
    "yearend": _year_end,
    "ended": _ended,
    "weekday": _weekday,
    "deictic": _deictic,
    "otherday": _other_day,
    "now": _now,
    "season": _season,
    "decade": _decade,
    "century": _century,
    "years": _years,
    "year": _year,
}


def place(expression: DateExpression, reference: date | None) -> Period | None:
    """The period that an expression names for a text written on `reference`; None where it cannot be placed."""
    resolver = _RESOLVERS.get(expression.form)
    if resolver is None:
        return None
    try:
        days = resolver(Asked(dict(expression.fields), expression.tense, reference))
    except (ValueError, OverflowError):  # 31 June, or a year outside the calendar
        return None
    if days is None or days[0] > days[1]:
        return None
    return _period(expression, reference, days)


def _period(expression: DateExpression, reference: date | None, days: Days) -> Period:
    if not expression.relative:
        return Period(*days, Basis.STATED)
    step = f"{expression.text!r} told on {reference} is {shown(days)}"
    return Period(*days, Basis.INFERRED, (step,))


def shown(days: Days) -> str:
    """Days as a reader would write them: 2023, 2023-06, 2023-06-19, or first to last."""
    first, last = days
    if first == last:
        return first.isoformat()
    if days == calendar.years(first.year):
        return f"{first.year:04d}"
    if days == calendar.month(first.year, first.month):
        return f"{first.year:04d}-{first.month:02d}"
    return f"{first} to {last}"
