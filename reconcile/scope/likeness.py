"""Whether two documents tell of one event: shared names, weighed by how telling they are, one place, one kind.

The measure is the cosine of log-weighted name counts. Names of countries and peoples, which half of all news shares,
weigh a quarter. Thresholds: bench/likeness.py shows how pairs of real articles fall.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reconcile.model import Profile
from reconcile.text import places
from reconcile.text.territories import territories

#: At or above: one event. Below `APART`: none of each other's business. Between: related, and not known to be one.
SAME, APART = 0.38, 0.15


@dataclass(frozen=True, slots=True)
class Likeness:
    value: float
    place: bool | None  # one place, another, or not known
    shared: tuple[str, ...]

    @property
    def same(self) -> bool:
        return self.value >= SAME and self.place is not False

    @property
    def related(self) -> bool:
        return self.value >= APART


Inside = Mapping[str, str]


def containment(profiles: Iterable[Profile]) -> Inside:
    """What the texts of a case say of where places lie ("the Kremlin, Moscow"), where they say one thing only."""
    said: dict[str, set[str]] = defaultdict(set)
    for profile in profiles:
        for smaller, larger in profile.inside:
            said[smaller].add(larger)
    return {smaller: next(iter(larger)) for smaller, larger in said.items() if len(larger) == 1}


def of(a: Profile, b: Profile, inside: Inside) -> Likeness:
    """How alike two documents are, by their profiles."""
    mine, theirs = _weights(a), _weights(b)
    shared = sorted(mine.keys() & theirs.keys(), key=lambda name: (-mine[name] * theirs[name], name))
    norm = math.sqrt(sum(w * w for w in mine.values()) * sum(w * w for w in theirs.values()))
    value = sum(mine[name] * theirs[name] for name in shared) / norm if norm else 0.0
    return Likeness(round(value, 4), same_place(a, b, inside), tuple(shared[:5]))


def _weights(profile: Profile) -> dict[str, float]:
    return {name: weight * (0.25 if _is_land(name) else 1.0) for name, weight in profile.names}


def same_place(a: Profile, b: Profile, inside: Inside) -> bool | None:
    """Whether the main places of both leads are one, or lie in one another."""
    mine, theirs = main_places(a, inside), main_places(b, inside)
    answers = [_one(x, y) for x in mine for y in theirs]
    if any(answer is True for answer in answers):
        return True
    return False if answers and all(answer is False for answer in answers) else None


def main_places(profile: Profile, inside: Inside) -> tuple[str, ...]:
    """The heaviest place of a lead, and one that weighs nearly as much; a country only where nothing smaller is told."""
    smaller = [(key, weight) for key, weight in profile.places if not _is_land(key)]
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
    telling = [word for word in hits if not _is_land(word)]
    travelled = {"visit", "talks"} & set(profile.kinds)
    return len(telling) >= 1 and len(hits) >= 2 and (bool(travelled) or len(telling) >= 2)


def _is_land(name: str) -> bool:
    """A country, a people, or a state: names that half of all news share."""
    table = territories()
    return name in table.countries or name in table.demonyms or name in table.states
