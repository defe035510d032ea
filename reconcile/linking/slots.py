"""Places and days of one happening: which claims of where and when may be set against one another.

A shooting, those it killed and those it hurt are one happening, told in many words; who meets, visits or votes does so
in many places and on many days. Only what stands in the leads of two articles is compared: further down, other
happenings are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from reconcile.model import Claim, Kind, Profile
from reconcile.text import lexicon

#: Kinds of event that are held, not suffered, again and again or on many days: each word of them is its own happening.
PLANNED = frozenset(("talks", "visit", "election", "trial", "match", "protest", "results", "epidemic"))
#: What befalls people in the moment of a deed. Who dies may die days later, elsewhere.
_AT_ONCE = frozenset(("killed", "injured", "shot"))
_LATER = frozenset(("die", "death", "dead", "succumb", "perish"))
_SAID = frozenset("say tell report announce state add note claim confirm identify name leave".split())


class Scene(Protocol):
    def are_related(self, a: str, b: str) -> bool: ...

    @property
    def profiles(self) -> Mapping[str, Profile]: ...


def happens(claim: Claim) -> str:
    """The happening that a date or place hangs on: "happened" for a deed, else the verb; "" where none is told."""
    head, verb = claim.measure.head.lower(), claim.measure.verb
    if claim.kind is Kind.DATE and (verb in _LATER or head in _LATER):
        return "died"
    kind, done = lexicon.event(head), lexicon.event(verb)
    if kind in PLANNED or (done in PLANNED and kind is None):
        return f"{verb} {head}"
    if verb in _SAID and kind is None:
        return ""
    befell = lexicon.known_predicate(verb) in _AT_ONCE or lexicon.known_predicate(head) in _AT_ONCE
    if kind or done or befell or (lexicon.predicate(verb) == "happened" and not head):
        return "happened"
    return (lexicon.known_predicate(verb) or verb) if verb else ""


def leads(a: Claim, b: Claim) -> bool:
    """Both stand in the leads of two articles."""
    return a.document != b.document and all(claim.scope.cue("lead") is not None for claim in (a, b))


def one_happening(a: Claim, b: Claim) -> str:
    """The happening that both tell of in their leads; "" where they do not."""
    mine = happens(a)
    return mine if mine and mine == happens(b) and leads(a, b) else ""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Which articles name which of the places that the claims of a case tell."""

    naming: Mapping[str, frozenset[str]]

    def known_together(self, a: Claim, b: Claim, scene: Scene) -> bool:
        """True where an article on the same event names both places: who knows both sees no dispute between them, and
        the one may well lie in the other."""
        here, there = _town(a), _town(b)
        both = self.naming.get(here, frozenset()) & self.naming.get(there, frozenset())
        return any(scene.are_related(document, claim.document) for document in both for claim in (a, b))


def gazetteer(claims: Iterable[Claim], scene: Scene) -> Gazetteer:
    towns = {_town(claim) for claim in claims if claim.kind is Kind.PLACE}
    naming: dict[str, set[str]] = {town: set() for town in towns}
    for document, profile in scene.profiles.items():
        for name, _ in profile.names:
            if name in naming:
                naming[name].add(document)
    return Gazetteer({town: frozenset(documents) for town, documents in naming.items()})


def _town(claim: Claim) -> str:
    return claim.scope.place.key.split(", ")[0] if claim.scope.place is not None else ""
