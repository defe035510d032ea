"""What is counted, and the words beside a noun that belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.model import Span
from reconcile.text import phrases
from reconcile.text.syntax import Sentence, Token
from reconcile.text.wordlists import lists


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: `head` and `modifiers` in lemmas, `span` the words that name it.

    `token` is where it hangs in the tree (the noun, or the number where the noun was left out). `how` tells what it
    rests on: "noun", "partitive", "state", "verb", "among", "kin" or "before". `verb` is what its own words tell of it.
    """

    head: str
    modifiers: tuple[str, ...]
    token: Token
    how: str
    span: Span | None = None
    verb: Token | None = None

    @property
    def unit(self) -> str:
        """Head and modifiers as the unit of a count."""
        idle = lists().idle_modifiers
        return " ".join((*(word for word in self.modifiers if word not in idle), self.head))


def participle(sentence: Sentence, head: Token) -> Token | None:
    """What was done with the counted: "accords signed in May", "people who were hurt", "wounded people"."""
    for below in sentence.below(head):
        if below.dep in ("acl", "relcl") and below.tag in ("VBN", "VBD", "VBG", "VBP", "VBZ", "VB"):
            return below
    words = lists().states
    after = sentence.tokens[head.index + 1 : head.index + 2]
    if after and after[0].lower in words and after[0].tag == "VBN" and not next_is_noun(sentence, after[0]):
        return after[0]
    return next((t for t in sentence.below(head) if t.dep == "amod" and t.lower in words), None)


def of_people(verb: Token) -> bool:
    return verb.lemma in lists().person_verbs or verb.lower in lists().states


def lemmas(tokens: Sequence[Token]) -> tuple[str, ...]:
    idle = lists().idle_modifiers
    return tuple(phrases.lemma(token) for token in tokens if token.lower not in idle and not _dropped(token))


def _dropped(token: Token) -> bool:
    return token.tag in ("VBN", "VBG") or token.lower in ("-",) or token.lower in lists().states


def next_is_noun(sentence: Sentence, token: Token) -> bool:
    for after in sentence.tokens[token.index + 1 : token.index + 3]:
        if phrases.is_noun(after):
            return True
        if after.tag not in ("HYPH", "JJ", "VBN"):
            return False
    return False


def followed_by_noun(sentence: Sentence, token: Token) -> bool:
    after = token.index + 1
    return after < len(sentence.tokens) and phrases.is_noun(sentence.tokens[after])


def between(sentence: Sentence, head: Token, token: Token) -> bool:
    """An adjective between two nouns of one phrase: "computer retail firms"."""
    within = head.dep in ("compound", "nmod", "amod", "npadvmod") and head.head > token.index
    return within and token.tag == "JJ" and followed_by_noun(sentence, token)


def continues(head: Token, token: Token) -> bool:
    """The next noun belongs to the same phrase: the first is its modifier."""
    if token.tag in ("NNP", "NNPS") and head.tag in ("NNS", "NNPS"):
        return (
            token.tag == head.tag == "NNPS" and head.dep == "compound" and head.head == token.index
        )  # "South Koreans"
    return head.head == token.index or head.dep in ("compound", "nmod", "amod", "nummod") or token.head == head.head
