"""What a claim's sentence tells beside the claim: its names, the nearest place, and the one date that it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reconcile.model import Basis, Claim, Cue, DateExpression, Document, Label, Place, Span
from reconcile.scope import levels
from reconcile.text import datelines, names, places, repairs, sentences

#: “The two countries” names whom one knows; it does not count them.
_DEFINITE = re.compile(r"\b(the|these|those|both|our|their|its|his|her|whose)\s+$", re.IGNORECASE)

#: Characters of the body that are its lead.
LEAD = 900


def fill(document: Document, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with the name keys of their sentence, and with the place that stands nearest, where it is stated."""
    found: dict[Span, tuple[tuple[str, ...], tuple[Place, ...]]] = {}
    top = _top(document)
    told = []
    for claim in claims:
        if claim.sentence not in found:
            text = sentences.told(document.text, claim.sentence)
            keys = tuple(sorted({name.key for name in names.find(text)}))
            found[claim.sentence] = keys, places.find(text)
        keys, there = found[claim.sentence]
        place, cues = claim.scope.place or _nearest(claim, there), (*claim.scope.cues, *_standing(document, claim, top))
        scope = replace(claim.scope, names=keys, place=place, cues=cues)
        told.append(replace(claim, scope=scope, when=_when(document, claim)))
    return tuple(told)


def _standing(document: Document, claim: Claim, top: int) -> Iterator[Cue]:
    """Whether a claim stands in the lead, and whether the words before it say that one knows what is counted."""
    if claim.label is Label.HEADLINE or claim.span.start < top:
        yield Cue("lead", claim.span, claim.quote)
    if (word := _DEFINITE.search(document.text, max(0, claim.span.start - 12), claim.span.start)) is not None:
        yield Cue("definite", Span(word.start(1), word.end(1)), word[1])


def _top(document: Document) -> int:
    """Where the lead ends: so many characters after the first line of the body begins. What stands there is told of the
    whole; further down, a figure may be told of a part in passing."""
    first = next((line.start for line in document.lines if line.label is Label.BODY and line.end - line.start > 40), 0)
    return first + LEAD


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


def _when(document: Document, claim: Claim) -> DateExpression | None:
    """The date of a sentence that has one only, or opens with it, for a figure that needs a period.

    “Last year,” the minister said, “exports grew by 8%.” The words of saying stand between the two."""
    if claim.quantity is None or claim.quantity.dimension in ("count", "age", "anniversary", "time", "duration", ""):
        return claim.when
    if repairs.is_repair(claim.measure):
        return None  # what it takes hangs on the event, whenever that is said
    if claim.when is not None and not levels.of_record(document.text, claim.when):
        return claim.when
    text, base = document.text, claim.sentence.start
    found = [
        when for when in datelines.told(sentences.told(text, claim.sentence)) if not levels.of_record(text, when, base)
    ]
    of = [when for when in found if when.text in claim.measure.of]
    if len(of) == 1:
        return replace(of[0], span=of[0].span.shift(claim.sentence.start))
    if not found or (len(found) > 1 and found[0].span.start > 6):
        return None
    return replace(found[0], span=found[0].span.shift(claim.sentence.start))
