"""Places a date expression in time: its form and fields, and the day of writing, give the first and last day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from reconcile.model import Basis, DateExpression, Period
from reconcile.text.dating import calendar
from reconcile.text.dating.accounts import (
    place_account,
    place_ended,
    place_quarter,
    place_quarter_to,
    place_year_to_date,
)
from reconcile.text.dating.asked import Asked
from reconcile.text.dating.calendar import Days
from reconcile.text.dating.fixed import (
    place_century,
    place_day,
    place_days,
    place_decade,
    place_half,
    place_holiday,
    place_month,
    place_months,
    place_season,
    place_slash,
    place_week_of,
    place_weekday_of,
    place_year,
    place_years,
)
from reconcile.text.dating.pointing import (
    place_ago,
    place_deictic,
    place_now,
    place_other_day,
    place_stretch,
    place_unit,
    place_weekday,
    place_year_end,
)

_RESOLVERS: dict[str, Callable[[Asked], Days | None]] = {
    "ymd": place_day,
    "slash": place_slash,
    "dots": place_day,
    "days": place_days,
    "day": place_day,
    "week_of": place_week_of,
    "weekday_of": place_weekday_of,
    "quarter_to": place_quarter_to,
    "holiday": place_holiday,
    "months": place_months,
    "month": place_month,
    "quarter": place_quarter,
    "half": place_half,
    "account": place_account,
    "year_to_date": place_year_to_date,
    "ago": place_ago,
    "stretch": place_stretch,
    "unit": place_unit,
    "yearend": place_year_end,
    "ended": place_ended,
    "weekday": place_weekday,
    "deictic": place_deictic,
    "otherday": place_other_day,
    "now": place_now,
    "season": place_season,
    "decade": place_decade,
    "century": place_century,
    "years": place_years,
    "year": place_year,
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
    assumed = _assumption(expression)
    if not expression.relative:
        return Period(*days, Basis.INFERRED, (assumed,)) if assumed else Period(*days, Basis.STATED)
    step = f"{quoted(expression)} told on {reference} is {shown(days)}"
    return Period(*days, Basis.INFERRED, (step, assumed) if assumed else (step,))


def _assumption(expression: DateExpression) -> str:
    """What was taken for granted in reading an expression, in plain words; "" where nothing was."""
    fields = dict(expression.fields)
    if fields.get("fiscal"):
        return f"{quoted(expression)} is taken for the calendar year, as the fiscal one is not told"
    if expression.form == "slash" and fields["a"] != fields["b"] and max(int(fields["a"]), int(fields["b"])) <= 12:
        return f"{quoted(expression)} is read as month/day/year"
    return ""


def quoted(expression: DateExpression) -> str:
    """Its words as a reader sees them, whatever white space stands between them."""
    return f"“{' '.join(expression.text.split())}”"


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
