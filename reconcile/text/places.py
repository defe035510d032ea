"""Finds where something is said to happen: place phrases, datelines, and countries by name or by their people.

A key is a path in normal form, the smallest place first ("cleveland, ohio"); `inside` and `same` compare keys by it and
by the table of territories. What is not known stays None: two bare towns may be one in the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reconcile.model import Basis, Place, Span
from reconcile.text.nameforms import ADJECTIVE, Name, lexicon
from reconcile.text.names import find as find_names
from reconcile.text.territories import fold, territories

#: What may stand before the name of a place where something happens.
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|outside|around|across|inside|throughout|off|into|from|to"
    r"|(?:north|south|east|west)(?:east|west)?(?:ern)?|(?:town|city|village|province|district|state|county|region|island|port|capital|suburb|area|outskirts"
    r"|cent(?:re|er)|downtown|neighbou?rhood|governorate|municipality)(?:,? of)?"
    r"|(?:northern|southern|eastern|western|central) part of"
    r"|(?:miles?|kilomet(?:re|er)s?|km) (?:(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west) )?"
    r"(?:of|from))"
    r"(?:[ \u00a0](?:the|of|nearby|neighbou?ring|central|downtown|northern|southern|eastern|western|northwestern"
    r"|northeastern|southwestern|southeastern|coastal|rural|suburban|war-torn|capital))*[ \u00a0]$",
    re.IGNORECASE,
)
#: Of these, those that also stand before persons and bodies ("to Smith", "from the ministry"): a hint is needed.
_WEAK = re.compile(r"\b(?:to|from|into|around|at)[ \u00a0](?:the[ \u00a0])?$", re.IGNORECASE)
#: A common noun right after a name that makes it a place: "Kano state", "Almeria province".
_LAND_AFTER = re.compile(
    r"[ \u00a0](?:province|state|county|district|region|city|town|village|governorate|prefecture|oblast|island|islands"
    r"|municipality|neighbou?rhood|suburb|area|airport|valley|peninsula|river|coast)\b"
)
_DATELINE = re.compile(
    r"^\s{0,9}(?P<town>[A-Z][\w.'’]{0,24}(?:[ -][A-Z][\w.'’]{0,24}){0,3})(?P<more>,[ ](?P<land>[A-Z][\w.'’ ]{1,30}?))?"
    r"(?:,[ ](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?[ ]\d{1,2})?"
    r"[ ]?(?:\([^()\n]{1,40}\)[ ]?)?(?:--|[—–:]|[ ]-[ ])(?=.{20})"
)
_REACH = 200  # characters of a text that a dateline may take
_BETWEEN = re.compile(r"^,[ \u00a0]")
_SMALLER = re.compile(
    r"^['’]s?[ \u00a0](?:[a-z-]+[ \u00a0]){0,2}(?:(?:city|town|village|province|state|district) of )?$"
)
_PLAIN_AFTER = re.compile(r"\s*(?:[.,;)]|$|\s(?:on|in|at|where|when|and|after|during|as|by|for)\b)")
_POSSESSIVE = re.compile(r"^(?:['’]s|['’])[ \u00a0]")


def find(text: str) -> tuple[Place, ...]:
    """The places of a sentence, left to right; spans count from the start of `text`.

    The basis is STATED where a phrase says that it is a place where something is, INFERRED where a country is only
    named, or its people ("Indian trains").
    """
    return _kept(text)


@lru_cache(maxsize=1_024)
def _kept(text: str) -> tuple[Place, ...]:
    """Kept for an article's length, as its names are."""
    found = list(_dateline(text))
    start = found[-1].span.end if found and found[-1].span else 0
    names = [name for name in find_names(text) if name.span.start >= start]
    i = 0
    while i < len(names):
        taken, place = _read(text, names, i)
        if place is not None:
            found.append(place)
        i += taken
    return tuple(found)


def opening(text: str) -> int:
    """Characters of the dateline that a text opens with ("HANOI, Vietnam (Agency) — "); 0 where there is none."""
    match = _DATELINE.match(text[:_REACH])
    if match is None or not any(_dateline(text)):
        return 0
    return len(text) - len(text[match.end() :].lstrip())


def _dateline(text: str) -> Iterator[Place]:
    """As in "HANOI, Vietnam (Agency) —": a town in capitals, or any town followed by an agency or a date."""
    match = _DATELINE.match(text[:_REACH])
    if match is None:
        return
    town, land = match["town"], match["land"]
    capitals = town.isupper() and len(town) > 2
    if land and land.split(" ")[0].strip(".").lower() in lexicon().calendar:
        land = None
    lands = _land(land) if land else None
    marked = "(" in match[0] or lands is not None or re.search(r"\d", match[0]) is not None
    if not (capitals or (marked and fold(town) not in lexicon().common)) or (match[0].endswith(":") and not lands):
        return
    path = _path(fold(town)) + (f", {lands or fold(land)}" if land and (lands or capitals) else "")
    end = match.end("land") if ", " in path else match.end("town")
    yield Place(town, path, Span(match.start("town"), end), Basis.STATED)


def _read(text: str, names: list[Name], i: int) -> tuple[int, Place | None]:
    """The place that name `i` opens, and how many names it takes."""
    name = names[i]
    known = _known(name)
    larger = _larger(text, names, i)
    if larger is not None:
        after = names[i + 1]
        return 2, Place(name.text, f"{_path(name.key)}, {larger}", name.span.join(after.span), Basis.STATED)
    smaller = _smaller(text, names, i) if known or name.kind in ("unknown", "place") else None
    if smaller is not None:
        return 2, Place(smaller.text, f"{_path(smaller.key)}, {known or name.key}", smaller.span, Basis.STATED)
    stated = _is_stated(text, name)
    if known:
        basis = Basis.STATED if stated and name.kind != "demonym" else Basis.INFERRED
        return 1, Place(name.text, known, name.span, basis)
    if stated or (name.kind == "place" and name.key.split(" ")[-1] in lexicon().lands):
        return 1, Place(name.text, _path(name.key), name.span, Basis.STATED)
    return 1, None


def _path(key: str) -> str:
    """A key without the noun that only says what it is: "dong nai province". A county is not the town of its name."""
    head, _, last = key.rpartition(" ")
    return head if head and last in ("province", "state", "governorate", "oblast", "prefecture") else key


def _known(name: Name) -> str | None:
    """The key of a name that the table holds."""
    table = territories()
    return table.key(name.key) or (name.key if name.key in table.capitals else table.demonyms.get(name.key))


def _land(text: str) -> str | None:
    """The key of a state or country as written after a town: "Fla.", "Ohio", "Vietnam"."""
    table = territories()
    word = text.strip()
    return table.abbreviations.get(word) or table.abbreviations.get(word + ".") or table.key(fold(word))


def _larger(text: str, names: list[Name], i: int) -> str | None:
    """The key of what follows after a comma, where that is a state or country: "Cleveland, Ohio"."""
    if i + 1 >= len(names) or names[i].kind in ("demonym", "person"):
        return None
    name, after = names[i], names[i + 1]
    gap = text[name.span.end : after.span.start]
    if _BETWEEN.fullmatch(gap) is None or _is_list(text, names, i):
        return None
    table = territories()
    if table.key(name.key) is not None and not (name.key in table.states and table.key(after.key) == "united states"):
        return None  # "Russia, Vietnam" is a list
    land = _land(after.text) or (after.key if after.key in table.capitals else None)
    if land is None and after.key.split(" ")[-1] in lexicon().lands and _is_stated(text, name):
        return after.key
    return land


def _is_list(text: str, names: list[Name], i: int) -> bool:
    """True where the names go on as a list: "Paris, Germany and …" is rare, "Hanoi, Laos, and Bangkok" is not."""
    end = names[i + 1].span.end
    return re.match(r",? and [A-Z]", text[end : end + 8]) is not None


def _smaller(text: str, names: list[Name], i: int) -> Name | None:
    """The name that a territory's own name leads to: "Spain's southern Almeria Province", "Nigeria's Kano state"."""
    if i + 1 >= len(names) or names[i].kind == "demonym":
        return None
    name, after = names[i], names[i + 1]
    if _SMALLER.match(text[name.span.end : after.span.start]) is None:
        return None
    lands = lexicon().lands
    is_land = after.key.split(" ")[-1] in lands or _LAND_AFTER.match(text, after.span.end) is not None
    if is_land:
        return after
    ends = after.kind == "unknown" and _plain_after(text, after)
    return after if _known(name) and _is_stated(text, name) and ends else None


def _plain_after(text: str, name: Name) -> bool:
    """True where a name ends its phrase, so that it is no modifier of a thing."""
    return _PLAIN_AFTER.match(text, name.span.end) is not None


def _is_stated(text: str, name: Name) -> bool:
    before = text[max(0, name.span.start - 60) : name.span.start]
    after = text[name.span.end : name.span.end + 24]
    if _LAND_AFTER.match(after) and name.kind in ("unknown", "place"):
        return True
    if name.kind in ("person", "demonym", "organisation") or ADJECTIVE.search(name.key):
        return False
    if _LOCATIVE.search(before) is None:
        return False
    if _WEAK.search(before):
        return name.kind == "place" or before.endswith(("at the ", "at the\u00a0", "at\u00a0the\u00a0"))
    return name.kind == "place" or _POSSESSIVE.match(after) is None


# ── keys ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=65536)
def _above(key: str) -> tuple[str, ...]:
    """The key's own parts and all that is known to hold them, smallest first."""
    parts = key.split(", ")
    last = parts[-1]
    while (last := territories().above(last) or "") and last not in parts:
        parts.append(last)
    return tuple(parts)


def inside(a_key: str, b_key: str) -> bool | None:
    """True where place a is known to lie in place b, False where it is known to lie elsewhere, None if unknown."""
    if a_key == b_key:
        return False
    above_a, above_b = _above(a_key), _above(b_key)
    if b_key in above_a[1:] or _ends_with(above_a, above_b):
        return True
    if a_key in above_b[1:] or _ends_with(above_b, above_a):
        return False
    return False if _apart(above_a, above_b) else None


def same(a_key: str, b_key: str) -> bool | None:
    """True where both keys name one place, False where they cannot, None where one may lie in the other."""
    if a_key == b_key:
        return True
    above_a, above_b = _above(a_key), _above(b_key)
    if inside(a_key, b_key) or inside(b_key, a_key) or _apart(above_a, above_b):
        return False
    if above_a[0] == above_b[0]:
        return True
    return None


def _ends_with(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    return len(longer) > len(shorter) and longer[-len(shorter) :] == shorter


def _apart(above_a: tuple[str, ...], above_b: tuple[str, ...]) -> bool:
    """True where the two are known to lie in different countries, or different states of one."""
    return any(a and b and a != b for a, b in zip(_lies_in(above_a), _lies_in(above_b), strict=True))


@lru_cache(maxsize=65536)
def _lies_in(above: tuple[str, ...]) -> tuple[str | None, str | None]:
    """The state, and the country, that holds a place; None where it is not known, or the name is one of both
    (Georgia)."""
    table = territories()
    sure = [part for part in above if (part in table.states) != (part in table.countries)]
    state = next((part for part in sure if part in table.states), None)
    return state, next((part for part in sure if part in table.countries), None)
