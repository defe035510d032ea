"""`reconcile trace`: the way from a finding or claim to its source."""

from __future__ import annotations

from pathlib import Path

import click

from reconcile.cli import _common
from reconcile.cli._cases import claim_of, finding_of, latest, unknown
from reconcile.cli._options import kept_option


@click.command(
    short_help="The way from a finding or claim to its source.", epilog="Example: reconcile trace f-3c1a9b02"
)
@click.argument("name", metavar="ID")
@kept_option
def trace(name: str, case: Path) -> None:
    """Lead from a finding or claim to path, line, column, characters and hash, with how each slot was filled."""
    from reconcile import explaining

    report = latest(case)
    finding, claim = finding_of(report, name), claim_of(report, name)
    if finding is not None:
        claims = [one for one in (claim_of(report, key) for key in (*finding.left, *finding.right)) if one is not None]
    elif claim is not None:
        claims = [claim]
    else:
        raise unknown(name, report)
    for number, one in enumerate(claims):
        for line in (*([""] if number else []), *explaining.trace(report, one)):
            _common.line(line)


COMMAND = trace
