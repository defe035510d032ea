"""A case that is looked into again and again while runs and people write to it.

Each look is one snapshot of the file. What a run holds never changes, so it is read once; of the log, only what was
added since is decoded.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock

from reconcile.case import codec, rows
from reconcile.case.board import Board, board
from reconcile.case.decisions import Decision, from_json
from reconcile.case.errors import BadDecision
from reconcile.case.log import Entry, Standing
from reconcile.case.matching import State
from reconcile.case.opening import opened
from reconcile.case.store import number_of, whole
from reconcile.model import Claim, Cluster, Document, Finding
from reconcile.outcome import Report, Run

#: Documents that are kept decoded: those that an editor goes back and forth between.
_DOCUMENTS = 200

_STATES = {state.value: state for state in State}


@dataclass(slots=True)
class _Kept:
    """What was read of one run, which is known by its number and its digest."""

    board: Board
    made: Run
    rest: rows.Rest
    keys: Mapping[str, int]  # of documents, by their ids
    claims: dict[str, Claim] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Log:
    """The log, and which entries bear on which finding of one run."""

    heads: str
    run: int
    entries: tuple[Entry, ...]
    by_hash: Mapping[str, Entry]
    tied: Mapping[str, tuple[Standing, ...]]


class Reader:
    """Looks into the case at a path. May be shared by threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        self._kept: _Kept | None = None
        self._log: _Log | None = None

    @contextmanager
    def look(self) -> Iterator[Look]:
        """The latest run and the log as they are now, until the block ends. Raises BadCase; and BadDecision where an
        entry of the log was tampered with."""
        with opened(self.path) as case, whole(self.path):
            case.execute("begin")
            run = number_of(self.path, case, None)
            with self._lock:
                kept = self._kept = _run(case, run, self._kept)
                log = self._log = _logged(case, run, self._log)
            yield Look(case, kept, log, self._lock)


class Look:
    """One look: the board, the log, and the values of some findings."""

    def __init__(self, case: sqlite3.Connection, kept: _Kept, log: _Log, lock: Lock) -> None:
        self._case = case
        self._kept = kept
        self._lock = lock
        self.board = kept.board
        self.made = kept.made
        self.entries = log.entries
        self.tied = log.tied

    def report(self, ids: Iterable[str]) -> Report:
        """The report with these findings only, and what they cite."""
        names = [name for name in ids if name in self.board.by_id]
        findings = self._some("finding", Finding, names)
        claims = self.claims(one for found in findings for one in (*found.left, *found.right))
        cited = {claim.document for claim in claims} | {mark.document for one in findings for mark in one.evidence}
        documents = tuple(filter(None, map(self.document, sorted(cited))))
        rest = self._kept.rest
        return Report(
            documents=documents,
            datings=tuple(one for one in rest.datings if one.document in cited),
            claims=claims,
            clusters=tuple(_cluster(self.board, one) for one in findings),
            findings=findings,
            origins=tuple(one for one in rest.origins if not cited.isdisjoint(one.documents)),
            problems=(),
            run=self.made,
        )

    def claims(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        """These claims, each once."""
        names = list(dict.fromkeys(ids))
        with self._lock:
            known = self._kept.claims
            missing = [name for name in names if name not in known]
            if missing:
                known.update((claim.id, claim) for claim in self._some("claim", Claim, missing))
            return tuple(known[name] for name in names if name in known)

    def document(self, name: str) -> Document | None:
        """A document of the run; None where there is none of that id."""
        with self._lock:
            known = self._kept.documents
            if name not in known:
                key = self._kept.keys.get(name)
                if key is None:
                    return None
                found = self._case.execute(
                    f"{rows.DOCUMENTS} where h.run = ? and d.key = ?", (self.board.run, key)
                ).fetchone()
                if len(known) >= _DOCUMENTS:
                    known.pop(next(iter(known)))
                known[name] = rows.document_of(found)
            return known[name]

    def documents(self) -> tuple[str, ...]:
        """The ids of all documents of the run."""
        return tuple(self._kept.keys)

    def about(self, document: Document) -> Report:
        """The report with one document and all its claims, but no finding."""
        told = self._case.execute(
            "select c.id from claims c cross join run_claims h on h.claim = c.key and h.run = ?"
            " where c.document = ? order by h.place",
            (self.board.run, self._kept.keys[document.id]),
        ).fetchall()
        rest = self._kept.rest
        return Report(
            documents=(document,),
            datings=tuple(one for one in rest.datings if one.document == document.id),
            claims=self.claims(row[0] for row in told),
            clusters=(),
            findings=(),
            origins=tuple(one for one in rest.origins if document.id in one.documents),
            problems=(),
            run=self.made,
        )

    def _some(self, noun: str, kind: type[codec.T], ids: Iterable[str]) -> tuple[codec.T, ...]:
        # A cross join is done in the order written: by the ids, never by going through the whole run.
        told = self._case.execute(
            f"select v.data from json_each(?) j cross join {noun}s v on v.id = j.value"
            f" cross join run_{noun}s h on h.{noun} = v.key and h.run = ? order by h.place",
            (json.dumps([*ids]), self.board.run),
        )
        return tuple(codec.loads(kind, row[0]) for row in told)


def _cluster(board: Board, finding: Finding) -> Cluster:
    """The cluster of a finding, with the finding's own claims: a page needs no more of it than its question."""
    return Cluster(finding.cluster, board.by_id[finding.id].question, (*finding.left, *finding.right))


def _run(case: sqlite3.Connection, run: int, kept: _Kept | None) -> _Kept:
    digest, rest = case.execute("select digest, data from runs where id = ?", (run,)).fetchone()
    if kept is not None and (kept.board.run, kept.board.digest) == (run, digest):
        return kept
    keys = case.execute(
        "select d.id, d.key from run_documents h join documents d on d.key = h.document where h.run = ?"
        " order by h.place",
        (run,),
    )
    return _Kept(board(case, run), rows.read_run(case, run), codec.loads(rows.Rest, rest), dict(keys))


def _logged(case: sqlite3.Connection, run: int, known: _Log | None) -> _Log:
    heads = str(case.execute("select heads from chain").fetchone()[0])
    if known is not None and (known.heads, known.run) == (heads, run):
        return known
    by_hash = dict(_entries(case, known.by_hash if known else {}))
    entries = tuple(by_hash.values())
    by_number = {one.number: one for one in entries}
    tied: dict[str, list[Standing]] = {}
    for finding, number, state, note in case.execute(
        "select finding, decision, state, note from standing where run = ? order by finding, decision", (run,)
    ):
        tied.setdefault(finding, []).append(Standing(finding, by_number[number], _STATES[state], note))
    return _Log(heads, run, entries, by_hash, {finding: tuple(some) for finding, some in tied.items()})


def _entries(case: sqlite3.Connection, known: Mapping[str, Entry]) -> Iterator[tuple[str, Entry]]:
    """The hash and the entry of each row of the log; only those that are not known are decoded."""
    undone = dict(case.execute("select undoes, min(number) from decisions where undoes is not null group by undoes"))
    for number, own in case.execute("select number, hash from decisions order by number").fetchall():
        one = known.get(own)
        if one is None:
            one = Entry(number, _entry(case, number))
        yield own, one if one.undone_by == undone.get(own) else replace(one, undone_by=undone.get(own))


def _entry(case: sqlite3.Connection, number: int) -> Decision:
    entry = case.execute("select entry from decisions where number = ?", (number,)).fetchone()[0]
    try:
        return from_json(entry)
    except BadDecision as error:
        raise BadDecision(f"entry {number} of the log of decisions: {error}; see reconcile verify") from None
