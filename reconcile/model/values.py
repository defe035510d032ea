"""What a figure or a date word says: intervals with their bounds and units, periods, and dates not yet placed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from reconcile.model.documents import Basis, Evidence, Span


class Bound(StrEnum):
    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    UP_TO = "up_to"
    NEARLY = "nearly"
    BETWEEN = "between"


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Interval:
    """Numbers from `low` to `high`; None is unbounded on that side; an open end does not belong to it."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"an interval needs low <= high, not {self.low}, {self.high}")

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        return cls(value, value)

    @property
    def single(self) -> Decimal | None:
        """The one number in it, if it holds just one."""
        return self.low if self.low is not None and self.low == self.high else None

    def holds(self, value: Decimal) -> bool:
        above = self.low is None or value > self.low or (value == self.low and not self.low_open)
        below = self.high is None or value < self.high or (value == self.high and not self.high_open)
        return above and below

    def meets(self, other: Interval) -> bool:
        """True where some number lies in both."""
        return not (_ends_before(self, other) or _ends_before(other, self))


def _ends_before(first: Interval, second: Interval) -> bool:
    if first.high is None or second.low is None:
        return False
    return first.high < second.low or (first.high == second.low and (first.high_open or second.low_open))


@dataclass(frozen=True, slots=True)
class Quantity:
    """An interval with a bound and a unit.

    `value` is the one number written, where there is one ("more than 20" has 20); percent in percent, money in units of
    its currency. `unit` is canonical: "%", "percentage point", an ISO currency code, an SI or customary symbol, a rate
    as "USD/barrel", or the counted noun in lemmas with its modifiers ("joint agreement"); "" where it cannot be told.
    `dimension` is "count", "percent", "point", "money", "ratio", "age", "anniversary", "ordinal", "time" (of day, in
    minutes since midnight), a physical one ("power", "length", "duration", …), with "/" for rates; "" where not known.
    `step` is the place value of the last digit that was written for sure: 1E9 for "6 billion", 0.1 for "8.5".
    `text` is the quoted surface of number and unit; the part spans lie in the document.
    """

    interval: Interval
    value: Decimal | None
    bound: Bound
    unit: str
    dimension: str
    text: str
    number: Span
    step: Decimal | None = None
    unit_span: Span | None = None
    bound_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """Days `start` to `end`, both included, what they rest on, and the steps of an inference in plain words."""

    start: date
    end: date
    basis: Basis = Basis.STATED
    steps: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ValueError(f"a period needs start <= end, not {self.start}, {self.end}")

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def meets(self, other: Period) -> bool:
        return self.start <= other.end and other.start <= self.end

    def holds(self, other: Period) -> bool:
        return self.start <= other.start and other.end <= self.end


class Tense(StrEnum):
    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Words that name a day, week, month, quarter, year, decade, or a stretch of them; not yet placed in time.

    `form` names the rule that read it, `fields` what it read (sorted by key); `reconcile.text.dates.resolve` turns it
    into a Period, given the day that the article was written on where `relative` is true.
    """

    span: Span
    text: str
    form: str
    fields: tuple[tuple[str, int | str], ...] = ()
    relative: bool = False
    tense: Tense = Tense.UNKNOWN
