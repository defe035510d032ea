"""Finds the quotations of a line, which may go on over sentences and paragraphs, and the speakers of a transcript."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from reconcile.model import TELLING, Document, Line, Span
from reconcile.scope.speakers import Speaker, nouns
from reconcile.text import names
from reconcile.text.nameforms import lexicon

_MARK = re.compile(r"[“”\"«»]")
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|my|us)\b")
#: "President of Norway Anna Berg: Dear friends" at the start of a line.
_LABEL = re.compile(r"^\s*(?P<who>[^\W\d_][^:.!?\"“”\n]{1,119}?)\s?:\s+(?=\S)")

#: "(through an interpreter)" at the end of a label.
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]{0,40}[)\]]$")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, marks included; `open` where the line ended before the mark that closes them."""

    span: Span
    open: bool


def quotations(text: str, line: Span) -> tuple[Quotation, ...]:
    """The quotations of one line, in document offsets; an opening mark without a closing one runs to the line's end."""
    found: list[Quotation] = []
    start: int | None = None
    for match in _MARK.finditer(text, line.start, line.end):
        at = match.start()
        opens = match[0] in "“«" or (match[0] == '"' and start is None)
        if opens and start is None:
            start = at
        elif not opens and start is not None:
            found.append(Quotation(Span(start, at + 1), False))
            start = None
    if start is not None and line.end > start:
        found.append(Quotation(Span(start, line.end), True))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Turn:
    """A speaker's turn of a transcript: from its label to the next, in document offsets."""

    speaker: Speaker
    span: Span


def turns(document: Document) -> tuple[Turn, ...]:
    """The turns of a transcript. A single label rules what follows only where that speaks of "I" and "we"."""
    lines = [line for line in document.lines if line.label in TELLING and line.end > line.start]
    labels = [(i, who) for i, line in enumerate(lines) if (who := _label(document.text, line)) is not None]
    often = Counter(who.text for _, who in labels)
    sure = [(i, who) for i, who in labels if who.kind != "label" or often[who.text] > 1]
    return tuple(_turns(document, lines, sure))


def _turns(document: Document, lines: list[Line], labels: list[tuple[int, Speaker]]) -> Iterator[Turn]:
    ends = [at for at, _ in labels[1:]] + [len(lines)]
    for (i, who), after in zip(labels, ends, strict=False):
        last = i
        sure = len(labels) > 1
        while last + 1 < after and (sure or _is_first_person(document.text, lines[last + 1 : min(after, last + 6)])):
            last += 1
        yield Turn(who, Span(lines[i].start, lines[last].end))


def _is_first_person(text: str, lines: list[Line]) -> bool:
    """True where two of the next five paragraphs speak of "I" or "we"."""
    mine = sum(_FIRST_PERSON.search(text, line.start, line.end) is not None for line in lines)
    return 2 * mine >= min(len(lines), 4)


def _label(text: str, line: Line) -> Speaker | None:
    """The speaker that a line opens with; kind "label" where only its repetition can show that it is one."""
    match = _LABEL.match(text[line.start : min(line.end, line.start + 130)])
    if match is None:
        return None
    who = _ASIDE.sub("", match["who"]).strip()
    words = who.replace(",", "").split()
    small = lexicon().particles | {"of", "the", "for", "and"}
    if len(words) > 16 or not all(word[0].isupper() or word.lower() in small or _is_office(word) for word in words):
        return None
    named = [name for name in names.find(who) if name.kind in ("person", "unknown")]
    start = line.start + match.start("who")
    if not named:
        return None
    name = named[-1]
    titled = any(_is_office(word) for word in words) or name.kind == "person"
    span = name.span.shift(start)
    return Speaker(name.text, span, "name" if titled else "label", name)


def _is_office(word: str) -> bool:
    plain = word.strip(".,").lower()
    return plain in lexicon().titles or plain in nouns()
