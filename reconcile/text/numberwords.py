"""Figures in words: "twelve", "one hundred and twenty-three", "two and a half million", "two-thirds", "twenty-first".

Reads from the first word on as far as the words make one number, and stops where the next cannot belong to it, so
"twenty-six five" is two numbers and "nineteen eighty-four" a year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from reconcile.text import magnitudes, wordparts
from reconcile.text.numberlex import CARDINALS, DOZENS, END, GAP, MAGNITUDES, ORDINALS, PARTS, PLURALS, TENS, any_of
from reconcile.text.numerals import Number

SEEDS = frozenset({*CARDINALS, *MAGNITUDES, *DOZENS, *ORDINALS})

_NEXT = re.compile(rf"{GAP}(?:(and)[^\S\n]{{1,3}}|(and-))?([a-z]+)")
_WORD = re.compile(r"[a-z]+")
_POINT = re.compile(rf"{GAP}point((?:{GAP}(?:{any_of(CARDINALS)})){{1,20}}){END}")
#: Longer runs are no number that anybody wrote: hundreds of millions, spelled to the unit, take sixteen words.
_MOST_WORDS = 24
#: Nor is anything larger ("billion billion billion").
_LARGEST = 10**24


@dataclass(slots=True)
class _Count:
    """What has been read: whole groups, the group at hand (below the next thousand), the last power of ten."""

    total: int = 0
    group: int = 0
    last: int = _LARGEST
    unit: int = 1  # the last multiplier, which is also the number's step
    hundreds: bool = False

    @property
    def value(self) -> int:
        return self.total + self.group

    def take(self, word: str, joined: bool) -> bool:
        """Adds a word, or says that it does not belong; `joined` is true after "and"."""
        if word in CARDINALS:
            return self._add(CARDINALS[word], joined)
        return word in MAGNITUDES and not joined and self._multiply(MAGNITUDES[word])

    def _add(self, number: int, joined: bool) -> bool:
        below = self.group % 100
        after_tens = not joined and below >= 20 and below % 10 == 0 and number < 10
        if number == 0 or self.value == 0 or not (below == 0 or after_tens):
            return False
        self.group += number
        self.unit = 1
        return True

    def _multiply(self, by: int) -> bool:
        if by == 100:
            if self.hundreds or not 0 < self.group < 100:
                return False
            self.group, self.hundreds, self.unit = self.group * 100, True, 100
            return True
        if self.group and by < self.last:
            self.total += self.group * by
        elif not self.group and self.total and self.total * by < _LARGEST:
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
    word, end = first[0], first.end()
    if word in CARDINALS:
        return _number(low, start, end, _Count(group=CARDINALS[word]))
    if word in ("a", "an"):
        return _after_article(low, start, end)
    if word == "half":
        return wordparts.half(low, start, end)
    if word == "quarter":
        return wordparts.scaled_part(low, start, end, Fraction(1, 4))
    if word in ORDINALS:
        return Number(start, end, Decimal(ORDINALS[word]), Decimal(1), "ordinal")
    if word in MAGNITUDES:
        return _number(low, start, end, _magnitude(MAGNITUDES[word]))
    return _dozens(start, end, 1) if word in DOZENS else None


def _magnitude(size: int) -> _Count:
    return _Count(group=100, hundreds=True, unit=100) if size == 100 else _Count(total=size, last=size, unit=size)


def _dozens(start: int, end: int, times: int) -> Number:
    return Number(start, end, Decimal(12 * times), Decimal(12))


def _after_article(low: str, start: int, end: int) -> Number | None:
    """ "a hundred", "a dozen", "a third of", "a half", "a quarter of a million"."""
    following = _NEXT.match(low, end)
    if following is None or following[1] or following[2]:
        return None
    word = following[3]
    if word in MAGNITUDES:
        return _number(low, start, following.end(), _magnitude(MAGNITUDES[word]))
    if word in DOZENS:
        return _dozens(start, following.end(), 1)
    return wordparts.part(low, start, following.end(), 1, word) if word in PARTS else None


def _number(low: str, start: int, end: int, count: _Count) -> Number:
    """Reads on after the first word."""
    first = count.value
    for _ in range(_MOST_WORDS):
        following = _NEXT.match(low, end)
        if following is None:
            break
        word, joined = PLURALS.get(following[3], following[3]), bool(following[1] or following[2])
        if joined and (word in CARDINALS or word in ("a", "an")) and wordparts.AND_PART.match(low, end):
            break
        if not joined and word in TENS and (tied := wordparts.compound_part(low, start, end, count.value)):
            return tied
        if not joined and (other := _other_kind(low, start, following.end(), count, word)):
            return other
        if not count.take(word, joined):
            if not joined and count.value == first and (year := _year(first, word, low, start, following.end())):
                return year
            break
        end = following.end()
    return _finish(low, start, end, count)


def _other_kind(low: str, start: int, end: int, count: _Count, word: str) -> Number | None:
    """What the count turns into at a word that is no cardinal: dozens, a fraction, an ordinal."""
    if word in DOZENS:
        return _dozens(start, end, count.value)
    if word in PARTS and (found := wordparts.part(low, start, end, count.value, word)):
        return found
    return _ordinal(start, end, count, ORDINALS[word]) if word in ORDINALS else None


def _ordinal(start: int, end: int, count: _Count, number: int) -> Number | None:
    """ "twenty-first", "one hundred fifth"."""
    below = count.group % 100
    after_tens = number < 10 and below >= 20 and below % 10 == 0
    after_hundreds = number < 100 and count.group >= 100 and below == 0
    if after_tens or after_hundreds:
        return Number(start, end, Decimal(count.value + number), Decimal(1), "ordinal")
    return None


def _finish(low: str, start: int, end: int, count: _Count) -> Number:
    point = _POINT.match(low, end) if low.startswith("point", end + 1) else None
    if point:
        digits = _decimals(_WORD.findall(point[1]))
        value, step = Decimal(f"{count.value}.{digits}"), Decimal(1).scaleb(-len(digits))
        size, end = magnitudes.after(low, point.end()) or (1, point.end())
        return Number(start, end, value * size, step * size, magnitude=Decimal(size))
    magnitude = Decimal(count.unit) if count.unit > 100 else Decimal(1)
    whole = Number(start, end, Decimal(count.value), Decimal(count.unit), magnitude=magnitude)
    return wordparts.add_part(low, whole) if low.startswith("and", end + 1) else whole


def _decimals(words: list[str]) -> str:
    """The digits after the point: "zero three" is 03, "seventy-one" is 71."""
    digits: list[int] = []
    for number in (CARDINALS[word] for word in words):
        if digits and digits[-1] >= 20 and digits[-1] % 10 == 0 and 0 < number < 10:
            digits[-1] += number
        else:
            digits.append(number)
    return "".join(map(str, digits))


def _year(first: int, word: str, low: str, start: int, end: int) -> Number | None:
    """ "nineteen eighty-four", "twenty twenty"."""
    if not 13 <= first <= 20 or CARDINALS.get(word, 0) < 10:
        return None
    rest = _number(low, end - len(word), end, _Count(group=CARDINALS[word]))
    if rest.form != "cardinal" or rest.value is None or not 10 <= rest.value <= 99:
        return None
    return Number(start, rest.end, first * 100 + rest.value, Decimal(1), "year")
