"""Days told without a year, and how far they lie apart."""

from __future__ import annotations

from datetime import date

import pytest

from reconcile.model import Period
from reconcile.text import dates
from reconcile.text.dating import yearless


def day(text: str) -> yearless.Day | None:
    return yearless.day_of(dates.find(text)[0], None)


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("on Sept. 11", "on 11 September", 0),
        ("on Sept. 11", "on Sept. 13", 2),
        ("on Dec. 31", "on Jan. 1", 1),
        ("on Friday night", "on Friday", 0),
        ("on Sunday", "on Monday", 1),
        ("on Monday, Oct. 13", "on Monday", 0),
        ("on Monday, Oct. 13", "on Oct. 14", 1),
        ("on Oct. 13", "on Monday", None),
    ],
)
def test_how_far_apart(a: str, b: str, apart: int | None) -> None:
    x, y = day(a), day(b)
    assert x is not None
    assert y is not None
    assert yearless.apart(x, y) == yearless.apart(y, x) == apart


@pytest.mark.parametrize("text", ["in September", "in 2004", "on 11 September 2004", "last week"])
def test_what_is_no_day_without_a_year(text: str) -> None:
    assert day(text) is None


def test_a_day_that_is_placed_tells_all() -> None:
    placed = yearless.day_of(dates.find("on Friday")[0], Period(date(2014, 10, 17), date(2014, 10, 17)))
    assert placed == yearless.Day(10, 17, 4)


def test_which_day_follows() -> None:
    saturday, sunday, new_year, last = map(day, ("on Saturday", "on Sunday", "on Jan. 1", "on Dec. 31"))
    assert saturday is not None
    assert sunday is not None
    assert new_year is not None
    assert last is not None
    assert yearless.follows(saturday, sunday)
    assert not yearless.follows(sunday, saturday)
    assert yearless.follows(last, new_year)


def test_edges_of_a_stretch() -> None:
    assert yearless.is_edge(dates.find("by Monday")[0])
    assert not yearless.is_edge(dates.find("on Monday")[0])
