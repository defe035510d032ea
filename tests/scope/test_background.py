"""What an article recalls, sums up or points to is not its own event."""

from __future__ import annotations

import pytest
from newsdesk import article, told

LEAD = "A tram struck a van in Brell on Tuesday, killing 3 people. "


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("A similar crash in 2009 killed 8 people.", "8 people"),
        ("It was the worst crash there since 1987, when 23 people died.", "23 people"),
        ("There have been 71 crashes in the country this year.", "71 crashes"),
        ("The crash came two weeks after a collision in Dorn that killed 5 people.", "5 people"),
        ("In March 2015 a tram killed 6 people on the same line.", "6 people"),
        ("The Harlow crash killed 17 people.", "17 people"),
        ("There were two crashes near the harbour in 2011, and 14 people died.", "14 people"),
        ("Over the past decade 40 people died on the tracks.", "40 people"),
        ("It follows recent crashes in Dorn and Vell that claimed eight lives.", "eight lives"),
        ("Nationwide, 34 people have been killed on tram lines.", "34 people"),
        ("A van hit by a tram lost five members of one choir there in April.", "five members"),
    ],
)
def test_what_is_recalled_is_another_event(words: str, quote: str) -> None:
    found = told(article("a", f"{LEAD}\n\n{words}", "2019-06-05"))
    event = found.claim("a", quote).scope.event
    assert event is not None
    assert event.background
    assert event.evidence
    assert found.same(("a", "3 people"), ("a", quote)) is False


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("The collision on Tuesday also injured 9 people.", "9 people"),
        ("Police said on Friday that 2 people were still in hospital.", "2 people"),
        ("It was the deadliest crash in more than a generation, with 3 of the dead from one street.", "3 of the dead"),
        ("READ MORE: Tram crash in Brell kills 4 people", "4 people"),
    ],
)
def test_what_goes_on_about_the_event_is_its_own(words: str, quote: str) -> None:
    found = told(article("a", f"{LEAD}\n\n{words}", "2019-06-08"))
    event = [c for c in found.claims if quote in c.quote][-1].scope.event
    assert event is not None
    assert not event.background


def test_a_link_to_a_story_that_the_article_recalls_further_down_is_another_event() -> None:
    text = (
        f"Three killed by tram in Brell\n\n{LEAD}\n\nThe driver is in hospital.\n\nThe line was closed until noon.\n\n"
        "It comes days after a bus crash in Dorn.\n\nREAD MORE: Bus crash in Dorn hurts 7 people"
    )
    event = told(article("a", text, "2019-06-05")).claim("a", "7 people").scope.event
    assert event is not None
    assert event.background


def test_a_sentence_that_goes_on_from_the_recalled_one_is_recalled_too() -> None:
    text = f"{LEAD}\n\nA similar crash shook the town of Dorn. Seven people died."
    event = told(article("a", text, "2019-06-05")).claim("a", "Seven people").scope.event
    assert event is not None
    assert event.background


def test_what_one_article_recalls_may_be_the_event_of_another() -> None:
    visit = "The premier of Norland visited Saltau on 12 June 2017. Premier Ada Holm signed 8 accords there."
    old = article("old", visit, "2017-06-12")
    new = article(
        "new",
        "The premier of Norland, Ada Holm, visited Saltau again on 9 May 2018 and signed 5 accords. In June 2017 she "
        "signed 8 accords there.",
        "2018-05-09",
    )
    found = told(old, new)
    assert not found.is_one("old", "new")
    assert found.same(("old", "8 accords"), ("new", "8 accords")) is True
