"""Gives rates, prices and chances the noun, and the time, that stand in the words around them.

"The rate was 4 percent in May. The rate fell to 3 percent in June": both are of what the sentences before them named.
"The odds of a strike are 40 percent", "the 30 percent recorded in March", "over that time" are read here too. What the
words do not point to stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reconcile.model import Claim, DateExpression, Document, Kind, Measure, Modality
from reconcile.text import dates, lexicon
from reconcile.text.topics import narrowing, topic

#: How far back a bare "the rate" reaches, in characters, and a verb that is told once more.
_REACH = 600
_NEXT = 300
#: How much of a sentence is looked at on either side of a figure: a sentence may hold a thousand of them.
_WINDOW = 240
_CHANCE = re.compile(
    r"\b(chance|likelihood|odds|probability|risk)s? (?:of|for) (?:an? |the |another )?((?:[a-z-]+ )?)([a-z]{3,})\b(?!-)"
    r"[^.;:!?%]{0,60}$"
)
_BARE_CHANCE = re.compile(
    r"^\W{0,2}(?:an? )?(chance|likelihood|probability|risk) (?:of|for) (?:an? |the |another )?([a-z]{3,})\b"
)
_RECORDED = re.compile(r"^\s(?:recorded|seen|reported|registered|measured|reached|posted)\b[^.;:!?%\d]{0,50}")
_THAT_TIME = re.compile(
    r"\b(?:during|over|in|for) (?:that|the same|this|those|the)(?: \w+[ -]years?)? (?:time|period|span|years)\b",
    re.I,
)
_THAN = re.compile(r"\b(?:than|from|with|and|to) the $")
_WHOLE = re.compile(r"\b(?:overall|whole|headline|all[ -]items|including|total)\b", re.I)
#: Not an adjective of what is likely.
_NO_ADJECTIVE = frozenset("being its their his her our such that this any".split())


def fill(document: Document, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims; levels whose noun or time stands around them told in full."""
    return tuple(_filled(document, claims))


def _filled(document: Document, claims: tuple[Claim, ...]) -> Iterator[Claim]:
    before: list[Claim] = []
    dated: Claim | None = None
    for claim in claims:
        if _is_level(claim):
            claim = _timed(document, _chanced(document, claim), dated)
            claim = _named_before(document, claim, before)
            before = [*before[-7:], claim]
            if claim.when is not None and claim.when.form == "years":
                dated = claim
        yield claim


def _is_level(claim: Claim) -> bool:
    dimension = claim.quantity.dimension if claim.quantity is not None else "count"
    return claim.kind is Kind.QUANTITY and (dimension.startswith(("percent", "money")) or dimension == "point")


def _before(document: Document, claim: Claim) -> str:
    return document.text[max(claim.sentence.start, claim.span.start - _WINDOW) : claim.span.start]


def _after(document: Document, claim: Claim) -> str:
    return document.text[claim.span.end : min(claim.sentence.end, claim.span.end + _WINDOW)]


def _chanced(document: Document, claim: Claim) -> Claim:
    """A percentage that says how likely something is."""
    if claim.quantity is None or claim.quantity.dimension != "percent":
        return claim
    told = _CHANCE.search(_before(document, claim).lower())
    if told is not None and told[2].strip() not in _NO_ADJECTIVE:
        return _likely(claim, told[3], told[2].strip())
    after = _BARE_CHANCE.search(_after(document, claim).lower())
    if after is not None:
        return _likely(claim, after[2])
    if claim.measure.head in lexicon.words("chances") and not claim.measure.of and claim.measure.modifiers:
        return _likely(claim, claim.measure.modifiers[-1])
    cue = claim.scope.cue("could")
    named = cue is not None and cue.text.casefold() in ("probability", "likelihood")
    return _likely(claim, claim.measure.head) if named and claim.measure.head.isalpha() else claim


def _likely(claim: Claim, what: str, how: str = "") -> Claim:
    measure = Measure(
        claim.measure.text, "probability", (how,) if how else (), claim.measure.verb, claim.measure.relation, (what,)
    )
    ahead = claim.scope.modality in (Modality.ACTUAL, Modality.POSSIBLE)
    scope = replace(claim.scope, modality=Modality.FORECAST) if ahead else claim.scope
    return replace(claim, measure=measure, scope=scope)


def _timed(document: Document, claim: Claim, dated: Claim | None) -> Claim:
    """ "The 28 percent recorded in April" is April's; "over that time" is the years told before."""
    tail = _after(document, claim)
    told = _RECORDED.match(tail)
    if told is not None:
        found = dates.find(tail[: told.end() + 20])
        if found and found[0].span.start <= told.end():
            return replace(claim, when=replace(found[0], span=found[0].span.shift(claim.span.end)))
    if claim.when is None and dated is not None and claim.sentence.start - dated.sentence.end <= _REACH:
        around = _before(document, claim) + _after(document, claim)
        if _THAT_TIME.search(around) and not _dated_itself(around):
            return replace(claim, when=dated.when)
    return claim


def _dated_itself(words: str) -> bool:
    return any(when.form not in ("stretch", "now") for when in dates.find(words))


def _named_before(document: Document, claim: Claim, before: list[Claim]) -> Claim:
    """A bare noun, or a verb without one, takes up the level named before."""
    sentence = _before(document, claim)
    for earlier in reversed(before):
        if claim.span.start - earlier.span.end > _REACH or not _one_unit(claim, earlier):
            continue
        if _compared(document, claim, earlier) or _again(claim, earlier, sentence) or _projected(claim, earlier):
            measure = replace(claim.measure, head=earlier.measure.head, modifiers=earlier.measure.modifiers)
            if not [name for name in claim.measure.of if name[:1].isupper()]:
                measure = replace(measure, of=earlier.measure.of)
            if _again(claim, earlier, sentence):
                whole = tuple(word for word in measure.modifiers if word not in narrowing(earlier.measure))
                measure = replace(measure, modifiers=whole)
            ahead = earlier.measure.head == "probability"
            scope = replace(claim.scope, modality=Modality.FORECAST) if ahead else claim.scope
            return replace(claim, measure=measure, scope=scope)
    return claim


def _one_unit(a: Claim, b: Claim) -> bool:
    x, y = (claim.quantity.dimension.split("/")[0] if claim.quantity else "" for claim in (a, b))
    return x == y


def _compared(document: Document, claim: Claim, earlier: Claim) -> bool:
    """ "Higher than the 28 percent recorded in March and the 18 percent seen in May"."""
    if claim.sentence != earlier.sentence or not topic(earlier.measure):
        return False
    before = _before(document, claim)[-12:].lower()
    return _RECORDED.match(_after(document, claim)) is not None and _THAN.search(before) is not None


def _again(claim: Claim, earlier: Claim, sentence: str) -> bool:
    """ "The index" is the price index named before, but of a core index only where the words say the whole one."""
    head = claim.measure.head
    if head not in lexicon.words("level_nouns") or head != earlier.measure.head or claim.measure.of:
        return False
    if narrowing(claim.measure) or topic(claim.measure) != head or topic(earlier.measure) in ("", head):
        return False
    if narrowing(earlier.measure) & lexicon.words("versions") and not _WHOLE.search(sentence):
        return False
    return re.search(rf"\b(?:the|that|this|same) (?:\w+ )?{re.escape(head)}\b", sentence, re.I) is not None


def _projected(claim: Claim, earlier: Claim) -> bool:
    """ "The bank projects 3 percent inflation. The ministry is projecting 4 percent." """
    verb = claim.measure.verb
    near = claim.span.start - earlier.span.end <= _NEXT and claim.sentence != earlier.sentence
    ahead = claim.scope.modality is earlier.scope.modality is Modality.FORECAST
    return bool(
        near and ahead and verb and not claim.measure.head and verb == earlier.measure.verb and earlier.measure.head
    )


def of_record(text: str, when: DateExpression, base: int = 0) -> bool:
    """Whether a record goes back to the date: "the highest level since May 1990" tells nothing of May 1990."""
    start = base + when.span.start
    return _RECORD.search(text[max(0, start - 60) : start]) is not None


_RECORD = re.compile(
    r"\b(?:most|least|worst|best|first|record"
    r"|(?:big|cold|deep|dry|fast|great|high|hot|large|long|low|sharp|short|slow|small|steep|strong|warm|weak|wet)"
    r"\w?(?:e?st|iest))\b(?: (?!since)[\w'-]+){0,5},? since (?:at least |about )?$",
    re.I,
)


__all__ = ["fill", "of_record"]
