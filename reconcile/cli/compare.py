"""`reconcile compare`: the gravest verdict between two texts, or between the two of each pair in a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

import click

from reconcile.cli import _common
from reconcile.cli._options import jobs_option

if TYPE_CHECKING:
    from reconcile.model import Claim, Document, Finding

_GRAVE = ("conflict", "unclear", "explained", "agree")


@dataclass(frozen=True, slots=True)
class Asked:
    """Two articles to hold against one another, and what the pair is called."""

    id: str
    left: Document
    right: Document


@dataclass(frozen=True, slots=True)
class Bad:
    """A line that holds no pair: where, and why."""

    where: str
    why: str


@click.command(
    short_help="The gravest verdict between two texts.",
    epilog="""\b
Example: reconcile compare draft.txt agency.txt
         reconcile compare --pairs pairs.jsonl --format jsonl""",
)
@click.argument("left", required=False)
@click.argument("right", required=False)
@click.option("--pairs", type=click.File("rb"), help="JSON Lines, one {id, left, right} of texts a line; - is stdin.")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@jobs_option
def compare(left: str | None, right: str | None, pairs: BinaryIO | None, form: str, jobs: int) -> None:
    """Print the gravest verdict between LEFT and RIGHT (two files; one may be -), or for each pair of --pairs."""
    if pairs is not None and left is not None:
        raise click.UsageError("--pairs excludes LEFT and RIGHT: give one of them")
    if pairs is None and (left is None or right is None):
        raise click.UsageError("give two files, LEFT and RIGHT, or --pairs FILE")
    from reconcile import engines

    bad = 0
    for asked, told in engines.mapped(
        Tells(form), [_files(str(left), str(right))] if pairs is None else _read(pairs), jobs
    ):
        if isinstance(told, bytes):
            _common.out(told)
            continue
        bad += 1
        if isinstance(told, engines.Lost):
            told = Bad(
                asked.id if isinstance(asked, Asked) else asked.where, f"what compared it ended twice ({told.how})"
            )
        _common.say(f"error: {told.where}: {told.why}")
        _common.say("  help: correct or remove this line; a line is {id, left, right}, and both sides are texts")
    raise SystemExit(_common.UNREAD if bad else _common.OK)


def _files(left: str, right: str) -> Asked:
    if left == right == "-":
        raise click.UsageError("LEFT and RIGHT are both -: standard input can be read once")
    return Asked(f"{left} | {right}", _file(left), _file(right))


def _file(path: str) -> Document:
    from reconcile.model import Document
    from reconcile.readers import read

    items = list(read([path], _common.stdin()))
    _common.tell([item for item in items if not isinstance(item, Document)])
    documents = [item for item in items if isinstance(item, Document)]
    if not documents:
        raise SystemExit(_common.UNREAD)
    if len(documents) > 1:
        raise _common.wrong(f"{path}: one article is needed on each side, {len(documents)} were read: name one file")
    return documents[0]


def _read(pairs: BinaryIO) -> Iterator[Asked | Bad]:
    from reconcile.readers import from_text

    name = getattr(pairs, "name", "<stdin>")
    for number, line in enumerate(pairs, 1):
        where = f"{'-' if name == '<stdin>' else name}:{number}"
        if not line.strip():
            continue
        try:
            pair = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Bad(where, f"no JSON ({error})")
            continue
        sides = [pair.get(side) for side in ("left", "right")] if isinstance(pair, dict) else []
        left, right = sides if len(sides) == 2 else (None, None)
        if not isinstance(left, str) or not isinstance(right, str) or "id" not in pair:
            yield Bad(where, "no pair of texts")
            continue
        yield Asked(str(pair["id"]), from_text("left", left), from_text("right", right))


@dataclass(frozen=True, slots=True)
class Tells:
    """The step from two articles to what is printed of them."""

    form: str

    def __call__(self, asked: Asked | Bad) -> bytes | Bad:
        from reconcile import pipeline
        from reconcile.report.to_json import text

        if isinstance(asked, Bad):
            return asked
        claims, findings = pipeline.compare(asked.left, asked.right)
        gravest = min(findings, key=lambda finding: _GRAVE.index(finding.verdict), default=None)
        if self.form == "jsonl":
            return (text(_row(asked, claims, gravest, len(findings))) + "\n").encode()
        return b"".join(map(_common.encoded, _lines(asked, claims, gravest, len(findings))))


def _row(asked: Asked, claims: tuple[Claim, ...], found: Finding | None, findings: int) -> dict[str, object]:
    if found is None:
        empty: dict[str, object] = {"left": [], "right": [], "explanation": "", "findings": 0}
        return {"id": asked.id, "verdict": "unrelated", "reason": "", **empty}
    quote = {claim.id: claim.quote for claim in claims}
    return {
        "id": asked.id,
        "verdict": found.verdict,
        "reason": found.reason,
        "left": [quote[claim] for claim in found.left],
        "right": [quote[claim] for claim in found.right],
        "explanation": found.explanation,
        "findings": findings,
    }


def _lines(asked: Asked, claims: tuple[Claim, ...], found: Finding | None, findings: int) -> Iterator[str]:
    if found is None:
        yield f"unrelated  {asked.id}"
        yield "  no claim of one can be held against a claim of the other"
        return
    yield f"{found.verdict}  {found.reason}  {found.severity}  {asked.id}"
    path = {document.id: document.source.path for document in (asked.left, asked.right)}
    for claim in claims:
        if claim.id in (*found.left, *found.right):
            yield f'  {path[claim.document]}:{claim.line}:{claim.column}  "{claim.quote}"'
    yield f"  {found.explanation}"
    if findings > 1:
        yield f"  and {findings - 1} more of no more weight: reconcile run shows them all"


COMMAND = compare
