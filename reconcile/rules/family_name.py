"""Two ages of one family name may be those of two people: a mother and her son, two brothers.

Desks call people by the family name once they have told the full one, and an article may hold several of one family.
Two ages far apart, of which one is told with the family name alone, are not known to be one person's.
"""

from __future__ import annotations

from reconcile.model import Claim, Kind, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, left_open

#: Years apart from which on a slip is less likely than a relative.
_FAR = 12


def explain(pair: Pair) -> Reason | None:
    found = pair.quantities()
    if found is None or not pair.is_kind(Kind.QUANTITY) or any(quantity.dimension != "age" for quantity in found):
        return None
    a, b = (quantity.value for quantity in found)
    if a is None or b is None or a == b or (abs(a - b) < _FAR and not _several(pair)):
        return None
    return left_open(
        [claim for claim in pair.both if _by_family(claim)], "is told of a family name alone", "whose age?"
    )


def _several(pair: Pair) -> bool:
    """One of the sentences names more than one of the family."""
    families = {claim.measure.head.split()[-1].casefold() for claim in pair.both if claim.measure.head}
    return any(
        sum(" " in name and name.split()[-1] in families for name in claim.scope.names) > 1 for claim in pair.both
    )


def _by_family(claim: Claim) -> bool:
    return len(claim.measure.head.split()) == 1


RULE = Rule(
    reason="referent_unknown",
    verdict=Verdict.UNCLEAR,
    stage=Stage.UNKNOWN,
    explain=explain,
    rank=6,
    holds=(("The house in Orme belonged to Ida Moll, 71, the town said.", "Moll, 38, ran from the house in Orme."),),
    fails=(
        ("The house in Orme belonged to Ida Moll, 71, the town said.", "Ida Moll, 58, ran from the house in Orme."),
    ),
)
