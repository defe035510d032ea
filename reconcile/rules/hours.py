"""How far two hours of one happening lie apart, when what is loosely told is taken for loose."""

from __future__ import annotations

import re
from decimal import Decimal

from reconcile.model import Bound, Kind, Quantity
from reconcile.rules.base import Pair
from reconcile.text import zones

#: Minutes apart that are no dispute, and those that a loose word ("about", "shortly after") takes off.
ALLOWED, _LOOSE = Decimal(10), Decimal(5)
#: "Just after midnight" reaches farther than "just after one": these two name a part of the night or day as well.
_LOOSE_NAMED = Decimal(20)
_NAMED = ("midnight", "noon", "midday")
_DAY = Decimal(1440)


def shift(pair: Pair) -> int | None:
    """Minutes to take off the left hour to tell it by the right one's clock; None where the zones do not tell.

    An hour without a zone is told by the clock of the place, and so is one told in a land's own zone; universal time
    is no place's. A clock in brackets ("0700 local (0300 GMT)") tells how far the place's own lies from it.
    """
    zones_told = [cue.text if (cue := claim.scope.cue("zone")) is not None else "" for claim in pair.both]
    bare = [zone for zone in zones_told if not zones.is_named(zone)]
    if len(bare) == 1 and (east := _bracketed(pair, 0 if bare[0] is zones_told[0] else 1)) is not None:
        other = zones.offset(next(zone for zone in zones_told if zones.is_named(zone)))
        if other is not None:
            return east - other if zones_told[0] is bare[0] else other - east
    if len(bare) == 2 or (bare and not any(map(zones.is_universal, zones_told))):
        return 0
    return zones.apart(*zones_told)


def _bracketed(pair: Pair, side: int) -> int | None:
    """Minutes east of Greenwich by which this side's own clock is told, where its hour stands in brackets beside it."""
    claim = pair.both[side]
    for other in pair.beside[side]:
        cue, gap = other.scope.cue("zone"), other.span.start - claim.span.end
        near = other.kind is Kind.TIME and cue is not None and zones.is_universal(cue.text) and 0 <= gap <= _BRACKET
        mine, theirs = claim.quantity, other.quantity
        if near and mine is not None and theirs is not None and mine.value is not None and theirs.value is not None:
            east = int(mine.value - theirs.value) % int(_DAY)
            return east - int(_DAY) if east > _FARTHEST else east
    return None


#: Characters between an hour and the same one in brackets; the farthest clock east.
_BRACKET, _FARTHEST = 3, 14 * 60


def minutes_apart(pair: Pair) -> Decimal | None:
    """Minutes between two hours, around the clock, less what loose words hide; None where either is no single hour, or
    told by a clock that is not known."""
    found = pair.quantities()
    by = shift(pair)
    if by is None or found is None or found[0].value is None or found[1].value is None:
        return None
    gap = abs(found[0].value - by - found[1].value) % _DAY
    if any(_BARE.fullmatch(of.text) for of in found):
        gap = min(gap % _HALF, _HALF - gap % _HALF)  # "at 5:00" may be of the morning or the afternoon
    return max(Decimal(0), min(gap, _DAY - gap) - sum(map(_slack, found)))


#: An hour of the clock that does not tell whether it is before noon: "5:00", "just after 11:30".
_BARE = re.compile(r"(?:[a-z]+\s)*(?:[1-9]|1[0-2]):[0-5]\d", re.I)
_HALF = Decimal(720)


def _slack(quantity: Quantity) -> Decimal:
    if quantity.bound is Bound.EXACT:
        return Decimal(0)
    return _LOOSE_NAMED if any(word in quantity.text.lower() for word in _NAMED) else _LOOSE
