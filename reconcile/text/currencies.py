"""The money of the world as English news writes it: names and codes from CLDR (through Babel), the rest from data."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from babel import Locale
from babel.numbers import get_currency_name

#: Codes that are words, or begin names, where a headline is set in capitals ("ALL 5", "TOP 10", "COP 29").
_WORDS_NOT_CODES = frozenset(
    {"ALL", "TOP", "CUP", "PEN", "MAD", "COP", "SOS", "MOP", "BAM", "TRY", "STD", "LAK", "ANG"}
)


@dataclass(frozen=True, slots=True)
class Part:
    """A hundredth of a currency, kept in its own unit: 19 cents stay 19 cents."""

    name: str
    of: str
    words: tuple[str, ...]
    symbols: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Currencies:
    """`words` (lower case) and `signs`, `prefixes`, `codes` (as written) lead to an ISO code; `names` lead back."""

    words: dict[str, str]
    signs: dict[str, str]
    prefixes: dict[str, str]
    codes: frozenset[str]
    names: dict[str, str]
    parts: tuple[Part, ...]


@cache
def currencies() -> Currencies:
    """The table, read once."""
    data = tomllib.loads(files("reconcile.text").joinpath("data/currencies.toml").read_text("utf-8"))
    known = [str(code) for code in Locale("en").currencies]
    codes = sorted(code for code in known if not code.startswith("X") or code in ("XAF", "XOF", "XCD"))
    words: dict[str, str] = {}
    names: dict[str, str] = {}
    for code in codes:
        names[code] = get_currency_name(code, 1, "en").lower()
        for name in (names[code], get_currency_name(code, 2, "en").lower()):
            if "(" not in name:
                words[name] = code
    for word, code in data["words"].items():
        words |= {word: code, plural(word): code}
    words |= {word.replace("dollar", "dlr"): code for word, code in words.items() if "dollar" in word}  # on a wire
    parts = tuple(
        Part(
            name,
            row["of"],
            tuple(form for word in row["words"] for form in (word, plural(word))),
            tuple(row.get("symbols", ())),
        )
        for name, row in data["parts"].items()
    )
    usable = frozenset(codes) - _WORDS_NOT_CODES | {"BTC"}
    return Currencies(words, data["signs"], data["prefixes"], usable, names | data["names"], parts)


def plural(word: str) -> str:
    """The word with an -s, as unit names take it; a name that ends in one keeps its form."""
    return word if word.endswith(("s", "z", "ch", "feet", "pence", "paise")) else word + "s"
