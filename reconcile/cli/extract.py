"""`reconcile extract`: the claims of each article, one a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from reconcile.cli import _common
from reconcile.cli._options import jobs_option

if TYPE_CHECKING:
    from reconcile.model import Document
    from reconcile.problems import Problem

KINDS = ("quantity", "date", "time", "role", "place")


@click.command(
    short_help="The claims of each article, one a line.",
    epilog="Example: reconcile extract articles/ --kind date --format jsonl",
)
@click.argument("sources", nargs=-1, required=True)
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only these; may be repeated.")
@click.option("--format", type=click.Choice(["jsonl"]), default="jsonl", show_default=True, help="How to print them.")
@jobs_option
def extract(sources: tuple[str, ...], kinds: tuple[str, ...], format: str, jobs: int) -> None:
    """Print the claims that SOURCES make (files, folders, or - for standard input), one a line.

    Each article is read on its own: what only other articles of a case would tell (its date, its event) is not filled.
    """
    problems: list[Problem] = []
    for line in _lines(sources, Tells(kinds or KINDS), jobs, problems):
        _common.out(line.encode())
    _common.tell(problems)
    raise SystemExit(_common.code(problems))


@dataclass(frozen=True, slots=True)
class Tells:
    """The step from an article to its lines."""

    kinds: tuple[str, ...]

    def __call__(self, document: Document) -> str | Problem:
        from reconcile import pipeline
        from reconcile.report.claim_fields import claim_dict
        from reconcile.report.to_json import text

        one = pipeline.safely(document, pipeline.Settings(self.kinds))
        if not isinstance(one, pipeline.Extract):
            return one
        _, claims = pipeline.in_time([one])
        return "".join(f"{text(claim_dict(claim, document))}\n" for claim in claims)


def _lines(sources: tuple[str, ...], tells: Tells, jobs: int, problems: list[Problem]) -> Iterator[str]:
    from reconcile import engines
    from reconcile.model import Document
    from reconcile.readers import read

    def documents() -> Iterator[Document]:
        for item in read(sources, _common.stdin()):
            if isinstance(item, Document):
                yield item
            else:
                problems.append(item)

    for document, told in engines.mapped(tells, documents(), jobs):
        if isinstance(told, str):
            yield told
        else:
            problems.append(engines.lost(document.source.path, told) if isinstance(told, engines.Lost) else told)


COMMAND = extract
