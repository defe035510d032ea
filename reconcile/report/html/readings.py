"""Claims as intervals of one measure, so that they can stand on one line: numbers, percents, minutes, days.

Units that convert are converted to that of the first claim; where one claim has no place on the line, none has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reconcile.model import Claim, Direction, Interval, Kind, Quantity
from reconcile.text import units

_DIGITS = 24  # beyond that a number is no figure of news
_NUMBERS = {"count", "ratio", "age", "anniversary", "ordinal"}  # a counted noun needs no common unit
_AXES = {"percent": "percent", "time": "time"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a claim allows; `written` is the one number in its words, where that is not an end."""

    interval: Interval
    written: Decimal | None = None

    @property
    def low(self) -> float | None:
        return None if self.interval.low is None else float(self.interval.low)

    @property
    def high(self) -> float | None:
        return None if self.interval.high is None else float(self.interval.high)

    @property
    def mark(self) -> float | None:
        return None if self.written is None else float(self.written)

    @property
    def ends(self) -> tuple[float, ...]:
        return tuple(end for end in (self.low, self.high, self.mark) if end is not None)


def common(claims: Sequence[Claim]) -> tuple[dict[str, Reading], str]:
    """Each claim's reading on one axis, and that axis; nothing where they have none in common."""
    if claims and all(claim.kind is Kind.DATE and claim.scope.period for claim in claims):
        return {claim.id: _days(claim) for claim in claims}, "day"
    figures = [claim.quantity for claim in claims if claim.quantity]
    if not figures or len(figures) < len(claims):
        return {}, ""
    first = figures[0]
    turned = len({claim.direction for claim in claims if claim.direction}) > 1
    found = {}
    for claim, quantity in zip(claims, figures, strict=True):
        reading = _reading(quantity, first)
        if reading is None:
            return {}, ""
        found[claim.id] = _turned(reading) if turned and claim.direction is Direction.DOWN else reading
    return found, _AXES.get(first.dimension, "")


def _days(claim: Claim) -> Reading:
    period = claim.scope.period
    assert period is not None
    return Reading(Interval(Decimal(period.start.toordinal()), Decimal(period.end.toordinal())))


def _reading(quantity: Quantity, first: Quantity) -> Reading | None:
    """The quantity in the unit of the first; None where the two have no common measure, or it is beyond sense."""
    if quantity.dimension != first.dimension:
        return None
    found = quantity.interval
    ends = told = [found.low, found.high, quantity.value]
    if any(end is not None and not _sane(end) for end in ends):
        return None
    if quantity.unit != first.unit and quantity.dimension not in _NUMBERS:
        ends = [None if end is None else units.convert(end, quantity.unit, first.unit) for end in told]
        if not quantity.dimension or ends.count(None) > told.count(None):
            return None
    low, high, written = ends
    if low is not None and high is not None and low > high:
        return None
    return Reading(Interval(low, high, found.low_open, found.high_open), None if found.single is not None else written)


def _sane(number: Decimal) -> bool:
    return number.is_finite() and (not number or abs(number.adjusted()) <= _DIGITS)


def _turned(reading: Reading) -> Reading:
    """A fall, where another rose: below zero."""
    found = reading.interval
    low, high = (None if end is None else -end for end in (found.high, found.low))
    written = None if reading.written is None else -reading.written
    return Reading(Interval(low, high, found.high_open, found.low_open), written)
