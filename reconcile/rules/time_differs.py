"""The hour or minute of one happening is disputed, beyond what "about" and "shortly after" allow."""

from decimal import Decimal

from reconcile.model import Bound, Kind, Quantity, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite

#: Minutes apart that are no dispute, and those that a loose word takes off.
_ABOUT, _LOOSE = Decimal(10), Decimal(5)


def explain(pair: Pair) -> Reason | None:
    found = pair.quantities()
    if found is None or not pair.is_kind(Kind.TIME) or found[0].interval.meets(found[1].interval):
        return None
    if _gap(*found) <= _ABOUT:
        return None
    words = f"“{pair.left.quote}” against “{pair.right.quote}”"
    return Reason(words, (cite(pair.left, "one time"), cite(pair.right, "the other")), 0.7)


def _gap(a: Quantity, b: Quantity) -> Decimal:
    """Minutes between two hours, around the clock; an "about" or "shortly after" takes a quarter of an hour off."""
    if a.value is None or b.value is None:
        return _ABOUT + 1
    gap = abs(a.value - b.value) % 1440
    loose = sum(quantity.bound is not Bound.EXACT for quantity in (a, b))
    return min(gap, 1440 - gap) - loose * _LOOSE


RULE = Rule(
    reason="time_differs",
    verdict=Verdict.CONFLICT,
    stage=Stage.CONFLICT,
    explain=explain,
    rank=5,
    holds=(("The blast happened at 6:15 p.m.", "The blast happened at 7:40 p.m."),),
    fails=(("The blast happened at 6:15 p.m.", "The blast happened at about 6:20 p.m."),),
)
