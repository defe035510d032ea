"""`reconcile explain`: why a finding has its verdict, or why two claims were not compared."""

from __future__ import annotations

from pathlib import Path

import click

from reconcile.cli import _common
from reconcile.cli._cases import claim_of, finding_of, latest, unknown
from reconcile.cli._options import kept_option


@click.command(
    short_help="Why a finding says what it says, rule by rule.",
    epilog="""\b
Example: reconcile explain f-3c1a9b02d47e51
         reconcile explain c-12ab34cd56 c-98fe76dc54""",
)
@click.argument("ids", nargs=-1, required=True)
@kept_option
def explain(ids: tuple[str, ...], case: Path) -> None:
    """Say why a finding has its verdict, rule by rule; of a claim, what it was compared with and what it was not, and
    why; of two claims, what became of the pair.

    IDS is the id of a finding, of a claim, or of two claims; as much of an id as no other begins with is enough.
    """
    from reconcile import explaining

    report = latest(case)
    for name in ids:
        if finding_of(report, name) is None and claim_of(report, name) is None:
            raise unknown(name, report)
    finding = finding_of(report, ids[0]) if len(ids) == 1 else None
    pair = [claim for claim in (claim_of(report, name) for name in ids) if claim is not None]
    if finding is not None:
        lines = explaining.finding(report, finding)
    elif len(pair) == len(ids) == 1:
        lines = explaining.claim(report, pair[0])
    elif len(pair) == len(ids) == 2 and pair[0] != pair[1]:
        lines = explaining.pair(report, pair[0], pair[1])
    else:
        raise click.UsageError("give the id of one finding, or of one claim, or the ids of two claims")
    for line in lines:
        _common.line(line)


COMMAND = explain
