"""Which claims are set side by side, and how alike they are: pairs of one key, within related documents.

One key's claims are a piece of work of their own: `blocks` parts the claims, `meet` needs one block and the `Ground`.
Never a full cross product: claims of related documents meet, and levels of one thing that both name. Where a crowd
would meet all the same, each claim meets those next to it in time only, and that is told.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from reconcile.linking.keys import Key, keys
from reconcile.linking.similar import FIGURE, LINKED, NEAR, Score, score
from reconcile.linking.slots import Gazetteer, gazetteer
from reconcile.model import Claim, Kind, Period, Profile
from reconcile.sharing import Share
from reconcile.text import lexicon
from reconcile.text.concepts import topic
from reconcile.text.territories import is_land, territories

#: What is counted, or takes so long, belongs to an event.
OF_EVENTS = ("count", "duration", "time", "age", "anniversary", "")
#: A claim meets so many claims of its key at most of those behind it, the nearest in time.
CROWD = 200
#: Of levels of one thing in articles that are not related, so many at most that stand nearest in time.
LEVELS = 32


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


@dataclass(frozen=True, slots=True)
class Met:
    """Pairs of claims that are alike, by place in the block's order, a claim whose crowd was too great to meet, and how
    many claims the block has."""

    pairs: tuple[tuple[Claim, Claim, Score], ...]
    capped: Claim | None = None
    claims: int = 0


def ground(claims: Iterable[Claim], scene: Scene) -> Ground:
    """The ground of a case. The scene may be cut down to its relations afterwards (`Scene.slim`)."""
    days = {name: written.start.toordinal() for name, written in scene.written.items() if written is not None}
    return Ground(scene, gazetteer(claims, scene), {name: _land(one) for name, one in scene.profiles.items()}, days)


def blocks(claims: Iterable[Claim]) -> dict[Key, list[Claim]]:
    """The claims by candidate key, in order; those that share no key are never compared."""
    found: dict[Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        for key in keys(claim):
            found[key].append(claim)
    return {key: block for key, block in found.items() if len(block) > 1}


def meet(block: Sequence[Claim], around: Ground) -> Met:
    """The pairs of one block that are alike. A pair that shares several keys is found in each of them, the same."""
    found = []
    told: dict[tuple[float, str], Score] = {}  # each kept once
    crowds = _Crowds(block, around)
    for place, claim in enumerate(block):
        for other in crowds.of(place):
            b = block[other]
            if claim.id != b.id and not _idle(claim, b, around):
                alike = score(claim, b)
                if alike.value >= NEAR and not _by_chance(claim, b, alike, around):
                    found.append((claim, b, told.setdefault((alike.value, alike.why), alike)))
    return Met(tuple(found), crowds.capped, len(block))


#: The same by place in the block, to be sent or kept: who was capped (-1: nobody), and the pairs with their scores.
Placed = tuple[int, tuple[tuple[int, int, float, str], ...]]


def placed(met: Met, block: Sequence[Claim]) -> Placed:
    at = {id(claim): place for place, claim in enumerate(block)}
    found = tuple((at[id(a)], at[id(b)], alike.value, alike.why) for a, b, alike in met.pairs)
    return -1 if met.capped is None else at[id(met.capped)], found


def restored(told: Placed, block: Sequence[Claim], scores: dict[tuple[float, str], Score]) -> Met:
    """What `placed` was told of; each score is kept once among `scores`."""
    capped, found = told
    pairs = tuple(
        (block[a], block[b], scores.get((value, why)) or scores.setdefault((value, why), Score(value, why)))
        for a, b, value, why in found
    )
    return Met(pairs, None if capped < 0 else block[capped], len(block))


def meet_all(blocks: Sequence[Sequence[Claim]], around: Ground, share: Share) -> Iterator[Met]:
    """The pairs of each block, of which others may look at some."""
    scores: dict[tuple[float, str], Score] = {}
    found = share(lambda block: placed(meet(block, around), block), blocks)
    return (restored(told, block, scores) for told, block in zip(found, blocks, strict=True))


class _Crowds:
    """The claims of a block by what lets them meet: their documents, and the things that levels are of."""

    def __init__(self, block: Sequence[Claim], around: Ground) -> None:
        self.block, self.around = block, around
        self.capped: Claim | None = None
        self.held: dict[str, list[int]] = defaultdict(list)
        self.things: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)  # (day, place)
        self.named: dict[int, tuple[tuple[str, ...], ...]] = {}
        for place, claim in enumerate(block):
            self.held[claim.document].append(place)
            if is_level(claim):
                self.named[place] = tuple(things(claim, around))
                for thing in self.named[place]:
                    self.things[thing].append((self._day(place), place))
        for places in self.things.values():
            places.sort()

    def of(self, place: int) -> list[int]:
        """The claims after this one that it meets, in order."""
        document = self.block[place].document
        near = self._after(document, place)
        for name in self.held.keys() & self.around.scene.related_to(document):
            near += self._after(name, place)
        if self.named:
            beside = {one for thing in self.named.get(place, ()) for one in self._beside(self.things[thing], place)}
            near += [other for other in beside.difference(near) if other > place]
        if len(near) > CROWD:
            self.capped = self.capped or self.block[place]
            here = self._day(place)
            near = sorted(near, key=lambda other: (abs(self._day(other) - here), other))[:CROWD]
        near.sort()
        return near

    def _after(self, document: str, place: int) -> list[int]:
        held = self.held[document]
        return held[bisect_right(held, place) :]

    def _beside(self, places: Sequence[tuple[int, int]], place: int) -> Iterator[int]:
        """The claims of a thing that stand next to this one in time."""
        first, last = 0, len(places)
        if last > LEVELS:
            self.capped = self.capped or self.block[place]
            at = bisect_left(places, (self._day(place), place))
            first, last = max(0, at - LEVELS // 2), at + LEVELS // 2
        return (other for _, other in places[first:last])

    def _day(self, place: int) -> int:
        return self.around.days.get(self.block[place].document, 0)


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


def _idle(a: Claim, b: Claim, around: Ground) -> bool:
    """Places that neither support nor rival one another: of two events, or both known to one article."""
    if a.kind is not Kind.PLACE or b.kind is not Kind.PLACE:
        return False
    if around.scene.same(a, b) is False:
        return True
    return around.towns.known_together(a, b, around.scene) and _key(a) != _key(b)


def _by_chance(a: Claim, b: Claim, alike: Score, around: Ground) -> bool:
    """What little but its value brings together may be equal by chance, unless of one event: figures in other words,
    ages and hours."""
    if alike.value <= FIGURE:
        return around.scene.same(a, b) is not True
    lone = all(claim.quantity is not None and claim.quantity.dimension in _OF_CHANCE for claim in (a, b))
    return lone and LINKED <= alike.value < _SURE and a.document != b.document and around.scene.same(a, b) is not True


#: What is alike up to here was brought together by its value.
_OF_CHANCE, _SURE = ("age", "time"), 0.65


def _key(claim: Claim) -> str:
    return claim.scope.place.key if claim.scope.place is not None else ""
