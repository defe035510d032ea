"""JSON Lines, packed and not, and standard input."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import lzma
from datetime import date
from pathlib import Path

import pytest
from effort import cpu_seconds
from folder import sorted_out, the_only, told, write

from reconcile.model import Document
from reconcile.problems import Code, Problem
from reconcile.readers import Limits, read

RECORD = {
    "id": "wire-7",
    "text": "Turnout fell to 48 percent.\nRain kept 900 away.",
    "title": "Turnout falls",
    "publisher": "The Harbour Post",
    "published": "2025-05-10T18:00:00-05:00",
    "url": "https://harbour.example/7",
    "author": "Ann Miller",
}


def lines(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def test_a_record_with_all_its_fields(tmp_path: Path) -> None:
    (document,), problems = sorted_out(write(tmp_path, {"a.jsonl": lines(RECORD)}))
    source = document.source
    assert (document.id, document.text, source.path) == ("wire-7", RECORD["text"], "a.jsonl#wire-7")
    assert (source.title, source.publisher) == ("Turnout falls", "The Harbour Post")
    assert (source.url, source.author) == ("https://harbour.example/7", "Ann Miller")
    assert source.published == date(2025, 5, 10)
    assert source.sha256 == hashlib.sha256(RECORD["text"].encode()).hexdigest()
    assert not problems


def test_a_record_with_text_alone_is_called_by_its_line(tmp_path: Path) -> None:
    (document,), _ = sorted_out(write(tmp_path, {"a.jsonl": "\n" + lines({"text": "Four came."})}))
    assert document.source.path == "a.jsonl#2"
    assert document.id == "d-" + document.source.sha256[:10]


@pytest.mark.parametrize(("name", "pack"), [("a.jsonl.gz", gzip.compress), ("a.jsonl.xz", lzma.compress)])
def test_packed_records(tmp_path: Path, name: str, pack: object) -> None:
    assert callable(pack)
    documents, problems = sorted_out(write(tmp_path, {name: pack(lines({"text": "A 1."}, {"text": "B 2."}).encode())}))
    assert [document.text for document in documents] == ["A 1.", "B 2."]
    assert not problems


@pytest.mark.parametrize(("name", "pack"), [("a.jsonl.gz", gzip.compress), ("a.jsonl.xz", lzma.compress)])
def test_a_packed_file_that_breaks_off(tmp_path: Path, name: str, pack: object) -> None:
    assert callable(pack)
    whole = pack(lines(*({"text": f"Flood {i} hurt {i * 7919 % 1000}."} for i in range(9000))).encode())
    documents, problems = sorted_out(write(tmp_path, {name: whole[: len(whole) // 2]}))
    assert documents, "what was unpacked before the break is read"
    assert the_only(problems, Code.NOT_READABLE).unread


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ("{text: 1}", "character 2"),
        ("[1, 2]", "no JSON object"),
        ('{"id": "x"}', 'no "text"'),
        ('{"text": 12}', '"text" is no string'),
        ('{"text": "  "}', '"text" is empty'),
        ('{"text": "half \\ud800 of it"}', "surrogate"),
        ('{"text": "zero \\u0000 byte"}', "zero bytes"),
        ('{"text": "fine", "title": 5}', '"title" is no string'),
        ('{"text": "fine", "id": [1]}', '"id"'),
        ('{"text": "fine", "id": ' + "9" * 5000 + "}", "no JSON that can be read"),
        ('{"text": "deep", "x": ' + "[" * 40 + "]" * 40 + "}", "more than 32 deep"),
        ('{"text": "deeper", "x": ' + "[" * 100_000, "more than 32 deep"),
    ],
)
def test_one_bad_line_costs_only_itself(tmp_path: Path, bad: str, why: str) -> None:
    folder = write(tmp_path, {"a.jsonl": lines({"text": "One 1."}) + bad + "\n" + lines({"text": "Two 2."})})
    documents, problems = sorted_out(folder)
    assert [document.text for document in documents] == ["One 1.", "Two 2."]
    problem = the_only(problems, Code.BAD_RECORD)
    assert problem.where == "a.jsonl:2"
    assert why in problem.message


def test_bytes_that_are_no_utf8(tmp_path: Path) -> None:
    _, problems = sorted_out(write(tmp_path, {"a.jsonl": b'{"text": "caf\xe9 12"}\n'}))
    assert "byte 14 is no UTF-8" in the_only(problems, Code.BAD_RECORD).message


def test_a_line_over_the_limit_is_skipped_without_being_held(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.jsonl": lines({"text": "x" * 400}, {"text": "Two 2."}, {"text": "y" * 5000})})
    documents, problems = sorted_out(folder, limits=Limits(line=200))
    assert [document.text for document in documents] == ["Two 2."]
    assert told(problems) == [("a.jsonl:1", Code.TOO_LARGE), ("a.jsonl:3", Code.TOO_LARGE)]


def test_brackets_in_a_string_that_never_ends_are_counted_in_linear_time(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.jsonl": '{"text": "' + '\\"[' * 400_000})
    assert cpu_seconds(lambda: the_only(sorted_out(folder)[1], Code.BAD_RECORD)) < 5


def test_dates_that_are_none_are_reported_once_and_the_articles_read(tmp_path: Path) -> None:
    records = [{"text": f"Flood {i}.", "published": when} for i, when in enumerate(["2025-02-30", "1994/05", "soon"])]
    documents, problems = sorted_out(write(tmp_path, {"a.jsonl": lines({"text": "Dry."}, *records)}))
    assert len(documents) == 4
    problem = the_only(problems, Code.DATE_UNKNOWN)
    assert problem.where == "a.jsonl:2"
    assert "3 articles" in problem.message
    assert "'2025-02-30'" in problem.message


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("26-FEB-1987 15:02:20.00", date(1987, 2, 26)),
        ("Sat, 10 May 2025 18:00:00 GMT", date(2025, 5, 10)),
        ("May 10, 2025", date(2025, 5, 10)),
        ("Sept. 3, 2021", date(2021, 9, 3)),
        ("3 September 2021", date(2021, 9, 3)),
        ("05/10/2025", None),
        ("Smarch 1, 2025", None),
    ],
)
def test_days_as_feeds_write_them(tmp_path: Path, written: str, day: date | None) -> None:
    (document,), _ = sorted_out(write(tmp_path, {"a.jsonl": lines({"text": "Dry.", "published": written})}))
    assert document.source.published == day


def test_an_id_given_twice_and_a_text_told_twice(tmp_path: Path) -> None:
    records = [{"id": 1, "text": "A 1."}, {"id": 1, "text": "B 2."}, {"id": 3, "text": "A 1."}]
    documents, problems = sorted_out(write(tmp_path, {"a.jsonl": lines(*records)}))
    assert [document.id for document in documents] == ["1", "d-" + documents[1].source.sha256[:10], "3"]
    assert [problem.code for problem in problems] == [Code.DUPLICATE] * 2
    assert "the same text as a.jsonl#1" in problems[1].message


def test_a_file_of_blank_lines(tmp_path: Path) -> None:
    assert the_only(sorted_out(write(tmp_path, {"a.jsonl": "\n\n"}))[1], Code.EMPTY_FILE).unread


# ── standard input ───────────────────────────────────────────────────────────────────────────────────────────────────


def piped(content: str | bytes) -> list[Document | Problem]:
    return list(read(["-"], io.BytesIO(content if isinstance(content, bytes) else content.encode())))


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        ("Four came.\nFive left.", ["Four came.\nFive left."]),
        (lines({"text": "A 1."}, {"text": "B 2."}), ["A 1.", "B 2."]),
        (lines({"text": "long " * 40_000}), ["long " * 40_000]),
        ("{curly} braces begin this text", ["{curly} braces begin this text"]),
    ],
)
def test_standard_input_is_known_by_how_it_begins(content: str, texts: list[str]) -> None:
    assert [found.text for found in piped(content) if isinstance(found, Document)] == texts


def test_a_page_on_standard_input() -> None:
    (document,) = piped("<!DOCTYPE html><html><body><p>Some 900 drivers stayed at home on Monday.</p></body></html>")
    assert isinstance(document, Document)
    assert document.text == "Some 900 drivers stayed at home on Monday."
    assert document.source.path == "-"


def test_standard_input_with_nothing_in_it_or_none_at_all() -> None:
    assert [found.code for found in piped("") if isinstance(found, Problem)] == [Code.EMPTY_FILE]
    assert [found.code for found in read(["-"]) if isinstance(found, Problem)] == [Code.MISSING_FILE]
