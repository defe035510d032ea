"""Whether both sides count the same people or things is not told.

What is counted may be left out and not to be told from the words around it. Of casualties, a figure that stands far
down in an article, unlike the one of the lead, may be of a part: "wounded three" can be the three of one street.
"""

import re
from collections.abc import Sequence

from reconcile.model import Bound, Claim, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, after, before, exceeds, left_open
from reconcile.rules.one_thing import MUCH, of_one_thing
from reconcile.text.concepts import CASUALTIES, predicate

_BEFELL = ("killed", "injured", "shot", "missing")
#: Some die at the scene, and some later.
_AT_SCENE = re.compile(
    r"\b(?:pronounced dead|died|dead|killed) (?:at|on) the (?:\w+ )?(?:scene|site|spot|hospital)\b", re.I
)
_CAPS = (Bound.UP_TO, Bound.LESS_THAN)
#: What is done to some of them here and some there: a figure is of all only where it leads.
_BY_PARTS = ("hospitalized", "treated", "transported", "arrested", "charged", "rescued", "released", "displaced")


def explain(pair: Pair) -> Reason | None:
    found = pair.quantities()
    if found is None or any(quantity.dimension not in ("count", "") for quantity in found):
        return None
    bare = [claim for claim in pair.both if not claim.measure.head]
    if bare:
        return left_open(bare, "does not say what it counts", "of what?")
    return _in_passing(pair) or _those(pair) or _in_turn(pair) or _shared_out(pair)


def _those(pair: Pair) -> Reason | None:
    """ "28 girls went; the seven girls came back late": a definite count means a group that was told of, no total."""
    if not pair.internal or any(claim.scope.cue("total") for claim in pair.both):
        return None
    meant = [a for a, b in (pair.both, pair.both[::-1]) if a.scope.cue("definite") and exceeds(b, a)]
    return left_open(meant, "means some that were told of before", "which of them?")


#: Before a figure, say that it is one of a row: "the first seven shots", "the last volley of four".
_ROW = re.compile(r"\b(?:first|last|next|final|second|third)\s+(?:\w+\s+of\s+)?$", re.I)
_ADDED = ("more", "another", "additional", "further")


def _in_turn(pair: Pair) -> Reason | None:
    """ "A burst of six shots, then another four": each is one of a row, and the sum is not told."""
    turns = []
    for claim, text, beside in zip(pair.both, pair.text, pair.beside, strict=True):
        row = _ROW.search(before(claim, text)) is not None
        if (
            row
            or (_adds(claim) and predicate(claim) not in _BEFELL)
            or any(_adds(other) and _one_kind(other, claim) for other in beside)
        ):
            turns.append(claim)
    if any(claim.scope.cue("total") for claim in turns):
        return None
    return left_open(turns, "is one of a row of figures", "one of a row")


def _shared_out(pair: Pair) -> Reason | None:
    """ "Adams won 8 seats, Brook 6 and Cole 1": a figure is of one of them, and of which has to be told."""
    if any(predicate(claim) in CASUALTIES or claim.scope.cue("total", "including") for claim in pair.both):
        return None
    shares = [
        claim
        for claim, beside in zip(pair.both, pair.beside, strict=True)
        if len([other for other in beside if _one_kind(other, claim) and other.measure.verb == claim.measure.verb]) > 1
    ]
    return left_open(shares, "is one of several that are shared out", "whose?")


def _one_kind(a: Claim, b: Claim) -> bool:
    return a.measure.head == b.measure.head and predicate(a) == predicate(b)


def _adds(claim: Claim) -> bool:
    cue = claim.scope.cue("other")
    return cue is not None and cue.text.lower() in _ADDED


def _in_passing(pair: Pair) -> Reason | None:
    done = {predicate(claim) for claim in pair.both}
    if not done & {*_BEFELL, *_BY_PARTS} or _word_for_word(pair, done):
        return None
    sides = (pair.both, pair.both[::-1])
    by_parts = bool(done & {*_BY_PARTS}) and not _at_the_head(pair, done)
    there = {claim.id: _AT_SCENE.search(text) is not None for claim, text in zip(pair.both, pair.text, strict=True)}
    passing = [
        a
        for (a, b), beside, told in zip(sides, pair.beside, pair.text, strict=True)
        if _is_one(a)
        or (_counts_one(a) and exceeds(b, a) and _DETAIL.match(after(a, told)))
        or by_parts
        or ((there[a.id] or not (_is_whole(a) or _is_toll(a, beside))) and not exceeds(a, b))
    ]
    speakers = [claim.attribution.speaker.casefold() if claim.attribution else "" for claim in pair.both]
    disputed = (
        not by_parts and all(speakers) and speakers[0] != speakers[1] and all(_many(claim) for claim in pair.both)
    )
    if disputed and not pair.internal:
        return None
    return left_open(passing, "may count a part", "all of them?", 0.5)


def _at_the_head(pair: Pair, done: set[str | None]) -> bool:
    """Two leads of one day that count the arrested, or the charged: each counts all so far."""
    a, b = pair.written
    one_day = pair.internal or (a is not None and b is not None and a == b and a.days == 1)
    leads = all(claim.scope.cue("lead") and not claim.scope.cue("other", "one_of") for claim in pair.both)
    return one_day and leads and len(done) == 1 and bool(done & {"arrested", "charged"})


def _word_for_word(pair: Pair, done: set[str | None]) -> bool:
    """Two articles tell of the freed, or recall the dead, in so many of the same rare words that they mean the same."""
    recalled = all(claim.scope.event is not None and claim.scope.event.background for claim in pair.both)
    return len(done) == 1 and (recalled or bool(done & {*_BY_PARTS})) and of_one_thing(pair, MUCH)


def _is_toll(claim: Claim, beside: Sequence[Claim]) -> bool:
    """ "Three are dead and seven hurt": told side by side, each is all of them, wherever the sentence stands."""
    if claim.scope.cue("one_of", "of_whom", "including", "among", "subset", "only_at", "definite"):
        return False
    if predicate(claim) == "killed" and claim.scope.cue("other"):
        return False  # "two more have died since"
    told = {predicate(claim), *(predicate(other) for other in beside if other.quantity is not None)}
    return {"killed", "injured"} <= told and len(told) == 2 and len(beside) < _FEW


#: Figures beside one of a toll, at most: a sentence with more tells the toll in pieces.
_FEW = 3


def _is_whole(claim: Claim) -> bool:
    """Where it leads, or bears a word of totals; "up to 16" is a cap on all of them wherever it stands."""
    capped = claim.quantity is not None and claim.quantity.bound in _CAPS and not claim.scope.cue("only_at", "subset")
    return capped or claim.scope.cue("lead", "total") is not None


#: Tell of one who was hit how he is: he is one of them, by whatever noun.
_DETAIL = re.compile(
    r"^[^.;]{0,20}\bin (?:the|his|her) (?:neck|leg|arm|head|chest|back|foot|hand|hip|shoulder|stomach|abdomen|face)\b"
    r"|^[^.;]{0,60}\b(?:is|was|remained|remains) in (?:\w+ )?(?:critical|serious|stable|fair|good|grave)\b",
    re.I,
)


def _is_one(claim: Claim) -> bool:
    """ "One man" is somebody; "one person" or "one dead" may be the count."""
    one = claim.quantity is not None and claim.quantity.value == 1
    return (
        one
        and bool(claim.measure.head)
        and claim.measure.head not in ("person", "people", "death", "fatality", "other")
    )


def _counts_one(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.value == 1


def _many(claim: Claim) -> bool:
    value = claim.quantity.value if claim.quantity else None
    return value is None or value > 1


RULE = Rule(
    reason="referent_unknown",
    verdict=Verdict.UNCLEAR,
    stage=Stage.UNKNOWN,
    explain=explain,
    rank=2,
    holds=(
        (
            "Neighbours in Dorn heard six shots on Sunday, a pause, and then another four shots.",
            "Neighbours in Dorn heard 11 shots on Sunday.",
        ),
    ),
    fails=(
        ("Neighbours in Dorn heard nine shots on Sunday.", "Neighbours in Dorn heard 11 shots on Sunday."),
        (
            "Three charged over the Dorn blaze\n\nDORN - Two people have been charged over a blaze in Dorn on Sunday.",
            "",
        ),
    ),
)
