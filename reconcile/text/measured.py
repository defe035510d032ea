"""The unit after a number, and what the amount is per: "5km", "30 per cent", "half a year", "$58 a barrel"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from reconcile.model import Span
from reconcile.text import magnitudes, numbers, units
from reconcile.text.currencies import currencies
from reconcile.text.numbers import Number
from reconcile.text.units import Unit


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with the unit that was read for it; `end` is where both end."""

    number: Number
    unit: Unit
    span: Span
    end: int


MILLION = Decimal(10**6)

_GAP = re.compile(r"[^\S\n]{1,2}|[^\S\n]?-[^\S\n]?")
_OF = re.compile(r"[^\S\n]{1,3}(?:of[^\S\n]{1,3})?")
_OF_A = re.compile(r"[^\S\n]{1,3}(?:of[^\S\n]{1,3})?(?:an?[^\S\n]{1,3})?")
#: Symbols that are words or initials of their own when a space parts them from the figure.
_GLUED_ONLY = frozenset({"s", "h", "A", "V", "p", "c", "b", "MP", "in", "st"})
_FEET = (" ft ", "ft ", "feet ")


def after(text: str, low: str, number: Number, end: int) -> Measured | None:
    """The unit that follows the number; `end` is where the number and a bound after it end."""
    gap = _GAP.match(text, end)
    at = gap.end() if gap else end
    if at >= len(text) or (not gap and text[end - 1].isalpha() and text[at].isalpha()):
        return None
    if gap and (number.form == "fraction" or number.magnitude > 1 or number.form == "vague"):
        of = (_OF_A if number.form == "fraction" else _OF).match(low, end)  # "half an hour", "dozens of miles"
        at = of.end() if of else at
    if text[at] == "M" and (in_millions := _in_millions(text, number, at)):
        return in_millions
    found = units.at(text, low, at)
    if found is None or not _fits(text, low, number, found, gap[0] if gap else ""):
        return None
    unit, span = _pound(low, number, found), Span(found.start, found.end)
    if unit.id == "degree" and _TURNED.search(low, max(0, number.start - 24), found.end + 8):
        unit = replace(unit, dimension="angle")
    if unit.dimension == "money" and number.plain and text[found.end : found.end + 1] == " ":
        size = magnitudes.after(low, found.end)  # "75 USD million"
        if size:
            times = numbers.scaled(number, Decimal(size[0]), number.end)
            return Measured(times, unit, Span(found.start, size[1]), size[1])
    return _and_a_half(low, Measured(number, unit, span, found.end))


#: A bare degree is one of heat, unless something is turned by it.
_TURNED = re.compile(r"\b(?:angle|rotat|turn(?:s|ed|ing)?\b|tilt|slope|inclin|pitch|bank(?:s|ed|ing)?\b|lean)")


def _in_millions(text: str, number: Number, at: int) -> Measured | None:
    """ "30 MUSD": accountants' millions, glued to a currency's code."""
    code, end = text[at + 1 : at + 4], at + 4
    if code not in currencies().codes or text[end : end + 1].isalnum():
        return None
    return Measured(numbers.scaled(number, MILLION, number.end), units.units()[code], Span(at, end), end)


def _fits(text: str, low: str, number: Number, found: units.Found, gap: str) -> bool:
    """Whether the letters are the number's unit, and not a word or a name that looks like one."""
    written, value = text[found.start : found.end], number.value
    following = text[found.end : found.end + 1]
    if len(written) == 1 and (following == "-" or (written == "m" and gap and following in ("'", "’"))):
        return False
    if written in _GLUED_ONLY and gap:
        return written == "in" and low[max(0, number.start - 4) : number.start].endswith(_FEET)
    if written == "s":
        return not number.plain
    if found.unit.id == "year" and number.plain and value is not None and 1900 <= value < 2100:  # "the 1986 year"
        return written.lower().endswith("s")
    if written == "′":
        return value is not None and value < 1000
    if written.lower() == "won":  # the verb, unless there are many of them
        return value is None or value >= 1000
    if written.lower() == "second" and "-" not in gap:  # "two second-half goals"
        return value is not None and value > 3
    return not ("-" in gap and value is None and found.unit.dimension == "money")


_MONEY_TALK = re.compile(
    r"cost|price|paid|pay|fine|worth|spen[dt]|earn|sold|buy|bought|wage|salar|charge|budget|bill|sav|rais|fund|loan|debt"
)


def _pound(low: str, number: Number, found: units.Found) -> Unit:
    """A pound is money where the amount is large or the talk is of money, else a weight."""
    if found.unit.id != "GBP" or low[found.start : found.end] not in ("pound", "pounds"):
        return found.unit
    large = number.magnitude >= 1000 or (number.value or number.low or 0) >= 5000
    talk = _MONEY_TALK.search(low, max(0, number.start - 40), number.start)
    if large or talk or low.startswith(" a week", found.end):
        return found.unit
    return units.units()["lb"]


_HALF_AFTER = re.compile(r"[^\S\n]{1,3}and[^\S\n]{1,3}a[^\S\n]{1,3}half(?![^\W_])")


def _and_a_half(low: str, measured: Measured) -> Measured:
    """ "One year and a half" is one and a half years."""
    number = measured.number
    match = _HALF_AFTER.match(low, measured.end) if low.startswith("and", measured.end + 1) else None
    if match is None or number.value is None:
        return measured
    value = number.value + number.magnitude / 2
    more = Number(number.start, number.end, value, number.step, number.form, number.magnitude)
    return Measured(more, measured.unit, measured.span, match.end())


# ── rates ────────────────────────────────────────────────────────────────────────────────────────────────────────────

_PER = re.compile(r"(?:[^\S\n]{1,2}|-)(per|an?|each|every)(?:[^\S\n]{1,2}|-)|[^\S\n]?(/)[^\S\n]?")
_NOUN = re.compile(r"[a-z][a-z-]{1,20}")
#: Nouns that "a" makes a rate with, beyond units of measure: "$98 a share".
_SOLD_BY = frozenset(
    "share head person piece ticket bottle night copy unit dozen word page seat plate pack packet box bag ride trip"
    " call visit vote".split()
)
_NOT_A_RATE = re.compile(
    r"[^\S\n]{1,3}(?:ago|earlier|later|before|after|old|from now|on from|prior|previous|since|long)(?![^\W_])"
)
_NO_DENOMINATOR = frozenset({"money", "percent", "count"})


def per(text: str, low: str, end: int, unit: Unit | None) -> tuple[Unit, Span] | None:
    """The rate that a unit makes with what follows it, and the words of what it is per."""
    match = _PER.match(low, end)
    if match is None:
        return None
    word = match[1] or "/"
    if (unit is None and word != "per") or (unit and unit.dimension in ("duration", "age") and word in ("a", "an")):
        return None
    above = unit or units.COUNT
    below = units.at(text, low, match.end())
    if below and below.unit.dimension not in _NO_DENOMINATOR:
        if _NOT_A_RATE.match(low, below.end) or (word == "each" and low[match.end() : below.end] == "in"):
            return None  # "$5 million a year ago", "$10 each in the shop"
        return units.rate(above, below.unit), Span(match.start(), below.end)
    noun = _NOUN.match(low, match.end())
    if noun is None or word == "/" or noun[0] == "cent" or (word != "per" and noun[0] not in _SOLD_BY):
        return None
    return units.rate(above, noun[0]), Span(match.start(), noun.end())
