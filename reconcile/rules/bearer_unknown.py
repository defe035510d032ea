"""Whose figure it is, is told on neither side, or differs: a maker's sales and those of the trade are two figures.

Of the dead and the hurt of one event, of what was signed or seized there, and of what is told of its whole in both
leads, nobody asks; of rates, sums and counts of what companies and lands have, somebody must be named.
"""

import re

from reconcile.model import Claim, Kind, Verdict
from reconcile.rules import bearers
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite, counts, hangs_on_event, is_slip
from reconcile.rules.one_thing import MUCH, alike_in_another_size, of_one_thing, one_deal, one_holding
from reconcile.text import populations, quakes, repairs, sizes
from reconcile.text.concepts import CASUALTIES, LAID_OFF, predicate, topic

#: What is told of a happening itself, and belongs to nobody; and what is told with its bearer.
_OWNERLESS = ("age", "anniversary", "time")
#: What a happening has itself, and nobody else: "a quake of magnitude 6".
_OF_THE_EVENT = ("magnitude", "intensity", "turnout", "attendance")
#: What companies and people do by themselves, wherever the article's event is.
_OWNED = ("up", "down", "earned", "paid")


def explain(pair: Pair) -> Reason | None:
    if not pair.is_kind(Kind.QUANTITY) or any(predicate(claim) in CASUALTIES for claim in pair.both):
        return None
    if any(claim.quantity is None or claim.quantity.dimension in _OWNERLESS for claim in pair.both):
        return None
    if _points_back(pair):
        return None
    if one_holding(pair) or one_deal(pair):
        return None  # both name all who have to do with it
    if pair.same_event and all(
        claim.measure.head in _OF_THE_EVENT or quakes.is_of_main(claim.measure) for claim in pair.both
    ):
        return None
    if all(populations.is_population(claim.measure) and claim.measure.of for claim in pair.both):
        return None  # each names the place
    shared = bearers.shared(pair)
    if shared or (pair.same_event and _told_of_event(pair, shared)) or _left_unsaid(pair):
        return None
    if shared is None and of_one_thing(pair, MUCH):
        return None
    words = "; ".join(f"“{claim.quote}” is told of {_bearer(claim)}" for claim in pair.both)
    return Reason(f"whose each is would settle it: {words}", tuple(cite(claim, "whose?") for claim in pair.both), 0.4)


def _points_back(pair: Pair) -> bool:
    """ "For six weeks … during these six weeks": the very figure told before, whoever is the subject now."""
    cues = (claim.scope.cue("definite") for claim in pair.both)
    back = any(cue is not None and cue.text.lower() in ("these", "those") for cue in cues)
    return pair.internal and pair.same_value() and back


def _told_of_event(pair: Pair, shared: bool | None) -> bool:
    if _done_there(pair) or _each_has_its_word(pair) or _one_slip(pair) or _one_thing(pair):
        return True
    if _repairs(pair):
        return True
    if pair.internal or shared is False:
        return False
    if _narrowed_alike(pair):
        return True
    if not counts(pair) and any(map(bearers.named, pair.both)):
        return False  # the one names somebody, the other nobody
    return all(claim.scope.cue("lead", "total") is not None for claim in pair.both)


def _done_there(pair: Pair) -> bool:
    """Both count what was done at the event with them: signed and signed, arrested and arrested."""
    done = {predicate(claim) for claim in pair.both}
    if done == {LAID_OFF}:
        if bearers.shared(pair) is False:
            return False  # two employers
        if not pair.internal and all(claim.scope.cue("so_far") for claim in pair.both):
            return True  # all that have gone so far
    return counts(pair) and len(done) == 1 and not done & {None, *_OWNED} and all(map(hangs_on_event, pair.both))


def _repairs(pair: Pair) -> bool:
    """What it takes to repair the thing that was damaged, whoever needs the money."""
    a, b = (claim.measure for claim in pair.both)
    return repairs.is_repair(a) and repairs.is_repair(b) and a.modifiers == b.modifiers and not pair.internal


def _one_slip(pair: Pair) -> bool:
    """ "An $800 contract" and "an $800 million contract": the very digits, of one noun."""
    return is_slip(pair) and bool(pair.left.measure.head) and pair.left.measure.head == pair.right.measure.head


def _one_thing(pair: Pair) -> bool:
    """How deep, long or heavy the thing is that both articles on one event tell of by one noun and verb: "left a hole
    16 feet deep" and "leaving a hole 19 feet deep"."""
    a, b = pair.both
    if not pair.internal and all(sizes.is_size(claim.measure) for claim in pair.both):
        return (bool(sizes.thing(a.measure)) and topic(a) == topic(b)) or alike_in_another_size(pair)
    measured = all(claim.quantity is not None and claim.quantity.dimension in ("length", "mass") for claim in pair.both)
    one = bool(a.measure.head and a.measure.verb) and (a.measure.head, a.measure.verb) == (
        b.measure.head,
        b.measure.verb,
    )
    return measured and one and not pair.internal


#: What stands for whom the sentence before names.
_ITS = re.compile(r"^\W*(?:its|their|his|her)\b", re.I)


def _left_unsaid(pair: Pair) -> bool:
    """Neither names anybody, in two articles that have to do with one another, of one period: "its sales" and "its
    sales", or the price of one and the same thing."""
    a, b = pair.both
    if (
        pair.internal
        or a.scope.period is None
        or a.scope.period != b.scope.period
        or any(map(bearers.named, pair.both))
    ):
        return False
    if all(map(_ITS.search, pair.text)):
        return True
    return bool(a.measure.of or a.measure.modifiers) and _narrowings(a) == _narrowings(b)


def _narrowings(claim: Claim) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    return claim.measure.head, claim.measure.modifiers, claim.measure.of


def _each_has_its_word(pair: Pair) -> bool:
    """Two speakers, each with a count of the same people doing the same."""
    speakers = [claim.attribution.speaker if claim.attribution else "" for claim in pair.both]
    a, b = (claim.measure for claim in pair.both)
    return all(speakers) and speakers[0] != speakers[1] and counts(pair) and (a.head, a.verb) == (b.head, b.verb)


def _narrowed_alike(pair: Pair) -> bool:
    """ "Federal taxes paid" and "federal taxes paid": of the same words, more than one, in articles on one event."""
    a, b = (claim.measure for claim in pair.both)
    return bool(a.modifiers) and (a.head, a.modifiers, a.verb) == (b.head, b.modifiers, b.verb)


def _bearer(claim: Claim) -> str:
    found = sorted(bearers.named(claim))
    return ", ".join(found) if found else "nobody by name"


RULE = Rule(
    reason="referent_unknown",
    verdict=Verdict.UNCLEAR,
    stage=Stage.UNKNOWN,
    explain=explain,
    rank=3,
    holds=(("Sales fell by 9 percent in May 2015.", "Tolmar Motors saw sales rise by 2 percent in May 2015."),),
    fails=(
        (
            "Sales at Tolmar Motors fell by 9 percent in May 2015.",
            "Tolmar Motors saw sales rise by 2 percent in May 2015.",
        ),
        (
            "A rock fell on Sunday near the port in Orme and left a hole 16 feet deep, the guard Ida Moll said.",
            "The rock that fell on Sunday near the port in Orme left a hole 19 feet deep, said Rudi Falk.",
        ),
    ),
)
