"""One number with its unit: the step between bare numbers and quantities.

Reads money before the figure, powers of ten and units after it, bounds told after it ("or more"), and gives bare digits
the form that their neighbours tell ("year", "label", "age").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from reconcile.model import Direction, Span
from reconcile.text import bounds, magnitudes, measured, money, numbers, shapes, units, wordparts
from reconcile.text.bounds import Bounding
from reconcile.text.numbers import Number
from reconcile.text.units import Unit


@dataclass(frozen=True, slots=True)
class Piece:
    """A number, its unit if one is written beside it, and the whole that both take up (`start` to `end`)."""

    number: Number
    start: int
    end: int
    unit: Unit | None = None
    unit_span: Span | None = None
    bound: Bounding | None = None  # told after the number
    direction: Direction | None = None
    money_first: bool = False

    @property
    def form(self) -> str:
        return self.number.form


#: Forms that are no amounts: nothing is joined to them, and they take no unit.
NO_AMOUNT = frozenset({"time", "date", "phone", "version", "decade", "code", "ordinal", "too_long"})
#: Forms that words alone tell, and that take no unit.
_WITHOUT_UNIT = frozenset({"ordinal", "year", "multiple", "times"})


def pieces(text: str, low: str) -> Iterator[Piece]:
    """Every number of the text with its unit, left to right, none overlapping."""
    floor = 0
    search = numbers.SEED.search
    match = search(low)
    while match:
        start = match.start()
        piece = _words(text, low, start, floor) if text[start].isalpha() else _digits(text, low, start, floor)
        if piece is not None:
            yield piece
            floor = piece.end
        match = search(low, max(floor, match.end()))


def _words(text: str, low: str, start: int, floor: int) -> Piece | None:
    found = numbers.read(text, low, start)
    if found is None:
        return None
    number, direction = found
    if number.form in _WITHOUT_UNIT:
        return Piece(number, number.start, number.end, direction=direction)
    if number.form == "cardinal" and number.magnitude == 1 and (size := magnitudes.after(low, number.end)):
        number = numbers.scaled(number, Decimal(size[0]), size[1])  # "two mln dlrs"
    return _after(text, low, number, floor)


_GLUED = re.compile(r"[^\W\d_]{1,12}[-\u2011]?$")
_TOKEN_REST = re.compile(r"(?:[-./]?\w){0,24}")
#: Words that a hyphen ties to a figure that is still one: "mid-20s", "0-to-60", "pre-2014".
_HYPHENED = frozenset(
    "mid pre post early late some about over nearly almost to and or by sub non plus a an million billion thousand"
    " hundred twenty thirty".split()
)


def _digits(text: str, low: str, start: int, floor: int) -> Piece | None:
    before = text[start - 1] if start > floor else " "
    if before in "=&?%_":  # inside an address of the web
        return _named(text, start)
    paid = money.before(text, start, floor) if before not in "(\n" else None
    if paid is None:
        if before.isalpha() or (before in "-\u2011" and text[max(0, start - 2) : start - 1].isalpha()):
            code = _code(text, start, floor)
            if code is not None:
                return code
        shape = shapes.special(low, start)
        if shape:
            form, end, digits = shape
            value = Decimal(digits) if digits else None
            return Piece(Number(start, end, value, Decimal(1) if digits else None, form), start, end)
    found = numbers.read(text, low, start)
    if found is None:
        return None
    number = found[0]
    if number.form == "too_long":
        return Piece(number, number.start, number.end)
    if paid is not None and money.in_millions(paid[1].of(text)):
        number = numbers.scaled(number, measured.MILLION, number.end)
    number = _scaled(text, low, number, paid is not None)
    return _paid(text, low, number, paid) if paid else _after(text, low, number, floor)


def _code(text: str, start: int, floor: int) -> Piece | None:
    """Digits that are part of a name: "COVID-19", "A380", "G7"; None for "mid-20" and the like."""
    glued = _GLUED.search(text[max(floor, start - 13) : start])
    if glued is None or (glued[0][-1] in "-\u2011" and _is_plain(glued[0][:-1])):
        return None
    return _named(text, start)


def _is_plain(word: str) -> bool:
    """A word that a hyphen ties to a figure that is still one; "A-1" is a grade."""
    return word.lower() in _HYPHENED and word != "A"


def _named(text: str, start: int) -> Piece:
    rest = _TOKEN_REST.match(text, start)
    end = max(rest.end() if rest else 0, start + 1)
    return Piece(Number(start, end, None, None, "code"), start, end)


# ── powers of ten ────────────────────────────────────────────────────────────────────────────────────────────────────

_M_IS_MILLION = re.compile(
    r"m[^\S\n]{1,2}(?:people|users|homes|jobs|barrels|tonnes|tons|units|households|workers|voters|children|viewers"
    r"|customers|visitors|passengers|copies|shares|cases|doses|vehicles|cars|subscribers|followers|hectares|acres|square"
    r"|sq|members|patients|residents|gallons|litres|women|men)\b"
)


def _scaled(text: str, low: str, number: Number, paid: bool) -> Number:
    """The number in digits with the power of ten after it, and "and a half"."""
    after = magnitudes.after(low, number.end, paid)
    if after is None and low[number.end : number.end + 1] == "m" and _is_million(text, low, number.end):
        after = 10**6, number.end + 1
    if after:
        number = numbers.scaled(number, Decimal(after[0]), after[1])
    return wordparts.add_part(low, number) if low.startswith("and", number.end + 1) else number


def _is_million(text: str, low: str, at: int) -> bool:
    """A single "m": "3.4m people", "10M", "1.2m euros" are millions, "1.8m tall" is a length."""
    if low[at + 1 : at + 2].isalnum():
        return False
    if text[at] == "M" or _M_IS_MILLION.match(low, at):
        return True
    found = units.at(text, low, at + 2) if text[at + 1 : at + 2].isspace() else None
    return found is not None and found.unit.dimension == "money"


# ── the unit, the rate, the bound after ──────────────────────────────────────────────────────────────────────────────

_BOUND_STARTS = frozenset(" +-\u00a0")


def _bound_at(text: str, low: str, end: int) -> Bounding | None:
    return bounds.after(low, end) if text[end : end + 1] in _BOUND_STARTS else None


def _paid(text: str, low: str, number: Number, paid: tuple[Unit, Span]) -> Piece:
    """Money whose sign came first."""
    unit, span = paid
    end = number.end
    rate = measured.per(text, low, end, unit)
    if rate:
        unit, end = rate[0], rate[1].end
    start = min(span.start, number.start)
    return Piece(number, start, end, unit, span, _bound_at(text, low, end), money_first=True)


def _after(text: str, low: str, number: Number, floor: int) -> Piece:
    """The number with the unit that follows it, and what that is per."""
    bound = _bound_at(text, low, number.end)
    end = bound.span.end if bound else number.end
    unit, span = None, None
    found = measured.after(text, low, number, end)
    if found:
        number, unit, span, end = found.number, found.unit, found.span, found.end
    else:
        end = number.end
    rate = measured.per(text, low, end, unit)
    if rate:
        unit, span, end = rate[0], rate[1] if span is None else span.join(rate[1]), rate[1].end
    if unit is None and (aged := _aged(low, number, floor)):
        return replace(aged, bound=bound)
    if unit is None and number.plain and bound is None:
        return _bare(text, low, number)
    if bound is None and end > number.end:
        bound = _bound_at(text, low, end)
    return Piece(number, number.start, end, unit, span, bound)


_AGED = re.compile(r"(?:^|[^a-z])(aged?|ages)[^\S\n]{1,3}(?:of[^\S\n]{1,3})?$")


def _aged(low: str, number: Number, floor: int) -> Piece | None:
    """ "Aged 12", "ages seven and nine": the number with the word before it."""
    since = max(floor, number.start - 12)
    match = _AGED.search(low[since : number.start])
    if match is None or number.value is None or number.value >= 130:
        return None
    words = Span(since + match.start(1), since + match.end(1))
    return Piece(replace(number, form="age"), words.start, number.end, units.units()["year of age"], words)


#: Letters behind digits that make a name of both: "4WD", "9to5Mac"; not "17people" or "16PEOPLE", where
#: a space was lost.
_MIXED = re.compile(r"(?![A-Z]{3,})[a-z]{0,8}[A-FH-Z\d]")


def _bare(text: str, low: str, number: Number) -> Piece:
    """Digits with nothing beside them, with the form that their neighbours give them."""
    start, end = number.start, number.end
    if text[end : end + 1].isalpha() and _MIXED.match(text, end):
        return _named(text, start)
    if text[end : end + 2] in ("'s", "’s"):  # "Channel 4's news"
        return Piece(replace(number, form="model_name"), start, end)
    form = shapes.form(text, low, start, end)
    if form == "cardinal":
        return Piece(number, start, end)
    unit = units.units()["year of age"] if form == "age" else None
    return Piece(replace(number, form=form), start, end, unit)
