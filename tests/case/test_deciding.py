"""What people rule: kept for good, carried over while its words stand, asked again when they do not."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from desk import GAZETTE, HERALD, PAPERS, at, conflict, run

from reconcile.case import (
    KINDS,
    BadDecision,
    Ruling,
    Standing,
    State,
    decide,
    entries,
    load,
    ruling,
    save,
    standing,
    undo,
)
from reconcile.outcome import Report

DETAILS = {
    "value": "12",
    "scope": "barns are in",
    "by": "the final count",
    "source": "herald.txt",
    "ask": "Which?",
    "to": "the mayor",
    "range": "12 to 15",
}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    save(tmp_path / "case.db", run())
    return tmp_path / "case.db"


def accept(case: Path, who: str = "Ann", minute: int = 0) -> str:
    """Ann accepts 12 on the conflict of the latest run; gives the finding's id."""
    finding = conflict(load(case)).id
    decide(case, finding, ruling("accept", value="12"), who, "counted them", at(minute))
    return finding


def again(case: Path, report: Report) -> list[Standing]:
    save(case, report)
    return list(standing(case))


def open_conflicts(case: Path) -> int:
    with closing(sqlite3.connect(case)) as opened:
        return int(opened.execute("select count(*) from open_conflicts").fetchone()[0])


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"undo"}))
def test_each_kind_of_ruling_is_kept_with_who_when_why_and_the_words(case: Path, kind: str) -> None:
    told = ruling(kind, **{name: DETAILS[name] for name in KINDS[kind].needs})
    finding = conflict(load(case))
    decide(case, finding.id, told, "Ann", "counted them", at(3))
    (entry,) = entries(case)
    assert (entry.decision.ruling, entry.decision.who, entry.decision.reason) == (told, "Ann", "counted them")
    assert entry.decision.at == "2026-03-04T12:03:00.000Z"
    assert [(mark.path, mark.line, mark.quote, mark.said) for mark in entry.decision.marks] == [
        ("gazette.txt", 3, "12 houses", "12 house"),
        ("herald.txt", 3, "15 houses", "15 house"),
    ]
    assert all(value in str(told) for value in dict(told.details).values())
    assert open_conflicts(case) == (1 if kind == "needs_call" else 0)


def test_each_entry_names_the_one_before_it(case: Path) -> None:
    for minute in range(4):
        accept(case, minute=minute)
    log = [entry.decision for entry in entries(case)]
    assert log[0].previous == ()
    assert [(entry.hash,) for entry in log[:-1]] == [entry.previous for entry in log[1:]]


def test_two_people_on_one_finding_lose_nothing(case: Path) -> None:
    finding = accept(case)
    decide(case, finding, ruling("dismissed"), "Bo", "too small", at(1))
    assert [(one.entry.decision.who, one.holds) for one in standing(case)] == [("Ann", True), ("Bo", True)]


def test_undo_is_one_more_entry_and_takes_back_ones_own(case: Path) -> None:
    finding = accept(case)
    accept(case, "Bo", 1)
    undo(case, finding, "Ann", "misread", at(2))
    assert [(one.entry.decision.who, one.holds) for one in standing(case)] == [("Ann", False), ("Bo", True)]
    assert [(entry.decision.ruling.kind, entry.undone_by) for entry in entries(case)] == [
        ("accept", 3),
        ("accept", None),
        ("undo", None),
    ]
    undo(case, "2", "Ann", "that too", at(3))
    assert open_conflicts(case) == 1
    with pytest.raises(BadDecision, match="undone already, by entry 4"):
        undo(case, finding, "Ann", "again", at(4))


def test_the_log_can_be_neither_changed_nor_deleted_by_accident(case: Path) -> None:
    accept(case)
    with closing(sqlite3.connect(case)) as shell:
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            shell.execute("update decisions set reason = 'because'")
        with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
            shell.execute("delete from decisions")


# ── later runs ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_it_is_carried_over_and_marked_so(case: Path) -> None:
    finding = accept(case)
    assert [one.state for one in standing(case)] == [State.RULED]
    (one,) = again(case, run())
    assert (one.finding, one.state, one.holds, one.note) == (finding, State.CARRIED, True, "")
    assert open_conflicts(case) == 0


def test_it_holds_where_the_file_was_edited_elsewhere(case: Path) -> None:
    before = accept(case)
    (one,) = again(case, run({**PAPERS, "herald.txt": "Corrected.\n\n" + HERALD}))
    assert (one.state, one.holds) == (State.MOVED, True)
    assert one.finding != before
    assert open_conflicts(case) == 0


def test_it_is_reopened_where_a_value_changed(case: Path) -> None:
    accept(case)
    (one,) = again(case, run({**PAPERS, "herald.txt": HERALD.replace("15", "16")}))
    assert (one.state, one.holds) == (State.REOPENED, False)
    assert one.note == "herald.txt said “15 houses”, and now “16 houses” on line 3"
    assert open_conflicts(case) == 1


def test_it_is_reopened_where_a_quote_changed_and_its_value_did_not(case: Path) -> None:
    accept(case)
    (one,) = again(case, run({**PAPERS, "herald.txt": HERALD.replace("15 houses", "15.0 houses")}))
    assert (one.state, one.holds) == (State.REOPENED, False)


def test_it_binds_nothing_once_its_words_are_gone_and_binds_again_when_they_are_back(case: Path) -> None:
    finding = accept(case)
    assert again(case, run({"gazette.txt": GAZETTE})) == []
    assert len(entries(case)) == 1
    (one,) = again(case, run())
    assert (one.finding, one.state) == (finding, State.CARRIED)


def test_a_third_paper_reopens_nothing(case: Path) -> None:
    finding = accept(case)
    (one,) = again(case, run({**PAPERS, "post.txt": "Some 17 houses fell."}))
    assert (one.finding, one.holds) == (finding, True)
    assert open_conflicts(case) == 2  # of the post with each of the others


def test_another_pair_of_the_same_sources_is_not_taken_for_it(case: Path) -> None:
    save(case, run({**PAPERS, "gazette.txt": GAZETTE + "Later 20 houses were counted.\n"}))
    finding = next(f for f in load(case).findings if "12 houses" in f.explanation)
    decide(case, finding.id, ruling("dismissed"), "Ann", "early count", at(1))
    (one,) = again(
        case, run({**PAPERS, "gazette.txt": GAZETTE.replace("12 houses and", "") + "Later 20 houses were counted.\n"})
    )
    assert not one.holds


# ── what cannot be kept ──────────────────────────────────────────────────────────────────────────────────────────────


def test_an_id_that_alone_begins_so_is_enough(case: Path) -> None:
    known = conflict(load(case)).id
    decide(case, known[:8], ruling("accept", value="12"), "Ann", "counted them", at(0))
    assert [one.decision.finding for one in entries(case)] == [known]
    with pytest.raises(BadDecision, match="no finding of that id"):
        decide(case, known[:4], ruling("accept", value="12"), "Ann", "too short an id", at(1))


def test_an_unknown_finding_is_answered_with_the_nearest(case: Path) -> None:
    known = conflict(load(case)).id
    with pytest.raises(BadDecision, match=f"no finding of that id; near it are {known}"):
        decide(case, known[:-1] + "x", ruling("dismissed"), "Ann", "small", at(0))


def test_a_finding_that_changed_is_answered_with_what_it_is_now(case: Path) -> None:
    old = conflict(load(case)).id
    now = run({**PAPERS, "herald.txt": HERALD.replace("15", "16")})
    save(case, now)
    with pytest.raises(
        BadDecision, match=f"{old}: it was in run 1 and changed: .*16 houses.* it is {conflict(now).id} now"
    ):
        decide(case, old, ruling("dismissed"), "Ann", "small", at(0))
    save(case, run({"gazette.txt": GAZETTE}))
    with pytest.raises(BadDecision, match="is gone"):
        decide(case, old, ruling("dismissed"), "Ann", "small", at(0))
    assert entries(case) == ()


def test_what_was_looked_at_must_be_what_is_ruled_on(case: Path) -> None:
    finding = conflict(load(case)).id
    with pytest.raises(BadDecision, match="changed since you looked"):
        decide(case, finding, ruling("dismissed"), "Ann", "small", at(0), seen="0" * 64)
    seen = decide(case, finding, ruling("dismissed"), "Ann", "small", at(0)).decision.fingerprint
    assert decide(case, finding, ruling("dismissed"), "Bo", "small", at(1), seen=seen).number == 2


@pytest.mark.parametrize(("who", "why"), [("", "x"), ("Ann", " \n"), ("\x1b", "x")])
def test_a_name_and_a_reason_are_needed(case: Path, who: str, why: str) -> None:
    with pytest.raises(BadDecision, match="a decision needs"):
        decide(case, conflict(load(case)).id, ruling("dismissed"), who, why, at(0))


def test_a_ruling_needs_its_details_and_no_others() -> None:
    for kind, details in (("accept", {}), ("accept", {"value": " "}), ("dismissed", {"value": "1"}), ("guess", {})):
        with pytest.raises(BadDecision):
            Ruling(kind, tuple(details.items()))


def test_a_time_without_a_zone_is_refused(case: Path) -> None:
    with pytest.raises(BadDecision, match="zone"):
        decide(case, conflict(load(case)).id, ruling("dismissed"), "Ann", "x", datetime(2026, 3, 4))


def test_control_characters_in_a_reason_are_not_kept(case: Path) -> None:
    entry = decide(case, conflict(load(case)).id, ruling("accept", value="12\x1b[31m"), "Ann\r", "one\ntwo\x07", at(0))
    assert (entry.decision.who, entry.decision.reason) == ("Ann", "one two")
    assert dict(entry.decision.ruling.details)["value"] == "12 [31m"
