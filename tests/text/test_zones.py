"""The clock that an hour is told by."""

from __future__ import annotations

import pytest

from reconcile.text import zones


@pytest.mark.parametrize(
    ("zone", "other", "minutes"),
    [
        ("EDT", "GMT", -240),
        ("Eastern Daylight Time", "edt", 0),
        ("Eastern time", "ET", 0),
        ("CEST", "UTC", 120),
        ("GMT+3", "UTC", 180),
        ("UTC-5", "EST", 0),
        ("EDT", "CST", 60),
        ("EST", "CDT", 60),
        ("local time", "", 0),
        ("Pacific time", "GMT", None),
        ("IST", "GMT", None),
        ("local time", "GMT", None),
    ],
)
def test_how_far_two_clocks_lie_apart(zone: str, other: str, minutes: int | None) -> None:
    assert zones.apart(zone, other) == minutes
    assert zones.apart(other, zone) == (None if minutes is None else -minutes)


def test_universal_time_is_no_places_own() -> None:
    assert zones.is_universal("GMT")
    assert zones.is_universal("UTC+2")
    assert not zones.is_universal("local time")
    assert not zones.is_universal("Eastern time")
