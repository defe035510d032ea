"""Figures in digits: grouping, decimals in both styles, fractions, and the words for powers of ten after them.

"1,234.5", "1 234 567", "12,34,567", "1.234,5", "47,3", "1'000", "3/4", "2 1/2", "1½", ".08", "6 billion", "11.2bn".
A comma is a decimal comma only where it can be nothing else: "47,3" is, "47,300" is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

#: Numbers with more digits are kept as text: no article means one, and arithmetic on them is an attack.
MOST_DIGITS = 30


@dataclass(frozen=True, slots=True)
class Number:
    """One number as written, at `start` to `end`.

    `value` is None where it has no single value (then `low` and `high` hold, or nothing does: "too_long").
    `magnitude` is the power of ten told in words ("6 billion"), which a range's other end may share. `step` is the
    place value of the last digit that is sure. `plain` is true for bare digits, which may yet be a year or a label.
    """

    start: int
    end: int
    value: Decimal | None
    step: Decimal | None
    form: str = "cardinal"
    magnitude: Decimal = Decimal(1)
    low: Decimal | None = None
    high: Decimal | None = None
    plain: bool = False


_SPACE = r"[ \u00a0\u2007\u2009\u202f]"
#: Every count in here is limited, so that a megabyte of "1,1,1," is read in linear time.
_NUMERAL = re.compile(
    rf"""
    (?P<long>\d{{{MOST_DIGITS + 1},}}(?:[.,]\d+)? | \d{{1,3}}(?:,\d{{3}}){{{MOST_DIGITS // 3},}}(?!\d))
  | (?P<western>\d{{1,3}}(?:,\d{{3}}){{1,9}}(?:\.\d{{1,12}})?(?![\d]|[.,]\d))
  | (?P<indian>\d{{1,2}}(?:,\d{{2}}){{1,9}},\d{{3}}(?:\.\d{{1,12}})?(?![\d]|[.,]\d))
  | (?P<european>\d{{1,3}}(?:\.\d{{3}}){{1,9}},\d{{1,6}}(?![\d]|[.,]\d) | \d{{1,3}}(?:\.\d{{3}}){{2,9}}(?![\d]|[.,]\d))
  | (?P<spaced>[1-9]\d{{0,2}}(?:(?:{_SPACE}\d{{3}}){{1,9}}|(?:['’]\d{{3}}){{1,9}})(?:[.,]\d{{1,12}})?(?!\d|{_SPACE}\d))
  | (?P<comma>\d{{1,9}},(?:\d{{1,2}}|\d{{4,12}})(?![\d]|,\d|\.\d))
  | (?P<decimal>\d{{0,30}}\.\d{{1,30}}(?!\d|\.\d))
  | (?P<integer>\d{{1,30}})
    """,
    re.VERBOSE,
)
_MIXED = re.compile(
    rf"(?:(?:{_SPACE}{{1,2}}|-)?(?P<n>\d{{1,3}}){_SPACE}?[/⁄]{_SPACE}?(?P<d>\d{{1,3}})"
    rf"|{_SPACE}?(?P<v>[¼-¾⅐-⅞]))(?![\d/])"
)
_OVER = re.compile(r"[/⁄](\d{1,4})(?![\d/])")
_VULGAR = {
    "¼": (1, 4), "½": (1, 2), "¾": (3, 4), "⅐": (1, 7), "⅑": (1, 9), "⅒": (1, 10), "⅓": (1, 3), "⅔": (2, 3),
    "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8),
    "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip
VULGAR = "¼½¾⅐-⅞"


_UNIT = Decimal(1)


def decimal(fraction: Fraction) -> Decimal:
    """A fraction as a Decimal of 20 digits at most."""
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)


def sure_step(digits: Decimal) -> Decimal:
    """The place value of the last digit that was written for sure: zeros at the end of a whole number may be rounding,
    but for the first two digits ("20" and "6" are sure to the unit, "1,500" to the hundred, "1,000" too)."""
    _, written, exponent = digits.as_tuple()
    if not isinstance(exponent, int) or exponent < 0 or len(written) < 3:
        return _UNIT if exponent == 0 or not isinstance(exponent, int) else Decimal(1).scaleb(exponent)
    zeros = 0
    while zeros < len(written) - 2 and not written[-1 - zeros]:
        zeros += 1
    return Decimal(1).scaleb(exponent + zeros)


def read(text: str, start: int) -> Number | None:
    """The numeral that begins at `start`, without its magnitude word."""
    if text[start] in _VULGAR:
        return _fraction(start, start + 1, Fraction(*_VULGAR[text[start]]))
    match = _NUMERAL.match(text, start)
    if match is None:
        return None
    kind = match.lastgroup or ""
    if kind == "long":
        return Number(start, match.end(), None, None, "too_long")
    if kind == "spaced" and not _groups_are_one_number(text, match):
        return _whole(text, start)
    listed = kind == "comma" and start > 1 and text[start - 1] == "," and text[start - 2].isdigit()
    if kind == "integer" or listed:  # "22,24,26" are three
        return _whole(text, start)
    written = match[0]
    if kind in ("european", "comma"):
        written = written.replace(".", "").replace(",", ".")
    elif kind == "spaced":
        written = re.sub(r"[^\d.,]", "", written).replace(",", ".")
    else:
        written = written.replace(",", "")
    value = Decimal(written)
    return Number(start, match.end(), value, sure_step(value))


_MONTH_BEFORE = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?$", re.IGNORECASE)


def _groups_are_one_number(text: str, match: re.Match[str]) -> bool:
    """Plain spaces are grouping only where no date or label can end before them ("June 12 300 people")."""
    if " " not in match[0]:
        return True
    before = text[max(0, match.start() - 12) : match.start()].rstrip()
    return not (_MONTH_BEFORE.search(before) or before[-1:].isdigit() or before[-1:] == "-")


def _whole(text: str, start: int) -> Number:
    end = start
    while end < len(text) and text[end].isdecimal() and end - start < MOST_DIGITS:
        end += 1
    whole = Decimal(text[start:end])
    over = _OVER.match(text, end)
    if over and _is_fraction(whole, over[1]):
        return _fraction(start, over.end(), Fraction(int(whole), int(over[1])))
    mixed = _MIXED.match(text, end)
    if mixed and (mixed["v"] or (mixed.start("n") > end and _is_fraction(Decimal(mixed["n"]), mixed["d"]))):
        part = Fraction(*_VULGAR[mixed["v"]]) if mixed["v"] else Fraction(int(mixed["n"]), int(mixed["d"]))
        return _fraction(start, mixed.end(), int(whole) + part)
    return Number(start, end, whole, sure_step(whole), plain=True)


def _is_fraction(above: Decimal, below: str) -> bool:
    """3/4 and 7/10 are fractions; 9/11, 24/7 and 2018/19 are not."""
    return int(below) in _DENOMINATORS and 0 < above < int(below)


_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100, 1000})


def _fraction(start: int, end: int, value: Fraction) -> Number:
    return Number(start, end, decimal(value), None, "fraction")
