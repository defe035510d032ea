"""Markdown, spreadsheets and graphs: complete, readable by other tools, and harmless whatever an article holds."""

from __future__ import annotations

import csv
import io
import re
from xml.etree import ElementTree

import networkx as nx
import pytest
from stories import HOSTILE, calm, empty, flood, hostile

from reconcile.outcome import Report
from reconcile.report import formats, render
from reconcile.report.escape import anchor, cell, link, markdown, visible
from reconcile.report.graph import graph

HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def rows(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(report, "csv").decode("utf-8-sig"), newline="")))


def read_graph(report: Report) -> nx.MultiDiGraph:
    return nx.read_graphml(io.BytesIO(render(report, "graphml")), force_multigraph=True)


def test_every_format_is_found_and_gives_the_same_bytes_again() -> None:
    assert {"csv", "graphml", "json", "md", "text"} <= formats().keys()
    for name in formats():
        assert render(flood(), name) == render(flood(), name)
        assert render(empty(), name)


def test_a_row_holds_both_sides_of_a_finding() -> None:
    first = rows(flood())[0]
    assert first["question"] == "How many homes did the flood reach?"
    assert (first["verdict"], first["severity"], first["gap"]) == ("conflict", "high", "2.9 times")
    assert (first["left_value"], first["right_value"]) == ("140\n140", "410")
    assert (first["left_sources"], first["right_said_by"]) == ("2 sources, 1 origin", "the fire service")
    assert first["left_place"] == "flood/morning.txt:3:19\nflood/wire.txt:3:19"
    assert len(rows(flood())) == len(flood().findings)


def test_a_spreadsheet_opens_as_utf_8_with_rfc_4180_lines() -> None:
    raw = render(calm(), "csv")
    assert raw.startswith(b"\xef\xbb\xbfverdict,")
    assert raw.endswith(b"\r\n")


@pytest.mark.parametrize("evil", HOSTILE)
def test_no_cell_is_a_formula_and_none_hides_a_character(evil: str) -> None:
    for row in rows(hostile(evil)):
        for told in row.values():
            assert not told.startswith(("=", "+", "-", "@", "\t", "\r"))
            assert not HIDDEN.search(told)


@pytest.mark.parametrize("words", ["=1", "+1", "-1", "@x", "\tx", "\rx", "  =1", "\uff1d1"])
def test_a_cell_that_could_be_a_formula_gets_an_apostrophe(words: str) -> None:
    assert cell(words).startswith("'")
    assert cell("12 = 12") == "12 = 12"


def test_markdown_answers_in_its_title_and_links_only_to_the_web() -> None:
    told = render(flood(), "md").decode("utf-8")
    assert told.startswith("# 2 conflicts, 1 high: How many homes did the flood reach?\n")
    assert "[River bursts its banks at Oldbridge](<https://post.example/flood>)" in told
    assert "- **410** “410 homes”, said by the fire service; The Evening Lantern, 4–5 March 2031 (inferred)" in told
    assert "1 source could not be read" in told


@pytest.mark.parametrize("evil", HOSTILE)
def test_markdown_shows_hostile_words_as_text(evil: str) -> None:
    told = render(hostile(evil), "md").decode("utf-8")
    assert not HIDDEN.search(told)
    assert not re.search(r"<(?!https://ok\.example/)", told), "no tag, no comment"
    assert not re.search(r"(?<!\\)\]\((?!<https://ok\.example/)", told), "no link but ours"
    assert all(line.count("`") % 2 == 0 for line in told.replace("\\`", "").splitlines())


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("# not a title", r"\# not a title"),
        ("1. not a list", r"1\. not a list"),
        ("- nor this", r"\- nor this"),
        ("*bold* _it_ [a](b)", r"\*bold\* \_it\_ \[a\](b)"),
        ("a | b\n\nc", r"a \| b c"),
        ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
        ("http://bad.example www.bad.example", r"http\://bad.example www\.bad.example"),
        ("2.9 times in 12 (or 13) - so", r"2\.9 times in 12 (or 13) - so"),
    ],
)
def test_markdown_escapes_what_would_be_markup_and_no_more(words: str, shown: str) -> None:
    assert markdown(words) == shown


def test_the_graph_joins_documents_claims_clusters_and_findings() -> None:
    made = graph(flood())
    types = [kind for _, kind in made.nodes(data="type")]
    counts = {kind: types.count(kind) for kind in sorted(set(types))}
    assert counts == {"claim": 10, "cluster": 6, "document": 3, "finding": 6, "origin": 1}
    edges = {(source, target, kind) for source, target, kind in made.edges(data="type")}
    ids = {claim.quote: claim.id for claim in flood().claims}
    assert ("document:evening", f"claim:{ids['410 homes']}", "has") in edges
    assert ("finding:f-0001", f"claim:{ids['410 homes']}", "right") in edges
    assert ("finding:f-0001", "cluster:k-1", "judges") in edges
    assert ("finding:f-0001", "document:evening", "cites") in edges
    assert ("origin:o-1", "document:wire", "speaks_in") in edges


def test_graphml_is_read_back_as_the_same_graph() -> None:
    made, back = graph(flood()), read_graph(flood())
    assert dict(back.nodes(data=True)) == dict(made.nodes(data=True))
    assert back.number_of_edges() == made.number_of_edges()
    value = {attributes.get("value") for _, attributes in back.nodes(data=True)}
    assert {140.0, 410.0} <= value


@pytest.mark.parametrize("evil", HOSTILE)
def test_graphml_stays_well_formed(evil: str) -> None:
    raw = render(hostile(evil), "graphml")
    assert ElementTree.fromstring(raw) is not None
    assert not HIDDEN.search(raw.decode("utf-8"))
    assert len(read_graph(hostile(evil))) == len(graph(hostile(evil)))


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//bad.example", "http:", "https://a b", "\x01http://a",
     "https://a\"b", "HTTP://[bad", "vbscript:x", "ftp://a.example", "", None],
)  # fmt: skip
def test_only_addresses_of_the_web_become_links(address: str | None) -> None:
    assert link(address) is None
    assert link("https://post.example/a?b=c#d") == "https://post.example/a?b=c#d"


def test_anchors_are_legal_ids_and_differ() -> None:
    assert anchor("d-12ab") == "d-12ab"
    assert re.fullmatch(r"x-[0-9a-f]{12}", anchor('a" onclick="b'))
    assert anchor("a b") != anchor("a  b")


def test_what_cannot_be_seen_is_shown_as_a_sign() -> None:
    assert visible("a\x1b[31mb\u202ec\nd") == "a␛[31mb‹U+202E›c d"
