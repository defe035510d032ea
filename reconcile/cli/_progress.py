"""How far a run has come, on stderr: a bar on a terminal, plain lines where they are asked for, else nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from reconcile.cli import _common

#: As `pipeline.Watch`, which is not imported: a help page needs no pipeline.
Watch = Callable[[str, int, int], None]


@contextmanager
def watched(verbose: bool) -> Iterator[Watch]:
    """Whom the pipeline tells how far it is."""
    if verbose:
        yield _line
    elif _common.is_terminal(sys.stderr):
        with _bar() as watch:
            yield watch
    else:
        yield _silent


def _silent(stage: str, done: int, total: int) -> None:
    pass


def _line(stage: str, done: int, total: int) -> None:
    """Once a stage, once a hundred, and at its end: a log stays short."""
    if done == total or (done and done % 100 == 0):
        _common.say(f"{stage}: {done:,}" + (f" of {total:,}" if total else ""))


@contextmanager
def _bar() -> Iterator[Watch]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (TextColumn("{task.description:<10}"), BarColumn(), TextColumn("{task.fields[count]}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("reading", total=None, count="")

        def watch(stage: str, done: int, total: int) -> None:
            count = f"{done:,} of {total:,}" if total else f"{done:,}"
            ends = done == total  # told even where the next stage begins within the blink of an eye
            known = total if done else None  # nothing done yet: it moves to and fro
            progress.update(bar, description=stage, completed=done, total=known or None, count=count, refresh=ends)

        yield watch
