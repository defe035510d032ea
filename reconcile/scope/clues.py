"""Finds the words of a document that may date it: a dateline, an anniversary, "half a year after …", "the 2025 games".

A clue says little alone; `dating` reads the clues of all documents of a case side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.model import Clue, Document, Label, Line, Span
from reconcile.text import datelines, dates, names, wordset
from reconcile.text.syntax import Sentence

_ANNIVERSARY = wordset.keyed(
    (
        r"\b(\d{1,3})(?:st|nd|rd|th)[\s-]+anniversary\s+(?:of|since)\s+((?:[^.;:!?]|\.(?=\w)){3,120})|\b(\d{1,3})\s+years\s+since\s+((?:[^.;:!?]|\.(?=\w)){3,120})",
        "anniversary since",
    )
)
_AFTER = wordset.keyed(
    (
        r"\b(?:(half\s+a|a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|\d{1,2})\s+(years?|months?|weeks?))\s+after\s+([^.;!?]{5,160})",
        "after",
    )
)
_BY = wordset.keyed(
    (
        r"\b(?:follow(?:s|ed|ing)?|came? after|comes after)\s+((?:[^.;!?]|\.(?=\w)){5,160}?)\s+by\s+(?:about\s+)?"
        r"(half\s+a|a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|\d{1,2})\s+(years?|months?|weeks?)\b",
        "follow follows followed following after",
    )
)
_AHEAD = re.compile(
    r"\b(?:invit\w+|will|plans?|planned|upcoming|next|scheduled|expected|due|ahead of)\b"
    r"[^.;!?]{0,80}\b((?:19|20)\d\d)\b",
    re.I,
)
_MONTH = re.compile(
    r"\b(?:last\s+|in\s+)(January|February|March|April|May|June|July|August|September|October|November|December)\b(?!\s+\d)"
)
_MONTHS_SHORT = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
_PUBLISHED = re.compile(
    r"\b(?:published|posted|updated|first published|last modified|filed|created)\b:?\s*(?:on|at)?\b", re.I
)
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_NUMBERS = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_CONTENT = re.compile(r"[^\W\d_]{3,}")
_STOP = frozenset(
    (
        "the",
        "and",
        "his",
        "her",
        "its",
        "their",
        "this",
        "that",
        "those",
        "these",
        "since",
        "from",
        "with",
        "when",
        "over",
    )
)


#: Characters of a line within which a date stands that "Published" leads to.
_OPENING = 40


def find(document: Document, sentences: tuple[Sentence, ...], lead: tuple[Sentence, ...]) -> tuple[Clue, ...]:
    """All clues of a document, in order; spans are the document's."""
    found = [*_stated(document)]
    for sentence in sentences:
        found += _anniversaries(sentence)
        found += _afters(sentence)
        if "20" in sentence.text or "19" in sentence.text:
            found += _aheads(sentence)
        if not wordset.words(sentence.text).isdisjoint(_MONTHS):
            found += _months(sentence)
        if sentence not in lead:
            found += _dates(sentence)
    for sentence in lead:
        found += _days(sentence)
    return tuple(sorted(found, key=lambda clue: (clue.span, clue.kind)))


def content(text: str) -> tuple[str, ...]:
    """The content words of a phrase in a rough normal form, and its name keys, sorted."""
    words = {word.lower().removesuffix("s") for word in _CONTENT.findall(text)} - _STOP
    for name in names.find(text):
        words |= set(name.key.split())
    return tuple(sorted(words))


def _at(sentence: Sentence, match: re.Match[str], group: int = 0) -> Span:
    return Span(sentence.span.start + match.start(group), sentence.span.start + match.end(group))


def _anniversaries(sentence: Sentence) -> Iterator[Clue]:
    for match in _ANNIVERSARY.finditer(sentence.text):
        number, phrase = (match[1], match[2]) if match[1] else (match[3], match[4])
        before = sentence.text[: match.start()].lower()
        hint = "next" if re.search(r"\bnext year\b", before) else "last" if re.search(r"\blast year\b", before) else ""
        if re.search(r"\b(?:establish|built|erect|open|found)\w*\b.{0,20}\bin (?:19|20)\d\d\b", before):
            continue  # the anniversary of then, not of now
        yield Clue("anniversary", _at(sentence, match), match[0], int(number), content(phrase), hint)


def _afters(sentence: Sentence) -> Iterator[Clue]:
    told = [(match, match[1], match[2], match[3]) for match in _AFTER.finditer(sentence.text)]
    told += [(match, match[2], match[3], match[1]) for match in _BY.finditer(sentence.text)]
    for match, number, unit, event in told:
        count, unit = number.lower().split(), unit.lower()
        length = {"y": 12, "m": 1, "w": 0}[unit[0]]
        months = length // 2 if count[0] == "half" else length * _number(count[0])
        if months:
            yield Clue("after", _at(sentence, match), match[0], months, content(event))


def _number(word: str) -> int:
    return int(word) if word.isdigit() else max(1, _NUMBERS.index(word))


def _aheads(sentence: Sentence) -> Iterator[Clue]:
    for match in _AHEAD.finditer(sentence.text):
        yield Clue("ahead", _at(sentence, match, 1), match[1], int(match[1]), content(sentence.text))


def _months(sentence: Sentence) -> Iterator[Clue]:
    for match in _MONTH.finditer(sentence.text):
        near = sentence.text[max(0, match.start() - 60) : match.end()]
        yield Clue("month", _at(sentence, match, 1), match[0], _MONTHS.index(match[1].lower()) + 1, content(near))


def _days(sentence: Sentence) -> Iterator[Clue]:
    for when in datelines.told(sentence.text):
        yield Clue("day", when.span.shift(sentence.span.start), when.text, when=when)


def _dates(sentence: Sentence) -> Iterator[Clue]:
    """Days with month and number, wherever they are told: a late report names the day of the deed."""
    if _MONTHS_SHORT.search(sentence.text):
        for when in datelines.told(sentence.text):
            if when.form == "day":
                yield Clue("date", when.span.shift(sentence.span.start), when.text, when=when)


def _stated(document: Document) -> Iterator[Clue]:
    """A date in a dateline, also one that opens a paragraph, or beside "Published": in the first or last lines."""
    lines = [line for line in document.lines if line.end > line.start]
    for line in [*lines[:25], *lines[-3:]]:
        text = document.text[line.start : line.end]
        written = datelines.day(text) if line.label is Label.BODY else None
        if written is None and line.label is not Label.DATELINE and _PUBLISHED.search(text[:_OPENING]) is None:
            continue
        for when in dates.find(text[:300]):
            if not when.relative and (when == written or _states(line, text, when.span)):
                yield Clue("stated", when.span.shift(line.start), when.text, when=when)


def _states(line: Line, text: str, span: Span) -> bool:
    if line.label is Label.DATELINE:
        return True
    if line.label is Label.CAPTION:
        return False
    return (
        span.start <= _OPENING
        and _PUBLISHED.search(text[: span.start]) is not None
        and len(text[: span.start].split()) <= 4
    )
