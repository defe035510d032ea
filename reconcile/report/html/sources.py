"""What a page shows of the sources, ready to be set: each with its numbered lines, and its claims marked by verdict.

Every string here has been through `visible`; markup is the template's to escape.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from reconcile.model import Claim, Document, Finding, Label
from reconcile.report import plain, telling
from reconcile.report.escape import anchor, link, visible
from reconcile.report.excerpt import Mark, Piece, pieces
from reconcile.report.html.passages import document_anchor, line_anchor, line_of
from reconcile.report.index import VERDICTS, Index

_LINE = 4_000  # characters shown of a line
_WHOLE = 3_000_000  # characters of all sources: beyond, only the lines around claims are shown,
_MANY = 1_000_000  # or beyond this where there are many findings: the page stays one that opens at once


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a source; `gap` counts the lines left out before it."""

    number: int
    id: str
    label: str
    pieces: tuple[Piece, ...]
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A source: where it came from, when, how that is known, and its lines."""

    id: str
    outlet: str
    title: str
    author: str
    href: str
    path: str
    sha256: str
    published: str
    basis: str
    steps: tuple[str, ...]
    origin: str
    claims: int
    verdicts: tuple[tuple[str, int], ...]
    rows: tuple[Row, ...]
    left_out: int

    @property
    def height(self) -> int:
        """How high it will be, roughly: 1 to 6, each about twice the one before."""
        lines = sum(1 + sum(len(piece.text) for piece in row.pieces) // 85 for row in self.rows)
        return next((step for step, most in enumerate((12, 22, 40, 75, 150), 1) if lines <= most), 6)


def gravest(at: Index) -> dict[str, Finding]:
    """For each claim, the finding that stands first among those on it."""
    claims: dict[str, Finding] = {}
    for finding in at.findings:
        for name in (*finding.left, *finding.right):
            claims.setdefault(name, finding)
    return claims


def source_pages(at: Index, judged: dict[str, Finding], *, many: bool = False) -> tuple[Page, ...]:
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in at.claims.values():
        by_document[claim.document].append(claim)
    length = sum(len(found.text) for found in at.documents.values())
    cited = _cited(at, judged, many) if length > (_MANY if many else _WHOLE) else None
    return tuple(_page(at, document, by_document[name], judged, cited) for name, document in at.documents.items())


def _cited(at: Index, judged: dict[str, Finding], many: bool) -> set[tuple[str, int]]:
    """The lines that claims and evidence stand on, with their neighbours: all that is shown of a large case; where
    there are many findings, the claims are those that were compared."""
    found = {(claim.document, claim.line) for claim in at.claims.values() if not many or claim.id in judged}
    for finding in at.findings:
        found |= {(item.document, line_of(at.documents[item.document], item.span)) for item in finding.evidence}
    return {(name, line + step) for name, line in found for step in (-1, 0, 1)}


def _page(
    at: Index, document: Document, claims: list[Claim], judged: dict[str, Finding], cited: set[tuple[str, int]] | None
) -> Page:
    source, dating = document.source, at.datings.get(document.id)
    period = dating.period if dating else None
    rows = _rows(document, claims, judged, cited)
    return Page(
        id=document_anchor(document),
        outlet=visible(telling.outlet(at, document.id)),
        title=visible(source.title or ""),
        author=visible(source.author or ""),
        href=link(source.url) or "",
        path=visible(source.path),
        sha256=source.sha256,
        published=plain.period(period) if period else "date not known",
        basis=plain.BASIS[dating.basis] if dating and period else "",
        steps=tuple(map(visible, period.steps)) if period else (),
        origin=_origin(at, document),
        claims=len(claims),
        verdicts=_verdicts(claims, judged),
        rows=rows,
        left_out=len(document.lines) - (rows[-1].number if rows else 0),
    )


def _origin(at: Index, document: Document) -> str:
    found = at.origins.get(at.origin_of.get(document.id, ""))
    if found is None or len(found.documents) < 2:
        return ""
    others = [telling.outlet(at, name) for name in found.documents if name != document.id and name in at.documents]
    return visible(f"one origin with {', '.join(others[:5])}: {found.why}")


def _verdicts(claims: list[Claim], judged: dict[str, Finding]) -> tuple[tuple[str, int], ...]:
    """How many claims bear which verdict, the gravest of each."""
    counts = Counter(judged[claim.id].verdict for claim in claims if claim.id in judged)
    return tuple((verdict.value, counts[verdict]) for verdict in VERDICTS if counts[verdict])


def _rows(
    document: Document, claims: list[Claim], judged: dict[str, Finding], cited: set[tuple[str, int]] | None
) -> tuple[Row, ...]:
    marks: dict[int, list[Mark]] = defaultdict(list)
    for claim in claims:
        marks[claim.line].append(_mark(claim, judged.get(claim.id)))
    found: list[Row] = []
    last = 0
    for line in document.lines:
        if cited is None or (document.id, line.number) in cited:
            end = min(line.end, line.start + _LINE)
            cut = list(pieces(document.text, line.start, end, marks[line.number])) if end > line.start else []
            cut += [Piece(f" … {line.end - end:,} more characters")] if end < line.end else []
            label = "" if line.label is Label.BODY else line.label.value
            gap = line.number - last - 1
            found.append(Row(line.number, line_anchor(document, line.number), label, tuple(cut), gap))
            last = line.number
    return tuple(found)


def _mark(claim: Claim, finding: Finding | None) -> Mark:
    if finding is None:
        return Mark(claim.span, "alone", "nothing to compare with", id=anchor(claim.id))
    title = f"{finding.verdict}: {visible(plain.reason(finding.reason))}"
    return Mark(claim.span, finding.verdict.value, title, anchor(finding.id), anchor(claim.id))
