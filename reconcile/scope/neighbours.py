"""Which documents are worth setting side by side: those that share names, words or a place and kind, through an index.

No key holds many documents, so that time grows with their number and not with its square.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from reconcile.model import Profile
from reconcile.scope.sameness import When

#: A name that more documents bear is looked up within a fortnight only; one that still more bear then, not at all.
HOLDERS = 60
#: How many of a document's heaviest words help to find its like, beside its names.
WORDS = 12
#: Of each document, so many of those that share most with it are looked at; and they share at least so much: two rare
#: names, or four that are on a score of documents.
PARTNERS, LEAST = 24, 0.9
#: So many articles that name one town in one fortnight are hardly all on one event.
CROWD = 10


def candidates(profiles: Mapping[str, Profile], times: Mapping[str, When]) -> list[tuple[str, str]]:
    """Pairs of documents that share two keys, through an index; in time near linear, since no key holds many."""
    index: dict[str, list[str]] = defaultdict(list)
    for name, profile in profiles.items():
        for key in _keys(profile):
            index[key].append(name)
    shared: dict[tuple[str, str], float] = defaultdict(float)
    for key, holders in index.items():
        weight = 2 if " " in key else 1
        for few in [holders] if len(holders) <= HOLDERS else _by_fortnight(holders, times):
            for pair in combinations(few, 2):
                shared[pair] += weight / math.log2(2 + len(few))
    return _likeliest({pair: weight for pair, weight in shared.items() if weight >= LEAST})


def _likeliest(shared: Mapping[tuple[str, str], float]) -> list[tuple[str, str]]:
    """The pairs that are among the likeliest of one of their documents at least."""
    partners: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for (a, b), weight in shared.items():
        partners[a].append((-weight, b))
        partners[b].append((-weight, a))
    return sorted({(min(a, b), max(a, b)) for a, found in partners.items() for _, b in sorted(found)[:PARTNERS]})


def _keys(profile: Profile) -> Iterator[str]:
    yield from (key for key, _ in profile.names)
    heaviest = sorted(profile.words, key=lambda one: (-one[1], one[0]))[:WORDS]
    yield from (f"~{word}" for word, _ in heaviest)
    yield from (f"@{key.split(', ')[0]} {kind}" for key, _ in profile.places[:3] for kind in profile.kinds[:2])


def _by_fortnight(holders: Sequence[str], times: Mapping[str, When]) -> Iterator[list[str]]:
    """The holders by fortnight of writing, twice, a week out of step: who wrote within a week share one."""
    for shift in (0, 7):
        found: dict[int, list[str]] = defaultdict(list)
        for name in holders:
            written = times[name].written
            if written is not None:
                found[(written.start.toordinal() + shift) // 14].append(name)
        yield from (few for few in found.values() if len(few) <= HOLDERS)


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
