"""A sentence without the words that a pattern cannot do without is looked at no further: nothing is lost by it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.extractors import quantity
from reconcile.scope import background, clues
from reconcile.text import numbers, times, wordset


def test_words_are_told_once_and_in_lower_case() -> None:
    assert wordset.words("The Toll, the toll: six o’clock, half-past_six") == {
        "the", "toll", "six", "o", "clock", "half", "past",
    }  # fmt: skip


def test_the_first_word_of_a_phrase() -> None:
    assert wordset.firsts(["twenty-five", "a few", "Half"]) == {"twenty", "a", "half"}


@pytest.mark.parametrize(
    "text",
    [
        "A DOZEN boats",
        "two-thirds of it",
        "It doubled.",
        "threefold",
        "½ a mile",
        "a third of them",
        "half_of it, or a half",
    ],
)
def test_a_number_in_words_is_looked_for(text: str) -> None:
    assert numbers.SEED.search(text.lower())
    assert numbers.SIGNS.search(text) or not wordset.words(text).isdisjoint(numbers.WORDS)


WORDS = st.sampled_from(
    "a an the No twin bombing firebombed hour mile barely more than of years-long Dozen dozens third quarter million"
    " half Noon afternoon p.m. a.m one o'clock since 2019 ago strike airstrikes air such as warnings war began in last"
    " year per annually on average anniversary 20th after following follows two months by 1998 will be March every"
    " THE WAR six-month so far this month Nationwide across the country under two hours recent raids decade century"
    " erupted has been every separate came".split()
)
SPACES = st.sampled_from([" ", " ", "-", ", ", "_", "\u00a0"])


@given(st.lists(st.tuples(WORDS, SPACES), max_size=9))
def test_no_pattern_fits_where_its_words_are_missing(parts: list[tuple[str, str]]) -> None:
    text = "".join(part for pair in parts for part in pair)
    assert not quantity._SEED.search(text) or numbers.SIGNS.search(text) or quantity._may_hold(text)
    assert not times._find(text) or times.may_hold(text)
    for keyed in (
        background._OTHER,
        background._AGGREGATE,
        background._NAMED,
        clues._ANNIVERSARY,
        clues._AFTER,
        clues._BY,
    ):
        assert len([*keyed.finditer(text)]) == len([*keyed.pattern.finditer(text)])
