"""Who holds which office, as a sentence tells it."""

from __future__ import annotations

import pytest
from effort import cpu_seconds
from passage import document

from reconcile import annotate
from reconcile.extractors.role import EXTRACTOR
from reconcile.model import Claim, Kind


def roles(text: str) -> list[Claim]:
    article = document(text)
    return [claim for sentence in annotate.split(article) for claim in EXTRACTOR.read(article, sentence)]


def told(text: str) -> list[tuple[str, str, str]]:
    return [(c.role.title, c.role.body, c.role.holder) for c in roles(text) if c.role is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Berg spoke.", [("president", "", "Berg")]),
        ("Norway's Prime Minister Anna Berg left.", [("prime minister", "Norway", "Anna Berg")]),
        ("Norwegian Trade Minister Jo Dahl left.", [("trade minister", "Norwegian", "Jo Dahl")]),
        ("Zorb CEO Karl Holm resigned.", [("chief executive", "Zorb", "Karl Holm")]),
        ("Anna Berg, head of the miners union, spoke.", [("head", "miners union", "Anna Berg")]),
        ("Jo Dahl, the bank's chief economist, agreed.", [("chief economist", "bank", "Jo Dahl")]),
        (
            "They met the general secretary of the Labour Party of Norway, Anna Berg.",
            [("general secretary", "Labour Party of Norway", "Anna Berg")],
        ),
        ("She met the mayor of this Nordic town Karl Holm.", [("mayor", "this Nordic town", "Karl Holm")]),
        ("Anna Berg was elected president of Peru.", [("president", "Peru", "Anna Berg")]),
        ("Secretary of State Jane Doe flew home.", [("secretary of state", "", "Jane Doe")]),
        ("The deputy chairwoman, Anna Berg, of it.", []),
        ("The president told the mayor, an aide said.", []),
        ("At talks with Berg, the Norwegian leader smiled.", []),
        ("The King Harald Bridge opened.", []),
        # in a list, an office belongs to who follows, where who stands before has one
        (
            "She met Premier Jo Dahl, the speaker of parliament, Anna Berg, and others.",
            [("premier", "", "Jo Dahl"), ("parliament speaker", "", "Anna Berg")],
        ),
        ("Jo Dahl, the speaker of parliament, opened the sitting.", [("parliament speaker", "", "Jo Dahl")]),
    ],
)
def test_a_sentence_tells_who_holds_what(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


def test_a_former_office_is_marked() -> None:
    (claim,) = roles("Karl Holm, a former finance minister, was jailed.")
    assert claim.role is not None
    assert claim.role.former


def test_spans_quote_title_and_holder() -> None:
    text = "On Monday the mayor of Bergen, Anna Berg, cut a ribbon."
    (claim,) = roles(text)
    assert claim.kind is Kind.ROLE
    assert claim.quote == "mayor of Bergen, Anna Berg"
    assert claim.role is not None
    assert claim.role.holder_span.of(text) == "Anna Berg"
    assert claim.role.title_span.of(text) == "mayor"
    assert (claim.measure.text, claim.measure.head, claim.measure.of) == ("mayor of Bergen", "mayor", ("Bergen",))


@pytest.mark.parametrize("piece", ["president of ", "Ann, president of Oslo, ", "deputy ", "chief executive "])
def test_time_is_linear(piece: str) -> None:
    assert cpu_seconds(lambda: roles(piece * 5_000)) < 5
