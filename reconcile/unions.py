"""Groups that grow together: a disjoint-set forest over names, whose roots do not depend on the order of joining."""

from __future__ import annotations


class Unions:
    """Names in groups; the root of a group is its least name. (Galler and Fischer 1964, with path halving.)"""

    __slots__ = ("_above",)

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def root(self, name: str) -> str:
        above = self._above
        while (parent := above.get(name, name)) != name:
            above[name] = above.get(parent, parent)
            name = above[name]
        return name

    def join(self, a: str, b: str) -> bool:
        """Puts two groups together; False where they were one."""
        low, high = sorted((self.root(a), self.root(b)))
        self._above[high] = low
        return low != high
