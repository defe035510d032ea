"""`reconcile show`: the findings of the latest run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reconcile.cli import _common
from reconcile.cli._cases import finding_of, latest, unknown
from reconcile.cli._options import chosen, format_option, kept_option

if TYPE_CHECKING:
    from reconcile.model import Finding
    from reconcile.outcome import Report


@click.command(
    short_help="The findings of the latest run.", epilog="Example: reconcile show --verdict conflict --brief"
)
@click.argument("ids", nargs=-1)
@click.option(
    "--verdict",
    "verdicts",
    multiple=True,
    type=click.Choice(["conflict", "unclear", "explained", "agree"]),
    help="Only these; may be repeated.",
)
@click.option("--brief", is_flag=True, help="One line a finding: id, verdict, reason, and what stands against what.")
@format_option
@kept_option
def show(ids: tuple[str, ...], verdicts: tuple[str, ...], brief: bool, form: str | None, case: Path) -> None:
    """Print the findings that the latest run kept in the case, or those with the given IDS."""
    if brief and form not in (None, "text"):
        raise click.UsageError(f"--brief is text, --format {form} is not: give one of them")
    form = chosen(form, None)
    report = latest(case)
    findings = tuple(_asked(report, ids)) if ids else report.findings
    kept = replace(report, findings=tuple(f for f in findings if not verdicts or f.verdict in verdicts))
    if brief:
        _common.out("".join(f"{_common.clean(line)}\n" for line in _brief(kept)).encode("utf-8", "backslashreplace"))
        return
    from reconcile.report import render

    _common.show(render(kept, form), form)


def _asked(report: Report, ids: tuple[str, ...]) -> Iterator[Finding]:
    for name in ids:
        finding = finding_of(report, name)
        if finding is None:
            raise unknown(name, report, claims=False)
        yield finding


def _brief(report: Report) -> Iterator[str]:
    from reconcile.report import telling
    from reconcile.report.index import index

    at = index(report)
    for finding in at.findings:
        told = "   ".join(part for part in (telling.question(at, finding), telling.against(at, finding)) if part)
        yield f"{finding.id}  {finding.verdict:<9}  {finding.reason:<18}  {told}"


COMMAND = show
