"""Gives the report of an earlier run again where a new run would come to the same: the same documents, settings, code.

Judging is quick beside reading, but not beside looking things up: on 500 articles that did not change it is most of
what is left. What is told of such a run at its end is asked of the rows; the report itself is decoded where somebody
needs it, and a format that was asked for before is given as it was written (`renderings`). A run that was changed in
the case by hand is not given again.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reconcile.case import codec, rows
from reconcile.model import Severity
from reconcile.outcome import Report
from reconcile.problems import Code, Problem

REPORT = "report"  # in the place of the settings of a reading


@dataclass(frozen=True, slots=True)
class Again:
    """What a run is recognised by before it is made, and the earlier run that it repeats, if there is one."""

    keys: tuple[str, ...]
    run: int | None = None


@dataclass(frozen=True, slots=True)
class Repeat:
    """The earlier run that a run comes to, as far as it is told at the end."""

    run: int
    documents: int
    findings: int
    problems: tuple[Problem, ...]
    conflicts: tuple[Severity, ...]  # of each, how severe it is


def key(judging: str, contents: Sequence[str], problems: Sequence[Problem], inputs: Sequence[str]) -> str:
    """SHA-256 of all that a report depends on: the keys of code and documents, and what reading them told."""
    told = (judging, codec.compact(sorted(inputs)), *map(codec.dumps, sorted(problems)), "", *contents)
    return hashlib.sha256("\0".join(told).encode("utf-8", "surrogatepass")).hexdigest()


def key_of_print(judging: str, told: str, inputs: Sequence[str]) -> str:
    """The same, from the hash of the files that are to be read."""
    parts = (judging, codec.compact(sorted(inputs)), "print", told)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def number(case: sqlite3.Connection, asked: str) -> int | None:
    """The latest run of this key, as long as it holds what it held."""
    row = case.execute("select data from extracts where document = ? and settings = ?", (asked, REPORT)).fetchone()
    if row is None:
        return None
    try:
        run = codec.loads(int, row[0])
    except (codec.Unreadable, TypeError):
        return None
    return run if _intact(case, run) else None


def find(case: sqlite3.Connection, asked: str) -> tuple[int, Report] | None:
    """The latest run of this key, and its report."""
    run = number(case, asked)
    try:
        return (run, rows.read_report(case, run)) if run is not None else None
    except codec.Unreadable:
        return None


def told(case: sqlite3.Connection, run: int) -> Repeat | None:
    """What the end of a run needs of this one; None where it cannot be read."""
    rest = case.execute("select data from runs where id = ?", (run,)).fetchone()[0]
    documents, findings = (
        case.execute(f"select count(*) from run_{noun}s where run = ?", (run,)).fetchone()[0]
        for noun in ("document", "finding")
    )
    severe = case.execute(
        "select f.severity from run_findings h join findings f on f.key = h.finding"
        " where h.run = ? and f.verdict = 'conflict' order by h.place",
        (run,),
    )
    try:
        problems = codec.part(rows.Rest, "problems", rest)
        return Repeat(run, documents, findings, problems, tuple(Severity(row[0]) for row in severe))
    except ValueError:
        return None


def remember(case: sqlite3.Connection, asked: Iterable[str], run: int, problems: Iterable[Problem]) -> None:
    """Notes the run for `find`; one in which an article could not be read through is tried anew the next time."""
    if not any(problem.code is Code.EXTRACTION_FAILED for problem in problems):
        noted = codec.dumps(run).encode()
        case.executemany("insert or replace into extracts values (?, ?, ?)", [(one, REPORT, noted) for one in asked])


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
