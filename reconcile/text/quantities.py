"""Every quantity of a text with its interval, bound, unit and spans: the face of the number grammar.

`find` reads what the words themselves settle. What is counted, who counts it, and whether a figure is a claim at all are
the extractor's business; `Reading.form` helps it: "cardinal", "fraction", "multiple", "times", "range", "score", "ratio",
"vague", "money", "percent", "age" and "ordinal" are amounts of some kind; "year", "date", "time", "phone", "version",
"decade", "code", "label", "model_name", "address", "counter", "pronoun" look like none; "too_long" has more digits than
any article means: its text is kept, its value is None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from reconcile.model import Bound, Direction, Interval, Quantity, Span
from reconcile.text import bounds, joining, numbers
from reconcile.text.bounds import Bounding
from reconcile.text.joining import Joined

#: A sentence that this does not match holds no figure.
WANTS: re.Pattern[str] = re.compile(numbers.SEED.pattern, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity, the span of its bound words, number and unit, what kind of figure it is, and the direction that the
    number's own words tell ("doubled", "halved")."""

    quantity: Quantity
    span: Span
    form: str
    direction: Direction | None = None


def find(text: str) -> tuple[Reading, ...]:
    """The quantities of a text, left to right, none overlapping. Spans are relative to `text`; linear in its length."""
    low = numbers.lower(text)
    found, floor = [], 0
    for joined in joining.join(text, low):
        reading = _reading(text, low, joined, floor)
        if found and (both := _two_bounds(text, low, found[-1], reading)):
            found.pop()
            reading = both
        if found and reading.quantity.unit and "(" in text[floor : floor + 2]:
            reading = _converted(low, found[-1], reading)
        found.append(reading)
        floor = reading.span.end
    return tuple(found)


def _converted(low: str, first: Reading, second: Reading) -> Reading:
    """ "More than 100 kilometres (60 miles)": what is told again in another unit keeps the bound."""
    a, b = first.quantity, second.quantity
    if a.bound in (Bound.EXACT, Bound.BETWEEN) or b.bound is not Bound.EXACT or b.value is None or a.unit == b.unit or a.dimension != b.dimension:
        return second
    if not _OPENS.fullmatch(low, first.span.end, second.span.start):
        return second
    return replace(second, quantity=replace(b, bound=a.bound, bound_span=a.bound_span, interval=bounds.interval(a.bound, b.value)))


_OPENS = re.compile(r"[^\S\n]?\([^\S\n]?")
_BUT = re.compile(r",?[^\S\n]+(?:and|but)[^\S\n]+|,[^\S\n]+")
_LOWER = frozenset({Bound.MORE_THAN, Bound.AT_LEAST})
_UPPER = frozenset({Bound.LESS_THAN, Bound.UP_TO})


def _two_bounds(text: str, low: str, first: Reading, second: Reading) -> Reading | None:
    """ "At least 5 but no more than 10 years" is one range, told by its two bounds."""
    a, b = first.quantity, second.quantity
    if b.bound_span is None or {a.bound, b.bound} & _LOWER == set() or {a.bound, b.bound} & _UPPER == set():
        return None
    if (a.unit and a.unit != b.unit) or not _BUT.fullmatch(low, first.span.end, second.span.start):
        return None
    under, over = (a.interval, b.interval) if a.bound in _LOWER else (b.interval, a.interval)
    if under.low is None or over.high is None or under.low >= over.high:
        return None
    quantity = replace(
        b,
        interval=Interval(under.low, over.high, under.low_open, over.high_open),
        value=None,
        bound=Bound.BETWEEN,
        number=a.number.join(b.number),
        bound_span=a.bound_span,
        text=Span(a.number.start, second.span.end).of(text),
    )
    return Reading(quantity, first.span.join(second.span), "range")


#: Forms whose number may carry a bound.
_UNBOUNDED = frozenset({"time", "date", "phone", "version", "decade", "code", "ordinal", "too_long", "label", "address", "counter", "pronoun"})


def _reading(text: str, low: str, joined: Joined, floor: int) -> Reading:
    first, last = joined.first, joined.last
    start, end = first.start, last.end
    bound = None if first.form in _UNBOUNDED else _bound(text, low, joined, floor)
    number = Span(first.number.start, last.number.end)
    core = Span(start, end)
    for piece in (first, last):
        if piece.unit_span:
            core = core.join(piece.unit_span) if piece.unit_span.start >= floor and piece is last or piece is first else core
    span = core if bound is None else core.join(bound.span)
    quantity = Quantity(
        interval=_interval(joined, bound),
        value=joined.value,
        bound=Bound.BETWEEN if joined.is_range else bound.bound if bound else Bound.EXACT,
        unit=joined.unit.id if joined.unit else "",
        dimension=_dimension(joined),
        text=core.of(text),
        number=number,
        step=joined.step,
        unit_span=joined.unit_span,
        bound_span=bound.span if bound else joined.between,
    )
    if joined.between:
        span = span.join(joined.between)
    return Reading(quantity, span, joined.form, first.direction)


_OVER_TIME = re.compile(r"(?:for|in|of|after|takes?|took|taken|well|just|with|lasts?|lasted|was|is|been|by|than|and|at|to)[^\S\n]+over$|^over$")


def _bound(text: str, low: str, joined: Joined, floor: int) -> Bounding | None:
    """The words before or after that bound the figure; of two in a row the one that bounds more ("up to about 500")."""
    after = joined.last.bound
    if after is not None:
        return after
    start = joined.first.start
    if start <= floor or low[start - 1] not in _MAY_END_BOUND:
        return None
    found = bounds.before(low, start, floor)
    if found is None:
        return None
    if found.bound is Bound.ABOUT:
        outer = bounds.before(low, found.span.start, floor)
        if outer is not None and outer.bound not in (Bound.ABOUT, Bound.EXACT):
            return Bounding(outer.bound, outer.span.join(found.span), outer.close)
    duration = joined.unit is not None and joined.unit.dimension == "duration"
    if duration and found.span.of(low) == "over" and not _OVER_TIME.search(low[max(0, found.span.start - 10) : found.span.end]):
        return None
    return found


_MAY_END_BOUND = frozenset(" -~<>=≥≤≈±\u00a0\u202f\u2009\t")


def _interval(joined: Joined, bound: Bounding | None) -> Interval:
    if joined.low is not None and joined.high is not None:
        return Interval(joined.low, joined.high)
    if joined.value is None:
        return Interval(None, None)
    return bounds.interval(bound.bound, joined.value, bound.close) if bound else Interval.point(joined.value)


def _dimension(joined: Joined) -> str:
    if joined.unit is not None:
        return joined.unit.dimension
    return {"multiple": "ratio", "ratio": "ratio", "ordinal": "ordinal", "times": "count"}.get(joined.form, "")


def value_of(reading: Reading) -> Decimal | None:
    """The one number written, where there is one."""
    return reading.quantity.value
