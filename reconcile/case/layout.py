"""The layout of a case: what marks a file as one, its version, and its tables (`layout.sql`)."""

from __future__ import annotations

import sqlite3
from importlib.resources import files

#: Marks the file as a case ("RCNC"), so that another program's database is never taken for one, and its layout.
APPLICATION, VERSION = 0x52434E43, 3


def lay_out(case: sqlite3.Connection) -> None:
    """The tables and views of this layout, within the caller's transaction."""
    statement = ""
    for line in (files("reconcile.case") / "layout.sql").read_text("utf-8").splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            case.execute(statement)
            statement = ""
