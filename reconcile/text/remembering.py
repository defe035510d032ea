"""Answers about a value remembered while they are likely to be asked for again: by what it is, not by what it equals.

A claim is asked the same by each pair that it is in. To look an answer up by the claim's value would hash all its
fields; by its identity it is one step. What is remembered is held, so that no other value can take its identity.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

T = TypeVar("T")
R = TypeVar("R")

#: Values that are held at a time; of great ones, which are asked about one after the other.
MANY, FEW = 8192, 4

P = ParamSpec("P")


def remembered(ask: Callable[Concatenate[T, P], R], most: int = MANY) -> Callable[Concatenate[T, P], R]:
    """The same function of one value that never changes. What is given beside it is where the answer is looked up, and
    is the same each time."""
    known: dict[int, tuple[T, R]] = {}

    @wraps(ask)
    def answer(value: T, /, *where: P.args, **named: P.kwargs) -> R:
        found = known.get(id(value))
        if found is not None:
            return found[1]
        told = ask(value, *where, **named)
        if len(known) >= most:
            known.clear()
        known[id(value)] = value, told
        return told

    return answer


def lately(ask: Callable[[T], R]) -> Callable[[T], R]:
    """Like `remembered`, for values that take much room."""
    return remembered(ask, FEW)
