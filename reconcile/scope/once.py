"""An article that was handed in several times has one say in which events there are.

Copies are told by their bytes, and by what was made of them. Events are recognised with the first of each alone; what
was told of it then holds of its copies, so that an article given twice joins no events and parts none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace

from reconcile.model import Dating, Profile
from reconcile.scope.events import Scene, pair_of

#: Two articles with copies are related copy by copy up to so many pairs; beyond, each copy to the other's first.
_ALL = 400


def firsts(marks: Sequence[str], profiles: Sequence[Profile], datings: Sequence[Dating]) -> dict[str, str]:
    """Of each document, by id, the first of those with the same mark (a hash of their bytes), profile and date."""
    same: dict[Hashable, list[Profile]] = defaultdict(list)
    first: dict[str, str] = {}
    for one, mark, dated in sorted(zip(profiles, marks, datings, strict=True), key=lambda row: row[0].document):
        known = same[mark, dated.period and (dated.period.start, dated.period.end)]
        original = next((other for other in known if replace(other, document=one.document) == one), None)
        if original is None:
            known.append(one)
        first[one.document] = (original or one).document
    return first


def with_copies(scene: Scene, first: Mapping[str, str], profiles: Sequence[Profile]) -> Scene:
    """A scene of first documents with their copies."""
    copies: dict[str, list[str]] = defaultdict(list)
    for name, original in first.items():
        copies[original].append(name)
    related = {pair for a, b in scene.related for pair in _across(copies[a], copies[b])}
    for names in copies.values():
        related.update(_across(names, names))
    return replace(
        scene,
        own={name: scene.own[original] for name, original in first.items()},
        related=frozenset(related),
        profiles={one.document: one for one in sorted(profiles, key=lambda one: one.document)},
        likeness={pair: told for (a, b), told in scene.likeness.items() for pair in _across(copies[a], copies[b])},
        written={name: scene.written.get(original) for name, original in first.items()},
        others={name: scene.others[original] for name, original in first.items() if original in scene.others},
    )


def _across(mine: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of two articles' copies, or of one's own."""
    every = len(mine) * len(theirs) <= _ALL
    for at, a in enumerate(mine):
        for b in theirs if every or at == 0 else theirs[:1]:
            if a != b:
                yield pair_of(a, b)
