"""Which event an article tells, which articles share it, and which never mix."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsdesk import Told, article, told

from reconcile.scope import naming

FERRY = article("ferry", "A ferry sank off Port Maren on Tuesday, killing 12 people.", "2019-06-05")
FERRY_TOO = article("ferry-too", "The ferry sinking off Port Maren on Tuesday killed 14 people.", "2019-06-05")
MILL = article("mill", "A fire at a flour mill in Osterby on Monday injured 9 workers.", "2019-06-04")
RALLY = article("rally", "Some 4,000 people joined a rally against the dam in Vell on Saturday.", "2019-06-09")

LONG_A = article(
    "brawl-a",
    "Two men hurt in shooting at a Corlin bar\n\nTwo men were shot outside the Blue Anchor bar in Corlin late on "
    "Friday, police said. Witness Marta Quill told officers that a quarrel had broken out over a debt. The "
    "wounded, Jory Flint "
    "and Sam Oakes, were taken to hospital. Detective Hale Winter asked drivers on Tanner Street for their recordings.",
    "2018-03-10",
)
LONG_A_LATER = article(
    "brawl-a-later",
    "Man charged in Corlin bar shooting\n\nA man of 31 was charged on Wednesday over the shooting that left Jory Flint "
    "and Sam Oakes wounded outside the Blue Anchor bar. Prosecutors in Corlin said that witness Marta Quill had "
    "named him.",
    "2018-04-11",
)
LONG_B = article(
    "park-b",
    "Three hurt in Corlin shooting\n\nThree teenagers were shot near Linnet Gardens in Corlin late on Sunday, "
    "police said. Neighbour Dina Marsh heard six bangs. The wounded, Tom Reedy, Kit Varga and Ned Holloway, "
    "were taken to hospital. "
    "Sergeant Ida Brook said that a grey car left along Quarry Lane.",
    "2018-03-12",
)


def test_short_articles_of_one_town_day_and_kind_tell_of_one_event() -> None:
    assert told(FERRY, FERRY_TOO).is_one("ferry", "ferry-too")


def test_unrelated_articles_are_not_compared() -> None:
    scene = told(FERRY, MILL, RALLY).scene
    assert not scene.are_related("ferry", "mill")
    assert not scene.are_related("mill", "rally")


def test_two_deeds_of_one_town_in_one_week_do_not_mix() -> None:
    found = told(LONG_A, LONG_B)
    assert not found.is_one("brawl-a", "park-b")


def test_a_later_report_that_names_the_victims_tells_of_the_deed() -> None:
    assert told(LONG_A, LONG_A_LATER, LONG_B).is_one("brawl-a", "brawl-a-later")


def test_a_sentence_years_later_that_names_the_victim_without_the_middle_name_tells_of_the_deed() -> None:
    deed = article(
        "deed",
        "Four hurt, one killed in Brellow shooting\n\nBRELLOW -- One man was killed and four others were hurt "
        "overnight at the Anvil tavern on Foundry Avenue.\n\nJonas Edwin "
        "Harrow, Jr., 27, of Brellow, died of his wounds.",
        "2014-03-01",
    )
    court = article(
        "court",
        "Man sentenced over shooting at Foundry Avenue tavern\n\nBRELLOW -- A man pleaded guilty on Monday to a "
        "shooting on Mar. 4, 2014 that left one dead and four hurt.\n\nJonas Harrow, 27, was killed at the Anvil "
        "tavern on "
        "Foundry Avenue.",
        "2016-03-22",
    )
    assert told(deed, court).is_one("deed", "court")


def test_those_who_speak_at_every_deed_make_no_two_of_them_one() -> None:
    said = "Mayor Orla Quent and community leader Tam Birk came to the scene. Birk said that it had to end."
    one = article("one", f"Three shot in Kelby\n\nThree men were shot in Kelby on Friday. {said}", "2018-03-10")
    two = article("two", f"Five shot in Kelby\n\nFive men were shot in Kelby on Tuesday. {said}", "2018-04-11")
    assert not told(one, two).is_one("one", "two")


def test_the_name_of_the_site_in_a_headline_is_no_name_of_the_story() -> None:
    tail = "KBRW Channel 9 Elmont, Weather & Sports"
    one = article("one", f"Victim of shooting named - {tail}\n\nOne man was shot at the quay on Sunday.", "2018-03-12")
    two = article("two", f"Eight hurt in shootings - {tail}\n\nEight people were shot on Sunday.", "2018-03-12")
    assert not told(one, two).is_one("one", "two")


def test_towns_in_two_states_are_two_events() -> None:
    ohio = article("ohio", "A storm tore the roofs off 30 homes in Elton, Ohio, on Monday.", "2020-05-05")
    iowa = article("iowa", "A storm tore the roofs off 45 homes in Brant, Iowa, on Monday.", "2020-05-05")
    assert told(ohio, iowa).same(("ohio", "30 homes"), ("iowa", "45 homes")) is False


def test_no_article_tells_of_what_comes_after_it() -> None:
    before = article("before", "A summit of farm ministers in Lanz ended on Friday with 9 accords.", "2020-03-07")
    after = article("after", "A summit of farm ministers in Lanz ended on Friday with 11 accords.", "2021-03-06")
    assert not told(before, after).is_one("before", "after")


def test_what_is_not_known_is_left_open() -> None:
    a = article("a", "An explosion at a paint factory injured 12 workers.")
    b = article("b", "An explosion at a paint factory injured 15 workers.")
    found = told(a, b)
    assert found.scene.are_related("a", "b")
    assert found.same(("a", "12 workers"), ("b", "15 workers")) is not False


def test_an_event_bears_a_name_that_an_editor_can_read() -> None:
    assert told(MILL).scene.own["mill"].name == "disaster in Osterby on 3 June 2019"


@pytest.mark.parametrize(
    ("kind", "place", "words"),
    [
        ("talks", "kremlin", "talks at the Kremlin"),
        ("visit", "united states", "visit to the United States"),
        ("shooting", "linden avenue", "shooting on Linden Avenue"),
        ("crash", "carrow airport, norland", "crash at Carrow Airport"),
        ("disaster", "north sea", "disaster in the North Sea"),
        ("election", "tower of brell", "election in Tower of Brell"),
    ],
)
def test_places_bear_the_words_that_english_puts_before_them(kind: str, place: str, words: str) -> None:
    assert naming.name(kind, place, None) == words


def _outcome(found: Told) -> tuple[object, ...]:
    own = sorted((name, one.id, one.name) for name, one in found.scene.own.items())
    return own, sorted(found.scene.related), sorted(found.scene.apart)


ALL = (FERRY, FERRY_TOO, MILL, RALLY, LONG_A, LONG_A_LATER, LONG_B)
EXPECTED = _outcome(told(*ALL))


@settings(deadline=None, max_examples=10)
@given(st.permutations(ALL))
def test_the_order_of_articles_changes_nothing(documents: list[object]) -> None:
    assert _outcome(told(*documents)) == EXPECTED  # type: ignore[arg-type]


def test_an_unrelated_article_changes_nothing_of_the_others() -> None:
    with_it, without = told(FERRY, FERRY_TOO, RALLY), told(FERRY, FERRY_TOO)
    assert all(with_it.scene.own[name] == without.scene.own[name] for name in without.scene.own)
    assert without.scene.related <= with_it.scene.related


def test_an_article_without_a_date_tells_its_own_event_without_a_year() -> None:
    text = (
        "Six people were killed in a raid on a fuel depot near Osterby. The group behind it had blown up a hall in "
        "Vell in 2010, which left 74 people dead, and a market last year, killing 67 traders."
    )
    found = told(article("depot", text))
    assert not found.claim("depot", "Six people").scope.event.background  # type: ignore[union-attr]
    assert found.claim("depot", "74 people").scope.event.background  # type: ignore[union-attr]
    assert found.claim("depot", "67 traders").scope.event.background  # type: ignore[union-attr]
