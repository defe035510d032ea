"""One number with its unit: the step between bare numbers and quantities.

Reads money before the figure (`US$6bn`, `Rs 500 crore`), units after it ("5km", "30 per cent"), powers of ten, and what
the amount is per ("$58 a barrel").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from reconcile.model import Direction, Span
from reconcile.text import bounds, numbers, numberwords, shapes, trie, units
from reconcile.text.bounds import Bounding
from reconcile.text.currencies import currencies
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


def pieces(text: str, low: str) -> Iterator[Piece]:
    """Every number of the text with its unit, left to right, none overlapping."""
    floor = 0
    search = numbers.SEED.search
    match = search(low)
    while match:
        start = match.start()
        piece = _digits(text, low, start, floor) if low[start].isdigit() else _words(text, low, start, floor)
        if piece is not None:
            yield piece
            floor = max(piece.end, match.end())
        match = search(low, max(floor, match.end()))


def _words(text: str, low: str, start: int, floor: int) -> Piece | None:
    found = numbers.read(text, low, start)
    if found is None:
        return None
    number, direction = found
    if number.form in ("ordinal", "year", "multiple", "times"):
        return Piece(number, number.start, number.end, direction=direction)
    return _with_unit(text, low, number, None, floor)


_GLUED = re.compile(r"[^\W\d_]{1,12}[-\u2011]?$")
_TOKEN_REST = re.compile(r"(?:[-./]?\w){0,24}")


def _digits(text: str, low: str, start: int, floor: int) -> Piece | None:
    before = text[start - 1] if start > floor else " "
    if before in "=&?%_":  # inside an address of the web
        return _named(text, start)
    money = _money_before(text, start, floor) if before not in "(\n" else None
    if money is None and (before.isalpha() or before in "-\u2011" and text[start - 2 : start - 1].isalpha()):
        code = _code(text, start, floor)
        if code is not None:
            return code
    shape = shapes.special(low, start) if money is None else None
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
    return _with_unit(text, low, number, money, floor)


def _code(text: str, start: int, floor: int) -> Piece | None:
    """Digits that are part of a name: "COVID-19", "A380", "G7"; None for "mid-20" and the like."""
    window = text[max(floor, start - 13) : start]
    glued = _GLUED.search(window)
    if glued is None or glued[0][:-1].lower() in _HYPHENED and glued[0][-1] in "-\u2011":
        return None
    return _named(text, start)


#: Words that a hyphen ties to a figure that is still one: "mid-20s", "0-to-60", "pre-2014".
_HYPHENED = frozenset(
    "mid pre post early late some about over nearly almost to and or by sub non plus a an million billion thousand hundred twenty thirty".split()
)


def _named(text: str, start: int) -> Piece:
    rest = _TOKEN_REST.match(text, start)
    end = max(rest.end() if rest else 0, start + 1)
    return Piece(Number(start, end, None, None, "code"), start, end)


# ── money before the figure ──────────────────────────────────────────────────────────────────────────────────────────

#: Prefixes that are also other things ("R2", "P5", "N1"): money only where the figure looks like an amount.
_AMBIGUOUS = frozenset({"R", "P", "N", "K", "Sh", "Ft", "RO", "JD", "LE", "SR", "TL", "DM", "PS", "BD", "KD", "kr", "Re", "zl", "Dh", "CFA"})


#: Letters that a space may part from their dollar sign, as in text that a machine cut into words ("us $ 150 million").
_SPACED = {
    "US": "USD", "us": "USD", "HK": "HKD", "hk": "HKD", "C": "CAD", "c": "CAD", "NZ": "NZD", "nz": "NZD", "NT": "TWD", "U.S.": "USD", "u.s.": "USD", "u.s": "USD",
}  # fmt: skip


@cache
def _prefixes() -> tuple[re.Pattern[str], dict[str, str]]:
    money = currencies()
    table = money.signs | money.prefixes | {code: code for code in money.codes} | {code + "$": code for code in money.codes}
    table |= {sign.lower(): code for sign, code in table.items() if sign[-1] == "$" and len(sign) > 2}
    table |= {f"{letters}{gap}$": code for letters, code in _SPACED.items() for gap in ("", " ")}
    backwards = trie.pattern(sorted(prefix[::-1] for prefix in table))
    return re.compile(rf"[^\S\n]?({backwards})(?:(?<=[^A-Za-z])|(?![A-Za-z0-9]))"), table


_LAST_OF_PREFIX = frozenset("$£€¥₹₽₺₴₦₩₫₪₱₡₾₭฿₵₸₼₮৳៛₲₿元.¢ł")


def _money_before(text: str, start: int, floor: int) -> tuple[Unit, Span] | None:
    """The currency that stands right before a figure."""
    last = text[start - 1] if start > floor else ""
    if last in ("-", "−"):
        last, start = text[start - 2 : start - 1], start - 1
    gap = last.isspace() and last != "\n"
    if gap:
        last = text[start - 2 : start - 1]
    if not (last in _LAST_OF_PREFIX or last.isupper() or (last.isalpha() and text[max(0, start - 5) : start].split()[-1:] and text[max(0, start - 5) : start].split()[-1] in _SMALL_PREFIXES)):
        return None
    pattern, table = _prefixes()
    match = pattern.match(text[max(floor, start - 8) : start][::-1])
    if match is None:
        return None
    prefix = match[1][::-1]
    code = table.get(prefix) or table.get(re.sub(r"\s+", " ", prefix))
    if code is None:
        return None
    if prefix in _AMBIGUOUS and (gap or not _LOOKS_LIKE_MONEY.match(text, start)):
        return None
    begin = start - match.end(1)
    if " " in prefix and prefix.islower() and not gap:  # "gave us $50"
        begin, code = start - 1, "USD"
    return units.units()[code], Span(begin, start - match.start(1))


_SMALL_PREFIXES = frozenset({"Rs", "Rp", "Tk", "Dhs", "Dh", "Php", "KSh", "Ksh", "Ush", "Tsh", "Shs", "Re", "GHc", "kr", "SFr", "Sh", "Ft", "zl"})
_LOOKS_LIKE_MONEY = re.compile(r"[-−]?\d[\d,.]*(?:(?<=\d{4})|[^\S\n]?(?:m|mn|bn|b|million|billion|trillion|tn|crore|lakh)\b|(?<=[.,]\d\d)|(?<=,\d{3}))")


# ── unit after the figure ────────────────────────────────────────────────────────────────────────────────────────────

#: Symbols that are words or initials of their own when a space parts them from the figure.
_GLUED_ONLY = frozenset({"s", "h", "A", "V", "p", "c", "b", "t", "MP", "in", "pm", "c.", "PS", "ha"} - {"PS", "ha", "t"})
_GAP = re.compile(r"[^\S\n]{1,2}|[^\S\n]?-[^\S\n]?")
_M_IS_MILLION = re.compile(
    r"m[^\S\n]+(?:people|users|homes|jobs|barrels|tonnes|tons|units|households|workers|voters|children|viewers|customers|visitors|passengers"
    r"|copies|shares|cases|doses|vehicles|cars|subscribers|followers|hectares|acres|square|sq|members|patients|residents|gallons|litres|women|men)\b"
)


def _with_unit(text: str, low: str, number: Number, money: tuple[Unit, Span] | None, floor: int) -> Piece:
    number = _scaled(text, low, number, money is not None)
    bound = bounds.after(low, number.end) if text[number.end : number.end + 1] in _BOUND_STARTS else None
    end = bound.span.end if bound else number.end
    if money is not None:
        piece = _priced(text, low, replace(Piece(number, money[1].start, number.end, bound=bound)), money)
    else:
        piece = _measured(text, low, Piece(number, number.start, number.end, bound=bound), end)
    piece = _per(text, low, piece)
    if piece.unit is None and piece.number.plain and piece.bound is None:
        return _shaped(text, low, piece, floor)
    if bound is None and text[piece.end : piece.end + 1] in _BOUND_STARTS:
        piece = replace(piece, bound=bounds.after(low, piece.end))
    return piece


_BOUND_STARTS = frozenset(" +-\u00a0")


def _shaped(text: str, low: str, piece: Piece, floor: int) -> Piece:
    """Bare digits, with the form that their neighbours give them."""
    number = piece.number
    aged = _AGED.search(low[max(floor, number.start - 16) : number.start])
    if aged and number.value is not None and number.value < 130:
        start = number.start - len(aged[0]) + len(aged[1])
        unit = Span(start, start + len(aged[2]))
        return replace(piece, number=_formed(number, "age"), start=unit.start, unit=units.units()["year of age"], unit_span=unit)
    form = shapes.form(text, low, number.start, number.end)
    if form == "age":
        return replace(piece, number=_formed(number, form), unit=units.units()["year of age"])
    return replace(piece, number=_formed(number, form)) if form != "cardinal" else piece


_AGED = re.compile(r"(^|[^a-z])(aged?|ages)[^\S\n]+(?:of[^\S\n]+)?$")


def _formed(number: Number, form: str) -> Number:
    return replace(number, form=form)


def _scaled(text: str, low: str, number: Number, money: bool) -> Number:
    """The number with the power of ten after it, and "and a half"."""
    if text[number.end - 1].isalpha() and not number.plain:  # in words: its magnitudes are already read
        return number
    after = numberwords.magnitude_after(low, number.end, money)
    if after is None and low[number.end : number.end + 1] == "m" and _is_million(text, low, number.end):
        after = 10**6, number.end + 1
    if after:
        number = numbers.scaled(number, Decimal(after[0]), after[1])
    if text[number.end : number.end + 1].isspace() and low[number.end + 1 : number.end + 4] == "and":
        return numberwords.add_part(low, number)
    return number


def _is_million(text: str, low: str, at: int) -> bool:
    """A single "m": "3.4m people", "10M", "1.2m euros" are millions, "1.8m tall" is a length."""
    if low[at + 1 : at + 2].isalnum():
        return False
    if text[at] == "M" or _M_IS_MILLION.match(low, at):
        return True
    found = units.at(text, low, at + 2) if text[at + 1 : at + 2].isspace() else None
    return found is not None and found.unit.dimension == "money"


def _priced(text: str, low: str, piece: Piece, money: tuple[Unit, Span]) -> Piece:
    """Money whose sign came first; the same currency's name may follow ("$10 dollars")."""
    return replace(piece, unit=money[0], unit_span=money[1], money_first=True)


_WHOLE_UNITS = frozenset({"hundredweight"})


def _measured(text: str, low: str, piece: Piece, end: int) -> Piece:
    """The piece with the unit that follows it."""
    gap = _GAP.match(text, end)
    at = gap.end() if gap else end
    if at >= len(text) or (not gap and piece.number.end and text[end - 1].isalpha() and text[at].isalpha()):
        return piece
    number = piece.number
    if number.form == "fraction" or number.value is not None and number.value < 1 or number.magnitude > 1 or number.form == "vague":
        of = _OF_A.match(low, end)
        at = of.end() if of else at
    found = units.at(text, low, at)
    if found is None or not _fits(text, low, number, found, glued=at == end, hyphen=bool(gap and "-" in gap[0])):
        return piece
    unit, span = _pound(low, piece, found), Span(found.start, found.end)
    after = numberwords.magnitude_after(low, found.end) if unit.dimension == "money" and number.magnitude == 1 and text[found.end : found.end + 1] == " " else None
    if after and number.plain:  # "75 USD million"
        scaled = replace(numbers.scaled(number, Decimal(after[0]), after[1]), end=number.end)
        return replace(piece, number=scaled, unit=unit, unit_span=Span(found.start, after[1]), end=after[1])
    piece = replace(piece, unit=unit, unit_span=span, end=found.end)
    return _and_a_half(low, piece)


_OF_A = re.compile(r"[^\S\n]+(?:of[^\S\n]+)?(?:an?[^\S\n]+)?")


def _fits(text: str, low: str, number: Number, found: units.Found, glued: bool, hyphen: bool) -> bool:
    written = text[found.start : found.end]
    if written in _GLUED_ONLY and not glued:
        return written == "in" and low[max(0, number.start - 4) : number.start].endswith((" ft ", "ft ", "feet "))
    if written == "s" and number.plain or len(written) == 1 and text[found.end : found.end + 1] == "-":
        return False
    if written == "′" and (number.value is None or number.value >= 1000):
        return False
    lower = written.lower()
    if lower == "won":
        return number.value is None or number.value >= 1000
    if lower == "second" and not hyphen:
        return number.value == 1 and False or (number.value or 0) > 3
    if written == "m" and not glued and text[found.end : found.end + 1] in ("'", "’"):
        return False
    return not (hyphen and number.value is None and found.unit.dimension == "money")


_MONEY_TALK = re.compile(r"(?:cost|price|paid|pay|fine|worth|spen[dt]|earn|sold|buy|bought|wage|salar|charge|budget|bill|sav|rais|fund|loan|debt)")


def _pound(low: str, piece: Piece, found: units.Found) -> Unit:
    """A pound is money where the amount is large or the talk is of money, else a weight."""
    if found.unit.id != "GBP" or low[found.start : found.end] not in ("pound", "pounds"):
        return found.unit
    number = piece.number
    large = number.magnitude >= 1000 or (number.value or number.low or 0) >= 5000
    if large or _MONEY_TALK.search(low[max(0, piece.start - 40) : piece.start]) or low.startswith(" a week", found.end):
        return found.unit
    return units.units()["lb"]


_HALF_AFTER_UNIT = re.compile(r"[^\S\n]+and[^\S\n]+a[^\S\n]+half(?![^\W_])")


def _and_a_half(low: str, piece: Piece) -> Piece:
    """ "One year and a half" is one and a half years."""
    match = _HALF_AFTER_UNIT.match(low, piece.end)
    if match is None or piece.number.value is None:
        return piece
    value = piece.number.value + piece.number.magnitude / 2
    return replace(piece, number=replace(piece.number, value=value), end=match.end())


# ── rates ────────────────────────────────────────────────────────────────────────────────────────────────────────────

_PER = re.compile(r"(?:[^\S\n]{1,2}|-)(per|an?|each|every)(?:[^\S\n]{1,2}|-)|[^\S\n]?(/)[^\S\n]?")
_NOUN = re.compile(r"[a-z][a-z-]{1,20}")
#: Nouns that "a" makes a rate with, beyond units of measure: "$98 a share".
_SOLD_BY = frozenset(
    "share barrel head person piece ticket bottle night copy unit dozen word page seat plate bushel pack packet box bag ride trip call visit vote".split()
)
_NOT_A_RATE = re.compile(r"[^\S\n]+(?:ago|earlier|later|before|after|old|from now|on from|prior|previous|since|long)(?![^\W_])")


def _per(text: str, low: str, piece: Piece) -> Piece:
    match = _PER.match(low, piece.end)
    if match is None or piece.number.form in NO_AMOUNT:
        return piece
    word = match[1] or "/"
    if piece.unit is None and word != "per" or piece.unit is not None and piece.unit.dimension in ("duration", "age") and word in ("a", "an"):
        return piece
    below = units.at(text, low, match.end())
    if below and (below.unit.dimension in ("money", "percent", "count") or _NOT_A_RATE.match(low, below.end)):
        below = None if below.unit.dimension in ("money", "percent", "count") else below
        if below is not None:
            return piece
    if below:
        span = Span((piece.unit_span.start if piece.unit_span and not piece.money_first else match.start()), below.end)
        return _rated(piece, units.rate(piece.unit or units.COUNT, below.unit), below.end, span)
    noun = _NOUN.match(low, match.end())
    if noun is None or word == "/" or (word != "per" and noun[0] not in _SOLD_BY) or noun[0] == "cent":
        return piece
    return _rated(piece, units.rate(piece.unit or units.COUNT, noun[0]), noun.end(), Span(match.start(), noun.end()))


def _rated(piece: Piece, unit: Unit, end: int, span: Span) -> Piece:
    start = min(piece.unit_span.start if piece.unit_span else span.start, span.start)
    covers = span if piece.money_first or piece.unit_span is None else Span(start, end)
    return replace(piece, unit=unit, unit_span=piece.unit_span if piece.money_first else covers, end=end)
