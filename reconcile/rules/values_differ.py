"""Comparable in every slot that is known, and the intervals do not meet: what is left when nothing explains."""

from reconcile.model import Kind, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, alike, cite, told


def explain(pair: Pair) -> Reason | None:
    found = pair.quantities()
    if found is None or not pair.is_kind(Kind.QUANTITY) or not alike(*found) or found[0].interval.meets(found[1].interval):
        return None
    if all(quantity.value is None for quantity in found) and found[0].dimension == "count":
        return None
    words = f"“{told(found[0])}” against “{told(found[1])}”, and nothing in the two passages explains it"
    words += _other(pair)
    marks = ("possible_update",) if _later(pair) else ()
    return Reason(words, (cite(pair.left, "one figure"), cite(pair.right, "the other")), 0.75, marks)


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
