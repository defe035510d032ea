"""`reconcile trace`: the way from a finding, a claim or a figure of the report to its source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reconcile.cli import _common, _refusals
from reconcile.cli._cases import claim_of, finding_of, latest, unknown
from reconcile.cli._options import kept_option

if TYPE_CHECKING:
    from reconcile.model import Claim, Finding
    from reconcile.outcome import Report


@click.command(
    short_help="The way from a finding or figure to its source.",
    epilog="""\b
Example: reconcile trace f-3c1a9b02d47e51
         reconcile trace harbour.txt:12:40""",
)
@click.argument("name", metavar="ID|PATH:LINE[:COLUMN]")
@kept_option
def trace(name: str, case: Path) -> None:
    """Lead from a finding, a claim or a place of the report (path, line, column) to the sentence, line and characters,
    the file's hash and the bytes that the case keeps, a link to the words on the page, and the statement that the
    figure was taken from, with how each slot was filled.
    """
    from reconcile import explaining

    report = latest(case)
    finding, claims = _meant(report, name)
    first = [tuple(explaining.trace_finding(report, finding))] if finding is not None else []
    for number, lines in enumerate(chain(first, explaining.trace(report, claims, _keeping(case)))):
        for line in (*([""] if number else []), *lines):
            _common.line(line)


def _meant(report: Report, name: str) -> tuple[Finding | None, Sequence[Claim]]:
    """The finding of that id with its claims, or the claims of that id or at that place; wrong use where none is."""
    from reconcile import explaining

    finding, claim = finding_of(report, name), claim_of(report, name)
    if finding is not None:
        claims = [claim_of(report, key) for key in (*finding.left, *finding.right)]
        return finding, [one for one in claims if one is not None]
    found = [claim] if claim is not None else explaining.standing_at(report, name)
    if not found:
        raise unknown(name, report)
    return None, found


def _keeping(case: Path) -> Callable[[str], str]:
    """What a case keeps of a file with this hash, in words; "" where the run was kept as tables, without files."""
    from hashlib import sha256

    from reconcile.case import snapshot

    @cache
    def told(digest: str) -> str:
        if case.is_dir():
            return ""
        with _refusals.told():
            data = snapshot(case, digest)
        if data is None:
            return f"{case} keeps its text, not its bytes"
        holds = sha256(data).hexdigest() == digest
        return f"{case} keeps its {len(data):,} bytes, {'which have' if holds else 'but these do not have'} this hash"

    return told


COMMAND = trace
