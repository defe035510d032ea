"""Values to JSON and back: nothing is lost, and nothing gets in that could not have been written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from desk import run
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.case import codec
from reconcile.case.decisions import from_json
from reconcile.case.errors import BadDecision
from reconcile.case.marks import plain
from reconcile.model import Bound, Claim, DateExpression, Finding, Interval, Period, Quantity, Span, Tense
from reconcile.outcome import Report

SPANS = st.builds(lambda start, more: Span(start, start + more), st.integers(0, 10**6), st.integers(1, 500))
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False)
INTERVALS = st.tuples(NUMBERS, NUMBERS).map(lambda ends: Interval(min(ends), max(ends), low_open=True))
QUANTITIES = st.builds(
    Quantity,
    INTERVALS,
    st.none() | NUMBERS,
    st.sampled_from(Bound),
    st.text(),
    st.text(),
    st.text(),
    SPANS,
    st.none() | NUMBERS,
)
FIELDS = st.lists(st.tuples(st.text(max_size=5), st.integers() | st.text(max_size=5)), max_size=4).map(tuple)
WHENS = st.builds(DateExpression, SPANS, st.text(), st.text(), FIELDS, st.booleans(), st.sampled_from(Tense))
PERIODS = st.dates().map(lambda day: Period(day, day, steps=("a", "ü\ud800")))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["id", "span", "start", "end", "quantity", "scope", "left", "kind", "by"]), inner
        )
    ),
    max_leaves=12,
)


@given(QUANTITIES | WHENS | PERIODS | SPANS)
def test_every_value_comes_back_as_it_was(value: object) -> None:
    text = codec.dumps(value)
    assert text.isascii()
    assert codec.loads(type(value), text) == value


def test_a_whole_report_comes_back_as_it_was() -> None:
    assert codec.loads(Report, codec.dumps(run())) == run()


@settings(max_examples=200)
@given(st.sampled_from([Claim, Finding, Report, Span, Quantity]), JSON)
def test_what_was_never_written_is_refused_and_nothing_else_happens(kind: type, value: object) -> None:
    text = codec.dumps(value) if not isinstance(value, dict | list) else codec.compact(value)
    try:
        read: object = codec.loads(kind, text)
    except codec.Unreadable:
        return
    assert codec.loads(kind, codec.dumps(read)) == read


NO_SPANS = [
    "",
    "{",
    "[" * 100_000,
    "[1,2]",
    '{"start":"1","end":2}',
    '{"start":2,"end":1}',
    '{"start":true,"end":2}',
]


@pytest.mark.parametrize("text", NO_SPANS, ids=range(len(NO_SPANS)))
def test_a_span_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(codec.Unreadable):
        codec.loads(Span, text)


@given(JSON)
def test_no_json_is_taken_for_a_decision(value: object) -> None:
    with pytest.raises(BadDecision):
        from_json(codec.compact(value))


def test_a_field_that_a_later_version_adds_is_passed_over() -> None:
    assert codec.loads(Span, '{"start":1,"end":2,"colour":"red"}') == Span(1, 2)
    assert codec.loads(Period, '{"start":"2024-01-01","end":"2024-01-02"}') == Period(
        date(2024, 1, 1), date(2024, 1, 2)
    )


@given(NUMBERS, NUMBERS)
def test_numbers_are_told_alike_where_they_are_equal(one: Decimal, other: Decimal) -> None:
    assert (plain(one) == plain(other)) == (one == other)
    assert Decimal(plain(one)) == one


@pytest.mark.parametrize(
    ("written", "told"), [("12.0", "12"), ("6E+9", "6000000000"), ("-0.50", "-0.5"), ("0E+7", "0")]
)
def test_a_number_is_told_without_the_zeros_of_its_writing(written: str, told: str) -> None:
    assert plain(Decimal(written)) == told
