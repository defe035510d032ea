"""One side sums up many deeds, the other counts those of one.

"More than 300 people have drowned so far this summer" and "the sinking drowned four": the four are at most a part of
the 300, whatever event the article with the sum is about.
"""

from reconcile.model import Claim, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite, counts, hangs_on_event
from reconcile.text.concepts import noun, predicate


def explain(pair: Pair) -> Reason | None:
    if pair.same_event is not False or not counts(pair) or not all(map(hangs_on_event, pair.both)):
        return None
    if noun(pair.left) != noun(pair.right) or predicate(pair.left) != predicate(pair.right):
        return None
    cues = [claim.scope.cue("aggregate") for claim in pair.both]
    if (cues[0] is None) == (cues[1] is None):
        return None
    (one, _), (many, cue) = sorted(zip(pair.both, cues, strict=True), key=lambda each: each[1] is not None)
    if cue is None or not _may_hold(many, one):
        return None
    words = f"“{many.quote}” sums up many (“{cue.text}”), “{one.quote}” counts those of one event"
    return Reason(words, (cite(many, "many events", cue.span), cite(one, "one event")))


def _may_hold(many: Claim, one: Claim) -> bool:
    a, b = many.quantity, one.quantity
    if a is None or b is None or b.interval.low is None:
        return False
    return a.interval.high is None or a.interval.high >= b.interval.low


RULE = Rule(
    reason="different_scope",
    verdict=Verdict.EXPLAINED,
    stage=Stage.EVENT,
    rank=-1,
    explain=explain,
    holds=(
        (
            "A ferry sank off Selm on Tuesday, and four people drowned.",
            "A ferry sank off Selm on Tuesday. More than 60 people have drowned so far this year.",
        ),
    ),
    fails=(
        (
            "A ferry sank off Selm on Tuesday, and four people drowned.",
            "A ferry sank off Selm on Tuesday. A similar disaster in 2009 drowned 60 people.",
        ),
    ),
)
