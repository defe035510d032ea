"""Both figures stand in one of the two sentences: its writer knows both, and tells two things with them.

"The stock fell to 2.50 from around 15" and the same sentence in another paper: 2.50 there and 15 here are no dispute.
A sentence that sets figures against one another in so many words ("not seven, as was said at first") is left to other
rules.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from reconcile.model import Claim, Kind, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, alike, cite
from reconcile.text.concepts import predicate

_DISPUTED = re.compile(r"\b(?:not|rather than|instead of|contrary|dispute\w*|den(?:y|ied)|revis\w+|correct\w+)\b", re.I)


def explain(pair: Pair) -> Reason | None:
    if not pair.is_kind(Kind.QUANTITY):
        return None
    if pair.internal and pair.left.sentence == pair.right.sentence:
        return _two_rises(pair)
    for mine, theirs, beside, text, there in zip(
        pair.both, pair.both[::-1], pair.beside, pair.text, pair.beside[::-1], strict=True
    ):
        known = next((other for other in beside if _is(other, theirs, mine)), None)
        if known is not None and _DISPUTED.search(text) is None and not _leaves_out_the_dead(mine, there):
            words = f"“{known.quote}” stands beside “{mine.quote}” in one sentence: two things are told with them"
            return Reason(words, (cite(known, "the other figure"), cite(mine, "beside it")), 0.6)
    return None


def _two_rises(pair: Pair) -> Reason | None:
    """ "Ticket sales are up 15 percent, and sales at the bar rose 34 percent": one sentence, one way, two things."""
    moved = [claim.direction for claim in pair.both]
    percent = all(claim.quantity is not None and claim.quantity.dimension == "percent" for claim in pair.both)
    if not percent or moved[0] is None or moved[0] != moved[1] or pair.same_value():
        return None
    words = f"one sentence tells both “{pair.left.quote}” and “{pair.right.quote}”: two things have moved"
    return Reason(words, (cite(pair.left, "one thing"), cite(pair.right, "another")), 0.5)


def _leaves_out_the_dead(mine: Claim, there: Sequence[Claim]) -> bool:
    """ "16 were hit, one died; 15 others were hurt" against "one was killed and 16 hurt": the others are all the hurt,
    and the 16 there leave the dead out as well."""
    hurt = mine.scope.cue("other") is not None and predicate(mine) in _HURT
    return hurt and any(predicate(claim) == "killed" for claim in there)


_HURT = ("injured", "shot")


def _is(other: Claim, theirs: Claim, mine: Claim) -> bool:
    """The other side's very figure, in the same unit, told of the same thing."""
    a, b = other.quantity, theirs.quantity
    if a is None or b is None or a.value is None or a.interval != b.interval or not alike(a, b):
        return False
    if abs(other.span.start - mine.span.start) > _NEAR:
        return False
    return (a.value >= _TELLING or a.value != int(a.value)) and other.measure.head in (
        theirs.measure.head,
        mine.measure.head,
    )


#: Characters within which two figures are told in one breath, also where a transcript has no full stops.
_NEAR = 160
#: Smaller numbers meet in a sentence by chance.
_TELLING = Decimal(2)

RULE = Rule(
    reason="different_measure",
    verdict=Verdict.EXPLAINED,
    stage=Stage.STORY,
    explain=explain,
    rank=8,
    holds=(
        (
            "Listeners heard a burst of six shots, followed by four shots.",
            "Listeners on the quay heard four shots after a burst of six shots.",
        ),
        ("Ticket sales in Dorn rose 15 percent in May, and bar sales rose 34 percent in May.", ""),
    ),
    fails=(("The council ordered 12 buses.", "The council ordered 14 buses."),),
)
