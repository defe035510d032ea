"""Prices told of two moments of a market's day: before it opened, in the morning, late, after hours.

A price before the bell and one at noon are each right for its moment; nobody has erred.
"""

import re

from reconcile.model import Claim, Kind, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite
from reconcile.rules.market_hours import is_traded, of_one_close

#: A moment of the day's trading, which lasts for hours itself.
_MOMENT = re.compile(
    r"\b(?:pre-?market|before the (?:market|opening|bell|open)|(?:early|late|morning|afternoon|mid-?day|mid-?morning"
    r"|noon|after-?hours|extended) (?:trad(?:e|ing)|dealings?|session)|after the (?:bell|close)"
    r"|in (?:early|late|morning|afternoon) (?:New York|London|Tokyo))\b",
    re.I,
)


def explain(pair: Pair) -> Reason | None:
    if not pair.is_kind(Kind.QUANTITY) or pair.internal or pair.same_value() or of_one_close(pair):
        return None
    told = [_moment(claim, text) for claim, text in zip(pair.both, pair.text, strict=True)]
    if not all(told):
        return None
    words = f"each is of a moment of a market's day: “{told[0]}”, “{told[1]}”"
    return Reason(words, (cite(pair.left, told[0]), cite(pair.right, told[1])), 0.6)


def _moment(claim: Claim, text: str) -> str:
    found = _MOMENT.search(text) if is_traded(claim, text) else None
    return found[0] if found is not None else ""


RULE = Rule(
    reason="different_period",
    verdict=Verdict.EXPLAINED,
    stage=Stage.STORY,
    explain=explain,
    rank=9,
    holds=(
        ("Shares in Tolmar were up 5 percent before the bell.", "Shares in Tolmar rose 3 percent in late trading."),
    ),
    fails=(("Shares in Tolmar were up 5 percent.", "Shares in Tolmar closed up 3 percent."),),
)
