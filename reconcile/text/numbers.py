"""Finds where numbers begin, and reads each: digits or words, whole or fraction, vague count or multiple.

`read` does the work for one place; `SEED` finds the places, in one pass over the text in lower case.
"""

from __future__ import annotations

import re
from decimal import Decimal

from reconcile.model import Direction
from reconcile.text import numberwords, numerals, trie, vague
from reconcile.text.numerals import Number

__all__ = ["SEED", "Number", "lower", "read"]

_WORDS = trie.pattern(sorted(numberwords.SEEDS | vague.SEEDS | {"half"}))
#: A number may begin here: a digit, a fraction sign, a number word, or "a" before one ("a dozen", "a third").
SEED = re.compile(
    rf"\d|[{numerals.VULGAR}]|\b(?:(?:{_WORDS})(?![^\W_])|quarter[ -](?=(?:of an? )?[mb]illion)|an?[^\S\n]{{1,3}}(?=(?:{trie.pattern(sorted(vague.AFTER_ARTICLE))})s?\b))"
)
_MINUS_WORD = re.compile(r"(?:minus|negative)[^\S\n]+$")


def lower(text: str) -> str:
    """The text in lower case, letter by letter, so that no offset moves."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def read(text: str, low: str, start: int) -> tuple[Number, Direction | None] | None:
    """The number at a seed, with its magnitude and fraction words; the direction where its verb tells one ("halved")."""
    if text[start].isalpha():
        return _in_words(low, start)
    begin = start - 1 if start and text[start - 1] == "." and text[start].isdigit() and not text[start - 2 : start - 1].isalnum() else start
    number = numerals.read(text, begin)
    if number is None or number.value is None:
        return (number, None) if number else None
    return signed(text, low, vague.fold(low, number)), None


def _in_words(low: str, start: int) -> tuple[Number, Direction | None] | None:
    match = _WORD.match(low, start)
    if match is None:
        return None
    word = match[0]
    if word in vague.SEEDS:
        return vague.read(low, start, word)
    article = _ARTICLE.match(low, start)
    if article and article[1] in ("couple", "few", "handful", "score"):
        found = vague.read(low, article.start(1), article[1])
        return (moved(found[0], start), None) if found else None
    number = numberwords.read(low, start)
    return (signed(low, low, vague.fold(low, number)), None) if number else None


_WORD = re.compile(r"[a-z]+")
_ARTICLE = re.compile(r"an?[^\S\n]{1,3}([a-z]+)")


def moved(number: Number, start: int) -> Number:
    """The same number, beginning elsewhere."""
    return Number(start, number.end, number.value, number.step, number.form, number.magnitude, number.low, number.high, number.plain)


def scaled(number: Number, by: Decimal, end: int) -> Number:
    """The number times a magnitude that ends at `end`."""
    value = None if number.value is None else number.value * by
    step = None if number.step is None else number.step * by
    return Number(number.start, end, value, step, "cardinal", by, number.low, number.high)


def signed(text: str, low: str, number: Number) -> Number:
    """The number with the minus before it: "-5", "−5", "minus five"; not the dash of a range or of a list."""
    start = number.start
    if number.value is None:
        return number
    if start and text[start - 1] in "-−" and (start == 1 or text[start - 2] in " \u00a0([{<>=~:\n\t$€£,") and not text[max(0, start - 3) : max(0, start - 2)].isdigit():
        begin = start - 1
    else:
        word = _MINUS_WORD.search(low[max(0, start - 12) : start])
        if word is None:
            return number
        begin = start - len(word[0])
    return Number(begin, number.end, -number.value, number.step, number.form, number.magnitude, plain=number.plain)
