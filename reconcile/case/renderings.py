"""Keeps the bytes of a report in a format that was asked for, so that a run that comes to the same gives them again.

Kept under all that they depend on: what the run holds, the format, the rulings it shows, and the code. The largest are
made anew each time; what no kept run refers to goes with the readings (`pruning`).
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

#: Bytes up to which a report is kept.
MOST = 32 * 2**20


@dataclass(slots=True)
class Copy:
    """Notes the pieces of a report while they are written. `data` is None where they come to too much."""

    data: bytearray | None = field(default_factory=bytearray)

    def of(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """The same pieces."""
        for piece in pieces:
            if self.data is not None:
                self.data += piece
                if len(self.data) > MOST:
                    self.data = None
            yield piece


@dataclass(frozen=True, slots=True)
class Asked:
    """What the bytes of a run's report depend on beside the run: the format, the rulings that it shows, the code."""

    form: str
    rulings: str
    code: str


@dataclass(frozen=True, slots=True)
class Rendering:
    """The bytes that were given; None where they were found in the case, and are to stay there."""

    asked: Asked
    data: bytes | None


def keep(case: sqlite3.Connection, run: int, made: Rendering) -> None:
    """Keeps the bytes for a run, within the caller's transaction; or notes that it came to those that are kept."""
    key = _key(case, run, made.asked)
    if made.data is None:
        case.execute("update renderings set run = ? where key = ?", (run, key))
    else:
        row = (key, run, hashlib.sha256(made.data).hexdigest(), zlib.compress(made.data, 1))
        case.execute("insert or replace into renderings values (?, ?, ?, ?)", row)


def find(case: sqlite3.Connection, run: int, asked: Asked) -> bytes | None:
    """The bytes of a run's report, if they are what was kept."""
    key = _key(case, run, asked)
    row = case.execute("select sha256, data from renderings where key = ?", (key,)).fetchone()
    try:
        data = zlib.decompress(row[1]) if row is not None else None
    except (zlib.error, TypeError):
        return None
    return data if data is not None and hashlib.sha256(data).hexdigest() == row[0] else None


def _key(case: sqlite3.Connection, run: int, asked: Asked) -> str:
    digest = case.execute("select digest from runs where id = ?", (run,)).fetchone()[0]
    parts = (digest, asked.form, asked.rulings, asked.code)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
