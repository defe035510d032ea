"""Where things stand: spans of a text, the passages that are cited, sources and documents with their lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `start` (included) to `end` (excluded) of one document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}, {self.end}")

    def of(self, text: str) -> str:
        """The words that the span quotes."""
        return text[self.start : self.end]

    def touches(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def join(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def shift(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage, and why it counts: every verdict cites these."""

    document: str
    span: Span
    why: str


class Basis(StrEnum):
    """What a date, place or other slot rests on."""

    GIVEN = "given"  # by the manifest, or by the page's metadata
    STATED = "stated"  # in the words of the text
    INFERRED = "inferred"  # by steps that are shown
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article came from. `path` is relative to what was asked for; `published` is what was given."""

    path: str
    sha256: str
    publisher: str | None = None
    title: str | None = None
    author: str | None = None
    url: str | None = None
    published: date | None = None
    retrieved: str | None = None


class Label(StrEnum):
    """What a line of an article is. Lines are labelled, never deleted, so that offsets stay those of the file."""

    BODY = "body"
    HEADLINE = "headline"
    DATELINE = "dateline"  # a line of its own that says when or where the article was published
    CAPTION = "caption"
    FURNITURE = "furniture"  # navigation, settings, share prices, empty and decorative lines
    CREDIT = "credit"
    TEASER = "teaser"  # of another story
    TABLE = "table"  # a row of figures: what they are of stands in its columns, which are not read


#: The labels of lines that claims are read from.
TELLING = frozenset({Label.BODY, Label.HEADLINE, Label.DATELINE, Label.CAPTION})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document, without its line break; `number` counts from 1; start == end where it is empty."""

    number: int
    start: int
    end: int
    label: Label


@dataclass(frozen=True, slots=True)
class Document:
    """The decoded text of one article, never rewritten, and its labelled lines (split at `\\n`, in order)."""

    id: str
    source: Source
    text: str
    lines: tuple[Line, ...]
