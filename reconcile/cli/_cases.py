"""Where the commands that look back find what a run kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from reconcile.cli import _common, _files, _refusals

if TYPE_CHECKING:
    from reconcile.model import Claim, Finding
    from reconcile.outcome import Report

T = TypeVar("T", "Claim", "Finding")

_PREFIX = 4  # characters of an id that are enough where no other begins with them


def latest(case: Path) -> Report:
    """The case's latest report; one line, and the exit code for the reason, where there is none."""
    from reconcile.case import load

    with _refusals.told():
        return load(case)


def usable(case: Path) -> None:
    """Wrong use, before any work is done, where no run could be kept in the case."""
    from reconcile.case import check

    _common.writable("--case", case)
    with _refusals.told():
        check(case)


def keep(case: Path, report: Report) -> None:
    """Adds a run to the case, with the bytes of its files; one line, and the reason's exit code, where it cannot."""
    from reconcile.case import save

    with _refusals.told():
        save(case, report, _files.snapshots(report.run.inputs))


def finding_of(report: Report, name: str) -> Finding | None:
    """The finding of that id, or of an id that alone begins so."""
    return _named(report.findings, name)


def claim_of(report: Report, name: str) -> Claim | None:
    """The claim of that id, or of an id that alone begins so."""
    return _named(report.claims, name)


def _named(values: Sequence[T], name: str) -> T | None:
    exact = [value for value in values if value.id == name]
    found = exact or [value for value in values if len(name) >= _PREFIX and value.id.startswith(name)]
    return found[0] if len(found) == 1 else None


def unknown(name: str, report: Report, *, claims: bool = True) -> click.UsageError:
    """Wrong use: no such id; offers the nearest."""
    from difflib import get_close_matches

    ids = [finding.id for finding in report.findings]
    ids += [claim.id for claim in report.claims] if claims else []
    near = get_close_matches(name[:80], ids, 3, 0.5)
    hint = f"near it are {', '.join(near)}" if near else "reconcile show --brief lists them"
    return _common.wrong(f"{name[:80]}: no finding{' or claim' if claims else ''} of that id: {hint}")
