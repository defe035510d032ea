"""Tells which event each claim speaks of: its article's own, shared with the articles that tell of it too, or another.

Documents that are alike enough, in one place and not at odds in time, tell of one event. A claim speaks of its
document's event unless its words, its date or its place say otherwise; then it speaks of a background event, which may
be another document's own.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import TypeVar

from reconcile.model import Claim, Dating, Period, Profile
from reconcile.scope import likeness, speaking
from reconcile.scope.likeness import Likeness
from reconcile.scope.sameness import When, is_deed, same_event, when
from reconcile.scope.speaking import Own

T = TypeVar("T")

#: A name that more documents bear is looked up within a fortnight only; one that still more bear then, not at all.
HOLDERS = 60
#: How many of a document's heaviest words help to find its like, beside its names.
WORDS = 12
#: Groups are joined where at least this part of their pairs says so; a pair that says nothing says a little against it.
AGREEING, UNSAID = 0.25, -0.2
#: So many articles that name one town in one fortnight are hardly all on one event.
CROWD = 10


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

    def are_related(self, a: str, b: str) -> bool:
        return a == b or _pair(a, b) in self.related

    def why(self, a: str, b: str) -> Likeness | None:
        """What two documents were found to share, if they were compared."""
        return self.likeness.get(_pair(a, b))

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
        return False if _pair(mine.id, theirs.id) in self.apart else None


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def recognise(profiles: Sequence[Profile], datings: Sequence[Dating]) -> Scene:
    """The scene of a case: which documents tell of one event, which are related, which speak of two."""
    dated = {one.document: one.period for one in datings}
    by_name = {profile.document: profile for profile in sorted(profiles, key=lambda one: one.document)}
    times = {name: when(profile, dated[name]) for name, profile in by_name.items()}
    inside = likeness.containment(profiles)
    alikes = {(a, b): likeness.of(by_name[a], by_name[b], inside) for a, b in _candidates(by_name, times)}
    deeds = {(a, b): is_deed(by_name[a], by_name[b]) for a, b in alikes}
    crowds = _crowds(by_name, times)
    said = {
        (a, b): same_event(alike, times[a], times[b], deeds[a, b], bool(crowds[a] & crowds[b]))
        for (a, b), alike in alikes.items()
    }
    votes = {pair: _vote(alikes[pair], told) for pair, told in said.items() if told is not None}
    group = _grouped(sorted(by_name), votes)
    own = _own(by_name, group, times, inside)
    related = {pair for pair, told in said.items() if told or _has_to_do(alikes[pair], told, deeds[pair])} | _kin(group)
    return Scene(own, frozenset(related), _two(group, own, votes), by_name, alikes, dated, _others(own, related))


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


def _two(group: Mapping[str, str], own: Mapping[str, Own], votes: Mapping[tuple[str, str], float]) -> frozenset[tuple[str, str]]:
    """Pairs of events that their documents, taken together, say are two."""
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for (a, b), vote in sorted(votes.items()):
        if group[a] != group[b]:
            sums[_pair(own[a].id, own[b].id)] += vote
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


def _kin(group: Mapping[str, str]) -> set[tuple[str, str]]:
    """Documents of one event are related, through whomever it is known."""
    members: dict[str, list[str]] = defaultdict(list)
    for name, root in group.items():
        members[root].append(name)
    return {_pair(a, b) for names in members.values() for a, b in combinations(sorted(names), 2)}


def face(scene: Scene) -> Scene:
    """The scene of documents that somebody set side by side: all of them are related, and hold one event unless they
    are known to be apart."""
    names = sorted(scene.own)
    pairs = frozenset((a, b) for i, a in enumerate(names) for b in names[i + 1 :])
    if scene.apart:
        return replace(scene, related=pairs)
    first = scene.own[names[0]]
    return replace(scene, related=pairs, own={name: replace(own, id=first.id) for name, own in scene.own.items()})


# ── pairs worth a look ───────────────────────────────────────────────────────────────────────────────────────────────


def _candidates(profiles: Mapping[str, Profile], times: Mapping[str, When]) -> list[tuple[str, str]]:
    """Pairs of documents that share two keys, through an index; in time near linear, since no key holds many."""
    index: dict[str, list[str]] = defaultdict(list)
    for name, profile in profiles.items():
        for key in _keys(profile):
            index[key].append(name)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for holders in index.values():
        for few in [holders] if len(holders) <= HOLDERS else _by_fortnight(holders, times):
            for pair in combinations(few, 2):
                shared[pair] += 1
    return sorted(pair for pair, count in shared.items() if count >= 2)


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


def _crowds(profiles: Mapping[str, Profile], times: Mapping[str, When]) -> dict[str, frozenset[tuple[str, int, int]]]:
    """For each document, the towns and fortnights of which the folder holds many articles (-1: days not known)."""
    towns = {key.split(", ")[0] for profile in profiles.values() for key, _ in profile.places[:2]}
    found: dict[tuple[str, int, int], list[str]] = defaultdict(list)
    for name, profile in profiles.items():
        written = times[name].written
        for town in sorted(towns & {key for key, _ in profile.names}):
            for shift in (0, 7):
                found[town, shift, (written.start.toordinal() + shift) // 14 if written else -1].append(name)
    crowds: dict[str, set[tuple[str, int, int]]] = {name: set() for name in profiles}
    for key, names in found.items():
        if len(names) >= CROWD:
            for name in names:
                crowds[name].add(key)
    return {name: frozenset(keys) for name, keys in crowds.items()}


# ── groups ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _grouped(names: Sequence[str], votes: Mapping[tuple[str, str], float]) -> dict[str, str]:
    """Each document's group, by its first member: joined from the surest pair on, while the groups' pairs agree to it."""
    root = {name: name for name in names}
    members = {name: [name] for name in names}
    for (a, b), vote in sorted(votes.items(), key=lambda item: (-item[1], item[0])):
        first, second = sorted((root[a], root[b]))
        if vote <= 0 or first == second:
            continue
        cast = [votes.get(_pair(x, y), UNSAID) for x in members[first] for y in members[second]]
        if sum(cast) <= 0 or sum(one > 0 for one in cast) < AGREEING * len(cast):
            continue
        for name in members[second]:
            root[name] = first
        members[first] += members.pop(second)
    return root


def _own(
    profiles: Mapping[str, Profile], group: Mapping[str, str], times: Mapping[str, When], inside: likeness.Inside
) -> dict[str, Own]:
    members: dict[str, list[str]] = defaultdict(list)
    for name in profiles:
        members[group[name]].append(name)
    own = {}
    for names in members.values():
        mark = "e-" + hashlib.sha256("\0".join(names).encode()).hexdigest()[:8]
        kind = _most(kind for name in names for kind in profiles[name].kinds[:1]) or "event"
        known = {key for name in names for key, _ in profiles[name].places}
        place = _most(_plainest(key, known) for name in names for key in likeness.main_places(profiles[name], inside)[:1])
        told = [day for name in names for day in times[name].lead]
        time = _most(sorted(told, key=lambda day: (day.start, day.end)), lambda day: (day.start, day.end))
        days = tuple(sorted(set(told), key=lambda day: (day.start, day.end)))
        one = Own(mark, _name(kind, place, time), time, place, days)
        own |= dict.fromkeys(names, one)
    return own


def _most(found: Iterable[T], key: Callable[[T], Hashable] = lambda one: one) -> T | None:  # type: ignore[assignment,return-value]
    """The one told most often, the first of several."""
    told = list(found)
    counts = Counter(map(key, told))
    return max(told, key=lambda one: counts[key(one)]) if told else None


def _plainest(place: str, known: set[str]) -> str:
    """The place without the words that a headline's capitals ran it together with, where a text tells it plainly."""
    words = place.split(", ")[0].split()
    runs = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1) if j - i < len(words)}
    within = [key for key in sorted(known) if key.split(", ")[0] in runs]
    return max(within, key=len) if within else place


def _name(kind: str, place: str | None, time: Period | None) -> str:
    """In an editor's words: "shooting in Springfield on 3 May 2016", "visit to Lisbon, June 2024"."""
    words = [kind]
    if place:
        words.append(f"{'to' if kind == 'visit' else 'in'} {place.split(', ')[0].title()}")
    if time is None:
        return " ".join(words)
    if time.days == 1:
        return " ".join((*words, f"on {time.start.day} {time.start:%B %Y}"))
    return f"{' '.join(words)}, {time.start:%B %Y}" if time.days <= 31 else f"{' '.join(words)}, {time.start.year}"


# ── claims ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def place(claim: Claim, scene: Scene) -> Claim:
    """The claim with the event that it speaks of."""
    name = claim.document
    return speaking.place(claim, scene.own[name], scene.written.get(name), scene.others.get(name, ()))
