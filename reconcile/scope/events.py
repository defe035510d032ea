"""Tells which event each claim speaks of: its article's own, shared with the articles that tell of it too, or another.

Documents that are alike enough, in one place and not at odds in time, tell of one event. A claim speaks of its
document's event unless its words, its date or its place say otherwise; then it speaks of a background event, which may
be another document's own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeVar

from reconcile.model import Claim, Dating, Period, Profile, made_of
from reconcile.problems import Code, Problem
from reconcile.scope import likeness, naming, speaking
from reconcile.scope.facts import Facts, facts, usual
from reconcile.scope.grouping import grouped
from reconcile.scope.likeness import Likeness
from reconcile.scope.neighbours import candidates, crowds
from reconcile.scope.odds import gathered
from reconcile.scope.sameness import When, is_deed, same_event, when
from reconcile.scope.speaking import Own
from reconcile.sharing import Share, alone

T = TypeVar("T")

#: An event's articles are all set beside one another up to so many; of more, each beside so many next ones in time.
KIN = 200


@dataclass(frozen=True, slots=True)
class Scene:
    """The events of a case. `related` holds pairs of documents with something in common, `apart` pairs of event ids
    known to be two events; related documents in neither way may or may not speak of one event."""

    own: dict[str, Own]
    related: frozenset[tuple[str, str]]
    apart: frozenset[tuple[str, str]]
    profiles: dict[str, Profile] = field(default_factory=dict, repr=False)
    likeness: Mapping[tuple[str, str], Likeness] = field(default_factory=dict, repr=False)
    written: Mapping[str, Period | None] = field(default_factory=dict, repr=False)
    others: Mapping[str, tuple[Own, ...]] = field(default_factory=dict, repr=False)  # events of related documents
    problems: tuple[Problem, ...] = field(default=(), repr=False)  # what was too much to set side by side in full

    def are_related(self, a: str, b: str) -> bool:
        return a == b or pair_of(a, b) in self.related

    def related_to(self, document: str) -> frozenset[str]:
        """The other documents that have something in common with this one."""
        return _partners(self.related).get(document, frozenset())

    def why(self, a: str, b: str) -> Likeness | None:
        """What two documents were found to share, if they were compared."""
        return self.likeness.get(pair_of(a, b))

    def slim(self, documents: Collection[str] | None = None) -> Scene:
        """No more than linking asks once its ground is laid: the relations, of these documents or of all."""
        if documents is None:
            return Scene({}, self.related, self.apart)
        here = frozenset(documents)
        ids = {self.own[name].id for name in here}
        related = (pair for pair in self.related if here.issuperset(pair))
        return Scene({}, frozenset(related), frozenset(pair for pair in self.apart if ids.issuperset(pair)))

    def same(self, a: Claim, b: Claim) -> bool | None:
        """Whether two claims speak of one event; None where that is not known."""
        mine, theirs = a.scope.event, b.scope.event
        if mine is None or theirs is None:
            return None
        if mine.id == theirs.id:
            return True
        if mine.background and theirs.background:
            return speaking.same_background(a, b)
        if mine.background != theirs.background:
            return False
        return False if pair_of(mine.id, theirs.id) in self.apart else None


@lru_cache(maxsize=1)
def _partners(related: frozenset[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    """Of each document those that it is paired with."""
    found: dict[str, set[str]] = defaultdict(set)
    for a, b in related:
        found[a].add(b)
        found[b].add(a)
    return {name: frozenset(others) for name, others in found.items()}


def pair_of(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def recognise(profiles: Sequence[Profile], datings: Sequence[Dating], share: Share = alone) -> Scene:
    """The scene of a case: which documents tell of one event, which are related, which speak of two. `share` may have
    others look at pairs of documents."""
    dated = {one.document: one.period for one in datings}
    by_name = {profile.document: profile for profile in sorted(profiles, key=lambda one: one.document)}
    times = {name: when(profile, dated[name]) for name, profile in by_name.items()}
    inside = likeness.containment(profiles)
    known_to_all = usual(profiles, dated)
    known = {name: facts(profile, inside, known_to_all) for name, profile in by_name.items()}
    near = candidates(by_name, times)
    beside = tuple(near.pairs)
    alikes = dict(zip(beside, share(lambda pair: likeness.of(known[pair[0]], known[pair[1]]), beside), strict=True))
    deeds = {(a, b): is_deed(by_name[a], by_name[b]) for a, b in alikes}
    crowded = crowds(by_name, times)
    few = gathered(dated)
    said = {
        (a, b): same_event(alike, times[a], times[b], deeds[a, b], bool(crowded[a] & crowded[b]), min(few[a], few[b]))
        for (a, b), alike in alikes.items()
    }
    looked = {pair: None if told is None else _vote(alikes[pair], told) for pair, told in said.items()}
    group = grouped(sorted(by_name), looked, near.full)
    own = _own(known, group, times)
    related = {pair for pair, told in said.items() if told or _has_to_do(alikes[pair], told, deeds[pair])}
    kin, capped = _kin(group, times)
    return Scene(
        own,
        frozenset(related | kin),
        _two(group, own, {pair: vote for pair, vote in looked.items() if vote is not None}),
        by_name,
        alikes,
        dated,
        _others(own, related),
        tuple(_told_capped(own[name].name, number) for name, number in capped),
    )


def _others(own: Mapping[str, Own], related: set[tuple[str, str]]) -> dict[str, tuple[Own, ...]]:
    """For each document, the events of those that it is related to, beside its own; one of each."""
    found: dict[str, dict[str, Own]] = defaultdict(dict)
    for a, b in sorted(related):
        if own[a].id != own[b].id:
            found[a].setdefault(own[b].id, own[b])
            found[b].setdefault(own[a].id, own[a])
    return {name: tuple(events.values()) for name, events in found.items()}


def _vote(alike: Likeness, told: bool) -> float:
    """How much a pair says for (above 0) or against one event: another place says more than another day."""
    if told:
        return 1 + min(2.0, alike.telling / 2 + alike.words)
    return -3.0 if alike.place is False else -1.0


def _two(
    group: Mapping[str, str], own: Mapping[str, Own], votes: Mapping[tuple[str, str], float]
) -> frozenset[tuple[str, str]]:
    """Pairs of events that their documents, taken together, say are two."""
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for (a, b), vote in sorted(votes.items()):
        if group[a] != group[b]:
            sums[pair_of(own[a].id, own[b].id)] += vote
    return frozenset(pair for pair, total in sums.items() if total < 0)


def _has_to_do(alike: Likeness, told: bool | None, deed: bool) -> bool:
    """Whether claims of two documents may be compared, although it is not known that they tell of one event.

    Of two deeds, only where the one is much of the other's story; those who meet again are worth a comparison."""
    if told is False:
        if deed:
            return alike.value >= 0.25 and alike.telling >= 4
        return alike.value >= 0.25 and (alike.telling >= 1.5 or alike.words >= 0.4 or alike.place is True)
    if alike.place is True and alike.kinds is True:
        return True
    if deed and alike.place is None and alike.chances >= 2:  # long articles that say where would share a name
        return alike.telling >= 1 or alike.value >= 0.2
    return alike.telling >= 0.8 or alike.words >= 0.25 or alike.value >= 0.25


def _kin(group: Mapping[str, str], times: Mapping[str, When]) -> tuple[set[tuple[str, str]], list[tuple[str, int]]]:
    """Documents of one event are related, through whomever it is known. Of an event that is told by a great many, a
    document is set beside those next to it in time; such events are told, by a member, with how many tell them."""
    members: dict[str, list[str]] = defaultdict(list)
    for name, root in group.items():
        members[root].append(name)
    kin: set[tuple[str, str]] = set()
    capped = []
    for root, names in sorted(members.items()):
        row = sorted(names, key=lambda name: (_day(times[name]), name))
        if len(row) > KIN:
            capped.append((root, len(row)))
        kin.update(pair_of(a, b) for at, a in enumerate(row) for b in row[at + 1 : at + 1 + KIN])
    return kin, capped


def _day(when: When) -> int:
    return when.written.start.toordinal() if when.written is not None else 0


def _told_capped(event: str, number: int) -> Problem:
    message = f"{number} articles tell of it; each was set beside the {KIN} before and after it in time, not beside all"
    return Problem(event, Code.CAPPED, message, "give fewer articles, or part them by day")


def face(scene: Scene) -> Scene:
    """The scene of documents that somebody set side by side: all of them are related, and hold one event unless they
    are known to be apart."""
    names = sorted(scene.own)
    pairs = frozenset((a, b) for i, a in enumerate(names) for b in names[i + 1 :])
    if scene.apart:
        return replace(scene, related=pairs)
    first = scene.own[names[0]]
    return replace(scene, related=pairs, own={name: replace(own, id=first.id) for name, own in scene.own.items()})


# ── own events ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _own(told_of: Mapping[str, Facts], group: Mapping[str, str], times: Mapping[str, When]) -> dict[str, Own]:
    members: dict[str, list[str]] = defaultdict(list)
    for name in told_of:
        members[group[name]].append(name)
    own: dict[str, Own] = {}
    for names in members.values():
        mark = made_of("e", *names)
        kind = _most(kind for name in names for kind in told_of[name].profile.kinds[:1]) or "event"
        known = {key for name in names for key, _ in told_of[name].profile.places}
        place = _most(_plainest(key, known) for name in names for key in told_of[name].main[:1])
        told = sorted((day for name in names for day in times[name].lead), key=lambda day: (day.start, day.end))
        often = _most((day.start, day.end) for day in told)
        time = next((day for day in told if (day.start, day.end) == often), None)
        days = tuple(dict.fromkeys(told))
        one = Own(mark, naming.name(kind, place, time), time, place, days)
        own |= dict.fromkeys(names, one)
    return own


def _most(found: Iterable[T]) -> T | None:
    """The one told most often, the first of several."""
    told = list(found)
    counts = Counter(told)
    return max(told, key=lambda one: counts[one]) if told else None


def _plainest(place: str, known: set[str]) -> str:
    """The place without the words that a headline's capitals ran it together with, where a text tells it plainly."""
    words = place.split(", ")[0].split()
    runs = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1) if j - i < len(words)}
    within = [key for key in sorted(known) if key.split(", ")[0] in runs]
    return max(within, key=len) if within else place


# ── claims ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def place(claim: Claim, scene: Scene) -> Claim:
    """The claim with the event that it speaks of."""
    name = claim.document
    return speaking.place(claim, scene.own[name], scene.written.get(name), scene.others.get(name, ()))
