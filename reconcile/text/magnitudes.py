"""Powers of ten after a figure in digits: "6 billion", "500 crore", "11.2bn", "10k"; "$1.2m", but not "1.8m tall"."""

from __future__ import annotations

import re

from reconcile.text.numberlex import DOZENS, END, GAP, MAGNITUDES, any_of

_LETTERS = {
    "k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "mil": 10**6, "mm": 10**6, "b": 10**9, "bn": 10**9, "bln": 10**9,
    "tn": 10**12, "trn": 10**12, "tln": 10**12, "cr": 10**7, "t": 10**12,
}  # fmt: skip
_WORDS = MAGNITUDES | DOZENS
_WORD = re.compile(rf"{GAP}?({any_of(_WORDS)})s?{END}")
_SHORT = re.compile(rf"(?:[^\S\n]?(mn|mln|mil|bn|bln|tn|trn|tln|cr)|-(mn|mln|bn|bln|trn|tln)|(k|b)){END}")
#: Letters that mean a power of ten after money only: "$1.2m", "€3b".
_MONEY = re.compile(rf"[^\S\n]?(mm|m|b|k|t){END}")
_MAY_BEGIN = frozenset(" -\u00a0\u2009\u202f\tkmbtchldq")


def after(low: str, start: int, money: bool = False) -> tuple[int, int] | None:
    """The power of ten told at `start`, in words or letters, and where it ends; "lakh crore" is two in one."""
    if low[start : start + 1] not in _MAY_BEGIN:
        return None
    size, end = 1, start
    for _ in range(3):
        match = _WORD.match(low, end)
        if match is None:
            break
        size, end = size * _WORDS[match[1]], match.end()
    if end > start:
        return size, end
    short = (_MONEY.match(low, start) if money else None) or _SHORT.match(low, start)
    return (_LETTERS[short[short.lastindex or 1]], short.end()) if short else None
