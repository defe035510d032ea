"""Finds a finding of one run again in another, by its words: the same, the same in a file edited elsewhere, or changed.

A ruling is carried over only where every quote and value under it stayed. In doubt it is reopened: asking a person
again costs a minute, a ruling on words that are no longer there costs a correction.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reconcile.case.marks import Key, Mark, Marker, fingerprint, sides
from reconcile.model import Finding
from reconcile.outcome import Report

#: Findings that are looked at for one that changed: the claim of a hub stands in thousands.
_LOOKED_AT = 500


class State(StrEnum):
    """How a finding stands to an earlier one, or a decision to a finding."""

    RULED = "ruled"  # decided on in this run
    CARRIED = "carried"  # each file, quote and value as it was
    MOVED = "moved"  # each quote and value as it was, in a file edited elsewhere, or beside further claims
    REOPENED = "reopened"  # a quote or a value changed


@dataclass(frozen=True, slots=True)
class Told:
    """A finding with what it is recognised by."""

    finding: Finding
    question: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """What was found again, and in words what differs."""

    told: Told
    state: State
    note: str = ""


class Index:
    """The findings of a report, by all that they can be found again by."""

    def __init__(self, report: Report) -> None:
        marker = Marker(report.claims, report.documents)
        questions = {cluster.id: cluster.question for cluster in report.clusters}
        self.told = tuple(
            Told(finding, questions.get(finding.cluster, ""), marker.marks(finding)) for finding in report.findings
        )
        self.paths = frozenset(document.source.path for document in report.documents)
        self._exact: dict[str, list[Told]] = {}
        self._words: dict[frozenset[frozenset[Key]], list[Told]] = {}
        self._claim: dict[Key, list[Told]] = {}
        self._place: dict[tuple[str, frozenset[str]], list[Told]] = {}
        for told in self.told:
            self._exact.setdefault(fingerprint(told.marks), []).append(told)
            self._words.setdefault(sides(told.marks), []).append(told)
            self._place.setdefault((told.question, _paths(told.marks)), []).append(told)
            for key in {mark.key for mark in told.marks}:
                self._claim.setdefault(key, []).append(told)

    def find(
        self, question: str, marks: Sequence[Mark], reported: str = "", used: Container[str] = (), *, guess: bool = True
    ) -> Match | None:
        """The finding that these marks were of; `reported` (verdict and reason) breaks ties. Not one of `used`; without
        `guess`, only one of the same words."""
        same = [told for told in self._exact.get(fingerprint(marks), ()) if told.finding.id not in used]
        if same:
            return _as_reported(min(same, key=lambda told: _rank(told, marks, reported)), State.CARRIED, reported)
        same = [told for told in self._words.get(sides(marks), ()) if told.finding.id not in used]
        if same:
            return _as_reported(min(same, key=lambda told: _rank(told, marks, reported)), State.MOVED, reported)
        if not guess:
            return None
        near = [told for told in self._near(question, marks) if told.finding.id not in used]
        found = [(told, match) for told in near if (match := self._changed(told, question, marks)) is not None]
        if not found:
            return None
        _told, match = min(found, key=lambda pair: (_strangers(pair[0], marks), *_rank(pair[0], marks, reported)))
        return match

    def _near(self, question: str, marks: Sequence[Mark]) -> list[Told]:
        """Findings that share a claim, or else the question and the sources."""
        kept = [self._claim[mark.key] for mark in marks if mark.key in self._claim]
        shared = min(kept, key=len) if kept else []
        placed = self._place.get((question, _paths(marks)), [])
        return list({told.finding.id: told for told in (*placed[:_LOOKED_AT], *shared[:_LOOKED_AT])}.values())

    def _changed(self, told: Told, question: str, marks: Sequence[Mark]) -> Match | None:
        now = {mark.key: mark for mark in told.marks}
        before = {mark.key: mark for mark in marks}
        kept = before.keys() & now.keys()
        fresh = [mark for key, mark in now.items() if key not in before]
        notes, changed, held = [], False, {before[key].side for key in kept}
        for key, mark in before.items():
            if key in kept:
                continue
            if mark.path not in self.paths:
                notes.append(f"{mark.path} is no longer read")
                continue
            other = next((one for one in fresh if one.path == mark.path), None) if told.question == question else None
            changed = True
            if other is None:
                notes.append(f"{mark.path}:{mark.line} no longer says “{mark.quote:.80}”")
                continue
            fresh.remove(other)
            held.add(mark.side)
            notes.append(f"{mark.path} said “{mark.quote:.80}”, and now “{other.quote:.80}” on line {other.line}")
        if held != {mark.side for mark in marks} or (len(held) < 2 and len(marks) > 1 and not kept):
            return None
        if fresh:
            notes.append(f"also {', '.join(sorted({mark.path for mark in fresh}))} since")
        return Match(told, State.REOPENED if changed else State.MOVED, "; ".join(notes))


def _as_reported(told: Told, state: State, reported: str) -> Match:
    """The words are as they were; the verdict may not be, where more is known of them now."""
    now = f"{told.finding.verdict} {told.finding.reason}"
    return Match(told, state, f"was {reported}, and now {now}" if reported and now != reported else "")


def _rank(told: Told, marks: Sequence[Mark], reported: str) -> tuple[bool, int, str]:
    drift = abs(sum(mark.start for mark in told.marks) - sum(mark.start for mark in marks))
    return f"{told.finding.verdict} {told.finding.reason}" != reported, drift, told.finding.id


def _strangers(told: Told, marks: Sequence[Mark]) -> int:
    """How many claims one has and the other has not."""
    return len({mark.key for mark in told.marks} ^ {mark.key for mark in marks})


def _paths(marks: Iterable[Mark]) -> frozenset[str]:
    return frozenset(mark.path for mark in marks)
