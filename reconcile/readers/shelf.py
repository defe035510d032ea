"""Keeps the texts of documents aside while a run works on what it read from them: at hand, but not in memory.

A document on the shelf is a `Document` like any other; its text and lines are fetched when they are asked for. A small
run's shelf is a piece of memory; from some megabytes on it is a file without a name, which ends with the process.
"""

from __future__ import annotations

import os
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from functools import lru_cache

from reconcile.model import Document, Label, Line, Source

#: Bytes up to which the texts stay in memory; texts, and lines, that are held ready.
_IN_MEMORY, _TEXTS, _LINES = 16 * 2**20, 2_000, 16
#: Characters of a text that is held ready, at most: the longest are fetched each time.
_SHORT = 20_000

#: Where a text begins, its bytes, and its lines, whose labels follow it, a byte each.
Place = tuple[int, int, int]

_LABELS = tuple(Label)
_CODES = {label: number for number, label in enumerate(_LABELS)}


class Shelf:
    """Where texts lie: written once, one behind the other."""

    def __init__(self) -> None:
        self._waiting = bytearray()
        self._start = 0  # of what waits, in the file
        self._file: int | None = None
        self._texts = lru_cache(maxsize=_TEXTS)(self._text)
        self.lines = lru_cache(maxsize=_LINES)(self._labelled)

    def put(self, document: Document) -> Document:
        """The same document, with its text on the shelf."""
        text = document.text.encode("utf-8", "surrogatepass")
        labels = codes_of(document.lines)
        at = self._start + len(self._waiting)
        self._waiting += text + labels
        if len(self._waiting) > _IN_MEMORY:
            self._write()
        return Shelved(document.id, document.source, self, (at, len(text), len(labels)))

    def _write(self) -> None:
        if self._file is None:
            self._file, name = tempfile.mkstemp(prefix="reconcile-")
            os.unlink(name)
            weakref.finalize(self, os.close, self._file)
        view = memoryview(self._waiting)
        while view:
            view = view[os.write(self._file, view) :]
        self._start += len(self._waiting)
        self._waiting = bytearray()

    def text(self, place: Place) -> str:
        return self._texts(place) if place[1] <= _SHORT else self._text(place)

    def _text(self, place: Place) -> str:
        at, size, _ = place
        return self._bytes(at, size).decode("utf-8", "surrogatepass")

    def _labelled(self, place: Place) -> tuple[Line, ...]:
        at, size, count = place
        return lines_of(self.text(place), self._bytes(at + size, count))

    def _bytes(self, at: int, size: int) -> bytes:
        if self._file is None or at >= self._start:
            return bytes(self._waiting[at - self._start : at - self._start + size])
        return os.pread(self._file, size, at)


def codes_of(lines: Iterable[Line]) -> bytes:
    """The lines' labels, a byte each: with the text, it is all that there is to them."""
    return bytes(_CODES[line.label] for line in lines)


def lines_of(text: str, codes: bytes) -> tuple[Line, ...]:
    """The lines of the text, by their labels' codes."""
    return tuple(_lines(text, codes))


def _lines(text: str, labels: bytes) -> Iterator[Line]:
    start = 0
    for number, code in enumerate(labels, 1):
        feed = text.find("\n", start)
        feed = len(text) if feed < 0 else feed
        yield Line(number, start, feed - text.endswith("\r", start, feed), _LABELS[code])
        start = feed + 1


class Shelved(Document):
    """A document whose text and lines are fetched from a shelf. Away from it, in another process, it is a plain one."""

    __slots__ = ("_place", "_shelf")
    _shelf: Shelf
    _place: Place

    def __init__(self, id: str, source: Source, shelf: Shelf, place: Place) -> None:
        for name, value in (("id", id), ("source", source), ("_shelf", shelf), ("_place", place)):
            object.__setattr__(self, name, value)

    @property
    def text(self) -> str:
        return self._shelf.text(self._place)

    @property
    def lines(self) -> tuple[Line, ...]:
        return self._shelf.lines(self._place)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Document) and _all(self) == _all(other)

    def __hash__(self) -> int:
        return hash((self.id, self.source))

    def __reduce__(self) -> tuple[type[Document], tuple[str, Source, str, tuple[Line, ...]]]:
        return Document, _all(self)


def _all(document: Document) -> tuple[str, Source, str, tuple[Line, ...]]:
    return document.id, document.source, document.text, document.lines
