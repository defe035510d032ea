"""`reconcile run`: the main job."""

from __future__ import annotations

import gc
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from reconcile.cli import _common, _outcome, _spark
from reconcile.cli._cases import keep, readings, usable
from reconcile.cli._options import CASE, chosen, format_option, jobs_option
from reconcile.cli._progress import watched

if TYPE_CHECKING:
    from reconcile.case import Extracts
    from reconcile.cli._outcome import Outcome
    from reconcile.cli._progress import Watch
    from reconcile.outcome import Report

_LEVELS = ("low", "medium", "high")
_READ_AGAIN = (".txt", ".md", ".html")  # suffixes of reports that articles have, too


@click.command(
    short_help="Cross-check articles: the main job.",
    epilog="Example: reconcile run articles/ --format html --output report.html",
)
@click.argument("sources", nargs=-1)
@click.option("--input", "inputs", multiple=True, metavar="PATH", help="One more of SOURCES; may be repeated.")
@format_option
@click.option("--output", type=click.Path(path_type=Path), help="Write the report here, not to stdout.")
@click.option(
    "--fail-on",
    type=click.Choice(["never", *_LEVELS]),
    default="low",
    show_default=True,
    help="End with 1 where a conflict is at least this severe.",
)
@click.option(
    "--case",
    type=click.Path(dir_okay=False, path_type=Path),
    default=CASE,
    show_default=True,
    help="The case file that keeps the run.",
)
@click.option("--no-case", is_flag=True, help="Keep nothing but the report.")
@jobs_option
@_spark.spark_options
@click.option("--verbose", "-v", is_flag=True, help="Tell the progress, and every note, in plain lines on stderr.")
@click.pass_context
def run(
    ctx: click.Context,
    sources: tuple[str, ...],
    inputs: tuple[str, ...],
    form: str | None,
    output: Path | None,
    fail_on: str,
    case: Path,
    no_case: bool,
    jobs: int,
    engine: str,
    master: str,
    conf: tuple[str, ...],
    wait: float,
    verbose: bool,
) -> None:
    """Find the claims in SOURCES that can be held against one another, and report where they conflict.

    A source is a file, a folder, or - for standard input.

    Ends with 3, not 1, where a source could not be read: a report that may lack something never passes for a whole one.

    With --engine spark, --output is a folder for Parquet tables; commands that look back take it as --case.
    """
    sources = (*sources, *inputs)
    if not sources:
        raise click.UsageError("Missing argument 'SOURCES...'.")
    _spark.checked(ctx, engine, output, sources)
    if no_case and ctx.get_parameter_source("case") is ParameterSource.COMMANDLINE:
        raise click.UsageError("--case and --no-case exclude each other: give one of them")
    if engine == "spark" and output is not None:
        no_case = ctx.get_parameter_source("case") is not ParameterSource.COMMANDLINE
        _on_spark(sources, output, None if no_case else case, fail_on, _spark.asked(master, conf, wait, verbose))
    form = chosen(form, output)
    if output is not None:
        if output.is_dir():
            raise _common.wrong(f"--output {output}: it is a folder: name a file")
        _common.writable("--output", output)
        _apart(output, sources)
    if not no_case:
        usable(case)

    from reconcile.settings import basis

    with watched(verbose) as watch, nullcontext() if no_case else readings(case, basis()) as cache:
        outcome = _outcome.reached(case, cache, sources, lambda: _anew(sources, watch, cache, jobs), watch)
    _common.tell(outcome.problems, brief=not verbose)
    delivered, rendering = "the report was not written", None
    try:
        rendering = _outcome.delivered(outcome, form, output, None if no_case else case, cache, jobs)
        delivered = "the report was written"
    finally:  # a reader that went away, or a full disk under --output, costs no run
        if not no_case:
            keep(case, outcome, cache, delivered, rendering)
    raise SystemExit(_code(outcome, fail_on))


def _anew(sources: tuple[str, ...], watch: Watch, cache: Extracts | None, jobs: int) -> Report:
    """The run that no earlier one gives."""
    from reconcile import engines, pipeline

    gc.disable()  # all that a run makes it holds to the end; of a thousand articles, four hundred objects are garbage
    return pipeline.run(sources, stdin=_common.stdin(), watch=watch, cache=cache, engine=engines.extracting(jobs))


def _on_spark(sources: tuple[str, ...], output: Path, case: Path | None, fail_on: str, asked: _spark.Asked) -> None:
    """The run on a cluster; it is kept in a case where one is named."""
    _common.writable("--output", output)
    if case is not None:
        usable(case)
    outcome = _outcome.of(_spark.run(sources, output, asked))
    _common.tell(outcome.problems, brief=not asked.verbose)
    if case is not None:
        keep(case, outcome, None, f"the tables are in {output}")
    raise SystemExit(_code(outcome, fail_on))


def _code(outcome: Outcome, fail_on: str) -> int:
    return _common.code(outcome.problems) or (_common.CONFLICTS if grave(outcome, fail_on) else _common.OK)


def _apart(output: Path, sources: tuple[str, ...]) -> None:
    """A report never overwrites an article; that one among the articles would be read as one the next time is said."""
    for source in map(Path, sources):
        if source.is_file() and output.exists() and output.samefile(source):
            raise _common.wrong(f"--output {output}: it is an article that is to be read: choose another name")
        if source.is_dir() and output.resolve().is_relative_to(source.resolve()) and output.suffix in _READ_AGAIN:
            _common.say(f"note: --output {output}: it lies among the articles, and the next run would read it as one")
            _common.say("  help: write it to another folder")


def grave(outcome: Outcome, level: str) -> bool:
    """True where a conflict is at least this severe."""
    if level == "never":
        return False
    counted = _LEVELS[_LEVELS.index(level) :]
    return any(severity in counted or level == "low" for severity in outcome.conflicts)


COMMAND = run
