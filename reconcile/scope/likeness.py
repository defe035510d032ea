"""Whether two documents tell of one event, by what both name: who and what, where, of which kind, in which words.

Names weigh by how telling they are: a person's or a street's name says much, that of a hospital, an agency or an office
little, that of a country or of the town where both are nothing. When both happened is left to `events`. Thresholds:
bench/likeness.py shows how pairs of real articles fall.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from reconcile.model import Profile
from reconcile.scope.idle import IDLE
from reconcile.text import places
from reconcile.text.nameforms import is_common, lexicon, without_middle
from reconcile.text.territories import is_land

#: Cosine of names, at or above which two documents are about one matter, whenever it was; below `APART` they are not.
SAME, APART = 0.38, 0.15
#: A name weighs at most as much as one that is told so often.
OFTEN = 2.5
#: What a name adds: one of two rare words; one rare word; one of an office or hospital; one of plain words.
FULL, HALF, BODY, PLAIN = 1.0, 0.4, 0.35, 0.15


@dataclass(frozen=True, slots=True)
class Likeness:
    """`value` is the cosine of all names; `telling` the sum of what the shared names say; `chances` what they could
    have said, had the scantier of the two been told in the other; `words` the cosine of the other words."""

    value: float
    place: bool | None  # one place, another, or not known
    shared: tuple[str, ...]
    telling: float = 0.0
    chances: float = 0.0
    words: float = 0.0
    kinds: bool | None = None  # of one kind, of others, or not known
    full: int = 0  # how many of the shared names are of persons, as it seems

    @property
    def same(self) -> bool:
        return self.value >= SAME and self.place is not False

    @property
    def related(self) -> bool:
        return self.value >= APART


Inside = Mapping[str, str]


def containment(profiles: Iterable[Profile]) -> Inside:
    """What the texts of a case say of where places lie ("the Opera, Oslo"), where they say one thing only."""
    said: dict[str, set[str]] = defaultdict(set)
    for profile in profiles:
        for smaller, larger in profile.inside:
            said[smaller].add(larger)
    return {smaller: next(iter(larger)) for smaller, larger in said.items() if len(larger) == 1}


def of(a: Profile, b: Profile, inside: Inside) -> Likeness:
    """How alike two documents are, by their profiles."""
    mine, theirs = _weights(a), _weights(b)
    names = dict(a.names), dict(b.names)
    here = _here(a, inside) | _here(b, inside)
    shared = sorted(names[0].keys() & names[1].keys(), key=lambda name: (-names[0][name] * names[1][name], name))
    told = [name for name in _outermost(shared) if " " in name or _stands(name, names[0]) or _stands(name, names[1])]
    heard = _heard(a) | _heard(b)
    says = {name: _telling(name, here, heard) for name in told}
    weights = {name: says[name] * min(names[0][name], names[1][name], OFTEN) for name in told}
    telling = tuple(sorted((name for name in told if weights[name] >= HALF), key=lambda name: (-weights[name], name)))
    return Likeness(
        round(_cosine(mine, theirs), 4),
        same_place(a, b, inside),
        telling[:5],
        round(sum(weights.values()), 3),
        round(min(_chances(a, here), _chances(b, here)), 3),
        round(_cosine(dict(a.words), dict(b.words)), 4),
        _same_kind(a, b),
        sum(says[name] >= FULL and not _is_sited(name) for name in told),
    )


def _cosine(mine: Mapping[str, float], theirs: Mapping[str, float]) -> float:
    norm = math.sqrt(sum(w * w for w in mine.values()) * sum(w * w for w in theirs.values()))
    return sum(mine[name] * theirs[name] for name in sorted(mine.keys() & theirs.keys())) / norm if norm else 0.0


def _weights(profile: Profile) -> dict[str, float]:
    return {name: weight * (0.25 if is_land(name) else 1.0) for name, weight in profile.names if " " not in name}


# ── how telling a name is ────────────────────────────────────────────────────────────────────────────────────────────


def _outermost(names: Iterable[str]) -> list[str]:
    """The names without those that are words of longer ones, or the same without its middle."""
    found = list(names)
    within = {part for name in found if " " in name for part in (*name.split(), without_middle(name))}
    return [name for name in found if name not in within]


def _chances(profile: Profile, here: frozenset[str]) -> float:
    heard = _heard(profile)
    return sum(_telling(name, here, heard) for name in _outermost(name for name, _ in profile.names))


def _heard(profile: Profile) -> frozenset[str]:
    """The names of those who speak or hold an office, and their words."""
    return frozenset(word for voice in profile.voices for word in (voice, *voice.split()))


def _stands(part: str, names: Mapping[str, float]) -> bool:
    """Whether a word stands as a name of its own, and not only within a longer one: then it is told more often."""
    longer = [weight for name, weight in names.items() if " " in name and part in name.split()]
    return not longer or max(longer) < names[part]


def _here(profile: Profile, inside: Inside) -> frozenset[str]:
    """The words of a lead's towns and lands: that two articles share them says where, not what. A street says more."""
    keys = {*main_places(profile, inside), *(key for key, _ in profile.places)}
    towns = [part for key in keys for part in key.split(", ") if not _is_site(part)]
    return frozenset(word for town in towns for word in (town, *town.split()))


@lru_cache(maxsize=65536)
def _is_site(key: str) -> bool:
    last = key.split()[-1]
    return " " in key and (last in lexicon().lands or last in lexicon().bodies) and last not in _REGIONS


def _is_sited(name: str) -> bool:
    return any(part in lexicon().lands or part in lexicon().bodies for part in name.split())


#: What the names of lands end in, of the words that places end in.
_REGIONS = frozenset(
    "province county district region state city town township village governorate oblast prefecture parish".split()
)


def _telling(name: str, here: frozenset[str], heard: frozenset[str]) -> float:
    if name in here:
        return 0.0
    says = _rarity(name, sum(part in here for part in name.split()))
    return min(says, BODY) if name in heard else says


@lru_cache(maxsize=65536)
def _rarity(name: str, known: int) -> float:
    """How much a name says, `known` of its words being those of the place."""
    if is_land(name):
        return 0.0
    parts = name.split()
    if len(parts) == 1:
        return (
            0.0
            if len(name) < 3 or _is_plain(name) or name in lexicon().lands | lexicon().bodies | lexicon().titles
            else HALF
        )
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


# ── kinds ────────────────────────────────────────────────────────────────────────────────────────────────────────────

#: Kinds that one event may be called by: a bombing is an attack, a fire may follow a crash, and a trial follows both.
_HARM = frozenset(("shooting", "bombing", "airstrike", "attack", "crash", "disaster"))
_AFTER = frozenset(("trial", "protest", "talks"))


def _same_kind(a: Profile, b: Profile) -> bool | None:
    mine, theirs = set(a.kinds[:2]), set(b.kinds[:2])
    if not mine or not theirs or mine <= _AFTER or theirs <= _AFTER:
        return None
    mine, theirs = mine - _AFTER, theirs - _AFTER
    if mine & theirs:
        return True
    return None if mine & _HARM and theirs & _HARM else False


# ── places ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def same_place(a: Profile, b: Profile, inside: Inside) -> bool | None:
    """Whether the main places of both leads are one, or lie in one another."""
    mine, theirs = main_places(a, inside), main_places(b, inside)
    answers = [_one(x, y) for x in mine for y in theirs]
    if any(answer is True for answer in answers):
        return True
    if _named(mine, b) or _named(theirs, a):
        return True
    return False if answers and all(answer is False for answer in answers) else None


def _named(main: tuple[str, ...], other: Profile) -> bool:
    """Whether the other's lead tells the heaviest place, though not as its main one."""
    return (
        bool(main)
        and not is_land(main[0].split(", ")[0])
        and any(
            key.split(", ")[0] == main[0].split(", ")[0] and weight >= 0.3 and places.same(key, main[0]) is not False
            for key, weight in other.places
        )
    )


def main_places(profile: Profile, inside: Inside) -> tuple[str, ...]:
    """The heaviest place of a lead, and one of nearly its weight; a country only where nothing smaller is told."""
    smaller = [(key, weight) for key, weight in profile.places if not is_land(key)]
    kept = smaller if smaller and smaller[0][1] * 2 >= profile.places[0][1] else profile.places
    top = [key for key, weight in kept[:2] if weight >= 0.7 * kept[0][1] and weight >= 0.3]
    return tuple(key if ", " in key or key not in inside else f"{key}, {inside[key]}" for key in top)


def _one(x: str, y: str) -> bool | None:
    if x == y or places.inside(x, y) or places.inside(y, x):
        return True
    return places.same(x, y)


def tells(profile: Profile, words: tuple[str, ...]) -> bool:
    """True where a document's lead tells what a phrase of another names: two of its names, and not by chance."""
    known = dict(profile.names)
    hits = [word for word in words if word in known]
    telling = [word for word in hits if not is_land(word)]
    travelled = {"visit", "talks"} & set(profile.kinds)
    return len(telling) >= 1 and len(hits) >= 2 and (bool(travelled) or len(telling) >= 2)
