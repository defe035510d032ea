"""Keeps runs in the case and gives them back, whole or only the findings asked for."""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reconcile.case import codec, renderings, repeats, rows, works
from reconcile.case.carry import carry, ruled_on
from reconcile.case.errors import BadCase, DamagedCase, NoCase
from reconcile.case.opening import opened, writing
from reconcile.case.pruning import prune
from reconcile.case.works import Works
from reconcile.model import Claim, Cluster, Finding
from reconcile.outcome import Report, Run
from reconcile.problems import Problem


@dataclass(frozen=True, slots=True)
class Kept:
    """A run as the case lists it."""

    number: int
    run: Run


@dataclass(frozen=True, slots=True)
class Beside:
    """What is kept beside a run, so that a later one is quick: what it is recognised by, and the run that it repeats;
    its bytes in the format that was asked for; what its steps worked out."""

    again: repeats.Again | None = None
    rendering: renderings.Rendering | None = None
    works: Works | None = None


NOTHING = Beside()


def save(
    path: Path,
    report: Report,
    snapshot: rows.Snapshot | None = None,
    beside: Beside = NOTHING,
) -> int:
    """Adds a run to the case, which is made where there is none, and gives the run's number. Raises BadCase.

    `snapshot` gives the bytes of a document's file. Without it they are kept only where the text is the file, which is
    so of plain text in UTF-8 and of records; the text itself is always kept. `beside` is what later runs are quick by.
    """
    if beside.again is not None and beside.again.run is not None:
        return save_again(path, beside)
    with opened(path, create=True) as case, whole(path), writing(case):
        made = rows.add_report(case, report, snapshot, known=beside.works)
        if beside.works is not None:
            works.keep(case, beside.works, made.run, made)
        _note(case, made.run, report.problems, beside)
        if beside.again is not None:
            prune(case)
        carry(case, made.run, report)
    return made.run


def save_again(path: Path, beside: Beside) -> int:
    """Adds a run that holds what an earlier one holds, and gives its number. Raises BadCase."""
    if beside.again is None or beside.again.run is None:
        raise ValueError("no run that is repeated")
    with opened(path) as case, whole(path), writing(case):
        number = repeats.repeat(case, beside.again.run)
        works.hand_on(case, beside.again.run, number)
        _note(case, number, (), beside)
        if ruled_on(case):
            carry(case, number, rows.read_report(case, number))
    return number


def _note(case: sqlite3.Connection, number: int, problems: Iterable[Problem], beside: Beside) -> None:
    """Keeps what the run is given again by."""
    if beside.again is not None:
        repeats.remember(case, beside.again.keys, number, problems)
    if beside.rendering is not None:
        renderings.keep(case, number, beside.rendering)


def rendered(path: Path, run: int, asked: renderings.Asked) -> bytes | None:
    """The bytes that a run's report was given as, where they are kept. Raises BadCase."""
    with opened(path) as case:
        return renderings.find(case, run, asked)


def check(path: Path) -> None:
    """Raises BadCase where no run could be kept in the file; makes nothing."""
    if path.is_file() and not path.stat().st_size:
        return
    if path.exists():
        with opened(path):
            pass
        if not os.access(path, os.W_OK):
            raise NoCase(f"{path}: no permission to write to it: name another file with --case, or pass --no-case")
    elif not path.parent.is_dir():
        raise NoCase(f"{path}: there is no folder {path.parent}: make it first, or pass --no-case")
    elif not os.access(path.parent, os.W_OK | os.X_OK):
        raise NoCase(f"{path}: no permission to write in {path.parent}: name another file, or pass --no-case")


def load(path: Path, run: int | None = None) -> Report:
    """The report of one run, by default the latest. Raises BadCase."""
    with opened(path) as case, whole(path):
        return rows.read_report(case, number_of(path, case, run))


def snapshot(path: Path, digest: str) -> bytes | None:
    """The bytes of the file that had this hash; None where the case keeps only its text. Raises BadCase."""
    with opened(path) as case, whole(path):
        row = case.execute("select bytes from sources where sha256 = ?", (digest,)).fetchone()
    try:
        return zlib.decompress(row[0]) if row is not None and row[0] is not None else None
    except (zlib.error, TypeError) as error:
        raise DamagedCase(f"{path}: the case is damaged ({error}): restore a copy; it was left as it is") from None


def runs(path: Path) -> tuple[Kept, ...]:
    """All runs, the first one first. Raises BadCase."""
    with opened(path) as case, whole(path):
        numbers = [row[0] for row in case.execute("select id from runs order by id")]
        return tuple(Kept(number, rows.read_run(case, number)) for number in numbers)


def load_findings(path: Path, ids: Sequence[str] = (), verdicts: Sequence[str] = ()) -> Report:
    """The latest report with these findings only, and only the clusters, claims and documents that they cite.

    Nothing else is decoded: on a large case this takes a small part of the time of `load`. Empty is all of them.
    """
    with opened(path) as case, whole(path):
        return findings_of(case, number_of(path, case, None), ids, verdicts)


def findings_of(case: sqlite3.Connection, run: int, ids: Sequence[str], verdicts: Sequence[str]) -> Report:
    """The report of a run with these findings and what they cite."""
    wanted, values = _where(run, ids, verdicts)
    found = case.execute(
        f"select f.cluster, f.left_claims, f.right_claims, f.data {wanted} order by h.place", values
    ).fetchall()
    findings = tuple(codec.loads(Finding, row[3]) for row in found)
    rest = codec.loads(rows.Rest, case.execute("select data from runs where id = ?", (run,)).fetchone()[0])
    claims = _some(case, "claim", run, {one for row in found for one in json.loads(row[1]) + json.loads(row[2])}, Claim)
    clusters = _some(case, "cluster", run, {row[0] for row in found}, Cluster)
    cited = {claim.document for claim in claims} | {mark.document for one in findings for mark in one.evidence}
    told = case.execute(
        f"{rows.DOCUMENTS} where h.run = ? and d.id in ({_blanks(cited)}) order by h.place", (run, *cited)
    )
    made = rows.read_run(case, run)
    documents = tuple(map(rows.document_of, told))
    return Report(
        documents, rest.datings, claims, clusters, findings, rest.origins, rest.problems, made, rest.derivations
    )


def _where(run: int, ids: Sequence[str], verdicts: Sequence[str]) -> tuple[str, tuple[str | int, ...]]:
    told = "from run_findings h join findings f on f.key = h.finding where h.run = ?"
    for column, some in (("id", ids), ("verdict", verdicts)):
        if some:
            told += f" and f.{column} in ({_blanks(some)})"
    return told, (run, *ids, *verdicts)


def _blanks(some: Sequence[str] | set[str]) -> str:
    return ", ".join("?" * len(some))


def _some(case: sqlite3.Connection, noun: str, run: int, ids: set[str], kind: type[codec.T]) -> tuple[codec.T, ...]:
    found = case.execute(
        f"select v.data from run_{noun}s h join {noun}s v on v.key = h.{noun}"
        " where h.run = ? and v.id in (select value from json_each(?)) order by h.place",
        (run, json.dumps(sorted(ids))),
    )
    return tuple(codec.loads(kind, row[0]) for row in found)


def number_of(path: Path, case: sqlite3.Connection, run: int | None) -> int:
    """The number of the run that is meant. Raises NoCase where there is none."""
    numbers = [row[0] for row in case.execute("select id from runs order by id")]
    if not numbers:
        raise NoCase(f"{path}: the case holds no run: reconcile run SOURCES --case {path}")
    if run is not None and run not in numbers:
        raise NoCase(f"{path}: no run {run}: it holds {', '.join(map(str, numbers[-20:]))}")
    return run if run is not None else int(numbers[-1])


@contextmanager
def whole(path: Path) -> Iterator[None]:
    """Values that cannot be what was written are a damaged case."""
    try:
        yield
    except codec.Unreadable as error:
        raise DamagedCase(f"{path}: the case is damaged ({error}): restore a copy; it was left as it is") from None


__all__ = ["BadCase", "Kept", "check", "findings_of", "load", "load_findings", "runs", "save", "snapshot"]
