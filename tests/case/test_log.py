"""The log of decisions goes out and comes in whole; what was done to it by hand is found, and the entry is named."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from desk import at, conflict, run

from reconcile.case import (
    KINDS,
    BadDecision,
    Imported,
    audit,
    decide,
    entries,
    exported,
    load,
    ruling,
    save,
    standing,
    take_in,
    undo,
)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """With three decisions."""
    path = tmp_path / "case.db"
    save(path, run())
    for minute in range(3):
        ruled(path, "Ann", minute)
    return path


def ruled(case: Path, who: str, minute: int) -> None:
    decide(case, conflict(load(case)).id, ruling("accept", value="12"), who, "counted", at(minute))


def names(case: Path) -> list[str]:
    return [f"{entry.decision.who} {entry.decision.at[14:16]}" for entry in entries(case)]


def test_what_goes_out_comes_in_as_it_was(case: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    save(other, run())
    lines = list(exported(case))
    assert take_in(other, lines) == Imported(3, 0)
    assert list(exported(other)) == lines
    assert [one.holds for one in standing(other)] == [True, True, True]
    assert take_in(other, lines) == Imported(0, 3)
    assert audit(other).faults == ()


def test_every_kind_of_entry_is_of_the_schema(case: Path, tmp_path: Path) -> None:
    for minute, (name, kind) in enumerate(KINDS.items(), 10):
        if name != "undo":
            told = ruling(name, **dict.fromkeys(kind.needs, "so"))
            decide(case, conflict(load(case)).id, told, "Ann", "so", at(minute))
            undo(case, conflict(load(case)).id, "Ann", "or not", at(minute + 20))
    other = tmp_path / "other.db"
    save(other, run())
    assert take_in(other, exported(case)) == Imported(3 + 2 * (len(KINDS) - 1), 0)
    assert [one.holds for one in standing(other)] == [one.holds for one in standing(case)]


def test_two_logs_that_grew_apart_are_brought_together_and_lose_nothing(case: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    shutil.copy(case, other)
    ruled(case, "Ann", 10)
    ruled(other, "Bo", 11)
    ruled(other, "Bo", 12)
    assert take_in(case, exported(other)) == Imported(2, 3)
    assert take_in(other, exported(case)) == Imported(1, 5)
    assert sorted(names(case)) == sorted(names(other))
    ends = {entries(case)[3].decision.hash, entries(case)[5].decision.hash}
    ruled(case, "Cy", 20)
    assert set(entries(case)[-1].decision.previous) == ends
    assert audit(case).faults == audit(other).faults == ()


def spoilt(line: str, **fields: object) -> str:
    return json.dumps({**json.loads(line), **fields})


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda line: line[:-1], "no JSON"),
        (lambda line: "[" * 100_000, "no JSON"),
        (lambda line: "7", "is not of type 'object'"),
        (lambda line: spoilt(line, by="Bo"), "the entry was changed"),
        (lambda line: spoilt(line, by=""), r"\$\.by"),
        (lambda line: spoilt(line, at="yesterday"), r"\$\.at"),
        (lambda line: spoilt(line, kind="guess"), r"\$\.kind"),
        (lambda line: spoilt(line, details={}), r"\$\.details"),
        (lambda line: spoilt(line, claims=[]), r"\$\.claims"),
        (lambda line: spoilt(line, more=1), "more"),
        (lambda line: spoilt(line, previous=["0" * 64]), "the entry was changed"),
    ],
)
def test_a_line_that_does_not_hold_is_named_and_nothing_is_taken_in(
    case: Path, tmp_path: Path, spoil: Callable[[str], str], words: str
) -> None:
    other = tmp_path / "other.db"
    save(other, run())
    lines = list(exported(case))
    with pytest.raises(BadDecision, match=f"line 2: .*{words}"):
        take_in(other, [lines[0], spoil(lines[1]), lines[2]])
    assert entries(other) == ()


def test_an_entry_without_those_before_it_is_not_taken_in(case: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    save(other, run())
    lines = list(exported(case))
    with pytest.raises(BadDecision, match=r"line 1: the entry before it, .* is neither here nor above it"):
        take_in(other, lines[1:])


# ── by hand ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def by_hand(case: Path, *statements: str) -> None:
    """Somebody who knows how: the triggers go first."""
    with closing(sqlite3.connect(case)) as shell, shell:
        shell.execute("drop trigger decisions_are_kept")
        shell.execute("drop trigger decisions_are_not_changed")
        for statement in statements:
            shell.execute(statement)


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        (
            "update decisions set entry = replace(entry, 'counted', 'guessed') where number = 2",
            "entry 2: the entry was",
        ),
        ("update decisions set who = 'Bo' where number = 2", "entry 2: its columns"),
        ("update decisions set ruling = 'accept 15' where number = 1", "entry 1: its columns"),
        ("delete from decisions where number = 1", "entry 2: the entry before it"),
        ("delete from decisions where number = 3", "entry 3: missing"),
        ("update decisions set entry = '{}' where number = 3", "entry 3: no entry"),
        ("update decisions set entry = 'x' where number = 3", "entry 3: no JSON"),
    ],
)
def test_a_log_that_was_edited_by_hand_is_found(case: Path, statement: str, fault: str) -> None:
    by_hand(case, "delete from standing", statement)
    faults = audit(case).faults
    assert any(fault in one for one in faults), faults


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("update claims set quote = '13 houses' where quote = '12 houses'", "claim c-"),
        ("update findings set severity = 'low'", "finding f-"),
        ("update documents set path = 'x.txt' where path = 'herald.txt'", "document"),
        ("update runs set model = 'another'", "run 1: what it holds was changed"),
        ("update runs set data = replace(data, 'given', 'stated')", "run 1: what it holds was changed"),
        ("delete from run_findings", "run 1: what it holds was changed"),
        ("update sources set bytes = x'00'", "source "),
        ("update documents set text = (select bytes from sources limit 1)", "its text is not that of its hash"),
        ("update claims set document = 999", "missing"),
    ],
)
def test_whatever_else_was_edited_by_hand_is_found_too(case: Path, statement: str, fault: str) -> None:
    by_hand(case, statement)
    faults = audit(case).faults
    assert any(fault in one for one in faults), faults
