"""`reconcile extract`: the claims of each article, one a line."""

from __future__ import annotations

import sys

import click

from reconcile.cli import _common


@click.command(epilog="Example: reconcile extract articles/ --kind date --format jsonl")
@click.argument("sources", nargs=-1, required=True)
@click.option("--kind", "kinds", multiple=True, type=click.Choice(["quantity", "date", "time", "role"]), help="Only claims of this kind; may be repeated.")
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True, help="How to print them.")
def extract(sources: tuple[str, ...], kinds: tuple[str, ...], form: str) -> None:
    """Print the claims that SOURCES make (files, folders, or - for standard input), one a line."""
    from reconcile import pipeline
    from reconcile.model import Document
    from reconcile.readers import read
    from reconcile.report.to_json import text
    from reconcile.report.values import claim_dict

    problems = []
    settings = pipeline.Settings(kinds=kinds or ("quantity", "date", "time", "role"))
    for item in read(sources, sys.stdin.buffer):
        if not isinstance(item, Document):
            problems.append(item)
            continue
        extracted = pipeline.safely(item, settings)
        if not isinstance(extracted, pipeline.Extract):
            problems.append(extracted)
            continue
        _, claims = pipeline.in_time([extracted])
        for claim in claims:
            click.echo(text(claim_dict(claim, item)))
    _common.tell(problems)
    raise SystemExit(_common.code(problems))


COMMAND = extract
