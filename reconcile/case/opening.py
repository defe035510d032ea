"""Opens a case, or says why not; makes one where there is none, and brings an older layout up to date.

Readers never wait for a writer (WAL); what was committed outlives a kill and a power cut (`synchronous=FULL`). A file
that is no case is recognised by its first bytes and is never opened as a database.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from reconcile.case.errors import DamagedCase, NewerCase, NoCase, NotACase, told
from reconcile.case.layout import APPLICATION, VERSION, lay_out
from reconcile.case.migrations import MIGRATIONS

#: Seconds to wait for another writer: a run writes in one go at its end.
WAIT = 5.0

_MAGIC = b"SQLite format 3\0"


@contextmanager
def opened(path: Path, *, create: bool = False, wait: float = WAIT) -> Iterator[sqlite3.Connection]:
    """A connection in autocommit mode to a case of this layout. Raises BadCase, also for errors within the block."""
    fresh = _fresh(path, create)
    mode = "mode=rwc" if create else "mode=ro&immutable=1" if _only_to_read(path) else "mode=rw"
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=wait)) as case:
            case.isolation_level = None
            case.execute("pragma trusted_schema=off")
            _ready(path, case, fresh, mode.startswith("mode=rw"))
            yield case
    except sqlite3.Error as error:
        raise told(path, error) from None
    except UnicodeDecodeError:
        raise DamagedCase(f"{path}: the case is damaged: restore a copy; it was left as it is") from None


@contextmanager
def writing(case: sqlite3.Connection) -> Iterator[None]:
    """One transaction: all of it or nothing."""
    case.execute("begin immediate")
    try:
        yield
        case.execute("commit")
    finally:
        if case.in_transaction:
            case.execute("rollback")


def _fresh(path: Path, create: bool) -> bool:
    """True where there is nothing yet. What is something else is refused here, unopened."""
    cure = f"reconcile run SOURCES --case {path}"
    if path.is_dir():
        raise NotACase(f"{path}: a folder, no case: name a file with --case")
    try:
        with open(path, "rb") as stream:
            head = stream.read(100)
    except FileNotFoundError:
        if create and path.parent.is_dir():
            return True
        where = "there is no case" if path.parent.is_dir() else "its folder does not exist"
        raise NoCase(f"{path}: {where}: {cure}") from None
    except OSError as error:
        raise NoCase(f"{path}: {error.strerror}: check its permissions") from None
    if not head:
        if not create:
            raise NotACase(f"{path}: an empty file, no case: {cure}")
        return True
    unfinished = any(path.with_name(path.name + end).exists() for end in ("-journal", "-wal"))
    if not head.startswith(_MAGIC):
        raise NotACase(f"{path}: no case: name another file with --case; it was left as it is")
    if int.from_bytes(head[68:72], "big") != APPLICATION and not unfinished:
        raise NotACase(
            f"{path}: a database of something else, no case: name another file with --case; it was left as it is"
        )
    return False


def _only_to_read(path: Path) -> bool:
    """True of an auditor's copy: nobody writes it, so it can be read without the files that WAL puts beside it."""
    may = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK | os.X_OK)
    return not may and not path.with_name(path.name + "-wal").exists()


def _ready(path: Path, case: sqlite3.Connection, fresh: bool, writable: bool) -> None:
    if fresh or not case.execute("select count(*) from sqlite_master").fetchone()[0]:
        _make(case)
    if case.execute("pragma application_id").fetchone()[0] != APPLICATION:
        raise NotACase(f"{path}: a database of something else, no case: name another file with --case")
    version = case.execute("pragma user_version").fetchone()[0]
    if version > VERSION:
        raise NewerCase(
            f"{path}: a case of layout {version}, this reconcile knows {VERSION}: use a newer one; it was left as it is"
        )
    case.execute("pragma synchronous=full")
    if version < VERSION:
        _migrate(path, case)
    case.execute("pragma foreign_keys=on")
    if writable and case.execute("pragma journal_mode").fetchone()[0] != "wal":
        case.execute("pragma journal_mode=wal")


def _make(case: sqlite3.Connection) -> None:
    """The layout, in one transaction, before the switch to WAL: the file's head names it a case or it holds nothing."""
    with writing(case):
        if not case.execute("select count(*) from sqlite_master").fetchone()[0]:
            lay_out(case)
            case.execute(f"pragma application_id={APPLICATION}")
            case.execute(f"pragma user_version={VERSION}")


def _migrate(path: Path, case: sqlite3.Connection) -> None:
    with writing(case):
        for version in range(case.execute("pragma user_version").fetchone()[0], VERSION):
            if version not in MIGRATIONS:
                raise DamagedCase(f"{path}: a case of layout {version}, which never was: restore a copy")
            MIGRATIONS[version](case)
        case.execute(f"pragma user_version={VERSION}")
