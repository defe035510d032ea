"""`reconcile diff`: what changed between two runs, or two cases."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reconcile.cli import _common, _refusals
from reconcile.cli._options import CASE, case_option

if TYPE_CHECKING:
    from reconcile.case import Changes
    from reconcile.model import Finding
    from reconcile.outcome import Report


@click.command(epilog="Example: reconcile diff; reconcile diff --run 1 --run 3; reconcile diff monday.db friday.db")
@click.argument("cases", nargs=-1, type=click.Path(dir_okay=False, path_type=Path), metavar="[CASE_A CASE_B]")
@click.option(
    "--run", "numbers", type=int, multiple=True, metavar="N", help="A run of the case; give two, the earlier first."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print it."
)
@case_option
def diff(cases: tuple[Path, ...], numbers: tuple[int, ...], form: str, case: Path) -> None:
    """Say which findings are new, gone and changed, and which figures a source changed.

    Between the latest runs of two cases, two runs of one (--run), or its last two runs.
    """
    from reconcile.case import changes

    with _refusals.told():
        before, after = _both(cases, numbers, case)
    found = changes(before, after)
    lines = (
        [json.dumps(_fields(found), ensure_ascii=True, indent=1)] if form == "json" else _lines(found, before, after)
    )
    for line in lines:
        click.echo(_common.clean(line))


def _both(cases: tuple[Path, ...], numbers: tuple[int, ...], case: Path) -> tuple[Report, Report]:
    from reconcile.case import load, runs

    if len(cases) == 2 and not numbers:
        return load(cases[0]), load(cases[1])
    if len(cases) > 1 or len(numbers) not in (0, 2) or (cases and case != CASE):
        raise click.UsageError("give two cases; or --run N --run M of one")
    one = cases[0] if cases else case
    if not numbers:
        known = [kept.number for kept in runs(one)]
        if len(known) < 2:
            raise _refusals.refused(f"{one}: it holds {len(known)} run, nothing to compare it with: run again first")
        numbers = (known[-2], known[-1])
    return load(one, numbers[0]), load(one, numbers[1])


def _lines(found: Changes, before: Report, after: Report) -> Iterator[str]:
    old = {cluster.id: cluster.question for cluster in before.clusters}
    now = {cluster.id: cluster.question for cluster in after.clusters}
    for word, paths in (("new", found.sources_new), ("gone", found.sources_gone), ("changed", found.sources_changed)):
        for path in paths:
            yield f"{word} source  {path}"
    for figure in found.figures:
        quotes = f"“{_plain(figure.quote_before)}” is now “{_plain(figure.quote_after)}”"
        yield f"changed figure  {figure.path}:{figure.line}  {quotes}"
    for finding in found.new:
        yield f"new  {_finding(finding, now)}"
    for finding in found.gone:
        yield f"gone  {_finding(finding, old)}"
    for one in found.changed:
        renamed = f" (was {one.before.id})" if one.before.id != one.after.id else ""
        yield f"changed  {_finding(one.after, now)}{renamed}"
        yield f"  {_plain(one.note)}"
    told = f"{len(found.new)} new, {len(found.gone)} gone, {len(found.changed)} changed, {found.same} as they were"
    yield f"{told}; {len(found.figures)} figures changed in their sources"


def _finding(finding: Finding, questions: dict[str, str]) -> str:
    return (
        f"{finding.verdict}  {finding.reason}  {finding.severity}  {finding.id}   {questions.get(finding.cluster, '')}"
    )


def _plain(text: str) -> str:
    return " ".join(text.split())


def _fields(found: Changes) -> dict[str, object]:
    def brief(finding: Finding) -> dict[str, str]:
        return {"id": finding.id, "verdict": finding.verdict, "reason": finding.reason, "severity": finding.severity}

    return {
        "sources": {
            "new": list(found.sources_new),
            "gone": list(found.sources_gone),
            "changed": list(found.sources_changed),
        },
        "figures": [
            {
                "path": one.path,
                "line": one.line,
                "before": one.before,
                "after": one.after,
                "quote_before": one.quote_before,
                "quote_after": one.quote_after,
            }
            for one in found.figures
        ],
        "new": [brief(finding) for finding in found.new],
        "gone": [brief(finding) for finding in found.gone],
        "changed": [{**brief(one.after), "before": brief(one.before), "note": one.note} for one in found.changed],
        "same": found.same,
    }


COMMAND = diff
