"""What people ruled on the findings of a report, as the formats that show it take it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reconcile.cli import _refusals

if TYPE_CHECKING:
    from reconcile.case import Entry, Standing
    from reconcile.outcome import Report
    from reconcile.report import Ruled


def of_latest(case: Path) -> tuple[Ruled, ...]:
    """The rulings that bear on the latest run of a case; one line, and the exit code, where the case cannot be read."""
    from reconcile.case import entries, standing

    if case.is_dir():  # tables, which nobody rules on
        return ()
    with _refusals.told():
        return _told(standing(case), entries(case))


def bearing_on(case: Path, report: Callable[[], Report]) -> tuple[Ruled, ...]:
    """Those that bear on a report that the case does not hold yet, which is asked for where there is any ruling; none
    where it cannot be read: keeping the run, which comes after, tells why."""
    from reconcile.case import BadCase, BadDecision, bearing, entries

    with suppress(BadCase, BadDecision):
        log = entries(case) if case.exists() else ()
        return _told(bearing(case, report()), log) if log else ()
    return ()


def _told(tied: Sequence[Standing], entries: Sequence[Entry]) -> tuple[Ruled, ...]:
    if not tied:
        return ()
    from reconcile.report import Ruled
    from reconcile.review import history

    log = {entry.number: entry for entry in entries}
    found = [(one, history.told(one.entry, log, (one,))) for one in tied]
    return tuple(
        Ruled(
            finding=one.finding,
            number=told.number,
            words=told.words,
            who=told.who,
            at=told.at,
            reason=told.reason,
            state=f"{told.state}: {told.note}" if told.note else told.state,
            holds=told.holds,
            undone=told.undone,
        )
        for one, told in found
    )
