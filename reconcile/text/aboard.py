"""Who was on board: "sank with 80 people on board", "a ferry carrying 80 people", "12 of the 80 passengers and crew".

What the ship or the plane did meanwhile befell them all alike, and tells nothing of how many they were.
"""

from __future__ import annotations

from reconcile.model import Measure
from reconcile.text import lexicon, phrases
from reconcile.text.befalling import Told
from reconcile.text.counted import Counted
from reconcile.text.phrases import Governor
from reconcile.text.syntax import Sentence, Token
from reconcile.text.wordlists import lists

ABOARD = "aboard"
_CREW = frozenset("crew crewmember crewman pilot copilot co-pilot attendant steward stewardess sailor".split())
#: Who are on board of something, wherever they are told of.
_SORTS = frozenset(("passenger", *_CREW))
_OTHERS = frozenset(("and", "&"))


def told(sentence: Sentence, what: Counted, found: Governor | None, last: int) -> Told | None:
    """How the counted, whose phrase ends at token `last`, are told to be on board; None where they are not, or where
    the sentence says what befell them ("all 80 people on board were rescued")."""
    people = what.head in _SORTS or lexicon.root(lexicon.noun(what.head)) == "person"
    if not people or not phrases.is_noun(what.token):
        return None
    if found is not None and found.verb.lemma == "carry" and found.relation == "object":
        return Told(ABOARD, found.verb, "object") if _to_nowhere(sentence, found.verb, last) else None
    here = _here(sentence, last + 1)
    first = phrases.first_conjunct(sentence, what.token)
    with_them = first.dep == "pobj" and sentence.head(first).lower == "with"
    if with_them and (here is not None or what.head in _SORTS or with_crew(sentence, last)):
        return Told(ABOARD, here or what.token, "oblique")
    if here is not None and (found is None or found.verb.lemma in lists().light or found.verb.lemma == "have"):
        return Told(ABOARD, here, "passive")
    if (what.head in _SORTS or with_crew(sentence, last)) and _is_whole(sentence, what.token):
        return Told(ABOARD, what.token, "oblique")
    return None


def is_aboard(measure: Measure) -> bool:
    return measure.verb == ABOARD


def sort_of(measure: Measure) -> str:
    """ "passenger" or "crew", of those told to be on board; "" of anybody."""
    if measure.verb != ABOARD:
        return ""
    crew = measure.head in _CREW or "crew" in measure.modifiers or "cabin" in measure.modifiers
    return measure.head if measure.head == "passenger" or measure.head in _CREW else "crew" if crew else ""


def with_crew(sentence: Sentence, last: int) -> bool:
    """ "80 passengers and crew": everybody on board."""
    after = sentence.tokens[last + 1 : last + 3]
    return len(after) == 2 and after[0].lower in _OTHERS and after[1].lower == "crew"


def _here(sentence: Sentence, start: int) -> Token | None:
    """The "board" or "aboard" right behind the counted, past "and crew"."""
    if with_crew(sentence, start - 1):
        start += 2
    after = sentence.tokens[start : start + 2]
    if after and after[0].lower in ("aboard", "onboard"):
        return after[0]
    return after[1] if [token.lower for token in after] == ["on", "board"] else None


def _to_nowhere(sentence: Sentence, verb: Token, last: int) -> bool:
    """ "Carried 12 people to safety" tells of no ship."""
    after = sentence.tokens[last + 1 : last + 2]
    return verb.tag != "VBN" and not (after and after[0].lower in ("to", "out", "off", "down", "from"))


def _is_whole(sentence: Sentence, noun: Token) -> bool:
    """ "12 of the 80 passengers": what befell the twelve did not befall all."""
    above = sentence.head(noun)
    return noun.dep == "pobj" and above.lower == "of" and sentence.head(above).tag == "CD"
