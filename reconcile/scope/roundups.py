"""Marks what a roundup tells item by item: a weekend of shootings, a night's police log, each deed with an hour and a
street of its own.

Three lines that each tell an hour, and each another street, make an article a roundup. What such a line counts, and the
hour it tells, are of its own deed; they bear a cue "listed". An article on one deed names its street once or twice.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reconcile.model import Claim, Cue, Document, Kind, Label, Span
from reconcile.text.concepts import CASUALTIES, predicate

#: So many lines with an hour and a street each.
_LINES = 3

_ENDS = (
    r"(?:Street|St|Avenue|Ave|Av|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Place|Pl|Court|Ct|Way|Highway|Hwy|Parkway|Terrace"
    r"|Circle|Row|Square|Alley)"
)
_STREET = re.compile(
    rf"\b((?:[NSEW]\.? |North |South |East |West )?(?:[A-Z][\w'’]+|\d+(?:st|nd|rd|th))(?: [A-Z][\w'’]+)?) {_ENDS}\b"
    r"|\b(\d+00 block of (?:[NSEW]\.? |North |South |East |West )?[A-Z\d][\w'’]+)"
    r"|\b(\d+(?:st|nd|rd|th) and (?:[A-Z][\w'’]+|\d+(?:st|nd|rd|th)))"
)


def mark(document: Document, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims; those told in an item of a roundup bear a cue "listed"."""
    hours = {claim.line for claim in claims if claim.kind is Kind.TIME and claim.label is Label.BODY}
    if len(hours) < _LINES:
        return claims
    streets: dict[str, int] = {}
    items: dict[int, Span] = {}
    for line in document.lines:
        found = _STREET.search(document.text, line.start, line.end) if line.number in hours else None
        if found is not None:
            name = next(part for part in found.groups() if part)
            if streets.setdefault(name.casefold(), line.number) == line.number:
                items[line.number] = Span(found.start(), found.end())
    if len(items) < _LINES:
        return claims
    return tuple(_listed(document, claim, items) for claim in claims)


def _listed(document: Document, claim: Claim, items: dict[int, Span]) -> Claim:
    street = items.get(claim.line)
    if street is None or (claim.kind is not Kind.TIME and predicate(claim) not in CASUALTIES):
        return claim
    cue = Cue("listed", street, document.text[street.start : street.end])
    return replace(claim, scope=replace(claim.scope, cues=(*claim.scope.cues, cue)))
