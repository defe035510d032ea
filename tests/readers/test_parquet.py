"""Parquet: rows as records, a row group at a time, and what bad files get."""

from __future__ import annotations

import io
import sys
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from folder import sorted_out, told, write
from pyarrow import parquet

from reconcile.problems import Code
from reconcile.readers import Limits

RECORDS: list[dict[str, object]] = [
    {"id": "wire-7", "text": "Turnout fell to 48 percent.", "title": "Turnout falls", "published": "2025-05-10"},
    {"id": None, "text": "Rain kept 900 away.", "title": None, "published": None},
]


def packed(records: list[dict[str, object]], rows: int = 1000, **columns: pa.DataType) -> bytes:
    table = pa.Table.from_pylist(records, pa.schema(list(columns.items())) if columns else None)
    told = io.BytesIO()
    parquet.write_table(table, told, row_group_size=rows)
    return told.getvalue()


def test_rows_are_articles_as_lines_of_records_are(tmp_path: Path) -> None:
    documents, problems = sorted_out(write(tmp_path, {"a.parquet": packed(RECORDS)}))
    assert not problems
    first, second = documents
    assert (first.id, first.source.path, first.text) == ("wire-7", "a.parquet#wire-7", RECORDS[0]["text"])
    assert (first.source.title, first.source.published) == ("Turnout falls", date(2025, 5, 10))
    assert (second.source.path, second.source.published) == ("a.parquet#2", None)


@pytest.mark.parametrize(
    ("kind", "value"), [(pa.date32(), date(2025, 5, 10)), (pa.timestamp("s"), datetime(2025, 5, 10, 18, 30))]
)
def test_a_date_may_be_one(tmp_path: Path, kind: pa.DataType, value: object) -> None:
    data = packed([{"text": "Four came.", "published": value}], text=pa.string(), published=kind)
    (document,), _ = sorted_out(write(tmp_path, {"a.parquet": data}))
    assert document.source.published == date(2025, 5, 10)


def test_more_rows_than_are_read_at_a_time_in_several_groups(tmp_path: Path) -> None:
    records: list[dict[str, object]] = [{"text": f"Ward {number} counted {number} votes."} for number in range(333)]
    documents, problems = sorted_out(write(tmp_path, {"a.parquet": packed(records, rows=100)}))
    assert [document.source.path for document in documents] == [f"a.parquet#{number}" for number in range(1, 334)]
    assert not problems


def test_a_bad_row_costs_that_row(tmp_path: Path) -> None:
    records: list[dict[str, object]] = [{"text": "Four came."}, {"text": None}, {"text": " "}, {"text": "Five left."}]
    documents, problems = sorted_out(write(tmp_path, {"a.parquet": packed(records)}))
    assert [document.text for document in documents] == ["Four came.", "Five left."]
    assert told(problems) == [("a.parquet:2", Code.BAD_RECORD), ("a.parquet:3", Code.BAD_RECORD)]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PAR1 and nothing more", Code.NOT_READABLE),
        (b"", Code.NOT_READABLE),
        (packed([{"body": "Four came."}]), Code.BAD_RECORD),
        (packed([], text=pa.string()), Code.EMPTY_FILE),
        (packed([{"text": 4}]), Code.BAD_RECORD),
    ],
)
def test_files_of_which_nothing_is_read(tmp_path: Path, data: bytes, code: Code) -> None:
    documents, (problem,) = sorted_out(write(tmp_path, {"a.parquet": data}))
    assert not documents
    assert problem.code is code
    assert problem.help


def test_a_file_that_breaks_off(tmp_path: Path) -> None:
    records: list[dict[str, object]] = [{"text": f"Ward {number} counted {number} votes."} for number in range(200)]
    data = bytearray(packed(records, rows=100))
    data[len(data) // 2 - 200 : len(data) // 2] = bytes(200)
    _, problems = sorted_out(write(tmp_path, {"a.parquet": bytes(data)}))
    assert Code.NOT_READABLE in {problem.code for problem in problems}


def test_what_is_too_large(tmp_path: Path) -> None:
    data = packed([{"text": "Four came. " * 100}, {"text": "Five left."}])
    folder = write(tmp_path, {"a.parquet": data})
    (document,), (problem,) = sorted_out(folder, limits=Limits(line=500))
    assert (document.text, problem.code, problem.where) == ("Five left.", Code.TOO_LARGE, "a.parquet:1")
    documents, (problem,) = sorted_out(folder, limits=Limits(group=10))
    assert (documents, problem.code) == ([], Code.TOO_LARGE)


def test_without_pyarrow_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)  # as the import system marks what cannot be found
    documents, (problem,) = sorted_out(write(tmp_path, {"a.parquet": packed(RECORDS)}))
    assert not documents
    assert "pip install 'reconcile-claims[parquet]'" in problem.help
