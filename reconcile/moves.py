"""The parser's last step: how well each move would suit each sentence that is being parsed, told for all at once.

The parser's own loop gives up Python's lock and takes it again for each of its small sums, which costs more than the
sums. Here they are a few calls of numpy for all sentences together. A sentence's scores do not hang on how many others
are parsed beside it: they are multiplied in batches of one fixed size.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

Vectors = NDArray[numpy.float32]

#: How many sentences' scores are worked out at once: no more than the kernel of any processor takes in one step, since
#: what is left over of a larger batch is summed in another order.
_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Moves:
    """The weights of a parser of two layers, the greater of two sums between them.

    A state of the parser has some places (the first word that waits, the last one taken …), each with a token or none.
    `places` counts them; `inward` (width, places x 2 x hidden) tells what a token adds at each place, `nothing`
    (places x 2 x hidden) what is added where there is none; the sums of one piece stand side by side. `outward`
    (hidden, moves) gives the scores.
    """

    places: NDArray[numpy.int32]
    inward: Vectors
    nothing: Vectors
    bias: Vectors
    outward: Vectors
    outward_bias: Vectors

    def added(self, vectors: Vectors) -> Vectors:
        """What each token adds at each place: a row for each place of "none", then for each place of each token."""
        size = len(self.bias)
        rows = numpy.empty((len(vectors) + 1, self.inward.shape[1]), numpy.float32)
        rows[0] = self.nothing
        numpy.matmul(vectors, self.inward, out=rows[1:])
        return rows.reshape((-1, size))

    def scores(self, added: Vectors, tokens: NDArray[numpy.int32]) -> Vectors:
        """The scores of each move, a row for each state, from the tokens at its places (-1 for none)."""
        rows = (tokens + 1) * numpy.int32(len(self.places)) + self.places
        sums = numpy.add.reduce(added.take(rows, axis=0), axis=1)
        sums += self.bias
        states, hidden = len(tokens), len(self.outward)
        batches = -(-states // _AT_ONCE)
        best = numpy.zeros((batches, _AT_ONCE, hidden), numpy.float32)
        numpy.maximum(sums[:, :hidden], sums[:, hidden:], out=best.reshape((-1, hidden))[:states])
        told: Vectors = (best @ self.outward).reshape((batches * _AT_ONCE, -1))[:states]
        told += self.outward_bias
        return told
