"""Where something is said to happen."""

from __future__ import annotations

import pytest
from effort import cpu_seconds
from hypothesis import given
from hypothesis import strategies as st

from reconcile.model import Basis
from reconcile.text import places
from reconcile.text.territories import territories


def stated(text: str) -> list[str]:
    return [place.key for place in places.find(text) if place.basis is Basis.STATED]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The river rose in Tucson, Ariz., on Monday.", ["tucson, arizona"]),
        ("Voters queued in Cusco, Peru.", ["cusco, peru"]),
        ("A mill burned in Kenya's Nyeri county.", ["nyeri, kenya"]),
        ("Hail hit farms in Morocco’s southern Tata Province.", ["tata, morocco"]),
        ("Strikers marched near the town of Essen in western Germany.", ["essen", "germany"]),
        ("LIMA, Peru (Agency) — Miners walked out.", ["lima, peru"]),
        ("OSLO, May 3 (Agency) - The budget passed by nine votes.", ["oslo"]),
        ("Crowds filled Alto province.", ["alto"]),
    ],
)
def test_phrases_say_where(text: str, expected: list[str]) -> None:
    assert stated(text) == expected


def test_a_country_that_is_only_named_is_a_hint() -> None:
    found = [(place.key, place.basis) for place in places.find("Chile and Peru sent Bolivian trains.")]
    assert found == [(key, Basis.INFERRED) for key in ("chile", "peru", "bolivia")]


@pytest.mark.parametrize(
    "text",
    ["She believes in Berg's plan.", "They met in May.", "He trusts in Islamic law.", "NOTE: Nothing more.", ""],
)
def test_what_is_no_place(text: str) -> None:
    assert stated(text) == []


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("lima", "peru", True),
        ("tucson, arizona", "arizona", True),
        ("tucson, arizona", "united states", True),
        ("paris, texas", "france", False),
        ("peru", "lima", False),
        ("lima", "chile", False),
        ("tucson", "arizona", None),
        ("essen", "bonn", None),
        ("georgia", "united states", None),
    ],
)
def test_what_lies_in_what(a: str, b: str, expected: bool | None) -> None:
    assert places.inside(a, b) is expected


def test_one_town_told_with_and_without_its_state() -> None:
    assert places.same("tucson", "tucson, arizona") is True
    assert places.same("lima", "quito") is False
    assert places.same("essen", "bonn") is None


def test_the_table_holds_every_country_with_a_capital() -> None:
    table = territories()
    assert len(set(table.capitals.values())) >= 195
    assert set(table.capitals.values()) <= set(table.countries.values())
    assert len(table.states) == 51


#: Pieces of places, so that arbitrary text comes near them.
PIECES = (
    "in Peru",
    "near the town of Hollin",
    "HOLLIN, Norway (Agency) —",
    "Ohio",
    "Peruvian",
    "’s",
    ", ",
    " ",
    "\u00a0",
    "north of ",
    "Fort St. ",
    "İ",
)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=12).map("".join))
def test_any_text_is_read_and_spans_lie_in_it(text: str) -> None:
    for place in places.find(text):
        assert place.span is not None
        assert place.span.of(text).startswith(place.name)


@pytest.mark.parametrize("piece", ["in A, ", "Abc, ", "near the ", "A-", "Peru's ", "in "])
def test_time_is_linear(piece: str) -> None:
    assert cpu_seconds(lambda: places.find(piece * 5_000)) < 5
