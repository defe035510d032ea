"""What a run came to: its report, or an earlier run of the case that it repeats, whose report is read where it is asked
for and whose bytes are given as they were written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reconcile.cli import _common, _refusals, _rulings

if TYPE_CHECKING:
    from reconcile.case import Asked, Extracts, Rendering
    from reconcile.cli._progress import Watch
    from reconcile.model import Severity
    from reconcile.outcome import Report
    from reconcile.problems import Problem
    from reconcile.sharing import Share


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is told at the end of a run. `run` is the earlier one that it repeats."""

    problems: Sequence[Problem]
    documents: int
    findings: int
    conflicts: Sequence[Severity]  # of each, how severe it is
    report: Callable[[], Report]
    run: int | None = None


def of(report: Report) -> Outcome:
    """The outcome that is this report."""
    severe = tuple(one.severity for one in report.findings if one.verdict == "conflict")
    return Outcome(report.problems, len(report.documents), len(report.findings), severe, lambda: report)


def reached(
    case: Path, cache: Extracts | None, sources: Sequence[str], anew: Callable[[], Report], watch: Watch
) -> Outcome:
    """The earlier run of the case that one on these sources comes to; where there is none, a new one."""
    from reconcile.readers import prints

    told = prints.printed(sources) if cache is not None else None
    if cache is None or told is None:
        return of(anew())
    repeat = cache.repeat(told.digest, sources)
    if repeat is not None:
        watch("reading", repeat.documents, repeat.documents)
        return Outcome(
            repeat.problems, repeat.documents, repeat.findings, repeat.conflicts, _loaded(case, repeat.run), repeat.run
        )
    report = anew()
    if not prints.stands(sources, told):
        cache.touched(told.digest, sources)
    return of(report)


def _loaded(case: Path, run: int) -> Callable[[], Report]:
    @cache
    def report() -> Report:
        from reconcile.case import load

        with _refusals.told():
            return load(case, run)

    return report


def delivered(
    outcome: Outcome, form: str, output: Path | None, case: Path | None, cache: Extracts | None, jobs: int
) -> Rendering | None:
    """Writes the report, in so many processes; gives its bytes for the case to keep, if there is one and they are not
    too many."""
    from reconcile.report import pieces

    rulings = _rulings.bearing_on(case, outcome.report) if case is not None else ()
    if case is None:
        _put(pieces(outcome.report(), form, rulings, share=_share(outcome, jobs)), outcome, form, output)
        return None
    from reconcile.case import Asked, Copy, Rendering

    asked = Asked(form, repr(rulings), cache.writing if cache else "")
    known = _known(case, outcome.run, asked)
    if known is not None:
        _put((known,), outcome, form, output)
        return Rendering(asked, None)
    copy = Copy()
    words = cache.works.words if cache is not None and cache.works is not None else None
    _put(copy.of(pieces(outcome.report(), form, rulings, words, _share(outcome, jobs))), outcome, form, output)
    return Rendering(asked, bytes(copy.data)) if copy.data is not None else None


def _share(outcome: Outcome, jobs: int) -> Share:
    """Who helps with the writing. Where a run was repeated nothing is loaded that shares work out."""
    from reconcile.sharing import alone

    if jobs < 2 or outcome.run is not None:
        return alone
    from reconcile.engines.forked import Forked

    return Forked(jobs)


def _known(case: Path, run: int | None, asked: Asked) -> bytes | None:
    from reconcile.case import rendered

    if run is None:
        return None
    with _refusals.told():
        return rendered(case, run, asked)


def _put(pieces: Iterable[bytes], outcome: Outcome, form: str, output: Path | None) -> None:
    _common.put(pieces, form, output, (outcome.findings, outcome.documents))
