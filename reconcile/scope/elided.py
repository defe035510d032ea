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


#: Names of a count that leave open of what: "the number is 41", "the last figure I heard was 38".
_COUNTS = frozenset("number figure count tally".split())
#: How far back the toll stands that such a count is another telling of, in characters.
_TOLL_REACH = 900


def _filled(claims: tuple[Claim, ...]) -> Iterator[Claim]:
    before: Claim | None = None
    toll: Claim | None = None
    for claim in claims:
        if toll is not None and _is_count(claim) and claim.span.start - toll.span.end <= _TOLL_REACH:
            claim = _as_toll(claim)
        elif _is_people(claim):
            toll = claim if "toll" in claim.measure.text.lower() else None
        counts = (
            claim.kind is Kind.QUANTITY and claim.quantity is not None and claim.quantity.dimension in ("count", "")
        )
        points = counts and not claim.measure.head and claim.scope.cue("of_whom", "other") is not None
        if points and before is not None and claim.span.start - before.span.end <= _REACH:
            claim = _with_head(claim, before)
        if counts and claim.measure.head:
            before = claim
        yield claim


def _is_count(claim: Claim) -> bool:
    """A bare number that is said to be the number, or the figure, and nothing more."""
    quantity = claim.quantity
    if quantity is None or quantity.dimension not in ("count", "") or claim.measure.verb not in ("be", "stand"):
        return False
    first, head = claim.measure.text.lower().split()[:1], claim.measure.head
    return head in _COUNTS or (head in ("", "plus") and first[:1] != [] and first[0] in _COUNTS)


def _is_people(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.dimension == "count" and claim.measure.head == "person"


def _as_toll(claim: Claim) -> Claim:
    assert claim.quantity is not None
    measure = replace(claim.measure, head="person", modifiers=(), verb="die")
    return replace(claim, measure=measure, quantity=replace(claim.quantity, unit="person", dimension="count"))


def _with_head(claim: Claim, before: Claim) -> Claim:
    assert claim.quantity is not None
    unit = before.quantity.unit if before.quantity is not None else ""
    measure = replace(claim.measure, head=before.measure.head, modifiers=before.measure.modifiers)
    return replace(claim, measure=measure, quantity=replace(claim.quantity, unit=unit, dimension="count"))
