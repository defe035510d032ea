"""Dates that hang on a date of a sentence before: "a year earlier" after "the third quarter" is that quarter's.

Within one sentence they hang already; here they do over the article, as far as its reader still has the other in mind.
"""

from __future__ import annotations

from dataclasses import replace

from reconcile.model import Claim, DateExpression, Span
from reconcile.text import dates


def hang(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims of one document, in order, with their dates as the dates before them tell."""
    found: dict[Span, DateExpression] = {}
    for claim in claims:
        if claim.when is not None:
            found.setdefault(claim.when.span, claim.when)
    inorder = sorted(found.values(), key=lambda when: when.span)
    moved = {
        after.span: after for before, after in zip(inorder, dates.anchored(inorder), strict=True) if after != before
    }
    return tuple(_hung(claim, moved) for claim in claims) if moved else claims


def _hung(claim: Claim, moved: dict[Span, DateExpression]) -> Claim:
    if claim.when is None or claim.when.span not in moved:
        return claim
    there = moved[claim.when.span]
    return replace(claim, when=replace(claim.when, fields=there.fields, relative=there.relative))
