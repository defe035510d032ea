"""Noun phrases, subjects and governing verbs of a parsed sentence.

All of it is plain walking in a tree that may be wrong: nothing here raises, whatever the parser made of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.model import Span
from reconcile.text.syntax import Sentence, Token

NOUN = frozenset(("NN", "NNS", "NNP", "NNPS"))
_VERBAL = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"))
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
#: How far a walk up or along conjuncts goes: no English sentence needs more, and a broken tree must end.
_FAR = 12


@dataclass(frozen=True, slots=True)
class Governor:
    """The verb that a phrase hangs on, how ("subject", "passive", "object", "oblique"), and the nouns on the way."""

    verb: Token
    relation: str
    through: tuple[Token, ...] = ()


def is_verb(token: Token) -> bool:
    return token.pos in ("VERB", "AUX") and token.tag in _VERBAL and token.dep != "prep"


def is_noun(token: Token) -> bool:
    return token.tag in NOUN


#: Units and powers of ten that the tagger takes for nouns; no figure measures one.
UNITS = frozenset(("%", "pct", "percent", "cent", "mln", "bln", "dlr", "dlrs", "cts"))


def top(tokens: Sequence[Token]) -> Token | None:
    """Of some tokens that stand together, the one whose head lies outside; the last where several do."""
    inside = {token.index for token in tokens}
    outer = [token for token in tokens if token.head not in inside or token.head == token.index]
    named = [
        token for token in outer if token.tag in NOUN or token.tag in ("CD", "VBD", "VBN", "VBZ", "VB", "VBP", "VBG")
    ]
    return named[-1] if named else outer[-1] if outer else None


def child(sentence: Sentence, token: Token, *deps: str) -> Token | None:
    """The first direct dependent with one of these dependencies."""
    return next((below for below in sentence.below(token) if below.dep in deps), None)


def first_conjunct(sentence: Sentence, token: Token) -> Token:
    """Where the chain of conjuncts that a token is in begins."""
    for _ in range(_FAR):
        if token.dep not in ("conj", "appos") or token.head == token.index:
            break
        token = sentence.head(token)
    return token


def governor(sentence: Sentence, token: Token) -> Governor | None:
    """The verb above a noun or figure; a conjunct has that of its first. Stops at another clause."""
    relation = ""
    through: list[Token] = []
    for _ in range(_FAR):
        above = sentence.head(token)
        if above.index == token.index:
            return None
        if is_verb(above) and token.dep not in ("amod", "compound"):
            if token.dep == "conj":
                return None
            return Governor(above, relation or _relation(token), tuple(through))
        if token.dep in ("relcl", "acl"):
            return None
        if token.dep in ("prep", "pcomp", "agent"):
            relation = "oblique"
        if is_noun(above) or above.pos == "PRON":
            through.append(above)
        token = above
    return None


def _relation(token: Token) -> str:
    if token.dep in ("nsubj", "csubj"):
        return "subject"
    if token.dep == "nsubjpass":
        return "passive"
    if token.dep in ("dobj", "dative", "obj", "attr", "oprd"):
        return "object"
    return "oblique"


def subject(sentence: Sentence, verb: Token) -> Token | None:
    """Who or what a verb is said of: its own subject, that of the verb it is joined to, or the noun it describes."""
    for _ in range(_FAR):
        own = child(sentence, verb, "nsubj", "nsubjpass", "csubj")
        if own is not None:
            return _antecedent(sentence, verb, own)
        above = sentence.head(verb)
        if above.index == verb.index:
            return None
        if verb.dep in ("acl", "relcl") and (is_noun(above) or above.pos == "PRON"):
            aims = above.lemma in _INTENTS and verb.tag != "VBN"  # "a deal valued at $5 million" is the deal
            governing = governor(sentence, above) if aims else None
            if governing is None:
                return above
            above = governing.verb
        verb = above
    return None


#: "Plans to lay off 200": it is not the plans that do it.
_INTENTS = frozenset(
    ("plan", "decision", "effort", "move", "bid", "offer", "pledge", "promise", "proposal", "attempt", "intention",
     "agreement", "right", "deal", "goal", "aim", "vote", "ability", "order", "request", "permission", "contract")
)  # fmt: skip


def named_subject(sentence: Sentence, verb: Token) -> Token | None:
    """The subject; for a pronoun ("said that it grew") the noun that is the subject further up, if there is one."""
    own = found = subject(sentence, verb)
    for _ in range(_FAR):
        if found is not None and found.dep == "attr" and found.index < verb.index:
            found = _called(sentence, found)  # "the club is the first to sell 90 plots"
        if found is None or found.pos != "PRON":
            return found
        above = next((token for token in sentence.ancestors(verb) if is_verb(token)), None)
        if above is None:
            break
        verb, found = above, subject(sentence, above)
    return own


def _called(sentence: Sentence, noun: Token) -> Token:
    """What is said to be `noun`; the noun where that is not told, or by a pronoun."""
    above = sentence.head(noun)
    whole = subject(sentence, above) if above.lemma in ("be", "become", "remain") else None
    return whole if whole is not None and is_noun(whole) and whole.index != noun.index else noun


#: A clause with "that" or "which" is rarely said of these, where another noun stands nearer.
_ANYBODY = frozenset(("everyone", "everybody", "someone", "somebody", "anyone", "anybody", "everything", "something"))


def _antecedent(sentence: Sentence, verb: Token, own: Token) -> Token:
    """What "which", "that" or "who" stands for."""
    if own.tag not in ("WDT", "WP") or verb.dep != "relcl":
        return own
    found, before = sentence.head(verb), sentence.tokens[own.index - 1]
    return before if found.lower in _ANYBODY and is_noun(before) else found


def object_of(sentence: Sentence, token: Token, *prepositions: str) -> Token | None:
    """The noun that one of these prepositions ties to a token."""
    for below in sentence.below(token):
        if below.dep in ("prep", "agent") and below.lower in prepositions:
            found = child(sentence, below, "pobj", "pcomp")
            if found is not None:
                return found
    return None


def conjuncts(sentence: Sentence, token: Token) -> list[Token]:
    """The token and those joined to it after it, in order."""
    found: list[Token] = []
    todo = [token]
    while todo and len(found) < _FAR:
        token = todo.pop()
        found.append(token)
        todo.extend(below for below in sentence.below(token) if below.dep == "conj")
    return found


def modifiers(sentence: Sentence, head: Token, after: int = -1) -> list[Token]:
    """The adjectives and nouns before a head noun that tell which, in reading order, from token `after` on."""
    found: list[Token] = []
    index = head.index - 1
    while index > after and _modifies(sentence.tokens[index]):
        found.append(sentence.tokens[index])
        index -= 1
    return [token for token in reversed(found) if token.tag not in ("HYPH", ",", "CC", "POS")]


def _modifies(token: Token) -> bool:
    if token.dep == "punct" and token.tag == "HYPH":
        return True
    return token.tag in NOUN or (token.tag in ("JJ", "JJS", "JJR", "VBN", "VBG", "AFX") and token.dep in (
        "amod", "compound", "nmod", "npadvmod", "advmod",
    ))  # fmt: skip


def name_of(sentence: Sentence, token: Token) -> str:
    """A noun as a reader names it: proper names whole and as written, else the lemma."""
    if token.tag not in ("NNP", "NNPS"):
        return lemma(token)
    start = token.index
    while (
        start > 0
        and sentence.tokens[start - 1].tag in ("NNP", "NNPS")
        and sentence.tokens[start - 1].head == token.index
    ):
        start -= 1
    first = sentence.tokens[start]
    return written(sentence, Span(first.span.start, token.span.end))


#: Where the lemmatizer errs, or a plural is a word of its own.
_LEMMAS = {
    "people": "person",
    "persons": "person",
    "corpses": "corpse",
    "olds": "person",  # "two six-year-olds"
    "taxes": "tax",
    "odds": "odds",
    "proceeds": "proceeds",
    "goods": "goods",
}


def lemma(token: Token) -> str:
    """The dictionary form that claims are joined by: "people" is "person"."""
    if token.lower in _LEMMAS:
        return _LEMMAS[token.lower]
    if token.tag == "NNPS" and token.lemma.endswith("s") and len(token.lemma) > 3:
        return token.lemma[:-3] + "y" if token.lemma.endswith("ies") else token.lemma[:-1]
    return token.lemma


def written(sentence: Sentence, span: Span) -> str:
    """The words of a span of the document, spaces made plain."""
    base = sentence.span.start
    return " ".join(sentence.text[max(0, span.start - base) : span.end - base].split())


def noun_phrase(sentence: Sentence, head: Token, longest: int = 9) -> Span:
    """The head with what hangs on it to the left, and the phrases that "of", "in" and the like tie to it."""
    left = [t for t in sentence.subtree(head) if t.index <= head.index and head.index - t.index <= longest]
    start = next((t for t in left if t.dep not in ("det", "punct", "cc") or t.index == head.index), head)
    end = head
    for below in sentence.below(head):
        if below.dep == "prep" and below.lower in ("of", "in", "for", "between", "among", "with", "on", "to", "from"):
            last = sentence.subtree(below)[-1]
            if last.index - start.index > longest:
                break
            end = last
    return Span(start.span.start, max(end.span.end, head.span.end))
