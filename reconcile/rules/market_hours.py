"""Prices of a market, and what changes hands there, move by the hour: two of them are rarely of one moment.

They are held against one another only where both tell the end of one day.
"""

import re

from reconcile.model import Claim, Kind, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, left_open

#: What is traded; its price is told beside it.
_TRADED = frozenset(
    """share stock equity index bond yield bill future contract dollar euro yen pound sterling mark franc crown krona
    krone rouble ruble rupee peso rand yuan lira currency crude barrel bullion bitcoin ether token session""".split()
)
#: Verbs of a market's day.
_TRADES = frozenset(
    """close open trade settle finish end quote rise fall gain lose jump slip drop climb sink hit push pull boost dip
    ease edge plunge surge tumble rally up down dive shed nosedive plummet slide soar retreat advance""".split()
)
#: Where they are traded, told in the sentence.
_MARKET = re.compile(
    r"\b(?:stock exchange|exchange|bourse|nasdaq|wall street|index|(?:after-hours|[a-z]*noon|morning|early|late)"
    r" trad(?:e|ing)|clos(?:ed|ing) (?:up|down|at)|shares|stocks?)\b",
    re.I,
)
_ENDS = frozenset("close settle finish end".split())


def explain(pair: Pair) -> Reason | None:
    if not pair.is_kind(Kind.QUANTITY):
        return None
    moving = [claim for claim, text in zip(pair.both, pair.text, strict=True) if is_traded(claim, text)]
    if of_one_close(pair):
        return None
    settled_by = "; the hour of each would settle it"
    return left_open(moving, "is of a market, and moves by the hour", "of what hour?", settled_by=settled_by)


def is_traded(claim: Claim, text: str) -> bool:
    if claim.quantity is None or "market" in claim.measure.modifiers:
        return False
    words = {claim.measure.head, *claim.measure.modifiers}
    priced = claim.quantity.dimension in ("money", "percent", "point", "")
    if words & _TRADED:
        return claim.measure.verb in _TRADES or (priced and claim.measure.verb in ("be", ""))
    return priced and claim.measure.verb in _TRADES and _MARKET.search(text) is not None


def of_one_close(pair: Pair) -> bool:
    a, b = (claim.scope.period for claim in pair.both)
    return a is not None and a == b and a.days == 1 and all(claim.measure.verb in _ENDS for claim in pair.both)


RULE = Rule(
    reason="period_unknown",
    verdict=Verdict.UNCLEAR,
    stage=Stage.UNKNOWN,
    explain=explain,
    rank=0,
    holds=(("Shares in Tolmar were up 5 percent.", "Shares in Tolmar closed up 3 percent."),),
)
