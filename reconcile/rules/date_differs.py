"""The day of one happening is disputed: the same verb, the same names, another day."""

from reconcile.model import Kind, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite


def explain(pair: Pair) -> Reason | None:
    if not pair.is_kind(Kind.DATE):
        return None
    a, b = pair.left.scope.period, pair.right.scope.period
    if a is None or b is None or a.meets(b) or not pair.left.measure.verb or pair.left.measure.verb != pair.right.measure.verb:
        return None
    words = f"{a.start.isoformat()} against {b.start.isoformat()}"
    return Reason(words, (cite(pair.left, "one day"), cite(pair.right, "the other")), 0.6)


RULE = Rule(reason="date_differs", verdict=Verdict.CONFLICT, stage=Stage.CONFLICT, explain=explain, rank=6)
