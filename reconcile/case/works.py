"""What the steps of the last run worked out, under hashes of what each was given, for the next run to take again
(`renewal`): one piece a step, written with the run and dropped once a later run of the same inputs has its own.

Rows that such a run takes again are known by their keys: they are neither made nor written anew. A piece that is not
what was written, or of other code, is nothing.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from reconcile.case import codec, rows
from reconcile.case.held import HeldCluster, HeldFinding
from reconcile.model import Cluster, Document, Finding

T = TypeVar("T")

#: The step that tells findings in words.
WORDS = "words"

Pairs = tuple[tuple[str, str], ...]
Judged = Mapping[str, tuple[Cluster | None, tuple[Finding, ...], Pairs]]


@dataclass(slots=True)
class Works:
    """The memory of one case, for one run: what an earlier run noted, and what this one does."""

    case: sqlite3.Connection
    code: str  # the key of all that judges
    writing: str  # and of all code
    inputs: str
    contents: dict[str, str]  # of each document what its reading depends on, by id
    noted: dict[str, Any] = field(default_factory=dict)
    judged: Judged = field(default_factory=dict)
    run: int | None = None
    _rows: dict[str, dict[int, tuple[Any, ...]]] = field(default_factory=dict)
    _words: tuple[str, bytes] | None = None
    _documents: dict[str, int] = field(default_factory=dict)
    _claims: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """The latest run that has what it worked out: of the same inputs, or of any."""
        told = "select w.run from works w join runs r on r.id = w.run where w.code = ? order by r.inputs = ? desc, r.id"
        try:
            row = self.case.execute(f"{told} desc limit 1", (self.code, self.inputs)).fetchone()
        except sqlite3.Error:
            row = None
        if row is not None:
            self.run = row[0]
            self._documents = self.recalled("documents", dict[str, int]) or {}
            self._claims = self.recalled("claims", dict[str, tuple[int, ...]]) or {}

    def content(self, document: str) -> str:
        return self.contents[document]

    def recalled(self, step: str, kind: type[T]) -> T | None:
        return _read(self._row(step), kind)

    def _row(self, step: str) -> tuple[str, bytes] | None:
        """What was kept of a step by the same code, and its hash."""
        told = "select sha256, data from works where run = ? and code = ? and step = ?"
        try:
            row = self.case.execute(told, (self.run, self.code_of(step), step)).fetchone()
        except sqlite3.Error:
            return None
        return (row[0], row[1]) if row is not None else None

    def code_of(self, step: str) -> str:
        """The key of the code that a step is of: what a finding is told in depends on more of it."""
        return self.writing if step == WORDS else self.code

    def note(self, step: str, told: Any) -> None:
        self.noted[step] = told

    def note_judged(self, told: Judged) -> None:
        self.judged = told
        self._words = self._row(WORDS)  # read now: words are asked for when the case is closed

    def words(self) -> dict[int, str]:
        """The words in which findings that were taken again were told, by the finding's identity; those that are added
        are kept."""
        kept = _read(self._words, dict[str, tuple[str, ...]]) or {}
        found: dict[int, str] = {}
        for key, (_, findings, _) in self.judged.items():
            words = kept.get(key, ())
            if len(words) == len(findings):
                found.update(zip(map(id, findings), words, strict=True))
        self.noted[WORDS] = found
        return found

    # ── rows that are taken again ────────────────────────────────────────────────────────────────────────────────────

    def cluster(self, row: int, known: Cluster) -> Cluster | None:
        told = self._held("cluster").get(row)
        if told is None or told[0] != known.id:
            return None
        return HeldCluster(row, known, told[2])

    def findings(self, keys: Sequence[int]) -> tuple[Finding, ...] | None:
        held = self._held("finding")
        found = []
        for key in keys:
            told = held.get(key)
            if told is None:
                return None
            name, _, cluster, _, verdict, reason, severity, confidence, internal, _, left, right, data = told
            columns = (name, cluster, verdict, reason, severity, confidence, internal, left, right, data)
            found.append(HeldFinding(key, columns))
        return tuple(found)

    def _held(self, noun: str) -> dict[int, tuple[Any, ...]]:
        """The rows of the earlier run that are what they were when they were written."""
        if noun not in self._rows:
            told = f"select v.* from run_{noun}s h join {noun}s v on v.key = h.{noun} where h.run = ?"
            try:
                found = {
                    key: tuple(row)
                    for key, own, *row in self.case.execute(told, (self.run,))
                    if rows.row_digest(tuple(row)) == own
                }
            except sqlite3.Error:
                found = {}
            self._rows[noun] = found
        return self._rows[noun]

    # ── rows that need not be made ───────────────────────────────────────────────────────────────────────────────────

    def document(self, document: Document) -> int | None:
        """The row of a document that the earlier run had, too."""
        return self._documents.get(self.contents.get(document.id, ""))

    def claims(self, document: str) -> Sequence[int] | None:
        """The rows of all claims of a document, in their order, if they were placed as they are now."""
        mark = self.noted.get("marks", {}).get(document)
        return self._claims.get(mark) if mark else None


def keep(case: sqlite3.Connection, works: Works, run: int, made: rows.Made) -> None:
    """Writes what the run worked out, within the caller's transaction."""
    contents, marks = works.contents, works.noted.get("marks", {})
    told = {step: value for step, value in works.noted.items() if step not in ("marks", WORDS)}
    words = works.noted.get(WORDS)
    if words:
        told[WORDS] = {
            key: [words[id(one)] for one in findings]
            for key, (_, findings, _) in works.judged.items()
            if all(id(one) in words for one in findings)
        }
    told["documents"] = {contents[name]: key for name, key in made.documents.items() if name in contents}
    told["claims"] = {marks[name]: keys for name, keys in made.claims.items() if name in marks}
    told["judged"] = {
        key: (
            made.clusters.get(id(cluster), 0) if cluster is not None else 0,
            [made.findings[id(one)] for one in findings],
            spoken,
        )
        for key, (cluster, findings, spoken) in works.judged.items()
    }
    for step, value in told.items():
        data = json.dumps(value, separators=(",", ":")).encode("ascii")
        case.execute(
            "insert into works values (?, ?, ?, ?, ?)",
            (run, step, works.code_of(step), _hash(data), zlib.compress(data, 1)),
        )


def hand_on(case: sqlite3.Connection, run: int, later: int) -> None:
    """A later run came to the same: what it would have worked out is kept for it."""
    case.execute("update works set run = ? where run = ?", (later, run))


def prune(case: sqlite3.Connection, latest: str) -> None:
    """Removes what is not of the last of the latest runs (a JSON array) with its inputs."""
    case.execute(
        "delete from works where run not in (select max(w.run) from works w join runs r on r.id = w.run"
        " where r.id in (select value from json_each(?)) group by r.inputs)",
        (latest,),
    )


def _read(row: tuple[str, bytes] | None, kind: type[T]) -> T | None:
    """The value that was kept; None where it is not what was written."""
    try:
        told = zlib.decompress(row[1]) if row is not None else b""
        return codec.loads(kind, told) if row is not None and _hash(told) == row[0] else None
    except (codec.Unreadable, zlib.error, TypeError):
        return None


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
