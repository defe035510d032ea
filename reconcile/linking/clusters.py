"""Clusters: claims that answer one question, from the pairs that are alike.

Two groups merge only while their far ends belong together (average linkage), so that a chain of near-likes is split.
Pairs are found wherever claims meet (`meeting`); `join` takes them all, in order, and needs no more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reconcile.linking.meeting import CROWD, Crowd, Meeting, Met, Pair
from reconcile.linking.pairs import OF_EVENTS, Related, Scene, blocks, ground
from reconcile.linking.questions import question
from reconcile.linking.similar import LINKED, Score
from reconcile.model import Claim, Cluster, made_of
from reconcile.problems import Code, Problem
from reconcile.sharing import Share, alone
from reconcile.text.concepts import CASUALTIES, predicate
from reconcile.unions import Unions

#: A figure with so many other figures of its kind in its own article stands in a list.
LISTED = 8
#: Characters between two figures that are told side by side.
_BESIDE = 160
#: Two groups are one question where their pairs are alike by at least this on average, in thousandths.
TOGETHER = 300


class Candidate(NamedTuple):
    """Two claims of one cluster, how alike they are, and whether they speak of one event."""

    left: str
    right: str
    score: Score
    same_event: bool | None


@dataclass(frozen=True, slots=True)
class Linked:
    """A question with the claims that answer it, and all pairs that are judged with it: one of a pair may be no answer
    to it, and only be read beside one."""

    cluster: Cluster
    candidates: tuple[Candidate, ...]


def link(claims: Sequence[Claim], scene: Scene, share: Share = alone) -> tuple[Linked, ...]:
    """All clusters, by the place of their first claim: claims that answer one question, with the pairs that are only
    read beside one of them; and claims that are only read beside one another."""
    return join(claims, scene, Meeting(claims, blocks(claims), ground(claims, scene)).each(share))


def crowds(found: Iterable[Crowd]) -> tuple[Problem, ...]:
    """The questions with too many claims to set each beside every other, once each."""
    greatest: dict[str, int] = {}
    for one in found:
        asked = question([one.claim])
        greatest[asked] = max(one.claims, greatest.get(asked, 0))
    told = "{n:,} claims may answer it: each was set beside {most} at most, those written next to its own article"
    hint = "reconcile fewer articles at once to have all of them compared"
    return tuple(
        Problem(asked, Code.CAPPED, told.format(n=n, most=CROWD), hint) for asked, n in sorted(greatest.items())
    )


def join(claims: Sequence[Claim], scene: Related, met: Iterable[Met]) -> tuple[Linked, ...]:
    """The clusters of all claims, from all pairs."""
    return gather(claims, scene, unlisted([pair for one in met for pair in one.pairs], claims))


def gather(claims: Sequence[Claim], scene: Related, pairs: Sequence[Pair]) -> tuple[Linked, ...]:
    """The clusters of these claims, from the pairs among them, in order. Each connected component may be gathered by
    itself."""
    groups = _grouped(pairs)
    home = {member: number for number, members in enumerate(groups) for member in members}
    asked: list[list[Candidate]] = [[] for _ in groups]
    alone: list[tuple[int, int, Candidate]] = []
    for left, right, score in pairs:
        a, b = claims[left], claims[right]
        candidate = Candidate(a.id, b.id, score, scene.same(a, b))
        mine, theirs = home.get(left), home.get(right)
        if mine is None:
            if theirs is None:
                alone.append((left, right, candidate))
                continue
            mine = theirs
        elif theirs is not None and mine != theirs:
            mine = min(mine, theirs, key=lambda number: (-len(groups[number]), number))
        asked[mine].append(candidate)
    placed = [*zip(groups, asked, strict=True), *_loose(alone, claims)]
    placed.sort(key=lambda one: one[0][0])
    return tuple(_linked([claims[member] for member in members], some) for members, some in placed)


def _loose(
    pairs: Sequence[tuple[int, int, Candidate]], claims: Sequence[Claim]
) -> list[tuple[list[int], list[Candidate]]]:
    """Pairs whose claims answer no question that others answer too: those that hang together and ask the same in words
    are told as one."""
    unions = Unions()
    asked = [question([claims[left], claims[right]]) for left, right, _ in pairs]
    for (left, right, _), words in zip(pairs, asked, strict=True):
        unions.join(f"{left:09} {words}", f"{right:09} {words}")
    found: dict[str, tuple[set[int], list[Candidate]]] = {}
    for (left, right, candidate), words in zip(pairs, asked, strict=True):
        members, some = found.setdefault(unions.root(f"{left:09} {words}"), (set(), []))
        members |= {left, right}
        some.append(candidate)
    return [(sorted(members), some) for members, some in found.values()]


def _linked(members: Sequence[Claim], candidates: Sequence[Candidate]) -> Linked:
    names = [claim.id for claim in members]
    return Linked(Cluster(made_of("q", *sorted(names)), question(members), tuple(names)), tuple(candidates))


def unlisted(pairs: Sequence[Pair], claims: Sequence[Claim]) -> Sequence[Pair]:
    """The pairs but those within a list: an article that gives many figures of one kind tabulates, it does not
    contradict itself. What is told in a list still stands beside its neighbour in time. Needs all pairs within a
    document, and none of other documents; claims of one document stand together."""
    ends = _ends(claims)
    inside = [(left, right) for left, right, _ in pairs if right < ends[left]]
    values: dict[int, set[object]] = defaultdict(set)
    for left, right in inside:
        mine, theirs = _reading(claims[left]), _reading(claims[right])
        if mine != theirs and predicate(claims[left]) not in CASUALTIES:
            values[left].add(theirs)
            values[right].add(mine)
    listed = {place for place, others in values.items() if len(others) >= LISTED}
    dropped = {
        (left, right)
        for left, right in inside
        if (left in listed or right in listed) and not _dated_neighbours(claims[left], claims[right])
    }
    return [pair for pair in pairs if pair[:2] not in dropped] if dropped else pairs


def _ends(claims: Sequence[Claim]) -> list[int]:
    """For each claim the place behind the last one of its document."""
    ends = [len(claims)] * len(claims)
    for place in range(len(claims) - 2, -1, -1):
        ends[place] = ends[place + 1] if claims[place].document == claims[place + 1].document else place + 1
    return ends


def _dated_neighbours(a: Claim, b: Claim) -> bool:
    """Levels told side by side, each with a time of its own, are no mere table."""
    if a.when is None or b.when is None or a.quantity is None or a.quantity.dimension in OF_EVENTS:
        return False
    return max(a.span.start, b.span.start) - min(a.span.end, b.span.end) <= _BESIDE


def _reading(claim: Claim) -> object:
    return claim.quantity.interval if claim.quantity is not None else (claim.when and claim.when.text, claim.role)


def _room(mine: int, theirs: int) -> int:
    """How many pairs two groups can have: of great ones, no more than are set beside one another on either side."""
    return min(mine, theirs) * min(max(mine, theirs), CROWD // 2)


def _grouped(pairs: Sequence[Pair]) -> list[list[int]]:
    """Average-linkage groups of the pairs that answer one question, greedily from the likest, the earlier first; each
    in order, as they are.

    Between two groups the sum of what their pairs are alike is kept, in thousandths: a merge adds the sums of the
    smaller group to those of the larger."""
    as_alike: dict[float, list[tuple[int, int]]] = defaultdict(list)
    for left, right, score in pairs:
        if score.value >= LINKED:
            as_alike[score.value].append((left, right))
    sums: dict[int, dict[int, int]] = defaultdict(dict)
    for value, some in as_alike.items():
        thousandths = round(value * 1000)
        for left, right in some:
            sums[left][right] = sums[right][left] = thousandths
    group = {place: place for place in sums}
    members = {place: [place] for place in sums}
    for left, right in (pair for value in sorted(as_alike, reverse=True) for pair in as_alike[value]):
        mine, theirs = group[left], group[right]
        if mine == theirs or sums[mine][theirs] < TOGETHER * _room(len(members[mine]), len(members[theirs])):
            continue
        if len(members[mine]) + len(sums[mine]) < len(members[theirs]) + len(sums[theirs]):
            mine, theirs = theirs, mine
        for member in members[theirs]:
            group[member] = mine
        members[mine] += members.pop(theirs)
        for other, total in sums.pop(theirs).items():
            del sums[other][theirs]
            if other != mine:
                sums[mine][other] = sums[other][mine] = sums[mine].get(other, 0) + total
    return sorted(sorted(places) for places in members.values() if len(places) > 1)
