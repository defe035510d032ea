"""What an editor rules on the page: each kind is kept as the command keeps it, and what is missing is asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from desk import PAPERS, at, conflict, run
from reviewing import Visitor, served

from reconcile.case import KINDS, decide, entries, load, ruling, save, standing
from reconcile.review.choices import CHOICES

#: What is typed for each kind, and what the log then says.
TYPED = {
    "accept": ({"accept__value": "14"}, "accept 14"),
    "both_right": ({"both_right__scope": "15 with the barns"}, "both right, different scope: 15 with the barns"),
    "superseded": ({"superseded__by": "the final count"}, "superseded by the final count"),
    "misquote": ({"misquote__source": "herald.txt"}, "herald.txt misquotes"),
    "needs_call": ({"needs_call__ask": "Which?", "needs_call__to": "the mayor"}, "needs a call: Which? (to the mayor)"),
    "undetermined": ({"undetermined__range": "12 to 15"}, "cannot be determined: print 12 to 15"),
    "not_a_conflict": ({}, "not a conflict"),
    "dismissed": ({}, "dismissed"),
}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    save(tmp_path / "case.db", run())
    return tmp_path / "case.db"


@pytest.fixture
def finding(case: Path) -> str:
    return conflict(load(case)).id


@pytest.fixture
def ann(case: Path) -> Iterator[Visitor]:
    with served(case) as page:
        yield Visitor(page)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"undo"}))
def test_each_kind_is_kept_with_who_and_why(case: Path, finding: str, ann: Visitor, kind: str) -> None:
    typed, words = TYPED[kind]
    answer = ann.rule(finding, kind, **typed)
    assert (answer.status, answer.headers["location"]) == (303, f"/finding/{finding}?kept=1&known=0")
    (entry,) = entries(case)
    told = entry.decision
    assert (str(told.ruling), told.who, told.reason, told.finding) == (words, "Ann", "counted them", finding)
    shown = ann.get(answer.headers["location"]).words
    assert f"Kept as entry 1: {words}" in shown
    assert "counted them" in shown


def test_a_value_is_accepted_by_its_own_choice(case: Path, finding: str, ann: Visitor) -> None:
    assert 'value="accept=12"' in ann.get(f"/finding/{finding}").text
    ann.rule(finding, "accept=12")
    assert str(entries(case)[0].decision.ruling) == "accept 12"


@pytest.mark.parametrize(
    ("picked", "typed", "asked"),
    [
        *((choice.kind, {}, choice.details[0].ask) for choice in CHOICES if choice.details),
        ("needs_call", {"needs_call__ask": "Which?"}, "Whom?"),
        ("", {}, "Pick what you rule"),
        ("undo", {}, "Pick what you rule"),
        ("misquote", {"misquote__source": "/etc/passwd"}, "is no source of this finding"),
        ("dismissed", {"who": " "}, "a decision needs a name"),
        ("dismissed", {"reason": "\t"}, "a decision needs a reason"),
        ("dismissed", {"seen": "0" * 64}, "its words changed since you looked"),
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(
    case: Path, finding: str, ann: Visitor, picked: str, typed: dict[str, str], asked: str
) -> None:
    answer = ann.rule(finding, picked, **({"reason": "because of the barns"} | typed))
    assert answer.status == 422
    assert asked in answer.words
    assert entries(case) == ()
    for value in typed.values():
        assert value.strip() == "" or value in answer.text or picked == "misquote" or "seen" in typed
    assert "because of the barns" in answer.text or "reason" in typed


def test_a_source_with_a_name_that_cannot_be_shown_can_be_named(tmp_path: Path) -> None:
    save(tmp_path / "odd.db", run({"a\x1b[31m.txt": "It took 12 houses.", "b.txt": "Some 15 houses."}))
    with served(tmp_path / "odd.db") as page:
        answer = Visitor(page).rule(conflict(load(tmp_path / "odd.db")).id, "misquote", misquote__source="a␛[31m.txt")
    assert answer.status == 303
    assert dict(entries(tmp_path / "odd.db")[0].decision.ruling.details) == {"source": "a [31m.txt"}


def test_who_rules_is_remembered(finding: str, ann: Visitor) -> None:
    ann.rule(finding, "dismissed", who="Zoë Ünlü")
    assert 'name="who" value="Zoë Ünlü"' in ann.get(f"/finding/{finding}").text


def test_a_ruling_is_taken_back_by_one_more_entry(case: Path, finding: str, ann: Visitor) -> None:
    ann.rule(finding, "dismissed")
    form = {"form_token": ann.get("/help").field("form_token"), "entry": "1", "who": "Ben", "reason": "it does matter"}
    answer = ann.post(f"/finding/{finding}/undo", form)
    assert answer.status == 303
    first, second = entries(case)
    assert first.undone_by == 2
    assert (second.decision.ruling.kind, second.decision.who) == ("undo", "Ben")
    assert "taken back by Ben" in ann.get(f"/finding/{finding}").words
    assert "it does matter" in ann.get("/log").words


@pytest.mark.parametrize(
    ("entry", "told"), [("7", "no decision of that number"), ("", "Say which ruling"), ("x", "Say which"), ("1", "")]
)
def test_what_cannot_be_taken_back_is_told_so(finding: str, ann: Visitor, entry: str, told: str) -> None:
    ann.rule(finding, "dismissed")
    form = {"form_token": ann.get("/help").field("form_token"), "entry": entry, "who": "Ben", "reason": "a slip"}
    answer = ann.post(f"/finding/{finding}/undo", form)
    assert answer.status == (422 if told else 303)
    assert told in answer.words
    if not told:
        assert "undone already" in ann.post(f"/finding/{finding}/undo", form).words


def test_two_people_on_one_finding_lose_nothing_and_the_second_is_told(case: Path, finding: str, ann: Visitor) -> None:
    seen = ann.get(f"/finding/{finding}")
    ann.post(f"/finding/{finding}/decide", ann.form(seen, "accept=12"))
    answer = ann.post(f"/finding/{finding}/decide", ann.form(seen, "accept=15", who="Ben", reason="asked the mayor"))
    told = ann.get(answer.headers["location"]).words
    assert "While you were looking, this finding was ruled on. Both rulings are kept. accept 12" in told
    assert "Rulings that stand side by side differ" in told
    assert [one.entry.decision.who for one in standing(case) if one.holds] == ["Ann", "Ben"]
    assert "While you were looking" not in ann.get(f"/finding/{finding}").words


def test_a_call_and_its_outcome_do_not_differ(finding: str, ann: Visitor) -> None:
    ann.rule(finding, "needs_call", **TYPED["needs_call"][0])
    ann.rule(finding, "accept=12")
    assert "side by side differ" not in ann.get(f"/finding/{finding}").words


def test_a_ruling_by_the_command_is_in_the_history(case: Path, finding: str, ann: Visitor) -> None:
    decide(case, finding, ruling("accept", value="12"), "Cem", "the fire brigade's list", at(1))
    told = ann.get(f"/finding/{finding}").words
    assert "accept 12 Cem, 2026-03-04 12:01 UTC “the fire brigade's list” on this run" in told


def test_a_ruling_is_carried_over_and_reopened_where_its_words_change(case: Path, finding: str, ann: Visitor) -> None:
    ann.rule(finding, "accept=12")
    save(case, run())
    assert "carried over: every word under it is as it was" in ann.get(f"/finding/{finding}").words
    assert "Nothing needs a decision" in ann.get("/").words
    later = run({**PAPERS, "herald.txt": PAPERS["herald.txt"].replace("15 houses", "16 houses")})
    save(case, later)
    assert ann.get(f"/finding/{finding}").status == 404
    told = ann.get(f"/finding/{conflict(later).id}").words
    assert "reopened: words under it changed: herald.txt said “15 houses”, and now “16 houses” on line 3" in told
    assert "reopened accept 12" in ann.get("/").words


@pytest.mark.parametrize("name", ["f-0", "../log", "%00", "<b>", "f-1' or 1=1"])
def test_a_finding_that_is_not_there_is_told_so(ann: Visitor, name: str) -> None:
    answer = ann.get(f"/finding/{quote(name, safe='')}")
    assert answer.status == 404
    assert "<b>" not in answer.text.partition("<main")[2].replace("<bdi>", "")
    form = {"form_token": ann.get("/help").field("form_token"), "ruling": "dismissed", "who": "Ann", "reason": "so"}
    assert ann.post(f"/finding/{quote(name, safe='')}/decide", form).status == 404


def test_reading_goes_on_while_a_run_writes(case: Path, finding: str, ann: Visitor) -> None:
    with closing(sqlite3.connect(case, isolation_level=None)) as writer:
        writer.execute("begin immediate")
        writer.execute("insert into runs select 99, version, model, settings, inputs, started, 0, data, '' from runs")
        assert ann.get(f"/finding/{finding}").status == 200
        answer = ann.rule(finding, "dismissed", reason="a long reason")
        assert (answer.status, "another run is writing it" in answer.words) == (503, True)
        assert 'value="a long reason"' in answer.text
        writer.execute("rollback")
    assert ann.rule(finding, "dismissed").status == 303


def test_a_log_that_was_tampered_with_is_told_by_its_entry(case: Path, finding: str) -> None:
    decide(case, finding, ruling("dismissed"), "Ann", "counted them", at(1))
    with closing(sqlite3.connect(case)) as shell:
        shell.execute("drop trigger decisions_are_not_changed")
        shell.execute("update decisions set entry = replace(entry, 'counted', 'guessed')")
        shell.commit()
    with served(case) as page:
        answer = Visitor(page).get("/")
    assert answer.status == 503
    assert "entry 1 of the log of decisions: the entry was changed" in answer.words


def test_a_case_that_goes_away_is_told_so(case: Path, ann: Visitor) -> None:
    case.rename(case.with_name("elsewhere.db"))
    answer = ann.get("/")
    assert (answer.status, "there is no case" in answer.words) == (503, True)
