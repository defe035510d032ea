"""Answers about a value remembered while they are likely to be asked for again: by what it is, not by what it equals.

A claim is asked the same by each pair that it is in. To look an answer up by the claim's value would hash all its
fields; by its identity it is one step. What is remembered is held, so that no other value can take its identity.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

#: Values that are held at a time.
MANY = 8192


def remembered(ask: Callable[[T], R]) -> Callable[[T], R]:
    """The same function of one value that never changes."""
    known: dict[int, tuple[T, R]] = {}

    @wraps(ask)
    def answer(value: T) -> R:
        found = known.get(id(value))
        if found is not None:
            return found[1]
        told = ask(value)
        if len(known) >= MANY:
            known.clear()
        known[id(value)] = value, told
        return told

    return answer
