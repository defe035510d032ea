"""The log of decisions in a case: added to, read, and checked."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from reconcile.case import rows
from reconcile.case.decisions import UNDO, Decision, Ruling, clean, from_json, to_json, utc
from reconcile.case.errors import BadDecision
from reconcile.case.marks import fingerprint
from reconcile.case.matching import Index, State
from reconcile.case.named import named
from reconcile.case.opening import opened, writing
from reconcile.case.store import number_of, whole
from reconcile.outcome import Report


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision as the log lists it. `undone_by` is the number of the entry that took it back."""

    number: int
    decision: Decision
    undone_by: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A decision that bears on a finding of the latest run, how, and what differs since."""

    finding: str
    entry: Entry
    state: State
    note: str

    @property
    def holds(self) -> bool:
        """True where it still rules: not taken back, and its words are as they were."""
        return self.entry.undone_by is None and self.state is not State.REOPENED


# ── adding ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def decide(
    path: Path, finding: str, ruling: Ruling, who: str, reason: str, at: datetime, seen: str | None = None
) -> Entry:
    """Adds a ruling on a finding of the latest run, named by its id or how that begins. `seen` is the fingerprint of
    what the person saw.

    Raises BadDecision where the finding is not there, or is not what was looked at; BadCase where the case is none.
    """
    with opened(path) as case, whole(path), writing(case):
        run = number_of(path, case, None)
        told = named(case, run, finding)
        if seen is not None and fingerprint(told.marks) != seen:
            raise BadDecision(
                f"{finding}: its words changed since you looked at it: look again: reconcile show {finding}"
            )
        reported = f"{told.finding.verdict} {told.finding.reason}"
        decision = Decision(
            ruling,
            told.finding.id,
            told.question,
            reported,
            told.marks,
            clean("a name (--by)", who),
            utc(at),
            clean("a reason", reason),
        )
        entry = _append(case, run, decision)
        case.execute(
            "insert into standing values (?, ?, ?, ?, '')", (run, told.finding.id, entry.number, State.RULED.value)
        )
    return entry


def undo(path: Path, name: str, who: str, reason: str, at: datetime) -> Entry:
    """Takes a ruling back: the one of that number or hash (or its beginning), or the latest on the finding of that id,
    the person's own before another's. One more entry; nothing is deleted. Raises BadDecision where there is none."""
    with opened(path) as case, whole(path), writing(case):
        target = _target(case, name, clean("a name (--by)", who)).decision
        taken = replace(
            target, ruling=Ruling(UNDO), who=clean("a name (--by)", who), at=utc(at), reason=clean("a reason", reason)
        )
        row = case.execute("select max(id) from runs").fetchone()
        return _append(case, row[0], replace(taken, undoes=target.hash))


def _append(case: sqlite3.Connection, run: int | None, decision: Decision) -> Entry:
    heads = json.loads(case.execute("select heads from chain").fetchone()[0])
    return write(case, run, replace(decision, previous=tuple(sorted(heads))))


def write(case: sqlite3.Connection, run: int | None, decision: Decision) -> Entry:
    """Adds an entry as it is, within the caller's transaction."""
    own = decision.hash
    row = (own, run, *_columns(decision), to_json(decision))
    number = case.execute("insert into decisions values (null, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row).lastrowid or 0
    count, heads = case.execute("select count, heads from chain").fetchone()
    ends = sorted({*json.loads(heads)} - {*decision.previous} | {own})
    case.execute("update chain set count = ?, heads = ?", (count + 1, json.dumps(ends)))
    return Entry(number, decision)


def _columns(decision: Decision) -> tuple[str | None, ...]:
    told = (decision.at, decision.who, decision.ruling.kind, decision.finding, decision.fingerprint, decision.question)
    return (*map(rows.shown, told), rows.shown(str(decision.ruling)), rows.shown(decision.reason), decision.undoes)


def _target(case: sqlite3.Connection, name: str, who: str) -> Entry:
    log = [entry for entry in _entries(case) if entry.decision.ruling.kind != UNDO]
    run = case.execute("select max(id) from runs").fetchone()[0]
    tied = {row[0] for row in case.execute("select decision from standing where run = ? and finding = ?", (run, name))}
    meant = [
        entry
        for entry in log
        if name in (str(entry.number), entry.decision.finding)
        or entry.number in tied
        or (len(name) >= 8 and entry.decision.hash.startswith(name))
    ]
    if not meant:
        raise BadDecision(f"{name}: no decision of that number, hash or finding; reconcile decisions lists them")
    held = [entry for entry in meant if entry.undone_by is None]
    if not held:
        raise BadDecision(f"{name}: undone already, by entry {meant[-1].undone_by}")
    return max(held, key=lambda entry: (entry.decision.who == who, entry.number))


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def entries(path: Path) -> tuple[Entry, ...]:
    """The whole log, the first entry first. Raises BadCase, and BadDecision where an entry was tampered with."""
    with opened(path) as case:
        return tuple(_entries(case))


def standing(path: Path) -> tuple[Standing, ...]:
    """Which decisions bear on which findings of the latest run: all of them, also two that differ, by finding."""
    with opened(path) as case:
        log = {entry.number: entry for entry in _entries(case)}
        tied = case.execute(
            "select finding, decision, state, note from standing"
            " where run = (select max(id) from runs) order by finding, decision"
        )
        return tuple(Standing(finding, log[number], State(state), note) for finding, number, state, note in tied)


def bearing(path: Path, report: Report) -> tuple[Standing, ...]:
    """Which decisions would bear on which findings of a report that is not saved yet, by finding."""
    log = [entry for entry in entries(path) if entry.decision.ruling.kind != UNDO]
    if not log:
        return ()
    index = Index(report)
    found = []
    for entry in log:
        decision = entry.decision
        match = index.find(decision.question, decision.marks, decision.reported)
        if match is not None:
            found.append(Standing(match.told.finding.id, entry, match.state, match.note))
    return tuple(sorted(found, key=lambda one: (one.finding, one.entry.number)))


def _entries(case: sqlite3.Connection) -> Iterator[Entry]:
    undone = dict(case.execute("select undoes, min(number) from decisions where undoes is not null group by undoes"))
    for number, own, entry in case.execute("select number, hash, entry from decisions order by number"):
        try:
            yield Entry(number, from_json(entry), undone.get(own))
        except BadDecision as error:
            raise BadDecision(f"entry {number} of the log of decisions: {error}; see reconcile verify") from None


# ── checking ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def check(case: sqlite3.Connection) -> Sequence[str]:
    """What is wrong with the log, each fault with the entry's number; empty where it is as it was written."""
    wrong: list[str] = []
    seen: set[str] = set()
    heads: set[str] = set()
    log = case.execute(
        "select number, hash, at, who, kind, finding, fingerprint, question, ruling, reason, undoes, entry"
        " from decisions order by number"
    ).fetchall()
    for number, own, *columns, entry in log:
        try:
            decision = from_json(entry)
        except BadDecision as error:
            wrong.append(f"entry {number}: {error}")
            seen.add(own)
            continue
        if decision.hash != own or tuple(columns) != _columns(decision):
            wrong.append(f"entry {number}: its columns are not what the entry says")
        wrong += [
            f"entry {number}: the entry before it, {one[:12]}…, is missing"
            for one in decision.previous
            if one not in seen
        ]
        seen |= {own, decision.hash}
        heads = heads - {*decision.previous} | {decision.hash}
    count, ends = case.execute("select count, heads from chain").fetchone()
    if not wrong and (count != len(log) or sorted(heads) != json.loads(ends)):
        wrong.append(f"entry {len(log) + 1}: missing: the log ends after {len(log)} of {count}")
    return wrong
