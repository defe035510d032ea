"""A scale of numbers, minutes or days: where each stands, in percent of the width, and which of them are written.

Places are percentages, so that a drawing is as wide as the page and its words keep their size.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import floor, log10

from reconcile.report import plain

_LEFT, _RIGHT = 4.0, 96.0  # percent of the width between which values stand
_FACTOR = 30  # from here on between the least and the greatest, a scale goes by factors
_NEAR_ZERO = 0.34  # a least value below this part of the greatest: the scale begins with zero
_ROOM = 0.15  # of the span, left free at either end
_DIVISIONS = 5
_DAYS = (1, 2, 7, 14, 30, 61, 91, 182, 365)


@dataclass(frozen=True, slots=True)
class Tick:
    at: str
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """From `low` to `high`; `axis` is "day" (ordinals), "time" (minutes of the day), "percent", or "" for numbers."""

    low: float
    high: float
    axis: str = ""
    factors: bool = False
    whole: bool = False  # of things that are counted: no half of one is written

    def place(self, value: float) -> float:
        """Where a value stands, in percent; one beyond the ends stands at the end."""
        if self.factors:
            low, high, value = log10(self.low), log10(self.high), log10(max(value, self.low))
        else:
            low, high = self.low, self.high
        part = min(1.0, max(0.0, (value - low) / (high - low)))
        return round(_LEFT + part * (_RIGHT - _LEFT), 1)

    def ticks(self) -> tuple[Tick, ...]:
        return tuple(Tick(f"{self.place(value):g}%", label) for value, label in self._written())

    def _written(self) -> Iterator[tuple[float, str]]:
        if self.axis == "day":
            return _days(self.low, self.high)
        if self.factors:
            return _powers(self.low, self.high)
        return _steps(self)


def scale(values: Sequence[float], axis: str = "", *, below: bool = False, above: bool = False) -> Scale:
    """A scale that holds these values, with room for what goes on `below` or `above` them."""
    low, high = min(values), max(values)
    if low > 0 and high / low >= _FACTOR and axis == "":
        return Scale(low / (6 if below else 2), high * (6 if above else 2), axis, factors=True)
    span = (high - low) or (1.0 if axis else abs(low) * 0.25) or 1.0
    if axis == "day":
        span = max(span, 4.0)
    room = span * (_ROOM if high > low else 0.5)
    least, most = low - room * (2 if below else 1), high + room * (2 if above else 1)
    if low >= 0 and axis != "day":
        least = 0.0 if low <= _NEAR_ZERO * high else max(0.0, least)
    return Scale(least, most, axis, whole=axis in ("", "time") and all(value == int(value) for value in values))


def _steps(found: Scale) -> Iterator[tuple[float, str]]:
    low, high, axis = found.low, found.high, found.axis
    step = _minutes(high - low) if axis == "time" else _nice((high - low) / _DIVISIONS)
    step = max(step, Decimal(1)) if found.whole else step
    number = Decimal(floor(Decimal(repr(low)) / step)) * step
    while float(number) <= high:
        if float(number) >= low:
            yield float(number), _label(number, step, axis)
        number += step


def _nice(rough: float) -> Decimal:
    """The least of 1, 2 or 5 times a power of ten that is not below."""
    power = Decimal(10) ** floor(log10(rough))
    return next((power * times for times in (1, 2, 5) if float(power * times) >= rough), power * 10)


def _minutes(span: float) -> Decimal:
    return next((Decimal(step) for step in (1, 5, 10, 15, 30, 60, 120, 180) if span / step <= _DIVISIONS), Decimal(360))


def _label(number: Decimal, step: Decimal, axis: str) -> str:
    if axis == "time":
        return plain.hour(number)
    if abs(number) < 1_000_000:
        told = plain.number(number)
    else:
        told = _large(number, step)
    return f"{told}%" if axis == "percent" else told


def _large(number: Decimal, step: Decimal) -> str:
    """As many decimals as the step between two ticks needs."""
    for size, name in plain.LARGE:
        if abs(number) >= size:
            return f"{plain.number((number / size).quantize(min(Decimal(1), step / size)))} {name}"
    return plain.number(number)


def _powers(low: float, high: float) -> Iterator[tuple[float, str]]:
    first, last = floor(log10(low)), floor(log10(high))
    every = 1 + (last - first) // (_DIVISIONS + 1)
    for power in range(first, last + 1, every):
        number = Decimal(10) ** power
        if low <= number <= high:
            yield float(number), _label(number, number, "")


def _days(low: float, high: float) -> Iterator[tuple[float, str]]:
    step = next((days for days in _DAYS if (high - low) / days <= _DIVISIONS), 365 * max(1, round((high - low) / 1800)))
    first = max(1, floor(low))
    for number in range(first + (-first % step if step > 2 else 0), min(floor(high), date.max.toordinal()) + 1, step):
        if number >= low:
            yield float(number), plain.short_day(date.fromordinal(number), year=step > 182)
