"""`reconcile review`: an editor rules on findings, on a page in the browser or in the terminal."""

from __future__ import annotations

from pathlib import Path

import click

from reconcile.cli import _common, _refusals
from reconcile.cli._options import case_option


@click.command(
    short_help="Rule on findings: a page in the browser, or the terminal.",
    epilog="Example: reconcile review, then open the address that it prints",
)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port of the page.  [default: any free one]")
@click.option("--no-keys", is_flag=True, help="Single keys do nothing, until they are turned on under Help.")
@click.option("--tty", is_flag=True, help="Ask here in the terminal; no page, no port.")
@click.option("--by", metavar="NAME", envvar="RECONCILE_BY", show_envvar=True, help="Who rules; with --tty.")
@case_option
def review(port: int, no_keys: bool, tty: bool, by: str | None, case: Path) -> None:
    """Show the findings of the latest run, gravest first, and keep what a person rules on them.

    Prints the address of a page that only this machine can reach, and only who has the address; Ctrl-C ends it. Runs
    into the same case go on meanwhile, and show at the next click.
    """
    if tty:
        if port or no_keys:
            raise click.UsageError("--tty opens no page: leave out --port and --no-keys")
        from reconcile.cli._asking import ask

        with _refusals.told():
            ask(case, by)
        return
    from reconcile.case import Reader
    from reconcile.review import Busy, desk

    with _refusals.told(), Reader(case).look() as look:
        open_ones = sum(one.verdict == "conflict" for one in look.board.findings)
    try:
        page = desk(case, port, keys=not no_keys, fault=_common.say)
    except Busy as error:
        raise _common.wrong(f"--port {port}: {error}: name another, or leave it out for any free one") from None
    _common.line(page.address)
    _common.say(f"{open_ones:,} conflict{'s' * (open_ones != 1)} in the latest run; Ctrl-C ends the page")
    page.serve()


COMMAND = review
