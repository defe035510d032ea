"""Brings a case of an older layout up to date, a step a layout, within the opener's transaction."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Mapping

from reconcile.case import codec, rows
from reconcile.case.layout import lay_out
from reconcile.outcome import Report


def _from_1(case: sqlite3.Connection) -> None:
    """Layout 1 kept each report in one piece, and a list of its sources beside it."""
    kept = case.execute("select id, report from run order by id").fetchall()
    case.execute("drop table source")
    case.execute("drop table run")
    lay_out(case)
    for number, packed in kept:
        try:
            text = zlib.decompress(packed).decode("utf-8", "surrogatepass")
        except (zlib.error, ValueError, TypeError) as error:
            raise codec.Unreadable(f"run {number}: {error}") from None
        rows.add_report(case, codec.loads(Report, text), None, number)


def _from_2(case: sqlite3.Connection) -> None:
    """Layout 2 kept no report in the bytes of a format, and not what its steps had worked out."""
    case.execute(
        "create table if not exists renderings (key text primary key, run integer not null references runs(id),"
        " sha256 text not null, data blob not null)"
    )
    case.execute(
        "create table if not exists works (run integer not null references runs(id), step text not null,"
        " code text not null, sha256 text not null, data blob not null, primary key (run, step))"
    )


MIGRATIONS: Mapping[int, Callable[[sqlite3.Connection], None]] = {1: _from_1, 2: _from_2}
