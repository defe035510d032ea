"""Which size of a thing a length is: how deep, wide, tall, long or thick it is, or how far off it passes.

"19 feet (5 meters) deep" is a depth, "a crater 39 feet in diameter" a width: two sizes of one thing never rival one
another, whatever words stand around, and one size of one thing does, however it is told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from reconcile.model import Measure, Span
from reconcile.text import lexicon, phrases
from reconcile.text.syntax import Sentence, Token

_SIZE = "size"
#: How far off a thing passes, whatever it is.
DISTANCE = "distance"

#: What a word behind the figure names, and what a noun names.
_AFTER: Mapping[str, str] = {
    **{"deep": "depth", "wide": "width", "across": "width", "broad": "width", "tall": "height", "high": "height"},
    **{"long": "length", "thick": "thickness"},
}
_NOUNS: Mapping[str, str] = {
    **{"depth": "depth", "width": "width", "diameter": "width", "breadth": "width", "height": "height"},
    **{"length": "length", "thickness": "thickness", "altitude": "altitude", "elevation": "altitude"},
    **{"circumference": "circumference", "radius": "radius"},
}

#: A conversion in brackets, or the end of the bracket that the figure stands in, then the word.
_BEHIND = re.compile(
    r"\)?(?:\s?\([^()]{1,40}\))?(?:[\s-]+|,\s)"
    rf"(?:in\s(?P<noun>{'|'.join(_NOUNS)})|(?P<word>{'|'.join(_AFTER)}))\b(?!-)(?=(?:\s(?P<next>\w+))?)",
    re.I,
)
#: "Across the street": a way, and no width.
_WAYS = frozenset("the a an from to in into this that our their its".split())

_BOUND = (
    r"(?:(?:about|around|some|roughly|nearly|almost|approximately|just|only|over|under|up to|at least|more than"
    r"|less than|an estimated|(?:an? )?(?:maximum|minimum|average)(?: of)?)\s)*"
)
_TOLD = rf"\s?{_BOUND}(?:\S{{1,12}}\s?(?:[a-z]+\s?)?\()?$"
_BEFORE = re.compile(
    rf"\b(?P<noun>{'|'.join(_NOUNS)})"
    r"(?:\sof\s(?:the|this|that|its|a)\s(?:[a-z]+\s)?[a-z]+)?"
    rf"(?::|\s(?:of|is|was|at|reache[sd]|exceed(?:s|ed)|measure[sd]))(?=\s){_TOLD}",
    re.I,
)
#: How far off something passes: "passed within 200 miles of", "at a distance of 200 miles", "missed the town by".
_OFF = re.compile(rf"\b(?:distance\s(?:of|was|is)|miss(?:ed|es|ing)?\s(?:[\w']+\s){{1,4}}?by)(?=\s){_TOLD}", re.I)
_NEARING = re.compile(r"\b(?:pass|came|com(?:e|ing)|fl[ey]w?|sail|swoop|swept|sweep|got)\w*\s(?:\w+\s){0,3}$", re.I)
_PASSES = re.compile(r"\b(?:pass|approach|miss|fly-?by|swoop|sweep|swept|flew|fl(?:y|ies)|came|come)\w*\b", re.I)
#: Characters around a figure in which the words are sought.
_REACH = 80


def of(sentence: Sentence, figure: Span, measure: Measure) -> Measure | None:
    """The measure of a length that is told as a size of something; None where no such word stands by the figure."""
    start, end = figure.start - sentence.span.start, figure.end - sentence.span.start
    before, behind = sentence.text[max(0, start - _REACH) : start], sentence.text[end : end + _REACH]
    found = _BEHIND.match(behind)
    if found is not None and not (found["word"] == "across" and (found["next"] or "").lower() in _WAYS):
        name = _NOUNS[found["noun"].lower()] if found["noun"] else _AFTER[found["word"].lower()]
        last = figure.end + (found.end("word") if found["word"] else found.end("noun"))
        joined = "-" in sentence.text[start : last - sentence.span.start]
        return _measure(sentence, measure, name, _after(sentence, last, joined) or _left_of(sentence, figure))
    told = _BEFORE.search(before)
    if told is not None:
        at = sentence.span.start + max(0, start - _REACH) + told.start("noun")
        return _measure(sentence, measure, _NOUNS[told["noun"].lower()], _owner(sentence, at))
    if _OFF.search(before) and _PASSES.search(sentence.text):
        return _named(measure, DISTANCE, "", ())
    if sentence.text[start:end].lower().startswith("within ") and _NEARING.search(before):
        return _named(measure, DISTANCE, "", ())
    return None


def _owner(sentence: Sentence, at: int) -> Token | None:
    """What the noun of a size at this character belongs to: "the hole's depth", "a hole with a depth of", "the hole has
    a width of 10 and a depth of"."""
    noun = next((token for token in sentence.tokens if token.span.start == at), None)
    if noun is None:
        return None
    owned = phrases.child(sentence, noun, "poss") or phrases.object_of(sentence, noun, "of")
    if owned is None or not phrases.is_noun(owned) or owned.lower in _UNITS:
        owned = _having(sentence, noun.index)
    return owned if owned is not None and phrases.is_noun(owned) and owned.lower not in _UNITS else None


def _having(sentence: Sentence, index: int) -> Token | None:
    """Who has a size, or what is told with it, past other sizes."""
    for token in reversed(sentence.tokens[max(0, index - _FAR) : index]):
        if token.lemma in ("have", "reach") and phrases.is_verb(token):
            return phrases.subject(sentence, token)
        if token.lower == "with" and token.index:
            return sentence.tokens[token.index - 1]
        if token.tag not in ("CD", "DT", "JJ", "RB", "JJR") and not _passes(token):
            return None
    return None


def _passes(token: Token) -> bool:
    """What may stand between a thing and its size, or between two of its sizes."""
    told = token.lower in _PASSED or token.lower in _UNITS or token.lower in _AFTER or token.lower in _NOUNS
    return told or token.lower == "of" or any(mark.isdigit() for mark in token.text)


def _measure(sentence: Sentence, measure: Measure, name: str, thing: Token | None) -> Measure:
    if thing is None:
        return _named(measure, name, "", ())
    before = tuple(phrases.lemma(t) for t in phrases.modifiers(sentence, thing) if _tells(t))
    proper = thing.tag in ("NNP", "NNPS")
    return _named(measure, name, phrases.name_of(sentence, thing), () if proper else before)


def measure(name: str, thing: str) -> Measure:
    """A size of something, by their nouns."""
    return Measure(f"{name} of {thing}", name, relation=_SIZE, of=(thing,))


def _named(measure: Measure, name: str, thing: str, modifiers: tuple[str, ...]) -> Measure:
    names = tuple(one for one in measure.of if one[:1].isupper() and one != thing)
    text = " ".join((name, "of", *modifiers, thing)) if thing else name
    of = (thing, *names) if thing else names
    if thing or lexicon.predicate(measure.verb) in _MOVES:  # what the thing did says nothing of its size
        measure = replace(measure, verb="", verb_span=None)
    return replace(measure, text=text, head=name, modifiers=modifiers, relation=_SIZE, of=of)


_MOVES = ("up", "down")


def _tells(token: Token) -> bool:
    return token.tag not in ("CD", "VBN", "VBG") and token.lower not in (*_AFTER, *_UNITS)


#: Between a thing and the figure of its size, beside numbers, brackets and what says "about".
_PASSED = frozenset(
    """( ) , and by about around some roughly nearly almost just only over under up to at least more than less an
    estimated approximately measuring measured measures measure be is are was were been being estimated thought believed
    said that which between as much maximum average of also now""".split()
)
_UNITS = frozenset(
    """foot feet ft ft. inch inches in metre metres meter meters m km kilometre kilometres kilometer kilometers mile
    miles mi yard yards yd cm mm centimetre centimetres centimeter centimeters light-year""".split()
)
#: Tokens left of a figure among which its thing is sought.
_FAR = 24


def _left_of(sentence: Sentence, figure: Span) -> Token | None:
    """The noun that the figure follows, past other sizes of it: "a hole 40 feet wide and 19 feet deep"."""
    first = next((t.index for t in sentence.tokens if t.span.end > figure.start), 0)
    for token in reversed(sentence.tokens[max(0, first - _FAR) : first]):
        if token.lemma in _SAYS and phrases.is_verb(token):
            subject = phrases.subject(sentence, token)
            return subject if subject is not None and phrases.is_noun(subject) else None
        if token.tag in ("CD", "RB", "SYM", "HYPH", "JJR") or _passes(token):
            continue
        return token if phrases.is_noun(token) else None
    return None


#: Verbs of which the size is said: their subject is the thing.
_SAYS = frozenset("be measure stand rise stretch run reach extend".split())


def _after(sentence: Sentence, end: int, joined: bool) -> Token | None:
    """The noun of "a 60-foot-wide boulder", "5ft tall robots"; a name only where a hyphen joins it."""
    found = None
    for token in sentence.tokens:
        if token.span.start < end:
            continue
        if token.tag in ("NN", "NNS") or (joined and token.tag == "NNP"):
            found = token
        elif found is not None or token.tag not in ("JJ", "HYPH", ",") or not joined:
            break
    return found


def is_size(measure: Measure) -> bool:
    return measure.relation == _SIZE


def thing(measure: Measure) -> str:
    """What a size is of; "" where that is not told."""
    return measure.of[0] if measure.relation == _SIZE and measure.of else ""


def apart(a: Measure, b: Measure) -> bool:
    """Two sizes, which are never one: a depth and a width, a quake's and an aftershock's."""
    if a.relation != _SIZE or b.relation != _SIZE:
        return False
    return a.head != b.head or (thing(a) != thing(b) and AFTERSHOCK in (thing(a), thing(b)))


#: What is never called by another noun.
AFTERSHOCK = "aftershock"
