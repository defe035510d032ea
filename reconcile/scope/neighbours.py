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
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from reconcile.model import Profile
from reconcile.scope import rarity
from reconcile.scope.facts import loosely
from reconcile.scope.sameness import When

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
_MASKS = tuple((0x9E3779B1 * (order + 1)) & 0xFFFFFFFF for order in range(_ORDERS))


@dataclass(frozen=True, slots=True)
class Near:
    """Pairs worth a look, lower name first, and the documents that may have more of their like than were looked at."""

    pairs: tuple[tuple[str, str], ...]
    full: frozenset[str]


def candidates(profiles: Mapping[str, Profile], times: Mapping[str, When]) -> Near:
    """The pairs of documents that share most keys."""
    index: dict[str, list[str]] = defaultdict(list)
    keys = {name: tuple(dict.fromkeys(_keys(profile))) for name, profile in sorted(profiles.items())}
    for name, own in keys.items():
        for key in own:
            index[key].append(name)
    many = {key for key, holders in index.items() if len(holders) > HOLDERS}
    sketches = {name: _sketch(own) for name, own in keys.items() if not many.isdisjoint(own)}
    shared: dict[tuple[str, str], float] = defaultdict(float)
    full: set[str] = set()
    for key, holders in index.items():
        weight = 2 if " " in key else 1
        if len(holders) <= HOLDERS:
            _add(shared, combinations(holders, 2), weight / math.log2(2 + len(holders)))
            continue
        full.update(holders)
        for few in _by_fortnight(holders, times):
            _add(shared, _beside(key, few, sketches), weight / math.log2(2 + min(len(few), HOLDERS)))
    pairs, more = _likeliest(shared)
    return Near(pairs, frozenset(full | more))


def _add(shared: dict[tuple[str, str], float], pairs: Iterable[tuple[str, str]], weight: float) -> None:
    for pair in pairs:
        shared[pair] += weight


def _likeliest(shared: Mapping[tuple[str, str], float]) -> tuple[tuple[tuple[str, str], ...], set[str]]:
    """The pairs that are among the likeliest of one of their documents at least, and the documents that have more."""
    partners: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for (a, b), weight in shared.items():
        if weight >= LEAST:
            partners[a].append((-weight, b))
            partners[b].append((-weight, a))
    kept = {(min(a, b), max(a, b)) for a, found in partners.items() for _, b in sorted(found)[:PARTNERS]}
    return tuple(sorted(kept)), {name for name, found in partners.items() if len(found) > PARTNERS}


def _keys(profile: Profile) -> Iterator[str]:
    yield from (loosely(key) for key, _ in profile.names)
    heaviest = sorted(profile.words, key=lambda one: (-one[1], one[0]))[:WORDS]
    yield from (f"~{word}" for word, _ in heaviest)
    rarest = sorted(profile.rare, key=lambda one: (-one[1], one[0]))[:RARE]
    yield from (f"~{word}" for word, _ in rarest)
    yield from (f"#{figure}" for figure in profile.figures if rarity.says(figure) >= TELLING)
    yield from (f"@{key.split(', ')[0]} {kind}" for key, _ in profile.places[:3] for kind in profile.kinds[:2])


def _by_fortnight(holders: Sequence[str], times: Mapping[str, When]) -> Iterator[list[str]]:
    """The holders by fortnight of writing, twice, a week out of step: who wrote within a week share one. Those of whom
    it is not known when they wrote stand together."""
    for shift in (0, 7):
        found: dict[int, list[str]] = defaultdict(list)
        for name in holders:
            written = times[name].written
            if written is not None or not shift:
                found[(written.start.toordinal() + shift) // 14 if written is not None else -1].append(name)
        yield from (few for _, few in sorted(found.items()) if len(few) > 1)


def _beside(key: str, few: Sequence[str], sketches: Mapping[str, tuple[int, ...]]) -> Iterator[tuple[str, str]]:
    """All pairs of a few; of many, each with its next ones."""
    if len(few) <= HOLDERS:
        yield from combinations(few, 2)
        return
    order = zlib.crc32(key.encode("utf-8", "replace")) % _ORDERS
    row = sorted(few, key=lambda name: (sketches[name][order:], sketches[name][:order], name))
    for at, first in enumerate(row):
        for second in row[at + 1 : at + 1 + NEXT]:
            yield (first, second) if first < second else (second, first)


def _sketch(keys: Iterable[str]) -> tuple[int, ...]:
    """The least hash of a document's keys under each permutation (Broder 1997): like documents have mostly the same."""
    hashes = [zlib.crc32(key.encode("utf-8", "replace")) for key in keys]
    return tuple(min(value ^ mask for value in hashes) for mask in _MASKS)


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
