"""Parses the sentences of a document: the only module that knows the parser (spaCy, tagger and parser only).

The model is an installed `en_core_web_*`, else the re-upload of the official small one on the package index; nothing is
fetched. Each sentence is parsed on its own, so that its claims do not depend on its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from reconcile.encoder import Encoder, Layer, Table
from reconcile.model import TELLING, Document, Span
from reconcile.models import installed_model
from reconcile.moves import Moves
from reconcile.text import casing, glued, places, sentences, wrapping
from reconcile.text.morphology import INFLECTED, Morphology, Rule, Tables, Test
from reconcile.text.syntax import Sentence, make_sentence, make_token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from thinc.model import Model
    from thinc.types import Floats2d, Ints1d

#: The pipes that tell each token's vector and the tree, and how many sentences go through the pipes at once.
_FIRST, _LAST, _AT_ONCE = "tok2vec", "parser", 64

#: What is asked of a word: by the first pipe, by the tokenizer, and here.
_ASKED = ("NORM", "PREFIX", "SUFFIX", "SHAPE", "LOWER", "IS_SPACE")

#: How many pieces of text between two spaces the tokenizer remembers: the words of some thousand articles.
_PIECES = 50_000

#: Longer sentences are not parsed: no editor wrote them, and the parser's time and memory grow with them.
LONGEST = 2_000


@cache
def _language() -> Language:
    import spacy
    from thinc.api import use_ops

    with use_ops("numpy", use_blis=False):  # numpy multiplies matrices twice as fast as thinc's own
        language = spacy.load(installed_model(), exclude=["ner", "senter"], disable=["attribute_ruler", "lemmatizer"])
    # Of the twenty things that are told of each new word, only what something here asks for.
    tell = language.vocab.lex_attr_getters  # type: ignore[attr-defined]
    for name in tell.keys() - {language.vocab.strings[name] for name in _ASKED}:
        del tell[name]
    language.tokenizer.max_cache_size = _PIECES  # type: ignore[union-attr]
    return language


@cache
def _encoder() -> tuple[Encoder | None, list[int | str]]:
    """The model's first pipe in less time, with the features that it asks for; None for a model that is built otherwise
    than the small one (the larger ones add vectors of their own)."""
    if not installed_model().startswith("en_core_web_sm"):
        return None, []
    own, among = _language().get_pipe(_FIRST).model.layers  # type: ignore[attr-defined]
    features, _, embed, mix, _ = own.layers
    return Encoder(
        [_table(column.layers[1]) for column in embed.layers[0].layers],
        _layer(mix.layers[0].layers[0]),
        [_layer(residual.layers[0].layers[1].layers[0]) for residual in among.layers[0].layers],
    ), features.attrs["columns"]


def _table(embed: Model[Ints1d, Floats2d]) -> Table:
    hashed: Callable[..., Any] = partial(embed.ops.hash, seed=embed.attrs["seed"])
    return Table(numpy.asarray(embed.get_param("E"), numpy.float32), hashed)


def _layer(model: Model[Floats2d, Floats2d]) -> Layer:
    """Maxout and the levelling after it."""
    maxout, level = model.layers
    weights, bias, gain, shift = (
        numpy.asarray(one.get_param(name), numpy.float32) for one in (maxout, level) for name in one.param_names
    )  # (width, pieces, inputs), (width, pieces), (width,), (width,)
    by_piece = weights.transpose(1, 0, 2).reshape((-1, weights.shape[2]))
    return Layer(by_piece.T.copy(), bias.T.reshape((-1,)).copy(), gain, shift)


@cache
def _moves() -> tuple[Moves, Callable[[Sequence[object]], NDArray[numpy.int32]]]:
    """The weights by which the model's last pipe tells its moves, and what tells the tokens that a state looks at."""
    language = _language()
    model = language.get_pipe(_LAST).model  # type: ignore[attr-defined]
    _, lower, upper = model.layers
    weights, nothing, bias = (numpy.asarray(lower.get_param(name), numpy.float32) for name in ("W", "pad", "b"))
    places, width = len(weights), weights.shape[3]  # (places, hidden, pieces, width), (1, places, hidden, pieces), …
    moves = Moves(
        numpy.arange(places, dtype=numpy.int32),
        weights.transpose(3, 0, 2, 1).reshape((width, -1)).copy(),
        nothing[0].transpose(0, 2, 1).reshape((-1,)).copy(),
        bias.T.reshape((-1,)).copy(),
        numpy.asarray(upper.get_param("W"), numpy.float32).T.copy(),
        numpy.asarray(upper.get_param("b"), numpy.float32),
    )
    return moves, model.predict([language.make_doc("")]).get_token_ids


@cache
def _threads() -> ThreadpoolController:
    _language()  # the libraries that it loads are those whose threads are counted
    return ThreadpoolController()


@cache
def _morphology() -> Morphology:
    """The model's own tables of parts of speech and lemmas."""
    language = _language()
    rules = []
    for row in language.get_pipe("attribute_ruler").patterns:  # type: ignore[attr-defined]
        for pattern in row["patterns"]:
            tests = [_test(pattern[0].get(key)) for key in ("TAG", "LOWER", "DEP")] if len(pattern) == 1 else []
            attrs = row["attrs"]
            if tests and None not in tests and set(pattern[0]) <= {"TAG", "LOWER", "DEP"}:
                tag, lower, dep = (test for test in tests if test is not None)
                rules.append(Rule(tag, lower, dep, str(attrs.get("POS", "")), str(attrs.get("LEMMA", ""))))
    lookups = language.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    exceptions, index, endings = (lookups.get_table(f"lemma_{name}") for name in ("exc", "index", "rules"))
    known = {kind: frozenset(index[kind]) for kind in INFLECTED if kind in index}
    return Morphology(tuple(rules), Tables(exceptions, known, endings))


@cache
def _words() -> frozenset[str]:
    return _morphology().tables.words()


def _is_word(lower: str) -> bool:
    """Whether the model's tables have a word, in its dictionary form or inflected."""
    endings = (pair for pairs in _morphology().tables.endings.values() for pair in pairs)
    return lower in _words() or any(
        lower.endswith(old) and lower[: len(lower) - len(old)] + new in _words() for old, new in endings if old
    )


def _test(condition: object) -> Test | None:
    """What a pattern asks of a string; None where it is more than a list of words."""
    match condition:
        case None:
            return Test()
        case str():
            return Test(frozenset((condition,)))
        case {"IN": list() as words}:
            return Test(frozenset(words))
        case {"NOT_IN": list() as words}:
            return Test(frozenset(words), negated=True)
    return None


def split(document: Document) -> tuple[Sentence, ...]:
    """The sentences of the lines that tell something, in order, not parsed. `line` is where their paragraph starts."""
    found = []
    for first, last in wrapping.paragraphs(document.text, document.lines):
        if first.label in TELLING and last.end > first.start:
            told = sentences.told(document.text, Span(first.start, last.end))
            for span in sentences.split(told):
                found.append(Sentence(span.shift(first.start), span.of(told), first.number))
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
    read = [_readable(sentence.text) for sentence in unparsed]
    # One thread: sentences are too short for two to help, and the same sums are made on any number of processors.
    with _threads().limit(limits=1, user_api="blas"):
        docs = [doc for some in _batched([text for text, _ in read]) for doc in _parsed(some)]
    return [_values(sentence, doc, stands) for sentence, doc, (_, stands) in zip(unparsed, docs, read, strict=True)]


def _batched(texts: list[str]) -> Iterator[list[str]]:
    """So many that memory stays bounded, whatever the article's length."""
    return (texts[at : at + _AT_ONCE] for at in range(0, len(texts), _AT_ONCE))


def _parsed(texts: list[str]) -> Iterable[Doc]:
    """The texts with tags and trees."""
    language, (encoder, columns) = _language(), _encoder()
    if encoder is None:
        return language.pipe(texts)
    docs = [language.make_doc(text) for text in texts]
    vectors = encoder.encode([numpy.asarray(doc.to_array(columns), numpy.uint64) for doc in docs])
    for doc, own in zip(docs, vectors, strict=True):
        doc.tensor = own  # type: ignore[assignment]  # where the pipes look for what the model's first one tells
    for name, pipe in language.pipeline:
        if name == _LAST:
            pipe.set_annotations(docs, _trees(docs, pipe))  # type: ignore[attr-defined]
        elif name != _FIRST:
            pipe.set_annotations(docs, pipe.predict(docs))  # type: ignore[attr-defined]
    return docs


def _trees(docs: Sequence[Doc], parser: Any) -> list[Any]:
    """The states in which the parser has done with each text, by the moves that suit each state best."""
    moves, tokens = _moves()
    added = moves.added(parser.model.layers[0].predict(docs))
    states: list[Any] = parser.moves.init_batch(docs)
    open = [state for state in states if not state.is_final()]
    while open:
        open = parser.transition_states(open, moves.scores(added, tokens(open)))
    return states


def _readable(text: str) -> tuple[str, Sequence[int]]:
    """The text without the dateline that it opens with, with plain single spaces, also where captions lost one, and
    without a headline's capitals; and where each of its characters stands in the text."""
    first = places.opening(text)
    stands: Sequence[int] = range(first, len(text))
    text = text[first:]
    spaced = "".join(" " if char.isspace() else char for char in text) if not text.isascii() else text
    if missing := {*glued.gaps(spaced, _is_word)}:
        stands = [at for at in stands for _ in range(1 + (at - first in missing))]
        spaced = "".join(f" {char}" if at in missing else char for at, char in enumerate(spaced))
    plain = casing.plain(spaced)
    gone = {at for match in _DOUBLED.finditer(plain) for at in range(match.start() + 1, match.end())}
    if gone:
        stands = [stand for at, stand in enumerate(stands) if at not in gone]
        plain = _DOUBLED.sub(" ", plain)
    return plain, stands


def _values(sentence: Sentence, doc: Doc, stands: Sequence[int]) -> Sentence:
    """The tokens but for spaces, as values; heads count those that are left."""
    base, text, forms = sentence.span.start, sentence.text, _forms()
    rows = doc.to_array(["TAG", "DEP", "HEAD", "IDX", "LENGTH", "IS_SPACE", "LOWER"]).tolist()
    index = list(accumulate((not row[5] for row in rows), initial=0))
    tokens = []
    for i, (tag, dep, head, start, length, is_space, lower) in enumerate(rows):
        if is_space:
            continue
        above = i + (head if head < _HALF else head - 2 * _HALF)
        lemma, pos, told, hangs = forms.get((tag, dep, lower)) or _form(tag, dep, lower)
        head = index[i] if rows[above][5] else index[above]
        first, end = stands[start], stands[start + length - 1] + 1
        values = index[i], text[first:end], lemma, pos, told, hangs, head
        tokens.append(make_token(values, base + first, base + end))
    return make_sentence(sentence.span, sentence.text, sentence.line, tuple(tokens))


@cache
def _forms() -> dict[tuple[int, int, int], tuple[str, str, str, str]]:
    """What was told by the numbers of a tag, a dependency and a word in lower case."""
    return {}


def _form(tag: int, dep: int, lower: int) -> tuple[str, str, str, str]:
    """Lemma, part of speech, tag and dependency; remembered as far as some hundred articles go."""
    strings, forms = _language().vocab.strings, _forms()
    told, hangs = strings[tag], strings[dep]
    pos, lemma = _morphology().of(told, strings[lower], hangs)
    if len(forms) >= _KEPT:
        forms.clear()
    forms[tag, dep, lower] = found = lemma, pos, told, hangs
    return found


#: How many words, as they stand in a sentence, are remembered.
_KEPT = 100_000

#: The parser takes the second of two spaces for a word.
_DOUBLED = re.compile(r"(?<=\S) {2,}(?=\S)")


#: Offsets to a head come as unsigned numbers: those from here on are negative.
_HALF = 2**63
