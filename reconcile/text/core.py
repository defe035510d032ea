"""Which rise of prices is the core rate, where that word is not told: "excluding food and energy, prices rose 6%"."""

from __future__ import annotations

import re
from dataclasses import replace

from reconcile.model import Measure, Span
from reconcile.text.syntax import Sentence
from reconcile.text.topics import topic

_CORE, _PRICES = "core", ("inflation", "price")
_VOLATILE = r"(?:food|energy|fuel)"
_LEFT_OUT = re.compile(
    r"\b(?:exclud(?:es?|ing)|stripping (?:out|away)|strips out|without|not (?:counting|including)|minus"
    rf"|leav(?:es|ing) (?:out|aside)|apart from|aside from)\b[^.;\d]{{0,40}}?\b{_VOLATILE}\b"
    rf"|\b{_VOLATILE}\b[^.;,\d]{{0,30}}\b(?:are|is|were) (?:excluded|stripped out|left out|taken out)\b",
    re.I,
)
_FIGURE = re.compile(r"\d[\d.,]*\s?(?:%|per\s?cent|pct)", re.I)
#: Characters behind a figure in which its clause may say so.
_REACH = 60


def of(sentence: Sentence, figure: Span, measure: Measure) -> Measure:
    """The measure, as one of core prices where its clause leaves out food and energy."""
    if _CORE in measure.modifiers or topic(measure) not in _PRICES:
        return measure
    start, end = figure.start - sentence.span.start, figure.end - sentence.span.start
    told = [found.end() for found in _FIGURE.finditer(sentence.text, 0, start)]
    before = sentence.text[told[-1] if told else 0 : start]
    behind = re.split(r"[,;.]|\band\b(?! energy)|\d", sentence.text[end : end + _REACH], maxsplit=1)[0]
    if _LEFT_OUT.search(before) is None and _LEFT_OUT.search(behind) is None:
        return measure
    return replace(measure, modifiers=(_CORE, *measure.modifiers), text=f"{_CORE} {measure.text}")
