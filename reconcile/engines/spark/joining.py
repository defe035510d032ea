"""What is joined here of the pairs that the machines found: numbers only, so that many millions of them fit.

Two claims of one cluster may have met in two partitions. Their pairs are brought together by connected components:
within one, clustering gives what it gives on all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from reconcile.engines.spark.tasks import A_DOCUMENT
from reconcile.linking.clusters import LISTED

Pair = tuple[int, int]


def components(pairs: Iterable[Pair]) -> dict[int, int]:
    """Of each number that is in a pair, the least number that it is connected to."""
    above: dict[int, int] = {}

    def root(one: int) -> int:
        top = one
        while (up := above.setdefault(top, top)) != top:
            top = up
        while above[one] != top:
            above[one], one = top, above[one]
        return top

    for left, right in pairs:
        a, b = root(left), root(right)
        above[max(a, b)] = min(a, b)
    return {one: root(one) for one in list(above)}


def within(pair: Pair) -> bool:
    """True of two claims of one document."""
    return pair[0] // A_DOCUMENT == pair[1] // A_DOCUMENT


def listing(pairs: Iterable[Pair]) -> set[int]:
    """The documents in which a claim meets so many others that it may stand in a list: no other has one."""
    met: dict[int, set[int]] = defaultdict(set)
    for left, right in filter(within, pairs):
        met[left].add(right)
        met[right].add(left)
    return {one // A_DOCUMENT for one, others in met.items() if len(others) >= LISTED}
