"""`reconcile show`: the findings of the latest run."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from reconcile.cli._cases import case_option, latest


@click.command(epilog="Example: reconcile show --verdict conflict")
@click.argument("ids", nargs=-1)
@click.option("--verdict", "verdicts", multiple=True, type=click.Choice(["conflict", "unclear", "explained", "agree"]), help="Only these; may be repeated.")
@click.option("--format", "form", default="text", show_default=True, help="text, json, md, html, csv or graphml.")
@case_option
def show(ids: tuple[str, ...], verdicts: tuple[str, ...], form: str, case: Path) -> None:
    """Print the findings that the latest run kept in the case, or those with the given IDS."""
    from reconcile import report

    if form not in report.formats():
        raise click.BadParameter(f"{form!r} is none of {', '.join(sorted(report.formats()))}", param_hint="--format")
    kept = latest(case)
    wanted = tuple(f for f in kept.findings if (not ids or f.id in ids) and (not verdicts or f.verdict in verdicts))
    sys.stdout.buffer.write(report.render(replace(kept, findings=wanted), form))


COMMAND = show
