"""Tells which event each claim speaks of: its article's own, shared with the articles that tell of it too, or another.

Documents that are alike enough, in one place and not at odds in time, tell of one event. A claim speaks of its
document's event unless its words, its date or its place say otherwise; then it speaks of a background event, which may
be another document's own.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from reconcile.model import (
    Basis, Claim, Dating, EventReference, Evidence, Kind, Period, Profile,
)
from reconcile.scope import likeness
from reconcile.text import dates

#: Reports of one event are written within so many days of one another, where no day of the event is known.
SPAN = 21


@dataclass(frozen=True, slots=True)
class Own:
    """A document's own event: its id (shared by the documents that tell of it), name, and when and where it was."""

    id: str
    name: str
    period: Period | None
    place: str | None


@dataclass(frozen=True, slots=True)
class Scene:
    """The events of a case. `related` holds pairs of documents with something in common, `apart` pairs of event ids
    known to be two events; related documents in neither way may or may not speak of one event."""

    own: dict[str, Own]
    related: frozenset[tuple[str, str]]
    apart: frozenset[tuple[str, str]]
    profiles: dict[str, Profile] = field(default_factory=dict, repr=False)

    def are_related(self, a: str, b: str) -> bool:
        return a == b or (min(a, b), max(a, b)) in self.related

    def same(self, a: Claim, b: Claim) -> bool | None:
        """Whether two claims speak of one event; None where that is not known."""
        mine, theirs = a.scope.event, b.scope.event
        if mine is None or theirs is None:
            return None
        if mine.id == theirs.id:
            return True
        if mine.background != theirs.background or (mine.background and a.document == b.document):
            return False
        return False if (min(mine.id, theirs.id), max(mine.id, theirs.id)) in self.apart else None


def recognise(profiles: Sequence[Profile], datings: Sequence[Dating]) -> Scene:
    """The scene of a case: which documents tell of one event, which are related, which speak of two."""
    dated = {one.document: one.period for one in datings}
    by_name = {profile.document: profile for profile in profiles}
    times = {name: _event_time(profile, dated[name]) for name, profile in by_name.items()}
    group = {name: name for name in by_name}
    related: set[tuple[str, str]] = set()
    apart: set[tuple[str, str]] = set()
    for a, b, alike in _pairs(by_name):
        if not alike.related:
            continue
        related.add((a, b))
        near = _near(times[a], times[b], dated[a], dated[b])
        if alike.value >= likeness.SAME and alike.place is not False and near is not False:
            _join(group, a, b)
        elif alike.place is False or near is False:
            apart.add((a, b))
    own = _own(by_name, group, times)
    ids = {(min(own[a].id, own[b].id), max(own[a].id, own[b].id)) for a, b in apart}
    return Scene(own, frozenset(related), frozenset(pair for pair in ids if pair[0] != pair[1]), by_name)


def face(scene: Scene) -> Scene:
    """The scene of documents that somebody set side by side: all of them are related, and hold one event unless they
    are known to be apart."""
    names = sorted(scene.own)
    pairs = frozenset((a, b) for i, a in enumerate(names) for b in names[i + 1 :])
    if scene.apart:
        return replace(scene, related=pairs)
    first = scene.own[names[0]]
    return replace(scene, related=pairs, own={name: replace(own, id=first.id) for name, own in scene.own.items()})


def _pairs(profiles: dict[str, Profile]) -> list[tuple[str, str, likeness.Likeness]]:
    """Pairs of documents that share a name, through an index of names, likest first."""
    index: dict[str, list[str]] = defaultdict(list)
    for name in sorted(profiles):
        for key, _ in profiles[name].names:
            index[key].append(name)
    cap = max(60, len(profiles) // 5)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for holders in index.values():
        if len(holders) <= cap:
            for i, a in enumerate(holders):
                for b in holders[i + 1 :]:
                    shared[a, b] += 1
    found = [(a, b, likeness.of(profiles[a], profiles[b])) for (a, b), count in shared.items() if count >= 2]
    return sorted(found, key=lambda one: (-one[2].value, one[0], one[1]))


def _event_time(profile: Profile, written: Period | None) -> Period | None:
    """The day of the document's event: the first day that its lead tells, on or before it was written."""
    if written is None or written.days > 31:
        return None
    for clue in profile.clues:
        if clue.kind != "day" or clue.when is None:
            continue
        period = dates.resolve(clue.when, written.end) if written.days == 1 else dates.resolve_within(clue.when, written)
        if period is not None and period.days <= 3 and period.start <= written.end + timedelta(1) and period.end >= written.start - timedelta(SPAN):
            return period
    return None


def _near(a: Period | None, b: Period | None, written_a: Period | None, written_b: Period | None) -> bool | None:
    """Whether two documents' events can be one by the calendar; None where nothing is known."""
    if a is not None and b is not None:
        return abs((a.start - b.start).days) <= 3
    x, y = a or written_a, b or written_b
    if x is None or y is None:
        return None
    gap = max((y.start - x.end).days, (x.start - y.end).days, 0)
    return gap <= SPAN or None if min(x.days, y.days) < 31 and gap <= SPAN * 6 else gap <= SPAN


def _join(group: dict[str, str], a: str, b: str) -> None:
    first, second = _root(group, a), _root(group, b)
    if first != second:
        group[max(first, second)] = min(first, second)


def _root(group: dict[str, str], name: str) -> str:
    while group[name] != name:
        group[name] = group[group[name]]
        name = group[name]
    return name


def _own(profiles: dict[str, Profile], group: dict[str, str], times: dict[str, Period | None]) -> dict[str, Own]:
    members: dict[str, list[str]] = defaultdict(list)
    for name in sorted(profiles):
        members[_root(group, name)].append(name)
    own = {}
    for names in members.values():
        mark = "e-" + hashlib.sha256("\0".join(names).encode()).hexdigest()[:8]
        for name in names:
            place = next((key for other in (name, *names) for key, _ in profiles[other].places[:1]), None)
            own[name] = Own(mark, _name(profiles[name], place, times[name]), times[name], place)
    return own


def _name(profile: Profile, place: str | None, time: Period | None) -> str:
    kind = profile.kinds[0] if profile.kinds else "event"
    words = [kind]
    if place:
        words.append(f"in {place.split(', ')[0].title()}")
    if time is not None:
        words.append(f"on {time.start.day} {time.start:%B %Y}")
    return " ".join(words)


# ── claims ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def place(claim: Claim, scene: Scene) -> Claim:
    """The claim with the event that it speaks of."""
    own = scene.own[claim.document]
    why = _elsewhere(claim, own)
    if why is None:
        reference = EventReference(own.id, own.name, False, Basis.INFERRED)
    else:
        words, evidence = why
        mark = hashlib.sha256(f"{claim.document}\0{claim.sentence.start}".encode()).hexdigest()[:8]
        reference = EventReference(f"b-{mark}", words, True, Basis.STATED, (evidence,))
    return replace(claim, scope=replace(claim.scope, event=reference))


def _elsewhere(claim: Claim, own: Own) -> tuple[str, Evidence] | None:
    """Why a claim speaks of another event than its document's own, if it does."""
    if claim.kind is Kind.ROLE or not _is_event_like(claim):
        return None
    cue = claim.scope.cue("background", "aggregate")
    if cue is not None:
        return f"what “{' '.join(cue.text.split())}” speaks of", Evidence(claim.document, cue.span, "another event than the article's own")
    period = claim.scope.period
    if period is not None and claim.when is not None and own.period is not None and claim.kind is not Kind.DATE:
        if period.end < own.period.start - timedelta(2) or period.start > own.period.end + timedelta(SPAN):
            name = f"what happened “{' '.join(claim.when.text.split())}”"
            return name, Evidence(claim.document, claim.when.span, "not the day of the article's own event")
    return None


def _is_event_like(claim: Claim) -> bool:
    """Counts and times hang on an event; rates, levels and money on a period."""
    return claim.quantity is None or claim.quantity.dimension in ("count", "time", "duration", "")
