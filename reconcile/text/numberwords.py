"""Figures in words: "twelve", "one hundred and twenty-three", "two and a half million", "two-thirds", "twenty-first".

Reads from the first word on as far as the words make one number, and stops where the next cannot belong to it, so
"twenty-six five" is two numbers and "nineteen eighty-four" a year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from reconcile.text.numerals import Number, decimal

_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
CARDINALS: dict[str, int] = {
    **{word: n for n, word in enumerate(_SMALL.split())},
    **{word: 10 * n for n, word in enumerate(_TENS.split(), 2)},
    "nought": 0,
    "naught": 0,
    "fourty": 40,  # a common slip
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
_FIRST = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
ORDINALS: dict[str, int] = {
    **{word: n for n, word in enumerate(f"{_FIRST} seventeenth eighteenth nineteenth".split(), 1)},
    **{word[:-1] + "ieth": n for word, n in CARDINALS.items() if n >= 20 and word != "fourty"},
    **{word + "th": n for word, n in MAGNITUDES.items() if word not in ("lakh", "crore")},
}
#: What a numerator may stand before: "two thirds", "a quarter", "seven tenths", "three hundredths".
PARTS: dict[str, int] = {
    "half": 2, "halves": 2, "quarter": 4, "quarters": 4,
    **{word: n for word, n in ORDINALS.items() if n > 2},
    **{word + "s": n for word, n in ORDINALS.items() if n > 2},
}  # fmt: skip
_PLURALS = {word + "s": word for word in (*MAGNITUDES, *DOZENS)}
SEEDS = frozenset({*CARDINALS, *MAGNITUDES, *DOZENS, *ORDINALS})

_GAP = r"(?:[^\S\n]{1,3}|[^\S\n]?-[^\S\n]?)"
_NEXT = re.compile(rf"{_GAP}(?:(and)[^\S\n]{{1,3}}|(and-))?([a-z]+)")
_WORD = re.compile(r"[a-z]+")
_AND_PART = re.compile(
    rf"{_GAP}and{_GAP}(an?|one|two|three|four|five|six|seven|eight|nine){_GAP}({'|'.join(sorted(PARTS, key=len, reverse=True))})(?![^\W_])"
    rf"(?:{_GAP}({'|'.join(MAGNITUDES)})(?![^\W_]))?"
)
_POINT = re.compile(rf"{_GAP}point((?:{_GAP}(?:{'|'.join(sorted(CARDINALS, key=len, reverse=True))}))+)(?![^\W_])")
#: What follows a fraction that is told in the singular, and not an ordinal: "a third of", "a fifth more".
_PART_GOES_ON = re.compile(r"[^\S\n]+(?:of|more|less|fewer|higher|lower|larger|smaller|as|the)(?![^\W_])|[^\S\n]*(?:[.,;:!?)\]]|$)")
_MAGNITUDE_NEXT = re.compile(rf"{_GAP}({'|'.join(MAGNITUDES)})s?(?![^\W_])|{_GAP}of{_GAP}an?{_GAP}({'|'.join(MAGNITUDES)})(?![^\W_])")
#: Nothing longer is one number: "one hundred and twenty-three million four hundred and fifty-six thousand ..." is 13 words.
_MOST_WORDS = 24


@dataclass(slots=True)
class _Count:
    """What has been read: whole groups, the group at hand (below the next thousand), the last magnitude."""

    total: int = 0
    group: int = 0
    last: int = 10**18
    unit: int = 1  # the last multiplier, which is also the number's step
    hundreds: bool = False

    @property
    def value(self) -> int:
        return self.total + self.group

    def take(self, word: str, joined: bool) -> bool:
        """Adds a word, or says that it does not belong; `joined` is true after "and"."""
        if word in CARDINALS:
            return self._add(CARDINALS[word], joined)
        if word in MAGNITUDES:
            return not joined and self._multiply(MAGNITUDES[word])
        return False

    def _add(self, number: int, joined: bool) -> bool:
        below = self.group % 100
        fits = below == 0 if number >= 10 else below == 0 or (below >= 20 and below % 10 == 0 and number > 0)
        if not fits or (joined and below) or (below == 0 and self.group == 0 and self.total == 0) or number == 0:
            return False
        self.group += number
        self.unit = 1
        return True

    def _multiply(self, by: int) -> bool:
        if by == 100 and 0 < self.group < 100 and not self.hundreds:
            self.group *= 100
            self.hundreds, self.unit = True, 100
            return True
        if by > 100 and self.group and by < self.last:
            self.total += self.group * by
        elif by > 100 and not self.group and self.total and self.total * by < 10**24:
            self.total *= by
        else:
            return False
        self.group, self.last, self.unit, self.hundreds = 0, by, by, False
        return True


def read(low: str, start: int) -> Number | None:
    """The number in words that begins at `start`, which must be a word's first letter; `low` is in lower case."""
    first = _WORD.match(low, start)
    if first is None:
        return None
    word = first[0]
    if word == "half":
        return _half(low, start, first.end())
    if word in ("a", "an"):
        return _after_article(low, start, first.end())
    if word == "quarter":
        return _scaled_part(low, start, first.end(), Fraction(1, 4))
    if word in ORDINALS and not (word in MAGNITUDES):
        return Number(start, first.end(), Decimal(ORDINALS[word]), Decimal(1), "ordinal")
    if word in CARDINALS:
        return _number(low, start, first.end(), _Count(group=CARDINALS[word]))
    if word in MAGNITUDES:
        return _number(low, start, first.end(), _magnitude(MAGNITUDES[word]))
    return _dozen(start, first.end(), 1) if word in DOZENS else None


def _magnitude(size: int) -> _Count:
    return _Count(group=100, hundreds=True, unit=100) if size == 100 else _Count(total=size, last=size, unit=size)


def _dozen(start: int, end: int, times: int) -> Number:
    return Number(start, end, Decimal(12 * times), Decimal(12), "cardinal")


def _after_article(low: str, start: int, end: int) -> Number | None:
    """ "a hundred", "a dozen", "a third of", "a half", "a quarter of a million"."""
    following = _NEXT.match(low, end)
    if following is None or following[1] or following[2]:
        return None
    word = following[3]
    if word in MAGNITUDES:
        return _number(low, start, following.end(), _magnitude(MAGNITUDES[word]))
    if word in DOZENS:
        return _dozen(start, following.end(), 1)
    if word in PARTS:
        return _part(low, start, following.end(), 1, word)
    return None


def _number(low: str, start: int, end: int, count: _Count) -> Number | None:
    """Reads on after the first word."""
    first = count.value
    for _ in range(_MOST_WORDS):
        following = _NEXT.match(low, end)
        if following is None:
            break
        word, joined = following[3], bool(following[1] or following[2])
        word = _PLURALS.get(word, word)
        if joined and _AND_PART.match(low, end):
            break
        if not joined and word in DOZENS:
            return _dozen(start, following.end(), count.value)
        if not joined and word in PARTS and (found := _part(low, start, following.end(), count.value, word)):
            return found
        if not joined and word in ORDINALS and (found := _ordinal(start, following.end(), count, ORDINALS[word])):
            return found
        if not count.take(word, joined):
            if not joined and count.value == first and (year := _year(first, word, low, start, following.end())):
                return year
            break
        end = following.end()
    return _finish(low, start, end, count)


def _finish(low: str, start: int, end: int, count: _Count) -> Number:
    value, step, magnitude = Decimal(count.value), Decimal(count.unit), Decimal(min(count.unit, count.last))
    point = _POINT.match(low, end)
    if point:
        digits = _decimals(_WORD.findall(point[1]))
        value, step, end = value + Decimal("0." + digits), Decimal(1).scaleb(-len(digits)), point.end()
        scaled = magnitude_after(low, end)
        if scaled:
            return Number(start, scaled[1], value * scaled[0], step * scaled[0], magnitude=Decimal(scaled[0]))
    whole = Number(start, end, value, step, magnitude=magnitude if count.unit > 100 else Decimal(1))
    return add_part(low, whole)


def _decimals(words: list[str]) -> str:
    """The digits after the point: "zero three" is 03, "seventy-one" is 71."""
    digits: list[int] = []
    for number in (CARDINALS[word] for word in words[:20]):
        if digits and digits[-1] >= 20 and digits[-1] % 10 == 0 and 0 < number < 10:
            digits[-1] += number
        else:
            digits.append(number)
    return "".join(map(str, digits))


def add_part(low: str, number: Number) -> Number:
    """The number with "and a half", "and two thirds (million)" after it, where it stands there."""
    match = _AND_PART.match(low, number.end)
    if match is None or number.value is None:
        return number
    above = 1 if match[1] in ("a", "an") else CARDINALS[match[1]]
    part = decimal(Fraction(above, PARTS[match[2]]))
    if match[2] not in ("half", "quarter", "quarters") and above == 1 and match[1] != "one" and PARTS[match[2]] > 10:
        return number
    scale = Decimal(MAGNITUDES[match[3]]) if match[3] else Decimal(1)
    value = number.value + part * number.magnitude if not match[3] else _scaled_sum(number, part, scale)
    size = max(number.magnitude, scale)
    return Number(number.start, match.end(), value, size / 10, "cardinal" if size > 1 else "fraction", magnitude=size)


def _scaled_sum(number: Number, part: Decimal, scale: Decimal) -> Decimal:
    assert number.value is not None
    return (number.value + part) * scale if number.magnitude == 1 else number.value + part * scale


def _ordinal(start: int, end: int, count: _Count, number: int) -> Number | None:
    """ "twenty-first", "one hundred and fifth" (without the "and"), "two hundredth"."""
    below = count.group % 100
    if number < 10 and below >= 20 and below % 10 == 0 or number < 100 and count.group >= 100 and below == 0:
        return Number(start, end, Decimal(count.value + number), Decimal(1), "ordinal")
    return None


def _part(low: str, start: int, end: int, above: int, word: str) -> Number | None:
    """ "two-thirds", "a third of"; None for "one third person" and "twenty second", which are no fractions."""
    below = PARTS[word]
    plural = word.endswith("s")
    if (above > 1) != plural and not (plural and above == 1) or above >= max(below, 10):
        return None
    hyphen = low[end - len(word) - 1] == "-"
    scaled = _scaled_part(low, start, end, Fraction(above, below))
    if scaled:
        return scaled
    if plural or hyphen or _PART_GOES_ON.match(low, end) or word == "half" or low.startswith("one quarter", start):
        return Number(start, end, decimal(Fraction(above, below)), None, "fraction")
    return None


def _scaled_part(low: str, start: int, end: int, part: Fraction) -> Number | None:
    """ "half a million", "two thirds of a million", "quarter million"."""
    match = _MAGNITUDE_NEXT.match(low, end)
    if match is None:
        return None
    size = MAGNITUDES[match[1] or match[2]]
    return Number(start, match.end(), decimal(part * size), Decimal(size) / 10, magnitude=Decimal(size))


_HALF_A = re.compile(rf"{_GAP}an?{_GAP}(dozen|{'|'.join(MAGNITUDES)})(?![^\W_])|{_GAP}(dozen)(?![^\W_])")
#: "half" begins a quantity only before these; "half-staff", "the second half" and "half time" are none.
_HALF_GOES_ON = re.compile(
    r"[^\S\n]+(?:of|an?|the|that|this|its|their|his|her|our|my|your|those|these|all|as|were|was|are|is|have|had|who)(?![^\W_])"
    r"|(?:[^\S\n]+|-)(?:hour|mile|dollar|pound|percent|per[^\S\n]cent|point|percentage|cent|inch|litre|liter|pint|acre|tonne?|kilo)s?(?![^\W_])"
    r"|[^\S\n]*(?:[.,;)]|$)"
)
_HALF_NOT_AFTER = re.compile(r"(?:first|second|latter|other|last|this|each|the|opening|per|in|earlier|final|whole|top|bottom)[^\S\n]+$")


_BOUND_BEFORE_HALF = re.compile(r"(?:than|about|nearly|almost|around|over|roughly|under|least|approximately)[^\S\n]+$")


def _half(low: str, start: int, end: int) -> Number | None:
    scaled = _HALF_A.match(low, end)
    if scaled:
        word = scaled[1] or scaled[2]
        size = 12 if word == "dozen" else MAGNITUDES[word]
        return Number(start, scaled.end(), Decimal(size) / 2, Decimal(size) / 10, magnitude=Decimal(size if size != 12 else 1))
    found = _scaled_part(low, start, end, Fraction(1, 2))
    if found:
        return found
    before = low[max(0, start - 12) : start]
    if _HALF_NOT_AFTER.search(before) or not (_HALF_GOES_ON.match(low, end) or _BOUND_BEFORE_HALF.search(before)):
        return None
    return Number(start, end, Decimal("0.5"), None, "fraction")


def _year(first: int, word: str, low: str, start: int, end: int) -> Number | None:
    """ "nineteen eighty-four", "twenty twenty"."""
    if not 13 <= first <= 20 or CARDINALS.get(word, 0) < 10:
        return None
    rest = _number(low, end - len(word), end, _Count(group=CARDINALS[word]))
    if rest is None or rest.value is None or not 10 <= rest.value <= 99:
        return None
    return Number(start, rest.end, first * 100 + rest.value, Decimal(1), "year")


_ABBREVIATED = {
    "k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "mil": 10**6, "mm": 10**6, "b": 10**9, "bn": 10**9, "bln": 10**9,
    "tn": 10**12, "trn": 10**12, "tln": 10**12, "cr": 10**7, "t": 10**12,
}  # fmt: skip
_SHORT = re.compile(r"[^\S\n]?(mn|mln|mil|bn|bln|tn|trn|tln|cr)(?![^\W_])|(k|b)(?![^\W_])")
_SHORT_MONEY = re.compile(r"[^\S\n]?(mm|m|b|k|t)(?![^\W_])")
_LONG = re.compile(rf"{_GAP}?({'|'.join(MAGNITUDES)}|dozen)s?(?![^\W_])")


def magnitude_after(low: str, start: int, money: bool = False) -> tuple[int, int] | None:
    """The power of ten told at `start`, in words or letters, and where it ends; a single "m" only after money."""
    total, end = 1, start
    for _ in range(3):
        match = _LONG.match(low, end)
        if match is None:
            break
        total, end = total * (MAGNITUDES | DOZENS)[match[1]], match.end()
    if end > start:
        return total, end
    short = (_SHORT_MONEY.match(low, start) if money else None) or _SHORT.match(low, start)
    return (_ABBREVIATED[short[1] or short[2]] if short.lastindex else 1, short.end()) if short else None
