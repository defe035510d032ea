"""Which decisions hold for which findings of a run: worked out when a run is saved, and when decisions are taken in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from reconcile.case.decisions import UNDO, Decision, from_json
from reconcile.case.errors import BadDecision
from reconcile.case.matching import Index, State
from reconcile.outcome import Report


def carry(case: sqlite3.Connection, run: int, report: Report, numbers: Iterable[int] | None = None) -> None:
    """Ties the decisions (of these numbers, or all) to the findings of the run that they still bear on."""
    asked = None if numbers is None else set(numbers)
    log = case.execute("select number, run, entry from decisions where kind <> ? order by number", (UNDO,)).fetchall()
    log = [row for row in log if asked is None or row[0] in asked]
    if not log:
        return
    index = Index(report)
    for number, made_in, entry in log:
        try:
            decision = from_json(entry)
        except BadDecision:
            continue  # an entry that was tampered with binds nobody; `reconcile verify` names it
        tie(case, run, number, decision, index, made_in == run)


def ruled_on(case: sqlite3.Connection) -> bool:
    """Whether there is any decision that could be carried over."""
    return case.execute("select 1 from decisions limit 1").fetchone() is not None


def tie(case: sqlite3.Connection, run: int, number: int, decision: Decision, index: Index, here: bool) -> None:
    """Notes for which finding of the run a decision stands, and how; nothing where there is none any more."""
    match = index.find(decision.question, decision.marks, decision.reported)
    if match is None:
        return
    state = State.RULED if here and match.state is State.CARRIED else match.state
    row = (run, match.told.finding.id, number, state.value, match.note)
    case.execute("insert or replace into standing values (?, ?, ?, ?, ?)", row)
