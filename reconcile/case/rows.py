"""A report to rows and back. A row that another run holds already is not written again."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Protocol

from reconcile.case import codec
from reconcile.case.held import HeldCluster, HeldFinding
from reconcile.case.marks import Marker, fingerprint, said
from reconcile.model import Claim, Cluster, Dating, Derivation, Document, Finding, Label, Line, Origin, Source
from reconcile.outcome import Report, Run
from reconcile.problems import Problem

Row = tuple[object, ...]
Snapshot = Callable[[Document], bytes | None]

#: The tables of which each run holds rows.
NOUNS = ("document", "claim", "cluster", "finding")

#: Beyond these a column for people gives only the beginning; `data` has it all.
_SHOWN = 2_000


@dataclass(frozen=True, slots=True)
class Rest:
    """What a report holds beside its four long lists."""

    datings: tuple[Dating, ...] = ()
    origins: tuple[Origin, ...] = ()
    problems: tuple[Problem, ...] = ()
    derivations: tuple[Derivation, ...] = ()


class Known(Protocol):
    """Rows of an earlier run that are known to be those of this one, too."""

    def document(self, document: Document) -> int | None: ...

    def claims(self, document: str) -> Sequence[int] | None: ...


@dataclass(frozen=True, slots=True)
class Made:
    """A run as it was written, and its rows: of documents and their claims by the document's id, of the others by the
    value's identity."""

    run: int
    documents: Mapping[str, int]
    claims: Mapping[str, Sequence[int]]
    clusters: Mapping[int, int]
    findings: Mapping[int, int]


def add_report(
    case: sqlite3.Connection,
    report: Report,
    snapshot: Snapshot | None,
    number: int | None = None,
    known: Known | None = None,
) -> Made:
    """Writes the report as one more run, within the caller's transaction. What `known` knows of, and what was taken
    from the case, is not made into rows again."""
    conflicts = sum(finding.verdict == "conflict" for finding in report.findings)
    made = report.run
    rest = codec.dumps(Rest(report.datings, report.origins, report.problems, report.derivations))
    started = made.started.isoformat() if made.started else None
    row = (
        number,
        made.version,
        made.model,
        json.dumps(made.settings),
        json.dumps(made.inputs),
        started,
        conflicts,
        rest,
    )
    run = case.execute("insert into runs values (?, ?, ?, ?, ?, ?, ?, ?, '')", row).lastrowid or 0
    documents = {}
    for document in report.documents:
        key = known.document(document) if known is not None else None
        documents[document.id] = _document(case, document, snapshot) if key is None else key
    _hold(case, "document", run, documents.values())
    claims = _claims(case, report, documents, known)
    _hold(case, "claim", run, (key for document in report.documents for key in claims.get(document.id, ())))
    clusters = {
        id(one): one.row if isinstance(one, HeldCluster) else _add(case, "clusters", _cluster(one))
        for one in report.clusters
    }
    _hold(case, "cluster", run, (clusters[id(one)] for one in report.clusters))
    findings = _findings(case, report)
    _hold(case, "finding", run, (findings[id(one)] for one in report.findings))
    case.execute("update runs set digest = ? where id = ?", (run_digest(case, run), run))
    return Made(run, documents, claims, clusters, findings)


def run_digest(case: sqlite3.Connection, run: int) -> str:
    """SHA-256 of what made the run and of the digests of all that it holds, in order."""
    made = case.execute(
        "select version, model, settings, inputs, started, conflicts, data from runs where id = ?", (run,)
    )
    digest = hashlib.sha256("\0".join(map(str, made.fetchone())).encode("utf-8"))
    for noun in NOUNS:
        held = f"select v.digest from run_{noun}s h join {noun}s v on v.key = h.{noun} where h.run = ? order by h.place"
        for row in case.execute(held, (run,)):
            digest.update(f"\0{noun} {row[0]}".encode())
    return digest.hexdigest()


def _hold(case: sqlite3.Connection, noun: str, run: int, keys: Iterable[int]) -> None:
    case.executemany(f"insert into run_{noun}s values (?, ?, ?)", ((run, place, key) for place, key in enumerate(keys)))


def _add(case: sqlite3.Connection, table: str, row: Row) -> int:
    """The key of the row, whose last value is the whole: found by its digest, or written."""
    digest = row_digest(row)
    known = case.execute(f"select key from {table} where digest = ?", (digest,)).fetchone()
    if known is not None:
        return int(known[0])
    blanks = ", ".join("?" * (len(row) + 2))
    return case.execute(f"insert into {table} values ({blanks})", (None, digest, *row)).lastrowid or 0


def row_digest(row: Row) -> str:
    """SHA-256 of a row's columns, but its key and its digest."""
    return hashlib.sha256("\0".join(map(str, row)).encode("utf-8")).hexdigest()


def shown(text: str | None) -> str | None:
    """Text for a column that people read: what SQLite or its shell would stumble over is a replacement character."""
    if text is None:
        return None
    return text[:_SHOWN].replace("\0", "�").encode("utf-8", "replace").decode("utf-8")


def encoded(text: str) -> bytes:
    """A text's bytes; also those of a text that holds half a character."""
    return text.encode("utf-8", "surrogatepass")


# ── rows ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _document(case: sqlite3.Connection, document: Document, snapshot: Snapshot | None) -> int:
    source, text = document.source, encoded(document.text)
    digest = hashlib.sha256(text).hexdigest()
    whole = digest == source.sha256  # the text is the file
    _source(case, document, text if whole else None, snapshot)
    told = (document.id, source.path, source.sha256, source.publisher, source.title, source.url)
    labels = " ".join(line.label for line in document.lines)
    row: Row = (
        *map(shown, told),
        source.published.isoformat() if source.published else None,
        len(document.text),
        digest,
        None if whole else zlib.compress(text),
        labels,
        codec.dumps(source),
    )
    return _add(case, "documents", row)


def _source(case: sqlite3.Connection, document: Document, data: bytes | None, snapshot: Snapshot | None) -> None:
    digest = document.source.sha256
    known = case.execute("select size from sources where sha256 = ?", (digest,)).fetchone()
    if known is not None and known[0] is not None:
        return
    if data is None and snapshot is not None:
        data = snapshot(document)
        if data is not None and hashlib.sha256(data).hexdigest() != digest:
            data = None  # changed since it was read
    if known is None:
        case.execute("insert into sources (sha256) values (?)", (digest,))
    if data is not None:
        case.execute(
            "update sources set size = ?, bytes = ? where sha256 = ?", (len(data), zlib.compress(data), digest)
        )


def _claim(claim: Claim, document: int) -> Row:
    scope, quantity = claim.scope, claim.quantity
    interval = quantity.interval if quantity else None
    return (
        claim.id,
        document,
        claim.kind.value,
        claim.line,
        claim.column,
        claim.span.start,
        claim.span.end,
        shown(claim.quote),
        shown(claim.measure.text),
        shown(said(claim)),
        _real(quantity.value) if quantity else None,
        _real(interval.low) if interval else None,
        _real(interval.high) if interval else None,
        quantity.bound.value if quantity else None,
        shown(quantity.unit) if quantity else None,
        shown(claim.attribution.speaker) if claim.attribution else None,
        shown(scope.event.name) if scope.event else None,
        scope.period.start.isoformat() if scope.period else None,
        scope.period.end.isoformat() if scope.period else None,
        shown(scope.place.name) if scope.place else None,
        scope.modality.value,
        codec.dumps(claim),
    )


def _real(number: Decimal | None) -> float | None:
    return float(number) if number is not None and number.is_finite() and abs(number.adjusted()) < 300 else None


def _claims(
    case: sqlite3.Connection, report: Report, documents: Mapping[str, int], known: Known | None
) -> dict[str, Sequence[int]]:
    """The rows of each document's claims."""
    told: dict[str, list[Claim]] = {}
    for claim in report.claims:
        told.setdefault(claim.document, []).append(claim)
    found: dict[str, Sequence[int]] = {}
    for name, claims in told.items():
        keys = known.claims(name) if known is not None else None
        if keys is None or len(keys) != len(claims):
            keys = [_add(case, "claims", _claim(one, documents[name])) for one in claims]
        found[name] = keys
    return found


def _cluster(cluster: Cluster) -> Row:
    return cluster.id, shown(cluster.question), codec.dumps(cluster)


def _findings(case: sqlite3.Connection, report: Report) -> dict[int, int]:
    """The row of each finding."""
    found = {id(one): one.row for one in report.findings if isinstance(one, HeldFinding)}
    anew = [one for one in report.findings if id(one) not in found]
    for finding, row in zip(anew, _rows(report, anew), strict=True):
        found[id(finding)] = _add(case, "findings", row)
    return found


def _rows(report: Report, findings: Iterable[Finding]) -> Iterable[Row]:
    marker = Marker(report.claims, report.documents)
    questions = {cluster.id: cluster.question for cluster in report.clusters}
    for finding in findings:
        yield (
            finding.id,
            fingerprint(marker.marks(finding)),
            finding.cluster,
            shown(questions.get(finding.cluster, "")),
            finding.verdict.value,
            finding.reason,
            finding.severity.value,
            float(finding.confidence),
            int(finding.internal),
            shown(finding.explanation),
            json.dumps(finding.left),
            json.dumps(finding.right),
            codec.dumps(finding),
        )


# ── and back ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def read_report(case: sqlite3.Connection, run: int) -> Report:
    """All of a run."""
    rest = codec.loads(Rest, case.execute("select data from runs where id = ?", (run,)).fetchone()[0])
    return Report(
        documents=tuple(map(document_of, case.execute(DOCUMENTS + " where h.run = ? order by h.place", (run,)))),
        datings=rest.datings,
        claims=_all(case, tuple[Claim, ...], "claim", run),
        clusters=_all(case, tuple[Cluster, ...], "cluster", run),
        findings=_all(case, tuple[Finding, ...], "finding", run),
        origins=rest.origins,
        problems=rest.problems,
        run=read_run(case, run),
        derivations=rest.derivations,
    )


def read_run(case: sqlite3.Connection, run: int) -> Run:
    """What made it."""
    version, model, settings, inputs, started = case.execute(
        "select version, model, settings, inputs, started from runs where id = ?", (run,)
    ).fetchone()
    told = codec.loads(tuple[tuple[str, str], ...], settings)
    return Run(
        version, told, codec.loads(tuple[str, ...], inputs), model, datetime.fromisoformat(started) if started else None
    )


def _all(case: sqlite3.Connection, kind: type[tuple[codec.T, ...]], noun: str, run: int) -> tuple[codec.T, ...]:
    """The values of one table that a run holds, in its order; read in one go."""
    rows = case.execute(
        f"select v.data from run_{noun}s h join {noun}s v on v.key = h.{noun} where h.run = ? order by h.place", (run,)
    )
    return codec.loads(kind, f"[{','.join(row[0] for row in rows)}]")


DOCUMENTS = """select d.id, d.data, d.labels, coalesce(d.text, s.bytes) from run_documents h
join documents d on d.key = h.document join sources s on s.sha256 = d.source"""


def document_of(row: Sequence[str | bytes]) -> Document:
    """A document from a row of DOCUMENTS. Raises Unreadable where it cannot be what was written."""
    name, data, labels, packed = row
    if not isinstance(name, str) or not isinstance(labels, str) or not isinstance(packed, bytes):
        raise codec.Unreadable(f"document {name!r:.40}")
    try:
        text = zlib.decompress(packed).decode("utf-8", "surrogatepass")
        lines = tuple(_lines(text, labels.split(" ")))
    except (zlib.error, ValueError) as error:
        raise codec.Unreadable(f"document {name:.40}: {error}") from None
    return Document(name, codec.loads(Source, data), text, lines)


def _lines(text: str, labels: Sequence[str]) -> Iterable[Line]:
    start = 0
    for number, (line, name) in enumerate(zip(text.split("\n"), labels, strict=True), 1):
        yield Line(number, start, start + len(line), Label(name))
        start += len(line) + 1
