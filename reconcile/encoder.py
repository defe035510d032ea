"""The parser's first and longest step, a vector for each token in its sentence, by the same sums in less time.

A token's own vector hangs on a few features of its form alone, and news repeats its words: it is worked out once. What
its neighbours add is four times the same layer, told here in plain numpy. The sums are made in the model's own order,
so the vectors are the model's own; a test holds that. They never hang on what was read before: a token's
own vector is the same wherever it was first met, since it is made in a batch of one fixed size.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

Features = NDArray[numpy.uint64]
Vectors = NDArray[numpy.float32]

#: How many tokens' own vectors are worked out at once, and how many are kept: the words of some thousand articles.
_AT_ONCE, _KEPT = 16, 32_768


@dataclass(frozen=True, slots=True)
class Layer:
    """A window of three tokens to one: the greatest of three sums, made level, added to what was there.

    `weights` is (3 x width, 3 x width): a window's rows to the sums, those of one piece side by side; `bias` goes with
    them. `gain` and `shift` (width) follow the levelling.
    """

    weights: Vectors
    bias: Vectors
    gain: Vectors
    shift: Vectors


class Encoder:
    """Tells the vectors of tokens; remembers those that hang on the token alone."""

    def __init__(self, embed: Callable[[Features], Vectors], width: int, layers: Sequence[Layer]) -> None:
        """`embed` tells the tokens' own vectors, a row each, from their features; `width` is how long a vector is."""
        self._embed, self._width, self._layers = embed, width, tuple(layers)
        self._known: dict[bytes, int] = {}
        self._table: Vectors = numpy.zeros((1024, width), numpy.float32)

    def encode(self, texts: Sequence[Features]) -> list[Vectors]:
        """The vectors of several texts, a row for each token, from the features of each; no text sees another one."""
        apart = len(self._layers)  # rows of nothing between two texts, more than a window ever reaches
        ends = numpy.cumsum([len(text) + apart for text in texts]).tolist()
        spans = [(end - len(text), end) for text, end in zip(texts, ends, strict=True)]
        vectors: Vectors = numpy.zeros(((ends[-1] if ends else 0) + apart, self._width), numpy.float32)
        for text, (start, end) in zip(texts, spans, strict=True):
            vectors[start:end] = self._own(text)
        for layer in self._layers:
            vectors = vectors + _layered(vectors, layer)
        return [vectors[start:end] for start, end in spans]

    def _own(self, features: Features) -> Vectors:
        """The tokens' own vectors, those not met before worked out first."""
        raw, size = features.tobytes(), features.shape[1] * features.itemsize
        keys = [raw[at : at + size] for at in range(0, len(raw), size)]
        new = {key: at for at, key in enumerate(keys) if key not in self._known}
        if new:
            if len(self._known) + len(new) > _KEPT:
                self._known.clear()
                new = {key: at for at, key in enumerate(keys)}
            self._learn(features, new)
        known = self._known
        return self._table[numpy.array([known[key] for key in keys], numpy.intp)]

    def _learn(self, features: Features, new: dict[bytes, int]) -> None:
        first, rows = len(self._known), list(new.values())
        while first + len(rows) > len(self._table):
            self._table = numpy.concatenate((self._table, numpy.zeros_like(self._table)))
        for at in range(0, len(rows), _AT_ONCE):
            some = rows[at : at + _AT_ONCE]
            batch = numpy.zeros((_AT_ONCE, features.shape[1]), numpy.uint64)
            batch[: len(some)] = features[some]
            self._table[first + at : first + at + len(some)] = self._embed(batch)[: len(some)]
        self._known.update((key, first + order) for order, key in enumerate(new))


def _layered(vectors: Vectors, layer: Layer) -> Vectors:
    width = vectors.shape[1]
    window = numpy.zeros((len(vectors), 3 * width), numpy.float32)
    window[1:, :width] = vectors[:-1]
    window[:, width : 2 * width] = vectors
    window[:-1, 2 * width :] = vectors[1:]
    sums = window @ layer.weights
    sums += layer.bias
    best = numpy.maximum(sums[:, :width], sums[:, width : 2 * width])
    numpy.maximum(best, sums[:, 2 * width :], out=best)
    mean, spread = best.mean(axis=1, keepdims=True), best.var(axis=1, keepdims=True) + 1e-08
    best -= mean
    best *= spread ** (-1.0 / 2.0)
    best *= layer.gain
    best += layer.shift
    level: Vectors = best
    return level
