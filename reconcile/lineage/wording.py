"""The words of an article that tell, in a row, with their places; what every page says is left out of the row."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from reconcile.model import TELLING, Document, Label, Line, Span

_WORD = re.compile(r"\w+")
#: Where a sentence ends, near enough for counting shared ones; wrapped lines go on.
_STOP = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(]?[^\W\d_a-z])")
_MARK = re.compile(r"[“”\"]")
_PHOTO = re.compile(r"\s*(?:/[A-Z][\w ]{2,30}\s*)?(?:[Pp]hoto|[Pp]icture|[Ff]ile)|/")

#: Stands where words were left out, so that no run leaps the gap.
GAP = ""


@dataclass(frozen=True)
class Wording:
    """The telling words of a document, in lower case, with their start and end; `sentences` are ranges of words."""

    document: Document
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]

    def span(self, first: int, count: int) -> Span:
        """Where a run of words stands in the text."""
        return Span(self.starts[first], self.ends[first + count - 1])

    @cached_property
    def size(self) -> int:
        return len(self.words) - self.words.count(GAP)

    @cached_property
    def numbers(self) -> frozenset[str]:
        return frozenset(word for word in self.words if word[:1].isdigit())

    @cached_property
    def names(self) -> frozenset[str]:
        """Words with a capital, those at the start of a sentence and of headlines aside: mostly of names."""
        heads = {(line.start, line.end) for line in self.document.lines if line.label is Label.HEADLINE}
        text = self.document.text
        found = set()
        for first, end in self.sentences:
            if not any(start <= self.starts[first] < stop for start, stop in heads):
                found |= {self.words[i] for i in range(first + 1, end) if text[self.starts[i]].isupper()}
        return frozenset(found)

    @cached_property
    def quoted(self) -> tuple[bool, ...]:
        """For each word, whether it stands between quotation marks that open and close in one line."""
        inside = iter(_quotations(self.document))
        here = next(inside, None)
        told = []
        for start in self.starts:
            while here is not None and here.end <= start:
                here = next(inside, None)
            told.append(here is not None and here.start <= start)
        return tuple(told)


@cache
def _table() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """The phrases of idle sentences, the forms of agencies, and from each form its agency."""
    read = tomllib.loads(files("reconcile.lineage").joinpath("data/wording.toml").read_text("utf-8"))
    idle = sorted(phrase for group in read["idle"].values() for phrase in group)
    agency = {form: name for name, forms in read["agencies"].items() for form in forms}
    longest = sorted(agency, key=lambda form: (-len(form), form))
    forms = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])")
    return re.compile("|".join(map(re.escape, idle))), forms, agency


def wording(document: Document) -> Wording:
    """The telling words of a document; idle sentences, and a sentence said before (a caption), are left out."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    sentences = []
    idle = _table()[0]
    said = set()
    for start, end in _sentences(document):
        sentence = document.text[start:end].lower()
        if idle.search(sentence) or sentence.strip() in said:
            words.append(GAP)
            starts.append(start)
            ends.append(start + 1)
            continue
        said.add(sentence.strip())
        first = len(words)
        for match in _WORD.finditer(document.text, start, end):
            words.append(match[0].lower())
            starts.append(match.start())
            ends.append(match.end())
        if len(words) > first:
            sentences.append((first, len(words)))
    return Wording(document, tuple(words), tuple(starts), tuple(ends), tuple(sentences))


def _sentences(document: Document) -> Iterator[tuple[int, int]]:
    for start, end in _stretches(document.lines):
        for stop in _STOP.finditer(document.text, start, end):
            yield start, stop.end()
            start = stop.end()
        yield start, end


def _stretches(lines: tuple[Line, ...]) -> Iterator[tuple[int, int]]:
    """Telling lines of one kind that follow one another without an empty line: wrapped text is one stretch."""
    begun: Line | None = None
    last: Line | None = None
    for line in lines:
        tells = line.label in TELLING and line.end > line.start
        if begun is not None and last is not None and not (tells and line.label is last.label):
            yield begun.start, last.end
            begun = None
        if tells:
            begun, last = begun or line, line
    if begun is not None and last is not None:
        yield begun.start, last.end


def _quotations(document: Document) -> Iterator[Span]:
    for line in document.lines:
        start: int | None = None
        for match in _MARK.finditer(document.text, line.start, line.end):
            if start is None:
                start = match.start() if match[0] != "”" else None
            elif match[0] != "“":
                yield Span(start, match.end())
                start = None


def agencies(document: Document) -> dict[str, Span | None]:
    """The news agencies that a document credits or cites, each with where; None where only its manifest names it.

    The agency of a photograph says nothing of the text.
    """
    _, forms, agency = _table()
    found: dict[str, Span | None] = {}
    for match in forms.finditer(document.text):
        if not _PHOTO.match(document.text, match.end()):
            found.setdefault(agency[match[0]], Span(match.start(), match.end()))
    for given in (document.source.publisher, document.source.author):
        for match in forms.finditer(given or ""):
            found.setdefault(agency[match[0]], None)
    return found
