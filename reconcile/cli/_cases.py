"""Where the commands that look back find what a run kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from reconcile.cli import _common, _files, _refusals
from reconcile.cli._options import CASE

if TYPE_CHECKING:
    from reconcile.case import Extracts, Rendering, Since
    from reconcile.cli._outcome import Outcome
    from reconcile.model import Claim, Finding
    from reconcile.outcome import Report

T = TypeVar("T", "Claim", "Finding")

_PREFIX = 4  # characters of an id that are enough where no other begins with them


def latest(case: Path) -> Report:
    """The case's latest report, or that of a folder of tables; one line, and the exit code for the reason, where there
    is none."""
    from reconcile.case import load

    with _refusals.told():
        return load(case) if not case.is_dir() else _tables(case)


def _tables(folder: Path) -> Report:
    try:
        from reconcile.engines.tables import load
    except ImportError as error:
        hint = "pip install 'reconcile-claims[parquet]'"
        raise _refusals.refused(f"--case {folder}: its tables cannot be read here ({error}): {hint}") from None
    return load(folder)


def usable(case: Path) -> None:
    """Wrong use, before any work is done, where no run could ever be kept in the case; a lock, or a full disk, may pass
    before the run ends."""
    from reconcile.case import FullDisk, LockedCase, check

    _common.writable("--case", case)
    with _refusals.told(), suppress(FullDisk, LockedCase):
        check(case)


@contextmanager
def readings(case: Path, basis: Sequence[str]) -> Iterator[Extracts | None]:
    """What earlier runs into the case read and told on this basis; None where the case cannot be used now."""
    from reconcile.case import BadCase, extracts, settings_key

    kept, stack = None, ExitStack()
    with suppress(BadCase):  # keeping the run tells why
        judging, writing = settings_key(basis, judging=True), settings_key(basis, writing=True)
        kept = stack.enter_context(extracts(case, settings_key(basis), judging, writing))
    try:
        yield kept
    finally:
        stack.close()  # what fails in the block is no fault of the case


def keep(
    case: Path, outcome: Outcome, cache: Extracts | None, delivered: str, rendering: Rendering | None = None
) -> None:
    """Adds a run to the case, with the bytes of its files, and says what it brought; one line, and the reason's exit
    code, where it cannot, which also says what became of the report. `rendering` are the report's bytes."""
    from reconcile.case import Beside, save, save_again, since

    beside = Beside(cache.again, rendering, cache.works) if cache else Beside()
    with _refusals.told(delivered):
        if outcome.run is not None:
            number = save_again(case, beside)
        else:
            report = outcome.report()
            number = save(case, report, _files.snapshots(report.run.inputs), beside)
        found = since(case, number)
    if found is not None:
        _common.say(f"since the last run: {_news(found, number, case)}")


def _news(found: Since, number: int, case: Path) -> str:
    """The changes in a line."""
    told = found.changes
    if told is None:
        return "nothing changed"
    sources = ((told.sources_new, "new"), (told.sources_gone, "gone"), (told.sources_changed, "changed"))
    findings = ((told.new, "new"), (told.gone, "gone"), (told.changed, "changed"))
    counts = [_counted(noun, some) for noun, some in (("article", sources), ("finding", findings))]
    command = "reconcile diff" if case == CASE else f"reconcile diff --case {case}"
    which = "" if found.next else f" --run {found.run} --run {number}"
    return f"{'; '.join(count for count in counts if count) or 'no finding changed'}: {command}{which} shows them"


def _counted(noun: str, some: Sequence[tuple[Sequence[object], str]]) -> str:
    """ "2 findings new, 1 gone"; "" where there are none."""
    told = [(len(values), word) for values, word in some if values]
    if not told:
        return ""
    (count, word), *rest = told
    return ", ".join([f"{count:,} {noun}{'s' * (count != 1)} {word}", *(f"{count:,} {word}" for count, word in rest)])


def finding_of(report: Report, name: str) -> Finding | None:
    """The finding of that id, or of an id that alone begins so."""
    return _named(report.findings, name)


def claim_of(report: Report, name: str) -> Claim | None:
    """The claim of that id, or of an id that alone begins so."""
    return _named(report.claims, name)


def _named(values: Sequence[T], name: str) -> T | None:
    exact = [value for value in values if value.id == name]
    found = exact or [value for value in values if len(name) >= _PREFIX and value.id.startswith(name)]
    return found[0] if len(found) == 1 else None


def unknown(name: str, report: Report, *, claims: bool = True) -> click.UsageError:
    """Wrong use: no such id; offers the nearest."""
    from difflib import get_close_matches

    ids = [finding.id for finding in report.findings]
    ids += [claim.id for claim in report.claims] if claims else []
    near = get_close_matches(name[:80], ids, 3, 0.5)
    hint = f"near it are {', '.join(near)}" if near else "reconcile show --brief lists them"
    return _common.wrong(f"{name[:80]}: no finding{' or claim' if claims else ''} of that id: {hint}")
