"""Places a claim in time: resolves the words beside it against the day on which its document was written."""

from __future__ import annotations

from dataclasses import replace

from reconcile.model import Claim, Period
from reconcile.text import dates


def place(claim: Claim, written: Period | None) -> Claim:
    """The claim with the period that its date words name, where they can be placed."""
    if claim.when is None:
        return claim
    if written is None:
        period = dates.resolve(claim.when, None)
    elif written.days == 1:
        period = dates.resolve(claim.when, written.start)
    else:
        period = dates.resolve_within(claim.when, written)
    if period is None:
        return claim
    if claim.when.relative and written is not None and written.steps:
        period = replace(period, steps=(*written.steps, *period.steps), evidence=(*written.evidence, *period.evidence))
    return replace(claim, scope=replace(claim.scope, period=period))
