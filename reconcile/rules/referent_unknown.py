"""What is counted was left out on one side, and cannot be told from the words around it."""

from reconcile.model import Kind, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite


def explain(pair: Pair) -> Reason | None:
    if not pair.is_kind(Kind.QUANTITY):
        return None
    bare = [claim for claim in pair.both if not claim.measure.head and not claim.measure.verb]
    if not bare:
        return None
    words = "; ".join(f"“{claim.quote}” does not say what it counts" for claim in bare)
    return Reason(words, tuple(cite(claim, "of what?") for claim in bare), 0.4)


RULE = Rule(reason="referent_unknown", verdict=Verdict.UNCLEAR, stage=Stage.UNKNOWN, explain=explain, rank=2)
