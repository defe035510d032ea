"""How far two hours of one happening lie apart, when what is loosely told is taken for loose."""

from __future__ import annotations

from decimal import Decimal

from reconcile.model import Bound
from reconcile.rules.base import Pair

#: Minutes apart that are no dispute, and those that a loose word ("about", "shortly after") takes off.
ALLOWED, _LOOSE = Decimal(10), Decimal(5)
#: A writer who tells an hour twice in one article, loosely, means one hour.
_LOOSE_WITHIN = Decimal(15)
_DAY = Decimal(1440)


def minutes_apart(pair: Pair) -> Decimal | None:
    """Minutes between two hours, around the clock, less what loose words hide; None where either is no single hour."""
    found = pair.quantities()
    if found is None or found[0].value is None or found[1].value is None:
        return None
    gap = abs(found[0].value - found[1].value) % _DAY
    loose = sum(quantity.bound is not Bound.EXACT for quantity in found)
    return max(Decimal(0), min(gap, _DAY - gap) - loose * (_LOOSE_WITHIN if pair.internal else _LOOSE))
