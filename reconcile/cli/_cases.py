"""Where the commands that look back find what a run kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from reconcile.model import Claim, Document, Finding
    from reconcile.outcome import Report

F = TypeVar("F", bound=Callable[..., None])

DEFAULT = Path("reconcile.db")


def case_option(command: F) -> F:
    """The option that every command on a case shares."""
    return click.option(
        "--case", "case", type=click.Path(dir_okay=False, path_type=Path), default=DEFAULT, show_default=True, help="The case file."
    )(command)


def latest(case: Path) -> Report:
    """The case's latest report; wrong use, in one line, where there is none."""
    from reconcile.case import BadCase, load

    try:
        return load(case)
    except BadCase as error:
        raise click.UsageError(str(error)) from None


def keep(case: Path, report: Report) -> None:
    """Adds a run to the case; wrong use, in one line, where that cannot be."""
    from reconcile.case import BadCase, save

    try:
        save(case, report)
    except BadCase as error:
        raise click.UsageError(str(error)) from None


def finding_of(report: Report, name: str) -> Finding | None:
    return next((finding for finding in report.findings if finding.id == name), None)


def claim_of(report: Report, name: str) -> Claim | None:
    return next((claim for claim in report.claims if claim.id == name), None)


def document_of(report: Report, name: str) -> Document:
    return next(document for document in report.documents if document.id == name)


def unknown(name: str, report: Report) -> click.UsageError:
    """Wrong use: no such id; offers the nearest."""
    from difflib import get_close_matches

    ids = [finding.id for finding in report.findings] + [claim.id for claim in report.claims]
    near = get_close_matches(name, ids, 3, 0.5)
    hint = f"; near it are {', '.join(near)}" if near else "; reconcile show lists them"
    return click.UsageError(f"{name}: no finding or claim of that id{hint}")
