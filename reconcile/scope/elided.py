"""Gives a figure whose noun was left out the noun of the figure before it, where the words point back.

“There were 40 paintings. Of these, 31 were sold.” What the words do not point to stays open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reconcile.model import Claim, Document, Kind
from reconcile.scope import levels

#: How far back a "these" or "them" reaches, in characters.
_REACH = 300


def fill(document: Document, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims; a headless count with "of them", "of these" or "of whom" takes the head of the count before it;
    for rates and sums see `levels`."""
    return tuple(_filled(levels.fill(document, claims)))


def _filled(claims: tuple[Claim, ...]) -> Iterator[Claim]:
    before: Claim | None = None
    for claim in claims:
        counts = (
            claim.kind is Kind.QUANTITY and claim.quantity is not None and claim.quantity.dimension in ("count", "")
        )
        points = counts and not claim.measure.head and claim.scope.cue("of_whom", "other") is not None
        if points and before is not None and claim.span.start - before.span.end <= _REACH:
            claim = _with_head(claim, before)
        if counts and claim.measure.head:
            before = claim
        yield claim


def _with_head(claim: Claim, before: Claim) -> Claim:
    assert claim.quantity is not None
    unit = before.quantity.unit if before.quantity is not None else ""
    measure = replace(claim.measure, head=before.measure.head, modifiers=before.measure.modifiers)
    return replace(claim, measure=measure, quantity=replace(claim.quantity, unit=unit, dimension="count"))
