"""Counts that name no number ("dozens", "a few hundred") and multiples that stand in a verb ("doubled", "threefold").

A vague count is a range, the same wherever it is written; a size reaches from one to ten of it:
  dozens [12, 120]   hundreds [100, 1000]   thousands [1000, 10000]   tens of thousands [10000, 100000]
  a couple [2, 3]    a few [3, 7]           a handful [3, 9]          several [3, 9]   and so with "hundred" after them
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from reconcile.model import Direction
from reconcile.text.numberlex import CARDINALS, DOZENS, END, MAGNITUDES, ORDINALS, any_of
from reconcile.text.numerals import Number

#: Words that count without a number: lowest, highest.
FEW: dict[str, tuple[int, int]] = {
    "couple": (2, 3),
    "few": (3, 7),
    "handful": (3, 9),
    "several": (3, 9),
    "score": (20, 20),
}
#: Plurals that name the size of a count.
SIZES: dict[str, int] = {
    "tens": 10,
    "scores": 20,
    **{word + "s": size for word, size in (DOZENS | MAGNITUDES).items() if word != "lakh"},
}
#: Verbs that say by how much, and the way they go.
MULTIPLES: dict[str, tuple[str, Direction]] = {
    **{stem + end: ("2", Direction.UP) for stem in ("doubl",) for end in ("ed", "ing", "es")},
    **{stem + end: ("3", Direction.UP) for stem in ("tripl", "trebl") for end in ("ed", "ing", "es")},
    **{stem + end: ("4", Direction.UP) for stem in ("quadrupl",) for end in ("ed", "ing", "es")},
    **{stem + end: ("5", Direction.UP) for stem in ("quintupl",) for end in ("ed", "ing", "es")},
    **{stem + end: ("0.5", Direction.DOWN) for stem in ("halv",) for end in ("ed", "ing")},
}
#: Adjectives and adverbs that are multiples only before what they compare with: "twice as many", "double the price".
COMPARED: dict[str, str] = {"twice": "2", "thrice": "3", "double": "2", "triple": "3", "treble": "3", "quadruple": "4"}
#: "threefold" in one word.
FOLDS: dict[str, int] = {word + "fold": n for word, n in CARDINALS.items() if n > 1}
#: Words that begin a vague count or a multiple by themselves; "few" and its like need an "a" before them.
SEEDS = frozenset({*SIZES, *MULTIPLES, *COMPARED, *FOLDS, "several"})
#: What "a" or "an" may stand before in a number.
AFTER_ARTICLE = frozenset(
    {*MAGNITUDES, *DOZENS, *FEW, "half", "quarter", *(word for word, n in ORDINALS.items() if n > 2)} - {"several"}
)

_COMPARING = re.compile(
    r"[^\S\n]{1,9}(?:as|the|that|what|its|their|his|her|our|this|last|those|from|in|to|by|over|since|between|or)"
    rf"{END}|[^\S\n]{{0,9}}(?:[.,;)]|$)"
)
_SCALE = re.compile(rf"[^\S\n]{{1,9}}(?:as|the|that|what|its|their|his|her|our|this|last|those){END}")
_TO_DOUBLE = re.compile(r"(?:to|will|would|could|can|may|might|nearly|almost|than|should|about|they|we|it)[^\S\n]+$")
_OF = r"(?:[^\S\n]{1,2}of)?(?:[^\S\n]{1,2}|-)"
_SIZE = re.compile(rf"{_OF}({any_of({*SIZES, *DOZENS, *MAGNITUDES})}){END}")
_SIZE_OF = re.compile(rf"[^\S\n]{{1,2}}of[^\S\n]{{1,2}}({any_of(SIZES)}){END}")
_FOLD = re.compile(rf"-?fold{END}")


def read(low: str, start: int, word: str) -> tuple[Number, Direction | None] | None:
    """The vague count or multiple that begins with `word` at `start`; `low` is in lower case."""
    end = start + len(word)
    if word in MULTIPLES:
        value, direction = MULTIPLES[word]
        return Number(start, end, Decimal(value), None, "multiple"), direction
    if word in FOLDS:
        return Number(start, end, Decimal(FOLDS[word]), None, "multiple"), None
    if word in COMPARED:
        if low[end : end + 1] == "-" or not _COMPARING.match(low, end):
            return None
        form = "multiple" if _is_multiple(low, start, end, word) else "times"
        return Number(start, end, Decimal(COMPARED[word]), None, form), None
    return count(low, start, word), None


def _is_multiple(low: str, start: int, end: int, word: str) -> bool:
    """ "Twice the price" is a multiple, "scored twice" a count of times."""
    if _SCALE.match(low, end):
        return True
    return word not in ("twice", "thrice") and bool(_TO_DOUBLE.search(low[max(0, start - 10) : start]))


def count(low: str, start: int, word: str) -> Number:
    """The range that a word stands for, times the size after it: "a few hundred", "tens of thousands"."""
    end = start + len(word)
    least, most = FEW[word] if word in FEW else (SIZES[word], SIZES[word] * 10)
    size = _SIZE.match(low, end) if word in FEW else _SIZE_OF.match(low, end)
    by = _size(size[1]) if size else 1
    end = size.end() if size else end
    return Number(start, end, None, None, "vague", low=Decimal(least * by), high=Decimal(most * by))


def _size(word: str) -> int:
    return SIZES[word] if word in SIZES else (DOZENS | MAGNITUDES)[word]


def fold(low: str, number: Number) -> Number:
    """The number with "fold" after it as a multiple: "ten-fold"."""
    match = _FOLD.match(low, number.end)
    return replace(number, end=match.end(), form="multiple", step=None, plain=False) if match else number
