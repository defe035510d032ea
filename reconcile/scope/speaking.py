"""Of which event a claim speaks: its article's own, or a background event, by its cues and by the calendar."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta

from reconcile.model import Basis, Claim, EventReference, Evidence, Kind, Period
from reconcile.scope.sameness import SPAN


def place(claim: Claim, id: str, name: str, period: Period | None) -> Claim:
    """The claim with the event that it speaks of, given its document's own event."""
    why = _elsewhere(claim, period)
    if why is None:
        reference = EventReference(id, name, False, Basis.INFERRED)
    else:
        words, evidence = why
        mark = hashlib.sha256(f"{claim.document}\0{evidence.span.start}".encode()).hexdigest()[:8]
        reference = EventReference(f"b-{mark}", words, True, Basis.STATED, (evidence,))
    return replace(claim, scope=replace(claim.scope, event=reference))


def _elsewhere(claim: Claim, own: Period | None) -> tuple[str, Evidence] | None:
    """Why a claim speaks of another event than its document's own, if it does."""
    if claim.kind is Kind.ROLE or not _is_event_like(claim):
        return None
    cue = claim.scope.cue("background", "aggregate")
    if cue is not None:
        return f"what “{' '.join(cue.text.split())}” speaks of", Evidence(claim.document, cue.span, "another event than the article's own")
    period = claim.scope.period
    if period is not None and claim.when is not None and own is not None and claim.kind is not Kind.DATE:
        if period.end < own.start - timedelta(2) or period.start > own.end + timedelta(SPAN):
            name = f"what happened “{' '.join(claim.when.text.split())}”"
            return name, Evidence(claim.document, claim.when.span, "not the day of the article's own event")
    return None


def _is_event_like(claim: Claim) -> bool:
    """Counts and times hang on an event; rates, levels and money on a period."""
    return claim.quantity is None or claim.quantity.dimension in ("count", "time", "duration", "")


def same_background(a: Claim, b: Claim) -> bool | None:
    """Whether two claims of background events speak of one."""
    if a.document == b.document:
        return False
    first, second = a.scope.period, b.scope.period
    if first is not None and second is not None and not first.meets(second):
        return False
    return None
