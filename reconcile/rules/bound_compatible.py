"""A bound holds the other source's figure.

"At least 31 people were hurt" and "43 were hurt" can both be right: the first says no more than a floor. Newsrooms
write floors while a count is still running. A range, a vague count ("dozens") and a band ("about 900") hold likewise.
"""

from reconcile.model import Bound, Kind, Quantity, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, alike, cite, told
from reconcile.rules.hours import shift


def explain(pair: Pair) -> Reason | None:
    found = pair.quantities()
    if found is None or not alike(*found) or found[0].interval == found[1].interval:
        return None
    if pair.is_kind(Kind.TIME) and (shift(pair) != 0 or all(quantity.value is not None for quantity in found)):
        return None  # "shortly after one" bounds nothing: it is one o'clock, told loosely
    if not any(_open(quantity) for quantity in found) or not found[0].interval.meets(found[1].interval):
        return None
    words = f"“{told(found[0])}” and “{told(found[1])}” can both be right"
    return Reason(words, (cite(pair.left, words), cite(pair.right, words)), 0.8)


def _open(quantity: Quantity) -> bool:
    return quantity.bound is not Bound.EXACT or quantity.interval.single is None


RULE = Rule(
    reason="bound_compatible",
    verdict=Verdict.EXPLAINED,
    stage=Stage.VALUE,
    explain=explain,
    rank=3,
    holds=(("At least 31 people were hurt in the blast.", "The blast hurt 43 people."),),
    fails=(("More than 60 people were hurt in the blast.", "The blast hurt 60 people."),),
)
