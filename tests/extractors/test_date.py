"""Dates as claims: their own words as span, the tense of their clause, and what happened then."""

from __future__ import annotations

from datetime import date

import pytest
from passage import claims_of, document

from reconcile.extractors.date import EXTRACTOR
from reconcile.model import Claim, Kind, Tense
from reconcile.text import dates

WRITTEN = date(2024, 6, 21)  # a Friday


def claims(text: str) -> list[Claim]:
    return claims_of(EXTRACTOR, document(text))


def placed(claim: Claim) -> str:
    assert claim.when is not None
    period = dates.resolve(claim.when, WRITTEN)
    return period.start.isoformat() if period else "nowhere"


def test_a_claim_is_the_date_itself_with_its_place() -> None:
    text = "Harvest report\nThe flood reached the harbour on 3 May 2001, and the mayor fled."
    (claim,) = claims(text)
    assert (claim.kind, claim.quote, claim.line, claim.column) == (Kind.DATE, "3 May 2001", 2, 34)
    assert claim.span.of(text) == claim.quote
    assert claim.when is not None
    assert claim.when.span == claim.span


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The council voted on Monday.", "2024-06-17"),
        ("The council will vote on Monday.", "2024-06-24"),
        ("The council is expected to vote on Monday.", "2024-06-24"),
        ("The council plans to open the bridge in March.", "2025-03-01"),
        ("The council opened the bridge in March.", "2024-03-01"),
        ("The fair, due Monday, was called off.", "2024-06-24"),
        ("By Monday, twelve towns had voted.", "2024-06-17"),
        ("The shares, which expire Nov. 21, were sold.", "2024-11-21"),
    ],
)
def test_the_verb_tells_on_which_side_a_day_lies(text: str, day: str) -> None:
    (claim,) = claims(text)
    assert placed(claim) == day


def test_what_happened_then_is_named() -> None:
    (claim,) = claims("Norway opened the new tunnel under Oslo on 3 May 2001.")
    assert (claim.measure.head, claim.measure.verb) == ("tunnel", "open")
    assert claim.measure.of == ("Norway", "Oslo")
    assert claim.measure.text == "opened tunnel"
    assert claim.measure.modifiers == ("new",)


def test_what_happened_is_told_as_it_is_written() -> None:
    (claim,) = claims("The new accords were signed in Lima on 3 May 2001.")
    assert claim.measure.text == "accords were signed"


def test_a_noun_with_its_date_is_what_happened() -> None:
    (claim,) = claims("The March 2019 election was close.")
    assert (claim.measure.head, claim.measure.relation) == ("election", "modifier")


def test_now_is_no_claim() -> None:
    assert claims("The bridge is now open.") == []


def test_the_tense_is_kept() -> None:
    (claim,) = claims("The union struck on Tuesday.")
    assert claim.when is not None
    assert claim.when.tense is Tense.PAST


def test_neighbours_change_nothing() -> None:
    alone = claims("Profit rose to 4 million a year earlier.")[0]
    beside = claims("In the third quarter it fell.\nProfit rose to 4 million a year earlier.")[-1]
    assert alone.when is not None
    assert beside.when is not None
    assert alone.when.fields == beside.when.fields


@pytest.mark.parametrize(
    ("text", "head", "verb"),
    [
        ("Guards shot a thief on Monday as he was climbing the wall of the mint.", "thief", "shoot"),
        ("The bomb went off as the bus passed the bank on Tuesday.", "bomb", "explode"),
        ("The guards arrested a smuggler as she crossed the river nine days ago.", "smuggler", "arrest"),
        ("The boat left Orme and was seen on Tuesday.", "boat", "see"),
        ("The wreck, which was first spotted and filmed by divers on Sept. 1, lies off Orme.", "wreck", "spot"),
        ("The club has lost many men but Roe, who is nine feet tall, was only found on Aug. 31.", "", "find"),
        ("The driver was taken into custody on Friday.", "driver", "arrest"),
    ],
)
def test_what_happened_then_is_told_by_the_verb_that_the_day_belongs_to(text: str, head: str, verb: str) -> None:
    (claim,) = claims(text)
    assert (claim.measure.head, claim.measure.verb) == (head, verb)


@pytest.mark.parametrize(
    "text",
    [
        "He was fined when he left the country on Monday.",
        "Roe was arrested after he had left the country on Monday.",
    ],
)
def test_a_clause_that_tells_no_moment_of_a_deed_has_its_own_day(text: str) -> None:
    (claim,) = claims(text)
    assert claim.measure.verb == "leave"


def test_a_day_when_something_was_done_is_past() -> None:
    claim = claims("The news comes on the heels of a raid on Monday when nine people were killed.")[-1]
    assert claim.when is not None
    assert claim.when.tense is Tense.PAST
