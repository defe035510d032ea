"""Units of measure and money: which one stands after a number, what dimension it has, and how values convert.

A unit is named by its canonical form: the symbol where everybody reads it ("%", "km", "MW", "GB"), an ISO code for
money ("USD"), else the English name in the singular ("acre", "kilowatt hour", "percentage point", "year of age").
A rate is spelled out in names, so that a reader can read it: "dollar per barrel", "percentage per year"; its dimension
is the two dimensions with a "/" ("money/volume"). Rates that have a symbol keep it ("mph", "km/h", "mpg").
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from functools import cache, lru_cache
from importlib.resources import files

from reconcile.text import trie
from reconcile.text.currencies import currencies, plural


@dataclass(frozen=True, slots=True)
class Unit:
    """`id` is the canonical form, `name` what rates call it; `factor` leads to the dimension's base, if any."""

    id: str
    name: str
    dimension: str
    factor: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A unit and where it stands in a text."""

    unit: Unit
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Spellings:
    """Every spelling of a unit: `words` in lower case, `symbols` as they are, with a pattern for each."""

    words: dict[str, Unit]
    symbols: dict[str, Unit]
    find_word: re.Pattern[str]
    find_symbol: re.Pattern[str]


#: Names that a pair of unit names makes: "miles an hour" is "mph".
_COMPOUND = {
    ("mile", "hour"): "mph",
    ("kilometre", "hour"): "km/h",
    ("metre", "second"): "m/s",
    ("mile", "gallon"): "mpg",
    ("kilobit", "second"): "kilobit per second",
    ("megabit", "second"): "megabit per second",
    ("gigabit", "second"): "gigabit per second",
}
#: A rate's numerator where there is no unit: "three times a day", "40 per hour".
COUNT = Unit("count", "count", "count")


@cache
def _data() -> dict[str, dict[str, object]]:
    return tomllib.loads(files("reconcile.text").joinpath("data/units.toml").read_text("utf-8"))


@cache
def units() -> dict[str, Unit]:
    """Every unit by its canonical form, money too."""
    table = {}
    for key, row in _data().items():
        factor = row.get("factor")
        table[key] = Unit(
            key, str(row.get("name", key)), str(row["dimension"]), None if factor is None else Decimal(str(factor))
        )
    money = currencies()
    for code, name in money.names.items():
        table[code] = Unit(code, name, "money")
    for part in money.parts:
        table[part.name] = Unit(part.name, part.name, "money")
    return table


@cache
def spellings() -> Spellings:
    """How units are written after a number."""
    table, money = units(), currencies()
    words: dict[str, Unit] = {word: table[code] for word, code in money.words.items()}
    symbols: dict[str, Unit] = {sign: table[code] for sign, code in money.signs.items()}
    symbols |= {code: table[code] for code in money.codes}
    for part in money.parts:
        words |= dict.fromkeys(part.words, table[part.name])
        symbols |= dict.fromkeys(part.symbols, table[part.name])
    symbols |= {"¢": table["cent"], "Rs": table["INR"], "NIS": table["ILS"]}
    for key, row in _data().items():
        for word in _strings(row, "words"):
            words |= {word: table[key], plural(word): table[key]}
        symbols |= dict.fromkeys(_strings(row, "symbols"), table[key])
    return Spellings(words, symbols, _compiled(words), _compiled(symbols))


def _strings(row: dict[str, object], key: str) -> list[str]:
    found = row.get(key, [])
    return [str(item) for item in found] if isinstance(found, list) else []


def _compiled(table: dict[str, Unit]) -> re.Pattern[str]:
    """A spelling that ends with a letter or digit must end there; a sign may have anything after it."""
    alphanumeric = [spelling for spelling in table if spelling[-1].isalnum() or spelling[-1] in "²³"]
    signs = [spelling for spelling in table if not (spelling[-1].isalnum() or spelling[-1] in "²³")]
    body = f"(?:{trie.pattern(alphanumeric)})(?![^\\W_])"
    return re.compile(f"{body}|{trie.pattern(signs)}" if signs else body)


_SPACES = re.compile(r"[^\S\n]{1,2}|-")


def at(text: str, low: str, start: int) -> Found | None:
    """The unit whose spelling begins at `start`, the longest; `low` is `text` in lower case, of the same length."""
    table = spellings()
    word = table.find_word.match(low, start)
    symbol = table.find_symbol.match(text, start)
    if symbol and (word is None or symbol.end() >= word.end()):
        return Found(_by_spelling(table.symbols, symbol[0]), start, symbol.end())
    if word:
        return Found(_by_spelling(table.words, word[0]), start, word.end())
    return None


def _by_spelling(table: dict[str, Unit], written: str) -> Unit:
    found = table.get(written) or table.get(_SPACES.sub(" ", written))
    if found is not None:
        return found
    plain = _SPACES.sub(" ", written)
    return next(unit for spelling, unit in table.items() if _SPACES.sub(" ", spelling) == plain)


def rate(above: Unit, below: Unit | str) -> Unit:
    """`above` per `below`: a unit, or a noun that is none ("share", "person")."""
    if isinstance(below, str):
        return Unit(f"{above.name} per {below}", f"{above.name} per {below}", f"{above.dimension}/{below}")
    compound = _COMPOUND.get((above.name, below.name))
    if compound:
        return units()[compound]
    name = f"{above.name} per {below.name}"
    return Unit(name, name, f"{above.dimension}/{below.dimension}")


# ── conversion ───────────────────────────────────────────────────────────────────────────────────────────────────────


#: Factors are kept to 28 digits, so the last of those of a product mean nothing.
_SHOWN = Context(prec=18)


@cache
def _named() -> dict[str, Unit]:
    table = {unit.name: unit for unit in units().values()}
    return {spelling.lower(): unit for spelling, unit in units().items()} | table


def known(unit: str) -> Unit | None:
    """The unit of a canonical form, or of its name; rates are put together from their parts."""
    found = units().get(unit) or _named().get(unit) or _named().get(unit.lower())
    if found is not None or " per " not in unit:
        return found
    above, _, below = unit.partition(" per ")
    top = known(above)
    return rate(top, _named().get(below) or below) if top else None


def dimension(unit: str) -> str:
    """The dimension of a canonical unit; "" where it is none of ours, as a counted noun."""
    found = known(unit)
    return found.dimension if found else ""


def convert(value: Decimal, unit: str, to: str) -> Decimal | None:
    """The value in another unit of the same dimension; None where the two do not convert (as two currencies)."""
    if unit == to:
        return value
    first, second = known(unit), known(to)
    if first is None or second is None or first.dimension != second.dimension:
        return None
    if first == second:
        return value
    with localcontext() as context:
        context.prec = 60
        found = (
            _temperature(value, first.id, second.id)
            if first.dimension == "temperature"
            else _scaled(value, first, second)
        )
    return None if found is None else _SHOWN.plus(found)


def in_base(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """The value in the base unit of its dimension, and a word for that; as it is where nothing is known to convert."""
    found = _base(unit)
    return (value, unit) if found is None else (value * found[0], found[1])


@lru_cache(maxsize=1_024)
def _base(unit: str) -> tuple[Decimal, str] | None:
    one = known(unit)
    return None if one is None or one.dimension == "temperature" else _factor(one)


def _scaled(value: Decimal, first: Unit, second: Unit) -> Decimal | None:
    above, below = _factor(first), _factor(second)
    if above is None or below is None or above[1] != below[1]:
        return None
    return value * above[0] / below[0]


def _factor(unit: Unit) -> tuple[Decimal, str] | None:
    """How many of the base one unit is, and which base: the dimension, or a currency."""
    if unit.dimension == "money":
        part = next((part for part in currencies().parts if part.name == unit.id), None)
        return (Decimal("0.01"), part.of) if part else (Decimal(1), unit.id)
    if unit.factor is not None:
        return unit.factor, unit.dimension
    above, slash, below = unit.name.partition(" per ")
    if not slash or unit.id in units():
        return None
    top, bottom = known(above), known(below)
    over = _factor(top) if top else None
    under = _factor(bottom) if bottom else (Decimal(1), below)
    return (over[0] / under[0], f"{over[1]}/{under[1]}") if over and under else None


def _temperature(value: Decimal, unit: str, to: str) -> Decimal:
    celsius = {"°C": value, "°F": (value - 32) * 5 / 9, "kelvin": value - Decimal("273.15")}[unit]
    return {"°C": celsius, "°F": celsius * 9 / 5 + 32, "kelvin": celsius + Decimal("273.15")}[to]
