"""The shapes of names: their normal form, what kind of thing bears them, and the word lists behind both."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from reconcile.model import Span
from reconcile.text.territories import fold, territories

#: The ending of an adjective of peoples and beliefs ("Kurdish areas").
ADJECTIVE = re.compile(r"(?:[ts]ish|dish|ic|[ie]an|ese|ist)$")


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name; `key` is its normal form; `kind`, a hint, is person, place, organisation, demonym or unknown."""

    span: Span
    text: str
    key: str
    kind: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists of `data/names.toml` and `data/common.txt`, lower case."""

    common: frozenset[str]
    titles: frozenset[str]
    before_title: frozenset[str]
    also_names: frozenset[str]
    bodies: frozenset[str]
    joins_of: frozenset[str]
    lands: frozenset[str]
    particles: frozenset[str]
    calendar: frozenset[str]
    numbers: frozenset[str]
    openers: frozenset[str]
    never: frozenset[str]
    plain: frozenset[str]  # common words that make up no title, body or place
    fields: frozenset[str]  # words for what a ministry is of


@cache
def lexicon() -> Lexicon:
    """The word lists, read once."""
    folder = files("reconcile.text").joinpath("data")
    groups = tomllib.loads(folder.joinpath("names.toml").read_text("utf-8"))
    lines = folder.joinpath("common.txt").read_text("utf-8").splitlines()
    common = frozenset(line for line in lines if line and not line.startswith("#"))
    read = {name: frozenset(text.split()) for name, text in groups.items()}
    plain = common - read["titles"] - read["before_title"] - read["bodies"] - read["lands"]
    return Lexicon(common=common, plain=plain, fields=common | read["before_title"], **read)


#: Possessive endings: of one, and of several.
OF_ONE, OF_MANY = ("'s", "’s"), ("s'", "s’")


#: Endings of inflected words, and what stands in their stead in the plain one.
_ENDINGS = (
    *(("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""), ("er", "")),
)


@lru_cache(maxsize=32_768)
def is_common(lower: str) -> bool:
    """True for a word, in lower case, that a capital makes no name of."""
    common, numbers = lexicon().common, lexicon().numbers
    if lower in common or lower in numbers:
        return True
    if "-" in lower:
        return all(part in common or part in numbers for part in lower.split("-"))
    if territories().key(lower) or lower in territories().demonyms or len(lower) < 5:
        return False
    return any(lower.endswith(end) and lower[: -len(end)] + more in common for end, more in _ENDINGS)


@lru_cache(maxsize=8_192)
def key_of(surface: str) -> str:
    """The normal form of a name as written: folded, without possessive ending and titles before it."""
    name = surface.strip()
    key = fold(name[:-2] if name.endswith(OF_ONE) else name[:-1] if name.endswith(OF_MANY) else name)
    words = key.removeprefix("the ").split(" ")
    titles, bodies = lexicon().titles, lexicon().bodies
    while len(words) > 1 and words[0] in titles and words[-1] not in bodies:
        words = words[1:]
    return " ".join(words)


_JUNIOR = frozenset(("jr", "sr", "ii", "iii"))


def without_middle(key: str) -> str:
    """A person's name of three words and more by its first and last: middle names and "Jr." come and go. "" where
    there is nothing to leave out, and for bodies and places."""
    parts = key.split()
    bare = [part for part in parts if part not in _JUNIOR]
    known = lexicon()
    if len(parts) < 3 or len(bare) < 2 or any(part in known.bodies or part in known.lands for part in bare):
        return ""
    return f"{bare[0]} {bare[-1]}"


@lru_cache(maxsize=8_192)
def kind_of(surface: str, key: str) -> str:
    """A hint at what bears the name, by tables and by its last word."""
    table, known = territories(), lexicon()
    if key in table.demonyms:
        return "demonym"
    if table.key(key) or key in table.capitals:
        return "place"
    words = key.split(" ")
    if words[-1] in known.lands and len(words) > 1 and not (len(words) == 2 and ADJECTIVE.search(words[0])):
        return "place"
    if any(word in known.bodies for word in words) or (surface.isupper() and len(surface) > 1):
        return "organisation"
    return "unknown"
