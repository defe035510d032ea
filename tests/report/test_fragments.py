"""A link that opens a page at the quoted words."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import Newsroom

from reconcile.model import Kind
from reconcile.report.fragments import deep_link


def linked(text: str, quote: str, url: str | None = "https://post.example/a") -> str | None:
    room = Newsroom()
    document = room.article("a", text, url=url)
    return deep_link(document, room.claim(document, quote, Kind.DATE))


def test_the_words_around_tell_it_from_the_same_figure_elsewhere() -> None:
    text = "The council, at last, closed 12 roads-and-paths, & one bridge on Monday. It closed 12 roads last year."
    assert linked(text, "12 roads") == (
        "https://post.example/a#:~:text=council%2C%20at%20last%2C%20closed-,"
        "12%20roads,-%2Dand%2Dpaths%2C%20%26%20one%20bridge"
    )


def test_at_the_edges_of_a_sentence_there_is_nothing_around() -> None:
    assert linked("Twelve roads.", "Twelve roads.") == "https://post.example/a#:~:text=Twelve%20roads."


def test_an_address_with_a_place_in_the_page_keeps_it() -> None:
    assert linked("Twelve roads.", "Twelve", "https://post.example/a#top") == (
        "https://post.example/a#top:~:text=Twelve,-roads."
    )


def test_words_are_taken_whole_and_blanks_are_one() -> None:
    assert linked("A count of 12km  of roads.", "12") == (
        "https://post.example/a#:~:text=A%20count%20of-,12km,-of%20roads."
    )


def test_a_long_quote_is_given_by_its_ends() -> None:
    told = linked(" ".join(f"word{n}" for n in range(60)) + ".", " ".join(f"word{n}" for n in range(1, 60)))
    assert told == (
        "https://post.example/a#:~:text=word0-,word1%20word2%20word3%20word4,word56%20word57%20word58%20word59,-."
    )


@pytest.mark.parametrize("url", [None, "javascript:alert(1)", "file:///etc/passwd"])
def test_without_a_plain_address_there_is_none(url: str | None) -> None:
    assert linked("Twelve roads.", "Twelve", url) is None


@given(st.text(min_size=1, max_size=40))
def test_no_text_leaves_the_fragment(words: str) -> None:
    told = linked(f"Closed: x{words}x today.", "today")
    assert told is not None
    fragment = told.partition("#:~:text=")[2]
    assert fragment.count("-,") == 1
    assert fragment.isascii()
    assert not set(fragment) & set(" <>\"'`&#")
    assert unquote(fragment.partition("-,")[0]).split()
