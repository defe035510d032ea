"""Puts pieces together that are one quantity, and lets neighbours share what is written once.

"five to seven", "1.2–1.4 million", "between 62 and 68 dollars" are one range; "from 5 to 7 per cent" is two figures
that share unit and power of ten, and so are "24 and 33 per cent"; "3-1" is a score, "one in five" a ratio, "5 ft 2 in"
one length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reconcile.model import Span
from reconcile.text import numbers
from reconcile.text.pieces import NO_AMOUNT, Piece, pieces
from reconcile.text.units import Unit


@dataclass(frozen=True, slots=True)
class Joined:
    """One quantity: a piece (then `first is last`), or two that make a range, score, ratio or compound.

    `low` and `high` hold where there is no single value; `between` is the word of a range that begins with it.
    """

    first: Piece
    last: Piece
    form: str
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    between: Span | None = None

    @property
    def is_range(self) -> bool:
        return self.low is not None and self.low != self.high

    @property
    def unit(self) -> Unit | None:
        return self.last.unit or self.first.unit

    @property
    def unit_span(self) -> Span | None:
        return self.last.unit_span or self.first.unit_span

    @property
    def step(self) -> Decimal | None:
        if self.first is self.last:
            return self.first.number.step
        steps = [piece.number.step for piece in (self.first, self.last) if piece.number.step is not None]
        return min(steps, default=None)


_TO = re.compile(r"[^\S\n]{0,3}[-–—\u2011−~][^\S\n]{0,3}|-to-|[^\S\n]{1,3}(?:to|through)[^\S\n]{1,3}")
_AND = re.compile(r"[^\S\n]{1,3}and[^\S\n]{1,3}")
_OR = re.compile(r"[^\S\n]{1,3}or[^\S\n]{1,3}|-or-")
_IN = re.compile(r"[^\S\n]{1,3}(?:in|out of|in every)[^\S\n]{1,3}")
_LIST = re.compile(r",?[^\S\n]{1,3}(?:and|or)[^\S\n]{1,3}|,[^\S\n]{1,3}")
_TOGETHER = re.compile(r"[^\S\n]{1,2}(?:and[^\S\n]{1,2})?")
#: The longest gap that joins two pieces.
_WIDEST = 14


def join(text: str, low: str) -> Sequence[Joined]:
    """The text's quantities in order."""
    found = list(pieces(text, low))
    out: list[Joined] = []
    at = 0
    while at < len(found):
        piece = found[at]
        at += 1
        if at < len(found) and 0 < found[at].start - piece.end <= _WIDEST:
            pair = _pair(low, piece, found[at])
            if isinstance(pair, Joined):
                out.append(pair)
                at += 1
                continue
            if pair is not None:
                piece, found[at] = pair
        out.append(_single(low, piece))
    _share(low, out)
    return out


# ── one piece ────────────────────────────────────────────────────────────────────────────────────────────────────────

_FORMS = {"money": "money", "percent": "percent", "age": "age"}
#: A hyphen makes a number a part of these words, which tell how something is: "one-off", "three-dimensional".
_OF_SHAPE = re.compile(
    r"-(?:wheel[- ]drive|offs?|sided|ways?|dimensional|faced|pronged|tiered|fisted|legged|liners?|stop|on-one)"
    r"(?![^\W_])"
)
_PRONOUN = re.compile(
    r"(?:^|[^a-z])(?:this|that|which|each|every|any|no|the|another|same|some|such an?)[^\S\n-]{1,3}$"
    r"|(?:no|any|some|every)-$"
)


def _single(low: str, piece: Piece) -> Joined:
    number = piece.number
    form = number.form
    shaped = low[number.end : number.end + 1] == "-" and form == "cardinal" and _OF_SHAPE.match(low, number.end)
    if shaped or low.startswith(("multi-", "multi "), max(0, number.start - 6)):  # "a multi-million deal"
        return Joined(piece, piece, "code", number.value, number.low, number.high)
    if piece.unit is not None:
        if form in ("cardinal", "fraction"):
            form = "times" if piece.unit.id == "count" else _FORMS.get(piece.unit.dimension.partition("/")[0], form)
    elif number.value == 1 and form == "cardinal" and low.startswith("one", number.start):
        form = "pronoun" if _PRONOUN.search(low[max(0, number.start - 12) : number.start]) else form
    elif form == "cardinal" and low.startswith("number ", number.start - 7) and low[number.start].isalpha():
        form = "label"  # "the number two carrier"
    return Joined(piece, piece, form, number.value, number.low, number.high)


# ── two pieces ───────────────────────────────────────────────────────────────────────────────────────────────────────

_BETWEEN = re.compile(r"(?:^|[^a-z])(between)[^\S\n]{1,3}(?:(?:about|around|roughly)[^\S\n]{1,3})?$")
_FROM = re.compile(
    r"(?:^|[^a-z])from[^\S\n]{1,3}(?:(?:up[^\S\n]{1,3}to|about|around|just|nearly|almost|over|under)[^\S\n]{1,3})?$"
)
_SPANNING = re.compile(
    r"(?:is|are|was|were|rang\w{0,4}|var\w{1,5}|anywhere|span\w{0,5}|ages|aged)[^\S\n]{1,3}(from)[^\S\n]{1,3}$"
)
#: "Off 3/4 to 34": a step without a unit, then the level.
_MOVED = re.compile(
    r"(?:^|[^a-z])(?:up|down|off|rose|fell|gained|lost|added|shed|jumped|slipped|climbed|dropped|dipped|eased|advanced|surged"
    r"|tumbled|plunged|soared)[^\S\n]{1,3}(?:by[^\S\n]{1,3})?$"
)
#: A step of fewer is hardly told beside the level that it led to.
_STEP = 400
_SCORE_TALK = re.compile(
    r"(?:won|win|wins|lost|lose|beat|beats|beaten|draw|drew|lead|led|defeat|defeated|victory|loss|score|scored|went|vs|at"
    r"|vote|voted|by|down|trail|ahead|up)(?:[^\S\n]{1,3}\w{1,20}){0,2}[^\S\n]{1,3}$"
)
_CLAUSE_ENDS = re.compile(r"[^\S\n]{0,3}(?:[.;:!?)\]”\"](?!\d)|,(?!\d)|$)")
_COMPOUND = {
    ("ft", "in"): 12,
    ("USD", "cent"): 100,
    ("EUR", "cent"): 100,
    ("GBP", "penny"): 100,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("lb", "ounce"): 16,
    ("stone", "lb"): 14,
}


def _pair(low: str, first: Piece, second: Piece) -> Joined | tuple[Piece, Piece] | None:
    """Two neighbours as one quantity, or as two that share, or None where they have nothing to do with each other."""
    a, b = first.number.value, second.number.value
    if first.form in NO_AMOUNT or second.form in NO_AMOUNT or a is None or b is None:
        return None
    gap = low[first.end : second.start]
    if _TO.fullmatch(gap):
        return _to(low, first, second, gap)
    if _AND.fullmatch(gap):
        between = _BETWEEN.search(low, max(0, first.start - 24), first.start)
        if between:
            return _range(first, second, Span(between.start(1), between.end(1)))
    if _OR.fullmatch(gap) and _adjacent(first, second, a, b):
        return _range(first, second)
    if _IN.fullmatch(gap):
        return _ratio(first, second, gap, a, b)
    return _compound(low, first, second, a, b) if _TOGETHER.fullmatch(gap) else None


def _to(low: str, first: Piece, second: Piece, gap: str) -> Joined | tuple[Piece, Piece] | None:
    a, b = first.number.value, second.number.value
    assert a is not None
    assert b is not None
    bare = first.unit is None and second.unit is None
    if bare and first.form in ("year", "date"):
        return None
    before = low[max(0, first.start - 32) : first.start]
    spelled = "to" in gap
    if bare and not spelled and _is_score(first, second, gap, before):
        return Joined(first, second, "score", None, min(a, b), max(a, b))
    if spelled and _is_step(*_sharing(first, second)):
        return None
    if spelled and bare and (b > 4 * a or first.form == "fraction") and _MOVED.search(before):
        return None
    if spelled and bare and b > 4 * a >= _STEP and before.endswith("by "):
        return None  # "lifted the number of posts by 5,000 to 55,000"
    spanning = _SPANNING.search(before) if spelled else None
    if spelled and spanning is None and _FROM.search(before):
        return _sharing(first, second)
    since = first.start - len(before)
    ranging = _range(first, second, Span(since + spanning.start(1), since + spanning.end(1)) if spanning else None)
    if ranging is None and spelled and bare and a > b:
        return Joined(first, second, "ratio", a / b) if b == 1 else Joined(first, second, "score", None, b, a)
    return ranging


def _is_score(first: Piece, second: Piece, gap: str, before: str) -> bool:
    """ "3-1", "2-2"; "1-3" only where the words before tell of a match or a vote."""
    a, b = first.number.value, second.number.value
    if a is None or b is None or not (first.number.plain and second.number.plain) or max(a, b) >= 200:
        return False
    return a >= b or (b <= 15 and "–" not in gap and bool(_SCORE_TALK.search(before)))


def _is_step(first: Piece, second: Piece) -> bool:
    """ "Rose 2 per cent to 5,884", "by $43 billion to $419 billion": a step, then the level it led to."""
    a, b = first.number.value, second.number.value
    if first.unit is None or a is None or b is None:
        return False
    if not first.money_first and (second.unit is None or second.unit.dimension != first.unit.dimension):
        return True
    return second.money_first and a > 0 and b > 4 * a


def _range(first: Piece, second: Piece, between: Span | None = None) -> Joined | None:
    first, second = _sharing(first, second)
    a, b = first.number.value, second.number.value
    if a is None or b is None or a >= b or _clash(first.unit, second.unit):
        return None
    years = first.unit is None and second.unit is None and first.number.plain and second.number.plain
    form = "year" if years and a >= 1000 and b <= 2100 else "range"
    return Joined(first, second, form, None, a, b, between)


def _clash(first: Unit | None, second: Unit | None) -> bool:
    return first is not None and second is not None and first.id != second.id and not second.id.startswith(first.name)


def _adjacent(first: Piece, second: Piece, a: Decimal, b: Decimal) -> bool:
    """ "Five or six": neighbours of one another."""
    size = second.number.magnitude
    return first.unit is None and a <= 20 and first.number.magnitude == 1 and 0 < b / size - a <= 1


def _sharing(first: Piece, second: Piece) -> tuple[Piece, Piece]:
    """The two with the unit and the power of ten that only one of them has."""
    a, b = first.number, second.number
    open_ended = first.unit is None or first.money_first
    if open_ended and a.value is not None and a.magnitude == 1 and b.magnitude > 1 and abs(a.value) < 1000:
        first = replace(first, number=numbers.scaled(a, b.magnitude, a.end))
    if first.unit is None and second.unit is not None:
        if not second.money_first and first.form not in ("year", "date"):
            first = replace(first, unit=second.unit)
    elif first.unit is not None and first.money_first:
        if second.unit is None:
            second = replace(second, unit=first.unit)
        elif " per " in second.unit.id and second.unit.id.startswith(first.unit.name):
            first = replace(first, unit=second.unit)
    return first, second


def _ratio(first: Piece, second: Piece, gap: str, a: Decimal, b: Decimal) -> Joined | None:
    """ "One in five", "two out of three"; "three in 2019" and "12 in six boxes" are none."""
    if first.unit or second.unit or first.number.magnitude > 1 or not 0 < a < b:
        return None
    if "out" not in gap and (second.form != "cardinal" or a > 20 or (b > 100 and b % 100)):
        return None
    return Joined(first, second, "ratio", a / b)


def _compound(low: str, first: Piece, second: Piece, a: Decimal, b: Decimal) -> Joined | None:
    """ "5 ft 2 in", "three dollars and 50 cents", "three dollars 50"."""
    if first.unit is None or first.money_first or first.bound:
        return None
    if second.unit is None:
        spoken = first.unit.dimension == "money" and first.number.magnitude == 1 and a % 1 == 0 and 10 <= b < 100
        alone = spoken and second.start == first.end + 1 and _CLAUSE_ENDS.match(low, second.end)
        return Joined(first, replace(second, unit=first.unit), "money", a + b / 100) if alone else None
    parts = _COMPOUND.get((first.unit.id, second.unit.id))
    if parts is None or b >= parts or first.unit_span is None or second.unit_span is None:
        return None
    whole = replace(second, unit=first.unit, unit_span=first.unit_span.join(second.unit_span))
    return Joined(first, whole, _FORMS.get(first.unit.dimension, "cardinal"), a + b / parts)


# ── lists ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _share(low: str, found: list[Joined]) -> None:
    """Gives a unit that is written once to the whole list: "5, 10 and 15 km". A list needs an "and" or an "or"."""
    linked = shared = False
    for at in range(len(found) - 2, -1, -1):
        this, after = found[at], found[at + 1]
        start, end = this.last.end, after.first.start
        if not 0 < end - start <= _WIDEST or not _LIST.fullmatch(low, start, end):
            linked = shared = False
            continue
        linked = linked or low[start:end].strip() != ","
        unit = after.unit
        written = shared or after.last.unit_span is not None
        shared = linked and written and unit is not None and _may_share(this, after)
        if shared:
            last = replace(this.last, unit=unit)
            first = last if this.first is this.last else replace(this.first, unit=unit)
            form = after.form if after.form in _FORMS and this.form == "cardinal" else this.form
            found[at] = replace(this, first=first, last=last, form=form)


def _may_share(this: Joined, after: Joined) -> bool:
    if this.unit is not None or after.last.money_first:
        return False
    if this.form not in ("cardinal", "range"):
        return False
    return not (this.first.number.plain and this.value is not None and 1500 <= this.value <= 2100)
