"""Part and whole told in one sentence: "15 documents, including eleven agreements".

Asked before the measures are compared, since a part may bear another noun than its whole.
"""

from reconcile.model import Kind, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite, fits_in

_PART = ("including", "of_whom", "among", "one_of")


def explain(pair: Pair) -> Reason | None:
    if not pair.is_kind(Kind.QUANTITY) or not pair.internal or pair.left.sentence != pair.right.sentence:
        return None
    whole, part = sorted(pair.both, key=lambda claim: claim.span.start)
    cue = part.scope.cue(*_PART)
    if cue is None and not pair.same_value():
        return _total(pair)
    if (
        cue is None
        or pair.same_value()
        or not whole.span.start < cue.span.start <= part.span.start
        or not fits_in(part, whole)
    ):
        return None
    words = f"“{part.quote}” are part of “{whole.quote}”"
    return Reason(words, (cite(part, "makes it a part", cue.span), cite(whole, "the whole")), 0.9)


def _total(pair: Pair) -> Reason | None:
    """ "More than 3,000 study there; overall, 75,000 have": the word makes the one the total."""
    for part, whole in (pair.both, pair.both[::-1]):
        cue = whole.scope.cue("total")
        if cue is not None and part.scope.cue("total") is None and fits_in(part, whole):
            words = f"“{' '.join(cue.text.split())}” makes “{whole.quote}” the total, of which “{part.quote}” is a part"
            return Reason(words, (cite(whole, "the total", cue.span), cite(part, "a part")), 0.7)
    return None


RULE = Rule(
    reason="different_scope",
    verdict=Verdict.EXPLAINED,
    stage=Stage.ENTITY,
    explain=explain,
    holds=(),
)
