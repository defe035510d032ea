"""Texts put aside: a document on the shelf is the document, to the last carriage return, here and elsewhere."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.model import Document
from reconcile.readers import from_text, shelf
from reconcile.readers.shelf import Shelf

ARTICLES = (
    "Harvest festival\n\nSome 400 people came to the fair.\nThe mayor thanked them.\n",
    "Ferry strike\r\n\r\nThe crews of six ferries stopped work.\r\n",
    "Naïve café owners paid €12 – “too much”, one said.\n",
    "A line without an end",
)


@pytest.mark.parametrize("in_memory", [0, shelf._IN_MEMORY])
def test_a_document_on_the_shelf_is_the_same_document(in_memory: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "_IN_MEMORY", in_memory)
    documents = [from_text(f"article {number}", text) for number, text in enumerate(ARTICLES)]
    kept = Shelf()
    shelved = [kept.put(document) for document in documents]
    assert shelved == documents
    assert documents == shelved
    assert [one.text for one in reversed(shelved)] == [*reversed(ARTICLES)]


def test_away_from_the_shelf_it_is_a_plain_document() -> None:
    document = from_text("fair", ARTICLES[0])
    sent = pickle.loads(pickle.dumps(Shelf().put(document)))
    assert type(sent) is Document
    assert sent == document


def test_long_texts_are_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "_IN_MEMORY", 0)
    kept = Shelf()
    shelved = [kept.put(from_text(str(number), f"Ward {number} counted the votes. " * 1000)) for number in range(9)]
    assert [one.text[:7] for one in shelved] == [f"Ward {number} " for number in range(9)]
    assert shelved[0].text is not shelved[0].text


@given(st.lists(st.text(), max_size=6))
def test_any_text_comes_back_as_it_was(texts: list[str]) -> None:
    documents = [from_text(str(number), text) for number, text in enumerate(texts)]
    kept = Shelf()
    assert [kept.put(document) for document in documents] == documents
