"""The two speak of two events, often one of them the background of the other.

The commonest trap in news: an article on today's crash recalls last year's, with its toll. Equal numbers of two events
are told apart as well: they never count as agreement.
"""

from reconcile.model import Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite, hangs_on_event


def explain(pair: Pair) -> Reason | None:
    if pair.same_event is not False or not all(map(hangs_on_event, pair.both)):
        return None
    a, b = (claim.scope.event for claim in pair.both)
    if a is None or b is None:
        return None
    marks = (*a.evidence, *b.evidence) or (cite(pair.left, a.name), cite(pair.right, b.name))
    return Reason(f"two events: {a.name}; and {b.name}", marks, 0.85)


RULE = Rule(
    reason="different_event",
    verdict=Verdict.EXPLAINED,
    stage=Stage.EVENT,
    explain=explain,
    holds=(
        (
            "A ferry sank off the coast on Tuesday, killing 12 people.",
            "The sinking recalled a ferry disaster in 2009 that killed 40 people.",
        ),
    ),
    fails=(
        ("A ferry sank off the coast on Tuesday, killing 12 people.", "The ferry sinking on Tuesday killed 14 people."),
    ),
)
