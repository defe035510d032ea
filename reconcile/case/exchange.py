"""The log of decisions, out of one case and into another: entries go over as they are, with their hashes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reconcile.case import rows
from reconcile.case.carry import carry
from reconcile.case.decisions import Decision, from_json
from reconcile.case.errors import BadDecision
from reconcile.case.log import write
from reconcile.case.opening import opened, writing
from reconcile.case.store import whole


@dataclass(frozen=True, slots=True)
class Imported:
    """How many entries came in, and how many were there already."""

    added: int
    known: int


def exported(path: Path) -> Iterator[str]:
    """The log, an entry a line, as it is kept."""
    with opened(path) as case:
        yield from [row[0] for row in case.execute("select entry from decisions order by number")]


def take_in(path: Path, lines: Iterable[str]) -> Imported:
    """Adds the entries of another log, each as it is, with its hash and what it was added to; known ones are counted.

    All of them or none. Raises BadDecision that names every line that cannot be taken.
    """
    read, wrong = _read(lines)
    with opened(path) as case, whole(path), writing(case):
        run = case.execute("select max(id) from runs").fetchone()[0]
        known = {row[0] for row in case.execute("select hash from decisions")}
        added, repeated = [], 0
        for line, decision in read:
            own = decision.hash
            if own in known:
                repeated += 1
                continue
            missing = [one for one in (*decision.previous, *filter(None, (decision.undoes,))) if one not in known]
            wrong += [f"line {line}: the entry before it, {one[:12]}…, is neither here nor above it" for one in missing]
            known.add(own)
            if not wrong:
                added.append(write(case, run, decision).number)
        if wrong:
            raise BadDecision("nothing was taken in: " + "; ".join(sorted(wrong, key=_line)))
        if added and run is not None:
            carry(case, run, rows.read_report(case, run), added)
    return Imported(len(added), repeated)


def _read(lines: Iterable[str]) -> tuple[list[tuple[int, Decision]], list[str]]:
    read, wrong = [], []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                read.append((number, from_json(line, foreign=True)))
            except BadDecision as error:
                wrong.append(f"line {number}: {error}")
    return read, wrong


def _line(fault: str) -> int:
    return int(fault.partition(":")[0].removeprefix("line "))
