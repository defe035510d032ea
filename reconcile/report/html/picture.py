"""The claim graph as pictures, one a question: claims as dots that bear their source's number, findings as strokes.

networkx lays them out from a fixed start, and places are rounded to whole units, so that the bytes are the same
everywhere. A graph too large to be read as a picture is left to `--format graphml`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise, product

from reconcile.model import Claim, Finding
from reconcile.report import plain
from reconcile.report.escape import anchor, visible
from reconcile.report.html.passages import document_anchor
from reconcile.report.index import VERDICTS, Index

_PICTURES = 24
_CLAIMS = 18  # of one question: beyond, strokes are a thicket
_ACROSS, _DOWN = 56, 26  # room around the dots, for themselves and their values
_SIZES = ((3, (250, 130)), (6, (300, 190)), (10, (380, 260)), (_CLAIMS, (540, 360)))
_SEED = 7
_STEPS = 40


@dataclass(frozen=True, slots=True)
class Dot:
    x: int
    y: int
    source: int
    value: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Stroke:
    x1: int
    y1: int
    x2: int
    y2: int
    verdict: str


@dataclass(frozen=True, slots=True)
class Picture:
    question: str
    href: str
    told: str
    width: int
    height: int
    strokes: tuple[Stroke, ...]
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Gallery:
    """The pictures, the sources by the numbers in them, and how many questions have none: they are too large, or come
    after the last that is shown."""

    pictures: tuple[Picture, ...]
    sources: tuple[tuple[int, str, str, str], ...]  # number, outlet, path, anchor
    too_large: int
    left_out: int


def gallery(at: Index, outlets: dict[str, str]) -> Gallery:
    of_cluster: dict[str, list[Finding]] = defaultdict(list)
    for finding in at.findings:
        if finding.cluster in at.clusters:
            of_cluster[finding.cluster].append(finding)
    sizes = {name: len({one for f in found for one in (*f.left, *f.right)}) for name, found in of_cluster.items()}
    fitting = [name for name, size in sizes.items() if 2 < size <= _CLAIMS]
    numbers: dict[str, int] = {}
    pictures = tuple(_picture(at, of_cluster[name], numbers) for name in fitting[:_PICTURES])
    sources = [(number, at.documents[name]) for name, number in numbers.items()]
    return Gallery(
        pictures=pictures,
        sources=tuple(
            (number, outlets[one.id], visible(one.source.path), document_anchor(one)) for number, one in sources
        ),
        too_large=sum(size > _CLAIMS for size in sizes.values()),
        left_out=max(0, len(fitting) - _PICTURES),
    )


def _picture(at: Index, findings: list[Finding], numbers: dict[str, int]) -> Picture:
    claims = at.of(*(side for finding in findings for side in (finding.left, finding.right)))
    edges: dict[tuple[str, str], str] = {}
    judged: dict[str, str] = {}
    for finding in findings:  # the gravest first: it is the one that shows
        for one, other in _pairs(finding):
            edges.setdefault((min(one, other), max(one, other)), finding.verdict.value)
        for name in (*finding.left, *finding.right):
            judged.setdefault(name, finding.verdict.value)
    width, height = next(size for most, size in _SIZES if len(claims) <= most)
    places = _places(claims, list(edges), width, height)
    for claim in claims:
        numbers.setdefault(claim.document, len(numbers) + 1)
    return Picture(
        question=visible(at.clusters[findings[0].cluster].question),
        href=anchor(findings[0].id),
        told=_told(claims, findings),
        width=width,
        height=height,
        strokes=tuple(Stroke(*places[one], *places[other], verdict) for (one, other), verdict in edges.items()),
        dots=tuple(_dot(claim, places[claim.id], numbers, judged[claim.id]) for claim in claims),
    )


def _pairs(finding: Finding) -> list[tuple[str, str]]:
    """Who stands against whom; claims that agree on one side are strung together."""
    return list(product(finding.left, finding.right)) if finding.right else list(pairwise(finding.left))


def _places(
    claims: tuple[Claim, ...], edges: list[tuple[str, str]], width: int, height: int
) -> dict[str, tuple[int, int]]:
    import networkx as nx  # loads slowly, and only here

    graph = nx.Graph()
    graph.add_nodes_from(claim.id for claim in claims)
    graph.add_edges_from(edges)
    start = nx.circular_layout(graph)
    laid = nx.spring_layout(graph, pos=start, k=1.2, seed=_SEED, iterations=_STEPS)
    return _fitted({name: (float(x), float(y)) for name, (x, y) in laid.items()}, width, height)


def _fitted(laid: dict[str, tuple[float, float]], width: int, height: int) -> dict[str, tuple[int, int]]:
    """The places stretched to the picture's size, in whole units."""
    xs, ys = [x for x, _ in laid.values()], [y for _, y in laid.values()]
    wide, high = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    across, down = width - 2 * _ACROSS, height - 2 * _DOWN
    return {
        name: (_ACROSS + round((x - min(xs)) / wide * across), _DOWN + round((y - min(ys)) / high * down))
        for name, (x, y) in laid.items()
    }


def _dot(claim: Claim, place: tuple[int, int], numbers: dict[str, int], verdict: str) -> Dot:
    return Dot(*place, numbers[claim.document], visible(plain.clip(plain.value(claim), 18)), verdict)


def _told(claims: tuple[Claim, ...], findings: list[Finding]) -> str:
    """What there is to be seen, for who does not see it."""
    counts = Counter(finding.verdict for finding in findings)
    told = [plain.plural(counts[one], *plain.VERDICT[one]) for one in VERDICTS if counts[one]]
    sources = len({claim.document for claim in claims})
    return f"{plain.plural(len(claims), 'claim')} of {plain.plural(sources, 'source')}: {', '.join(told)}"
