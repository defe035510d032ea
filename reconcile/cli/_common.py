"""What every command does alike: words about the run on stderr, data on stdout, whole files or none, exit codes."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO

import click

from reconcile.problems import Problem
from reconcile.report.escape import visible

if TYPE_CHECKING:
    from reconcile.outcome import Report
    from reconcile.report import Ruled

OK, CONFLICTS, WRONG_USE, UNREAD, FAILED = range(5)
#: As shells and `sysexits` have it: none of them can be taken for the word of a run.
FAULT, INTERRUPTED, CLOSED = 70, 130, 141

_COLOURS = {"conflict": "red", "unclear": "yellow", "explained": "cyan", "agree": "green"}
_VERDICT = re.compile(rf"^(?:{'|'.join(_COLOURS)})(?=  )", re.MULTILINE)


# ── words about the run ──────────────────────────────────────────────────────────────────────────────────────────────


def tell(problems: Iterable[Problem], brief: bool = False) -> None:
    """Each problem on stderr: what, where, what to do. In `brief`, a note that more than a few articles share is told
    once, with the first of them; the report has them all."""
    alike: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        own = "" if brief and not problem.unread else problem.where
        alike.setdefault((f"{problem.code} {_uncounted(problem.message)}", own), []).append(problem)
    for some in alike.values():
        for told in [_as_one(some)] if len(some) > _FEW else some:
            say(f"{'error' if told.unread else 'note'}: {told.where}: {told.message}")
            if told.help:
                say(f"  help: {told.help}")


#: So many articles are named one by one with a note of one kind.
_FEW = 3
_COUNT = re.compile(r": [\d,]+$")


def _uncounted(message: str) -> str:
    return _COUNT.sub("", message)


def _as_one(some: Sequence[Problem]) -> Problem:
    first = ", ".join(problem.where for problem in some[:_FEW])
    message = f"{_uncounted(some[0].message)}; the first are {first}; --verbose names all"
    return replace(some[0], where=f"{len(some):,} articles", message=message)


def say(line: str) -> None:
    """One line on stderr, with nothing in it that a terminal would obey."""
    click.echo(clean(line), err=True)


def clean(line: str) -> str:
    """A line with words from outside: no escape sequence, and nothing that turns text around, reaches a terminal."""
    indent = len(line) - len(line.lstrip(" "))
    return line[:indent] + visible(line[indent:])


def wrong(message: str) -> click.UsageError:
    """Wrong use, told in one clean line."""
    return click.UsageError(clean(message))


def code(problems: Iterable[Problem]) -> int:
    """3 where a source could not be read, else 0."""
    return UNREAD if any(problem.unread for problem in problems) else OK


def is_terminal(stream: IO[str] | None) -> bool:
    return stream is not None and stream.isatty()


# ── data in and out ──────────────────────────────────────────────────────────────────────────────────────────────────


def stdin() -> BinaryIO | None:
    """Standard input as bytes; None where the caller closed it."""
    return None if sys.stdin is None else sys.stdin.buffer


def out(data: bytes) -> None:
    """Data on stdout, as bytes, so that no locale changes them. Wrong use where there is no stdout."""
    if sys.stdout is None:
        raise wrong("there is no standard output: name a file with --output")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def line(text: str) -> None:
    """One line of text on stdout, clean."""
    out(encoded(text))


def encoded(text: str) -> bytes:
    """One line of text, clean, as it is printed."""
    return (clean(text) + "\n").encode("utf-8", "backslashreplace")


def show(data: bytes, form: str) -> None:
    """A report on stdout; on a terminal, the verdicts of the text format have their colours."""
    if form == "text" and is_terminal(sys.stdout) and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb":
        data = _VERDICT.sub(lambda m: click.style(m[0], fg=_COLOURS[m[0]], bold=True), data.decode()).encode()
    out(data)


def deliver(report: Report, form: str, output: Path | None, rulings: Sequence[Ruled] = ()) -> None:
    """The report in its format, with the rulings where it shows them, on stdout or in the file of --output."""
    from reconcile.report import pieces

    put(pieces(report, form, rulings), form, output, (len(report.findings), len(report.documents)))


def put(pieces: Iterable[bytes], form: str, output: Path | None, counts: tuple[int, int]) -> None:
    """The pieces of a report in its format on stdout or in the file of --output, and then how many findings and
    articles it has."""
    if output is None:
        for piece in pieces:
            show(piece, form)
        return
    write(output, pieces)
    findings, articles = counts
    say(f"{findings:,} finding{'s' * (findings != 1)} on {articles:,} article{'s' * (articles != 1)}: {output}")


def writable(flag: str, path: Path) -> None:
    """Wrong use, before any work is done, where the file that the flag names could not be written."""
    folder = path.parent
    if not folder.is_dir():
        raise wrong(f"{flag} {path}: there is no folder {folder}: make it first, or choose another place")
    as_who_we_are = os.access in os.supports_effective_ids
    if not os.access(folder, os.W_OK | os.X_OK, effective_ids=as_who_we_are):
        raise wrong(f"{flag} {path}: no permission to write in {folder}: choose another place")


def write(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Writes aside, then renames: a file is whole or not there. Wrong use where it cannot be written."""
    pieces = (data,) if isinstance(data, bytes) else data
    if path.exists() and not path.is_file():  # a pipe, /dev/stdout: nothing that could be put in its place
        try:
            with open(path, "wb") as stream:
                stream.writelines(pieces)
        except OSError as error:
            raise _unwritten(path, error) from None
        return
    aside = ""
    try:
        handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:80]}.")
        with os.fdopen(handle, "wb") as whole:
            whole.writelines(pieces)
        os.chmod(aside, path.stat().st_mode & 0o777 if path.exists() else 0o644)
        os.replace(aside, path)
    except OSError as error:
        raise _unwritten(path, error) from None
    finally:
        if aside and os.path.exists(aside):
            os.unlink(aside)


def _unwritten(path: Path, error: OSError) -> click.UsageError:
    return wrong(f"--output {path}: {error.strerror or error}: choose a place that can be written")
