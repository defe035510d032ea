"""A report as a graph: documents, claims, clusters, findings and origins, and how they hang together.

Nodes are "<type>:<id>" and bear `type` and `label`; edges bear `type`:
document has claim · cluster asks claim · finding judges cluster, left and right claim · finding cites document
(`start`, `end`, `why`) · origin speaks in document · claim comes from the claim that its figure is led
back to (`why`) · claim is one voice with the next that has it from the same speaker (`why`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from reconcile.model import Claim, Document, Finding
from reconcile.outcome import Report
from reconcile.report import plain, telling
from reconcile.report.fields import number
from reconcile.report.index import Index, index

if TYPE_CHECKING:
    import networkx as nx

Value = str | int | float | bool | None
Node = tuple[str, str, dict[str, Value]]
Edge = tuple[str, str, str, dict[str, Value]]


def graph(report: Report) -> nx.MultiDiGraph:
    """The graph of a report. Attributes are strings, numbers and truth values; one that is not known is left out."""
    import networkx as nx  # loads slowly, and only here

    at = index(report)
    made = nx.MultiDiGraph()
    for kind, name, attributes in _nodes(at):
        made.add_node(f"{kind}:{name}", type=kind, **_known(attributes))
    for count, (source, target, kind, attributes) in enumerate(_edges(at)):
        made.add_edge(source, target, key=f"e{count}", type=kind, **_known(attributes))
    return made


def _known(attributes: dict[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in attributes.items() if value is not None}


def _nodes(at: Index) -> Iterator[Node]:
    for document in at.documents.values():
        yield "document", document.id, _document(at, document)
    for claim in at.claims.values():
        yield "claim", claim.id, _claim(claim)
    for cluster in at.clusters.values():
        yield "cluster", cluster.id, {"label": cluster.question}
    for finding in at.findings:
        yield "finding", finding.id, _finding(at, finding)
    for origin in at.origins.values():
        yield "origin", origin.id, {"label": origin.why}


def _document(at: Index, document: Document) -> dict[str, Value]:
    source, dating = document.source, at.datings.get(document.id)
    return {
        "label": telling.outlet(at, document.id),
        "path": source.path,
        "sha256": source.sha256,
        "publisher": source.publisher,
        "title": source.title,
        "url": source.url,
        "published": plain.period(dating.period) if dating and dating.period else None,
        "published_basis": dating.basis.value if dating else "unknown",
    }


def _claim(claim: Claim) -> dict[str, Value]:
    found = claim.quantity
    value, low, high = (
        (number(found.value), number(found.interval.low), number(found.interval.high)) if found else (None, None, None)
    )
    return {
        "label": plain.value(claim),
        "kind": claim.kind.value,
        "quote": claim.quote,
        "measure": claim.measure.text,
        "line": claim.line,
        "column": claim.column,
        "start": claim.span.start,
        "end": claim.span.end,
        # One GraphML attribute has one type: a double, also where the number is whole.
        "value": None if value is None else float(value),
        "low": None if low is None else float(low),
        "high": None if high is None else float(high),
        "bound": found.bound.value if found else None,
        "unit": found.unit if found else None,
        "speaker": claim.attribution.speaker if claim.attribution else None,
    }


def _finding(at: Index, finding: Finding) -> dict[str, Value]:
    return {
        "label": telling.against(at, finding),
        "verdict": finding.verdict.value,
        "reason": finding.reason,
        "severity": finding.severity.value,
        "confidence": float(finding.confidence),
        "internal": finding.internal,
        "explanation": finding.explanation,
    }


def _edges(at: Index) -> Iterator[Edge]:
    for claim in at.claims.values():
        yield f"document:{claim.document}", f"claim:{claim.id}", "has", {}
    for cluster in at.clusters.values():
        for name in cluster.claims:
            yield f"cluster:{cluster.id}", f"claim:{name}", "asks", {}
    for finding in at.findings:
        yield from _of_finding(at, finding)
    for origin in at.origins.values():
        for name in origin.documents:
            yield f"origin:{origin.id}", f"document:{name}", "speaks_in", {}
    for one in at.derivations.values():
        if one.claim in at.claims and one.statement in at.claims:
            yield f"claim:{one.claim}", f"claim:{one.statement}", "comes_from", {"why": one.why}
    for lean in dict.fromkeys(
        lean for cluster in at.clusters.values() for one in cluster.support for lean in one.leans
    ):
        for name, other in pairwise(lean.claims):
            if name in at.claims and other in at.claims:
                yield f"claim:{name}", f"claim:{other}", "one_voice", {"why": lean.why}


def _of_finding(at: Index, finding: Finding) -> Iterator[Edge]:
    me = f"finding:{finding.id}"
    if finding.cluster in at.clusters:
        yield me, f"cluster:{finding.cluster}", "judges", {}
    for side, names in (("left", finding.left), ("right", finding.right)):
        for name in names:
            yield me, f"claim:{name}", side, {}
    for item in finding.evidence:
        where: dict[str, Value] = {"start": item.span.start, "end": item.span.end, "why": item.why}
        yield me, f"document:{item.document}", "cites", where
