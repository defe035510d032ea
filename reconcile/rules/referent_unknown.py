"""Whether both sides count the same people or things is not told.

What is counted may be left out and not to be told from the words around it. Of casualties, a figure that stands far
down in an article, unlike the one of the lead, may be of a part: "wounded three" can be the three of one street.
"""

from reconcile.model import Bound, Claim, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite
from reconcile.text.concepts import predicate

_BEFELL = ("killed", "injured", "shot", "missing")
_CAPS = (Bound.UP_TO, Bound.LESS_THAN)
#: What is done to some of them here and some there: a figure is of all only where it leads.
_BY_PARTS = ("hospitalized", "treated", "transported", "arrested", "charged", "rescued", "released", "displaced")


def explain(pair: Pair) -> Reason | None:
    found = pair.quantities()
    if found is None or any(quantity.dimension not in ("count", "") for quantity in found):
        return None
    bare = [claim for claim in pair.both if not claim.measure.head]
    if bare:
        words = "; ".join(f"“{claim.quote}” does not say what it counts" for claim in bare)
        return Reason(words, tuple(cite(claim, "of what?") for claim in bare), 0.4)
    return _in_passing(pair)


def _in_passing(pair: Pair) -> Reason | None:
    done = {predicate(claim) for claim in pair.both}
    if not done & {*_BEFELL, *_BY_PARTS}:
        return None
    sides = (pair.both, pair.both[::-1])
    by_parts = bool(done & {*_BY_PARTS})
    passing = [a for a, b in sides if _is_one(a) or by_parts or (not _is_whole(a) and not _exceeds(a, b))]
    speakers = [claim.attribution.speaker.casefold() if claim.attribution else "" for claim in pair.both]
    disputed = (
        not by_parts and all(speakers) and speakers[0] != speakers[1] and all(_many(claim) for claim in pair.both)
    )
    if not passing or (disputed and not pair.internal):
        return None
    words = "; ".join(f"“{claim.quote}” may count a part" for claim in passing)
    return Reason(words, tuple(cite(claim, "all of them?") for claim in passing), 0.5)


def _is_whole(claim: Claim) -> bool:
    """Where it leads, or bears a word of totals; "up to 16" is a cap on all of them wherever it stands."""
    capped = claim.quantity is not None and claim.quantity.bound in _CAPS and not claim.scope.cue("only_at", "subset")
    return capped or claim.scope.cue("lead", "total") is not None


def _is_one(claim: Claim) -> bool:
    """ "One man" is somebody; "one person" or "one dead" may be the count."""
    one = claim.quantity is not None and claim.quantity.value == 1
    return (
        one
        and bool(claim.measure.head)
        and claim.measure.head not in ("person", "people", "death", "fatality", "other")
    )


def _exceeds(claim: Claim, other: Claim) -> bool:
    """A figure that is greater than the other is no part of it."""
    a, b = claim.quantity, other.quantity
    if a is None or b is None or a.interval.low is None or b.interval.high is None:
        return False
    return a.interval.low > b.interval.high


def _many(claim: Claim) -> bool:
    value = claim.quantity.value if claim.quantity else None
    return value is None or value > 1


RULE = Rule(reason="referent_unknown", verdict=Verdict.UNCLEAR, stage=Stage.UNKNOWN, explain=explain, rank=2)
