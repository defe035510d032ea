"""The options that several commands share, each told and checked in one way."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from reconcile.cli import _common

F = TypeVar("F", bound=Callable[..., None])

#: The case that is meant where none is named.
CASE = Path("reconcile.db")

_FILE = click.Path(dir_okay=False, path_type=Path)


def format_option(command: F) -> F:
    told = "text, json, md, html, csv or graphml.  [default: as --output ends, else text]"
    return click.option("--format", "form", metavar="FORMAT", help=told)(command)


def output_option(command: F) -> F:
    return click.option("--output", type=_FILE, help="Write the report here, not to stdout.")(command)


def case_option(command: F) -> F:
    """Of a command that looks back."""
    return click.option("--case", type=_FILE, default=CASE, show_default=True, help="The case file.")(command)


def kept_option(command: F) -> F:
    """Of a command that looks back at a run, wherever it was kept."""
    told = "The case file, or the folder of a run with --engine spark."
    where = click.Path(path_type=Path)
    return click.option("--case", type=where, default=CASE, show_default=True, help=told)(command)


def jobs_option(command: F) -> F:
    """Processes among which articles are shared out. However many, they tell the same."""
    told = "Processes that read articles; 1 is this one alone.  [default: the cores]"
    return click.option("--jobs", "-j", type=click.IntRange(1, 256), default=cores, metavar="N", help=told)(command)


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def chosen(form: str | None, output: Path | None) -> str:
    """The name of the format that was asked for, or that the file's suffix tells. Wrong use where there is none."""
    from reconcile.report import formats, named

    if form is None:
        suffix = output.suffix.lower() if output else ""
        return next((name for name, one in formats().items() if one.suffix == suffix), "text") if suffix else "text"
    if named(form) is None:
        raise click.BadParameter(_common.clean(f"{form!r} is none of {', '.join(formats())}."), param_hint="'--format'")
    return form
