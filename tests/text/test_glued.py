"""Captions in capitals whose line breaks were lost are read as they were spoken; nothing else is parted."""

from __future__ import annotations

import pytest

from reconcile.annotate import parse
from reconcile.model import Span
from reconcile.text import glued
from reconcile.text.syntax import Sentence

WORDS = frozenset("river rose night water town reached dam four homes were flooded people".split())


def parted(text: str) -> str:
    missing = glued.gaps(text, WORDS.__contains__)
    return "".join(f"|{char}" if at in missing else char for at, char in enumerate(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("THE RIVER ROSE LASTNIGHT AND THEWATER REACHED THE TOWN.", "LAST|NIGHT AND THE|WATER"),
        ("IN THETOWN 12PEOPLE WEREFLOODED OUT.", "THE|TOWN 12|PEOPLE WERE|FLOODED"),
        ("THERIVER ROSE AS FOUR HOMESWERE FLOODED.", "THE|RIVER ROSE AS FOUR HOMES|WERE"),
    ],
)
def test_what_ran_together_is_parted(text: str, told: str) -> None:
    assert told in parted(text)


@pytest.mark.parametrize(
    "text",
    [
        "MAYFAIR WATER ROSE IN THE NIGHT",
        "The river rose lastnight and thewater reached the town.",
        "HADSON TO BUY 12 HOMES",
    ],
)
def test_names_and_running_text_are_left_whole(text: str) -> None:
    assert "|" not in parted(text)


def test_tokens_quote_the_text_that_they_stand_in() -> None:
    text = "THE RIVER ROSE LASTNIGHT AND THEWATER REACHED 12HOMES."
    (sentence,) = parse([Sentence(Span(5, 5 + len(text)), text, 1)])
    assert [token.text for token in sentence.tokens][3:8] == ["LAST", "NIGHT", "AND", "THE", "WATER"]
    assert all(token.span.shift(-5).of(text) == token.text for token in sentence.tokens)
