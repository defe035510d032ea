"""Whether two articles recall one and the same thing of the past, beside what each is about.

Neither tells it as its own, so no day and no place says that it is one. What both sentences say in words that few
articles tell says it: "one of 62 crew freed from the seized trawler in May in exchange for two mechanics", twice.
"""

from __future__ import annotations

from dataclasses import replace

from reconcile.model import Claim
from reconcile.rules.base import COMPARABLE, Pair
from reconcile.rules.one_thing import MUCH, counts_others
from reconcile.text.newswords import shared

#: What the words of both sentences must say where the figures are one that hardly two things have; else `MUCH`.
_SAME, _FEW = 1.6, 20


def settled(pair: Pair) -> Pair:
    """The pair; of one event where both sides recall it."""
    return replace(pair, same_event=True) if pair.same_event is None and _is_one(pair) else pair


def _is_one(pair: Pair) -> bool:
    if pair.internal or pair.likeness < COMPARABLE or not all(map(_recalls, pair.both)):
        return False
    if counts_others(*pair.both):
        return False
    value = pair.left.quantity.value if pair.left.quantity is not None else None
    telling = pair.same_value() and value is not None and value >= _FEW
    return shared(*pair.text) >= (_SAME if telling else MUCH)


def _recalls(claim: Claim) -> bool:
    """A count of an event that is not the article's own; what sums up many grows by the day."""
    if claim.quantity is None or claim.quantity.dimension not in ("count", ""):
        return False
    event = claim.scope.event
    return event is not None and event.background and claim.scope.cue("aggregate") is None
