"""Cuts text into pieces with its claims marked: a claim inside its sentence and neighbours, a line of a source.

Bounded on any input: a line of megabytes is shown by the stretches around what is marked in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from reconcile.model import Claim, Document, Label, Line, Span
from reconcile.report.escape import visible
from reconcile.text import sentences

ROOM = 320  # characters kept of a sentence on each side of the claim; of the sentences around it, three quarters


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to be marked: `tone` is its style, `href` where it leads, `id` its anchor, `title` what it is."""

    span: Span
    tone: str
    title: str = ""
    href: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text under one set of marks; `mark` is the narrowest of them, `first` is true where that one begins."""

    text: str
    mark: Mark | None = None
    first: bool = False


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A claim in its context: the sentence before, its own in pieces, the sentence after."""

    before: str
    pieces: tuple[Piece, ...]
    after: str


def pieces(text: str, start: int, end: int, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """The text from start to end, cut where a mark begins or ends; linear but for marks that overlap."""
    asked = sorted((mark for mark in marks if mark.span.start < end and mark.span.end > start), key=lambda m: m.span)
    cuts = {start, end}
    for mark in asked:
        cuts |= {max(start, mark.span.start), min(end, mark.span.end)}
    ordered, found, active, told = sorted(cuts), [], list[Mark](), set[Mark]()
    coming = iter([*asked, None])
    after = next(coming)
    for left, right in pairwise(ordered):
        active = [mark for mark in active if mark.span.end > left]
        while after is not None and after.span.start <= left:
            active.append(after)
            after = next(coming)
        narrowest = min(active, key=lambda mark: (mark.span.end - mark.span.start, mark.tone), default=None)
        found.append(Piece(visible(text[left:right]), narrowest, narrowest is not None and narrowest not in told))
        told |= {narrowest} if narrowest else set()
    return tuple(found)


def excerpt(document: Document, claim: Claim, marks: Iterable[Mark], room: int = ROOM) -> Excerpt:
    """The claim's sentence, marked, between its neighbours; less of them where there is less room."""
    text, sentence, span = document.text, claim.sentence, claim.span
    start, end = max(sentence.start, span.start - room), min(sentence.end, span.end + room)
    start, end = min(start, span.start), max(end, span.end)
    shown = list(pieces(text, start, end, marks))
    if start > sentence.start:
        shown.insert(0, Piece("… "))
    if end < sentence.end:
        shown.append(Piece(" …"))
    beside = room * 3 // 4
    return Excerpt(_before(document, claim, beside), tuple(shown), _after(document, claim, beside))


def _before(document: Document, claim: Claim, room: int) -> str:
    line = document.lines[claim.line - 1]
    near = max(line.start, claim.sentence.start - 2 * room)
    if not document.text[near : claim.sentence.start].strip():
        return _told(document, _neighbour(document, claim.line - 1, -1), room, last=True)
    return _told(document, Span(line.start, claim.sentence.start), room, last=True)


def _after(document: Document, claim: Claim, room: int) -> str:
    line = document.lines[claim.line - 1]
    near = min(line.end, claim.sentence.end + 2 * room)
    if not document.text[claim.sentence.end : near].strip():
        return _told(document, _neighbour(document, claim.line - 1, 1), room, last=False)
    return _told(document, Span(claim.sentence.end, line.end), room, last=False)


def _neighbour(document: Document, at: int, step: int) -> Span | None:
    """The next line of running text on that side, over an empty one."""
    for distance in (1, 2):
        number = at + step * distance
        line: Line | None = document.lines[number] if 0 <= number < len(document.lines) else None
        if line and line.label is Label.BODY and line.end > line.start:
            return Span(line.start, line.end)
    return None


def _from_word(text: str) -> str:
    """Without the word, or part of one, that it begins with; as it stands where there is no other."""
    return text.partition(" ")[2].strip() or text


def _to_word(text: str) -> str:
    return text.rpartition(" ")[0].strip() or text


def _told(document: Document, span: Span | None, room: int, *, last: bool) -> str:
    """The last, or first, sentence of a stretch, cut to a length."""
    if span is None:
        return ""
    if last:
        window = document.text[max(span.start, span.end - 2 * room) : span.end]
    else:
        window = document.text[span.start : min(span.end, span.start + 2 * room)]
    found = sentences.split(window)
    if not found:
        return ""
    told = found[-1 if last else 0].of(window)
    if len(told) > room:
        told = "… " + _from_word(told[-room:]) if last else _to_word(told[:room]) + " …"
    return visible(told)
