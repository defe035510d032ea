"""Where a happening is said to be."""

from __future__ import annotations

import pytest
from passage import claims_of, document

from reconcile.extractors.place import EXTRACTOR
from reconcile.model import Claim, Kind


def claims(text: str) -> list[Claim]:
    return claims_of(EXTRACTOR, document(text))


def test_a_claim_is_the_name_with_what_happened_there_and_when() -> None:
    text = "Nine miners were killed in a blast near Hollin on Tuesday."
    (claim,) = claims(text)
    assert (claim.kind, claim.quote) == (Kind.PLACE, "Hollin")
    assert claim.scope.place is not None
    assert claim.scope.place.key == "hollin"
    assert claim.scope.place.span == claim.span
    assert claim.measure.head == "blast"
    assert claim.measure.of == ()
    assert claim.when is not None
    assert claim.when.text == "Tuesday"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Nine people died when a ferry sank off Lanz on Tuesday.", ["Lanz"]),
        ("A flood in the town of Dorn, near Lanz, killed nine people.", ["Dorn"]),
        ("The ministers signed the water treaty in Lindach.", ["Lindach"]),
        ("Police said four people were wounded in a shooting in Dorn, Ohio.", ["Dorn, Ohio"]),
        ("A fire broke out at a mill in Selm.", ["Selm"]),
    ],
)
def test_a_place_hangs_on_the_word_of_the_happening(text: str, where: list[str]) -> None:
    assert [claim.quote for claim in claims(text)] == where


@pytest.mark.parametrize(
    "text",
    [
        "The victims lived in Arden.",
        "The driver, who was born in Selm, was killed in the crash.",
        "Two of the wounded died at a hospital in Arden.",
        "Storms killed nine people in Arden and Selm.",
        "The suspect was arrested in Lanz.",
        "The company has its headquarters in Lanz.",
        "LANZ (Harbour Wire) — Nine people were killed in a storm.",
    ],
)
def test_homes_hospitals_datelines_and_lists_are_no_places_of_a_happening(text: str) -> None:
    assert claims(text) == []


def test_a_dateline_does_not_hide_the_place() -> None:
    (claim,) = claims("LANZ (Harbour Wire) — A coach crashed near Selm on Monday, killing 14 people.")
    assert claim.quote == "Selm"
