"""Marks the claims that speak of an event other than their article's own, or of many, by the words that say so.

"A similar attack in 2004", "such as the massacre in the capital", "there have been 71 this year": news recalls and sums
up. A date beside a figure is only noted here ("when"); `speaking` asks the calendar whether it is the event's own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reconcile.model import Claim, Cue, Document, Kind, Label, Line, Span
from reconcile.text import datelines, lexicon, names, sentences, wordset, wrapping
from reconcile.text.nameforms import lexicon as name_words

_EVENTS = (
    "attack shooting bombing blast crash massacre murder killing incident accident raid strike disaster flood fire"
    " quake earthquake storm derailment collision visit summit election trial case war tragedy assault stabbing"
    " explosion airstrike outbreak protest rally"
).split()
_EVENT = rf"(?:{'|'.join(_EVENTS).replace('airstrike', 'air ?strike')})s?"
_EVENT_WORDS = " ".join((*_EVENTS, *(f"{event}s" for event in _EVENTS)))
#: Beside each pattern the words of which one stands wherever it fits.
_OTHER = wordset.keyed(
    (
        rf"\b(?:similar|previous|prior|past|earlier|separate|another|unrelated|different)\s+(?:\w+[\s-]){{0,3}}?{_EVENT}\b",
        _EVENT_WORDS,
    ),
    (
        r"\brecent\s+(?:[\w-]+\s){0,3}?(?:attacks|shootings|incidents|killings|bombings|crashes|massacres|raids)\b",
        "recent",
    ),
    (rf"\bsuch as (?:\S+\s){{0,5}}?{_EVENT}", "such"),
    (
        rf"\b(?:recall(?:s|ed|ing)?|remember(?:s|ed|ing)?|reminiscent of|echo(?:es|ed|ing)?|like)"
        rf" the (?:\S+\s){{0,4}}?{_EVENT} (?:of|in|at|that|which|when)\b",
        _EVENT_WORDS,
    ),
    (
        rf"\b(?:since|after) (?:an?|the) (?:\S+\s){{0,4}}?{_EVENT} (?:of|in) (?:\w+\s){{0,2}}?(?:19|20)\d\d\b",
        _EVENT_WORDS,
    ),
    (
        rf"\b{_EVENT} (?:comes|came|happened|occurred|follows|followed) (?:(?:\w+ ){{1,4}}after )?(?:an?|the)"
        rf" (?:\S+\s){{0,4}}?{_EVENT}\b",
        _EVENT_WORDS,
    ),
    (r"\bsince (?:19|20)\d\d,? when\b", "since"),
    # "its second crash in four years; 44 died in the first"
    (r"\b(?:in|by) the (?:first|earlier|previous|other)(?: one)?(?=[.,;]|$)", "first earlier previous other"),
    (
        r"\b(?:just )?(?:a few|several|some|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
        r" (?:months|years|decades) ago\b",
        "ago",
    ),
)
_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_LONG = r"(?:years?|months?|decades?|weeks?)"
#: Words that sum over many events: a running total is no count of today's.
_AGGREGATE = wordset.keyed(
    (r"\bso far this (?:year|month)\b|\bthis year alone\b", "year month"),
    (
        r"\bsince the (?:start|beginning) of\b"
        rf"|\bsince (?:(?:early|late|mid)[- ])?(?:last (?:year|month)|{_MONTHS}|(?:19|20)\d\d)(?!,? when)\b"
        r"|\bsince \w+ (?:began|started|erupted|broke out)\b|\bin total since\b",
        "since",
    ),
    (rf"\b(?:over|in|during) the (?:past|last) (?:\w+ )?(?:{_LONG}|days)\b", "past last"),
    (r"\bin (?:less than|under|just|about|over|little more than) (?:\d+|\w+) hours\b", "hours"),
    (
        r"\b(?:nation|state|county|city-?)wide\b|\bacross the (?:country|nation|state|county|city)\b",
        "nationwide statewide countywide citywide wide across",
    ),
    (r"\b(?:each year|every year|a year|per year|annually|on average)\b", "year annually average"),
    (
        r"\bha(?:ve|s) been (?:\S+ ){0,8}?this (?:year|month)\b"
        r"|\bthis (?:year|month)(?:,? \S+){0,3}? ha(?:ve|s) been\b",
        "year month",
    ),
    (
        r"\bin (?:\d+|two|three|four|five|six|seven|eight|nine|ten|several) (?:separate |different )?(?:\w+ )?"
        rf"{_EVENT}\b",
        _EVENT_WORDS,
    ),
    (
        r"\b(?:began|started|erupted|broke out) in (?:\w+ )?(?:19|20)\d\d\b"
        r"|\b(?:civil )?war (?:has )?(?:killed|began)\b",
        "began started erupted broke war",
    ),
)
#: A line that leads to another article.
_TEASER = re.compile(r"(?:READ MORE|Read more|RELATED|Related|SEE ALSO|See also|MORE|More|ALSO|Also)(?: \w+)?\s?[:|–-]")
#: A clause of its own begins here.
_BREAK = re.compile(r"[;:]|\b(?:but|while|although|though|whereas)\b")
#: A date of the telling, not of what is told.
_SAYING = r"(?:said|says|told|announced|reported|tweeted|statement|according)"
_SAID_BEFORE = re.compile(rf"\b{_SAYING}\W+(?:\w+\W+){{0,2}}$")
_SAID_AFTER = re.compile(rf"^,?\W+(?:\w+\W+){{0,3}}{_SAYING}\b")
#: "The Harville shooting": an event that goes by the name of its place.
_NAMED = wordset.keyed((rf"\b[Tt]he ((?:[A-Z][\w'’.-]+ ){{1,3}}){_EVENT}\b", _EVENT_WORDS), flags=0)
#: How a sentence begins that goes on from the one before.
_GOES_ON = re.compile(
    r"(?:There (?:was|were)|They|He|She|It|Those|These|That"
    r"|The (?:attack|shooting|blast|crash|victims?|dead|gunman|toll)"
    r"|At least|About|Some|(?:\d+|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve)\b)"
)
_NEAR, _TITLES, _LEAD = 140, 8, 4


@dataclass(frozen=True, slots=True)
class _Said:
    """Cues of one sentence, in document offsets."""

    cues: tuple[Cue, ...]
    whens: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class _Article:
    """What is kept of a document while its claims are marked; the tables are filled as they are asked."""

    document: Document
    top: list[tuple[int, frozenset[str]]]
    said: dict[Span, _Said]
    sentences: dict[int, list[Span]]
    paragraphs: list[tuple[Line, Line]]


def mark(document: Document, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims; those of a background event bear a cue "background", those of a sum over events "aggregate", and
    those with a date beside them that is not theirs yet, "when"."""
    article = _Article(document, [], {}, {}, [])
    return tuple(_marked(article, claim) if claim.kind in (Kind.QUANTITY, Kind.TIME) else claim for claim in claims)


def _marked(article: _Article, claim: Claim) -> Claim:
    said = _said(article, claim, claim.sentence)
    cues = list(_reaching(article.document, claim, said))
    if not cues and _GOES_ON.match(sentences.told(article.document.text, claim.sentence)):
        before = _before(article, claim)
        told = _said(article, claim, before).cues if before is not None else ()
        cues = [cue for cue in told if cue.kind == "background"][:1]
    return replace(claim, scope=replace(claim.scope, cues=(*claim.scope.cues, *cues))) if cues else claim


def _before(article: _Article, claim: Claim) -> Span | None:
    """The sentence before a claim's own, in its paragraph."""
    if not article.paragraphs:
        article.paragraphs.extend(wrapping.paragraphs(article.document.text, article.document.lines))
    first, last = article.paragraphs[bisect_right(article.paragraphs, claim.sentence.start, key=_start) - 1]
    if first.number not in article.sentences:
        found = sentences.split(sentences.told(article.document.text, Span(first.start, last.end)))
        article.sentences[first.number] = [span.shift(first.start) for span in found]
    spans = article.sentences[first.number]
    at = bisect_left(spans, claim.sentence)
    return spans[at - 1] if at else None


def _start(paragraph: tuple[Line, Line]) -> int:
    return paragraph[0].start


def _said(article: _Article, claim: Claim, sentence: Span) -> _Said:
    if sentence not in article.said:
        article.said[sentence] = _read(article, claim, sentence)
    return article.said[sentence]


def _told_before(article: _Article, claim: Claim, lines: int) -> frozenset[str]:
    """The words of the names that so many of the article's first lines tell before a claim."""
    if not article.top:
        article.top.extend(_top(article.document))
    before = [words for line, words in article.top if line < claim.line or line == article.top[0][0]]
    return frozenset().union(*before[:lines])


def _read(article: _Article, claim: Claim, sentence: Span) -> _Said:
    """The cues of a sentence."""
    text, base = sentences.told(article.document.text, sentence), sentence.start
    cues = [Cue("aggregate", Span(base + m.start(), base + m.end()), m[0]) for m in _AGGREGATE.finditer(text)]
    cues += [Cue("background", Span(base + m.start(), base + m.end()), m[0]) for m in _OTHER.finditer(text)]
    cues += [
        Cue("background", Span(base + m.start(), base + m.end()), m[0])
        for m in _NAMED.finditer(text)
        if not _told_before(article, claim, _TITLES) & set(names.key_of(m[1].strip()).split()) and not _is_body(m[1])
    ]
    teaser = _TEASER.match(text) if claim.label in (Label.BODY, Label.CAPTION) else None
    if teaser and not _told_before(article, claim, _LEAD) & {
        part for name in names.find(text[teaser.end() :]) for part in name.key.split()
    }:
        cues.append(Cue("background", Span(base, base + teaser.end()), teaser[0]))
    whens = [Cue("when", Span(base + s.start, base + s.end), s.of(text)) for s in _dates(text)]
    return _Said(tuple(cues), tuple(whens))


def _is_body(name: str) -> bool:
    """The police or a court are no place that an event is named after."""
    last = name.split()[-1].lower()
    return last in name_words().bodies or last in name_words().titles


def _dates(text: str) -> Iterator[Span]:
    """The dates that a sentence tells of what happened: not of when it was said, nor since when."""
    for when in datelines.told(text):
        before, after = text[: when.span.start], text[when.span.end :]
        if not (_SAID_BEFORE.search(before[-60:]) or _SAID_AFTER.match(after[:60]) or before.endswith("since ")):
            yield when.span


def _reaching(document: Document, claim: Claim, said: _Said) -> Iterator[Cue]:
    """The nearest cue of each kind that stands in the claim's own clause."""
    for kind in ("aggregate", "background"):
        yield from _nearest(document, claim, [cue for cue in said.cues if cue.kind == kind])
    if claim.when is None:
        yield from _nearest(document, claim, said.whens)


def _nearest(document: Document, claim: Claim, cues: Sequence[Cue]) -> Iterator[Cue]:
    found = []
    for cue in cues:
        between = document.text[min(cue.span.end, claim.span.end) : max(cue.span.start, claim.span.start)]
        if len(between) <= _NEAR and (_BREAK.search(between) is None or cue.text.rstrip()[-1:] in ":|–-"):
            found.append((len(between), cue.span.start, cue))
    if found:
        yield min(found, key=lambda one: one[:2])[2]


def _top(document: Document) -> Iterator[tuple[int, frozenset[str]]]:
    """The words of the names that the article's first lines tell, by line: its own places and people."""
    wanted = (Label.HEADLINE, Label.DATELINE, Label.BODY)
    lines = [line for line in document.lines if line.label in wanted and line.end > line.start][:_TITLES]
    plain = name_words().bodies | name_words().titles | name_words().lands
    for line in lines:
        told = names.find(document.text[line.start : min(line.end, line.start + 600)])
        yield line.number, frozenset(word for name in told for word in name.key.split()) - plain


def kind_of(text: str) -> str | None:
    """The kind of event that a passage names first, if any."""
    for word in re.findall(r"[a-z]+", text.lower()):
        kind = lexicon.event(word) or lexicon.event(word.removesuffix("s"))
        if kind:
            return kind
    return None
