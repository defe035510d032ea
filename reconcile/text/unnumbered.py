"""Counts that are told without a number: "no accords were signed" is zero, "a twin bombing" two, "a car bomb" at least
one, which matters only where others tell of two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reconcile.model import Bound, Span
from reconcile.text import lexicon, phrases
from reconcile.text.counted import Counted
from reconcile.text.syntax import Sentence, Token

_TWINS = {"twin": 2, "double": 2, "dual": 2, "triple": 3}
#: A pattern (without flags) for sentences that may hold one.
WANTS = r"\b(?:no|twin|double|dual|triple)[^\S\n]+\w|\ban?[^\S\n][^.;\n]{0,40}(?:bomb|blast|explosion)"
#: One of these stands in such a sentence: a word, or a part of one.
WORDS, PARTS = frozenset(("no", *_TWINS)), ("bomb", "blast", "explosion")

#: Nouns after "no" that make an idiom, or say that nothing is known.
_IDIOMS = frozenset(
    ("doubts", "means", "circumstances", "terms", "results", "signs", "plans", "details", "words", "ways")
)


@dataclass(frozen=True, slots=True)
class Told:
    """A count, the word that tells it, and what is counted."""

    value: int
    word: Span
    counted: Counted
    bound: Bound = Bound.EXACT


def find(sentence: Sentence) -> Iterator[Told]:
    """The counts of a sentence that no number tells."""
    for token in sentence.tokens:
        if token.lower == "no":
            counted = _none(sentence, token)
            if counted is not None:
                yield Told(0, token.span, counted)
        elif token.lower in _TWINS:
            counted = _twin(sentence, token)
            if counted is not None:
                yield Told(_TWINS[token.lower], token.span, counted)
        elif token.lower in ("a", "an"):
            counted = _single(sentence, token)
            if counted is not None:
                yield Told(1, token.span, counted, Bound.AT_LEAST)


def _none(sentence: Sentence, token: Token) -> Counted | None:
    head = sentence.head(token)
    if token.dep != "det" or head.tag != "NNS" or head.lower in _IDIOMS or head.index <= token.index:
        return None
    if head.dep not in ("nsubjpass", "nsubj", "dobj", "attr"):
        return None
    before = tuple(phrases.lemma(one) for one in phrases.modifiers(sentence, head, token.index))
    return Counted(phrases.lemma(head), before, head, "noun", head.span)


def _twin(sentence: Sentence, token: Token) -> Counted | None:
    """Of events only: a double room is one room."""
    head = sentence.head(token)
    if token.dep not in ("amod", "compound", "nmod") or head.tag not in ("NN", "NNS") or head.index <= token.index:
        return None
    return Counted(phrases.lemma(head), (), head, "noun", head.span) if lexicon.event(head.lemma) else None


def _single(sentence: Sentence, token: Token) -> Counted | None:
    """ "A car bomb", "a bomb attack"; not "a bomb squad", nor "a twin bombing", which tells its number."""
    head = sentence.head(token)
    if token.dep != "det" or head.tag != "NN" or head.index <= token.index:
        return None
    before = phrases.modifiers(sentence, head, token.index)
    if any(one.lower in _TWINS for one in before):
        return None
    blown = head if head.lemma in _BLOWN else next((one for one in before if one.lemma in _BLOWN), None)
    if blown is None or (blown is not head and head.lemma not in ("attack", "strike")):
        return None
    return Counted(phrases.lemma(blown), (), head, "noun", head.span)


_BLOWN = frozenset(("bomb", "bombing", "blast", "explosion"))
