"""From a document's sentences to claims, one module a kind; each exports one `EXTRACTOR`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from reconcile.model import Claim, Document, Kind, Line, Measure, Span, made_of
from reconcile.plugins import exported
from reconcile.text.syntax import Sentence


class Wants(Protocol):
    """Tells whether a sentence may hold a claim, as a pattern does: None where it cannot."""

    def search(self, string: str, /) -> object | None: ...


@dataclass(frozen=True, slots=True)
class Extractor:
    """Reads claims of one kind. A sentence in which `wants` finds nothing is not handed to it, nor parsed for it;
    `read` gets the document and one sentence, parsed if it `parses`, and must not look at other sentences' text."""

    kind: Kind
    wants: Wants
    read: Callable[[Document, Sentence], Iterable[Claim]]
    parses: bool = True


@cache
def extractors() -> tuple[Extractor, ...]:
    """All of them, those of other distributions last."""
    return exported("reconcile.extractors", "EXTRACTOR", Extractor)


def claim(document: Document, sentence: Sentence, kind: Kind, span: Span, measure: Measure) -> Claim:
    """A claim at `span`, with its id, line, column, quote and label worked out; add the rest with `replace`."""
    line = _line(document, span.start)
    quote = span.of(document.text)
    return Claim(
        id=made_of("c", document.id, kind, str(span.start), str(span.end), quote),
        document=document.id,
        kind=kind,
        span=span,
        line=line.number,
        column=span.start - line.start + 1,
        quote=quote,
        sentence=sentence.span,
        measure=measure,
        label=line.label,
    )


def _line(document: Document, start: int) -> Line:
    """The line that `start` lies in: the sentence's first, or one further down where a fixed width cut the sentence."""
    return document.lines[bisect_right(document.lines, start, key=lambda line: line.start) - 1]
