"""Whether two sentences that tell one figure tell it of one thing, although they measure it in other words.

"The pilot began a 30-degree banking turn" and "it was making a 30-degree left-hand turn": what the sentences share
beside the names that all reports of the event share says whether the figure is one by chance. Of counts the nouns may
not speak against it, nor what befell those who are counted; of sums and rates, not what they are of.
"""

from __future__ import annotations

import re

from reconcile.model import Claim
from reconcile.rules.base import Pair, after, counts, tells_too
from reconcile.text import lexicon, sizes
from reconcile.text.concepts import noun, predicate, topic
from reconcile.text.newswords import shared

#: What the words that both sentences tell must say: a rare word and another, or two that some articles tell; of one and
#: the same amount of something, one rare word.
_ENOUGH, _SAME = 1.25, 1.0
#: So much, that neither whose a figure is nor what it is of need be told.
MUCH = 2.5


def of_one_thing(pair: Pair, least: float | None = None) -> bool:
    """True where the words of both sentences that few articles tell say enough, in two articles on one event."""
    if pair.internal or pair.same_event is not True or _of_others(pair) or _told_twice(pair):
        return False
    if alike_in_another_size(pair):
        return True
    if least is None:
        least = _enough(pair)
        if _one_sum(pair):
            return True
    return shared(*pair.text) + _names(*pair.both) >= least


def _names(a: Claim, b: Claim) -> float:
    """What the names say that both sentences tell; the first is most often the place of it all."""
    mine, theirs = ({name.removesuffix("s") for name in claim.scope.names} for claim in (a, b))
    return _NAME * max(0, len(mine & theirs) - 1)


_NAME = 0.5


def _told_twice(pair: Pair) -> bool:
    """ "30 million on schools and 30 million on parks": which of them the other sentence tells is not to be known."""
    return any(tells_too(beside, claim) for claim, beside in zip(pair.both, pair.beside, strict=True))


def _one_sum(pair: Pair) -> bool:
    """One sum in reports of one event, where both sentences name somebody or something alike: a sum is told of the one
    thing that a story is about, by verbs of every kind ("a hole", "the loss", "estimated at")."""
    found = pair.quantities()
    if found is None or not pair.same_value() or found[0].dimension != "money" or found[0].value is None:
        return False
    if found[0].value < _GREAT or any(claim.scope.cue("background") for claim in pair.both):
        return False
    mine, theirs = ({word for name in claim.scope.names for word in name.split()} for claim in pair.both)
    return bool(mine & theirs)


#: Sums that are hardly told of two things in one story.
_GREAT = 100_000


def _enough(pair: Pair) -> float:
    found = pair.quantities()
    if found is None or not pair.same_value():
        return _ENOUGH
    value = found[0].value
    if value is None or len(value.normalize().as_tuple().digits) >= _TELLING:
        return 0  # a range, or a figure of many digits, is hardly told of two things
    return _ENOUGH if counts(pair) and value < _FEW else _SAME


#: Digits that mean something, from which on a figure tells much; and counts that many things have.
_TELLING, _FEW = 3, 20


def _of_others(pair: Pair) -> bool:
    """Whether the measures speak against it: seats and people, what is pumped and what may be, ways to two towns."""
    if counts(pair):
        return counts_others(*pair.both)
    if all(sizes.is_size(claim.measure) for claim in pair.both):
        return sizes.apart(pair.left.measure, pair.right.measure) or _sizes_of_two(pair)
    of = {topic(claim) for claim in pair.both} - {""}
    if len(of) > 1 and not pair.same_value():
        return True
    towns = {
        found[1] for claim, text in zip(pair.both, pair.text, strict=True) if (found := _FROM.match(after(claim, text)))
    }
    return len(towns) > 1


def alike_in_another_size(pair: Pair) -> bool:
    """ "A hole 40 feet wide and 19 deep", "a crater 40 feet wide and 16 deep": what is as wide is one thing, whatever
    it is called."""
    mine, theirs = (
        [one for one in beside if topic(one) != topic(claim) and sizes.thing(one.measure) == sizes.thing(claim.measure)]
        for claim, beside in zip(pair.both, pair.beside, strict=True)
    )
    return all(sizes.thing(claim.measure) for claim in pair.both) and any(
        a.measure.head == b.measure.head
        and a.quantity is not None
        and b.quantity is not None
        and (a.quantity.unit, a.quantity.interval) == (b.quantity.unit, b.quantity.interval)
        for a in mine
        for b in theirs
    )


def _sizes_of_two(pair: Pair) -> bool:
    """How wide the rock was, and how wide the hole that it left: where the one sentence names the other's thing, too,
    or nobody says what the one is of, neither stands for the other."""
    named = [sizes.thing(claim.measure) for claim in pair.both]
    if pair.left.measure.head == sizes.DISTANCE or (named[0] and topic(pair.left) == topic(pair.right)):
        return False
    if not all(named):
        return not pair.same_value()
    return any(
        re.search(rf"\b{re.escape(thing)}(?:e?s)?\b", text, re.I) is not None
        for thing, text in zip(named, pair.text[::-1], strict=True)
    )


#: The place that a distance is counted from.
_FROM = re.compile(
    r"[\s-]*(?:\([^()]*\)\s*)?(?:(?:away|north|south|east|west)\w*\s+)*(?:of|from|to|off|outside)\s+"
    r"(?:the\s+(?:[a-z]+[\s,]+)*)?([A-Z][\w'-]+)"
)


def counts_others(a: Claim, b: Claim) -> bool:
    """Seats and people, police and rioters, the rescued and the lost."""
    if predicate(a) != predicate(b):
        return True
    if noun(a) != noun(b):
        return bool(a.measure.head and b.measure.head)
    sorts = {lexicon.noun(claim.measure.head) for claim in (a, b) if claim.measure.head}
    return noun(a) == "person" and len(sorts - {"person"}) > 1
