"""Times of day as claims: an interval of minutes since midnight, and the date beside it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from passage import claims_of, document

from reconcile.extractors.time import EXTRACTOR
from reconcile.model import Bound, Claim, Interval, Kind


def claims(text: str) -> list[Claim]:
    return claims_of(EXTRACTOR, document(text))


def test_a_time_is_a_quantity_with_the_day_beside_it() -> None:
    text = "The ferry sank shortly after 1 a.m. on Sunday off the coast."
    (claim,) = claims(text)
    assert (claim.kind, claim.quote) == (Kind.TIME, "shortly after 1 a.m.")
    assert claim.quantity is not None
    assert (claim.quantity.dimension, claim.quantity.unit, claim.quantity.value) == ("time", "time of day", Decimal(60))
    assert claim.quantity.bound is Bound.MORE_THAN
    assert claim.when is not None
    assert claim.when.text == "Sunday"
    assert claim.when.span.of(text) == "Sunday"
    assert claim.measure.verb == "sink"


@pytest.mark.parametrize(
    ("words", "interval"),
    [
        ("at 6:15 p.m.", Interval(Decimal(1095), Decimal(1095))),
        ("about 6:15 p.m.", Interval(Decimal(1095), Decimal(1095))),
        ("before 7 p.m.", Interval(None, Decimal(1140), high_open=True)),
        ("by 7 p.m.", Interval(None, Decimal(1140))),
        ("after 7 p.m.", Interval(Decimal(1140), None, low_open=True)),
        ("between 2 and 3 a.m.", Interval(Decimal(120), Decimal(180))),
        ("from 10 p.m. to 2 a.m.", Interval(Decimal(1320), Decimal(1560))),
    ],
)
def test_bounds_make_intervals(words: str, interval: Interval) -> None:
    (claim,) = claims(f"The crowd left the stadium {words} that night.")
    assert claim.quantity is not None
    assert claim.quantity.interval == interval


def test_a_sentence_without_a_time_makes_no_claim() -> None:
    assert claims("The crowd of 12,000 left at once, 3 to 1.") == []


def test_the_clock_is_kept() -> None:
    text = "The dam broke about 6:15 p.m. Eastern time on Monday, or 2215 GMT."
    zones = [claim.scope.cue("zone") for claim in claims(text)]
    assert [zone and (zone.text, zone.span.of(text)) for zone in zones] == [
        ("Eastern time", "Eastern time"),
        ("GMT", "GMT"),
    ]


def test_that_stands_for_what_happened() -> None:
    (claim,) = claims("Police looked into the robbery that happened at 9:15 p.m. on the quay.")
    assert (claim.measure.head, claim.measure.verb) == ("robbery", "happen")


@pytest.mark.parametrize(
    ("text", "head", "verb"),
    [
        (
            "The singer was turned out of the Anchor shortly before the 3:26 a.m. shooting on New Year's Day.",
            "shooting",
            "",
        ),
        (
            "Gunfire erupted at the Anchor just after 3 a.m. Monday as Jo Reed was throwing out guests.",
            "gunfire",
            "erupt",
        ),
        ("The fire broke out at the Anchor on 9 Long Ave. just before 4:10 a.m. Sunday.", "fire", "break"),
    ],
)
def test_an_hour_is_that_of_the_deed(text: str, head: str, verb: str) -> None:
    (claim,) = claims(text)
    assert (claim.measure.head.lower(), claim.measure.verb) == (head, verb)
