"""The names and the place that a claim's sentence tells."""

from __future__ import annotations

from dataclasses import replace

from reconcile.model import Basis, Claim, Document, Place, Span
from reconcile.text import names, places


def fill(document: Document, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with the name keys of their sentence, and with the place that stands nearest, where it is stated."""
    found: dict[Span, tuple[tuple[str, ...], tuple[Place, ...]]] = {}
    told = []
    for claim in claims:
        if claim.sentence not in found:
            text = claim.sentence.of(document.text)
            keys = tuple(sorted({name.key for name in names.find(text)}))
            found[claim.sentence] = keys, places.find(text)
        keys, there = found[claim.sentence]
        scope = replace(claim.scope, names=keys, place=claim.scope.place or _nearest(claim, there))
        told.append(replace(claim, scope=scope))
    return tuple(told)


def _nearest(claim: Claim, found: tuple[Place, ...]) -> Place | None:
    """The stated place nearest to the claim, in document offsets."""
    stated = [place for place in found if place.basis is Basis.STATED and place.span is not None]
    if not stated:
        return None
    base = claim.sentence.start
    here = claim.span

    def gap(place: Place) -> int:
        assert place.span is not None
        there = place.span.shift(base)
        return max(there.start - here.end, here.start - there.end, 0)

    nearest = min(stated, key=gap)
    assert nearest.span is not None
    return replace(nearest, span=nearest.span.shift(base))
