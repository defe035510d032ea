"""How values, gaps and days are said to a reader."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import Newsroom

from reconcile.model import Bound, Claim, Interval, Period, Quantity, Span
from reconcile.report import plain


def figure(
    value: str, unit: str = "voter", dimension: str = "count", bound: Bound = Bound.EXACT, text: str = "the surface"
) -> Claim:
    room = Newsroom()
    article = room.article("a", f"Vote\n\nIt was {text} that day.")
    return room.count(article, text, value, unit, dimension=dimension, bound=bound)


@pytest.mark.parametrize(
    ("claim", "shown"),
    [
        (figure("12"), "12"),
        (figure("1000"), "1,000"),
        (figure("1250000"), "1.25 million"),
        (figure("20", "%", "percent", Bound.MORE_THAN), "more than 20%"),
        (figure("8.50", "%", "percent"), "8.5%"),
        (figure("-2", "%", "percent"), "−2%"),
        (figure("1", "percentage point", "point"), "1 percentage point"),
        (figure("6E9", "USD", "money", text="US$6 billion"), "US$6 billion"),
        (figure("6E9", "USD", "money", Bound.ABOUT, "US$6 billion"), "about US$6 billion"),
        (figure("1095", "min", "time", text="6:15 p.m."), "6:15 p.m."),
        (figure("31", bound=Bound.AT_LEAST), "at least 31"),
        (figure("1E400", text="a huge number"), "a huge number"),
    ],
)
def test_a_value_is_short_and_keeps_the_words_that_read_well(claim: Claim, shown: str) -> None:
    assert plain.value(claim) == shown


@pytest.mark.parametrize(
    ("left", "right", "shown"),
    [
        (figure("12"), figure("11"), "one apart"),
        (figure("40"), figure("100"), "2.5 times"),
        (figure("100"), figure("130"), "30 apart"),
        (figure("8", "%", "percent"), figure("20", "%", "percent"), "12 percentage points apart"),
        (figure("5E9", "USD", "money"), figure("6E9", "USD", "money"), "1 billion USD apart"),
        (figure("1095", "min", "time"), figure("1135", "min", "time"), "40 minutes apart"),
        (figure("60", bound=Bound.MORE_THAN), figure("60"), ""),
        (figure("60", bound=Bound.AT_LEAST), figure("70"), ""),
        (figure("5", "km", "length"), figure("5", "mile", "length"), ""),
        (figure("5"), figure("5", "%", "percent"), ""),
        (figure("0"), figure("20"), "20 apart"),
        (figure("1E300"), figure("1E200"), ""),
    ],
)
def test_a_gap_is_told_in_words_and_alike_from_both_sides(left: Claim, right: Claim, shown: str) -> None:
    assert plain.gap(left, right) == plain.gap(right, left) == shown


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (date(2025, 5, 10), date(2025, 5, 10), "10 May 2025"),
        (date(2025, 5, 1), date(2025, 5, 31), "May 2025"),
        (date(2025, 1, 1), date(2025, 12, 31), "2025"),
        (date(1990, 1, 1), date(1999, 12, 31), "1990 to 1999"),
        (date(2024, 6, 20), date(2024, 6, 24), "20–24 June 2024"),
        (date(2024, 5, 30), date(2024, 6, 2), "30 May 2024 to 2 June 2024"),
        (date(9999, 1, 1), date(9999, 12, 31), "9999"),
    ],
)
def test_a_period_is_told_as_people_write_it(start: date, end: date, shown: str) -> None:
    assert plain.period(Period(start, end)) == shown


def test_an_interval_is_told_in_words() -> None:
    def told(found: Interval) -> str:
        return plain.interval(Quantity(found, None, Bound.BETWEEN, "voter", "count", "x", Span(0, 1)))

    low, high = Decimal(22), Decimal(24)
    assert told(Interval(low, high)) == "22 to 24"
    assert told(Interval(low, None, low_open=True)) == "above 22"
    assert told(Interval(None, high)) == "24 or less"
    assert told(Interval.point(low)) == "exactly 22"
    assert told(Interval(low, high, high_open=True)) == "22 to 24 (upper end left out)"
    assert told(Interval(None, None)) == "any value"


def test_an_hour_is_told_as_an_hour() -> None:
    def told(found: Interval) -> str:
        return plain.interval(Quantity(found, None, Bound.BETWEEN, "min", "time", "x", Span(0, 1)))

    assert told(Interval.point(Decimal(1085))) == "exactly 18:05"
    assert told(Interval(Decimal(60), None, low_open=True)) == "after 01:00"
    assert told(Interval(None, Decimal(1439))) == "23:59 or earlier"


@given(st.decimals(allow_nan=False, allow_infinity=False), st.decimals(allow_nan=False, allow_infinity=False))
def test_no_number_is_too_odd_to_be_told(first: Decimal, second: Decimal) -> None:
    left, right = figure(str(first)), figure(str(second))
    assert plain.value(left)
    assert plain.gap(left, right) == plain.gap(right, left)
