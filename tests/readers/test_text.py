"""Plain text and Markdown: encodings, binaries, limits; the text is never rewritten."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from effort import cpu_seconds
from folder import sorted_out, the_only, told, write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reconcile.model import Document, Label
from reconcile.problems import Code, Problem
from reconcile.readers import Limits, read

HARVEST = "The mayor’s office said 1,200 tonnes of pears — more than ever — came in.\n"


def lines_of(document: Document) -> list[str]:
    return [document.text[line.start : line.end] for line in document.lines]


def test_line_breaks_stay_and_are_no_part_of_a_line(tmp_path: Path) -> None:
    (document,), _ = sorted_out(write(tmp_path, {"a.txt": "Four came.\r\nFive left.\r\n\r\nSix\rstayed."}))
    assert document.text == "Four came.\r\nFive left.\r\n\r\nSix\rstayed."
    assert lines_of(document) == ["Four came.", "Five left.", "", "Six\rstayed."]
    assert [line.number for line in document.lines] == [1, 2, 3, 4]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding(tmp_path: Path, encoding: str) -> None:
    (document,), problems = sorted_out(write(tmp_path, {"a.txt": HARVEST.encode(encoding)}))
    assert document.text == HARVEST
    assert not problems


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", HARVEST),
        ("cp1252", "The café took €500 on Sunday, 12 percent more than a week ago."),
        ("cp1251", "Цены на хлеб выросли на восемь процентов за год, сообщили городские власти."),
        ("shift_jis", "市長は火曜日、洪水で十二人が避難したと発表した。川の水位は四メートルに達した。"),
    ],
)
def test_another_encoding_is_detected_and_said(tmp_path: Path, encoding: str, text: str) -> None:
    (document,), problems = sorted_out(write(tmp_path, {"a.txt": text.encode(encoding)}))
    assert document.text == text
    problem = the_only(problems, Code.ENCODING_GUESSED)
    assert "UTF-8" in problem.message
    assert not problem.unread


def test_one_broken_byte_does_not_change_how_the_rest_is_read(tmp_path: Path) -> None:
    content = HARVEST.encode() + b"It was \xff warm.\n"
    (document,), problems = sorted_out(write(tmp_path, {"a.txt": content}))
    assert document.text == HARVEST + "It was \ufffd warm.\n"
    assert "1 place is no UTF-8" in the_only(problems, Code.ENCODING_GUESSED).message


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"%PDF-1.7 \x00\x01", "PDF"),
        (b"PK\x03\x04 word/document.xml", "office document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office document"),
        (b"{\\rtf1 Twelve came}", "RTF"),
        (b"\x89PNG\r\n", "picture"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"Twelve\x00came", "byte 7 is zero"),
        (bytes(range(1, 9)) * 20, "control characters"),
    ],
)
def test_a_binary_file_is_named_and_not_read(tmp_path: Path, content: bytes, named: str) -> None:
    documents, problems = sorted_out(write(tmp_path, {"a.txt": content, "b.txt": HARVEST}))
    assert [document.source.path for document in documents] == ["b.txt"]
    problem = the_only(problems, Code.BINARY_FILE)
    assert named in problem.message
    assert problem.unread


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \r\n\t\n", "\u00a0\n".encode()])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    documents, problems = sorted_out(write(tmp_path, {"a.txt": content, "b.txt": HARVEST}))
    assert len(documents) == 1
    assert the_only(problems, Code.EMPTY_FILE).where == "a.txt"


def test_a_file_over_the_limit(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.txt": "word " * 300, "b.txt": HARVEST})
    documents, problems = sorted_out(folder, limits=Limits(file=1000))
    assert len(documents) == 1
    assert "1,000 bytes" in the_only(problems, Code.TOO_LARGE).message


def test_a_line_of_fifty_megabytes(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.txt": b"Short.\n" + b"nineteen " * 5_600_000, "b.txt": HARVEST})
    found = []
    assert cpu_seconds(lambda: found.append(sorted_out(folder))) < 5
    documents, problems = found[0]
    assert len(documents) == 1
    assert told(problems) == [("a.txt:2", Code.TOO_LARGE)]


def test_an_article_of_nothing_but_numbers_is_read(tmp_path: Path) -> None:
    (document,), problems = sorted_out(write(tmp_path, {"a.txt": "12 14.5 1,000\n8% 9% 11%\n\n-3 -4\n"}))
    assert document.text.startswith("12 14.5")
    assert not problems


# ── Markdown ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_front_matter_describes_and_stays(tmp_path: Path) -> None:
    text = '---\ntitle: "Pears: a record"\nauthor: Ann Miller\ndate: 2025-09-03\n---\n\n# Pears\n\nSome 1,200 tonnes.\n'
    (document,), problems = sorted_out(write(tmp_path, {"a.md": text}))
    source = document.source
    assert (source.title, source.author, source.published) == ("Pears: a record", "Ann Miller", date(2025, 9, 3))
    assert document.text == text
    assert [line.label for line in document.lines[:5]] == [Label.FURNITURE] * 5
    assert document.lines[6].label is Label.HEADLINE
    assert not problems


def test_the_first_heading_is_the_title(tmp_path: Path) -> None:
    (document,), _ = sorted_out(write(tmp_path, {"a.md": "Menu\n\n# Bridge closed #\n\nIt carries 900 cars a day.\n"}))
    assert document.source.title == "Bridge closed"


def test_a_date_in_front_matter_that_is_none(tmp_path: Path) -> None:
    documents, problems = sorted_out(write(tmp_path, {"a.md": "---\ndate: soon\n---\nTwelve came.\n"}))
    assert documents[0].source.published is None
    assert "'soon'" in the_only(problems, Code.DATE_UNKNOWN).message


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=300) | st.text(max_size=200).map(str.encode), suffix=st.sampled_from([".txt", ".md"]))
def test_any_bytes_are_a_document_or_a_problem_and_lines_cover_the_text(
    tmp_path: Path, content: bytes, suffix: str
) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes(content)
    found = list(read([str(path)]))
    assert found
    for document in found:
        if isinstance(document, Problem):
            continue
        assert len(document.lines) == document.text.count("\n") + 1
        for line, raw in zip(document.lines, document.text.split("\n"), strict=True):
            assert document.text[line.start : line.end] == raw.removesuffix("\r")
