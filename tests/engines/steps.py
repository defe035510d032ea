"""Steps for a pool, in a module that its workers can import, too."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path


def doubled(number: int) -> int:
    print("what a step prints is not its result")
    return 2 * number


def process(_: object) -> int:
    return os.getpid()


@dataclass(frozen=True, slots=True)
class Dies:
    """Kills its process on some numbers: each time, or the first time only, of which it leaves a mark."""

    on: frozenset[int]
    marks: Path | None = None

    def __call__(self, number: int) -> int:
        if number in self.on:
            mark = self.marks / str(number) if self.marks else None
            if mark is None or not mark.exists():
                if mark is not None:
                    mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        return 2 * number


def leaves(number: int) -> int:
    if number == 7:
        sys.exit(5)
    return number


def large(number: int) -> bytes:
    return bytes([number % 256]) * (1 << 20)
