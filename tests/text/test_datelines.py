"""The opening of an article that says where and when it was written."""

from __future__ import annotations

import pytest

from reconcile.text import datelines


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("BRELL, June 4, 2019 (AGENCY) - A tram struck a van.", "June 4, 2019"),
        ("BRELL, Saltau, 4 June 2019 – A tram struck a van.", "4 June 2019"),
        ("SANKT DORN (AGENCY), June 4, 2019 -- A tram struck a van.", "June 4, 2019"),
        ("L’ORMEL, Tuesday, June 4, 2019—A tram struck a van.", "Tuesday, June 4, 2019"),
        ("BRELL, June 4, 2019 /Wire Service/ -- A firm opens.", "June 4, 2019"),
        ("BRELL, June 4 (AGENCY) — A tram struck a van on June 3.", "June 4"),
    ],
)
def test_its_day_is_found(line: str, day: str) -> None:
    found = datelines.day(line)
    assert found is not None
    assert found.text == day
    assert found.span.of(line) == day
    assert found not in datelines.told(line)


@pytest.mark.parametrize(
    "line",
    [
        "BRELL, June 4, 2019 was a day of rain.",
        "BRELL (AGENCY) — June 4, 2019 was a day of rain.",
        "NEW FIGURES June 4, 2019 — The toll rose.",
        "Brell opened its fair on June 4, 2019 - a Tuesday.",
        "BRELL, June 4-6, 2019 - The fair is open.",
        "BRELL, last year - A fair.",
    ],
)
def test_other_openings_are_none(line: str) -> None:
    assert datelines.day(line) is None


def test_what_is_told_after_it_stays() -> None:
    line = "BRELL, June 4, 2019 - A tram struck a van on June 3, 2019."
    assert [when.text for when in datelines.told(line)] == ["June 3, 2019"]
