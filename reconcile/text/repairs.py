"""What it takes to make a thing good again: "it would take $4 million to repair the pier", "repairs to the pier are put
at $4 million", "the town needs $4 million to rebuild the pier".

Whoever needs the sum, and whatever verb tells it, it is one question of one thing. What was given, lent or spent for
repairs is no such sum.
"""

from __future__ import annotations

import re

from reconcile.model import Measure, Quantity, Span
from reconcile.text import lexicon, phrases
from reconcile.text.syntax import Sentence, Token

_RELATION = "repairs"

#: Verbs of making good, and nouns.
_WORKS = frozenset(("repair", "rebuild", "restore", "reconstruct", "fix", "mend"))
_NOUNS = frozenset(("repair", "reconstruction", "restoration", "rebuilding"))
#: Verbs of which the sum is what it takes.
_TAKES = frozenset(("take", "cost", "need", "require"))
_PUT = re.compile(r"\b(?:costs?|costing|takes?|needs?|requires?|puts?|estimat\w+|is|are|was|were|be|at|to)\s", re.I)
_TO = re.compile(r"\s+(?:in order\s+)?to\s+(?:fully\s+|completely\s+|partly\s+)?(?P<verb>[a-z]+)\b", re.I)


def of(sentence: Sentence, figure: Span, quantity: Quantity, measure: Measure) -> Measure | None:
    """The measure of a sum that it takes to repair something; None where nothing says so."""
    if quantity.dimension != "money" or measure.relation == _RELATION:
        return None
    thing = _to_do(sentence, figure, measure) or _done(sentence, figure, measure)
    if thing is None:
        return None
    name = lexicon.noun(phrases.lemma(thing))
    return Measure(f"what it takes to repair: {name}", "repair", (name,), "cost", _RELATION, (), thing.span)


def is_repair(measure: Measure) -> bool:
    return measure.relation == _RELATION


def _to_do(sentence: Sentence, figure: Span, measure: Measure) -> Token | None:
    """ "Needs the sum to repair the pier"."""
    found = _TO.match(sentence.text, figure.end - sentence.span.start)
    if found is None or measure.verb not in _TAKES:
        return None
    at = sentence.span.start + found.start("verb")
    verb = next((token for token in sentence.tokens if token.span.start == at), None)
    return _thing(sentence, verb) if verb is not None and verb.lemma in _WORKS else None


def _done(sentence: Sentence, figure: Span, measure: Measure) -> Token | None:
    """ "Repairs to the pier would cost the sum", "put the cost of repairing the pier at the sum"."""
    if measure.verb not in (*_TAKES, "be", "estimate", "put", "repair", "rebuild"):
        return None
    before = [token for token in sentence.tokens if token.span.end <= figure.start]
    for token in reversed(before[-_FAR:]):
        works = token.lemma in _NOUNS and phrases.is_noun(token)
        if not works and not (token.tag == "VBG" and token.lemma in _WORKS):
            continue
        between = sentence.text[token.span.end - sentence.span.start : figure.start - sentence.span.start]
        if re.search(r"[.;:\d]", between) is not None or _PUT.search(f"{between} ") is None:
            return None
        thing = phrases.object_of(sentence, token, "to", "of") if works else _thing(sentence, token)
        return thing if thing is not None and phrases.is_noun(thing) and thing.span.end <= figure.start else None
    return None


def _thing(sentence: Sentence, verb: Token) -> Token | None:
    """What is repaired: the pier, or that which the damage was done to."""
    found = phrases.child(sentence, verb, "dobj")
    if found is not None and found.lemma == "damage":
        found = phrases.object_of(sentence, found, "to", "of") or found
    return found if found is not None and phrases.is_noun(found) else None


#: Tokens before the figure among which the work is sought.
_FAR = 20
