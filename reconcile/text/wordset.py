"""The different words of a sentence: one look at them tells of most patterns that they cannot fit.

News sentences hold some twenty words, the patterns that are tried on them some thousand. To go through the sentence
once, and to ask whether it shares a word with those that a pattern cannot do without, takes a tenth of trying it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

#: Neither an apostrophe nor a hyphen nor an underscore is part of a word: "o'clock" has "clock".
_WORD = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=1_024)
def words(text: str) -> frozenset[str]:
    """The words of a text in lower case. Kept for an article's length: all that reads a sentence asks for them."""
    return frozenset(_WORD.findall(text.casefold()))


def firsts(phrases: Iterable[str]) -> frozenset[str]:
    """The first word of each phrase, as `words` would have it."""
    return frozenset(match[0] for phrase in phrases if (match := _WORD.search(phrase.casefold())))


@dataclass(frozen=True, slots=True)
class Keyed:
    """A pattern, and words of which one stands in each text that it fits."""

    pattern: re.Pattern[str]
    words: frozenset[str]

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return iter(()) if words(text).isdisjoint(self.words) else self.pattern.finditer(text)


def keyed(*forms: tuple[str, str], flags: int = re.IGNORECASE) -> Keyed:
    """One pattern of several, tried in their order; each with its words, side by side: who writes one writes both."""
    pattern = re.compile("|".join(form for form, _ in forms), flags)
    return Keyed(pattern, frozenset(word for _, needed in forms for word in needed.split()))


def has_digit(text: str) -> bool:
    return _DIGIT.search(text) is not None
