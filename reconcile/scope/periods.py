"""Places a claim in time: resolves the words beside it against the day on which its document was written."""

from __future__ import annotations

import re
from dataclasses import replace

from reconcile.model import Claim, Period
from reconcile.text import dates

_SINCE = re.compile(r"since (?:19|20)\d\d", re.IGNORECASE)


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
    cue = claim.scope.cue("aggregate")
    if cue is not None and written is not None and _SINCE.fullmatch(cue.text) and period.end < written.end:
        period = replace(period, end=written.end)  # "since 2007" is all that came until the article was written
    if claim.when.relative and written is not None and written.steps:
        period = replace(period, steps=(*written.steps, *period.steps), evidence=(*written.evidence, *period.evidence))
    return replace(claim, scope=replace(claim.scope, period=period))
