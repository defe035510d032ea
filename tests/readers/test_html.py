"""HTML pages: text and metadata, and pages that are broken, huge or empty."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from effort import cpu_seconds
from folder import sorted_out, the_only, write

from reconcile.model import Label
from reconcile.problems import Code

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Turnout rises in the harbour | The Harbour Post</title>
<meta property="og:title" content="Turnout rises in the harbour">
<meta property="og:site_name" content="The Harbour Post">
<meta name="author" content="Ann Miller">
<meta property="article:published_time" content="2031-03-04T10:00:00Z">
<link rel="canonical" href="https://harbour.example/turnout">
<script>var counted = 99999;</script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Turnout rises in the harbour</h1>
<p>Turnout in the harbour district rose to 61&nbsp;percent on Sunday, officials said on Monday.</p>
<p>Some 12,400 people voted, 900 more than four years ago, and the count went on until midnight.</p></article>
<footer>Copyright 2031</footer></body></html>"""


def test_text_and_metadata_of_a_page(tmp_path: Path) -> None:
    (document,), problems = sorted_out(write(tmp_path, {"a.html": PAGE}))
    source = document.source
    assert (source.title, source.publisher) == ("Turnout rises in the harbour", "The Harbour Post")
    assert (source.author, source.url) == ("Ann Miller", "https://harbour.example/turnout")
    assert source.published == date(2031, 3, 4), "a day after the clock's is a day too: no clock is asked"
    assert "61\u00a0percent" in document.text or "61 percent" in document.text
    assert "Sport" not in document.text
    assert "99999" not in document.text
    assert document.lines[0].label is Label.HEADLINE
    assert not problems


def test_no_date_is_guessed_from_the_words_of_a_page(tmp_path: Path) -> None:
    page = PAGE.replace('<meta property="article:published_time" content="2031-03-04T10:00:00Z">', "")
    (document,), _ = sorted_out(write(tmp_path, {"a.html": page.replace("on Sunday", "on 3 May 2009")}))
    assert document.source.published is None


@pytest.mark.parametrize("suffix", [".htm", ".xhtml", ".HTML"])
def test_other_suffixes(tmp_path: Path, suffix: str) -> None:
    page = '<?xml version="1.0" encoding="utf-8"?>\n' + PAGE
    documents, problems = sorted_out(write(tmp_path, {f"a{suffix}": page}))
    assert "12,400" in documents[0].text
    assert not problems


def test_the_encoding_that_a_page_declares(tmp_path: Path) -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1251">').replace("Some 12,400", "Около 12,400")
    documents, problems = sorted_out(write(tmp_path, {"a.html": page.encode("cp1251")}))
    assert "Около 12,400" in documents[0].text
    assert not problems


@pytest.mark.parametrize(
    "page",
    [
        PAGE[: PAGE.index("until midnight")],
        PAGE[: PAGE.index("</article>")],
        PAGE[: PAGE.index("</article>") + 5],
    ],
)
def test_a_page_that_breaks_off_is_read_as_far_as_it_goes(tmp_path: Path, page: str) -> None:
    documents, problems = sorted_out(write(tmp_path, {"a.html": page}))
    assert "61" in documents[0].text
    problem = the_only(problems, Code.BAD_MARKUP)
    assert "breaks off" in problem.message
    assert not problem.unread


@pytest.mark.parametrize(("opened", "said"), [("<!-- note", "comment"), ("<script>let x", "script")])
def test_what_swallows_the_rest_of_a_page_is_said(tmp_path: Path, opened: str, said: str) -> None:
    documents, problems = sorted_out(write(tmp_path, {"a.html": PAGE.replace("<p>Some", f"{opened}<p>Some")}))
    assert "61" in documents[0].text
    assert f"a {said} in it never ends" in the_only(problems, Code.BAD_MARKUP).message


def test_text_in_a_file_that_is_called_html(tmp_path: Path) -> None:
    documents, problems = sorted_out(write(tmp_path, {"a.html": "Only twelve came to the meeting."}))
    assert [document.text for document in documents] == ["Only twelve came to the meeting."]
    the_only(problems, Code.BAD_MARKUP)


def test_unclosed_and_crossed_tags_lose_nothing(tmp_path: Path) -> None:
    documents, _ = sorted_out(
        write(tmp_path, {"a.html": "<html><body><p><b>Twelve <i>came</b> late</i><p>Four left</body>"})
    )
    assert "Twelve came late" in documents[0].text
    assert "Four left" in documents[0].text


def test_a_page_without_words(tmp_path: Path) -> None:
    documents, problems = sorted_out(
        write(tmp_path, {"a.html": "<html><body><script>let x = 5</script></body></html>", "b.txt": "Four came."})
    )
    assert len(documents) == 1
    assert the_only(problems, Code.EMPTY_FILE).unread


@pytest.mark.parametrize(
    ("piece", "count"),
    [("<div>", 90_000), ("<b", 90_000), ("<!--", 90_000), ("<a href='", 90_000), ("&amp;", 200_000)],
)
def test_hostile_markup_costs_no_more_than_its_length(tmp_path: Path, piece: str, count: int) -> None:
    folder = write(tmp_path, {"a.html": "<html><body>" + piece * count + "</body></html>"})
    found: list[object] = []
    assert cpu_seconds(lambda: found.extend(sorted_out(folder))) < 10
    assert any(found)


def test_a_page_of_too_many_tags(tmp_path: Path) -> None:
    _, problems = sorted_out(write(tmp_path, {"a.html": "<html><body>" + "<p>a" * 100_001 + "</body></html>"}))
    assert "100,000 tags" in the_only(problems, Code.TOO_LARGE).message
