"""Times of day, as minutes since midnight with a bound and a zone."""

from __future__ import annotations

import pytest
from effort import cpu_seconds
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.model import Bound
from reconcile.text import times

READ = [
    ("The polls closed at about 6:15 p.m. in the rain.", "about 6:15 p.m.", 18 * 60 + 15, None, Bound.ABOUT, ""),
    ("Sirens rang shortly after 1 a.m. Sunday.", "shortly after 1 a.m.", 60, None, Bound.MORE_THAN, ""),
    ("Shops must shut before 7 p.m. today.", "before 7 p.m.", 19 * 60, None, Bound.LESS_THAN, ""),
    ("It began between 2 and 3 a.m.", "between 2 and 3 a.m.", 120, 180, Bound.BETWEEN, ""),
    ("Kick-off is at 19:00 local time.", "19:00 local time", 19 * 60, None, Bound.EXACT, "local time"),
    ("The whistle blew at noon.", "noon", 12 * 60, None, Bound.EXACT, ""),
    ("Talks ran until midnight.", "until midnight", 0, None, Bound.UP_TO, ""),
    ("The ferry left at 0430 GMT.", "0430 GMT", 4 * 60 + 30, None, Bound.EXACT, "GMT"),
    ("The count ran from 9:30 to 11 p.m.", "from 9:30 to 11 p.m.", 21 * 60 + 30, 23 * 60, Bound.BETWEEN, ""),
    ("Roads shut from 10 p.m. to 2 a.m.", "from 10 p.m. to 2 a.m.", 22 * 60, 120, Bound.BETWEEN, ""),
    ("Doors open at 10.30am.", "10.30am", 10 * 60 + 30, None, Bound.EXACT, ""),
    ("It opened at 10 o'clock in the morning.", "10 o'clock in the morning", 600, None, Bound.EXACT, ""),
    ("They met at 12 a.m. sharp.", "12 a.m.", 0, None, Bound.EXACT, ""),
    ("They met at 12:05 p.m. sharp.", "12:05 p.m.", 725, None, Bound.EXACT, ""),
    ("It struck ten past nine p.m. then.", "ten past nine p.m.", 21 * 60 + 10, None, Bound.EXACT, ""),
    ("Polls close at 8 p.m. Eastern time.", "8 p.m. Eastern time", 20 * 60, None, Bound.EXACT, "Eastern time"),
]


@pytest.mark.parametrize(("text", "words", "low", "high", "bound", "zone"), READ, ids=[row[1] for row in READ])
def test_a_time_is_read(text: str, words: str, low: int, high: int | None, bound: Bound, zone: str) -> None:
    (found,) = times.find(text)
    assert (found.text, found.low, found.bound, found.zone) == (words, low, bound, zone)
    assert found.high == (low if high is None else high)
    assert times.WANTS.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "They won 4:20 on points.",
        "Version 10.30 costs 2.27 a head.",
        "He read Luke 4:20 aloud.",
        "It took 2 to 3 weeks.",
        "The ratio was 3:1, or 25:75.",
        "A 12:30 win.",
    ],
)
def test_scores_prices_and_verses_are_no_times(text: str) -> None:
    assert times.find(text) == ()


def test_a_hard_space_is_a_space() -> None:
    (found,) = times.find("Doors open at 6:15\u00a0p.m. sharp")
    assert found.text == "6:15\u00a0p.m."


PARTS = st.sampled_from(
    "at about between and 2 3:15 p.m. a.m. noon - to 0430 GMT 19:00 half past six quarter İ . : 25:61".split()
)


@given(st.one_of(st.text(), st.lists(PARTS).map(" ".join)))
@settings(max_examples=300, deadline=None)
def test_any_text_gives_quoted_spans_and_minutes_of_a_day(text: str) -> None:
    last = 0
    for found in times.find(text):
        assert found.span.of(text) == found.text
        assert last <= found.span.start
        assert 0 <= found.low <= times.DAY
        assert 0 <= found.high <= times.DAY
        last = found.span.end


@given(st.integers(0, 23), st.integers(0, 59))
@settings(deadline=None)
def test_both_clocks_agree(hour: int, minute: int) -> None:
    (long,) = times.find(f"at {hour:02d}:{minute:02d} local time")
    (short,) = times.find(f"at {hour % 12 or 12}:{minute:02d} {'ap'[hour >= 12]}.m. local time")
    assert long.low == short.low == hour * 60 + minute


@pytest.mark.parametrize("unit", ["12:30-", "between 1 and ", "1,1,1,", "before ", "noon to "])
def test_time_grows_with_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        return cpu_seconds(lambda: times.find(text))

    small, large = min(seconds(20_000) for _ in range(2)), seconds(160_000)
    assert large < 40 * small + 0.5
