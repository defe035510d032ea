"""Whose a figure is: the people, companies and places that its sentence names, beside the one who is quoted.

"Sales rose by 4 percent" is of a maker, of one of its brands, or of the whole trade. Two such figures answer one
question only where something says that they are of the same one.
"""

from __future__ import annotations

from reconcile.model import Claim
from reconcile.rules.base import Pair
from reconcile.text import aliases
from reconcile.text.territories import territories


def named(claim: Claim) -> frozenset[str]:
    """The names that a figure may belong to, in small letters."""
    speaker = claim.attribution.speaker.casefold() if claim.attribution is not None else ""
    own = {name.casefold() for name in claim.measure.of if name[:1].isupper()}
    others = (
        {name for name in claim.scope.names if name not in speaker and speaker not in name}
        if speaker
        else {*claim.scope.names}
    )
    return frozenset(own | others)


def shared(pair: Pair) -> bool | None:
    """Whether both sides name one bearer; None where a side names nobody."""
    mine, theirs = (named(claim) for claim in pair.both)
    if not mine or not theirs:
        return None
    if mine & theirs:
        return (
            any(not _is_land(name) for name in mine & theirs) or all(map(_is_land, mine)) or all(map(_is_land, theirs))
        )
    return any(aliases.same(a, b) is True or _is_family(a, b) or _is_family(b, a) for a in mine for b in theirs)


def _is_family(family: str, name: str) -> bool:
    """ "The Marlows" are whom the other passage names by first names."""
    return " " not in family and " " in name and family == f"{name.split()[-1]}s"


def _is_land(name: str) -> bool:
    return territories().key(name) is not None or name in territories().demonyms
