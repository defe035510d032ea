"""Whose age a figure tells, and of what an anniversary is."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.model import Measure, Span
from reconcile.text import phrases
from reconcile.text.measures import Measured
from reconcile.text.syntax import Sentence, Token


def of_age(sentence: Sentence, figure: Sequence[Token]) -> Measured:
    """ "Ann Moe, 27", "the 27-year-old driver", "she was 27": the person is what the age belongs to."""
    token = phrases.top(sentence, figure) or figure[-1]
    who = _described(sentence, token)
    verb = None
    if who is None:
        found = phrases.governor(sentence, token)
        verb = found.verb if found else None
        who = phrases.subject(sentence, verb) if verb is not None else None
    if who is None:
        return Measured(Measure("age"), token)
    relative = next((t for t in sentence.below(who) if t.dep == "appos" and t.tag == "NNP"), None)
    who = relative if relative is not None and verb is not None else who
    name = phrases.name_of(sentence, who)
    whose = phrases.written(sentence, phrases.noun_phrase(sentence, who, 5))
    of = (name,) if who.tag in ("NNP", "NNPS") else ()
    before = [] if of else [t for t in phrases.modifiers(sentence, who) if t.index not in {f.index for f in figure}]
    measure = Measure(
        f"age of {whose}", name, tuple(map(phrases.lemma, before)), verb.lemma if verb else "", "", of, who.span
    )
    return Measured(measure, token)


_PERSONS = frozenset(("he", "she", "who", "i"))
_AGES = frozenset(("age", "expectancy"))


def is_age(sentence: Sentence, number: Sequence[Token]) -> bool:
    """True for what a person "was" or "turned", and for a bare number that an age or a life expectancy is."""
    token = phrases.top(sentence, number)
    if token is None or token.dep not in ("attr", "acomp", "dobj", "pobj", "npadvmod"):
        return False
    found = phrases.governor(sentence, token)
    if found is None or found.verb.lemma not in ("be", "turn", "become"):
        return False
    own = phrases.child(sentence, found.verb, "nsubj")
    return own is not None and (own.lemma in _AGES or (own.lower in _PERSONS and token.dep != "pobj"))


def _described(sentence: Sentence, token: Token) -> Token | None:
    for _ in range(4):
        above = sentence.head(token)
        if above.index == token.index or phrases.is_verb(above):
            return None
        if phrases.is_noun(above) or above.pos == "PRON":
            return above
        token = above
    return None


def of_anniversary(sentence: Sentence, figure: Sequence[Token], noun: Token) -> Measured:
    """The anniversary of what: "victory", "World War II"."""
    of: list[str] = []
    inner: Token | None = noun
    last = noun
    for _ in range(3):
        inner = phrases.object_of(sentence, inner, "of", "in", "since") if inner is not None else None
        if inner is None or not phrases.is_noun(inner):
            break
        of.append(phrases.name_of(sentence, inner))
        last = inner
    text = phrases.written(sentence, Span(noun.span.start, max(last.span.end, noun.span.end)))
    return Measured(Measure(text, noun.lemma, (), "", "", tuple(of), noun.span), noun)
