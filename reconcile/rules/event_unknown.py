"""Whether the two speak of one event is not known: what would settle it is a date or a place."""

from reconcile.model import Kind, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite, hangs_on_event


def explain(pair: Pair) -> Reason | None:
    if pair.same_event is not None or pair.is_kind(Kind.PLACE) or not all(map(hangs_on_event, pair.both)):
        return None
    words = "nothing says whether both speak of one event; a date or a place for each would settle it"
    return Reason(words, (cite(pair.left, "which event?"), cite(pair.right, "which event?")), 0.5)


RULE = Rule(reason="event_unknown", verdict=Verdict.UNCLEAR, stage=Stage.UNKNOWN, explain=explain)
