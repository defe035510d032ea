"""Gives the report of an earlier run again where a new run would come to the same: the same documents, settings, code.

Judging is quick beside reading, but not beside looking things up: on 500 articles that did not change it is most of
what is left. A run that was changed in the case by hand is not given again.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.case import codec, rows
from reconcile.outcome import Report
from reconcile.problems import Code, Problem

REPORT = "report"  # in the place of the settings of a reading


@dataclass(frozen=True, slots=True)
class Again:
    """What a run is recognised by before it is made, and the earlier run that it repeats, if there is one."""

    key: str
    run: int | None = None


def key(judging: str, contents: Sequence[str], problems: Sequence[Problem], inputs: Sequence[str]) -> str:
    """SHA-256 of all that a report depends on: the keys of code and documents, and what reading them told."""
    told = (judging, codec.compact(sorted(inputs)), *map(codec.dumps, sorted(problems)), "", *contents)
    return hashlib.sha256("\0".join(told).encode("utf-8", "surrogatepass")).hexdigest()


def find(case: sqlite3.Connection, asked: str) -> tuple[int, Report] | None:
    """The latest run of this key, as long as it holds what it held."""
    row = case.execute("select data from extracts where document = ? and settings = ?", (asked, REPORT)).fetchone()
    if row is None:
        return None
    try:
        run = codec.loads(int, row[0])
        return (run, rows.read_report(case, run)) if _intact(case, run) else None
    except (codec.Unreadable, TypeError):
        return None


def remember(case: sqlite3.Connection, asked: str, run: int, report: Report) -> None:
    """Notes the run for `find`; one in which an article could not be read through is tried anew the next time."""
    if not any(problem.code is Code.EXTRACTION_FAILED for problem in report.problems):
        case.execute("insert or replace into extracts values (?, ?, ?)", (asked, REPORT, codec.dumps(run).encode()))


def repeat(case: sqlite3.Connection, run: int) -> int:
    """One more run that holds what that one holds; gives its number."""
    number = case.execute(
        "insert into runs select null, version, model, settings, inputs, started, conflicts, data, digest from runs"
        " where id = ?",
        (run,),
    ).lastrowid
    for noun in rows.NOUNS:
        held = f"insert into run_{noun}s select ?, place, {noun} from run_{noun}s where run = ?"
        case.execute(held, (number, run))
    return number or 0


def _intact(case: sqlite3.Connection, run: int) -> bool:
    digest = case.execute("select digest from runs where id = ?", (run,)).fetchone()
    return (
        digest is not None
        and digest[0] == rows.run_digest(case, run)
        and all(rows.row_digest(tuple(row)) == told for noun in rows.NOUNS for _, told, *row in _held(case, noun, run))
    )


def _held(case: sqlite3.Connection, noun: str, run: int) -> sqlite3.Cursor:
    return case.execute(f"select v.* from run_{noun}s h join {noun}s v on v.key = h.{noun} where h.run = ?", (run,))
