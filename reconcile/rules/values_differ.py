"""Comparable in every slot that is known, and the intervals do not meet: what is left when nothing explains."""

from decimal import Decimal

from reconcile.model import Kind, Quantity, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, alike, cite, is_vague, told
from reconcile.text import units

#: What a conversion may lose.
_SLACK = Decimal("0.05")


def explain(pair: Pair) -> Reason | None:
    found = pair.quantities()
    if found is None or not pair.is_kind(Kind.QUANTITY) or not _apart(*found):
        return None
    if any(map(is_vague, found)):
        return None  # “several” and “dozens” are how one writes, and no figure to dispute
    words = f"“{told(found[0])}” against “{told(found[1])}”, and nothing in the two passages explains it"
    words += _other(pair)
    marks = ("possible_update",) if _later(pair) else ()
    return Reason(words, (cite(pair.left, "one figure"), cite(pair.right, "the other")), 0.75, marks)


def _apart(a: Quantity, b: Quantity) -> bool:
    """Whether the intervals do not meet, in one unit's terms."""
    if alike(a, b):
        return not a.interval.meets(b.interval)
    if a.dimension != b.dimension or a.value is None or b.value is None:
        return False
    turned = units.convert(a.value, a.unit, b.unit)
    return turned is not None and abs(turned - b.value) > abs(b.value) * _SLACK


def _other(pair: Pair) -> str:
    """What "other" leaves out is counted back in, and still does not make the other figure."""
    for claim in pair.both:
        cue, value = claim.scope.cue("other"), claim.quantity.value if claim.quantity else None
        if cue is not None and value is not None:
            return f"; “{cue.text}” leaves out what is named beside it, but with that the count is {value + 1:f}"
    return ""


def _later(pair: Pair) -> bool:
    a, b = pair.written
    return a is not None and b is not None and not a.meets(b)


RULE = Rule(
    reason="values_differ",
    verdict=Verdict.CONFLICT,
    stage=Stage.CONFLICT,
    explain=explain,
    rank=9,
    holds=(("The ministry ordered 12 helicopters.", "The ministry ordered 11 helicopters."),),
    fails=(("The ministry ordered 12 helicopters.", "The ministry ordered twelve helicopters."),),
)
