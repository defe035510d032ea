"""Finds the finding that a person names, or says what became of it."""

from __future__ import annotations

import sqlite3
from difflib import get_close_matches

from reconcile.case import rows
from reconcile.case.errors import BadDecision
from reconcile.case.matching import Index, Told
from reconcile.case.store import findings_of

#: Characters of an id that are taken for it, at least, where no other begins so.
PREFIX = 6


def named(case: sqlite3.Connection, run: int, name: str) -> Told:
    """The finding of that id, or of an id that alone begins so, with its marks. Raises BadDecision that says what
    became of it, or what is near."""
    found = _told(case, run, name)
    if found is not None:
        return found
    earlier = case.execute(
        "select max(h.run) from run_findings h join findings f on f.key = h.finding where f.id = ?", (name,)
    ).fetchone()[0]
    if earlier is not None:
        raise _changed(case, run, earlier, name)
    held = "select f.id from run_findings h join findings f on f.key = h.finding where h.run = ?"
    ids = [row[0] for row in case.execute(held, (run,))]
    begun = [one for one in ids if len(name) >= PREFIX and one.startswith(name)]
    if len(begun) == 1 and (alone := _told(case, run, begun[0])) is not None:
        return alone
    near = get_close_matches(name, begun or ids, 3, 0.5)
    hint = f"near it are {', '.join(near)}" if near else "reconcile show lists them"
    raise BadDecision(f"{name}: no finding of that id; {hint}")


def _changed(case: sqlite3.Connection, run: int, earlier: int, name: str) -> BadDecision:
    """What became of a finding that an earlier run had."""
    old = _told(case, earlier, name)
    match = Index(rows.read_report(case, run)).find(old.question, old.marks) if old else None
    if match is None:
        return BadDecision(
            f"{name}: it was in run {earlier} and is gone: its words are no longer there; reconcile show lists what is"
        )
    changed = match.note or "a file under it was edited elsewhere"
    return BadDecision(f"{name}: it was in run {earlier} and changed: {changed}; it is {match.told.finding.id} now")


def _told(case: sqlite3.Connection, run: int, name: str) -> Told | None:
    """One finding of a run with its marks; decodes no other."""
    part = findings_of(case, run, (name,), ())
    return Index(part).told[0] if part.findings else None
