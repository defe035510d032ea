"""Places and days of one happening: which claims of where and when may be set against one another.

Only what stands in the leads of two articles is compared: further down, other happenings are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from reconcile.model import Claim, Kind, Profile
from reconcile.text import lexicon
from reconcile.text.happenings import DEED, DIED, happening, moment
from reconcile.text.remembering import remembered


class Related(Protocol):
    def are_related(self, a: str, b: str) -> bool: ...


class Scene(Related, Protocol):
    @property
    def profiles(self) -> Mapping[str, Profile]: ...


@remembered
def happens(claim: Claim) -> str:
    """The happening that a date or place hangs on; "" where none is told. A place of a death is that of the deed, where
    the extractor let it stand; its day need not be."""
    told = happening(claim.measure)
    return DEED if told == DIED and claim.kind is Kind.PLACE else told


def leads(a: Claim, b: Claim) -> bool:
    """Both stand in the leads of two articles."""
    return a.document != b.document and all(claim.scope.cue("lead") is not None for claim in (a, b))


def one_happening(a: Claim, b: Claim) -> str:
    """The happening that both tell of in their leads; "" where they do not."""
    mine = happens(a)
    return mine if mine and mine == happens(b) and leads(a, b) else ""


@remembered
def did(claim: Claim) -> tuple[str, ...]:
    """What somebody did who is named by a pronoun or a calling only: in one event "they arrived", "the men arrived" and
    "the soldiers arrived" may be one arrival. () where a name, a thing or no deed is told."""
    head, verb = claim.measure.head, claim.measure.verb
    if not head or not verb or not happening(claim.measure):
        return ()
    somebody = head.lower() in PRONOUNS or lexicon.root(lexicon.noun(head.lower())) == "person"
    return (moment(verb), "somebody") if somebody else ()


PRONOUNS = frozenset(("he", "she", "they", "who"))


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Which articles name which of the places that the claims of a case tell."""

    naming: Mapping[str, frozenset[str]]

    def known_together(self, a: Claim, b: Claim, scene: Related) -> bool:
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
