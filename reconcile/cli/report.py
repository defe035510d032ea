"""`reconcile report`: the latest run again, in whatever format."""

from __future__ import annotations

from pathlib import Path

import click

from reconcile.cli import _common, _rulings
from reconcile.cli._cases import latest
from reconcile.cli._options import chosen, format_option, kept_option, output_option


@click.command(
    short_help="The latest run again, in any format.",
    epilog="Example: reconcile report --format html --output report.html",
)
@format_option
@output_option
@kept_option
def report(form: str | None, output: Path | None, case: Path) -> None:
    """Render the latest run of a case again: no article is read, and the report is the one that the run gave.

    In HTML, each finding has what people ruled on it since.
    """
    form = chosen(form, output)
    if output is not None:
        _common.writable("--output", output)
    _common.deliver(latest(case), form, output, _rulings.of_latest(case))


COMMAND = report
