"""Whether two documents tell of one event, by what both name: who and what, where, of which kind, in which words.

Names weigh by how telling they are (`facts`). When both happened is left to `sameness`. Thresholds: bench/likeness.py
shows how pairs of real articles fall.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from reconcile.model import Profile
from reconcile.scope import rarity
from reconcile.scope.facts import FULL, Facts, Inside, is_sited, loosely, outermost, telling
from reconcile.text import places
from reconcile.text.territories import is_land

#: Cosine of names, at or above which two documents are about one matter, whenever it was; below `APART` they are not.
SAME, APART = 0.38, 0.15
#: A name weighs at most as much as one that is told so often.
OFTEN = 2.5
#: One rare word is shared by chance, or is the word for what both are about; several are not.
MOST_OF_ONE = 0.05


@dataclass(frozen=True, slots=True)
class Likeness:
    """`value` is the cosine of all names; `telling` the sum of what the shared names say; `chances` what they could
    have said, had the scantier of the two been told in the other; `words` the cosine of the other words."""

    value: float
    place: bool | None  # one place, another, or not known
    telling: float = 0.0
    chances: float = 0.0
    words: float = 0.0
    kinds: bool | None = None  # of one kind, of others, or not known
    full: int = 0  # how many of the shared names are of persons, as it seems
    rare: float = 0.0
    figures: float = 0.0

    @property
    def same(self) -> bool:
        return self.value >= SAME and self.place is not False

    @property
    def related(self) -> bool:
        return self.value >= APART


def containment(profiles: Iterable[Profile]) -> Inside:
    """What the texts of a case say of where places lie ("the Opera, Oslo"), where they say one thing only."""
    said: dict[str, set[str]] = defaultdict(set)
    for profile in profiles:
        for smaller, larger in profile.inside:
            said[smaller].add(larger)
    return {smaller: next(iter(larger)) for smaller, larger in said.items() if len(larger) == 1}


def of(a: Facts, b: Facts) -> Likeness:
    """How alike two documents are."""
    here, heard = a.here | b.here, a.heard | b.heard
    shared = outermost(sorted(a.names.keys() & b.names.keys()))
    told = [name for name in shared if " " in name or name in a.alone or name in b.alone]
    says = {name: telling(name, here, heard) for name in told}
    weights = {name: says[name] * min(a.names[name], b.names[name], OFTEN) for name in told}
    return Likeness(
        round(_cosine(a.singles, b.singles, a.lengths[0] * b.lengths[0]), 4),
        same_place(a, b),
        round(sum(weights.values()), 3),
        round(min(a.chances(here), b.chances(here)), 3),
        round(_cosine(a.words, b.words, a.lengths[1] * b.lengths[1]), 4),
        _same_kind(a.profile, b.profile),
        sum(says[name] >= FULL and not is_sited(name) for name in told),
        round(_cosine(a.rare, b.rare, a.lengths[2] * b.lengths[2], MOST_OF_ONE), 4),
        round(sum(rarity.says(figure) for figure in sorted(a.figures & b.figures)), 3),
    )


def _cosine(mine: Mapping[str, float], theirs: Mapping[str, float], lengths: float, most: float = 1.0) -> float:
    if not lengths:
        return 0.0
    top = most * lengths
    return math.fsum([min(mine[name] * theirs[name], top) for name in mine.keys() & theirs.keys()]) / lengths


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


def same_place(a: Facts, b: Facts) -> bool | None:
    """Whether the main places of both leads are one, or lie in one another."""
    answers = [_one(x, y) for x in a.main for y in b.main]
    if any(answer is True for answer in answers):
        return True
    if _named(a.main, b.profile) or _named(b.main, a.profile):
        return True
    return False if answers and all(answer is False for answer in answers) else None


def _named(main: tuple[str, ...], other: Profile) -> bool:
    """Whether the other's lead tells the heaviest place, though not as its main one."""
    return (
        bool(main)
        and not is_land(main[0].split(", ")[0])
        and any(
            key.split(", ")[0] == main[0].split(", ")[0] and weight >= 0.3 and _one_place(key, main[0]) is not False
            for key, weight in other.places
        )
    )


@lru_cache(maxsize=65536)
def _one(x: str, y: str) -> bool | None:
    if x == y or loosely(x) == loosely(y) or places.inside(x, y) or places.inside(y, x):
        return True
    return places.same(x, y)


@lru_cache(maxsize=65536)
def _one_place(x: str, y: str) -> bool | None:
    return places.same(x, y)


def tells(profile: Profile, words: tuple[str, ...]) -> bool:
    """True where a document's lead tells what a phrase of another names: two of its names, and not by chance."""
    known = dict(profile.names)
    hits = [word for word in words if word in known]
    telling = [word for word in hits if not is_land(word)]
    travelled = {"visit", "talks"} & set(profile.kinds)
    return len(telling) >= 1 and len(hits) >= 2 and (bool(travelled) or len(telling) >= 2)
