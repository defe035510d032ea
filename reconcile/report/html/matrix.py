"""Who says what: a row for each question, a column for each source, the values told where they meet.

Of a large case, the sources that say most and the questions with the gravest findings are shown, and the rest counted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from reconcile.model import Cluster, Finding
from reconcile.report import plain, telling
from reconcile.report.escape import anchor, visible
from reconcile.report.html.passages import document_anchor, line_anchor
from reconcile.report.index import Index

_COLUMNS = 30
_ROWS = 250
_TOLD = 6  # values in one cell


@dataclass(frozen=True, slots=True)
class Head:
    """A source at the top of its column."""

    name: str
    path: str
    href: str


@dataclass(frozen=True, slots=True)
class Told:
    """A value that a source gives, the gravest verdict on it, and the way to its line."""

    value: str
    verdict: str
    href: str
    place: str


@dataclass(frozen=True, slots=True)
class Row:
    """A question, its gravest verdict with the finding that bears it, and the values by column."""

    question: str
    verdict: str
    href: str
    cells: tuple[tuple[Told, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The table; `columns` and `rows_in_all` count what there is, shown or not."""

    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    columns: int
    rows_in_all: int


def matrix(at: Index, judged: dict[str, Finding]) -> Matrix:
    """`judged` is the gravest finding on each claim."""
    said = Counter(at.claims[name].document for cluster in at.clusters.values() for name in cluster.claims)
    telling_most = [name for name, _ in sorted(said.items(), key=lambda item: (-item[1], item[0]))]
    kept = set(telling_most[:_COLUMNS])
    columns = tuple(name for name in at.documents if name in kept)
    first: dict[str, tuple[int, Finding | None]] = {}
    for number, finding in enumerate(at.findings):
        first.setdefault(finding.cluster, (number, finding))
    last = len(at.findings)
    clusters = sorted(at.clusters.values(), key=lambda one: (first.get(one.id, (last, None))[0], one.id))
    return Matrix(
        heads=tuple(_head(at, name) for name in columns),
        rows=tuple(_row(at, one, first.get(one.id, (last, None))[1], columns, judged) for one in clusters[:_ROWS]),
        columns=len(said),
        rows_in_all=len(clusters),
    )


def _head(at: Index, name: str) -> Head:
    document = at.documents[name]
    outlet = visible(plain.clip(telling.outlet(at, name), 60))
    return Head(outlet, visible(document.source.path), document_anchor(document))


def _row(
    at: Index, cluster: Cluster, finding: Finding | None, columns: tuple[str, ...], judged: dict[str, Finding]
) -> Row:
    told: dict[str, dict[str, Told]] = defaultdict(dict)
    for claim in at.of(cluster.claims):
        document, on_it = at.documents[claim.document], judged.get(claim.id)
        value = visible(plain.clip(plain.value(claim), 60))
        place = visible(f"{document.source.path}:{claim.line}")
        verdict = on_it.verdict.value if on_it else "alone"
        told[claim.document].setdefault(value, Told(value, verdict, line_anchor(document, claim.line), place))
    return Row(
        question=visible(cluster.question),
        verdict=finding.verdict.value if finding else "",
        href=anchor(finding.id) if finding else "",
        cells=tuple(tuple(told[name].values())[:_TOLD] for name in columns),
    )
