"""Runs of words that two articles share, and the sentences that are nearly one.

Runs are found greedily, longest first at each word, through an index of the other's eight-word runs. Of a run that
comes again and again only the first places are kept, and a match is leapt over: time grows with the words of both.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from reconcile.lineage.wording import GAP, Wording

#: Eight words in a row are not chance; of one run's places this many are tried.
LONG, _PLACES = 8, 4
#: A sentence of which this much stands in runs of four words was written from the other.
_SHORT, _NEAR = 4, 0.75


@dataclass(frozen=True, slots=True)
class Run:
    """`count` words from word `left` of one article and word `right` of another."""

    left: int
    right: int
    count: int


@dataclass(frozen=True, slots=True)
class Shared:
    """What the words of one article have in common with another: longest runs first."""

    runs: tuple[Run, ...]
    words: int  # of the first, each wording counted once
    quoted: int  # of them, between quotation marks


def shared(left: Wording, right: Wording) -> Shared:
    """What of `left` stands in `right`."""
    found = _runs(left.words, right.words)
    covered = [False] * len(left.words)
    told: set[tuple[str, ...]] = set()
    kept = []
    for run in found:
        wording = left.words[run.left : run.left + run.count]
        if wording in told:  # an address, a caption: said again, it is no more text in common
            continue
        told.add(wording)
        kept.append(run)
        covered[run.left : run.left + run.count] = [True] * run.count
    _sentences(left, right, covered)
    quoted = sum(here and quote for here, quote in zip(covered, left.quoted, strict=True))
    return Shared(tuple(sorted(kept, key=lambda run: (-run.count, run.left, run.right))), sum(covered), quoted)


def _runs(left: tuple[str, ...], right: tuple[str, ...]) -> list[Run]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in range(len(right) - LONG + 1):
        here = places[right[j : j + LONG]]
        if len(here) < _PLACES:
            here.append(j)
    found = []
    i = 0
    while i <= len(left) - LONG:
        gram = left[i : i + LONG]
        starts = places.get(gram, ()) if GAP not in gram else ()
        runs = [Run(i, j, _length(left, i, right, j)) for j in starts]
        if runs:
            longest = max(runs, key=lambda run: run.count)
            found.append(longest)
            i += longest.count
        else:
            i += 1
    return found


def _length(left: tuple[str, ...], i: int, right: tuple[str, ...], j: int) -> int:
    count = LONG
    most = min(len(left) - i, len(right) - j)
    while count < most and left[i + count] == right[j + count] != GAP:
        count += 1
    return count


def _sentences(left: Wording, right: Wording, covered: list[bool]) -> None:
    """Marks the sentences of `left` that are nearly sentences of `right`, once each."""
    grams = {right.words[j : j + _SHORT] for j in range(len(right.words) - _SHORT + 1)}
    told = set()
    for first, end in left.sentences:
        if end - first < LONG or left.words[first:end] in told:
            continue
        told.add(left.words[first:end])
        near = [False] * (end - first)
        for i in range(first, end - _SHORT + 1):
            if left.words[i : i + _SHORT] in grams:
                near[i - first : i - first + _SHORT] = [True] * _SHORT
        if sum(near) >= _NEAR * (end - first):
            covered[first:end] = [here or now for here, now in zip(covered[first:end], near, strict=True)]
