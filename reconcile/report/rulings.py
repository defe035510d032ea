"""What people ruled on findings, as a report tells it: handed over by whoever has a case at hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruling that bears on a finding: what, who, when (UTC) and why, and how it stands.

    `state` is in plain words: "ruled in this run", "carried over …", "reopened …"; `holds` is false where it was taken
    back, or the words under it changed. `undone` says by whom it was taken back, when and why; "" where it was not.
    """

    finding: str
    number: int
    words: str
    who: str
    at: str
    reason: str
    state: str = ""
    holds: bool = True
    undone: str = ""


def by_finding(rulings: Iterable[Ruled]) -> dict[str, tuple[Ruled, ...]]:
    """The rulings on each finding, the first first."""
    found: dict[str, list[Ruled]] = {}
    for one in sorted(rulings, key=lambda ruled: (ruled.finding, ruled.number)):
        found.setdefault(one.finding, []).append(one)
    return {name: tuple(some) for name, some in found.items()}
