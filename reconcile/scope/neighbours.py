"""Which documents are worth setting side by side: those that share names, words or a place and kind, through an index.

A key that few documents have pairs all of them. One that many have (a minister's name, or an event told by a hundred
papers) would pair their square: there each is paired within its fortnight, and where that is still too many, with the
next ones in an order that brings like documents together, another for each key. So time grows with the number of
documents. What was passed over in this way is no evidence that two documents have nothing in common: `Near.full` says
of which documents not all pairs were looked at.
"""

from __future__ import annotations

import math
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy

from reconcile.model import Profile
from reconcile.scope import rarity
from reconcile.scope.facts import loosely
from reconcile.scope.sameness import When
from reconcile.text.remembering import remembered

#: Up to so many bearers of a name are all paired; of more, each with so many next ones in each order.
HOLDERS, NEXT = 40, 6
#: How many of a document's heaviest words help to find its like, beside its names.
WORDS = 12
#: How many of its rare words, and from how telling a figure on.
RARE, TELLING = 24, 0.6
#: Of each document, so many of those that share most with it are looked at; and they share at least so much: two rare
#: names, or four that are on a score of documents.
PARTNERS, LEAST = 24, 0.9
#: So many articles that name one town in one fortnight are hardly all on one event.
CROWD = 10
#: Orders in which those that bear one key are set next to one another.
_ORDERS = 8
_MASKS = numpy.array([[(0x9E3779B1 * (order + 1)) & 0xFFFFFFFF] for order in range(_ORDERS)], numpy.int64)

Sketch = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Pairs worth a look, lower name first, and the documents that may have more of their like than were looked at."""

    pairs: tuple[tuple[str, str], ...]
    full: frozenset[str]


def candidates(profiles: Mapping[str, Profile], times: Mapping[str, When]) -> Near:
    """The pairs of documents that share most keys."""
    names = sorted(profiles)
    keys = [_keyed(profiles[name]) for name in names]
    index: dict[str, list[int]] = defaultdict(list)
    for place, own in enumerate(keys):
        for key in own:
            index[key].append(place)
    many = {key for key, holders in index.items() if len(holders) > HOLDERS}
    sketches = {place: _sketch(own) for place, own in enumerate(keys) if not many.isdisjoint(own)}
    days = [_day(times[name]) for name in names]
    shared, full = _Shared(len(names)), set[int]()
    for key, holders in index.items():
        weight = 2 if " " in key else 1
        if len(holders) <= HOLDERS:
            shared.all(holders, weight / math.log2(2 + len(holders)))
            continue
        full.update(holders)
        for few in _by_fortnight(holders, days):
            each = weight / math.log2(2 + min(len(few), HOLDERS))
            if len(few) <= HOLDERS:
                shared.all(few, each)
            else:
                shared.next(_in_order(key, few, sketches), each)
    pairs, more = shared.likeliest()
    return Near(tuple((names[a], names[b]) for a, b in pairs), frozenset(names[place] for place in full | more))


class _Shared:
    """What pairs of documents share, summed up: documents by their place in the order of names, a pair as one number.

    There are hundreds of pairs for each document, so they lie in arrays."""

    def __init__(self, documents: int) -> None:
        self._documents = documents
        self._pairs, self._weights = array("q"), array("d")

    def all(self, holders: Sequence[int], weight: float) -> None:
        """All pairs of these, which are in order."""
        for at, first in enumerate(holders, 1):
            row = first * self._documents
            self._pairs.extend([row + second for second in holders[at:]])
        self._weights.extend([weight] * (len(holders) * (len(holders) - 1) // 2))

    def next(self, row: Sequence[int], weight: float) -> None:
        """Each of these with its next ones."""
        before = len(self._pairs)
        for at, first in enumerate(row, 1):
            self._pairs.extend(
                [
                    first * self._documents + second if first < second else second * self._documents + first
                    for second in row[at : at + NEXT]
                ]
            )
        self._weights.extend([weight] * (len(self._pairs) - before))

    def likeliest(self) -> tuple[list[tuple[int, int]], set[int]]:
        """The pairs that are among the likeliest of one of their documents at least, in order, and the documents that
        have more."""
        pairs, place = numpy.unique(numpy.frombuffer(self._pairs, numpy.int64), return_inverse=True)
        weights = numpy.bincount(place, numpy.frombuffer(self._weights), len(pairs))  # added in the order of the keys
        del place
        enough = weights >= LEAST
        first, second = numpy.divmod(pairs[enough], self._documents)
        theirs, others = numpy.concatenate((first, second)), numpy.concatenate((second, first))
        order = numpy.lexsort((others, -numpy.tile(weights[enough], 2), theirs))
        theirs, others = theirs[order], others[order]
        rank = numpy.arange(len(theirs)) - numpy.searchsorted(theirs, theirs)
        near = rank < PARTNERS
        low, high = numpy.minimum(theirs, others)[near], numpy.maximum(theirs, others)[near]
        kept = numpy.unique(low * self._documents + high)
        found = list(zip(*(part.tolist() for part in numpy.divmod(kept, self._documents)), strict=True))
        return found, set(theirs[~near].tolist())


@remembered
def _keyed(profile: Profile) -> tuple[str, ...]:
    """The document's keys, each once."""
    return tuple(dict.fromkeys(_keys(profile)))


def _keys(profile: Profile) -> Iterator[str]:
    yield from (loosely(key) for key, _ in profile.names)
    heaviest = sorted(profile.words, key=lambda one: (-one[1], one[0]))[:WORDS]
    yield from (f"~{word}" for word, _ in heaviest)
    rarest = sorted(profile.rare, key=lambda one: (-one[1], one[0]))[:RARE]
    yield from (f"~{word}" for word, _ in rarest)
    yield from (f"#{figure}" for figure in profile.figures if rarity.says(figure) >= TELLING)
    yield from (f"@{key.split(', ')[0]} {kind}" for key, _ in profile.places[:3] for kind in profile.kinds[:2])


def _day(when: When) -> int | None:
    return when.written.start.toordinal() if when.written is not None else None


def _by_fortnight(holders: Sequence[int], days: Sequence[int | None]) -> Iterator[list[int]]:
    """The holders by fortnight of writing, twice, a week out of step: who wrote within a week share one. Those of whom
    it is not known when they wrote stand together."""
    for shift in (0, 7):
        found: dict[int, list[int]] = defaultdict(list)
        for place in holders:
            day = days[place]
            if day is not None or not shift:
                found[(day + shift) // 14 if day is not None else -1].append(place)
        yield from (few for _, few in sorted(found.items()) if len(few) > 1)


def _in_order(key: str, few: Sequence[int], sketches: Mapping[int, Sketch]) -> list[int]:
    """Many documents of one key in an order that brings like ones together, another for each key."""
    order = zlib.crc32(key.encode("utf-8", "replace")) % _ORDERS
    return sorted(few, key=lambda place: (sketches[place][order:], sketches[place][:order], place))


def _sketch(keys: Iterable[str]) -> Sketch:
    """The least hash of a document's keys under each permutation (Broder 1997): like documents have mostly the same."""
    hashes = numpy.array([zlib.crc32(key.encode("utf-8", "replace")) for key in keys], numpy.int64)
    return tuple((hashes ^ _MASKS).min(axis=1).tolist())


def crowds(profiles: Mapping[str, Profile], times: Mapping[str, When]) -> dict[str, frozenset[tuple[str, int, int]]]:
    """For each document, the towns and fortnights of which the folder holds many articles (-1: days not known)."""
    towns = {key.split(", ")[0] for profile in profiles.values() for key, _ in profile.places[:2]}
    found: dict[tuple[str, int, int], list[str]] = defaultdict(list)
    for name, profile in profiles.items():
        written = times[name].written
        for town in sorted(towns & {key for key, _ in profile.names}):
            for shift in (0, 7):
                found[town, shift, (written.start.toordinal() + shift) // 14 if written else -1].append(name)
    crowded: dict[str, set[tuple[str, int, int]]] = {name: set() for name in profiles}
    for key, names in found.items():
        if len(names) >= CROWD:
            for name in names:
                crowded[name].add(key)
    return {name: frozenset(keys) for name, keys in crowded.items()}
