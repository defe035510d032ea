"""One sum in two articles, each of which turns it into another currency in brackets, and one into a thousandfold."""

from decimal import Decimal

from reconcile.model import Claim, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, after, before, cite, factor, told


def explain(pair: Pair) -> Reason | None:
    found, times = pair.quantities(), factor(pair)
    if found is None or times is None or found[0].dimension != "money" or found[0].unit != found[1].unit:
        return None
    if pair.internal or times < _AMISS:
        return None
    turned = [_turned(*one) for one in zip(pair.both, pair.text, pair.beside, strict=True)]
    a, b = (one.quantity if one is not None else None for one in turned)
    if a is None or b is None or a.unit != b.unit or a.interval != b.interval or a.unit == found[0].unit:
        return None
    words = f"“{told(a)}” is turned into “{told(found[0])}” and into “{told(found[1])}”: a slip of magnitude?"
    return Reason(words, (cite(pair.left, "turned"), cite(pair.right, "turned")), 0.85)


def _turned(claim: Claim, text: str, beside: tuple[Claim, ...]) -> Claim | None:
    """The sum that stands right before the brackets around this one."""
    leading = before(claim, text)
    if not leading.rstrip().endswith("(") or after(claim, text)[:1] != ")":
        return None
    ends = claim.sentence.start + len(leading.rstrip()[:-1].rstrip())
    return next((one for one in beside if one.quantity is not None and one.span.end == ends), None)


#: Rates change; from so many times on, it is none.
_AMISS = Decimal(100)

RULE = Rule(
    reason="magnitude",
    verdict=Verdict.CONFLICT,
    stage=Stage.STORY,
    explain=explain,
    rank=0,
    beside=True,
    holds=(
        (
            "Tolmer spent 560 million pounds ($930 million) to fend off Melk last year.",
            "Tolmer spent 560 million pounds ($937 billion) to fend off Melk.",
        ),
    ),
    fails=(
        (
            "Tolmer spent 560 million pounds ($930 million) to fend off Melk last year.",
            "Tolmer spent 560 million pounds ($937 million) to fend off Melk.",
        ),
    ),
)
