"""To how long a time in prison somebody is sentenced: "was jailed for 12 years", "received a 12-year prison sentence".

What prosecutors ask for, what a charge carries, and what somebody has served are no such terms.
"""

from __future__ import annotations

import re

from reconcile.model import Measure, Quantity, Span
from reconcile.text import phrases
from reconcile.text.syntax import Sentence, Token

#: The noun of what is measured.
TERM = "imprisonment"

#: Verbs that sentence; verbs that do so with a noun of prison beside them.
_SENTENCE = frozenset("sentence jail imprison condemn incarcerate".split())
_GIVE = frozenset("give get receive hand draw impose".split())
_NOUNS = frozenset("sentence term prison jail imprisonment detention".split())
_BEHIND = re.compile(
    r"(?:-|\s)?\s?(?:(?:in|of|behind)\s(?:an?\s|the\s)?(?:\w+\s)?(?:prison|jail|imprisonment|bars|detention)"
    r"|(?:\w+\s){0,2}(?:sentence|term)s?)\b",
    re.I,
)
_FREE = re.compile(r"^.{0,20}\b(?:probation|parole|community service|supervised|home detention|house arrest)\b", re.I)
_REACH = 40


def of(sentence: Sentence, figure: Span, quantity: Quantity, measure: Measure) -> Measure | None:
    """The measure of a time that is a prison term; None of any other."""
    if quantity.dimension != "duration" or measure.verb not in (*_SENTENCE, *_GIVE):
        return None
    behind = sentence.text[figure.end - sentence.span.start :][:_REACH]
    told = measure.head in _NOUNS or _BEHIND.match(behind) is not None
    if _FREE.match(behind) is not None or (measure.verb in _GIVE and not told):
        return None
    suspended = ("suspended",) if "suspended" in behind or "suspend" in measure.modifiers else ()
    verb = next(iter(sentence.within(measure.verb_span)), None) if measure.verb_span is not None else None
    name = _whose(sentence, verb) if verb is not None else None
    text = " ".join((*suspended, "prison term", *(("of", name) if name else ())))
    span = measure.verb_span
    return Measure(text, TERM, suspended, "sentence", "oblique", (name,) if name else (), verb_span=span)


def is_term(measure: Measure) -> bool:
    return measure.head == TERM and measure.verb == "sentence"


def in_prison(measure: Measure) -> bool:
    """A time in prison of whatever kind: a sentence, or what is served, faced or asked for."""
    return is_term(measure) or measure.head in _NOUNS


def _whose(sentence: Sentence, verb: Token) -> str | None:
    """Who is sentenced, by name: the object of the verb, the subject of the passive or of "received"."""
    deps = ["nsubjpass", "dobj", "dative", *(["nsubj"] if verb.lemma in _TAKE else [])]
    told = [token for token in sentence.below(verb) if token.dep in deps]
    told += [token for noun in told for token in sentence.below(noun) if token.dep == "appos"]  # "banker Carl Voss"
    name = next((token for token in told if token.tag in ("NNP", "NNPS")), None)
    return phrases.name_of(sentence, name) if name is not None else None


#: Verbs of which he is the subject.
_TAKE = frozenset(("get", "receive", "draw"))
