"""`reconcile explain`: why a finding has its verdict, or why two claims were not compared."""

from __future__ import annotations

from pathlib import Path

import click

from reconcile.cli import _common
from reconcile.cli._cases import case_option, claim_of, finding_of, latest, unknown


@click.command(epilog="Example: reconcile explain f-3c1a9b02; reconcile explain c-12ab34cd56 c-98fe76dc54")
@click.argument("ids", nargs=-1, required=True)
@case_option
def explain(ids: tuple[str, ...], case: Path) -> None:
    """Say why a finding has its verdict, rule by rule; or, of two claims, what became of the pair.

    IDS is the id of one finding, or the ids of two claims.
    """
    from reconcile import explaining

    report = latest(case)
    if len(ids) == 1 and (finding := finding_of(report, ids[0])) is not None:
        lines = explaining.finding(report, finding)
    elif len(ids) == 2 and (left := claim_of(report, ids[0])) and (right := claim_of(report, ids[1])):
        lines = explaining.pair(report, left, right)
    else:
        wrong = next((name for name in ids if finding_of(report, name) is None and claim_of(report, name) is None), None)
        raise unknown(wrong, report) if wrong else click.UsageError("give one finding, or two claims")
    for line in lines:
        click.echo(_common.clean(line))


COMMAND = explain
