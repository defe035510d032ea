"""Pairs of documents worth reading side by side: they share hashed word runs. Near linear in the documents.

A run that few documents have pairs all of them. A run that many have (a page's footer, or one wire story in a hundred
papers) would pair their square: there, each is paired only with its neighbours in an order that brings like documents
together (by least hashes under several permutations, Broder 1997). Pairs chain up, so that copies stay together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reconcile.model import Profile
from reconcile.problems import Code, Problem

#: Up to so many documents with one run, all are paired; above, each with its next ones, in one of so many orders.
CAP, _NEXT, _ORDERS = 24, 3, 8
#: Of the shorter one's runs (a sample), so many, and this share, must be in common.
LEAST, SHARE = 2, 0.04

_MASKS = tuple((0x9E3779B1 * (order + 1)) & 0xFFFFFFFF for order in range(_ORDERS))


def candidates(profiles: Sequence[Profile]) -> tuple[tuple[int, int], ...]:
    """Index pairs, lower first, of profiles that may share text."""
    holders = _shared([profile.shingles for profile in profiles])
    seen: set[tuple[int, int]] = set()
    sketches = [_sketch(profile) for profile in profiles] if any(len(held) > CAP for held in holders.values()) else []
    for shingle, held in holders.items():
        seen.update(_all(held) if len(held) <= CAP else _near(held, shingle % _ORDERS, sketches))
    sets = {index: frozenset(profiles[index].shingles) for index in {index for pair in seen for index in pair}}
    return tuple(sorted(pair for pair in seen if _enough(sets[pair[0]], sets[pair[1]])))


def _shared(runs: Sequence[Sequence[int]]) -> dict[int, list[int]]:
    """Of each run that several have, who has it. Most runs are one document's own: of these nothing but one number is
    held, and only for a while."""
    first: dict[int, int] = {}
    held: dict[int, list[int]] = {}
    for index, own in enumerate(runs):
        for shingle in own:
            before = first.setdefault(shingle, index)
            if before != index:
                held.setdefault(shingle, [before]).append(index)
    return held


def crowds(profiles: Sequence[Profile]) -> tuple[Problem, ...]:
    """Says that some words stand in too many documents to read each beside every other."""
    texts = dict.fromkeys(profile.shingles for profile in profiles)  # the same text is known by itself
    wide = [len(held) for held in _shared([tuple(dict.fromkeys(own)) for own in texts]).values() if len(held) > CAP]
    if not wide:
        return ()
    asked = "Which documents share their text?"
    told = f"{len(wide):,} runs of words stand in more than {CAP} documents, one in {max(wide):,}"
    message = f"{told}: for these each was read beside the {2 * _NEXT} documents most like it"
    return (Problem(asked, Code.CAPPED, message),)


def _all(held: list[int]) -> Iterator[tuple[int, int]]:
    for at, first in enumerate(held):
        for second in held[at + 1 :]:
            yield first, second


def _near(held: list[int], order: int, sketches: list[tuple[int, ...]]) -> Iterator[tuple[int, int]]:
    row = sorted(held, key=lambda index: (sketches[index][order:], sketches[index][:order], index))
    for at, first in enumerate(row):
        for second in row[at + 1 : at + 1 + _NEXT]:
            yield min(first, second), max(first, second)


def _sketch(profile: Profile) -> tuple[int, ...]:
    """The least hash of its runs under each permutation: alike documents have mostly the same."""
    return tuple(min((shingle ^ mask for shingle in profile.shingles), default=0) for mask in _MASKS)


def _enough(a: frozenset[int], b: frozenset[int]) -> bool:
    common = len(a & b)
    fewest = min(len(a), len(b))
    return common >= min(LEAST, fewest) and common >= SHARE * fewest
