"""Whose a figure is: the people, companies and places that its sentence names, beside the one who is quoted.

"Sales rose by 4 percent" is of a maker, of one of its brands, or of the whole trade. Two such figures answer one
question only where something says that they are of the same one.
"""

from __future__ import annotations

from reconcile.model import Claim
from reconcile.rules.base import Pair, before
from reconcile.text import aliases
from reconcile.text.territories import is_land, territories


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
    """Whether both sides name one bearer; None where a side names nobody.

    Where each names others too, the name nearest before the figure decides: "Ferl employs 120 people in London"."""
    mine, theirs = (named(claim) for claim in pair.both)
    if not mine or not theirs:
        return None
    both = {name for name in mine for other in theirs if _singular(name) == _singular(other)}
    if not both:
        return any(aliases.same(a, b) is True or _is_family(a, b) or _is_family(b, a) for a in mine for b in theirs)
    if not (any(not _is_land(name) for name in both) or all(map(_is_land, mine)) or all(map(_is_land, theirs))):
        return False
    nearest = [
        _nearest(claim, text, names) for claim, text, names in zip(pair.both, pair.text, (mine, theirs), strict=True)
    ]
    if None in nearest or mine == theirs or not (mine - both and theirs - both):
        return True
    a, b = (name or "" for name in nearest)
    return a == b or a in theirs or b in mine or aliases.same(a, b) is True


def _singular(name: str) -> str:
    """Christians and Christian: people of one kind, whichever way they are named."""
    return name[:-1] if len(name) > _SHORT and name.endswith("s") and not name.endswith("ss") else name


_SHORT = 4


def _nearest(claim: Claim, text: str, names: frozenset[str]) -> str | None:
    """The name that stands last before the figure."""
    leading = before(claim, text).casefold()
    found = [(leading.rfind(name), name) for name in sorted(names)]
    at, name = max(found, default=(-1, ""))
    return name if at >= 0 else None


def _is_family(family: str, name: str) -> bool:
    """ "The Marlows" are whom the other passage names by first names."""
    return " " not in family and " " in name and family == f"{name.split()[-1]}s"


def _is_land(name: str) -> bool:
    return is_land(name) or name in territories().parts
