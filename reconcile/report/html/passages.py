"""The passages of a finding, each in its context, with who published it, when, and the way to its line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reconcile.model import Claim, Document, Evidence, Finding, Modality, Span
from reconcile.report import plain, telling
from reconcile.report.escape import anchor, visible
from reconcile.report.excerpt import Excerpt, Mark, excerpt
from reconcile.report.html import numberline
from reconcile.report.index import Index

_SHOWN = 4  # passages of a side that stand open; more unfold
_MOST = 40  # passages of a side that are shown at all
_QUOTE = 120


@dataclass(frozen=True, slots=True)
class Mention:
    """One passage: what it says, in which words, who published it and when."""

    interval: str
    outlet: str
    published: str
    basis: str
    said_by: str
    scope: tuple[str, ...]
    place: str
    href: str
    source: str
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class Side:
    values: str
    support: str
    shown: tuple[Mention, ...]
    folded: tuple[Mention, ...]
    left_out: int

    @property
    def count(self) -> int:
        return len(self.shown) + len(self.folded) + self.left_out


@dataclass(frozen=True, slots=True)
class Word:
    """Words that a verdict rests on, beside the claims themselves."""

    quote: str
    why: str
    place: str
    href: str


def side(at: Index, finding: Finding, claims: tuple[Claim, ...], room: int) -> Side:
    passages = _passages(claims, room)
    mentions = tuple(_mention(at, finding, some, room) for some in passages[:_MOST])
    return Side(
        values=visible(telling.values(claims)),
        support=numberline.voices(at, claims, at.backing(finding, claims)),
        shown=mentions[:_SHOWN],
        folded=mentions[_SHOWN:],
        left_out=max(0, len(passages) - _MOST),
    )


def _passages(claims: tuple[Claim, ...], room: int) -> list[list[Claim]]:
    """The claims of one sentence together, as far as they stand near one another."""
    found: list[list[Claim]] = []
    open_in: dict[tuple[str, Span], list[Claim]] = {}
    for claim in claims:
        key = (claim.document, claim.sentence)
        near = open_in.get(key)
        if near is not None and abs(claim.span.end - near[0].span.start) <= room:
            near.append(claim)
        else:
            open_in[key] = [claim]
            found.append(open_in[key])
    return found


def _mention(at: Index, finding: Finding, claims: list[Claim], room: int) -> Mention:
    first, spans = claims[0], [claim.span for claim in claims]
    document, dating = at.documents[first.document], at.datings.get(first.document)
    marks = [Mark(span, finding.verdict.value) for span in spans]
    marks += [
        Mark(item.span, "why", visible(item.why))
        for item in finding.evidence
        if item.document == first.document and item.span not in spans
    ]
    known = dating is not None and dating.period is not None
    speakers = [plain.clip(claim.attribution.speaker, _QUOTE) for claim in claims if claim.attribution]
    whole = replace(first, span=Span(min(span.start for span in spans), max(span.end for span in spans)))
    return Mention(
        interval=_each(map(_interval, claims)),
        outlet=visible(telling.outlet(at, first.document)),
        published=plain.period(dating.period) if dating and dating.period else "date not known",
        basis=plain.BASIS[dating.basis] if dating and known else "",
        said_by=visible(_each(speakers)),
        scope=tuple(dict.fromkeys(visible(fact) for claim in claims for fact in _scope(claim))),
        place=visible(f"{document.source.path}:{first.line}"),
        href=line_anchor(document, first.line),
        source=document_anchor(document),
        excerpt=excerpt(document, whole, marks, room),
    )


def _each(told: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(filter(None, told)))


def line_anchor(document: Document, line: int) -> str:
    return f"{document_anchor(document)}:{line}"


def document_anchor(document: Document) -> str:
    return anchor(document.id, ours=False)


def _interval(claim: Claim) -> str:
    """ "exactly 12 (agreement)", so that what the words were taken for can be checked."""
    found = claim.quantity
    if found is None:
        return ""
    told = plain.interval(found)
    if found.dimension == "percent":
        return f"{told}%"
    if found.dimension == "time":
        return told
    return visible(f"{told} ({found.unit or 'unit not known'})")


def _scope(claim: Claim) -> list[str]:
    scope, found = claim.scope, []
    if scope.period:
        found.append(f"of {plain.period(scope.period)} ({plain.BASIS[scope.period.basis]})")
    if scope.event:
        found.append(f"event: {scope.event.name}")
    if scope.place:
        found.append(f"place: {scope.place.name}")
    if scope.modality is not Modality.ACTUAL:
        found.append(scope.modality.value)
    return found


def word(at: Index, item: Evidence) -> Word:
    document = at.documents[item.document]
    line = line_of(document, item.span)
    return Word(
        quote=visible(plain.clip(item.span.of(document.text), _QUOTE)),
        why=visible(item.why),
        place=visible(f"{document.source.path}:{line}"),
        href=line_anchor(document, line),
    )


def line_of(document: Document, span: Span) -> int:
    """The number of the line in which a span begins, by bisection: a document can have a million lines."""
    low, high = 0, len(document.lines) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if document.lines[middle].start <= span.start else (low, middle - 1)
    return document.lines[low].number if document.lines else 1
