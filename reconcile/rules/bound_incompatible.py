"""A bound that leaves the other figure out: "more than 60" against 45 counted."""

from reconcile.model import Bound, Kind, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite, is_vague, told

_BOUNDS = {Bound.MORE_THAN, Bound.AT_LEAST, Bound.LESS_THAN, Bound.UP_TO, Bound.NEARLY, Bound.BETWEEN}


def explain(pair: Pair) -> Reason | None:
    found = pair.quantities()
    if found is None or not pair.is_kind(Kind.QUANTITY) or not any(quantity.bound in _BOUNDS for quantity in found):
        return None
    if found[0].interval == found[1].interval:
        return None
    if any(map(is_vague, found)):
        return None  # “several” and “dozens” are how one writes, and no figure to dispute
    words = f"“{told(found[0])}” and “{told(found[1])}” leave each other out"
    return Reason(words, (cite(pair.left, "one bound"), cite(pair.right, "outside it")), 0.75)


RULE = Rule(
    reason="bound_incompatible",
    verdict=Verdict.CONFLICT,
    stage=Stage.CONFLICT,
    explain=explain,
    rank=4,
    holds=(("More than 60 people were hurt in the blast.", "The blast hurt 45 people."),),
    fails=(("At least 40 people were hurt in the blast.", "The blast hurt 45 people."),),
)
