"""What a profile gives to set a document beside others, worked out once: its names and words as vectors, which of its
names are telling, where it is set.

A person's or a street's name says much, that of a hospital, an agency or an office little, that of a country or of the
town where both are nothing; nor does that of a mayor who speaks at every fire.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from reconcile.model import Period, Profile
from reconcile.scope.idle import IDLE
from reconcile.text.nameforms import is_common, lexicon, without_middle
from reconcile.text.territories import is_land

#: What a name adds: one of two rare words; one rare word; one of an office or hospital; one of plain words.
FULL, HALF, BODY, PLAIN = 1.0, 0.4, 0.35, 0.15

Inside = Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """Of one document; all names stand in the loose spelling of `loosely`."""

    profile: Profile
    names: Mapping[str, float]
    singles: Mapping[str, float]  # names of one word, countries' weighing less
    words: Mapping[str, float]
    rare: Mapping[str, float]
    figures: frozenset[str]
    lengths: tuple[float, float, float]  # of singles, words and rare as vectors
    telling: Mapping[str, float]  # what its names say, those that are words of longer ones left out
    says: float  # of these, the sum
    holding: Mapping[str, tuple[str, ...]]  # the names of `telling` that a word is part of
    alone: frozenset[str]  # one-word names that stand alone, too
    heard: frozenset[str]
    here: frozenset[str]
    main: tuple[str, ...]

    def chances(self, here: frozenset[str]) -> float:
        """What its names could say beside a document that is set `here`, too."""
        touched = {name for word in here - self.here for name in self.holding.get(word, ())}
        lost = sum(self.telling[name] - telling(name, here, self.heard) for name in sorted(touched))
        return self.says - lost


def facts(profile: Profile, inside: Inside, usual: frozenset[str] = frozenset()) -> Facts:
    """The facts of one document; `usual` are the names that the whole case is full of."""
    names: dict[str, float] = {}
    for name, weight in profile.names:
        key = loosely(name)
        names[key] = max(weight, names.get(key, 0.0))
    faint = {name for name in names if is_land(name) or name in usual}
    singles = {name: w * (0.25 if name in faint else 1.0) for name, w in names.items() if " " not in name}
    words, rare = dict(profile.words), dict(profile.rare)
    voices = [loosely(voice) for voice in profile.voices]
    heard = frozenset(word for voice in voices for word in (voice, *voice.split())) | (usual & names.keys())
    main = main_places(profile, inside)
    here = _here(profile, main)
    told = {name: telling(name, here, heard) for name in outermost(names)}
    holding: dict[str, list[str]] = defaultdict(list)
    for name in told:
        for part in {name, *name.split()}:
            holding[part].append(name)
    return Facts(
        profile,
        names,
        singles,
        words,
        rare,
        frozenset(profile.figures),
        (_length(singles), _length(words), _length(rare)),
        told,
        sum(told.values()),
        {word: tuple(held) for word, held in holding.items()},
        _alone(names),
        heard,
        here,
        main,
    )


#: A name that so many documents bear, of more than so many fortnights (or towns, where it is not known when they were
#: written), is no one event's.
USUAL, FORTNIGHTS = 25, 4


def usual(profiles: Iterable[Profile], written: Mapping[str, Period | None]) -> frozenset[str]:
    """The names that are on many articles of many weeks: those of agencies, of who is always in the news, of jargon."""
    bearers: dict[str, int] = defaultdict(int)
    weeks: dict[str, set[int | str]] = defaultdict(set)
    for profile in profiles:
        period = written.get(profile.document)
        week = period.start.toordinal() // 14 if period is not None else profile.places[0][0] if profile.places else ""
        for name in {loosely(name) for name, _ in profile.names}:
            bearers[name] += 1
            if len(weeks[name]) <= FORTNIGHTS:
                weeks[name].add(week)
    return frozenset(name for name, number in bearers.items() if number >= USUAL and len(weeks[name]) > FORTNIGHTS)


def _length(vector: Mapping[str, float]) -> float:
    return math.sqrt(sum(weight * weight for weight in vector.values()))


_TWICE = re.compile(r"([b-df-hj-np-tv-z])\1")


@lru_cache(maxsize=65536)
def loosely(name: str) -> str:
    """A name in a looser spelling: scripts are transcribed with one letter or two, and some pages lose the mark of
    the possessive ("Norways Bergen")."""
    words = [
        word[:-1] if len(word) > 4 and word.endswith("s") and is_land(word[:-1]) else word for word in name.split()
    ]
    return " ".join(word if is_land(word) or is_common(word) else _TWICE.sub(r"\1", word) for word in words)


def outermost(names: Iterable[str]) -> list[str]:
    """The names without those that are words of longer ones, or the same without its middle."""
    found = list(names)
    within = {part for name in found if " " in name for part in _within(name)}
    return [name for name in found if name not in within]


@lru_cache(maxsize=65536)
def _within(name: str) -> tuple[str, ...]:
    return (*name.split(), without_middle(name))


def _alone(names: Mapping[str, float]) -> frozenset[str]:
    """The words that stand as names of their own, and not only within longer ones: then they are told more often."""
    longer: dict[str, float] = {}
    for name, weight in names.items():
        if " " in name:
            for part in name.split():
                longer[part] = max(weight, longer.get(part, 0.0))
    return frozenset(name for name, weight in names.items() if " " not in name and longer.get(name, -1.0) < weight)


def main_places(profile: Profile, inside: Inside) -> tuple[str, ...]:
    """The heaviest place of a lead, and one of nearly its weight; a country only where nothing smaller is told."""
    smaller = [(key, weight) for key, weight in profile.places if not is_land(key)]
    kept = smaller if smaller and smaller[0][1] * 2 >= profile.places[0][1] else profile.places
    top = [key for key, weight in kept[:2] if weight >= 0.7 * kept[0][1] and weight >= 0.3]
    return tuple(key if ", " in key or key not in inside else f"{key}, {inside[key]}" for key in top)


def _here(profile: Profile, main: tuple[str, ...]) -> frozenset[str]:
    """The words of a lead's towns and lands: that two articles share them says where, not what. A street says more."""
    keys = {*main, *(key for key, _ in profile.places)}
    towns = [loosely(part) for key in keys for part in key.split(", ") if not _is_site(part)]
    return frozenset(word for town in towns for word in (town, *town.split()))


@lru_cache(maxsize=65536)
def _is_site(key: str) -> bool:
    last = key.split()[-1]
    return " " in key and (last in lexicon().lands or last in lexicon().bodies) and last not in _REGIONS


@lru_cache(maxsize=65536)
def is_sited(name: str) -> bool:
    return any(part in lexicon().lands or part in lexicon().bodies for part in name.split())


#: What the names of lands end in, of the words that places end in.
_REGIONS = frozenset(
    "province county district region state city town township village governorate oblast prefecture parish".split()
)


def telling(name: str, here: frozenset[str], heard: frozenset[str]) -> float:
    """What it says that two documents share a name."""
    if name in here:
        return 0.0
    says = _rarity(name, sum(part in here for part in name.split()) if " " in name else 0)
    return min(says, BODY) if name in heard else says


@lru_cache(maxsize=65536)
def _rarity(name: str, known: int) -> float:
    """How much a name says, `known` of its words being those of the place."""
    if is_land(name):
        return 0.0
    parts = name.split()
    if len(parts) == 1:
        idle = len(name) < 3 or _is_plain(name) or name in lexicon().lands | lexicon().bodies | lexicon().titles
        return 0.0 if idle else HALF
    rare = sum(not _is_plain(part) and not is_land(part) for part in parts) - known
    if any(part in lexicon().bodies for part in parts) or parts[-1] in _REGIONS:
        return BODY if rare > 0 else PLAIN
    if parts[-1] in lexicon().lands:
        return FULL if rare > 0 else HALF  # "Linden Avenue", "Third Street"
    return FULL if rare >= 2 and parts[0] not in _LAND_OPENS else HALF if rare >= 1 else PLAIN


#: How the names of places begin, in the languages that news writes them in.
_LAND_OPENS = frozenset("san santa santo st ste saint mt mount fort ft lake port el los las la le new cape".split())
#: Words of parts of every town.
_SIDES = frozenset(
    (
        "north south east west northern southern eastern western northwest northeast southwest southeast central side"
    ).split()
)


def _is_plain(word: str) -> bool:
    return is_common(word) or word in _SIDES or word in IDLE
