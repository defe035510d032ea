"""Finds where numbers begin, and reads each: digits or words, whole or fraction, vague count or multiple.

`read` does the work for one place; `SEED` finds the places, in one pass over the text in lower case.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from reconcile.model import Direction
from reconcile.text import numberwords, numerals, trie, vague, wordset
from reconcile.text.numberlex import END
from reconcile.text.numerals import Number

__all__ = ["SEED", "Number", "lower", "read", "scaled"]

_ALONE = trie.pattern(sorted(numberwords.SEEDS | vague.SEEDS | {"half"}))
_AFTER_ARTICLE = trie.pattern(sorted(vague.AFTER_ARTICLE))
#: A number may begin here: a digit, a fraction sign, a number word, or "a" before one ("a dozen", "a third").
SEED = re.compile(
    rf"\d|[{numerals.VULGAR}]"
    rf"|\b(?:(?:{_ALONE}){END}"
    rf"|quarter[ -](?=(?:of an? )?[mb]illion)"
    rf"|an?[^\S\n]{{1,3}}(?=(?:{_AFTER_ARTICLE})s?\b))"
)
#: A text without a digit or a fraction sign holds no number unless it has one of these words.
WORDS = wordset.firsts(numberwords.SEEDS | vague.SEEDS | {"half"} | vague.AFTER_ARTICLE) | frozenset(
    f"{word}s" for word in vague.AFTER_ARTICLE
)
SIGNS = re.compile(rf"[\d{numerals.VULGAR}]")
_WORD = re.compile(r"[a-z]+")
_ARTICLE = re.compile(r"an?[^\S\n]{1,3}([a-z]+)")
_MINUS_WORD = re.compile(r"(?:minus|negative)[^\S\n]{1,3}$")
#: What a minus sign may stand after; elsewhere it is a dash or a hyphen.
_BEFORE_SIGN = frozenset(" \u00a0([{<>=~:\n\t$€£,")


def lower(text: str) -> str:
    """The text in lower case, letter by letter, so that no offset moves."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def read(text: str, low: str, start: int) -> tuple[Number, Direction | None] | None:
    """The number at a seed, without a magnitude after digits; the direction where a verb tells one ("halved")."""
    if text[start].isalpha():
        return _in_words(low, start)
    if text[start - 1 : start] == "." and text[start].isdigit() and _may_open_decimal(text, start - 1):
        start -= 1  # ".500"
    number = numerals.read(text, start)
    if number is None:
        return None
    return signed(text, low, vague.fold(low, number) if low[number.end : number.end + 1] in "-f" else number), None


def _may_open_decimal(text: str, at: int) -> bool:
    """ ".500" may open with its point, not behind a word or a row of dots ("WHEAT.....12")."""
    before = text[at - 1 : at] if at else ""
    return not (before.isalnum() or before == ".")


def _in_words(low: str, start: int) -> tuple[Number, Direction | None] | None:
    match = _WORD.match(low, start)
    if match is None:
        return None
    if match[0] in vague.SEEDS:
        return vague.read(low, start, match[0])
    article = _ARTICLE.match(low, start)
    if article and article[1] in vague.FEW:
        return replace(vague.count(low, article.start(1), article[1]), start=start), None
    number = numberwords.read(low, start)
    return (signed(low, low, vague.fold(low, number)), None) if number else None


def scaled(number: Number, by: Decimal, end: int) -> Number:
    """The number times a magnitude that ends at `end`."""
    value = None if number.value is None else number.value * by
    step = None if number.step is None else number.step * by
    return Number(number.start, end, value, step, "cardinal", by, number.low, number.high)


def signed(text: str, low: str, number: Number) -> Number:
    """The number with the minus before it: "-5", "−5", "minus five"; not the dash of a range or of a list."""
    before = text[number.start - 1 : number.start]
    if number.value is None or before not in "-− \u00a0":
        return number
    if before in " \u00a0":
        word = _MINUS_WORD.search(low, max(0, number.start - 12), number.start)
        begin = word.start() if word else None
    else:
        begin = number.start - 1 if _is_sign(text, number.start - 1) else None
    return number if begin is None else replace(number, start=begin, value=-number.value)


def _is_sign(text: str, at: int) -> bool:
    """A minus that follows nothing, or something that opens; "75 -300mm" has a range's dash."""
    before = text[max(0, at - 2) : at]
    return not before or (before[-1] in _BEFORE_SIGN and not (len(before) == 2 and before[0].isdigit()))
