"""`reconcile verify`: whether everything is still what it was."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from reconcile.cli import _common, _refusals
from reconcile.cli._options import case_option


@click.command(epilog="Example: reconcile verify --report report.json")
@click.option("--run", "number", type=int, metavar="N", help="The run to replay; by default the latest.")
@click.option(
    "--report",
    "written",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A report file that this run must give again.",
)
@click.option("--no-files", is_flag=True, help="Look only at what the case holds.")
@click.option("--no-replay", is_flag=True, help="Do not run again.")
@case_option
def verify(number: int | None, written: Path | None, no_files: bool, no_replay: bool, case: Path) -> None:
    """Recompute every hash, check the chain of decisions, find the quotes again in files that changed, and run again
    from the kept texts with the recorded settings: the report must be the same, byte for byte.

    Run it where the run was started, or the files are not found. A file that is gone is named, and differs in nothing
    where the case keeps its bytes. A damaged case is not run again. Ends with 4 where anything differs.
    """
    from reconcile import case as cases
    from reconcile.cli import _checks

    with _refusals.told():
        checked = cases.audit(case)
    held = (
        f"{checked.kept} of {checked.sources} sources kept with their bytes, {checked.rows} rows, {checked.runs} runs,"
        f" {checked.decisions} decisions"
    )
    found = [("hashes", _checks.Check(held, list(checked.faults)))]
    if checked.readable:
        with _refusals.told():
            report = cases.load(case, number)
        found += [("files", _checks.files(report, checked.unkept))] if not no_files else []
        found += [("replay", _checks.replay(report))] if not no_replay else []
        found += [("report", _checks.written(report, written, case))] if written else []
    for name, one in found:
        click.echo(_common.clean(": ".join(filter(None, (name, one.told, _count(one.faults))))))
    for word, some in (("note", [one.notes for _, one in found]), ("differs", [one.faults for _, one in found])):
        for line in (line for lines in some for line in lines):
            click.echo(_common.clean(f"{word}: {line}"))
    raise SystemExit(_common.FAILED if any(one.faults for _, one in found) else _common.OK)


def _count(faults: Sequence[str]) -> str:
    return f"{len(faults)} differ" if faults else "nothing differs"


COMMAND = verify
