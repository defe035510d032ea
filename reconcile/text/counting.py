"""Which noun a number counts.

"Ten of the wounded" and "15 hurt" count people; "a pact … among seven" counts pacts; "two were freed" counts what was
counted just before. Where the words do not tell, nothing is counted.
"""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.model import Span
from reconcile.text import nounless, nounphrases, phrases
from reconcile.text.counted import Counted, between, continues, followed_by_noun, lemmas, next_is_noun, participle
from reconcile.text.syntax import Sentence, Token
from reconcile.text.wordlists import lists

__all__ = ["counted", "number_of"]


def counted(
    sentence: Sentence, number: Sequence[Token], plural: bool, earlier: Sequence[Counted] = ()
) -> Counted | None:
    """What the number at these tokens counts; `plural` unless it is one; `earlier` are those of the sentence so far."""
    if not number:
        return None
    return (
        _of_parent(sentence, number)
        or _partitive(sentence, number)
        or _bounded(sentence, number)
        or nounless.state_of(sentence, number)
        or nounless.others(sentence, number, earlier)
        or nounless.with_clause(sentence, number)
        or nounphrases.counted_by(sentence, number, plural)
        or nounless.behind_verb(sentence, number)
        or nounless.by_verb(sentence, number)
        or nounless.among(sentence, number)
        or nounless.as_before(sentence, number, earlier)
    )


_PARENTS = frozenset("father mother parent dad mom mum grandfather grandmother".split())


def _of_parent(sentence: Sentence, number: Sequence[Token]) -> Counted | None:
    """ "A father of three who was shot", "Mother of 5 killed": children, whatever befell the parent."""
    before = sentence.tokens[max(0, number[0].index - 2) : number[0].index]
    after = sentence.tokens[number[-1].index + 1 : number[-1].index + 2]
    if len(before) < 2 or before[1].lower != "of" or before[0].lemma.lower() not in _PARENTS:
        return None
    if after and (phrases.is_noun(after[0]) or after[0].tag in ("JJ", "CD", "HYPH")):
        return None
    return Counted("child", (), number[-1], "kin", None, None)


def _partitive(sentence: Sentence, number: Sequence[Token]) -> Counted | None:
    """ "Ten of the accords", "one of those hurt", "hundreds of people"."""
    last = number[-1]
    after = last.index + 1
    tokens = sentence.tokens
    if after >= len(tokens) or (tokens[after].lower != "of" and not (last.lower == "of" and after < len(tokens))):
        return None
    of = tokens[after] if tokens[after].lower == "of" else last
    head = _of_what(sentence, of)
    if head is None or head.tag in ("PRP", "WDT", "WP"):
        return _of_them(sentence, of, number)
    if head.lower in lists().states or head.lower in ("those", "these"):
        verb = head if head.lower in lists().states else participle(sentence, head)
        return Counted("person", (), number[-1], "partitive", head.span, verb)
    if not phrases.is_noun(head):
        return None
    before = phrases.modifiers(sentence, head, of.index)
    span = Span((before[0] if before else head).span.start, head.span.end)
    hang = number[-1] if number[-1].index != of.index else number[0]
    told = any(token.tag in _DETERMINED for token in sentence.tokens[of.index + 1 : head.index])
    how = "partitive" if told else "of"
    return Counted(phrases.lemma(head), lemmas(before), hang, how, span, participle(sentence, head))


def _of_them(sentence: Sentence, of: Token, number: Sequence[Token]) -> Counted | None:
    """ "14 of them civilians": what the part is, right behind the word for all."""
    row = sentence.tokens[of.index + 1 : of.index + 4]
    if len(row) < 2 or row[0].lower not in ("them", "whom", "these", "those") or of.index != number[-1].index + 1:
        return None
    head = next((token for token in row[1:] if token.tag in ("NNS", "NNPS")), None)
    if head is None or any(token.tag != "JJ" for token in row[1 : head.index - of.index - 1]):
        return None
    before = sentence.tokens[of.index + 2 : head.index]
    span = Span((before[0] if before else head).span.start, head.span.end)
    return Counted(phrases.lemma(head), lemmas(before), number[-1], "partitive", span, None)


#: Tags of words that say which ones: a part of them is counted.
_DETERMINED = frozenset(("DT", "PDT", "PRP$", "CD", "POS"))


def _bounded(sentence: Sentence, number: Sequence[Token]) -> Counted | None:
    """ "Three or more goals", "ten or fewer of these": the words of a bound stand between a number and its noun."""
    after = number[-1].index + 1
    if [token.lower for token in sentence.tokens[after : after + 2]] not in _OR_MORE:
        return None
    bound = sentence.tokens[after + 1]
    head = _of_what(sentence, bound)
    if head is None or not phrases.is_noun(head) or head.tag not in ("NNS", "NNPS"):
        return None
    before = phrases.modifiers(sentence, head, bound.index)
    span = Span((before[0] if before else head).span.start, head.span.end)
    return Counted(phrases.lemma(head), lemmas(before), head, "noun", span, participle(sentence, head))


_OR_MORE = [["or", "more"], ["or", "fewer"], ["or", "less"]]
_NUMBER = frozenset(("number", "count", "tally", "total"))


def number_of(sentence: Sentence, noun: Token) -> Counted | None:
    """ "The number of dead", "the count of the homeless": what a level with such a name counts."""
    after = sentence.tokens[noun.index + 1 : noun.index + 2]
    return _partitive(sentence, (noun,)) if noun.lemma in _NUMBER and after and after[0].lower == "of" else None


def _of_what(sentence: Sentence, of: Token) -> Token | None:
    """The noun that ends the phrase after "of", by the words: the parser often takes a state for a modifier."""
    found = None
    for token in sentence.tokens[of.index + 1 : of.index + 12]:
        if found is None and token.lower in lists().states and not followed_by_noun(sentence, token):
            return token
        if token.tag == "POS":
            found = None  # "of the harbour's oldest piers" is of piers
        elif (token.tag in ("DT", "PDT", "PRP$", "CD", "WP$") and found is None) or token.tag == "HYPH":
            if token.lower in ("those", "these") and not next_is_noun(sentence, token):
                return token
        elif phrases.is_noun(token):
            if found is not None and not continues(found, token):
                break
            found = token
        elif found is not None and between(sentence, found, token):
            pass
        elif found is not None or token.tag not in ("JJ", "JJS", "JJR", "RBS", "RB", "VBN", "VBG", "``", "RBR"):
            break
    return found
