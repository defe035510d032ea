"""Whether two sentences that tell one figure tell it of one thing, although they measure it in other words.

"The pilot began a 30-degree banking turn" and "it was making a 30-degree left-hand turn": what the sentences share
beside the names that all reports of the event share says whether the figure is one by chance. Of counts the nouns may
not speak against it, nor what befell those who are counted; of sums and rates, not what they are of.
"""

from __future__ import annotations

import re
from decimal import Decimal

from reconcile.model import Claim
from reconcile.rules.base import Pair, after, counts, tells_too
from reconcile.text import aliases, lexicon, sizes, territories
from reconcile.text.concepts import noun, predicate, topic
from reconcile.text.newswords import shared

#: What the words that both sentences tell must say: a rare word and another, or two that some articles tell; of one and
#: the same amount of something, one rare word.
_ENOUGH, _SAME = 1.25, 1.0
#: So much, that neither whose a figure is nor what it is of need be told.
MUCH = 2.5


def of_one_thing(pair: Pair, least: float | None = None) -> bool:
    """True where the words of both sentences that few articles tell say enough, in two articles on one event."""
    if pair.internal or pair.same_event is not True or _told_twice(pair):
        return False
    if one_deal(pair) or one_holding(pair):
        return True
    if _of_others(pair):
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
    return pair.same_value() and _of_one_bearer(pair)


def rounds_one_sum(pair: Pair) -> bool:
    """The same of a sum that one of them bounds or rounds: "up to 350 million", "1.5 billion" for 1.55 billion."""
    found = pair.quantities()
    if found is None or pair.internal or pair.same_event is not True or _told_twice(pair):
        return False
    a, b = (quantity.value for quantity in found)
    if a is None or b is None or abs(a - b) > _LOST * max(abs(a), abs(b)):
        return False
    digits = max(len(value.normalize().as_tuple().digits) for value in (a, b))
    return digits > 1 and _of_one_bearer(pair)


def _of_one_bearer(pair: Pair) -> bool:
    """Great sums, or prices of a share, told beside one name."""
    found = pair.quantities()
    if found is None or found[0].value is None or found[0].unit != found[1].unit:
        return False
    share = found[0].dimension == "money/share" and len(found[0].value.normalize().as_tuple().digits) > 1
    if not share and (found[0].dimension not in ("money", "money/duration") or found[0].value < _GREAT):
        return False
    if any(claim.scope.cue("background") for claim in pair.both):
        return False
    mine, theirs = ({word for name in claim.scope.names for word in name.split()} for claim in pair.both)
    return bool((mine & theirs) - _FORMS)


#: Sums that are hardly told of two things in one story, and what of a sum rounding may lose.
_GREAT, _LOST = 100_000, Decimal("0.04")
#: Words of a firm's name that many firms have.
_FORMS = frozenset("corp plc inc co ltd llc ag sa nv group company corporation holdings".split())


def one_deal(pair: Pair) -> bool:
    """ "The $22 billion takeover of Melk Corp by Tolmer", "Tolmer's $20 billion merger with Melk": what two parties do
    with one another is one thing by whatever noun, where both sentences name both of them and the articles are of the
    same days. A bid that was raised, a rival's, and what is told with its debts are other sums."""
    told = [_DEAL.match(after(claim, text)) for claim, text in zip(pair.both, pair.text, strict=True)]
    if not _tell(pair, "money") or not all(told):
        return False
    if any(one is not None and one[1] in _BIDS for one in told) and not all(pair.written):
        return False
    if any(_ANOTHER.search(text) for text in pair.text) or any(
        len(claim.scope.names) > _FEW_NAMES for claim in pair.both
    ):
        return False
    return parties(*pair.both, pair.text) > 1


def one_holding(pair: Pair) -> bool:
    """ "Melk's 13 percent stake in Tolmer" and "Melk has a stake of 9 percent in Tolmer": who holds it and what of are
    named by both, nobody's other stake is told beside it, and neither tells how it grows."""
    if not _tell(pair, "percent") or any(claim.measure.head not in HELD for claim in pair.both):
        return False
    alone = not any(
        one.quantity is not None and one.quantity.dimension == "percent" and one.measure.head in {"", *HELD}
        for beside in pair.beside
        for one in beside
    )
    return alone and not any(_GROWS.search(text) for text in pair.text) and parties(*pair.both, pair.text) > 1


#: What is held of a firm.
HELD = frozenset("stake holding shareholding interest".split())
_GROWS = re.compile(
    r"\b(?:rais|lift|boost|increas(?!ingly)|rais|cut|reduc|trim|dilut|build|option|additional|remaining|further|combin"
    r"|together|total|another|more\b|each\b|up\sto\b|as\smuch|acquir|buy|bought)",
    re.I,
)


def _tell(pair: Pair, dimension: str) -> bool:
    """Both tell such a figure in two articles on one event, of the same days."""
    if pair.internal or pair.same_event is not True:
        return False
    if any(claim.quantity is None or claim.quantity.dimension != dimension for claim in pair.both):
        return False
    a, b = pair.written
    return a is None or b is None or max((b.start - a.end).days, (a.start - b.end).days) <= _DAYS


def parties(a: Claim, b: Claim, text: tuple[str, str] = ("", "")) -> int:
    """How many of those whom the one sentence names the other names, too; the town that it opens with is none."""
    left = [name for name in b.scope.names if not text[1].startswith(name.upper())]
    met = 0
    for name in a.scope.names:
        if text[0].startswith(name.upper()):
            continue
        one = next((other for other in left if _is_same(other, name)), None)
        if one is not None:
            left.remove(one)
            met += 1
    return met


def _is_same(a: str, b: str) -> bool:
    """One name, or one that has a word of the other's; a land is no party."""
    if territories.is_land(a) and territories.is_land(b):
        return False
    return bool((set(a.split()) & set(b.split())) - _FORMS) or aliases.same(a, b) is True


#: What two firms do with one another.
DEALS = frozenset("merger takeover acquisition buyout bid deal offer purchase match combination tie-up".split())
#: What is told of a deal by the figure before it: "a $20 billion all-share merger".
_DEAL = re.compile(
    r"[\s-]+(?:\([^()]*\)\s*)?(?:[a-z][a-z-]*\s+){0,2}?"
    rf"({'|'.join(sorted(DEALS))}|take-over|buy-out)\b"
)
_ANOTHER = re.compile(
    r"\b(?:rais|sweeten|increas(?!ingly)|improv|lower|revis|rival|counter|original|initial|previous|earlier|another|hostile|fail"
    r"|second\s(?:bid|offer)|reject|drop|abandon|debt|liabilit|assum|exclud|includ|plus\b|up\sfrom|collaps)",
    re.I,
)
#: What is raised by and by, so that the days have to be known; and names of a sentence on one deal, at most.
_BIDS, _FEW_NAMES = ("bid", "offer"), 5
#: Days within which two articles tell of one state of a deal.
_DAYS = 10


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
