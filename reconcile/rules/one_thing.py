"""Whether two sentences that tell one figure tell it of one thing, although they measure it in other words.

"The pilot began a 30-degree banking turn" and "it was making a 30-degree left-hand turn": what the sentences share beside
the names that all reports of the event share says whether the figure is one by chance. Of counts the nouns may not
speak against it, nor what befell those who are counted.
"""

from __future__ import annotations

from reconcile.model import Claim
from reconcile.rules.base import Pair, counts
from reconcile.text import lexicon
from reconcile.text.concepts import noun, predicate
from reconcile.text.newswords import SMALL, says, stem

#: What the words that both sentences tell must say: one rare word and another, or two that some articles tell.
_ENOUGH = 1.25


def of_one_thing(pair: Pair) -> bool:
    """True where the words of both sentences that few articles tell say enough."""
    if pair.same_event is not True or (counts(pair) and _counts_others(*pair.both)):
        return False
    mine, theirs = (frozenset(map(stem, SMALL.findall(text))) for text in pair.text)
    return says(sorted(mine & theirs)) >= _ENOUGH


def _counts_others(a: Claim, b: Claim) -> bool:
    """Seats and people, police and rioters, the rescued and the lost."""
    if predicate(a) != predicate(b):
        return True
    if noun(a) != noun(b):
        return bool(a.measure.head and b.measure.head)
    sorts = {lexicon.noun(claim.measure.head) for claim in (a, b) if claim.measure.head}
    return noun(a) == "person" and len(sorts - {"person"}) > 1
