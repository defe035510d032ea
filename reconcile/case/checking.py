"""Recomputes every hash that a case keeps, and says which does not hold."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reconcile.case import log, rows
from reconcile.case.codec import Unreadable
from reconcile.case.opening import opened


@dataclass(frozen=True, slots=True)
class Audit:
    """How much was looked at, and every fault, in words that name it."""

    sources: int
    kept: int  # sources whose bytes are in the case
    rows: int
    runs: int
    decisions: int
    faults: tuple[str, ...]
    readable: bool = True  # what it holds can be compared further
    unkept: frozenset[str] = frozenset()  # hashes of sources whose bytes are not in the case


def audit(path: Path) -> Audit:
    """Pages, references, sources, texts, rows, runs and the chain of decisions. Raises BadCase."""
    with opened(path) as case:
        faults = [*_pages(case)]
        readable = not faults
        if readable:
            broken = list(_unreadable(case))
            readable = not broken
            faults = [*broken, *_sources(case), *_documents(case), *_rows(case), *_runs(case)]
            faults += [f"decision log, {fault}" for fault in log.check(case)]
        count = {
            name: case.execute(f"select count(*) from {name}").fetchone()[0]
            for name in ("sources", "runs", "decisions")
        }
        unkept = frozenset(row[0] for row in case.execute("select sha256 from sources where bytes is null"))
        held = sum(case.execute(f"select count(*) from {noun}s").fetchone()[0] for noun in rows.NOUNS)
    kept = count["sources"] - len(unkept)
    return Audit(count["sources"], kept, held, count["runs"], count["decisions"], tuple(faults), readable, unkept)


def _pages(case: sqlite3.Connection) -> Iterator[str]:
    told = [row[0] for row in case.execute("pragma integrity_check(20)")]
    if told != ["ok"]:
        yield from (f"pages of the case: {fault}" for fault in told)
    for table, row, parent, _ in case.execute("pragma foreign_key_check"):
        yield f"{table}, row {row}: what it refers to in {parent} is missing"


def _sources(case: sqlite3.Connection) -> Iterator[str]:
    for digest, size, packed in case.execute("select sha256, size, bytes from sources where bytes is not null"):
        data = _unpacked(packed)
        if data is None or len(data) != size or hashlib.sha256(data).hexdigest() != digest:
            yield f"source {digest[:12]}…: its bytes are not those of its hash"


def _documents(case: sqlite3.Connection) -> Iterator[str]:
    told = (
        "select d.path, d.text_sha256, coalesce(d.text, s.bytes) from documents d join sources s on s.sha256 = d.source"
    )
    for path, digest, packed in case.execute(told):
        data = _unpacked(packed)
        if data is None or hashlib.sha256(data).hexdigest() != digest:
            yield f"document {path}: its text is not that of its hash"


def _unpacked(packed: object) -> bytes | None:
    try:
        return zlib.decompress(packed) if isinstance(packed, bytes) else None
    except zlib.error:
        return None


def _rows(case: sqlite3.Connection) -> Iterator[str]:
    for noun in rows.NOUNS:
        for _, digest, *row in case.execute(f"select * from {noun}s order by key"):
            if rows.row_digest(tuple(row)) != digest:
                yield f"{noun} {row[0]}: its row was changed"


def _unreadable(case: sqlite3.Connection) -> Iterator[str]:
    for number in [row[0] for row in case.execute("select id from runs order by id")]:
        try:
            report = rows.read_report(case, number)
        except Unreadable as error:
            yield f"run {number}: cannot be read: {error}"
            continue
        texts = {document.id: document.text for document in report.documents}
        for claim in report.claims:
            if claim.span.of(texts.get(claim.document, "")) != claim.quote:
                yield f"run {number}, claim {claim.id}: its quote is not in its place"


def _runs(case: sqlite3.Connection) -> Iterator[str]:
    for number, digest in case.execute("select id, digest from runs order by id").fetchall():
        if rows.run_digest(case, number) != digest:
            yield f"run {number}: what it holds was changed"
