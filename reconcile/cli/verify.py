"""`reconcile verify`: whether everything is still what it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reconcile.cli import _common, _refusals
from reconcile.cli._options import case_option

if TYPE_CHECKING:
    from reconcile.model import Claim, Document
    from reconcile.outcome import Report


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

    Run it where the run was started, or the files are not found; a damaged case is not run again. Ends with 4 where
    anything differs.
    """
    from reconcile import case as cases

    with _refusals.told():
        checked = cases.audit(case)
    faults = list(checked.faults)
    held = (
        f"{checked.kept} of {checked.sources} sources kept with their bytes, {checked.rows} rows, {checked.runs} runs"
    )
    click.echo(f"hashes: {held}, {checked.decisions} decisions: {_count(faults)}")
    if checked.readable:
        report = _loaded(case, number)
        steps = [("files", _files(report))] if not no_files else []
        steps += [("replay", _replay(report))] if not no_replay else []
        steps += [("report", _written(report, written))] if written else []
        for name, found in steps:
            differing = list(found)
            click.echo(f"{name}: {_count(differing)}")
            faults += differing
    for fault in faults:
        click.echo(_common.clean(f"differs: {fault}"))
    raise SystemExit(_common.FAILED if faults else _common.OK)


def _loaded(case: Path, number: int | None) -> Report:
    from reconcile.case import load

    with _refusals.told():
        return load(case, number)


def _count(faults: Sequence[str]) -> str:
    return f"{len(faults)} differ" if faults else "nothing differs"


# ── files ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _files(report: Report) -> Iterator[str]:
    """What became of each article's file, and of the quotes in those that changed."""
    from reconcile.model import Document
    from reconcile.readers import read

    asked = [source for source in report.run.inputs if source != "-"]
    now = {one.source.path: one for one in read(asked) if isinstance(one, Document)}
    for document in report.documents:
        path = document.source.path
        if path == "-":
            continue
        other = now.get(path)
        if other is None:
            yield f"{path}: not there any more; the case has its text"
        elif other.source.sha256 != document.source.sha256:
            claims = [claim for claim in report.claims if claim.document == document.id]
            yield f"{path}: changed, sha256 {document.source.sha256[:12]}… then, {other.source.sha256[:12]}… now"
            yield from _quotes(document, other, claims)


def _quotes(before: Document, after: Document, claims: Sequence[Claim]) -> Iterator[str]:
    from reconcile.case.anchors import Anchors

    anchors, moved = Anchors(before.text, after.text), 0
    for claim in claims:
        found = anchors.find(claim.span, claim.line)
        if found.span is None:
            quote = " ".join(claim.quote.split())
            yield f"{before.source.path}:{claim.line}: “{quote}” is no longer there ({claim.id})"
        elif found.moved:
            moved += 1
    if moved:
        yield f"{before.source.path}: {moved} of {len(claims)} quotes stand elsewhere in it now"


# ── the run again ────────────────────────────────────────────────────────────────────────────────────────────────────


def _replay(report: Report) -> Iterator[str]:
    """Runs again from the kept texts; names each part of the JSON report that is not the same."""
    from reconcile.report import render

    again = _again(report)
    if again is None:
        yield f"the recorded settings are not known to this version: {dict(report.run.settings)}"
    elif render(report, "json") != render(again, "json"):
        yield from _parts(report, again)


def _again(report: Report) -> Report | None:
    from dataclasses import replace

    from reconcile import pipeline
    from reconcile.problems import Code

    told = dict(report.run.settings)
    if set(told) != {"kinds"}:
        return None
    kinds = () if told["kinds"] == "all" else tuple(told["kinds"].split(","))
    again = pipeline.reconcile(report.documents, pipeline.Settings(kinds=kinds), (), report.run.inputs)
    # What went wrong in reading is not read again; all that the run itself says must come out anew.
    own = {Code.DATE_UNKNOWN, Code.NO_CLAIMS}
    carried = [one for one in report.problems if one.code not in own and one not in again.problems]
    problems = tuple(sorted([*again.problems, *carried]))
    return replace(again, problems=problems, run=replace(again.run, started=report.run.started))


def _parts(before: Report, after: Report) -> Iterator[str]:
    import json

    from reconcile.report import render

    old, new = (json.loads(render(report, "json")) for report in (before, after))
    if before.run.version != after.run.version or before.run.model != after.run.model:
        made, here = (f"reconcile {run.version} with {run.model}" for run in (before.run, after.run))
        yield f"the run was made by {made}; this is {here}"
    for part in old:
        if old[part] == new[part]:
            continue
        if not isinstance(old[part], list):
            yield f"the report's {part}: {old[part]}, and now {new[part]}"
            continue
        then = {json.dumps(item, sort_keys=True): item for item in old[part]}
        again = {json.dumps(item, sort_keys=True): item for item in new[part]}
        for word, some, others in (("no longer", then, again), ("only now", again, then)):
            yield from (f"the report's {part}, {word}: {_name(some[key])}" for key in some if key not in others)
        if then.keys() == again.keys():
            yield f"the report's {part}: another order"


def _name(item: dict[str, object]) -> str:
    told = item.get("id") or f"{item.get('where')}: {item.get('message')}"
    return " ".join(str(part) for part in (told, item.get("verdict"), item.get("reason"), item.get("quote")) if part)


def _written(report: Report, path: Path) -> Iterator[str]:
    """A report file against what the case gives in the same format."""
    from reconcile.report import formats, render

    form = next((one.name for one in formats().values() if path.name.endswith(one.suffix)), None)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _refusals.refused(f"--report {path}: {error.strerror}: check the path") from None
    if form is None:
        raise _refusals.refused(f"--report {path}: its suffix is that of no format of a report")
    if data != render(report, form):
        yield f"{path}: not the report of this run"


COMMAND = verify
