"""The words that numbers are made of, and what each is worth: cardinals, powers of ten, ordinals, parts of a whole."""

from __future__ import annotations

from collections.abc import Iterable

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
#: Words for whole numbers below a hundred, one slip of the pen among them.
CARDINALS: dict[str, int] = {
    **{word: n for n, word in enumerate(_SMALL.split())},
    **{word: 10 * n for n, word in enumerate(_TENS.split(), 2)},
    "nought": 0,
    "naught": 0,
    "fourty": 40,
}
MAGNITUDES: dict[str, int] = {
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
}
DOZENS: dict[str, int] = {"dozen": 12}
_FIRST = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth"
)
ORDINALS: dict[str, int] = {
    **{word: n for n, word in enumerate(_FIRST.split(), 1)},
    **{word[:-1] + "ieth": n for word, n in CARDINALS.items() if n >= 20 and word != "fourty"},
    **{word + "th": n for word, n in MAGNITUDES.items() if word not in ("lakh", "crore")},
}
#: What a numerator may stand before: "two thirds", "a quarter", "seven tenths", "three hundredths".
PARTS: dict[str, int] = {
    "half": 2,
    "halves": 2,
    "quarter": 4,
    "quarters": 4,
    **{word: n for word, n in ORDINALS.items() if n > 2},
    **{word + "s": n for word, n in ORDINALS.items() if n > 2},
}
#: Of "one twenty-fifth" and "three twenty-firsts", what the hyphen joins.
TENS: dict[str, int] = {word: 10 * n for n, word in enumerate(_TENS.split(), 2)}
#: The plural of a power of ten or a dozen, and its singular.
PLURALS: dict[str, str] = {word + "s": word for word in (*MAGNITUDES, *DOZENS)}

#: What may stand between two words of one number.
GAP = r"(?:[^\S\n]{1,3}|[^\S\n]?-[^\S\n]?)"
#: No letter or digit follows: the word ends here.
END = r"(?![^\W_])"


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
