"""`reconcile compare`: the gravest verdict between two texts, or between the two of each pair in a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

import click

from reconcile.cli import _common

if TYPE_CHECKING:
    from reconcile.model import Document

_GRAVE = ("conflict", "unclear", "explained", "agree")


@click.command(epilog="Example: reconcile compare draft.txt agency.txt; reconcile compare --pairs pairs.jsonl --format jsonl")
@click.argument("left", required=False)
@click.argument("right", required=False)
@click.option("--pairs", type=click.File("r", encoding="utf-8"), help="JSON Lines, one {id, left, right} of texts a line.")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True, help="How to print them.")
def compare(left: str | None, right: str | None, pairs: TextIO | None, form: str) -> None:
    """Print the gravest verdict between LEFT and RIGHT (two files), or for each pair of --pairs."""
    if (pairs is None) == (left is None or right is None):
        raise click.UsageError("give either two files, LEFT and RIGHT, or --pairs FILE")
    failed = 0
    for name, one, other in _asked(left, right) if pairs is None else _read(pairs):
        if isinstance(one, str):
            failed += 1
            click.echo(_common.clean(f"error: {name}: {one}"), err=True)
            continue
        _print(_verdict(name, one, other), form)
    raise SystemExit(_common.UNREAD if failed else _common.OK)


def _asked(left: str | None, right: str | None) -> Iterator[tuple[str, Document | str, Document]]:
    from reconcile.model import Document
    from reconcile.readers import read

    found = []
    for path in (str(left), str(right)):
        items = list(read([path]))
        _common.tell([item for item in items if not isinstance(item, Document)])
        documents = [item for item in items if isinstance(item, Document)]
        if len(documents) != 1:
            raise click.UsageError(f"{path}: one article is needed there, {len(documents)} were read")
        found.append(documents[0])
    yield f"{left} | {right}", found[0], found[1]


def _read(pairs: TextIO) -> Iterator[tuple[str, Document | str, Document]]:
    from reconcile.readers import from_text

    nothing = from_text("none", "")
    for number, line in enumerate(pairs, 1):
        if not line.strip():
            continue
        try:
            pair = json.loads(line)
            name, left, right = str(pair["id"]), pair["left"], pair["right"]
            if not isinstance(left, str) or not isinstance(right, str):
                raise TypeError("left and right must be texts")
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            yield f"{pairs.name}:{number}", f"no pair of texts ({error}); a line is {{id, left, right}}", nothing
            continue
        yield name, from_text("left", left), from_text("right", right)


def _verdict(name: str, left: Document, right: Document) -> dict[str, object]:
    from reconcile import pipeline

    claims, findings = pipeline.compare(left, right)
    told: dict[str, object] = {"id": name, "verdict": "unrelated", "reason": "", "left": [], "right": [], "explanation": ""}
    if findings:
        gravest = min(findings, key=lambda finding: _GRAVE.index(finding.verdict))
        quote = {claim.id: claim.quote for claim in claims}
        told |= {
            "verdict": gravest.verdict,
            "reason": gravest.reason,
            "left": [quote[claim] for claim in gravest.left],
            "right": [quote[claim] for claim in gravest.right],
            "explanation": gravest.explanation,
            "findings": len(findings),
        }
    return told


def _print(told: dict[str, object], form: str) -> None:
    if form == "jsonl":
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    click.echo(_common.clean(f"{told['verdict']}  {told['reason']}  {told['id']}"))
    if told["explanation"]:
        click.echo(_common.clean(f"  {told['explanation']}"))


COMMAND = compare
