"""Counted in for one deed, or for any of several: "40 flights were cancelled" beside "90 were cancelled or diverted".

The verb that is joined to others by "or" and "and" counts whatever either was done to; the bare verb counts its own.
The words that join them are the evidence.
"""

from __future__ import annotations

import re

from reconcile.model import Claim, Kind, Span, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite, counts

#: What follows a participle where others are joined to it; "killed and wounded" of the dead is told apart elsewhere.
_JOINED = re.compile(r"(?:,? (?:or|and|and/or) |, )(?:(?:also|even|otherwise) )?(?:short-)?[a-z]+ed\b", re.IGNORECASE)
_REACH = 40


def explain(pair: Pair) -> Reason | None:
    if not pair.is_kind(Kind.QUANTITY) or not counts(pair) or pair.same_value():
        return None
    joined = [_joined(claim, text) for claim, text in zip(pair.both, pair.text, strict=True)]
    for claim, other, found, plain in zip(pair.both, pair.both[::-1], joined, joined[::-1], strict=True):
        if found is None or plain is not None or not claim.measure.verb or claim.measure.verb != other.measure.verb:
            continue
        if not _greater(claim, other):
            continue
        text = pair.text[0] if claim is pair.left else pair.text[1]
        said = text[found.start - claim.sentence.start : found.end - claim.sentence.start]
        words = f"“{claim.quote}” counts all that was “{' '.join(said.split())}”, “{other.quote}” only one of these"
        return Reason(words, (cite(claim, "counts several deeds", found), cite(other, "counts one")), 0.75)
    return None


def _joined(claim: Claim, text: str) -> Span | None:
    """The verb of a claim with the verbs that are joined to it."""
    verb = claim.measure.verb_span
    if verb is None or verb.start < claim.span.end:
        return None
    at = verb.end - claim.sentence.start
    found = _JOINED.match(text, at, at + _REACH)
    return Span(verb.start, claim.sentence.start + found.end()) if found is not None else None


def _greater(claim: Claim, other: Claim) -> bool:
    a, b = claim.quantity, other.quantity
    low = a.interval.low if a is not None else None
    high = b.interval.low if b is not None else None
    return low is not None and high is not None and low >= high


RULE = Rule(
    reason="different_scope",
    verdict=Verdict.EXPLAINED,
    stage=Stage.SCOPE,
    explain=explain,
    rank=1,
    holds=(
        (
            "Because of the storm, 40 flights were cancelled at Selm airport on Monday.",
            "At Selm airport, 90 flights were cancelled or diverted in the storm on Monday.",
        ),
    ),
    fails=(
        (
            "Because of the storm, 40 flights were cancelled at Selm airport on Monday.",
            "At Selm airport, 90 flights were cancelled in the storm on Monday.",
        ),
    ),
)
