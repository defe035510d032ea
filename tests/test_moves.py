"""The parser's moves are told by our own sums: they give the model's trees, whatever is parsed beside a sentence."""

from __future__ import annotations

import numpy
import pytest

from reconcile import annotate
from reconcile.moves import Moves

SENTENCES = [
    "The river rose by 2.4 metres overnight, and 140 people left their homes.",
    "“We won't rebuild it here,” said Rosa Imhof, 62, the mayor of Lanz.",
    "Of the eleven pilots who had flown that night, two were asked why they turned back, and nine were not.",
    "Turnout was 61.3% — three points more than in 2019!",
    "x",
    "Rain.",
    "",
]


def _trees(texts: list[str]) -> list[list[list[int]]]:
    return [doc.to_array(["TAG", "DEP", "HEAD"]).tolist() for doc in annotate._parsed(texts)]


def _by_the_model(texts: list[str]) -> list[list[list[int]]]:
    return [doc.to_array(["TAG", "DEP", "HEAD"]).tolist() for doc in annotate._language().pipe(texts)]


def test_the_trees_are_the_models_own() -> None:
    with annotate._threads().limit(limits=1, user_api="blas"):
        assert _trees(SENTENCES) == _by_the_model(SENTENCES)
        assert _trees(["", ""]) == [[], []]


@pytest.mark.parametrize("many", [1, 2, 15, 16, 17, 40])
def test_a_sentences_scores_do_not_hang_on_its_neighbours(many: int) -> None:
    moves, _ = annotate._moves()
    chance = numpy.random.default_rng(7)
    vectors = chance.normal(size=(50, len(moves.inward))).astype(numpy.float32)
    tokens = chance.integers(-1, 50, size=(many, len(moves.places)), dtype=numpy.int32)
    with annotate._threads().limit(limits=1, user_api="blas"):
        added = moves.added(vectors)
        together = moves.scores(added, tokens)
        apart = numpy.concatenate([moves.scores(added, tokens[at : at + 1]) for at in range(many)])
    assert numpy.array_equal(together, apart)
    assert numpy.allclose(together[0], _slowly(moves, vectors, tokens[0]), atol=1e-3)


def _slowly(moves: Moves, vectors: numpy.ndarray, tokens: numpy.ndarray) -> numpy.ndarray:
    """The scores of one state, place by place."""
    size = len(moves.bias)
    sums = moves.bias.copy()
    for place, token in enumerate(tokens):
        here = slice(place * size, (place + 1) * size)
        sums += moves.nothing[here] if token < 0 else vectors[token] @ moves.inward[:, here]
    told: numpy.ndarray = numpy.maximum(*numpy.split(sums, 2)) @ moves.outward + moves.outward_bias
    return told
