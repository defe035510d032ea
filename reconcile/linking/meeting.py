"""Sets the claims of a key side by side: who meets whom, and the pairs that are alike.

One key's claims are a piece of work of their own. Never a full cross product: claims of related documents meet, and
levels of one thing that both name. Where a crowd would meet all the same, each claim meets those next to it in time
only, and that is told. A pair that shares several keys is found in each of them, the same; where all keys lie in one
process, `meet_all` looks at it once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from reconcile.linking.keys import Key
from reconcile.linking.pairs import Ground, compared, is_level, things
from reconcile.linking.scores import Score
from reconcile.model import Claim
from reconcile.sharing import Share

#: A claim meets so many claims of its key at most of those behind it, the nearest in time.
CROWD = 200
#: Of levels of one thing in articles that are not related, so many at most that stand nearest in time.
LEVELS = 32


@dataclass(frozen=True, slots=True)
class Met:
    """Pairs of claims that are alike, by place in the block's order, a claim whose crowd was too great to meet, and how
    many claims the block has."""

    pairs: tuple[tuple[Claim, Claim, Score], ...]
    capped: Claim | None = None
    claims: int = 0


#: The same by place in the block, to be sent or kept: who was capped (-1: nobody), the scores, and the pairs one after
#: the other, each as two places and the place of its score.
Placed = tuple[int, tuple[tuple[float, str], ...], tuple[int, ...]]
Scores = dict[tuple[float, str], Score]


def meet(block: Sequence[Claim], around: Ground) -> Met:
    """The pairs of one block that are alike."""
    return restored(placed(block, around), block, {})


def placed(block: Sequence[Claim], around: Ground) -> Placed:
    """The same, by place."""
    return _placed(_Crowds(block, around), range(len(block)))


def _placed(crowds: _Crowds, places: range, once: Callable[[int, list[int]], list[int]] | None = None) -> Placed:
    """The pairs of these claims of a block; `once` tells which are left of those that a claim meets."""
    block, around = crowds.block, crowds.around
    found: list[int] = []
    told: dict[tuple[float, str], int] = {}
    capped = -1
    for place in places:
        others, cap = crowds.of(place, once)
        capped = place if cap and capped < 0 else capped
        for other in others:
            alike = compared(block[place], block[other], around)
            if alike is not None:
                found += (place, other, told.setdefault(alike, len(told)))
    return capped, tuple(told), tuple(found)


def restored(told: Placed, block: Sequence[Claim], scores: Scores) -> Met:
    """The pairs of a block; each score is kept once among `scores`."""
    capped, alike, found = told
    known = [scores.get(one) or scores.setdefault(one, Score(*one)) for one in alike]
    row = iter(found)
    pairs = tuple((block[a], block[b], known[which]) for a, b, which in zip(row, row, row, strict=True))
    return Met(pairs, None if capped < 0 else block[capped], len(block))


def meet_all(blocks: Mapping[Key, Sequence[Claim]], around: Ground, share: Share) -> Iterator[Met]:
    """The pairs of each block, each pair once; others may look at some of them."""
    held = tuple(blocks.values())
    scores: Scores = {}
    runs = tuple(_runs(held))
    parts: list[Met] = []
    for run, found in zip(runs, share(_Run(held, around), runs), strict=True):
        for (number, _, stop), told in zip(run, found, strict=True):
            parts.append(restored(told, held[number], scores))
            if stop == len(held[number]):
                yield _whole(parts)
                parts = []


#: Claims that are set beside others in one go, of as many blocks as it takes.
RUN = 64

#: A block by number, and which of its claims.
Piece = tuple[int, int, int]


def _runs(blocks: Sequence[Sequence[Claim]]) -> Iterator[tuple[Piece, ...]]:
    """All blocks in pieces of about one size: a few keys have as many claims as thousands of others."""
    run: list[Piece] = []
    room = RUN
    for number, block in enumerate(blocks):
        for start in (0, *range(room, len(block), RUN)):
            stop = min(len(block), start + room)
            run.append((number, start, stop))
            room -= stop - start
            if not room:
                yield tuple(run)
                run, room = [], RUN
    if run:
        yield tuple(run)


def _whole(parts: Sequence[Met]) -> Met:
    if len(parts) == 1:
        return parts[0]
    capped = next((one.capped for one in parts if one.capped is not None), None)
    return Met(tuple(pair for one in parts for pair in one.pairs), capped, parts[0].claims)


class _Run:
    """Looks at a run of pieces. The crowds of the block that a piece is of are kept for the next piece."""

    def __init__(self, blocks: Sequence[Sequence[Claim]], around: Ground) -> None:
        self._blocks, self._around, self._once = blocks, around, Once(blocks, around)
        self._at, self._crowds = -1, _Crowds((), around)

    def __call__(self, run: Sequence[Piece]) -> tuple[Placed, ...]:
        return tuple(self._of(*piece) for piece in run)

    def _of(self, number: int, start: int, stop: int) -> Placed:
        block = self._blocks[number]
        if number != self._at:
            self._at, self._crowds = number, _Crowds(block, self._around)
        return _placed(self._crowds, range(start, stop), partial(self._once.left, block, number))


class Once:
    """Of the blocks that two claims of related articles share, the first looks at the pair, where no crowd could keep
    them from meeting in it."""

    def __init__(self, blocks: Iterable[Sequence[Claim]], around: Ground) -> None:
        self._related = around.scene.related_to
        self._blocks: dict[str, tuple[int, ...]] = {}
        self._held: dict[str, int] = defaultdict(int)
        self._near: dict[str, int] = {}
        for number, block in enumerate(blocks):
            for claim in block:
                before = self._blocks.get(claim.id, ())
                self._held[claim.document] += not before
                self._blocks[claim.id] = (*before, number)

    def left(self, block: Sequence[Claim], number: int, place: int, others: list[int]) -> list[int]:
        """Of the claims of related articles that one of the block with this number meets, those that it met in no block
        before."""
        claim, known = block[place], self._blocks
        before = {one for one in known[claim.id] if one < number}
        if not before or self._crowd(claim) > CROWD:
            return others
        return [other for other in others if before.isdisjoint(known[block[other].id])]

    def _crowd(self, claim: Claim) -> int:
        """How many claims it could meet in a block at most."""
        near = self._near.get(claim.document)
        if near is None:
            documents = (claim.document, *self._related(claim.document))
            near = self._near[claim.document] = sum(self._held.get(name, 0) for name in documents)
        return near + LEVELS * (1 + len(claim.scope.names)) if is_level(claim) else near


class _Crowds:
    """The claims of a block by what lets them meet: their documents, and the things that levels are of."""

    def __init__(self, block: Sequence[Claim], around: Ground) -> None:
        self.block, self.around = block, around
        self.held: dict[str, list[int]] = defaultdict(list)
        self.things: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)  # (day, place)
        self.named: dict[int, tuple[tuple[str, ...], ...]] = {}
        self.rows: dict[str, list[int]] = {}
        for place, claim in enumerate(block):
            self.held[claim.document].append(place)
            if is_level(claim):
                self.named[place] = tuple(things(claim, around))
                for thing in self.named[place]:
                    self.things[thing].append((self._day(place), place))
        for places in self.things.values():
            places.sort()

    def of(self, place: int, once: Callable[[int, list[int]], list[int]] | None) -> tuple[list[int], bool]:
        """The claims after this one that it meets, in order, and whether there were too many for all of them."""
        row = self._row(self.block[place].document)
        near = row[bisect_right(row, place) :]
        beside, capped = self._levels(place, near) if place in self.named else ([], False)
        if len(near) + len(beside) > CROWD:
            here = self._day(place)
            near = sorted((*near, *beside), key=lambda other: (abs(self._day(other) - here), other))[:CROWD]
            return sorted(near), True
        if once is not None and near:
            near = once(place, near)
        return sorted((*near, *beside)) if beside else near, capped

    def _row(self, document: str) -> list[int]:
        """The claims of a document and of those related to it, in order."""
        row = self.rows.get(document)
        if row is None:
            near = self.held.keys() & self.around.scene.related_to(document)
            row = self.held[document]
            if near:
                row = sorted(place for name in {document, *near} for place in self.held[name])
            self.rows[document] = row
        return row

    def _levels(self, place: int, near: list[int]) -> tuple[list[int], bool]:
        """The claims after this one of the things that it is of, but for those near it, and whether there are more."""
        lists = [self.things[thing] for thing in self.named[place]]
        beside = {one for places in lists for one in self._beside(places, place)}.difference(near)
        return [other for other in beside if other > place], any(len(places) > LEVELS for places in lists)

    def _beside(self, places: Sequence[tuple[int, int]], place: int) -> Iterator[int]:
        """The claims of a thing that stand next to this one in time."""
        first, last = 0, len(places)
        if last > LEVELS:
            at = bisect_left(places, (self._day(place), place))
            first, last = max(0, at - LEVELS // 2), at + LEVELS // 2
        return (other for _, other in places[first:last])

    def _day(self, place: int) -> int:
        return self.around.days.get(self.block[place].document, 0)
