"""Finds quoted words again in a text that was edited.

Most edits leave most lines as they are, so a line is looked up whole first. Where it changed, the quote is looked for
with less and less of the words around it; the place nearest to the old one is taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reconcile.model import Span

#: Characters before and after the quote that are asked to stand there too, most first.
_AROUND = ((80, 80), (40, 40), (20, 20), (0, 20), (20, 0), (8, 8), (0, 8), (8, 0), (0, 5), (5, 0), (0, 0))


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the quote stands now; None where it is no more. `moved` is false where it is at the same characters."""

    span: Span | None
    moved: bool


class Anchors:
    """From places of one text to places of its later form."""

    def __init__(self, before: str, after: str) -> None:
        self.before, self.after = before, after
        self._old = list(_lines(before))
        self._new: dict[str, list[int]] = {}
        for start, line in _lines(after):
            self._new.setdefault(line, []).append(start)

    def find(self, span: Span, line: int) -> Anchor:
        """The place of the words that stood at `span`, on line `line` (from 1) of the earlier text."""
        start, text = self._old[line - 1]
        if self.after[span.start : span.end] == span.of(self.before) and self.after[start : start + len(text)] == text:
            return Anchor(span, False)
        places = self._new.get(text, ())
        if places and span.end <= start + len(text):
            return self._at(min(places, key=lambda place: abs(place - start)) - start + span.start, span)
        for front, back in _AROUND:
            first = max(0, span.start - front)
            found = _nearest(self.after, self.before[first : span.end + back], first)
            if found is not None:
                return self._at(found + span.start - first, span)
        return Anchor(None, True)

    def _at(self, start: int, span: Span) -> Anchor:
        now = Span(start, start + span.end - span.start)
        return Anchor(now, now != span)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _nearest(text: str, words: str, place: int) -> int | None:
    """Where the words stand, nearest to `place`."""
    after = text.find(words, place)
    before = text.rfind(words, 0, place + len(words))
    found = [at for at in (before, after) if at >= 0]
    return min(found, key=lambda at: (abs(at - place), at)) if found else None
