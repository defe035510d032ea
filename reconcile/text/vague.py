"""Counts that name no number ("dozens", "a few hundred") and multiples that stand in a verb ("doubled", "threefold").

A vague count is a range, the same wherever it is written:
  dozens [12, 120]   hundreds [100, 1000]   thousands [1000, 10000]   tens of thousands [10000, 100000]  (one to ten of it)
  a couple [2, 3]    a few [3, 7]           a handful [3, 9]          several [3, 9]      and these times a hundred, a dozen …
"""

from __future__ import annotations

import re
from decimal import Decimal

from reconcile.model import Direction
from reconcile.text.numberwords import CARDINALS, DOZENS, MAGNITUDES, ORDINALS
from reconcile.text.numerals import Number

#: Words that count without a number: lowest, highest.
FEW: dict[str, tuple[int, int]] = {
    "a couple": (2, 3), "couple": (2, 3), "a few": (3, 7), "few": (3, 7), "a handful": (3, 9), "handful": (3, 9),
    "several": (3, 9), "a score": (20, 20),
}  # fmt: skip
#: Plurals that name the size of a count.
SIZES: dict[str, int] = {"tens": 10, "scores": 20, **{word + "s": size for word, size in (DOZENS | MAGNITUDES).items() if word != "lakh"}}
#: Verbs that say by how much.
MULTIPLES: dict[str, tuple[str, Direction]] = {
    "doubled": ("2", Direction.UP), "doubling": ("2", Direction.UP), "doubles": ("2", Direction.UP),
    "tripled": ("3", Direction.UP), "tripling": ("3", Direction.UP), "triples": ("3", Direction.UP),
    "trebled": ("3", Direction.UP), "trebling": ("3", Direction.UP), "trebles": ("3", Direction.UP),
    "quadrupled": ("4", Direction.UP), "quadrupling": ("4", Direction.UP), "quadruples": ("4", Direction.UP),
    "quintupled": ("5", Direction.UP), "halved": ("0.5", Direction.DOWN), "halving": ("0.5", Direction.DOWN),
}  # fmt: skip
#: Adjectives and adverbs that are multiples only before what they compare with: "twice as many", "double the price".
COMPARED: dict[str, str] = {"twice": "2", "thrice": "3", "double": "2", "triple": "3", "treble": "3", "quadruple": "4"}
_COMPARING = re.compile(
    r"[^\S\n]+(?:as|the|that|what|its|their|his|her|our|this|last|those|from|in|to|by|over|since|between|or)(?![^\W_])|[^\S\n]*(?:[.,;)]|$)"
)
_OF = r"(?:[^\S\n]{1,2}of)?(?:[^\S\n]{1,2}|-)"
_SIZE = re.compile(rf"{_OF}({'|'.join(sorted(SIZES, key=len, reverse=True))}|dozen|{'|'.join(MAGNITUDES)})(?![^\W_])")
_SIZE_OF = re.compile(r"[^\S\n]{1,2}of[^\S\n]{1,2}(dozens|hundreds|thousands|millions|billions|trillions)(?![^\W_])")
#: "threefold" in one word.
FOLDS: dict[str, int] = {word + "fold": n for word, n in CARDINALS.items() if n > 1}
_FOLD = re.compile(r"-?fold(?![^\W_])")

SEEDS = frozenset({*FEW, *SIZES, *MULTIPLES, *COMPARED, *FOLDS} - {"a couple", "a few", "a handful", "a score", "couple", "few", "handful"})


def read(low: str, start: int, word: str) -> tuple[Number, Direction | None] | None:
    """The vague count or multiple that begins with `word` at `start`; `low` is in lower case."""
    end = start + len(word)
    if word in MULTIPLES:
        value, direction = MULTIPLES[word]
        return Number(start, end, Decimal(value), None, "multiple"), direction
    if word in FOLDS:
        return Number(start, end, Decimal(FOLDS[word]), None, "multiple"), None
    if word in COMPARED:
        compares = _COMPARING.match(low, end)
        if compares is None or low[end : end + 1] == "-":
            return None
        return Number(start, end, Decimal(COMPARED[word]), None, "multiple" if _is_multiple(low, start, end, word) else "times"), None
    return (_count(low, start, end, word), None)


_SCALE = re.compile(r"[^\S\n]+(?:as|the|that|what|its|their|his|her|our|this|last|those)(?![^\W_])")
_TO_DOUBLE = re.compile(r"(?:to|will|would|could|can|may|might|nearly|almost|than|should|about|they|we|it)[^\S\n]+$")


def _is_multiple(low: str, start: int, end: int, word: str) -> bool:
    """ "Twice the price" is a multiple, "scored twice" a count of times."""
    if _SCALE.match(low, end):
        return True
    return word not in ("twice", "thrice") and bool(_TO_DOUBLE.search(low[max(0, start - 10) : start]))


def _count(low: str, start: int, end: int, word: str) -> Number:
    least, most = FEW[word] if word in FEW else (SIZES[word], SIZES[word] * 10)
    if word in FEW:
        size = _SIZE.match(low, end)
        by = _size(size[1]) if size else 1
    else:
        size = _SIZE_OF.match(low, end)
        by = _size(size[1]) if size else 1
    end = size.end() if size else end
    return Number(start, end, None, None, "vague", Decimal(1), Decimal(least * by), Decimal(most * by))


def _size(word: str) -> int:
    return SIZES[word] if word in SIZES else (DOZENS | MAGNITUDES)[word]


def fold(low: str, number: Number) -> Number:
    """ "threefold", "ten-fold": the number before "fold" as a multiple."""
    match = _FOLD.match(low, number.end)
    return Number(number.start, match.end(), number.value, None, "multiple") if match else number


#: What "a" or "an" may stand before in a number.
AFTER_ARTICLE = frozenset({*MAGNITUDES, *DOZENS, "half", "quarter", "couple", "few", "handful", "score"} | {word for word in ORDINALS if word not in ("first", "second")})
