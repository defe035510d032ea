"""Ages: a bare number beside a person is no count, and a count beside a person is no age."""

from __future__ import annotations

import pytest
from passage import claims_of, document

from reconcile.extractors.quantity import EXTRACTOR


def told(text: str) -> list[str]:
    found = [claim.quantity for claim in claims_of(EXTRACTOR, document(text))]
    return [f"{quantity.value} {quantity.unit}" for quantity in found if quantity is not None]


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Rosa Imhof (43) and her son Leo (12) were rescued from the roof.", [43, 12]),
        ("A woman (34) and a man (36) were arrested after the match.", [34, 36]),
        ("Lost at sea were Rosa Imhof, 31, and Carl Voss, 29.", [31, 29]),
        ("The girls, 7 and 9, were found safe.", [7, 9]),
        ("Rosa Imhof - 24 - was hurt in the fall.", [24]),
        ("Her brother Leo, also 24, was hurt in the fall.", [24]),
        ("A boy of 12 was hurt.", [12]),
        ("The oldest victim was 88.", [88]),
        ("The driver was 34.", [34]),
        ("At 62, she is the oldest mayor of the valley.", [62]),
        ("The mayor, who turns 62 next week, will step down.", [62]),
    ],
)
def test_a_bare_number_beside_a_person_is_an_age(text: str, ages: list[int]) -> None:
    assert told(text) == [f"{age} year of age" for age in ages]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Two boys, aged seven and nine, drowned.", ["2 boy", "7 year of age", "9 year of age"]),
        ("A seven-year-old and two six-year-olds were hurt.", ["7 year of age", "2 person", "6 year of age"]),
        ("The team won 62 medals.", ["62 medal"]),
        ("The crowd, 40 and growing, sang.", ["40 "]),
        ("The index was 34.", ["34 "]),
        ("The mayor named 12 towns.", ["12 town"]),
        ("A crew of 12 was rescued.", ["12 person"]),
    ],
)
def test_what_counts_stays_a_count(text: str, figures: list[str]) -> None:
    assert told(text) == figures


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Brandt gave a nine year old a whip, and the horse bolted.", ""),
        ("Brandt walked to the bridge with the 9-year-old.", ""),
        ("Brandt, a 31-year-old from Orme, rode on.", "Brandt"),
        ("Brandt is a 31-year-old.", "Brandt"),
    ],
)
def test_who_acts_is_not_the_child_beside_him(text: str, whose: str) -> None:
    (claim,) = claims_of(EXTRACTOR, document(text))
    assert claim.measure.head == whose
