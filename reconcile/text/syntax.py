"""A parsed sentence as values: tokens with lemma, part of speech, dependency and head, and the ways around a tree.

Parts of speech are Universal POS, tags Penn Treebank, dependencies those of ClearNLP, as spaCy's English models use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from typing import Any

from reconcile.model import Span


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `index` and `head` count tokens of its sentence (a root is its own), `span` the document's text."""

    index: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    span: Span

    @property
    def lower(self) -> str:
        return self.text.lower()


def make_token(values: tuple[int, str, str, str, str, str, int], start: int, end: int) -> Token:
    """A token of its fields but for the span, and the span's ends: in a third of the time that their constructors take,
    which is told in a run of some million tokens."""
    span: Span = _new(Span)
    token: Token = _new(Token)
    _start(span, start)
    _end(span, end)
    for put, value in zip(_PUT, values, strict=False):
        put(token, value)
    _span(token, span)
    return token


_new: Callable[[type[Any]], Any] = object.__new__
_start, _end = (getattr(Span, name).__set__ for name in ("start", "end"))
*_PUT, _span = (getattr(Token, one.name).__set__ for one in fields(Token))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one line of a document; `tokens` is empty where no extractor wanted it parsed."""

    span: Span
    text: str
    line: int
    tokens: tuple[Token, ...] = ()
    children: tuple[tuple[int, ...], ...] = ()

    def head(self, token: Token) -> Token:
        return self.tokens[token.head]

    def below(self, token: Token) -> tuple[Token, ...]:
        """The token's direct dependents, left to right."""
        return tuple(self.tokens[i] for i in self.children[token.index])

    def ancestors(self, token: Token) -> Iterator[Token]:
        """From the token's head up to the root."""
        while token.head != token.index:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """The token and all that hangs on it, left to right."""
        found, todo = [], [token.index]
        while todo:
            index = todo.pop()
            found.append(index)
            todo.extend(self.children[index])
        return tuple(self.tokens[i] for i in sorted(found))

    def within(self, span: Span) -> tuple[Token, ...]:
        """The tokens that touch a span of the document."""
        start, end = span.start, span.end
        return tuple(token for token in self.tokens if token.span.start < end and start < token.span.end)


def make_sentence(span: Span, text: str, line: int, tokens: tuple[Token, ...]) -> Sentence:
    """A sentence with its dependents worked out."""
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.index:
            children[token.head].append(token.index)
    return Sentence(span, text, line, tokens, tuple(map(tuple, children)))
