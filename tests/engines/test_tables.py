"""A report as a folder of Parquet tables, and back without loss; what is no whole report is refused by name."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from reconcile.case import DamagedCase, NewerCase, NotACase
from reconcile.engines import tables
from reconcile.outcome import Report
from reconcile.pipeline import reconcile
from reconcile.readers import from_text
from reconcile.report import render

ARTICLES = {
    "ferry.txt": "Ferry aground\r\nLEITH, May 3, 2020 - The ferry ran aground on Sunday. Nine people were hurt.\r\n",
    "harbour.txt": "Ferry off Leith\nLEITH, May 3, 2020 - The ferry ran aground on Sunday. Twelve people were hurt.\n",
}


@pytest.fixture(scope="module")
def report() -> Report:
    return reconcile([from_text(name, text) for name, text in ARTICLES.items()], inputs=("desk",))


@pytest.fixture
def folder(report: Report, tmp_path: Path) -> Path:
    return written(report, tmp_path / "out")


def written(report: Report, folder: Path) -> Path:
    folder.mkdir()
    values = {table.name: getattr(report, table.name) for table in tables.TABLES}
    values["documents"] = zip(report.documents, report.datings, strict=True)
    for table in tables.TABLES:
        tables.write(folder, table, values[table.name])
    tables.finish(folder, report)
    return folder


def test_the_report_comes_back_as_it_was(report: Report, folder: Path) -> None:
    assert len(report.findings) > 0
    assert tables.load(folder) == report
    assert render(tables.load(folder), "json") == render(report, "json")


def test_tables_can_be_asked(folder: Path) -> None:
    claims = pq.read_table(folder / "claims", columns=["document", "kind", "value", "line"]).to_pylist()
    hurt = sorted((row["document"], row["value"], row["line"]) for row in claims if row["kind"] == "quantity")
    assert hurt == [("ferry.txt", 9.0, 2), ("harbour.txt", 12.0, 2)]
    findings = pq.read_table(folder / "findings", columns=["verdict", "reason"]).to_pylist()
    assert {"verdict": "conflict", "reason": "values_differ"} in findings


def test_half_a_character_comes_back(report: Report, tmp_path: Path) -> None:
    odd = replace(report.documents[0], text="\ud83d" + report.documents[0].text[1:])
    kept = replace(report, documents=(odd, *report.documents[1:]))
    again = tables.load(written(kept, tmp_path / "odd"))
    assert again.documents == kept.documents


def test_a_folder_without_the_last_file_is_no_report(folder: Path) -> None:
    (folder / "run.json").unlink()
    with pytest.raises(NotACase, match="no run left its report in this folder"):
        tables.load(folder)


def test_a_newer_layout_is_not_guessed_at(folder: Path) -> None:
    told = json.loads((folder / "run.json").read_text())
    (folder / "run.json").write_text(json.dumps(told | {"layout": 99, "version": "9.0"}))
    with pytest.raises(NewerCase, match=r"a newer version of reconcile wrote it \(9.0\)"):
        tables.load(folder)


@pytest.mark.parametrize("table", [table.name for table in tables.TABLES])
def test_a_table_that_is_gone_or_cut_is_damage(table: str, folder: Path) -> None:
    part = folder / table / "part-0.parquet"
    part.write_bytes(part.read_bytes()[:-20])
    with pytest.raises(DamagedCase, match="damaged"):
        tables.load(folder)
    shutil.rmtree(folder / table)
    with pytest.raises(DamagedCase):
        tables.load(folder)


def test_rows_that_are_missing_are_told(folder: Path) -> None:
    part = folder / "claims" / "part-0.parquet"
    pq.write_table(pq.read_table(part).slice(1), part)
    with pytest.raises(DamagedCase, match="rows are missing in claims"):
        tables.load(folder)
