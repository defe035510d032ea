"""What two claims that meet are asked, and what they meet by: their keys, and what is known of the whole case.

`blocks` parts the claims by key; who meets whom is told in `meeting`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from reconcile.linking.keys import Key, keys
from reconcile.linking.similar import FIGURE, LINKED, NEAR, Score, score
from reconcile.linking.slots import Gazetteer, gazetteer
from reconcile.model import Claim, Kind, Period, Profile
from reconcile.text import lexicon
from reconcile.text.concepts import topic
from reconcile.text.territories import is_land, territories

#: What is counted, or takes so long, belongs to an event.
OF_EVENTS = ("count", "duration", "time", "age", "anniversary", "")


class Related(Protocol):
    """What setting side by side asks of the case's events."""

    def are_related(self, a: str, b: str) -> bool: ...

    def related_to(self, document: str) -> frozenset[str]: ...

    def same(self, a: Claim, b: Claim) -> bool | None: ...


class Scene(Related, Protocol):
    """What is known of the case's documents, beside that."""

    @property
    def profiles(self) -> Mapping[str, Profile]: ...

    @property
    def written(self) -> Mapping[str, Period | None]: ...


@dataclass(frozen=True, slots=True)
class Ground:
    """What pairs ask of the case: which articles are related, which name which place, which land each names most."""

    scene: Related
    towns: Gazetteer
    lands: Mapping[str, str | None]
    days: Mapping[str, int]  # of writing, counted on


def ground(claims: Iterable[Claim], scene: Scene) -> Ground:
    """The ground of a case. The scene may be cut down to its relations afterwards (`Scene.slim`)."""
    days = {name: written.start.toordinal() for name, written in scene.written.items() if written is not None}
    return Ground(scene, gazetteer(claims, scene), {name: _land(one) for name, one in scene.profiles.items()}, days)


def blocks(claims: Iterable[Claim]) -> list[list[int]]:
    """The claims of each candidate key by place, in order; those that share no key are never compared."""
    found: dict[Key, list[int]] = defaultdict(list)
    for place, claim in enumerate(claims):
        for key in keys(claim):
            found[key].append(place)
    return [block for block in found.values() if len(block) > 1]


def alike(a: Claim, b: Claim, scene: Related) -> Score | None:
    """How alike two claims are that meet; None where nothing is to be said of the pair."""
    found = score(a, b)
    return None if found.value < NEAR or _by_chance(a, b, found, scene) else found


def is_level(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.dimension not in OF_EVENTS


def things(claim: Claim, around: Ground) -> Iterator[tuple[str, ...]]:
    """A level, rate or sum also meets where both name one thing of its own: two articles on one bridge need share
    nothing else. Of inflation, trade and jobless rates it is enough that both tell of one country."""
    of = topic(claim)
    if not of:
        return
    for name in claim.scope.names:
        if not is_land(name):
            yield of, "name", name
    land = around.lands.get(claim.document)
    if land is not None and (of in lexicon.words("levels") or of.startswith("chance of ")):
        yield of, "land", land


def _land(profile: Profile) -> str | None:
    """The one country whose inflation, trade or jobless rate an article tells: the land that it names most."""
    most = min(((-weight, name) for name, weight in profile.names if is_land(name)), default=None)
    return territories().key(most[1]) if most is not None else None


def are_idle(a: Claim, b: Claim, around: Ground) -> bool:
    """Places that neither support nor rival one another: of two events, or both known to one article."""
    if a.kind is not Kind.PLACE or b.kind is not Kind.PLACE:
        return False
    if around.scene.same(a, b) is False:
        return True
    return around.towns.known_together(a, b, around.scene) and _key(a) != _key(b)


def _by_chance(a: Claim, b: Claim, found: Score, scene: Related) -> bool:
    """What little but its value brings together may be equal by chance, unless of one event: figures in other words,
    ages and hours."""
    if found.value <= FIGURE:
        return scene.same(a, b) is not True
    if found.value < LINKED or found.value >= _SURE or a.document == b.document:
        return False
    lone = all(claim.quantity is not None and claim.quantity.dimension in _OF_CHANCE for claim in (a, b))
    return lone and scene.same(a, b) is not True


#: What is alike up to here was brought together by its value.
_OF_CHANCE, _SURE = ("age", "time"), 0.65


def _key(claim: Claim) -> str:
    return claim.scope.place.key if claim.scope.place is not None else ""
