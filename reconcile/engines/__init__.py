"""Who does the work of a run: this process, a pool of processes on this machine, or a cluster. All tell the same.

`extracting` is the engine for `pipeline.run`; `mapped` does any other step on many values. One job is this process, and
so are a few values whatever the jobs: starting another process costs more than they take.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import TypeVar

from reconcile.engines.forked import Forked
from reconcile.engines.pool import Lost, Pool
from reconcile.model import Document
from reconcile.outcome import Reading
from reconcile.pipeline import Engine, Extract, Here, Settings, safely
from reconcile.problems import Code, Problem
from reconcile.sharing import Share

T = TypeVar("T")
R = TypeVar("R")

#: Articles that one process has read before a second has loaded its parser.
FEW = 32


def extracting(jobs: int) -> Engine:
    """The engine of so many processes."""
    return Here() if jobs < 2 else Many(jobs)


@dataclass(frozen=True, slots=True)
class Many:
    """The engine that is a pool of `jobs` processes."""

    jobs: int

    def extract(self, documents: Iterable[Document], settings: Settings) -> Iterator[Extract | Problem]:
        for document, found in mapped(Reads(settings), documents, self.jobs):
            if isinstance(found, Lost):
                yield lost(document.source.path, found)
            else:
                yield found if isinstance(found, Problem) else Extract(document, found.claims, found.profile)

    @property
    def share(self) -> Share:
        return Forked(self.jobs)


@dataclass(frozen=True, slots=True)
class Reads:
    """The step that extracts; the document itself need not come back."""

    settings: Settings

    def __call__(self, document: Document) -> Reading | Problem:
        found = safely(document, self.settings)
        return found if isinstance(found, Problem) else Reading(found.claims, found.profile)


def lost(path: str, found: Lost) -> Problem:
    """What is said of an article that ended the process that read it, and once more that of the second try."""
    message = f"nothing was read from it: the process that read it ended twice ({found.how})"
    return Problem(path, Code.EXTRACTION_FAILED, message, "run it alone with --jobs 1, and please report it")


def mapped(step: Callable[[T], R], values: Iterable[T], jobs: int) -> Iterator[tuple[T, R | Lost]]:
    """Each value with what the step makes of it, in order. The step and its values go to other processes: both can be
    pickled, and the step is of a module."""
    coming = iter(values)
    first = list(islice(coming, FEW)) if jobs > 1 else []
    if jobs < 2 or len(first) < FEW:
        yield from ((value, step(value)) for value in chain(first, coming))
        return
    with Pool(step, jobs) as pool:
        yield from pool.map(chain(first, coming))


__all__ = ["FEW", "Lost", "Many", "Reads", "extracting", "lost", "mapped"]
