"""Each figure has a speaker of its own: the dispute is theirs, and the report says whose."""

from reconcile.model import Kind, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite, is_vague


def explain(pair: Pair) -> Reason | None:
    if not pair.is_kind(Kind.QUANTITY, Kind.TIME):
        return None
    a, b = pair.left.attribution, pair.right.attribution
    if a is None or b is None or a.speaker.casefold() == b.speaker.casefold():
        return None
    if pair.same_value() and pair.is_kind(Kind.QUANTITY):
        return None  # one figure, that the one denies of something: there is no other figure to set against it
    if any(map(is_vague, pair.quantities() or ())):
        return None  # “several” and “dozens” are how one speaks, and no figure to dispute
    words = f"{a.speaker} says “{pair.left.quote}”, {b.speaker} says “{pair.right.quote}”"
    return Reason(words, (cite(pair.left, "the speaker", a.span), cite(pair.right, "the speaker", b.span)), 0.8)


RULE = Rule(
    reason="sources_disagree",
    verdict=Verdict.CONFLICT,
    stage=Stage.CONFLICT,
    explain=explain,
    rank=3,
    holds=(
        (
            "Organisers said 40,000 people attended the march in the capital.",
            "Police said 15,000 people attended the march in the capital.",
        ),
    ),
    fails=(("40,000 people attended the march in the capital.", "15,000 people attended the march in the capital."),),
)
