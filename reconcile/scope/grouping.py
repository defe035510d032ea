"""Groups documents into events: joined from the surest pair on, while the pairs between two groups agree.

Only pairs that were looked at are kept, so that time grows with them and not with the square of a group. A pair that
was not looked at counts a little against one event, since two documents that share so little are hardly on one; and
next to nothing where both have more of their like than could be looked at.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

#: Groups are joined where at least this part of their pairs says so; a pair that says nothing says a little against it.
AGREEING, UNSAID = 0.25, -0.2
#: What a pair says that could not be looked at.
UNSEEN = -0.05


@dataclass(slots=True)
class _Edge:
    """What the pairs between two groups say, summed up."""

    votes: float = 0.0
    agreeing: int = 0
    looked: int = 0
    both_full: int = 0  # of those looked at

    def add(self, other: _Edge) -> None:
        self.votes += other.votes
        self.agreeing += other.agreeing
        self.looked += other.looked
        self.both_full += other.both_full


class _Groups:
    """The groups so far, by a document of each."""

    def __init__(self, names: Sequence[str], full: Collection[str]) -> None:
        self.home = {name: name for name in names}
        self.members = {name: [name] for name in names}
        self.full = {name: int(name in full) for name in names}
        self.edges: dict[str, dict[str, _Edge]] = {name: {} for name in names}

    def see(self, a: str, b: str, vote: float | None) -> None:
        """A pair that was looked at, and what it says."""
        both = int(self.full[a] and self.full[b])
        edge = _Edge(UNSAID if vote is None else vote, int(vote is not None and vote > 0), 1, both)
        self.edges[a][b] = self.edges[b][a] = edge

    def may_join(self, a: str, b: str) -> bool:
        edge = self.edges[a][b]
        sizes = len(self.members[a]) * len(self.members[b])
        unseen = self.full[a] * self.full[b] - edge.both_full
        strange = sizes - edge.looked - unseen
        votes = edge.votes + UNSAID * strange + UNSEEN * unseen
        return votes > 0 and edge.agreeing >= AGREEING * (edge.looked + strange)

    def join(self, a: str, b: str) -> None:
        """The smaller goes into the larger."""
        large, small = sorted((a, b), key=lambda one: (-len(self.edges[one]) - len(self.members[one]), one))
        for name in self.members[small]:
            self.home[name] = large
        self.members[large] += self.members.pop(small)
        self.full[large] += self.full.pop(small)
        for other, edge in self.edges.pop(small).items():
            del self.edges[other][small]
            if other == large:
                continue
            if other in self.edges[large]:
                self.edges[large][other].add(edge)
            else:
                self.edges[large][other] = self.edges[other][large] = edge


def grouped(
    names: Sequence[str], looked: Mapping[tuple[str, str], float | None], full: Collection[str]
) -> dict[str, str]:
    """Each document's group, by its first member. `looked` holds what each pair that was looked at says for or against
    one event (None: nothing), `full` the documents that have more of their like than were looked at."""
    groups = _Groups(names, full)
    for (a, b), vote in sorted(looked.items()):
        groups.see(a, b, vote)
    sure = [(vote, pair) for pair, vote in looked.items() if vote is not None and vote > 0]
    for _, (a, b) in sorted(sure, key=lambda one: (-one[0], one[1])):
        first, second = sorted((groups.home[a], groups.home[b]))
        if first != second and groups.may_join(first, second):
            groups.join(first, second)
    first_of = {home: min(members) for home, members in groups.members.items()}
    return {name: first_of[groups.home[name]] for name in names}
