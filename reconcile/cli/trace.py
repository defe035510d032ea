"""`reconcile trace`: the way from a finding or claim to its source."""

from __future__ import annotations

from pathlib import Path

import click

from reconcile.cli import _common
from reconcile.cli._cases import case_option, claim_of, finding_of, latest, unknown


@click.command(epilog="Example: reconcile trace f-3c1a9b02")
@click.argument("name", metavar="ID")
@case_option
def trace(name: str, case: Path) -> None:
    """Lead from a finding or claim to path, line, column, characters and hash, with how each slot was filled."""
    from reconcile import explaining

    report = latest(case)
    finding = finding_of(report, name)
    claim = claim_of(report, name)
    if finding is None and claim is None:
        raise unknown(name, report)
    ids = (*finding.left, *finding.right) if finding is not None else (name,)
    for number, one in enumerate(ids):
        told = claim_of(report, one)
        if told is None:
            continue
        if number:
            click.echo()
        for line in explaining.trace(report, told):
            click.echo(_common.clean(line))


COMMAND = trace
