"""The newsroom's synonyms: each word tells one class, or the last one read would silently win."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from reconcile.text import lexicon

TOLD = tomllib.loads(files("reconcile.text").joinpath("data/concepts.toml").read_text("utf-8"))


@pytest.mark.parametrize("table", ["predicate", "noun", "event"])
def test_a_word_stands_in_one_class_of_a_table(table: str) -> None:
    held = Counter(word for group in TOLD[table].values() for word in group["words"])
    assert [word for word, times in held.items() if times > 1] == []


def test_deals_are_agreements_and_agreements_documents() -> None:
    assert lexicon.noun("deal") == "agreement"
    assert lexicon.root("agreement") == "document"


def test_a_phrase_tells_more_than_its_head() -> None:
    assert lexicon.phrase("index", ("consumer", "price")) == "inflation"
    assert lexicon.phrase("index", ("share",)) == "index"


def test_a_plain_verb_says_nothing_of_what_is_counted() -> None:
    assert lexicon.known_predicate("be") is None
    assert lexicon.known_predicate("wound") == "injured"
