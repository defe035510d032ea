"""How a value, a gap, a date and a verdict are said to a reader. Every format words them the same.

The words that an article wrote stay where they are good to read ("US$6 billion"); counts and percents are written in
digits, so that two of them can be compared at a glance. Nothing here is escaped: that is each format's own duty.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from decimal import Decimal

from reconcile.model import Basis, Bound, Claim, Dating, Interval, Kind, Period, Quantity, Verdict

VERDICT = {
    Verdict.CONFLICT: ("conflict", "conflicts"),
    Verdict.UNCLEAR: ("unclear", "unclear"),
    Verdict.EXPLAINED: ("explained", "explained"),
    Verdict.AGREE: ("agree", "agree"),
}

#: Reasons of the verdict table, for people. One that a plug-in adds is shown by its name.
REASON = {
    "exact": "the same reading",
    "rounding": "one is told less precisely",
    "bound_compatible": "a bound holds the other value",
    "unit_conversion": "equal once converted",
    "different_event": "different events",
    "different_period": "different periods",
    "different_scope": "a part and its whole, or who is counted in",
    "partition": "the parts sum to the whole",
    "update_over_time": "updated since",
    "status_transition": "a change of state, the sum kept",
    "different_measure": "different measures",
    "different_entity": "of, or by, someone else",
    "forecast_vs_actual": "a forecast or target, and what came",
    "values_differ": "the values differ",
    "bound_incompatible": "the bound rules the other value out",
    "sources_disagree": "named speakers disagree",
    "magnitude": "apart by a factor of ten or more",
    "direction": "up against down",
    "date_differs": "the date is disputed",
    "place_differs": "the place is disputed",
    "role_differs": "the role is disputed",
    "time_differs": "the time of day is disputed",
    "negated": "one says it happened, one that it did not",
    "sum_differs": "the parts do not make the total",
    "period_unknown": "the period of one side is not known",
    "event_unknown": "the event of one side is not known",
    "referent_unknown": "who or what is counted is not known",
}

MARK = {
    "possible_update": "possibly an update",
    "possible_slip": "possibly a slip of the pen",
    "one_origin": "one origin only, which adds no support",
}

BASIS = {
    Basis.GIVEN: "given with the source",
    Basis.STATED: "stated in the text",
    Basis.INFERRED: "inferred",
    Basis.UNKNOWN: "not known",
}

_BOUND = {
    Bound.EXACT: "",
    Bound.ABOUT: "about ",
    Bound.MORE_THAN: "more than ",
    Bound.AT_LEAST: "at least ",
    Bound.LESS_THAN: "less than ",
    Bound.UP_TO: "up to ",
    Bound.NEARLY: "nearly ",
    Bound.BETWEEN: "",
}
_SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# Fixed English names: the machine's locale must not change the bytes.
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
LARGE = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_DIGITS = 24  # beyond that a number is shown as the article wrote it


def reason(name: str) -> str:
    return REASON.get(name, name.replace("_", " "))


def mark(name: str) -> str:
    return MARK.get(name, name.replace("_", " "))


def plural(count: int, one: str, many: str = "") -> str:
    """ "1 source", "3 sources"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def clip(text: str, length: int) -> str:
    """At most so many characters, cut with an ellipsis."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


# ── numbers ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def number(value: Decimal, places: int | None = None) -> str:
    """ "12", "1,000", "8.5"; with `places`, rounded to so many decimals at most."""
    if not value.is_finite() or abs(value.adjusted()) > _DIGITS:
        return str(value)
    if places is not None:
        value = round(value, places)
    shown = f"{value:,f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return "0" if shown in ("-0", "") else shown.replace("-", "\u2212")


def compact(value: Decimal) -> str:
    """ "6 billion", "1.25 million", "40,000"."""
    for size, name in LARGE:
        if abs(value) >= size:
            return f"{number(value / size, 2)} {name}"
    return number(value, 2)


def amount(value: Decimal, unit: str, dimension: str) -> str:
    """A number with its unit: "12%", "1 billion USD", "2 percentage points", "40 minutes"; no counted noun."""
    if dimension == "percent":
        return f"{number(value, 2)}%"
    if dimension == "point":
        return f"{number(value, 2)} percentage point{'' if value == 1 else 's'}"
    if dimension == "time":
        return plural(int(value), "minute")
    if dimension in ("count", "ratio", "anniversary", "ordinal", "") or not unit:
        return compact(value)
    return f"{compact(value)} {unit}"


def interval(quantity: Quantity) -> str:
    """What the words allow, as an interval: "above 20", "22 to 24", "exactly 12", "after 18:00"."""
    found = quantity.interval
    clock = quantity.dimension == "time"
    above, more, below, less = ("after", "later", "before", "earlier") if clock else ("above", "more", "below", "less")
    low, high = (hour(end) if clock else _edge(end) for end in (found.low, found.high))
    if found.single is not None:
        return f"exactly {low}"
    if found.high is None and found.low is None:
        return "any value"
    if found.high is None:
        return f"{above} {low}" if found.low_open else f"{low} or {more}"
    if found.low is None:
        return f"{below} {high}" if found.high_open else f"{high} or {less}"
    return f"{low} to {high}" + _open(found)


def hour(minutes: Decimal | None) -> str:
    """Minutes since midnight as an hour: "18:05"; hours of the day before or after count on."""
    if minutes is None or abs(minutes.adjusted()) > 4:
        return _edge(minutes)
    hours, rest = divmod(int(minutes), 60)
    return f"{hours % 24:02d}:{rest:02d}"


def _edge(value: Decimal | None) -> str:
    return "" if value is None else compact(value)


def _open(found: Interval) -> str:
    ends = [word for word, is_open in (("lower", found.low_open), ("upper", found.high_open)) if is_open]
    return f" ({' and '.join(ends)} end left out)" if ends else ""


def quantity(found: Quantity) -> str:
    """ "12", "more than 20%", "about 40 minutes", "US$6 billion", "22 to 24"."""
    if found.dimension == "time":
        return found.text  # "by noon", "shortly after 1 a.m."
    bound = _BOUND[found.bound]
    if found.dimension in ("count", "percent", "point") and found.value is not None:
        if abs(found.value.adjusted()) <= _DIGITS:
            return bound + amount(found.value, found.unit, found.dimension)
    elif found.dimension in ("count", "percent") and found.bound is Bound.BETWEEN:
        percent = "%" if found.dimension == "percent" else ""
        return f"{_edge(found.interval.low)} to {_edge(found.interval.high)}{percent}"
    return found.text if found.text.lower().startswith(bound) else bound + found.text


def value(claim: Claim) -> str:
    """What a claim says, in short: "12", "up 8%", "Saturday (10 May 2025)", a holder, or its quote."""
    if claim.quantity:
        return (f"{claim.direction} " if claim.direction else "") + quantity(claim.quantity)
    if claim.role:
        return ("former " if claim.role.former else "") + f"{claim.role.title}: {claim.role.holder}"
    if claim.kind is Kind.DATE and claim.scope.period:
        told, placed = claim.when.text if claim.when else claim.quote, period(claim.scope.period)
        return told if told == placed else f"{told} ({placed})"
    return claim.quote


# ── gaps ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def gap(left: Claim, right: Claim) -> str:
    """How far apart two claims are: "one apart", "12 percentage points apart", "2.5 times"; "" where not to be said."""
    if left.kind is Kind.DATE and right.kind is Kind.DATE:
        return _days_apart(left.scope.period, right.scope.period)
    if left.direction and right.direction and left.direction is not right.direction:
        return f"{left.direction} against {right.direction}"
    first, second = left.quantity, right.quantity
    if first is None or second is None or first.dimension != second.dimension:
        return ""
    if first.dimension != "count" and first.unit != second.unit:
        return ""
    return _apart(first.interval, second.interval, first.unit, first.dimension)


def _apart(first: Interval, second: Interval, unit: str, dimension: str) -> str:
    below, above = sorted((first, second), key=_start)
    if first.meets(second) or below.high is None or above.low is None:
        return ""
    low, high = below.high, above.low
    if low == high:  # "more than 60" and "60": they touch where one has no end
        return ""
    if max(abs(low.adjusted()), abs(high.adjusted())) > _DIGITS:
        return ""
    apart = high - low
    if dimension in ("percent", "point"):
        return f"{number(apart, 2)} percentage point{'' if apart == 1 else 's'} apart"
    if dimension == "time":
        return f"{amount(apart, unit, dimension)} apart"
    if dimension == "count" and apart <= 10 and apart == apart.to_integral_value():
        return f"{_SMALL[int(apart)]} apart"
    if low > 0 and high >= 2 * low:
        return f"{number(high / low, 1)} times"
    return f"{amount(apart, unit, dimension)} apart"


def _start(found: Interval) -> tuple[Decimal, Decimal]:
    low, high = found.low, found.high
    return Decimal("-Infinity") if low is None else low, Decimal("Infinity") if high is None else high


def _days_apart(first: Period | None, second: Period | None) -> str:
    if first is None or second is None or first.meets(second):
        return ""
    below, above = sorted((first, second), key=lambda found: found.start)
    days = (above.start - below.end).days
    return "one day apart" if days == 1 else f"{days:,} days apart"


# ── time ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def day(when: date) -> str:
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def short_day(when: date, *, year: bool = False) -> str:
    """ "10 May", or "May 2025" where the year is what matters."""
    name = _MONTHS[when.month - 1][:3]
    return f"{name} {when.year}" if year else f"{when.day} {name}"


def period(found: Period) -> str:
    """ "10 May 2025", "May 2025", "2025", "20–24 June 2024", "30 May to 2 June 2024"."""
    start, end = found.start, found.end
    if start == end:
        return day(start)
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        if (start.year, start.month) == (end.year, end.month):
            return f"{_MONTHS[start.month - 1]} {start.year}"
        if start.month == 1 and end.month == 12:
            return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{end.day} {_MONTHS[end.month - 1]} {end.year}"
    return f"{day(start)} to {day(end)}"


def published(dating: Dating | None) -> str:
    """ "20 June 2024 (inferred)", "date not known"."""
    if dating is None or dating.period is None:
        return "date not known"
    return f"{period(dating.period)} ({BASIS[dating.basis]})"
