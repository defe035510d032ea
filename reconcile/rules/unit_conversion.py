"""Equal once converted: "7 miles" and "11 km", within the precision that each is written with."""

from decimal import Decimal

from reconcile.model import Quantity, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite, told
from reconcile.text import units


def explain(pair: Pair) -> Reason | None:
    found = pair.quantities()
    if found is None or found[0].unit == found[1].unit or found[0].dimension != found[1].dimension:
        return None
    if found[0].dimension in ("count", "time", ""):
        return None
    words = _equal(*found) or _equal(*found[::-1])
    return Reason(words, (cite(pair.left, words), cite(pair.right, words)), 0.85) if words else None


def _equal(a: Quantity, b: Quantity) -> str | None:
    if a.value is None or b.value is None:
        return None
    turned = units.convert(a.value, a.unit, b.unit)
    if turned is None:
        return None
    slack = (b.step or Decimal(0)) / 2 + abs(turned) * Decimal("0.02")
    return f"“{told(a)}” is {turned.normalize():f} {b.unit}, told as “{told(b)}”" if abs(turned - b.value) <= slack else None


RULE = Rule(
    reason="unit_conversion",
    verdict=Verdict.EXPLAINED,
    stage=Stage.VALUE,
    explain=explain,
    rank=1,
    holds=(("The tunnel is 7 miles long.", "The tunnel is 11 km long."),),
    fails=(("The tunnel is 7 miles long.", "The tunnel is 19 km long."),),
)
