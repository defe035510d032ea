"""Clusters: claims that answer one question, from the pairs that are alike.

Pairs come from shared keys within related documents, never from a full cross product. Two groups merge only while
their far ends belong together (average linkage), so that a chain of near-likes is split.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from reconcile.linking.keys import Key, keys
from reconcile.linking.questions import question
from reconcile.linking.similar import LINKED, NEAR, Score, score
from reconcile.linking.slots import Gazetteer, gazetteer
from reconcile.model import Claim, Cluster, Kind, Profile
from reconcile.text import lexicon
from reconcile.text.concepts import CASUALTIES, predicate, topic
from reconcile.text.territories import is_land, territories

#: What is counted, or takes so long, belongs to an event.
_OF_EVENTS = ("count", "duration", "time", "age", "anniversary", "")
#: A figure with so many other figures of its kind in its own article stands in a list.
LISTED = 5
#: Characters between two figures that are told side by side.
_BESIDE = 160
#: Two groups are one question where their pairs are alike by at least this on average.
TOGETHER = 0.3


class Scene(Protocol):
    """What linking asks of the case's events."""

    def are_related(self, a: str, b: str) -> bool: ...

    def related_to(self, document: str) -> frozenset[str]: ...

    def same(self, a: Claim, b: Claim) -> bool | None: ...

    @property
    def profiles(self) -> Mapping[str, Profile]: ...


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two claims of one cluster, how alike they are, and whether they speak of one event."""

    left: str
    right: str
    score: Score
    same_event: bool | None


@dataclass(frozen=True, slots=True)
class Linked:
    cluster: Cluster
    candidates: tuple[Candidate, ...]


def link(claims: Sequence[Claim], scene: Scene) -> tuple[Linked, ...]:
    """All clusters, by the place of their first claim: claims that answer one question, and pairs that are only read
    beside one another, each on its own."""
    at = {claim.id: claim for claim in claims}
    order = {claim.id: i for i, claim in enumerate(claims)}
    found = _pairs(claims, scene)
    groups = _grouped({pair: alike for pair, alike in found.items() if alike.value >= LINKED}, order)
    home = {member: number for number, members in enumerate(groups) for member in members}
    inside: dict[int, list[Candidate]] = defaultdict(list)
    beside: list[tuple[list[str], list[Candidate]]] = []
    for a, b in sorted(found, key=lambda pair: (order[pair[0]], order[pair[1]])):
        candidate = Candidate(a, b, found[a, b], scene.same(at[a], at[b]))
        if home.get(a, -1) == home.get(b, -2):
            inside[home[a]].append(candidate)
        else:
            beside.append(([a, b], [candidate]))
    placed = [(members, inside[number]) for number, members in enumerate(groups)] + beside
    return tuple(
        _linked(members, candidates, at) for members, candidates in sorted(placed, key=lambda one: order[one[0][0]])
    )


def _linked(members: list[str], candidates: list[Candidate], at: dict[str, Claim]) -> Linked:
    mark = "q-" + hashlib.sha256("\0".join(sorted(members)).encode()).hexdigest()[:8]
    return Linked(Cluster(mark, question([at[member] for member in members]), tuple(members)), tuple(candidates))


def _pairs(claims: Sequence[Claim], scene: Scene) -> dict[tuple[str, str], Score]:
    blocks: dict[Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        for key in keys(claim):
            blocks[key].append(claim)
    found: dict[tuple[str, str], Score] = {}
    known = gazetteer(claims, scene)
    for block in blocks.values():
        for a, b in _meeting(block, scene):
            if (a.id, b.id) in found or a.id == b.id or _idle(a, b, scene, known):
                continue
            if _may_meet(a, b, scene):
                alike = score(a, b)
                if alike.value >= NEAR:
                    found[a.id, b.id] = alike
    return _without_lists(found, {claim.id: claim for claim in claims})


def _meeting(block: Sequence[Claim], scene: Scene) -> Iterator[tuple[Claim, Claim]]:
    """The pairs of a block that may meet: of related documents, and of levels. Never all pairs of all documents."""
    held: dict[str, list[int]] = defaultdict(list)
    for place, claim in enumerate(block):
        held[claim.document].append(place)
    levels = [place for place, claim in enumerate(block) if _is_level(claim)]
    for place, claim in enumerate(block):
        near = {one for name in scene.related_to(claim.document) for one in held.get(name, ())} | {
            *held[claim.document]
        }
        if _is_level(claim):
            near.update(levels)
        yield from ((claim, block[other]) for other in sorted(near) if other > place)


def _is_level(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.dimension not in _OF_EVENTS


def _may_meet(a: Claim, b: Claim, scene: Scene) -> bool:
    """Claims meet where their documents have something in common; a level, rate or sum also where both name one thing
    of its own: two articles on one bridge need share nothing else."""
    if scene.are_related(a.document, b.document):
        return True
    if any(claim.quantity is None or claim.quantity.dimension in _OF_EVENTS for claim in (a, b)):
        return False
    mine, theirs = (tuple(name for name in claim.scope.names if not is_land(name)) for claim in (a, b))
    if not topic(a) or topic(a) != topic(b):
        return False
    return bool({*mine} & {*theirs}) or (topic(a) in lexicon.words("levels") and _one_land(a, b, scene))


def _one_land(a: Claim, b: Claim, scene: Scene) -> bool:
    """The one country whose inflation, trade or jobless rate either article tells: the land that it names most."""
    lands = []
    for claim in (a, b):
        profile = scene.profiles.get(claim.document)
        named = (
            [name for name, _ in sorted(profile.names, key=lambda one: (-one[1], one[0])) if is_land(name)]
            if profile
            else []
        )
        lands.append(territories().key(named[0]) if named else None)
    return lands[0] is not None and lands[0] == lands[1]


def _without_lists(found: dict[tuple[str, str], Score], at: dict[str, Claim]) -> dict[tuple[str, str], Score]:
    """The pairs but those within a list: an article that gives many figures of one kind tabulates, it does not
    contradict itself."""
    values: dict[str, set[object]] = defaultdict(set)
    for a, b in found:
        if (
            at[a].document == at[b].document
            and _reading(at[a]) != _reading(at[b])
            and predicate(at[a]) not in CASUALTIES
        ):
            values[a].add(_reading(at[b]))
            values[b].add(_reading(at[a]))
    listed = {name for name, others in values.items() if len(others) >= LISTED}
    return {
        (a, b): alike
        for (a, b), alike in found.items()
        if at[a].document != at[b].document or not {a, b} & listed or _dated_neighbours(at[a], at[b])
    }


def _dated_neighbours(a: Claim, b: Claim) -> bool:
    """Levels told side by side, each with a time of its own, are no mere table."""
    if a.when is None or b.when is None or a.quantity is None or a.quantity.dimension in _OF_EVENTS:
        return False
    return max(a.span.start, b.span.start) - min(a.span.end, b.span.end) <= _BESIDE


def _reading(claim: Claim) -> object:
    return claim.quantity.interval if claim.quantity is not None else (claim.when and claim.when.text, claim.role)


def _idle(a: Claim, b: Claim, scene: Scene, known: Gazetteer) -> bool:
    """Places that neither support nor rival one another: of two events, or both known to one article."""
    if a.kind is not Kind.PLACE or b.kind is not Kind.PLACE:
        return False
    return scene.same(a, b) is False or (known.known_together(a, b, scene) and _key(a) != _key(b))


def _key(claim: Claim) -> str:
    return claim.scope.place.key if claim.scope.place is not None else ""


def _grouped(found: dict[tuple[str, str], Score], order: dict[str, int]) -> list[list[str]]:
    """Average-linkage groups, greedily from the likest pair; each group in document order."""
    group: dict[str, list[str]] = {}
    value = {frozenset(pair): alike.value for pair, alike in found.items()}
    for (a, b), _ in sorted(found.items(), key=lambda item: (-item[1].value, order[item[0][0]], order[item[0][1]])):
        mine, theirs = group.setdefault(a, [a]), group.setdefault(b, [b])
        if mine is theirs:
            continue
        total = sum(value.get(frozenset((x, y)), 0.0) for x in mine for y in theirs)
        if total / (len(mine) * len(theirs)) >= TOGETHER:
            mine.extend(theirs)
            for member in theirs:
                group[member] = mine
    unique = {id(members): sorted(members, key=order.__getitem__) for members in group.values() if len(members) > 1}
    return sorted(unique.values(), key=lambda members: order[members[0]])
