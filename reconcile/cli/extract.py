"""`reconcile extract`: the claims of each article, one a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from reconcile.cli import _common

if TYPE_CHECKING:
    from reconcile.problems import Problem

KINDS = ("quantity", "date", "time", "role", "place")


@click.command(
    short_help="The claims of each article, one a line.",
    epilog="Example: reconcile extract articles/ --kind date --format jsonl",
)
@click.argument("sources", nargs=-1, required=True)
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only these; may be repeated.")
@click.option("--format", type=click.Choice(["jsonl"]), default="jsonl", show_default=True, help="How to print them.")
def extract(sources: tuple[str, ...], kinds: tuple[str, ...], format: str) -> None:
    """Print the claims that SOURCES make (files, folders, or - for standard input), one a line.

    Each article is read on its own: what only other articles of a case would tell (its date, its event) is not filled.
    """
    problems: list[Problem] = []
    for line in _lines(sources, kinds or KINDS, problems):
        _common.out(line.encode())
    _common.tell(problems)
    raise SystemExit(_common.code(problems))


def _lines(sources: tuple[str, ...], kinds: tuple[str, ...], problems: list[Problem]) -> Iterator[str]:
    from reconcile import pipeline
    from reconcile.model import Document
    from reconcile.readers import read
    from reconcile.report.claim_fields import claim_dict
    from reconcile.report.to_json import text

    for item in read(sources, _common.stdin()):
        one = pipeline.safely(item, pipeline.Settings(kinds)) if isinstance(item, Document) else item
        if not isinstance(one, pipeline.Extract):
            problems.append(one)
            continue
        _, claims = pipeline.in_time([one])
        yield "".join(f"{text(claim_dict(claim, one.document))}\n" for claim in claims)


COMMAND = extract
