"""The parser's first and longest step, a vector for each token in its sentence, by the same sums in less time.

A token's own vector hangs on a few features of its form alone, and news repeats its words: it is worked out once. What
its neighbours add is four times the same layer. All of it is told here in plain numpy. The sums are made in the model's
own order, so the vectors are the model's own; a test holds that. They never hang on what was read before: a token's
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
class Table:
    """What one feature of a token adds to its vector: the sum of the rows that the feature's hashes point to."""

    rows: Vectors
    hashed: Callable[[Features], NDArray[numpy.uint32]]  # some numbers a feature, a row each

    def of(self, features: Features) -> Vectors:
        told: Vectors = self.rows[self.hashed(features) % len(self.rows)].sum(axis=1)
        return told


@dataclass(frozen=True, slots=True)
class Layer:
    """Some inputs to one vector: the greatest of three sums, made level.

    `weights` is (inputs, 3 x width): rows to the sums, those of one piece side by side; `bias` goes with them. `gain`
    and `shift` (width) follow the levelling.
    """

    weights: Vectors
    bias: Vectors
    gain: Vectors
    shift: Vectors

    def of(self, inputs: Vectors) -> Vectors:
        sums = inputs @ self.weights
        sums += self.bias
        width = len(self.gain)
        best = numpy.maximum(sums[:, :width], sums[:, width : 2 * width])
        numpy.maximum(best, sums[:, 2 * width :], out=best)
        size = numpy.float32(width)
        best -= numpy.add.reduce(best, axis=1, keepdims=True) / size
        spread = numpy.add.reduce(best * best, axis=1, keepdims=True) / size + 1e-08
        best *= spread ** (-1.0 / 2.0)
        best *= self.gain
        best += self.shift
        level: Vectors = best
        return level


class Encoder:
    """Tells the vectors of tokens; remembers those that hang on the token alone."""

    def __init__(self, tables: Sequence[Table], own: Layer, among: Sequence[Layer]) -> None:
        """`tables` and `own` tell the tokens' own vectors from their features, `among` what a window of three tokens
        adds to them, one after the other."""
        self._tables, self._mix, self._layers = tuple(tables), own, tuple(among)
        self._width = len(own.gain)
        self._known: dict[bytes, int] = {}
        self._table: Vectors = numpy.zeros((1024, self._width), numpy.float32)

    def encode(self, texts: Sequence[Features]) -> list[Vectors]:
        """The vectors of several texts, a row for each token, from the features of each; no text sees another one."""
        if not texts:
            return []
        apart = len(self._layers)  # rows of nothing between two texts, more than a window ever reaches
        ends = numpy.cumsum([len(text) + apart for text in texts]).tolist()
        spans = [(end - len(text), end) for text, end in zip(texts, ends, strict=True)]
        own = self._own(numpy.concatenate(texts))
        vectors: Vectors = numpy.zeros((ends[-1] + apart, self._width), numpy.float32)
        at = 0
        for start, end in spans:
            vectors[start:end] = own[at : at + end - start]
            at += end - start
        for layer in self._layers:
            vectors = vectors + layer.of(_windows(vectors))
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
            batch = numpy.zeros((features.shape[1], _AT_ONCE), numpy.uint64)
            batch[:, : len(some)] = features[some].T
            told = [table.of(column) for table, column in zip(self._tables, batch, strict=True)]
            own = self._mix.of(numpy.concatenate(told, axis=1))
            self._table[first + at : first + at + len(some)] = own[: len(some)]
        self._known.update((key, first + order) for order, key in enumerate(new))


def _windows(vectors: Vectors) -> Vectors:
    """Each row between the one before and the one after it."""
    width = vectors.shape[1]
    windows: Vectors = numpy.zeros((len(vectors), 3 * width), numpy.float32)
    windows[1:, :width] = vectors[:-1]
    windows[:, width : 2 * width] = vectors
    windows[:-1, 2 * width :] = vectors[1:]
    return windows
