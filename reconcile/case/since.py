"""What a run brought, held against the run before it of the same inputs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reconcile.case import rows
from reconcile.case.changes import Changes, changes
from reconcile.case.opening import opened
from reconcile.case.store import whole
from reconcile.outcome import Report


@dataclass(frozen=True, slots=True)
class Since:
    """The number of the earlier run, whether the later one directly followed it, and what differs; None: nothing."""

    run: int
    next: bool
    changes: Changes | None


def since(path: Path, run: int, report: Report) -> Since | None:
    """What `report`, kept as this run, has that the last one of the same inputs had not, and the other way about; None
    where it is the first of its inputs. Two runs of one digest are not even read. Raises BadCase."""
    with opened(path) as case, whole(path):
        row = case.execute(
            "select b.id, b.digest = a.digest from runs a join runs b on b.inputs = a.inputs and b.id < a.id"
            " where a.id = ? order by b.id desc limit 1",
            (run,),
        ).fetchone()
        if row is None:
            return None
        earlier, same = row
        found = None if same else changes(rows.read_report(case, earlier), report)
    return Since(earlier, earlier == run - 1, found or None)
