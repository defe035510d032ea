"""Puts pieces together that are one quantity, and lets neighbours share what is written once.

"five to seven", "1.2–1.4 million", "between 62 and 68 dollars" are one range; "from 5 to 7 per cent" is two figures, which
share unit and power of ten; "24 and 33 per cent" likewise; "3-1" is a score, "one in five" a ratio, "5 ft 2 in" one length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from reconcile.model import Span
from reconcile.text import numbers, units
from reconcile.text.pieces import NO_AMOUNT, Piece, pieces
from reconcile.text.units import Unit


@dataclass(frozen=True, slots=True)
class Joined:
    """One quantity: a piece, or two that make a range, score or ratio."""

    first: Piece
    last: Piece
    form: str
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    between: Span | None = None

    @property
    def is_range(self) -> bool:
        return self.low is not None and self.high is not None and self.low != self.high

    @property
    def unit(self) -> Unit | None:
        return self.last.unit or self.first.unit

    @property
    def unit_span(self) -> Span | None:
        return self.last.unit_span or self.first.unit_span

    @property
    def step(self) -> Decimal | None:
        steps = [piece.number.step for piece in (self.first, self.last) if piece.number.step is not None]
        return min(steps) if steps else None


_TO = re.compile(r"[^\S\n]*[-–—‑−~][^\S\n]*|-to-|[^\S\n]+(?:to|through)[^\S\n]+")
_AND = re.compile(r"[^\S\n]+and[^\S\n]+")
_OR = re.compile(r"[^\S\n]+or[^\S\n]+|-or-")
_IN = re.compile(r"[^\S\n]+(?:in|out of|in every)[^\S\n]+")
_LIST = re.compile(r",?[^\S\n]+(?:and|or)[^\S\n]+|,[^\S\n]+")
_COMPOUND_GAP = re.compile(r"[^\S\n]{1,2}(?:and[^\S\n]+)?")
_COMPOUND = {("ft", "in"): 12, ("USD", "cent"): 100, ("EUR", "cent"): 100, ("GBP", "penny"): 100, ("hour", "minute"): 60, ("minute", "second"): 60, ("lb", "ounce"): 16}
#: The longest gap that joins two pieces, for speed.
_WIDEST = 12


def join(text: str, low: str) -> Iterable[Joined]:
    """The text's quantities in order."""
    found = list(pieces(text, low))
    out: list[Joined] = []
    i = 0
    while i < len(found):
        if i + 1 < len(found) and 0 < found[i + 1].start - found[i].end <= _WIDEST:
            pair = _pair(text, low, found[i], found[i + 1])
            if isinstance(pair, Joined):
                out.append(pair)
                i += 2
                continue
            if pair is not None:
                found[i], found[i + 1] = pair
        out.append(_single(low, found[i]))
        i += 1
    return _shared(low, out)


def _single(low: str, piece: Piece) -> Joined:
    number = piece.number
    form = number.form
    if number.value == 1 and form == "cardinal" and piece.unit is None and low.startswith("one", number.start) and _PRONOUN.search(
        low[max(0, number.start - 12) : number.start]
    ):
        form = "pronoun"
    elif piece.unit is not None and form in ("cardinal", "fraction"):
        form = {"money": "money", "percent": "percent", "age": "age"}.get(piece.unit.dimension, form)
        form = "times" if piece.unit.id == "count" else form
    return Joined(piece, piece, form, number.value, number.low, number.high)


_PRONOUN = re.compile(r"(?:^|[^a-z])(?:this|that|which|each|every|any|no|the|another|same|some|such an?)[^\S\n-]+$|(?:no|any|some|every)-$")


def _pair(text: str, low: str, first: Piece, second: Piece) -> Joined | tuple[Piece, Piece] | None:
    """Two neighbours as one quantity, or as two that share, or None where they have nothing to do with each other."""
    if first.form in NO_AMOUNT or second.form in NO_AMOUNT or first.number.value is None or second.number.value is None:
        return None
    start, end = first.end, second.start
    gap = low[start:end]
    if _TO.fullmatch(gap):
        return _to(low, first, second, gap)
    if _AND.fullmatch(gap):
        between = _BETWEEN.search(low[max(0, first.start - 20) : first.start])
        if between:
            return _range(first, second, Span(first.start - len(between[0]) + between.start(1) - between.start(), first.start - (len(between[0]) - between.end(1) + between.start())))
    if _OR.fullmatch(gap) and _next_to(first, second):
        return _range(first, second, None)
    if _IN.fullmatch(gap):
        return _ratio(first, second, gap)
    if _COMPOUND_GAP.fullmatch(gap) and first.unit and second.unit and (first.unit.id, second.unit.id) in _COMPOUND:
        return _compound(first, second)
    return None


_BETWEEN = re.compile(r"(?:^|[^a-z])(between)[^\S\n]+(?:about[^\S\n]+|around[^\S\n]+)?$")
_FROM = re.compile(r"(?:^|[^a-z])from[^\S\n]+(?:up[^\S\n]+to[^\S\n]+|about[^\S\n]+|around[^\S\n]+|just[^\S\n]+|nearly[^\S\n]+)?$")
_SPANS = re.compile(r"(?:rang\w*|var\w+|anywhere|between|span\w*|ages|aged)[^\S\n]+from[^\S\n]+$")
_SCORE_TALK = re.compile(r"(?:won|win|wins|lost|lose|beat|beats|beaten|draw|drew|lead|led|defeat|defeated|victory|loss|score|scored|went|vs|at|vote|voted|by|down|trail|ahead|up)(?:[^\S\n]+\w+){0,2}[^\S\n]+$")


def _to(low: str, first: Piece, second: Piece, gap: str) -> Joined | tuple[Piece, Piece] | None:
    a, b = first.number.value, second.number.value
    assert a is not None and b is not None
    before = low[max(0, first.start - 24) : first.start]
    bare = first.unit is None and second.unit is None
    if "year" in (first.form, second.form) and bare and first.form != "cardinal":
        return None
    spelled = "to" in gap
    if spelled and _is_change(first, second, a, b):
        return None
    if bare and not spelled and "through" not in gap and first.number.plain and second.number.plain and a < 200 and b < 200:
        if a >= b or (max(a, b) <= 15 and _SCORE_TALK.search(before) and not gap.strip() == "–" ):
            return Joined(first, second, "score", None, min(a, b), max(a, b))
    if spelled and _FROM.search(before) and not _SPANS.search(before):
        return _sharing(first, second)
    first, second = _sharing(first, second)
    a, b = first.number.value, second.number.value
    assert a is not None and b is not None
    if a < b:
        return _range(first, second, None)
    if spelled and bare and a > b:
        return Joined(first, second, "ratio", a / b) if b == 1 else Joined(first, second, "score", None, b, a)
    return None


def _is_change(first: Piece, second: Piece, a: Decimal, b: Decimal) -> bool:
    """ "Rose 2 per cent to 5,884", "by $43 billion to $419 billion": a step, then the level it led to."""
    own = first.unit is not None and not first.money_first
    if own and (second.unit is None or second.unit.dimension != (first.unit.dimension if first.unit else "")):
        return True
    return first.unit is not None and second.unit is not None and second.start != second.number.start and a > 0 and b > 4 * a


def _range(first: Piece, second: Piece, between: Span | None) -> Joined | tuple[Piece, Piece] | None:
    first, second = _sharing(first, second)
    a, b = first.number.value, second.number.value
    assert a is not None and b is not None
    if a >= b or (first.unit and second.unit and first.unit.id != second.unit.id and not second.unit.id.startswith(first.unit.name)):
        return None
    years = first.unit is None and second.unit is None and first.number.plain and second.number.plain and 1000 <= a and b <= 2100
    return Joined(first, second, "year" if years else "range", None, a, b, between)


def _next_to(first: Piece, second: Piece) -> bool:
    """ "Five or six": neighbours of one another, written alike."""
    a, b = first.number.value, second.number.value
    assert a is not None and b is not None
    return 0 < b / max(second.number.magnitude, 1) - a / max(first.number.magnitude, 1) <= 1 and a <= 20 and first.unit is None


def _sharing(first: Piece, second: Piece) -> tuple[Piece, Piece]:
    """The two with the unit and the power of ten that only one of them has."""
    a, b = first.number, second.number
    assert a.value is not None and b.value is not None
    if a.magnitude == 1 and b.magnitude > 1 and (first.unit is None or first.money_first) and abs(a.value) < 1000:
        first = replace(first, number=numbers.scaled(a, b.magnitude, a.end))
    if first.unit is None and second.unit is not None and not second.money_first and first.form not in ("year", "date"):
        first = replace(first, unit=second.unit)
    elif second.unit is None and first.unit is not None and first.money_first:
        second = replace(second, unit=first.unit)
    elif first.money_first and first.unit and second.unit and " per " in second.unit.id and second.unit.id.startswith(first.unit.name):
        first = replace(first, unit=second.unit)
    return first, second


def _ratio(first: Piece, second: Piece, gap: str) -> Joined | None:
    a, b = first.number.value, second.number.value
    assert a is not None and b is not None
    if first.unit or second.unit or first.number.magnitude > 1 or not 0 < a < b or second.form not in ("cardinal", "year"):
        return None
    if "out" not in gap and (b > 100 and b % 100 or second.form == "year" or a > 20):
        return None
    return Joined(first, second, "ratio", a / b)


def _compound(first: Piece, second: Piece) -> Joined | None:
    a, b = first.number.value, second.number.value
    assert a is not None and b is not None and first.unit is not None and second.unit is not None
    parts = _COMPOUND[(first.unit.id, second.unit.id)]
    if b >= parts or first.money_first:
        return None
    whole = replace(second, unit=first.unit, unit_span=first.unit_span.join(second.unit_span) if first.unit_span and second.unit_span else None)
    return Joined(first, whole, "money" if first.unit.dimension == "money" else "cardinal", a + b / parts)


def _shared(low: str, found: list[Joined]) -> list[Joined]:
    """A unit written once after a list: "5, 10 and 15 km". Read from the right; a list needs an "and" or "or"."""
    linked = False
    for i in range(len(found) - 2, -1, -1):
        this, after = found[i], found[i + 1]
        gap = low[this.last.end : after.first.start] if after.first.start - this.last.end <= _WIDEST else ""
        if not gap or not _LIST.fullmatch(gap):
            linked = False
            continue
        linked = linked or gap.strip() != ","
        if linked and _may_share(this, after):
            unit = after.unit
            piece = replace(this.last, unit=unit)
            first = piece if this.first is this.last else replace(this.first, unit=unit)
            form = after.form if after.form in ("money", "percent", "age") and this.form == "cardinal" else this.form
            found[i] = replace(this, first=first, last=piece, form=form)
    return found


def _may_share(this: Joined, after: Joined) -> bool:
    unit = after.unit
    if this.unit is not None or unit is None or after.last.money_first or this.form not in ("cardinal", "range"):
        return False
    if unit.dimension == "age" and after.last.unit_span is None:
        return False
    return not (this.first.number.plain and this.value is not None and 1500 <= this.value <= 2100)
