"""A few lines as an article, and the claims that one extractor reads from it."""

from __future__ import annotations

from reconcile.annotate import annotate
from reconcile.extractors import Extractor
from reconcile.model import Claim, Document, Label, Line, Source


def document(text: str) -> Document:
    """An article of which every line is body."""
    lines, start = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        lines.append(Line(number, start, start + len(line), Label.BODY))
        start += len(line) + 1
    return Document("d", Source("a.txt", ""), text, tuple(lines))


def claims_of(extractor: Extractor, article: Document) -> list[Claim]:
    """What it reads from the sentences that it wants, each parsed."""
    found = annotate(article, lambda sentence: extractor.wants.search(sentence) is not None)
    return [claim for sentence in found if sentence.tokens for claim in extractor.read(article, sentence)]
