"""A part that its whole cannot hold: "up to 16 were injured" against "at least 19 were treated".

Who is treated, held in hospital or in critical condition was hurt. Asked of bounds only: exact counts of the two differ
in the news by who died on the way.
"""

from reconcile.model import Bound, Claim, Kind, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite
from reconcile.text.concepts import predicate

_PARTS = frozenset(("treated", "hospitalized", "transported", "critical", "stable", "serious"))
_WHOLES = frozenset(("injured", "shot"))
_CAPS = frozenset((Bound.UP_TO, Bound.LESS_THAN))
_FLOORS = frozenset((Bound.AT_LEAST, Bound.MORE_THAN))


def explain(pair: Pair) -> Reason | None:
    if not pair.is_kind(Kind.QUANTITY) or pair.same_event is not True:
        return None
    for part, whole in (pair.both, pair.both[::-1]):
        if predicate(part) in _PARTS and predicate(whole) in _WHOLES and _exceeds(part, whole):
            words = f"“{part.quote}” are part of “{whole.quote}”, which cannot hold so many"
            return Reason(words, (cite(part, "the part"), cite(whole, "the whole")), 0.75)
    return None


def _exceeds(part: Claim, whole: Claim) -> bool:
    a, b = part.quantity, whole.quantity
    if a is None or b is None or a.bound not in _FLOORS or b.bound not in _CAPS:
        return False
    return a.interval.low is not None and b.interval.high is not None and a.interval.low > b.interval.high


RULE = Rule(
    reason="bound_incompatible",
    verdict=Verdict.CONFLICT,
    stage=Stage.MEASURE,
    explain=explain,
    beside=True,
    holds=(
        ("Up to 16 people were injured in the blast.", "At least 19 people were treated in hospital after the blast."),
    ),
    fails=(
        ("Up to 16 people were injured in the blast.", "At least 12 people were treated in hospital after the blast."),
    ),
)
