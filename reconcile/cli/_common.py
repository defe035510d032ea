"""What every command does alike: words about the run on stderr, the exit code, writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

import click

from reconcile.problems import Problem

OK, CONFLICTS, WRONG_USE, UNREAD, FAILED = range(5)


def tell(problems: Iterable[Problem]) -> None:
    """Each problem on stderr: what, where, what to do."""
    for problem in problems:
        kind = "error" if problem.unread else "note"
        click.echo(clean(f"{kind}: {problem.where}: {problem.message}"), err=True)
        if problem.help:
            click.echo(clean(f"  help: {problem.help}"), err=True)


def clean(text: str) -> str:
    """Text from outside without control characters: no escape sequence reaches a terminal."""
    return "".join(char if char.isprintable() or char == "\n" else "�" for char in text)


def code(problems: Iterable[Problem]) -> int:
    """3 where a source could not be read, else 0."""
    return UNREAD if any(problem.unread for problem in problems) else OK


def write(path: Path, data: bytes) -> None:
    """Writes aside, then renames: a file is whole or not there. Wrong use where the folder cannot be written."""
    try:
        handle, aside = tempfile.mkstemp(dir=path.parent or ".", prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        os.chmod(aside, 0o644)
        os.replace(aside, path)
    except OSError as error:
        raise click.UsageError(f"--output {path}: {error.strerror}: choose a place that can be written") from None
