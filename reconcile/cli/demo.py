"""`reconcile demo`: the main job on the articles that come with the tool."""

from __future__ import annotations

from pathlib import Path

import click

from reconcile.cli import _common
from reconcile.cli._cases import keep, readings, usable
from reconcile.cli._files import PACKAGED, seeds
from reconcile.cli._progress import watched

_FORMATS = ("html", "json")


@click.command(
    short_help="The main job on the packaged articles.", epilog="Example: reconcile demo --output /tmp/reconcile-demo"
)
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("reconcile-demo"),
    show_default=True,
    help="The folder to write report.html, report.json and the case to.",
)
@click.option("--verbose", "-v", is_flag=True, help="Tell the progress in plain lines on stderr.")
def demo(output: Path, verbose: bool) -> None:
    """Do the main job on the five packaged articles, print the findings, and write the report to a folder.

    Ends with 0 though it shows conflicts: the articles were written to hold some.
    """
    case = output / "reconcile.db"
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _common.wrong(f"--output {output}: {error.strerror}: choose a place that can be written") from None
    _common.writable("--output", output / "report.html")
    usable(case)

    from reconcile import pipeline, report
    from reconcile.cli import _outcome

    with watched(verbose) as watch, readings(case, pipeline.basis()) as cache:
        found = pipeline.run([str(seeds())], inputs=(PACKAGED,), watch=watch, cache=cache)
    for form in _FORMATS:
        _common.write(output / f"report.{form}", report.render(found, form))
    _common.tell(found.problems)
    _common.show(report.render(found, "text"), "text")
    keep(case, _outcome.of(found), cache, "the reports were written")
    _common.say("")
    _common.say(f"The report to open in a browser: {output / 'report.html'}")
    _common.say(f"The same for other tools: {output / 'report.json'}")
    _common.say(f"To ask why, add the case: reconcile explain ID --case {case}")
    _common.say(f"To decide, in the browser: reconcile review --case {case}")
    if _common.code(found.problems):
        raise SystemExit(_common.code(found.problems))


COMMAND = demo
