"""Answers about a value remembered while they are likely to be asked for again: by what it is, not by what it equals.

A claim is asked the same by each pair that it is in. To look an answer up by the claim's value would hash all its
fields; by its identity it is one step. What is remembered is held, so that no other value can take its identity.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

T = TypeVar("T")
W = TypeVar("W")
R = TypeVar("R")

#: Values that are held at a time; of great ones, which are asked about one after the other.
MANY, FEW = 2048, 4


def remembered(ask: Callable[[T], R], most: int = MANY) -> Callable[[T], R]:
    """The same function of one value that never changes."""
    known: dict[int, tuple[T, R]] = {}

    @wraps(ask)
    def answer(value: T, /) -> R:
        found = known.get(id(value))
        if found is not None:
            return found[1]
        told = ask(value)
        if len(known) >= most:
            known.clear()
        known[id(value)] = value, told
        return told

    return answer


def remembered_within(ask: Callable[[T, W], R]) -> Callable[[T, W], R]:
    """Like `remembered`, for a function that looks the value up in something, which is the same each time."""
    known: dict[int, tuple[T, R]] = {}

    @wraps(ask)
    def answer(value: T, where: W, /) -> R:
        found = known.get(id(value))
        if found is None:
            if len(known) >= MANY:
                known.clear()
            found = known[id(value)] = value, ask(value, where)
        return found[1]

    return answer


def lately(ask: Callable[[T], R]) -> Callable[[T], R]:
    """Like `remembered`, for values that take much room."""
    return remembered(ask, FEW)
