"""The rate of a part against the rate of the whole: energy prices among all prices, the young among the jobless.

Told by the modifier that one side has and the other lacks. A part can rise by a third while the whole hardly moves.
"""

from reconcile.model import Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite, hangs_on_event
from reconcile.rules.rounding import one_figure
from reconcile.text import lexicon


def explain(pair: Pair) -> Reason | None:
    if one_figure(pair) or any(claim.quantity is None or hangs_on_event(claim) for claim in pair.both):
        return None
    a, b = (set(claim.measure.modifiers) & lexicon.words("version_parts") for claim in pair.both)
    if a == b:
        return None
    words = f"one is {_told(a)}, the other {_told(b)}"
    return Reason(words, tuple(cite(claim, _told(part)) for claim, part in zip(pair.both, (a, b), strict=True)), 0.7)


def _told(part: set[str]) -> str:
    return f"that of a part (“{' '.join(sorted(part))}”)" if part else "told of no part"


RULE = Rule(
    reason="different_scope",
    verdict=Verdict.EXPLAINED,
    stage=Stage.MEASURE,
    explain=explain,
    holds=(("The unemployment rate was 6 percent in May 2019.", "Youth unemployment was 14 percent in May 2019."),),
    fails=(("The unemployment rate was 6 percent in May 2019.", "Unemployment was 7 percent in May 2019."),),
)
