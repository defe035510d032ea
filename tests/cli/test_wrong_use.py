"""Wrong use ends with 2, before any work, in a line that names the flag and what to do."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from shell import FLOOD, reconcile, write

pytestmark = pytest.mark.usefixtures("home")


@pytest.mark.parametrize(
    ("args", "named"),
    [
        (["run"], "SOURCES"),
        (["run", "in", "--format", "pdf"], "--format"),
        (["run", "in", "--fail-on", "often"], "--fail-on"),
        (["run", "in", "--outptu", "x"], "--outptu"),
        (["run", "in", "--output", "in"], "--output"),
        (["run", "in", "--output", "gone/report.html"], "--output"),
        (["run", "in", "--case", "in"], "--case"),
        (["run", "in", "--case", "gone/a.db"], "--case"),
        (["run", "in", "--case", "in/gazette.txt"], "--case"),
        (["run", "in", "--case", "a.db", "--no-case"], "--no-case"),
        (["run", "in", "--engine", "spark"], "--output is needed"),
        (["run", "-", "--engine", "spark", "--output", "out"], "standard input"),
        (["run", "in", "--engine", "spark", "--output", "in"], "--output in: it exists already"),
        (["run", "in", "--engine", "spark", "--output", "gone/out"], "there is no folder gone"),
        (["run", "in", "--engine", "spark", "--output", "out", "--jobs", "2"], "--jobs is for this machine"),
        (["run", "in", "--engine", "spark", "--output", "out", "--format", "html"], "--format"),
        (["run", "in", "--engine", "spark", "--output", "out", "--conf", "memory"], "--conf memory"),
        (["run", "in", "--master", "local[1]"], "add --engine spark"),
        (["report", "--case", "in"], "no run left its report in this folder"),
        (["extract"], "SOURCES"),
        (["extract", "in", "--kind", "rumour"], "--kind"),
        (["compare", "in/gazette.txt"], "LEFT and RIGHT"),
        (["compare", "-", "-"], "standard input can be read once"),
        (["compare", "in", "in/gazette.txt"], "one article is needed on each side"),
        (["compare", "--pairs", "gone.jsonl"], "--pairs"),
        (["compare", "a", "b", "--pairs", "in/gazette.txt"], "--pairs"),
        (["show"], "--case"),
        (["show", "--verdict", "maybe"], "--verdict"),
        (["show", "--brief", "--format", "csv"], "--brief"),
        (["report", "--format", "pdf"], "--format"),
        (["report", "--case", "in/gazette.txt"], "--case"),
        (["explain"], "IDS"),
        (["trace", "c-1", "c-2"], "c-2"),
        (["demo", "--output", "in/gazette.txt"], "--output"),
        (["demo", "--output", "in/gazette.txt/below"], "--output"),
        (["sing"], "explain, extract"),
    ],
    ids=" ".join,
)
def test_the_flag_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], named: str) -> None:
    write(tmp_path / "in", FLOOD)
    monkeypatch.chdir(tmp_path)
    done = reconcile(*args)
    assert done.code == 2
    assert done.out == ""
    assert named in done.said
    assert "\n" not in done.said.strip()


def test_a_database_of_others_is_no_case_and_stays_as_it_was(tmp_path: Path) -> None:
    other = tmp_path / "music.db"
    with closing(sqlite3.connect(other)) as made, made:
        made.execute("create table song (name text)")
    before = other.read_bytes()
    done = reconcile("run", write(tmp_path / "in", FLOOD), "--case", other)
    assert done.code == 2
    assert "no case" in done.said
    assert other.read_bytes() == before


def test_a_report_never_overwrites_an_article(tmp_path: Path) -> None:
    article = write(tmp_path / "in", FLOOD) / "herald.txt"
    done = reconcile("run", tmp_path / "in" / "gazette.txt", article, "--output", article)
    assert done.code == 2
    assert "it is an article" in done.said
    assert article.read_text() == FLOOD["herald.txt"]


def test_a_report_among_the_articles_is_said_to_be_read_next_time(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", FLOOD)
    assert "next run would read it" in reconcile("run", folder, "--output", folder / "report.html").err
    assert "next run" not in reconcile("run", folder, "--output", tmp_path / "report.html").err


@pytest.mark.parametrize("command", ["explain", "trace", "show"])
def test_an_unknown_id_is_answered_with_the_nearest(tmp_path: Path, command: str) -> None:
    reconcile("run", write(tmp_path / "in", FLOOD))
    known = reconcile("show", "--brief").out.split()[0]
    twisted = known[:-2] + ("00" if known[-2:] != "00" else "11")
    done = reconcile(command, twisted)
    assert done.code == 2
    assert f"{twisted}: no finding" in done.said
    assert known in done.said
    assert "reconcile show --brief" in reconcile(command, "x").said


def test_control_characters_in_an_argument_are_not_echoed(tmp_path: Path) -> None:
    reconcile("run", write(tmp_path / "in", FLOOD))
    for args in (["trace", "c-\x1b[31m"], ["run", "--\x1b[31m"], ["trace", "a", "b\x1b[31m"], ["\x1b[31m"]):
        done = reconcile(*args)
        assert done.code == 2
        assert "\x1b" not in done.err
