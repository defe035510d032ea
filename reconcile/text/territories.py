"""Countries, their capitals and peoples, and the states of the United States: the table that names and places share.

Names of countries come from CLDR (through Babel), the rest from `data/territories.toml`. Keys are normal forms as
`fold` makes them: "vietnam", "united states", "ohio".
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from babel import Locale

_SPLIT = re.compile(r"[\s,]+")
_DOTTED = re.compile(r"\b(?:\w\.){2,}|(?<=\w)\.")
#: Codes of CLDR that are no places on land, or stand for no place at all.
_NO_PLACE = frozenset({"EZ", "UN", "XA", "XB", "ZZ", "QO"})


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """The normal form of a name: case and diacritics folded, dots dropped, apostrophes straight, single spaces."""
    if text.isascii():
        plain = text.casefold()
    else:
        plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
        plain = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    if "." in plain:
        plain = _DOTTED.sub(lambda match: match[0].replace(".", ""), plain)
    return _SPLIT.sub(" ", plain).strip()


@dataclass(frozen=True, slots=True)
class Territories:
    """What the table knows. Every key and value is in normal form.

    `countries` and `demonyms` lead to a country's key, `capitals`, `states` and `parts` to what they lie in;
    `abbreviations` lead from "Fla." as written to the state's key.
    """

    countries: dict[str, str]
    demonyms: dict[str, str]
    capitals: dict[str, str]
    states: dict[str, str]
    parts: dict[str, str]
    abbreviations: dict[str, str]

    def key(self, name: str) -> str | None:
        """The key of a country, state or part of a country."""
        if name in self.countries:
            return self.countries[name]
        return name if name in self.states or name in self.parts else None

    def above(self, key: str) -> str | None:
        """What a state, part or capital lies in; None where it is not known, or more than one is meant."""
        if key in self.countries:
            return None
        return self.states.get(key) or self.parts.get(key) or self.capitals.get(key)


@cache
def territories() -> Territories:
    """The table, read once."""
    data = tomllib.loads(files("reconcile.text").joinpath("data/territories.toml").read_text("utf-8"))
    names = {code: name for code, name in Locale("en").territories.items() if code.isalpha() and code not in _NO_PLACE}
    main = {code: _main(name) for code, name in sorted(names.items()) if len(code) == 2}
    countries = {key: key for key in main.values()}
    for code, aliases in data["aliases"].items():
        countries.update((fold(alias), main[code]) for alias in aliases)
    capitals: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    for code, line in data["countries"].items():
        towns, _, people = line.partition(";")
        capitals.update((fold(town), main[code]) for town in towns.split(","))
        demonyms.update((form, main[code]) for name in people.split(",") for form in _numbers(fold(name)))
    states = {fold(state): main["US"] for state in data["states"]}
    short = {name: fold(state) for state, forms in data["states"].items() for name in forms}
    parts = {fold(part): main[code] for code, names in data["parts"].items() for part in names}
    return Territories(countries, demonyms, capitals, states, parts, short)


def _main(name: str) -> str:
    """What a newspaper says for "Myanmar (Burma)", "Hong Kong SAR China", "Trinidad & Tobago"."""
    return fold(name.split(" (")[0].removesuffix(" SAR China").replace("&", "and"))


def _numbers(name: str) -> tuple[str, ...]:
    return (name,) if name.endswith(("s", "ch", "sh", "ese", "men")) else (name, name + "s")


@lru_cache(maxsize=65536)
def is_land(name: str) -> bool:
    """A country, a people, or a state, in normal form: names that half of all news share."""
    table = territories()
    return name in table.countries or name in table.demonyms or name in table.states
