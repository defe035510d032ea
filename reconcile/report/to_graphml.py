"""The report's graph as GraphML, for Gephi, Cytoscape, yEd and the like."""

from __future__ import annotations

import io

from reconcile.outcome import Report
from reconcile.report import Format
from reconcile.report.escape import xml
from reconcile.report.graph import graph


def render(report: Report) -> bytes:
    """Always by the same writer: networkx has two, and takes whichever is installed unless told."""
    import networkx as nx

    made, plain = graph(report), nx.MultiDiGraph()
    names = _names(list(made))
    for name, attributes in made.nodes(data=True):
        plain.add_node(names[name], **_legal(attributes))
    for source, target, key, attributes in made.edges(keys=True, data=True):
        plain.add_edge(names[source], names[target], key=key, **_legal(attributes))
    out = io.BytesIO()
    nx.write_graphml_xml(plain, out)
    return out.getvalue() + b"\n"


def _names(nodes: list[str]) -> dict[str, str]:
    """Each node's id without what XML forbids; a number keeps apart those that would fall together."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for count, node in enumerate(nodes):
        legal = " ".join(xml(node).split())
        names[node] = legal if legal not in taken else f"{legal} ({count})"
        taken.add(names[node])
    return names


def _legal(attributes: dict[str, object]) -> dict[str, object]:
    return {name: xml(value) if isinstance(value, str) else value for name, value in attributes.items()}


FORMAT = Format("graphml", ".graphml", render)
