"""Sets claims that share a key side by side: who meets whom, and the pairs that are alike.

Never a full cross product: claims of related documents meet, and levels of one thing that both name. Where a crowd
would meet all the same, each claim meets those next to it in time only, and that is told.

It is done document by document, each pair once, whatever keys its claims share; several processes may do so at once.
Where the claims of one key alone lie in a place, the same finds the pairs of that key.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reconcile.linking.pairs import Ground, alike, are_idle, is_level, things
from reconcile.linking.scores import Score
from reconcile.model import Claim, Kind
from reconcile.sharing import Share, alone

#: A claim meets so many claims of a key at most of those behind it, the nearest in time.
CROWD = 200
#: Of levels of one thing in articles that are not related, so many at most that stand nearest in time.
LEVELS = 32
#: Claims that are set beside others in one go.
RUN = 64
#: Of a key with more claims than this, it is held ready which document has which.
_MANY = 16

#: Two claims by place, and how alike they are.
Pair = tuple[int, int, Score]
#: A claim by place, and the later ones that it meets, in order.
Row = tuple[int, list[int]]


class Crowd(NamedTuple):
    """A claim that has a key with too many others to meet them all, and how many claims have that key."""

    claim: Claim
    claims: int


class Met(NamedTuple):
    """Pairs that are alike, in order, and the crowds that were too great: a key's is told of its first claim."""

    pairs: Sequence[Pair]
    crowds: tuple[Crowd, ...] = ()


#: Pairs to be sent: their scores, then the pairs one after the other, each by two places and the place of its score.
Alike = tuple[tuple[tuple[float, str], ...], tuple[int, ...]]


def meet(claims: Sequence[Claim], around: Ground) -> Met:
    """The pairs of one key's claims."""
    return Meeting(claims, (range(len(claims)),), around).all()


class Meeting:
    """The claims of a case, by place, and by the keys that they have: those of one key are a block of places. Claims of
    one document stand together, and blocks are in order."""

    def __init__(self, claims: Sequence[Claim], blocks: Iterable[Sequence[int]], around: Ground) -> None:
        self.claims, self.around = claims, around
        self._blocks = tuple(blocks)
        self._blocks_of: list[list[int]] = [[] for _ in claims]
        for number, block in enumerate(self._blocks):
            for place in block:
                self._blocks_of[place].append(number)
        self._held: dict[str, list[int]] = defaultdict(list)  # the places of each document
        self._document_of = [claim.document for claim in claims]
        for place, document in enumerate(self._document_of):
            self._held[document].append(place)
        self._by_document: dict[int, dict[str, list[int]]] = {}  # of a great block, made when it is asked for
        self._levels = _Levels(claims, self._blocks, around)
        self._scores: dict[tuple[float, str], Score] = {}
        self.documents = tuple(self._held)
        self.runs = tuple(self._parted())

    def all(self, share: Share = alone) -> Met:
        """All pairs at once."""
        found = tuple(self.each(share))
        return Met([pair for met in found for pair in met.pairs], tuple(one for met in found for one in met.crowds))

    def each(self, share: Share = alone) -> Iterator[Met]:
        """The pairs that each run of documents has with itself and those behind it; others may look at some of them."""
        told: set[int] = set()
        for (scores, places), crowds in share(self._of_run, self.runs):
            known = [self.score(one) for one in scores]
            row = iter(places)
            pairs = [(a, b, known[which]) for a, b, which in zip(row, row, row, strict=True)]
            yield Met(pairs, self.crowds((number, place) for number, place in crowds if number not in told))
            told.update(number for number, _ in crowds)

    def crowds(self, told: Iterable[tuple[int, int]]) -> tuple[Crowd, ...]:
        """The crowds of these blocks, each by its number and a claim."""
        return tuple(Crowd(self.claims[place], len(self._blocks[number])) for number, place in told)

    def score(self, told: tuple[float, str]) -> Score:
        """The score; one of each is held."""
        return self._scores.get(told) or self._scores.setdefault(told, Score(*told))

    def _parted(self) -> Iterator[tuple[str, ...]]:
        """The documents in order, in runs of about one number of claims."""
        run: list[str] = []
        room = RUN
        for document, places in self._held.items():
            run.append(document)
            room -= len(places)
            if room <= 0:
                yield tuple(run)
                run, room = [], RUN
        if run:
            yield tuple(run)

    def _of_run(self, documents: Sequence[str]) -> tuple[Alike, tuple[tuple[int, int], ...]]:
        crowds: dict[int, int] = {}
        found = self.alike(row for document in documents for row in self.rows(document, crowds))
        return found, tuple(crowds.items())

    def alike(self, rows: Iterable[Row]) -> Alike:
        """The pairs of these rows that are alike."""
        claims, scene = self.claims, self.around.scene
        found: list[int] = []
        told: dict[tuple[float, str], int] = {}
        for place, others in rows:
            claim = claims[place]
            for other in others:
                score = alike(claim, claims[other], scene)
                if score is not None:
                    found += (place, other, told.setdefault(score, len(told)))
        return tuple(told), tuple(found)

    def rows(self, document: str, crowds: dict[int, int]) -> Iterator[Row]:
        """Each claim of a document with the later ones that it meets. Blocks whose crowd was too great are noted in
        `crowds`, with the first claim that did not meet them all."""
        held = self._held
        mine = held[document]
        others = self.around.scene.related_to(document)
        near = sorted((held[name][0], name) for name in others if name in held and held[name][0] > mine[0])
        names = (document, *(name for _, name in near))
        levels = self._levels
        rows: dict[int, list[int]] = {}
        for place in mine:
            met: set[int] = set()
            for number in self._blocks_of[place]:
                row = rows.get(number)
                if row is None:
                    row = rows[number] = self._row(number, names)
                later = row[bisect_right(row, place) :] if row[-1] > place else []
                beside, capped = levels.beside(number, place, later) if number in levels.of else ((), False)
                if len(later) + len(beside) > CROWD:
                    later, beside, capped = levels.nearest(place, (*later, *beside)), [], True
                if capped:
                    crowds.setdefault(number, place)
                met.update(later, beside)
            if met:
                yield place, self._to_compare(place, met)

    def _row(self, number: int, documents: Sequence[str]) -> list[int]:
        """The claims of a block that are of these documents, all in order."""
        block = self._blocks[number]
        if len(block) <= _MANY:
            return [place for place in block if self._document_of[place] in documents]
        held = self._by_document.get(number)
        if held is None:
            held = self._by_document[number] = defaultdict(list)
            for place in block:
                held[self._document_of[place]].append(place)
        row: list[int] = []
        for name in documents:
            if name in held:
                row += held[name]
        return row

    def _to_compare(self, place: int, met: Iterable[int]) -> list[int]:
        claim = self.claims[place]
        if claim.kind is not Kind.PLACE:
            return sorted(met)
        return sorted(other for other in met if not are_idle(claim, self.claims[other], self.around))


class _Levels:
    """The levels of each block by the things that they are of, in order of the day of writing."""

    def __init__(self, claims: Sequence[Claim], blocks: Sequence[Sequence[int]], around: Ground) -> None:
        self._days = [around.days.get(claim.document, 0) for claim in claims]
        named = {place: tuple(things(claim, around)) for place, claim in enumerate(claims) if is_level(claim)}
        self.of: dict[int, dict[int, list[list[int]]]] = {}  # by block and place, the levels of each thing of it
        for number, block in enumerate(blocks):
            if len(block) <= LEVELS and claims[block[0]].document == claims[block[-1]].document:
                continue  # all of one article, which meet anyway
            found: dict[tuple[str, ...], list[int]] = defaultdict(list)
            for place in block:
                for thing in named.get(place, ()):
                    found[thing].append(place)
            lists: dict[int, list[list[int]]] = defaultdict(list)
            for places in found.values():
                if len(places) > 1:
                    places.sort(key=self._when)
                    for place in places:
                        lists[place].append(places)
            if lists:
                self.of[number] = lists

    def _when(self, place: int) -> tuple[int, int]:
        return self._days[place], place

    def beside(self, number: int, place: int, near: Sequence[int]) -> tuple[Sequence[int], bool]:
        """The claims of a block after this one of its things, but for those near it; whether there are more."""
        lists = self.of[number].get(place)
        if lists is None:
            return (), False
        met = {one for places in lists for one in self._next(places, place)}.difference(near)
        return [other for other in met if other > place], any(len(places) > LEVELS for places in lists)

    def _next(self, places: Sequence[int], place: int) -> Sequence[int]:
        """The levels of a thing that stand next to this one in time."""
        if len(places) <= LEVELS:
            return places
        at = bisect_left(places, self._when(place), key=self._when)
        return places[max(0, at - LEVELS // 2) : at + LEVELS // 2]

    def nearest(self, place: int, others: Iterable[int]) -> list[int]:
        """The claims that were written next to this one."""
        here = self._days[place]
        return sorted(others, key=lambda other: (abs(self._days[other] - here), other))[:CROWD]
