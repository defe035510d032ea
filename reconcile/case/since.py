"""What a run brought, held against the run before it of the same inputs."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from reconcile.case import codec, rows
from reconcile.case.changes import Changes, changes
from reconcile.case.opening import opened
from reconcile.case.store import whole
from reconcile.model import Claim, Cluster, Document, Finding, Source
from reconcile.outcome import Report


@dataclass(frozen=True, slots=True)
class Since:
    """The number of the earlier run, whether the later one directly followed it, and what differs; None: nothing."""

    run: int
    next: bool
    changes: Changes | None


def since(path: Path, run: int) -> Since | None:
    """What this run has that the last one of the same inputs had not, and the other way about; None where it is the
    first of its inputs. What both hold is not read. Raises BadCase."""
    with opened(path) as case, whole(path):
        row = case.execute(
            "select b.id, b.digest = a.digest from runs a join runs b on b.inputs = a.inputs and b.id < a.id"
            " where a.id = ? order by b.id desc limit 1",
            (run,),
        ).fetchone()
        if row is None:
            return None
        earlier, same = row
        found = None if same else between(case, earlier, run)
    return Since(earlier, earlier == run - 1, found or None)


def between(case: sqlite3.Connection, earlier: int, later: int) -> Changes:
    """`changes` of two runs of one case; of what they hold, only that is decoded in which they may differ."""
    told = "select count(*) from run_findings a join run_findings b on b.finding = a.finding and b.run = ?"
    shared = case.execute(f"{told} where a.run = ?", (later, earlier)).fetchone()[0]
    return changes(_apart(case, earlier, later), _apart(case, later, earlier), shared)


def _apart(case: sqlite3.Connection, run: int, other: int) -> Report:
    """The report of a run without the findings that the other holds too, and without what only these need."""
    findings = _values(
        case,
        Finding,
        "finding",
        "h.run = ? and not exists (select 1 from run_findings o where o.finding = h.finding and o.run = ?)",
        (run, other),
    )
    cited = codec.compact(sorted({name for one in findings for name in (*one.left, *one.right)}))
    asked = codec.compact(sorted({one.cluster for one in findings}))
    told = "select document from run_documents where run = ? except select document from run_documents where run = ?"
    edited = [row[0] for row in case.execute(told, (run, other))]
    claims = _claims(case, run, cited, codec.compact(edited))
    clusters = _values(case, Cluster, "cluster", "h.run = ? and v.id in (select value from json_each(?))", (run, asked))
    made = rows.read_run(case, run)
    return Report(_documents(case, run, {*edited}), (), claims, clusters, findings, (), (), made)


def _claims(case: sqlite3.Connection, run: int, cited: str, edited: str) -> tuple[Claim, ...]:
    """The claims of a run that have one of these ids, or are of one of these documents. A cross join is done in the
    order written: by them, never by going through the whole run."""
    told = (
        "from json_each(?) j cross join claims v on v.{} = j.value cross join run_claims h on h.claim = v.key"
        " and h.run = ?"
    )
    found = {}
    for column, some in (("id", cited), ("document", edited)):
        for place, data in case.execute(f"select h.place, v.data {told.format(column)}", (some, run)):
            found[place] = data
    return tuple(codec.loads(Claim, data) for _, data in sorted(found.items()))


def _values(
    case: sqlite3.Connection, kind: type[codec.T], noun: str, where: str, values: tuple[int | str, ...]
) -> tuple[codec.T, ...]:
    told = f"select v.data from run_{noun}s h join {noun}s v on v.key = h.{noun} where {where} order by h.place"
    return tuple(codec.loads(kind, row[0]) for row in case.execute(told, values))


def _documents(case: sqlite3.Connection, run: int, edited: set[int]) -> tuple[Document, ...]:
    """All documents of a run; of those that both runs hold, no more than where they came from."""
    told = "select d.id, d.data, d.key from run_documents h join documents d on d.key = h.document where h.run = ?"
    found = []
    for name, data, key in case.execute(f"{told} order by h.place", (run,)).fetchall():
        if key in edited:
            row = case.execute(f"{rows.DOCUMENTS} where h.run = ? and d.key = ?", (run, key)).fetchone()
            found.append(rows.document_of(row))
        else:
            found.append(Document(name, codec.loads(Source, data), "", ()))
    return tuple(found)
