"""Parts of a whole in words: "half", "two-thirds", "a quarter of a million", and the "and a half" after a number.

"A third" is a fraction before "of", before a comparison and at the end of a clause; elsewhere ("a third person") it is
an ordinal and no part of anything. "Half" is one only where something follows that can be halved.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from reconcile.text.numberlex import CARDINALS, END, GAP, MAGNITUDES, ORDINALS, PARTS, TENS, any_of
from reconcile.text.numerals import Number, decimal

_MAGNITUDE = any_of(MAGNITUDES)
_ONES = "one|two|three|four|five|six|seven|eight|nine"
#: "and a half", "and two thirds", "and three quarters million", "and fifty-four hundredths".
AND_PART = re.compile(
    rf"{GAP}and{GAP}(an?|{_ONES}|(?:{any_of(TENS)})(?:-(?:{_ONES}))?(?=[- ](?:hundred|thousand)ths))"
    rf"{GAP}({any_of(PARTS)}){END}(?:{GAP}({_MAGNITUDE}){END})?"
)
_GOES_ON = re.compile(
    rf"[^\S\n]{{1,9}}(?:of|more|less|fewer|higher|lower|larger|smaller|as|the){END}|[^\S\n]{{0,9}}(?:[.,;:!?)\]]|$)"
)
_OF_MAGNITUDE = re.compile(rf"{GAP}({_MAGNITUDE})s?{END}|{GAP}of{GAP}an?{GAP}({_MAGNITUDE}){END}")


def add_part(low: str, number: Number) -> Number:
    """The number with the part that "and" adds to it, if any: "two and a half", "3 million and a half"."""
    match = AND_PART.match(low, number.end)
    if match is None or number.value is None:
        return number
    above = sum(CARDINALS.get(word, 1) for word in match[1].split("-"))
    below = PARTS[match[2]]
    if match[1] in ("a", "an") and below > 10 and not _GOES_ON.match(low, match.end()):  # "two and a thirtieth person"
        return number
    part = decimal(Fraction(above, below))
    if match[3] is None:
        value, size = number.value + part * number.magnitude, number.magnitude
    else:
        scale = Decimal(MAGNITUDES[match[3]])
        value = (number.value + part) * scale if number.magnitude == 1 else number.value + part * scale
        size = max(number.magnitude, scale)
    form = "cardinal" if size > 1 else "fraction"
    return replace(number, end=match.end(), value=value, step=size / 10, form=form, magnitude=size, plain=False)


def part(low: str, start: int, end: int, above: int, word: str) -> Number | None:
    """ "two-thirds", "a third of": `word` ends at `end`; None for "one third person" and "twenty second"."""
    below = PARTS[word]
    plural = word.endswith("s")
    if (above > 1 and not plural) or (above >= below and word in _COUNTABLE):
        return None
    if word == "quarters" and _are_of_a_year(low, start, end, above):
        return None
    scaled = scaled_part(low, start, end, Fraction(above, below))
    if scaled:
        return scaled
    sure = plural or low[end - len(word) - 1] == "-" or word == "half" or low.startswith("one quarter", start)
    if sure or _GOES_ON.match(low, end):
        return Number(start, end, decimal(Fraction(above, below)), None, "fraction")
    return None


_PERIOD_BEFORE = re.compile(r"(?:last|past|next|first|previous|final|recent|consecutive|straight)[^\S\n]+$")


def _are_of_a_year(low: str, start: int, end: int, above: int) -> bool:
    """ "Two quarters ahead", "the past three quarters": two of a whole would be a half."""
    if above == 2 and low[end - 9] != "-":
        return not low.startswith(" of", end)
    return _PERIOD_BEFORE.search(low, max(0, start - 16), start) is not None


_UNITS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_COMPOUND = re.compile(rf"{GAP}({any_of(TENS)})-({_UNITS})s?{END}")
#: Six quarters are of a year, three halves of a match.
_COUNTABLE = frozenset(("quarters", "halves"))


def compound_part(low: str, start: int, end: int, above: int) -> Number | None:
    """ "one twenty-fifth of", "three twenty-firsts": a part whose name a hyphen joins."""
    match = _COMPOUND.match(low, end)
    if match is None:
        return None
    plural = low[match.end() - 1] == "s"
    if plural == (above == 1) or (not plural and not _GOES_ON.match(low, match.end())):
        return None
    below = TENS[match[1]] + ORDINALS[match[2]]
    return Number(start, match.end(), decimal(Fraction(above, below)), None, "fraction")


def scaled_part(low: str, start: int, end: int, share: Fraction) -> Number | None:
    """ "half a million", "two thirds of a million", "quarter million"."""
    match = _OF_MAGNITUDE.match(low, end)
    if match is None:
        return None
    size = MAGNITUDES[match[1] or match[2]]
    return Number(start, match.end(), decimal(share * size), Decimal(size) / 10, magnitude=Decimal(size))


_HALF_A = re.compile(rf"{GAP}(?:an?{GAP})?(dozen){END}|{GAP}an?{GAP}({_MAGNITUDE}){END}")
_HALVED = (
    "hour|mile|dollar|pound|percent|per[^\\S\\n]cent|point|percentage|cent|inch|litre|liter|pint|acre|tonne?|kilo|"
    "metre|meter|kilometre|kilometer|century"
)
_HALF_GOES_ON = re.compile(
    r"[^\S\n]{1,9}(?:of|an?|the|that|this|its|their|his|her|our|my|your|those|these|all|as|were|was|are|is|have|had|who)"
    rf"{END}|(?:[^\S\n]{{1,9}}|-)(?:{_HALVED})s?{END}|[^\S\n]{{0,9}}(?:[.,;)]|$)"
)
#: "Cut in half" halves, "in half a year" is a stretch of time.
_HALF_ONE = re.compile(rf"{GAP}an?{END}")
_NO_HALF_AFTER = re.compile(
    r"(?:first|second|latter|other|last|this|each|the|opening|per|in|earlier|final|whole|top|bottom)[^\S\n]+$"
)
_HALF_AFTER = re.compile(r"(?:than|about|nearly|almost|around|over|roughly|under|least|approximately)[^\S\n]+$")


def half(low: str, start: int, end: int) -> Number | None:
    """ "half of", "half a million", "half an hour", "more than half"; not "the second half" or "half-staff"."""
    match = _HALF_A.match(low, end)
    if match:
        size = 12 if match[1] else MAGNITUDES[match[2]]
        magnitude = Decimal(1 if match[1] else size)
        return Number(start, match.end(), Decimal(size) / 2, Decimal(size) / 10, magnitude=magnitude)
    scaled = scaled_part(low, start, end, Fraction(1, 2))
    if scaled:
        return scaled
    before = low[max(0, start - 14) : start]
    named = _NO_HALF_AFTER.search(before)
    if named and not (named[0].startswith("in") and _HALF_ONE.match(low, end)):
        return None
    if not (_HALF_GOES_ON.match(low, end) or _HALF_AFTER.search(before)):
        return None
    return Number(start, end, Decimal("0.5"), None, "fraction")
