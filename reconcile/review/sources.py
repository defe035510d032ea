"""A source as the review page shows it: each line with its number, its claims marked by what they came to.

A file can have a million lines: so many are shown at once, around the one that was asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from reconcile.case import Glance
from reconcile.model import Claim, Document, Label
from reconcile.outcome import Report
from reconcile.report import plain
from reconcile.report.escape import link, visible
from reconcile.report.excerpt import Mark, Piece, pieces

#: Lines that are shown at once.
LINES = 1_000
_LONGEST = 4_000  # characters shown of a line


@dataclass(frozen=True, slots=True)
class Row:
    """A line: `label` is what it is where it is no running text."""

    number: int
    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of a source, and what is known of it."""

    outlet: str
    title: str
    author: str
    href: str
    path: str
    sha256: str
    published: str
    claims: int
    rows: tuple[Row, ...]
    lines: int
    before: int | None
    after: int | None


def page(report: Report, gravest: Mapping[str, Glance], line: int) -> Page:
    """The stretch of the report's one document that holds the line; `gravest` gives each claim's gravest finding."""
    (document,) = report.documents
    source = document.source
    start = (max(1, min(line, len(document.lines))) - 1) // LINES * LINES
    end = min(start + LINES, len(document.lines))
    return Page(
        outlet=visible(source.publisher or source.path),
        title=visible(source.title or ""),
        author=visible(source.author or ""),
        href=link(source.url) or "",
        path=visible(source.path),
        sha256=source.sha256,
        published=plain.published(report.datings[0] if report.datings else None),
        claims=len(report.claims),
        rows=_rows(document, report.claims, gravest, start, end),
        lines=len(document.lines),
        before=start if start else None,
        after=end + 1 if end < len(document.lines) else None,
    )


def _rows(
    document: Document, claims: tuple[Claim, ...], gravest: Mapping[str, Glance], start: int, end: int
) -> tuple[Row, ...]:
    marks: dict[int, list[Mark]] = defaultdict(list)
    for claim in claims:
        marks[claim.line].append(_mark(claim, gravest.get(claim.id)))
    found = []
    for line in document.lines[start:end]:
        stop = min(line.end, line.start + _LONGEST)
        shown = list(pieces(document.text, line.start, stop, marks[line.number])) if stop > line.start else []
        shown += [Piece(f" … {line.end - stop:,} more characters")] if stop < line.end else []
        found.append(Row(line.number, "" if line.label is Label.BODY else line.label.value, tuple(shown)))
    return tuple(found)


def _mark(claim: Claim, finding: Glance | None) -> Mark:
    if finding is None:
        return Mark(claim.span, "alone", "nothing to compare with")
    return Mark(claim.span, finding.verdict, f"{finding.verdict}: {visible(plain.reason(finding.reason))}", finding.id)
