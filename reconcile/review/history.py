"""What was ruled on a finding, by whom and when, in plain words: on this run, carried over, reopened, taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reconcile.case import Entry, Standing, State
from reconcile.report.escape import visible

_STATES = {
    State.RULED: "on this run",
    State.CARRIED: "carried over: every word under it is as it was",
    State.MOVED: "carried over: the words are as they were, in a file edited elsewhere",
    State.REOPENED: "reopened: words under it changed",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One ruling as a page shows it. `holds` is false where it was taken back or its words changed."""

    number: int
    kind: str
    words: str
    who: str
    at: str
    moment: str
    reason: str
    state: str
    note: str
    holds: bool
    reopened: bool
    undone: str
    finding: str
    question: str
    here: tuple[str, ...]
    hash: str


def told(entry: Entry, log: Mapping[int, Entry], tied: Sequence[Standing] = (), *, hashed: bool = False) -> Told:
    """An entry, with what became of it; `tied` tells for which findings of the latest run it stands, and how. Its hash
    is worked out where it is to be shown."""
    decision, undoing = entry.decision, log.get(entry.undone_by or 0)
    one = tied[0] if tied else None
    return Told(
        number=entry.number,
        kind=decision.ruling.kind,
        words=visible(str(decision.ruling)),
        who=visible(decision.who),
        at=visible(_moment(decision.at)),
        moment=visible(decision.at),
        reason=visible(decision.reason),
        state=_STATES[one.state] if one else "",
        note=visible(one.note) if one else "",
        holds=one.holds if one else False,
        reopened=one is not None and one.state is State.REOPENED and entry.undone_by is None,
        undone=visible(_undone(undoing)) if undoing else "",
        finding=visible(decision.finding),
        question=visible(decision.question),
        here=tuple(one.finding for one in tied),
        hash=decision.hash if hashed else "",
    )


def of(tied: Sequence[Standing], log: Mapping[int, Entry]) -> tuple[Told, ...]:
    """The history of a finding, the latest first."""
    return tuple(told(one.entry, log, (one,)) for one in sorted(tied, key=lambda one: -one.entry.number))


def _undone(entry: Entry) -> str:
    decision = entry.decision
    return f"taken back by {decision.who}, {_moment(decision.at)}: {decision.reason}"


def _moment(at: str) -> str:
    """To the minute: "2026-03-04 12:00 UTC"."""
    return f"{at[:10]} {at[11:16]} UTC" if len(at) >= 16 else at
