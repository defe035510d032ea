"""One side is a forecast, a target or a possibility, the other what came."""

from reconcile.model import Claim, Modality, Period, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite

_AHEAD = {Modality.FORECAST: "a forecast", Modality.TARGET: "a target", Modality.POSSIBLE: "only possible"}


def explain(pair: Pair) -> Reason | None:
    a, b = pair.left.scope.modality, pair.right.scope.modality
    if any(claim.quantity is None or claim.quantity.dimension in ("age", "time") for claim in pair.both):
        return None
    if pair.same_value():
        return None
    if {a, b} == {Modality.FORECAST, Modality.TARGET}:
        aim, ahead = pair.both if a is Modality.TARGET else pair.both[::-1]
        words = f"“{aim.quote}” is a target, “{ahead.quote}” a forecast"
        return Reason(words, (cite(aim, "a target"), cite(ahead, "a forecast")), 0.75)
    if (a in _AHEAD) == (b in _AHEAD):
        return _by_date(pair)
    ahead, came = pair.both if a in _AHEAD else pair.both[::-1]
    cue = ahead.scope.cue("forecast", "target", "possible", "could")
    words = f"“{ahead.quote}” is {_AHEAD[ahead.scope.modality]}, “{came.quote}” is told as fact"
    return Reason(words, (cite(ahead, "looks ahead", cue.span if cue else None), cite(came, "told as fact")), 0.75)


def _by_date(pair: Pair) -> Reason | None:
    """ "By 2030 one in five will live alone" of an article of 2022: what lies ahead of the telling has not come yet."""
    ahead = [_lies_ahead(claim, written) for claim, written in zip(pair.both, pair.written, strict=True)]
    if ahead[0] == ahead[1] or any(claim.scope.modality is not Modality.ACTUAL for claim in pair.both):
        return None
    future, came = pair.both if ahead[0] else pair.both[::-1]
    words = f"“{future.quote}” is told of a time ahead, “{came.quote}” as fact"
    return Reason(words, (cite(future, "ahead"), cite(came, "told as fact")), 0.65)


def _lies_ahead(claim: Claim, written: Period | None) -> bool:
    period = claim.scope.period
    return period is not None and written is not None and period.start > written.end


RULE = Rule(
    reason="forecast_vs_actual",
    verdict=Verdict.EXPLAINED,
    stage=Stage.MODALITY,
    explain=explain,
    holds=(("Inflation is forecast to reach 4 percent.", "Inflation reached 5 percent."),),
    fails=(("Inflation reached 4 percent.", "Inflation reached 5 percent."),),
)
