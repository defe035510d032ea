"""A case gives back what it was given, keeps nothing twice, and can be read by anyone's tools."""

from __future__ import annotations

import hashlib
import sqlite3
import subprocess
import sys
import zlib
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from desk import GAZETTE, HERALD, PAPERS, conflict, document, layout_1, run

from reconcile.case import audit, load, load_findings, runs, save
from reconcile.model import Document
from reconcile.outcome import Report


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return tmp_path / "case.db"


def rows(case: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(case)) as opened:
        return opened.execute(query).fetchall()


ODD = {
    "nothing.txt": "",
    "odd.txt": "A line with \x00, \u2028 and \ud83d\ude00 \udfff, told of 4 barns\r\nand\x85of 5 barns\n\n",
    "many.txt": "7 barns " * 300,
}


@pytest.mark.parametrize("papers", [PAPERS, ODD, {}], ids=["plain", "odd", "none"])
def test_a_report_comes_back_as_it_was(case: Path, papers: dict[str, str]) -> None:
    report = run(papers)
    assert save(case, report) == 1
    assert load(case) == report
    assert audit(case).faults == ()


def test_an_older_run_can_be_asked_for(case: Path) -> None:
    first, second = run(), run({**PAPERS, "herald.txt": HERALD.replace("15", "16")}, "0.0.2")
    save(case, first)
    save(case, second)
    assert (load(case, 1), load(case)) == (first, second)
    assert [(kept.number, kept.run.version) for kept in runs(case)] == [(1, "0.0.1"), (2, "0.0.2")]


def test_a_run_that_found_the_same_adds_no_rows_of_its_own(case: Path) -> None:
    save(case, run())
    before = rows(
        case, "select (select count(*) from claims), (select count(*) from documents), count(*) from findings"
    )
    save(case, run(version="0.0.2"))
    after = rows(case, "select (select count(*) from claims), (select count(*) from documents), count(*) from findings")
    assert before == after
    assert rows(case, "select run, count(*) from run_claims group by run") == [(1, 3), (2, 3)]


def test_the_bytes_of_a_file_are_kept_where_they_are_its_text(case: Path) -> None:
    save(case, run())
    kept = {str(digest): zlib.decompress(data) for digest, data in rows(case, "select sha256, bytes from sources")}  # type: ignore[arg-type]
    assert set(kept.values()) == {GAZETTE.encode(), HERALD.encode()}
    assert all(hashlib.sha256(data).hexdigest() == digest for digest, data in kept.items())


def page(data: bytes) -> tuple[Report, Document]:
    """A report on an article whose file is not its text."""
    told = document("page.html", "12 houses")
    told = replace(told, source=replace(told.source, sha256=hashlib.sha256(data).hexdigest()))
    return replace(run({}), documents=(told,)), told


def test_a_page_is_kept_with_the_bytes_that_a_snapshot_gives(case: Path) -> None:
    data = b"<p>12 houses</p>"
    report, told = page(data)
    save(case, report, {told: data}.get)
    assert rows(case, "select size, bytes from sources") == [(len(data), zlib.compress(data))]
    assert load(case) == report
    assert audit(case).kept == 1


def test_bytes_that_are_not_those_that_were_read_are_not_kept(case: Path) -> None:
    report, told = page(b"<p>12 houses</p>")
    save(case, report, {told: b"<p>13 houses</p>"}.get)
    assert rows(case, "select size, bytes from sources") == [(None, None)]
    assert load(case) == report


def test_some_findings_come_with_what_they_cite_and_nothing_else(case: Path) -> None:
    papers = {**PAPERS, "mirror.txt": "In all 12 houses fell.", "post.txt": "Of the 40 cows none was hurt."}
    report = run(papers)
    save(case, report)
    asked = conflict(report)
    part = load_findings(case, (asked.id,))
    assert part.findings == (asked,)
    assert {claim.id for claim in part.claims} == {*asked.left, *asked.right}
    assert [one.source.path for one in part.documents] == ["gazette.txt", "herald.txt"]
    assert load_findings(case, verdicts=("agree",)).findings == tuple(
        f for f in report.findings if f.verdict == "agree"
    )
    assert load_findings(case, ("f-none",)).findings == ()


def test_a_case_of_the_first_layout_is_brought_up_to_date(case: Path) -> None:
    first, second = run(), run({"gazette.txt": GAZETTE})
    layout_1(case, first, second)
    assert load(case, 1) == first
    assert load(case) == second
    assert save(case, first) == 3
    assert audit(case).faults == ()


def test_a_case_of_the_second_layout_is_brought_up_to_date(case: Path) -> None:
    report = run()
    save(case, report)
    with closing(sqlite3.connect(case)) as old, old:
        old.execute("drop table renderings")
        old.execute("drop table works")
        old.execute("pragma user_version=2")
    assert load(case) == report
    assert rows(case, "select count(*) from renderings") == [(0,)]
    assert rows(case, "pragma user_version") == [(3,)]
    assert audit(case).faults == ()


def test_the_views_say_what_their_names_say(case: Path) -> None:
    save(case, run())
    assert rows(case, "select question, severity from open_conflicts") == [("How many house?", "high")]
    assert rows(case, "select path, line, quote, said from claims_by_source") == [
        ("gazette.txt", 3, "12 houses", "12 house"),
        ("gazette.txt", 3, "3 barns", "3 barn"),
        ("herald.txt", 3, "15 houses", "15 house"),
    ]
    assert rows(case, "select * from decision_log") == []


def test_it_is_a_plain_database_with_foreign_keys_in_wal_mode(case: Path) -> None:
    save(case, run())
    assert rows(case, "pragma journal_mode") == [("wal",)]
    assert rows(case, "pragma foreign_key_check") == []
    assert rows(case, "pragma integrity_check") == [("ok",)]
    for (name,) in rows(case, "select name from sqlite_master where type in ('table', 'view')"):
        rows(case, f"select * from {name}")


def test_a_case_loads_no_parser() -> None:
    asked = (
        "import sys, reconcile.case; print({'spacy', 'reconcile.pipeline', 'jsonschema', 'networkx'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
