"""Names of people, places and bodies, found by their shape and told to be one or two."""

from __future__ import annotations

import pytest
from effort import cpu_seconds
from hypothesis import given
from hypothesis import strategies as st

from reconcile.model import Span
from reconcile.text import aliases, names


def found(text: str) -> list[str]:
    return [name.text for name in names.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norwegian Prime Minister Anna Berg met Jo Dahl.", ["Norwegian", "Anna Berg", "Jo Dahl"]),
        ("Harvests fell in Malawi, farmers said.", ["Malawi"]),
        ("The Ministry of Trade and Industry hired Acme.", ["Ministry of Trade and Industry", "Acme"]),
        ("Secretary of State Jane Doe flew to Addis Ababa.", ["Jane Doe", "Addis Ababa"]),
        ("Residents of Bergen voted on Tuesday, May 5.", ["Bergen"]),
        ("Gen. Karl W. Holm spoke for the U.N. on flooding.", ["Karl W. Holm", "U.N."]),
        ("He praised Ngo Thu Ha and Theresa May.", ["Ngo Thu Ha", "Theresa May"]),
        ("TARN, Aug. 3 - Some 1,500 people left.", ["TARN"]),
        ("DORN, Dec. 5 (Agency) -- More than 20 left Orme.", ["DORN", "Orme"]),
        ("Peru’s Central Bank raised rates.", ["Peru", "Central Bank"]),
        ("the head of the Party of Norway Anna Berg spoke", ["Party of Norway", "Anna Berg"]),
        ("Omar al-Masri and Luca van der Berg won.", ["Omar al-Masri", "Luca van der Berg"]),
        ("Rebel-held towns and NATO-led troops.", ["NATO"]),
        ("the Bergen County Sheriff's Office said", ["Bergen County Sheriff's Office"]),
        ("General Motors cut jobs.", ["General Motors"]),
        ("“We lost,” Dahl said. Twelve left.", ["Dahl"]),
    ],
)
def test_a_sentence_gives_up_its_names(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_headline_bears_capitals_that_are_no_names() -> None:
    assert found("Peru and Chile Deepen Ties Following Lengthy Talks") == ["Peru", "Chile"]
    assert found("PERU AND CHILE DEEPEN TIES AFTER TALKS") == ["PERU", "CHILE"]


def test_kinds_are_hinted_at() -> None:
    kinds = {name.text: name.kind for name in names.find("French Mayor Luc Petit saw Lima, Acme Bank and Zorb.")}
    assert kinds == {
        "French": "demonym",
        "Luc Petit": "person",
        "Lima": "place",
        "Acme Bank": "organisation",
        "Zorb": "unknown",
    }


def test_keys_are_normal_forms() -> None:
    assert [name.key for name in names.find("In the U.S., José Núñez’s friends voted.")] == ["us", "jose nunez"]
    assert names.key_of("President Berg") == "berg"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Anna Berg", "Berg", True),
        ("President Berg", "Anna Berg", True),
        ("Sergei Ivanenko", "Sergey Ivanenko", True),
        ("Ahmed Khalil", "Ahmad Khalil", True),
        ("U.S.", "United States", True),
        ("Peruvian", "Peru", True),
        ("World Health Organization", "WHO", True),
        ("J. Holm", "Jane Holm", True),
        ("Mario Conti", "Maria Conti", False),
        ("John Holm", "Jane Holm", False),
        ("Peru", "Chile", False),
        ("Berg", "Dahl", False),
        ("Abel Abel", "Murdo Ian Abel", False),
        ("Anna", "Anna Berg", None),
        ("Georgia", "South Georgia", None),
    ],
)
def test_two_forms_may_name_one(one: str, other: str, expected: bool | None) -> None:
    assert names.same(one, other) is expected
    assert names.same(other, one) is expected
    assert not expected or aliases.marks(one) & aliases.marks(other)


def test_short_forms_lead_to_the_long_one_of_an_article() -> None:
    article = "Mayor Anna Berg met Jo Dahl. Berg said the World Food Programme, or WFP, had paid. Lima agreed."
    resolved = names.resolve(names.find(article))
    assert resolved["berg"] == "anna berg"
    assert resolved["wfp"] == "world food programme"
    assert resolved["lima"] == "lima"


def test_a_surname_that_two_bear_stays_itself() -> None:
    resolved = names.resolve(names.find("Anna Berg married Karl Berg. Berg spoke to Dahl."))
    assert resolved["berg"] == "berg"


#: Pieces of names, so that arbitrary text comes near them; half a character is text, too.
PIECES = (
    "Anna ",
    "Berg",
    "President ",
    "of the ",
    "Ministry of ",
    "Norway's",
    "’s ",
    "and ",
    "J. ",
    "-",
    " ",
    "İ",
    "\ud83d",
)


@given(
    st.lists(
        st.sampled_from(PIECES) | st.text(alphabet=st.characters(exclude_categories=()), max_size=8), max_size=12
    ).map("".join)
)
def test_any_text_is_read_and_quoted(text: str) -> None:
    last = 0
    for name in names.find(text):
        assert name.span.of(text) == name.text
        assert name.span.start >= last
        last = name.span.end


@given(st.text(max_size=30), st.text(max_size=30))
def test_sameness_has_no_direction(one: str, other: str) -> None:
    assert names.same(one, other) is names.same(other, one)


FORMS = ("Anna", "Berg", "Bergh", "J.", "Sergei", "Sergey", "of", "World", "Health", "WHO", "Peru", "Peruvian", "Jr.")


@given(*[st.lists(st.sampled_from(FORMS), max_size=4).map(" ".join)] * 2)
def test_names_that_may_be_one_share_a_mark(one: str, other: str) -> None:
    assert names.same(one, other) is not True or aliases.marks(one) & aliases.marks(other)


@pytest.mark.parametrize("piece", ["A", "Abc ", "Abc of the ", "Abc-", "A.", "’s ", "President ", "(", "and "])
def test_time_is_linear(piece: str) -> None:
    assert cpu_seconds(lambda: names.find(piece * 10_000)) < 5


def test_spans_hold_no_titles() -> None:
    (name,) = names.find("They saw Judge Petra Lund.")
    assert name.span == Span(15, 25)


def test_the_holder_is_no_part_of_the_body_that_the_office_is_of() -> None:
    found = names.find("Chairman of the Lower Valley Rowing Club Anna Berg resigned.")
    assert [name.text for name in found] == ["Lower Valley Rowing Club", "Anna Berg"]
    found = names.find("Chairman of the Lower Valley Rowing Club Board resigned.")
    assert [name.text for name in found] == ["Lower Valley Rowing Club Board"]
