"""`reconcile run`: the main job."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reconcile.cli import _common
from reconcile.cli._cases import DEFAULT, keep

_LEVELS = {"none": -1, "low": 0, "medium": 1, "high": 2}


@click.command(epilog="Example: reconcile run articles/ --format html --output report.html")
@click.argument("sources", nargs=-1, required=True)
@click.option("--format", "form", default="text", show_default=True, help="text, json, md, html, csv or graphml.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write the report here, not to stdout.")
@click.option(
    "--fail-on",
    type=click.Choice(["never", "low", "medium", "high"]),
    default="low",
    show_default=True,
    help="End with 1 where a conflict is at least this severe.",
)
@click.option("--case", type=click.Path(dir_okay=False, path_type=Path), default=DEFAULT, show_default=True, help="The case file that keeps the run.")
@click.option("--no-case", is_flag=True, help="Keep nothing but the report.")
def run(sources: tuple[str, ...], form: str, output: Path | None, fail_on: str, case: Path, no_case: bool) -> None:
    """Find the claims in SOURCES that can be held against one another, and report where they conflict.

    A source is a file, a folder, or - for standard input.
    """
    from reconcile import pipeline, report

    if form not in report.formats():
        raise click.BadParameter(f"{form!r} is none of {', '.join(sorted(report.formats()))}", param_hint="--format")
    outcome = pipeline.run(sources, stdin=sys.stdin.buffer)
    if not no_case:
        keep(case, outcome)
    data = report.render(outcome, form)
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        _common.write(output, data)
        click.echo(f"{len(outcome.findings)} findings on {len(outcome.documents)} articles: {output}", err=True)
    _common.tell(outcome.problems)
    unread = _common.code(outcome.problems)
    grave = any(
        finding.verdict == "conflict" and _LEVELS[finding.severity] >= _LEVELS[fail_on]
        for finding in outcome.findings
        if fail_on != "never"
    )
    raise SystemExit(unread or (_common.CONFLICTS if grave else _common.OK))


COMMAND = run
