"""Why a case cannot be used: one class a reason, each with its exit code; the message says what to do."""

from __future__ import annotations

import sqlite3
from pathlib import Path


class BadCase(Exception):
    """A case that cannot be used. `code` is what a command ends with."""

    code = 2


class NoCase(BadCase):
    """There is no file, or no place for one."""


class NotACase(BadCase):
    """A file of something else."""


class NewerCase(BadCase):
    """A layout that this version does not know."""

    code = 5


class DamagedCase(BadCase):
    """Pages or values that cannot be what was written."""

    code = 6


class LockedCase(BadCase):
    """Another process is writing, and went on for longer than we wait."""

    code = 7


class FullDisk(BadCase):
    """Nothing more can be written there; what was in the case still is."""

    code = 8


class BadDecision(Exception):
    """A ruling that cannot be kept: on an unknown or changed finding, without a reason, a log that does not hold."""


#: SQLite's primary result codes, and the extended ones of writing: which reason each is, its words, what to do.
_TOLD: dict[int, tuple[type[BadCase], str, str]] = {
    sqlite3.SQLITE_BUSY: (
        LockedCase,
        "another run is writing it",
        "wait for it to end, or name another file with --case",
    ),
    sqlite3.SQLITE_LOCKED: (
        LockedCase,
        "another run is writing it",
        "wait for it to end, or name another file with --case",
    ),
    sqlite3.SQLITE_FULL: (
        FullDisk,
        "the disk is full; the case is as it was",
        "make room, or name a file elsewhere with --case",
    ),
    sqlite3.SQLITE_IOERR: (
        FullDisk,
        "its disk cannot be read or written; the case is as it was",
        "make room, check the disk",
    ),
    sqlite3.SQLITE_CORRUPT: (DamagedCase, "the case is damaged", "restore a copy; it was left as it is"),
    sqlite3.SQLITE_NOTADB: (DamagedCase, "the case is damaged", "restore a copy; it was left as it is"),
    sqlite3.SQLITE_READONLY: (NoCase, "no permission to write it", "name a file that can be written with --case"),
    sqlite3.SQLITE_CANTOPEN: (NoCase, "cannot be opened", "check its folder and its permissions"),
}


def told(path: Path, error: sqlite3.Error) -> BadCase:
    """SQLite's error as one of ours."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    kind, words, cure = _TOLD.get(code & 0xFF, (DamagedCase, f"the case is damaged ({error})", "restore a copy"))
    if code in (
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_FSYNC,
        sqlite3.SQLITE_IOERR_TRUNCATE,
        sqlite3.SQLITE_IOERR_SHMSIZE,
    ):
        kind, words, cure = _TOLD[sqlite3.SQLITE_FULL]
    return kind(f"{path}: {words}: {cure}")
