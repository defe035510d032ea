"""Keeps runs in SQLite (WAL): read by others while it is written, and whole after a crash."""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from cattrs.errors import BaseValidationError

from reconcile.case import codec
from reconcile.outcome import Report

#: Marks the file as a case ("RCNC"), so that another program's database is never taken for one, and its layout.
APPLICATION, VERSION = 0x52434E43, 1

_LAYOUT = """
create table run (
    id integer primary key,
    version text not null,
    model text not null,
    inputs text not null,
    conflicts integer not null,
    report blob not null
);
create table source (
    run integer not null references run(id),
    document text not null,
    path text not null,
    sha256 text not null,
    publisher text,
    title text,
    primary key (run, document)
);
"""


class BadCase(Exception):
    """A file that is no case, or one that cannot be opened; the message says what to do."""


def save(path: Path, report: Report) -> int:
    """Adds a run to the case, which is made where there is none, and gives the run's number. Raises BadCase."""
    with _opened(path, create=True) as case, case:
        inputs = "\n".join(report.run.inputs)
        conflicts = sum(finding.verdict == "conflict" for finding in report.findings)
        row = (report.run.version, report.run.model, inputs, conflicts, zlib.compress(codec.dumps(report)))
        number = case.execute("insert into run (version, model, inputs, conflicts, report) values (?, ?, ?, ?, ?)", row).lastrowid
        sources = [
            (number, d.id, d.source.path, d.source.sha256, d.source.publisher, d.source.title) for d in report.documents
        ]
        case.executemany("insert into source values (?, ?, ?, ?, ?, ?)", sources)
    return number or 0


def load(path: Path) -> Report:
    """The report of the case's latest run. Raises BadCase."""
    with _opened(path, create=False) as case:
        row = case.execute("select report from run order by id desc limit 1").fetchone()
    if row is None:
        raise BadCase(f"{path}: the case holds no run: reconcile run SOURCES --case {path}")
    try:
        return codec.loads(zlib.decompress(row[0]))
    except (zlib.error, TypeError, ValueError, BaseValidationError) as error:
        raise BadCase(f"{path}: its latest run cannot be read ({type(error).__name__}): run again") from None


def check(path: Path) -> None:
    """Raises BadCase where no run could be kept in the file; makes nothing."""
    if path.exists():
        with _opened(path, create=False):
            pass
        if not os.access(path, os.W_OK):
            raise BadCase(f"{path}: no permission to write to it: name another file with --case, or pass --no-case")
    elif not path.parent.is_dir():
        raise BadCase(f"{path}: there is no folder {path.parent}: make it first, or pass --no-case")
    elif not os.access(path.parent, os.W_OK | os.X_OK):
        raise BadCase(f"{path}: no permission to write in {path.parent}: name another file, or pass --no-case")


@contextmanager
def _opened(path: Path, *, create: bool) -> Iterator[sqlite3.Connection]:
    if not create and not path.exists():
        raise BadCase(f"{path}: there is no case: reconcile run SOURCES --case {path}")
    try:
        with closing(sqlite3.connect(path, timeout=10)) as case:
            _check(path, case)
            yield case
    except sqlite3.Error as error:
        raise BadCase(f"{path}: {error}: name another file with --case") from None


def _check(path: Path, case: sqlite3.Connection) -> None:
    found = case.execute("pragma application_id").fetchone()[0]
    tables = case.execute("select count(*) from sqlite_master").fetchone()[0]
    if found == APPLICATION:
        version = case.execute("pragma user_version").fetchone()[0]
        if version > VERSION:
            raise BadCase(f"{path}: a case of layout {version}, this reconcile knows {VERSION}: use a newer one")
        case.execute("pragma foreign_keys=on")
        return
    if tables:
        raise BadCase(f"{path}: a database, but no case: name another file with --case")
    case.execute("pragma journal_mode=wal")
    with case:
        case.executescript(f"begin; {_LAYOUT} pragma application_id={APPLICATION}; pragma user_version={VERSION}; commit;")
