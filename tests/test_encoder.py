"""The parser's vectors are made by our own sums: they are the model's, and the same whatever was read before."""

from __future__ import annotations

import numpy
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile import annotate

SENTENCES = [
    "The river rose by 2.4 metres overnight, and 140 people left their homes.",
    "“We won't rebuild it here,” said Rosa Imhof, 62, the mayor of Lanz.",
    "Turnout was 61.3% — three points more than in 2019!",
    "x",
    "1,1,1,1,1,1,1,1,1,1",
    "Ñandú œuvre Straße 水 🙂",
]


def _encoded(texts: list[str]) -> list[numpy.ndarray]:
    encoder, columns = annotate._encoder()
    assert encoder is not None
    docs = [annotate._language().make_doc(text) for text in texts]
    return encoder.encode([numpy.asarray(doc.to_array(columns), numpy.uint64) for doc in docs])


def _by_the_model(texts: list[str]) -> list[numpy.ndarray]:
    return [numpy.asarray(doc.tensor) for doc in annotate._language().pipe(texts)]


def test_the_vectors_are_the_models_own() -> None:
    with annotate._threads().limit(limits=1, user_api="blas"):
        for ours, theirs in zip(_encoded(SENTENCES), _by_the_model(SENTENCES), strict=True):
            assert ours.shape == theirs.shape
            assert numpy.allclose(ours, theirs, rtol=0, atol=1e-5)


def test_a_text_without_tokens_has_no_vectors() -> None:
    assert [len(vectors) for vectors in _encoded(["", "Rain."])] == [0, 2]
    assert _encoded([]) == []


@given(st.lists(st.text(max_size=60), max_size=4))
@settings(max_examples=8, deadline=None)
def test_what_was_read_before_changes_no_vector(others: list[str]) -> None:
    annotate._encoder.cache_clear()
    fresh = _encoded(SENTENCES)
    annotate._encoder.cache_clear()
    _encoded([*others, *reversed(SENTENCES)])
    for once, again in zip(fresh, _encoded(SENTENCES), strict=True):
        assert numpy.array_equal(once, again)
