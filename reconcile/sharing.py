"""Work on many values that hang on none of the others: who is handed it may have others help, and tells the same.

`alone` has nobody; `engines.forked` has several processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Share(Protocol):
    """What `step` makes of each value, in their order. The step changes nothing, and asks nothing that a step on
    another value changed; what it makes can be pickled, and is not asked for its identity."""

    def __call__(self, step: Callable[[T], R], values: Sequence[T], /) -> Iterator[R]: ...


def alone(step: Callable[[T], R], values: Sequence[T], /) -> Iterator[R]:
    """Nobody helps."""
    return map(step, values)
