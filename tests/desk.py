"""A report made of short articles by a reader of one rule: a number and the word after it are a claim on that word.

It stands in for the parser, so that a test can edit an article, "run" again, and see what the case makes of it.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import combinations
from pathlib import Path

from reconcile.model import (
    Basis,
    Bound,
    Claim,
    Cluster,
    Dating,
    Document,
    Evidence,
    Finding,
    Interval,
    Kind,
    Label,
    Line,
    Measure,
    Origin,
    Period,
    Quantity,
    Scope,
    Severity,
    Source,
    Span,
    Step,
    Verdict,
)
from reconcile.outcome import Report, Run
from reconcile.problems import Code, Problem

#: Two papers on one flood.
GAZETTE = "Flood in Millbrook\n\nThe river left its bed at night. It took 12 houses and 3 barns.\n"
HERALD = "Millbrook under water\n\nAfter the flood, 15 houses are gone, the fire brigade said.\n"
PAPERS = {"gazette.txt": GAZETTE, "herald.txt": HERALD}

_FIGURE = re.compile(r"(\d[\d.]*) (\w+)")
_NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def at(minute: int) -> datetime:
    """A moment of the day of the tests."""
    return _NOON + timedelta(minutes=minute)


def name(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:8]


def document(path: str, text: str) -> Document:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    lines, start = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        lines.append(Line(number, start, start + len(line), Label.BODY if line else Label.FURNITURE))
        start += len(line) + 1
    source = Source(path, digest, publisher=path.split(".")[0].title(), published=date(2026, 3, 4))
    return Document(f"d-{digest[:10]}", source, text, tuple(lines))


def claims(told: Document) -> Iterator[Claim]:
    for found in _FIGURE.finditer(told.text):
        line = told.text.count("\n", 0, found.start()) + 1
        column = found.start() - told.lines[line - 1].start + 1
        value = Decimal(found[1].rstrip("."))
        unit = found[2].rstrip("s")
        quantity = Quantity(
            Interval.point(value), value, Bound.EXACT, unit, "count", found[0], Span(found.start(), found.end(1))
        )
        yield Claim(
            id=f"c-{name(told.id, found.span())}",
            document=told.id,
            kind=Kind.QUANTITY,
            span=Span(*found.span()),
            line=line,
            column=column,
            quote=found[0],
            sentence=Span(told.lines[line - 1].start, told.lines[line - 1].end),
            measure=Measure(unit, unit),
            quantity=quantity,
            scope=Scope(period=Period(date(2026, 3, 3), date(2026, 3, 3), Basis.INFERRED, ("the day before",))),
        )


def finding(left: Claim, right: Claim) -> Finding:
    assert left.quantity is not None
    assert right.quantity is not None
    same = left.quantity.value == right.quantity.value
    verdict, reason = (Verdict.AGREE, "exact") if same else (Verdict.CONFLICT, "values_differ")
    return Finding(
        id=f"f-{name(verdict, left.id, right.id)}",
        cluster=f"q-{left.measure.text}",
        verdict=verdict,
        reason=reason,
        left=(left.id,),
        right=(right.id,),
        internal=False,
        severity=Severity.NONE if same else Severity.HIGH,
        confidence=0.9,
        explanation=f"{left.quote} against {right.quote}",
        evidence=(Evidence(left.document, left.span, "the words"),),
        steps=(Step("exact", "yes" if same else "no"),),
    )


def run(papers: Mapping[str, str] = PAPERS, version: str = "0.0.1") -> Report:
    """What a run on these articles finds."""
    documents = tuple(document(path, text) for path, text in sorted(papers.items()))
    told = tuple(claim for one in documents for claim in claims(one))
    words = sorted({claim.measure.text for claim in told})
    clusters = tuple(
        Cluster(f"q-{word}", f"How many {word}?", tuple(c.id for c in told if c.measure.text == word)) for word in words
    )
    findings = tuple(
        finding(left, right)
        for left, right in combinations(told, 2)
        if left.measure == right.measure and left.document != right.document
    )
    return Report(
        documents=documents,
        datings=tuple(Dating(one.id, Period(date(2026, 3, 4), date(2026, 3, 4)), Basis.GIVEN) for one in documents),
        claims=told,
        clusters=clusters,
        findings=findings,
        origins=tuple(Origin(f"o-{one.id}", (one.id,), "alone") for one in documents),
        problems=(Problem("notes.txt", Code.EMPTY_FILE, "empty", "remove it"),),
        run=Run(version, (("kinds", "all"),), ("papers",), "no model"),
    )


def conflict(report: Report, word: str = "house") -> Finding:
    """The conflict on this word."""
    return next(one for one in report.findings if one.cluster == f"q-{word}" and one.verdict is Verdict.CONFLICT)


def layout_1(path: Path, *reports: Report) -> None:
    """A case as the first version wrote it."""
    with closing(sqlite3.connect(path)) as case:
        case.executescript(
            "create table run (id integer primary key, version text not null, model text not null,"
            " inputs text not null, conflicts integer not null, report blob not null);"
            "create table source (run integer not null references run(id), document text not null, path text not null,"
            " sha256 text not null, publisher text, title text, primary key (run, document));"
            "pragma application_id=1380142659; pragma user_version=1; pragma journal_mode=wal;"
        )
        for report in reports:
            data = json.dumps(asdict(report), default=str, ensure_ascii=False).encode("utf-8", "surrogatepass")
            row = (report.run.version, report.run.model, "papers", 1, zlib.compress(data))
            number = case.execute(
                "insert into run (version, model, inputs, conflicts, report) values (?, ?, ?, ?, ?)", row
            ).lastrowid
            for one in report.documents:
                told = (number, one.id, one.source.path, one.source.sha256, one.source.publisher, one.source.title)
                case.execute("insert into source values (?, ?, ?, ?, ?, ?)", told)
        case.commit()
