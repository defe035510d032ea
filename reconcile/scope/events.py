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

#: An article's lead tells of days at most so long before it was written.
SPAN = 21
#: Documents this much alike tell of one event although their leads name other days.
SURE = 0.5
#: A date of writing known no better than this is none.
LONGEST = 100

Days = tuple[tuple[Period, ...], tuple[Period, ...]]


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
    days = {name: _days(profile, dated[name]) for name, profile in by_name.items()}
    group = {name: name for name in by_name}
    related: set[tuple[str, str]] = set()
    apart: set[tuple[str, str]] = set()
    inside = likeness.containment(profiles)
    alikes = [(a, b, alike) for a, b, alike in _pairs(by_name, inside) if alike.related]
    for a, b, alike in alikes:
        related.add((a, b))
        if _apart(alike, (days[a], days[b]), (dated[a], dated[b])):
            apart.add((a, b))
    for a, b, alike in alikes:
        if alike.same and (a, b) not in apart:
            _join(group, a, b, apart)
    times = {name: told[0] if told else None for name, told in days.items()}
    own = _own(by_name, group, times, inside)
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


def _pairs(profiles: dict[str, Profile], inside: likeness.Inside) -> list[tuple[str, str, likeness.Likeness]]:
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
    found = [(a, b, likeness.of(profiles[a], profiles[b], inside)) for (a, b), count in shared.items() if count >= 2]
    return sorted(found, key=lambda one: (-one[2].value, one[0], one[1]))


def _days(profile: Profile, written: Period | None) -> tuple[Period, ...]:
    """The days that the document's lead tells, not long before it was written and not after.

    Where only the month or so of writing is known, a weekday there lies somewhere in it."""
    if written is None or written.days > LONGEST:
        return ()
    found = []
    for clue in profile.clues:
        if clue.kind != "day" or clue.when is None:
            continue
        period = dates.resolve(clue.when, written.end) if written.days == 1 else dates.resolve_within(clue.when, written)
        if clue.when.form == "weekday" and (period is None or period.days > 3):
            period = written
        if period is None or (period.days > 3 and period != written):
            continue
        if period.start <= written.end + timedelta(1) and period.end >= written.start - timedelta(SPAN):
            found.append(period)
    return tuple(found)


def _apart(alike: likeness.Likeness, days: Days, written: tuple[Period | None, Period | None]) -> bool:
    """Whether two documents are known to tell of two events: by place, or by the calendar.

    No article tells of a day that comes after it was written. Leads that share no day are of two events unless they
    are very much alike: a later report leads with the day of the arrest, the first with that of the deed."""
    if alike.place is False:
        return True
    for told, before in ((days[0], written[1]), (days[1], written[0])):
        if told and before is not None and min(day.start for day in told) > before.end + timedelta(1):
            return True
    if not days[0] or not days[1]:
        return False
    gap = min(max((b.start - a.end).days, (a.start - b.end).days, 0) for a in days[0] for b in days[1])
    return gap > (SPAN if alike.value >= SURE else 2)


def _join(group: dict[str, str], a: str, b: str, apart: set[tuple[str, str]]) -> None:
    """Puts two documents in one group, unless some of their groups' members are known to be apart."""
    first, second = _root(group, a), _root(group, b)
    if first == second:
        return
    mine, theirs = ([name for name in group if _root(group, name) == root] for root in (first, second))
    if not any((min(x, y), max(x, y)) in apart for x in mine for y in theirs):
        group[max(first, second)] = min(first, second)


def _root(group: dict[str, str], name: str) -> str:
    while group[name] != name:
        group[name] = group[group[name]]
        name = group[name]
    return name


def _own(
    profiles: dict[str, Profile], group: dict[str, str], times: dict[str, Period | None], inside: likeness.Inside
) -> dict[str, Own]:
    members: dict[str, list[str]] = defaultdict(list)
    for name in sorted(profiles):
        members[_root(group, name)].append(name)
    own = {}
    for names in members.values():
        mark = "e-" + hashlib.sha256("\0".join(names).encode()).hexdigest()[:8]
        for name in names:
            place = next((key for other in (name, *names) for key in likeness.main_places(profiles[other], inside)), None)
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
