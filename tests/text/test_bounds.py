"""Words that bound a figure, before and after it, and the intervals they make."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.model import Bound
from reconcile.text import bounds


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("more than", Bound.MORE_THAN),
        ("upwards of", Bound.MORE_THAN),
        ("a fraction over", Bound.MORE_THAN),
        ("substantially more than", Bound.MORE_THAN),
        ("as low as", Bound.AT_LEAST),
        ("slightly higher than", Bound.MORE_THAN),
        ("at least", Bound.AT_LEAST),
        ("no fewer than", Bound.AT_LEAST),
        ("a minimum of", Bound.AT_LEAST),
        ("fewer than", Bound.LESS_THAN),
        ("under", Bound.LESS_THAN),
        ("up to", Bound.UP_TO),
        ("as many as", Bound.UP_TO),
        ("no more than", Bound.UP_TO),
        ("within", Bound.UP_TO),
        ("nearly", Bound.NEARLY),
        ("close to", Bound.NEARLY),
        ("just under", Bound.NEARLY),
        ("about", Bound.ABOUT),
        ("some", Bound.ABOUT),
        ("an estimated", Bound.ABOUT),
    ],
)
def test_a_phrase_before_the_number(words: str, bound: Bound) -> None:
    text = f"the storm left {words} "
    found = bounds.before(text, len(text), 0)
    assert found
    assert (found.bound, found.span.of(text)) == (bound, words)


def test_a_quoted_phrase_bounds_the_number_behind_it() -> None:
    text = "he said “more than” 30 people came"
    found = bounds.before(text, text.index("30"), 0)
    assert found is not None
    assert found.bound is Bound.MORE_THAN


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        (" or more", Bound.AT_LEAST),
        ("-plus", Bound.AT_LEAST),
        ("+", Bound.AT_LEAST),
        (" or so", Bound.ABOUT),
        ("-odd", Bound.ABOUT),
        (" or fewer", Bound.UP_TO),
    ],
)
def test_a_phrase_after_the_number(words: str, bound: Bound) -> None:
    found = bounds.after(words, 0)
    assert found
    assert found.bound is bound
    assert found.span.of(words) == words.strip()


@pytest.mark.parametrize("text", ["the cover ", "tomorrow ", "handsome ", "they were ", "melk corp <mlk> ", "<mlk.o> "])
def test_parts_of_words_bound_nothing(text: str) -> None:
    assert bounds.before(text, len(text), 0) is None


def test_the_next_bound_is_not_this_ones() -> None:
    assert bounds.after(" and less than 60", 0) is None


@pytest.mark.parametrize(
    ("bound", "close", "low", "high", "holds", "misses"),
    [
        (Bound.MORE_THAN, False, 20, None, 21, 20),
        (Bound.MORE_THAN, True, 20, 22, 21, 23),
        (Bound.AT_LEAST, False, 20, None, 20, 19),
        (Bound.LESS_THAN, False, None, 20, 19, 20),
        (Bound.UP_TO, False, None, 20, 20, 21),
        (Bound.NEARLY, False, 18, 20, 19, 20),
        (Bound.ABOUT, False, 18, 22, 20, 25),
        (Bound.EXACT, False, 20, 20, 20, 21),
    ],
)
def test_intervals(bound: Bound, close: bool, low: int | None, high: int | None, holds: int, misses: int) -> None:
    interval = bounds.interval(bound, Decimal(20), close)
    assert (interval.low, interval.high) == (low, high)
    assert interval.holds(Decimal(holds))
    assert not interval.holds(Decimal(misses))


@given(
    st.sampled_from([bound for bound in Bound if bound is not Bound.BETWEEN]), st.decimals(-(10**9), 10**9, places=2)
)
def test_an_interval_reaches_its_figure(bound: Bound, value: Decimal) -> None:
    interval = bounds.interval(bound, value)
    assert value in (interval.low, interval.high) or interval.holds(value)
