"""Places as claims: where a happening is said to be. The claim's span is the place's name, `scope.place` its normal
form, `measure` what happened there.

Only places that hang on the word of the happening count: the town where somebody lives, or was taken to, is not where
it was. One place a happening: of "in the town of Dorn, near Lanz" the first; "in Dorn and in Lanz" is a list, and none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reconcile.extractors import Extractor, claim
from reconcile.model import Basis, Claim, DateExpression, Document, Kind, Measure, Place
from reconcile.text import datelines, lexicon, places
from reconcile.text.dating.happening import happening
from reconcile.text.syntax import Sentence, Token

_WANTS = re.compile(r"\b(?:in|at|near|outside|off)\s(?:(?:the|of|[a-z-]{2,20})\s){0,6}[A-Z]")
#: Prepositions that say where something is, and those that lead on to its name ("the town of Dorn").
_WHERE = frozenset("in at near outside off inside".split())
_ON_THE_WAY = _WHERE | frozenset("of on into".split())
#: Where people are brought, sit or belong, be the happening where it may.
_ELSEWHERE = frozenset("hospital clinic home house court office headquarters university college jail prison".split())
#: What befell people tells a happening too, and so does what is done once.
_DONE = frozenset(("killed", "injured", "shot", "signed", "happened", "destroyed", "missing"))
#: Verbs that tell where somebody belongs or is held, or was found later.
_BELONGS = frozenset(
    "live reside bear base raise grow work study hold treat hospitalize arrest find say tell report land".split()
)
_CLAUSES = frozenset(("advcl", "conj", "xcomp"))
_HOPS = 6


def read(document: Document, sentence: Sentence) -> Iterator[Claim]:
    """One claim for each happening of a sentence whose place is told."""
    base = sentence.span.start
    days = [replace(day, span=day.span.shift(base)) for day in datelines.told(sentence.text) if day.form != "now"]
    taken: set[int] = set()
    for place in _stated(sentence):
        assert place.span is not None
        reached = _happening(sentence, place)
        if reached is None or reached[0].index in taken:
            continue
        anchor, link = reached
        taken.add(anchor.index)
        measure = _without(happening(sentence, link.span), place, days)
        if anchor.pos == "VERB" and measure.verb != anchor.lemma:
            measure = replace(measure, verb=anchor.lemma, verb_span=anchor.span)
        made = claim(document, sentence, Kind.PLACE, place.span, measure)
        yield replace(made, scope=replace(made.scope, place=place), when=_day(days))


def _stated(sentence: Sentence) -> list[Place]:
    """The stated places, in the document's offsets, but for the dateline and for lists of places."""
    found = [
        replace(place, span=place.span.shift(sentence.span.start))
        for place in places.find(sentence.text)
        if _says(place) and place.span is not None
    ]
    return [place for place in found if not _is_listed(sentence, place)]


def _says(place: Place) -> bool:
    return place.basis is Basis.STATED and place.span is not None


def _is_listed(sentence: Sentence, place: Place) -> bool:
    assert place.span is not None
    return any(
        token.dep == "conj" or any(child.dep in ("cc", "conj") for child in sentence.below(token))
        for token in sentence.within(place.span)
    )


def _happening(sentence: Sentence, place: Place) -> tuple[Token, Token] | None:
    """The verb or noun that tells what happened there, and the preposition that hangs on it."""
    assert place.span is not None
    inside = sentence.within(place.span)
    top = next((token for token in inside if sentence.head(token) not in inside), None)
    link: Token | None = None
    for _ in range(_HOPS):
        if top is None or top.head == top.index:
            return None
        above = sentence.head(top)
        if top.pos == "ADP":
            if top.lower not in _ON_THE_WAY:
                return None
            link = top
        elif above.pos != "ADP" and (link is None or top.dep not in ("dobj", "nsubjpass", "nsubj")):
            return None
        if above.pos == "VERB":
            return _told(sentence, above, link)
        if above.pos in ("NOUN", "PROPN") and lexicon.event(above.lemma.lower()) and link is not None:
            return above, link
        if above.pos == "NOUN" and above.lemma in _ELSEWHERE:
            return None
        top = above
    return None


def _told(sentence: Sentence, verb: Token, link: Token | None) -> tuple[Token, Token] | None:
    """The verb, if it tells a happening; else the one of which it tells the circumstances ("died when it left …")."""
    for _ in range(3):
        if link is None or verb.lemma in _BELONGS or _brought(sentence, verb):
            return None
        if _is_event(sentence, verb):
            return verb, link
        if verb.dep not in _CLAUSES:
            return None
        verb = sentence.head(verb)
    return None


def _brought(sentence: Sentence, verb: Token) -> bool:
    """ "Died at a hospital in Dorn" tells where the hospital is."""
    prepositions = [token for token in sentence.below(verb) if token.pos == "ADP"]
    return any(token.lemma in _ELSEWHERE for above in prepositions for token in sentence.below(above))


def _is_event(sentence: Sentence, verb: Token) -> bool:
    if lexicon.event(verb.lemma) or lexicon.known_predicate(verb.lemma) in _DONE:
        return True
    below = sentence.below(verb)
    return any(token.dep in ("dobj", "nsubj", "nsubjpass") and lexicon.event(token.lemma.lower()) for token in below)


def _without(measure: Measure, place: Place, days: list[DateExpression]) -> Measure:
    """The measure without the place and the days among its names: where two tell one happening, the rest is alike."""
    known = " ".join((place.name, place.key.title(), *(day.text for day in days)))
    return replace(measure, of=tuple(name for name in measure.of if name not in known and place.name not in name))


def _day(days: list[DateExpression]) -> DateExpression | None:
    return days[0] if len(days) == 1 else None


class _Wants:
    """Whether a sentence says of a place that something is there; most that a preposition and a capital stand in do
    not, and need no parser to tell."""

    @staticmethod
    def search(text: str, /) -> bool | None:
        return (_WANTS.search(text) is not None and any(map(_says, places.find(text)))) or None


EXTRACTOR = Extractor(Kind.PLACE, _Wants(), read)
