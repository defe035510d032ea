"""Numbers as newspapers write them, in digits and in words, read to the same value."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.text import numbers, numerals
from reconcile.text.numbers import Number

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelled(number: int, joiner: str = " and ") -> str:
    """The number in words: the test's own speller, which shares nothing with the reader."""
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= size:
            rest = number % size
            return spelled(number // size, joiner) + f" {name}" + (f" {spelled(rest, joiner)}" if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{ONES[number // 100]} hundred" + (f"{joiner}{spelled(rest, joiner)}" if rest else "")
    if number >= 20:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


def grouped_slowly(text: str) -> Decimal | None:
    """A slow reference for English grouping: None where the commas do not part threes."""
    whole, _, fraction = text.partition(".")
    parts = whole.split(",")
    if len(parts) > 1 and not (1 <= len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:])):
        return None
    return Decimal("".join(parts) + ("." + fraction if fraction else ""))


def first(text: str) -> Number:
    low = numbers.lower(text)
    seed = numbers.SEED.search(low)
    assert seed
    found = numbers.read(text, low, seed.start())
    assert found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("12 boats", "12", "12"),
        ("1,234,567 votes", "1234567", "1,234,567"),
        ("1\u202f234\u202f567.5 tonnes", "1234567.5", "1\u202f234\u202f567.5"),
        ("40\u00a0000 tickets", "40000", "40\u00a0000"),
        ("12,34,567 rupees", "1234567", "12,34,567"),
        ("1.234.567 voters", "1234567", "1.234.567"),
        ("1.234,5 hectares", "1234.5", "1.234,5"),
        ("47,3 billion", "47.3", "47,3"),
        ("47,300 seats", "47300", "47,300"),
        ("1'000 francs", "1000", "1'000"),
        (".500 record", "0.5", ".500"),
        ("3/4 of the crop", "0.75", "3/4"),
        ("2 1/2 miles", "2.5", "2 1/2"),
        ("1½ hours", "1.5", "1½"),
        ("-7 overnight", "-7", "-7"),
        ("minus five overnight", "-5", "minus five"),
        ("twelve", "12", "twelve"),
        ("one hundred and twenty-three farms", "123", "one hundred and twenty-three"),
        ("twelve hundred goats", "1200", "twelve hundred"),
        ("two and a half million pilgrims", "2500000", "two and a half million"),
        ("a million and a half", "1500000", "a million and a half"),
        ("three million two hundred thousand", "3200000", "three million two hundred thousand"),
        ("half a million", "500000", "half a million"),
        ("a quarter of a million", "250000", "a quarter of a million"),
        ("two point five million", "2500000", "two point five million"),
        ("three dozen eggs", "36", "three dozen"),
        ("two-thirds of the seats", "0.6666666666666666666666666667", "two-thirds"),
        ("six crore", "60000000", "six crore"),
        ("a third of the harvest", "0.3333333333333333333333333333", "a third"),
    ],
)
def test_a_number_has_its_value_and_its_words(text: str, value: str, words: str) -> None:
    number = first(text)
    assert number.value == Decimal(value)
    assert text[number.start : number.end] == words


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("the third person", "ordinal"),
        ("a twenty-first victory", "ordinal"),
        ("nineteen eighty-four", "year"),
        ("doubled", "multiple"),
        ("threefold", "multiple"),
        ("a ten-fold rise", "multiple"),
        ("dozens of boats", "vague"),
        ("several hundred", "vague"),
    ],
)
def test_the_form_says_what_kind_of_number(text: str, form: str) -> None:
    assert first(text).form == form


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("dozens of boats", 12, 120),
        ("tens of thousands of fans", 10_000, 100_000),
        ("a few hundred", 300, 700),
        ("a couple of goats", 2, 3),
        ("several million", 3_000_000, 9_000_000),
    ],
)
def test_a_vague_count_is_a_range(text: str, low: int, high: int) -> None:
    number = first(text)
    assert number.value is None
    assert (number.low, number.high) == (Decimal(low), Decimal(high))


def test_lists_of_numbers_stay_apart() -> None:
    assert first("22,24,26,31").value == 22
    assert first("five and six").value == 5
    assert first("twenty-six five").value == 26


def test_a_date_before_a_count_is_not_its_first_group() -> None:
    assert first("12 300 people came").value == 12300
    text = "On June 12 300 people came"
    found = numerals.read(text, 8)
    assert found is not None
    assert found.value == 12


def test_numbers_beyond_sense_are_kept_as_text() -> None:
    for text in ("9" * 400, "1" + ",000" * 100):
        number = first(text)
        assert (number.form, number.value, number.end) == ("too_long", None, len(text))


@pytest.mark.parametrize(
    ("written", "step"),
    [("20", "1"), ("8.5", "0.1"), ("8.0", "0.1"), ("900", "10"), ("1,000", "100"), ("1,234", "1"), ("47,300", "100")],
)
def test_zeros_at_the_end_may_be_rounding(written: str, step: str) -> None:
    assert first(written).step == Decimal(step)


@given(st.integers(1, 999_999_999_999), st.sampled_from([" and ", " "]))
def test_words_and_digits_agree(number: int, joiner: str) -> None:
    words = spelled(number, joiner)
    in_words, in_digits = first(f"{words} sheep"), first(f"{number:,} sheep")
    assert in_words.value == in_digits.value == number
    assert in_words.end == len(words)


@given(st.from_regex(r"\d{1,3}(,\d{3}){1,5}(\.\d{1,4})?", fullmatch=True))
def test_grouping_agrees_with_a_slow_reference(text: str) -> None:
    number = first(text)
    assert number.value == grouped_slowly(text)
    assert number.end == len(text)


@given(st.text(alphabet="0123456789,. 'a/-", max_size=40))
def test_any_run_of_digits_and_signs_is_read_without_failing(text: str) -> None:
    low = numbers.lower(text)
    for seed in numbers.SEED.finditer(low):
        found = numbers.read(text, low, seed.start())
        assert found is None or 0 <= found[0].start < found[0].end <= len(text)


@given(st.text())
def test_lower_case_moves_no_offset(text: str) -> None:
    assert len(numbers.lower(text)) == len(text)
