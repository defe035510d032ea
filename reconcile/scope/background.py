"""Marks the claims that speak of an event other than their article's own, by the words that say so.

"A similar attack in 2004", "such as last year's massacre in the capital", "there have been 71 this year": news recalls
and sums up. What only the calendar tells (a date that is not the event's) is left to `events`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reconcile.model import Claim, Cue, Document, Kind, Label, Span
from reconcile.text import lexicon

_EVENT = r"(?:attack|shooting|bombing|blast|crash|massacre|murder|killing|incident|accident|raid|strike|disaster|flood|fire|quake|earthquake|storm|derailment|collision|visit|summit|election|trial|case|war|tragedy|assault|stabbing|explosion|air ?strike|outbreak|protest|rally)s?"
_OTHER = re.compile(
    rf"\b(?:similar|previous|prior|past|earlier|separate|another|unrelated|different|recent|second|deadliest|worst)\s+(?:\w+[\s-]){{0,3}}?{_EVENT}\b"
    rf"|\b(?:last (?:year|month|week|summer|winter|spring|fall|autumn))(?:['’]s)\s+(?:\S+\s){{0,4}}?{_EVENT}"
    rf"|\bsuch as (?:\S+\s){{0,5}}?{_EVENT}"
    rf"|\b(?:recall(?:s|ed|ing)?|remember(?:s|ed|ing)?|reminiscent of|echo(?:es|ed|ing)?|since|like|following) the (?:\S+\s){{0,4}}?{_EVENT} (?:of|in|at|that|which|when)\b"
    r"|\b(?:so far this year|this year alone|since the (?:start|beginning) of the year|over the (?:past|last) (?:\w+ )?(?:years?|months?|decades?))\b"
    r"|\b(?:in|since) (?:the )?(?:19|20)\d\ds?\b",
    re.IGNORECASE,
)
#: Words that sum over many events: a running total is no count of today's.
_AGGREGATE = re.compile(
    r"\b(?:so far this year|this year alone|since the (?:start|beginning) of|since (?:(?:early|late|mid)[- ])?(?:last (?:year|month)|January|February|March|April|May|June"
    r"|July|August|September|October|November|December|(?:19|20)\d\d)|since \w+ (?:began|started|erupted|broke out)|in total since|over the (?:past|last) (?:\w+ )?"
    r"(?:years?|months?|decades?|weeks?|days)|in the (?:past|last) (?:\w+ )?(?:years?|months?|decades?|weeks?|days)|each year|every year|a year|per year|annually|on average"
    r"|(?:began|started|erupted|broke out) in (?:\w+ )?(?:19|20)\d\d|(?:civil )?war (?:has )?(?:killed|began))\b",
    re.IGNORECASE,
)


def mark(document: Document, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims; those of a background event bear a cue "background", those of a sum over events "aggregate"."""
    return tuple(_marked(document, claim) if claim.kind in (Kind.QUANTITY, Kind.TIME) else claim for claim in claims)


def _marked(document: Document, claim: Claim) -> Claim:
    text = claim.sentence.of(document.text)
    cues = [cue for kind, pattern in (("aggregate", _AGGREGATE), ("background", _OTHER)) if (cue := _cue(claim, text, kind, pattern))]
    if claim.label is Label.BODY and re.match(r"(?:READ MORE|RELATED|SEE ALSO|MORE)\b", text):
        cues.append(Cue("background", Span(claim.sentence.start, claim.sentence.start + 4), text[:4]))
    return replace(claim, scope=replace(claim.scope, cues=(*claim.scope.cues, *cues))) if cues else claim


def _cue(claim: Claim, text: str, kind: str, pattern: re.Pattern[str]) -> Cue | None:
    """The cue nearest to the claim, if it stands in the claim's own clause."""
    base, here = claim.sentence.start, claim.span
    best: tuple[int, Cue] | None = None
    for match in pattern.finditer(text):
        span = Span(base + match.start(), base + match.end())
        between = text[min(span.end, here.end) - base : max(span.start, here.start) - base]
        gap = len(between)
        if _breaks(between) or gap > 140:
            continue
        if best is None or gap < best[0]:
            best = gap, Cue(kind, span, match[0])
    return best[1] if best else None


def _breaks(between: str) -> bool:
    """True where a new clause with a verb of its own begins between cue and claim."""
    return re.search(r"[;:]|\b(?:but|while|although|though|whereas)\b", between) is not None


def kind_of(text: str) -> str | None:
    """The kind of event that a passage names first, if any."""
    for word in re.findall(r"[a-z]+", text.lower()):
        kind = lexicon.event(word) or lexicon.event(word.removesuffix("s"))
        if kind:
            return kind
    return None
