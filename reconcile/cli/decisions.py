"""`reconcile decisions`: the log of what people ruled, out and in."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from reconcile.cli import _common, _refusals
from reconcile.cli._options import case_option


@click.command(epilog="Example: reconcile decisions --format jsonl > log.jsonl; reconcile decisions --import log.jsonl")
@click.argument("ids", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="jsonl can be taken in again.",
)
@click.option(
    "--import",
    "source",
    type=click.Path(dir_okay=False, allow_dash=True),
    help="Take in the log of another case; - is standard input.",
)
@case_option
def decisions(ids: tuple[str, ...], form: str, source: str | None, case: Path) -> None:
    """Print the log of decisions, or that of the findings IDS; or take in another one.

    Each entry's hash covers the entries before it. Entries of another log come in as they are, all or none; those that
    are there already are left out.
    """
    if source is not None:
        _take_in(case, source)
        return
    from reconcile import case as cases

    with _refusals.told():
        if form == "jsonl":
            lines = [line for line in cases.exported(case) if not ids or json.loads(line)["finding"] in ids]
        else:
            lines = [_common.clean(line) for line in _told(case, ids)]
    for line in lines:
        click.echo(line)
    if not lines:
        click.echo("no decisions yet: reconcile decide ID …", err=True)


def _told(case: Path, ids: tuple[str, ...]) -> Iterator[str]:
    from reconcile import case as cases

    tied: dict[int, list[cases.Standing]] = {}
    for one in cases.standing(case):
        tied.setdefault(one.entry.number, []).append(one)
    for entry in cases.entries(case):
        decision, here = entry.decision, tied.get(entry.number, [])
        if ids and not {decision.finding, *(one.finding for one in here)} & {*ids}:
            continue
        yield f"{entry.number}  {decision.at}  {decision.who}  {decision.finding}  {decision.ruling}"
        yield f"    {decision.question}   {decision.reason}"
        for mark in decision.marks:
            yield f"    {mark.path}:{mark.line}  “{' '.join(mark.quote.split())}”"
        if entry.undone_by is not None:
            yield f"    undone by entry {entry.undone_by}"
        for one in here:
            yield f"    {one.state} for {one.finding}{': ' + one.note if one.note else ''}"
        if not here and decision.undoes is None:
            yield "    on no finding of the latest run"
        yield f"    {decision.hash}"


def _take_in(case: Path, source: str) -> None:
    from reconcile import case as cases

    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise _refusals.refused(f"--import {source}: {error.strerror}: check the path") from None
    except UnicodeDecodeError as error:
        raise _refusals.refused(
            f"--import {source}: byte {error.start + 1} is no UTF-8: nothing was taken in"
        ) from None
    with _refusals.told():
        done = cases.take_in(case, text.split("\n"))
    click.echo(f"{done.added} taken in, {done.known} were there already: {case}", err=True)


COMMAND = decisions
