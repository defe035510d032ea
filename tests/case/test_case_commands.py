"""decide, decisions, verify and diff, as a shell sees them, on two articles that the real pipeline reads."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from reconcile.case.opening import opened, writing
from reconcile.cli import main

PAPERS = {
    "gazette.txt": "Storm over Eastport\n\nEASTPORT, May 2, 2022 - The storm in Eastport on Sunday killed nine people,"
    " police said.\n",
    "herald.html": "<html><head><title>Eastport after the storm</title></head><body><article><p>EASTPORT, May 2, 2022"
    " - The storm in Eastport on Sunday killed 12 people, the mayor said.</p></article></body></html>\n",
}


@dataclass(frozen=True, slots=True)
class Done:
    code: int
    out: str
    err: str


def reconcile(*args: str | Path, given: str | None = None) -> Done:
    done = CliRunner().invoke(main, [str(arg) for arg in args], input=given, prog_name="reconcile")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return Done(done.exit_code, done.stdout, done.stderr)


def write(files: Mapping[str, str]) -> None:
    Path("papers").mkdir(exist_ok=True)
    for name, content in files.items():
        Path("papers", name).write_text(content)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two articles and the case of one run on them."""
    folder = tmp_path_factory.mktemp("kept")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        write(PAPERS)
        assert reconcile("run", "papers").code == 1
    return folder


@pytest.fixture
def finding(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The id of the conflict; the working folder is a copy of what was kept."""
    shutil.copytree(kept, tmp_path / "here")
    monkeypatch.chdir(tmp_path / "here")
    with closing(sqlite3.connect("reconcile.db")) as case:
        ((only,),) = case.execute("select id from open_conflicts").fetchall()
    return str(only)


def test_a_ruling_is_said_kept_and_listed(finding: str) -> None:
    done = reconcile("decide", finding, "--accept", "12", "--by", "Ann", "--reason", "the final count")
    assert done.code == 0
    assert re.fullmatch(rf"1  \d{{4}}-\S+Z  Ann  {finding}  accept 12  [0-9a-f]{{64}}\n", done.out)
    log = reconcile("decisions")
    assert "the final count" in log.out
    assert "gazette.txt:3" in log.out
    done = reconcile("decide", finding, "--dismiss", "--by", "Bo", "--reason", "old")
    assert "also: entry 1, Ann: accept 12 (the final count)" in done.err
    assert reconcile("decide", finding, "--undo", "--by", "Bo", "--reason", "no").code == 0
    assert "undone by entry 3" in reconcile("decisions", finding).out


RULINGS = [
    (["--both-right", "deaths on the day"], "both_right", {"scope": "deaths on the day"}),
    (["--superseded", "the final count"], "superseded", {"by": "the final count"}),
    (["--misquote", "herald.html"], "misquote", {"source": "herald.html"}),
    (["--call", "How many?", "--to", "the police"], "needs_call", {"ask": "How many?", "to": "the police"}),
    (["--undetermined", "9 to 12"], "undetermined", {"range": "9 to 12"}),
    (["--not-a-conflict"], "not_a_conflict", {}),
    (["--dismiss"], "dismissed", {}),
]


def test_every_kind_has_its_flag_and_the_log_its_fields(finding: str) -> None:
    for flags, _, _ in RULINGS:
        assert reconcile("decide", finding, *flags, "--by", "Ann", "--reason", "so").code == 0
    log = [json.loads(line) for line in reconcile("decisions", "--format", "jsonl").out.splitlines()]
    assert [(one["kind"], one["details"]) for one in log] == [(kind, details) for _, kind, details in RULINGS]


WRONG = [
    (["f-none", "--dismiss"], "no finding of that id"),
    (["ID"], "give one ruling"),
    (["ID", "--dismiss", "--accept", "9"], "give one ruling, not"),
    (["ID", "--call", "Why?"], "--call QUESTION and --to WHOM"),
    (["ID", "--misquote", "post.txt"], "its sources are gazette.txt, herald.html"),
    (["ID", "--dismiss", "--seen", "0"], "changed since you looked"),
    (["ID", "--undo"], "no decision of that number"),
]


@pytest.mark.parametrize(("args", "words"), WRONG, ids=[" ".join(args) for args, _ in WRONG])
def test_what_cannot_be_ruled_is_told_in_a_line(finding: str, args: list[str], words: str) -> None:
    done = reconcile("decide", *[finding if arg == "ID" else arg for arg in args], "--by", "Ann", "--reason", "so")
    assert done.code == 2
    assert words in done.err
    assert reconcile("decisions").out == ""


def test_the_log_goes_from_case_to_case(finding: str) -> None:
    shutil.copy("reconcile.db", "other.db")
    reconcile("decide", finding, "--accept", "12", "--by", "Ann", "--reason", "so")
    log = reconcile("decisions", "--format", "jsonl").out
    assert (
        "1 taken in, 0 were there already"
        in reconcile("decisions", "--import", "-", "--case", "other.db", given=log).err
    )
    assert reconcile("decisions", "--format", "jsonl", "--case", "other.db").out == log
    done = reconcile("decisions", "--import", "-", "--case", "other.db", given=log.replace("Ann", "Bo"))
    assert done.code == 2
    assert "line 1: the entry was changed" in done.err


# ── verify ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_nothing_differs_where_nothing_was_touched(finding: str) -> None:
    reconcile("decide", finding, "--accept", "12", "--by", "Ann", "--reason", "so")
    reconcile("report", "--format", "json", "--output", "report.json")
    done = reconcile("verify", "--report", "report.json")
    assert (done.code, done.out.count("nothing differs")) == (0, 4), done.out
    assert "2 of 2 sources kept with their bytes" in done.out  # the page's too


def test_a_file_that_changed_is_named_with_the_quotes_that_are_gone(finding: str) -> None:
    write({"gazette.txt": PAPERS["gazette.txt"].replace("nine", "ten").replace("Storm over", "A storm over")})
    Path("papers/herald.html").unlink()
    done = reconcile("verify", "--no-replay")
    assert done.code == 4
    assert "gazette.txt: changed, sha256 " in done.out
    assert "gazette.txt:3: “nine people” is no longer there" in done.out
    assert "herald.html: not there any more" in done.out
    assert reconcile("verify", "--no-replay", "--no-files").code == 0


def test_a_log_edited_by_hand_is_found_with_its_entry(finding: str) -> None:
    reconcile("decide", finding, "--accept", "12", "--by", "Ann", "--reason", "so")
    with closing(sqlite3.connect("reconcile.db")) as case, case:
        case.execute("drop trigger decisions_are_not_changed")
        case.execute("update decisions set entry = replace(entry, 'Ann', 'Bob')")
    done = reconcile("verify", "--no-replay", "--no-files")
    assert done.code == 4
    assert "decision log, entry 1: the entry was changed" in done.out


def test_a_run_that_comes_out_otherwise_is_named_part_by_part(finding: str) -> None:
    reconcile("report", "--format", "json", "--output", "report.json")
    Path("report.json").write_text(Path("report.json").read_text().replace('"high"', '"low"'))
    with closing(sqlite3.connect("reconcile.db")) as case, case:
        case.execute("update findings set data = replace(data, '\"conflict\"', '\"unclear\"')")
        case.execute("update runs set model = 'another 1.0'")
    done = reconcile("verify", "--report", "report.json", "--no-files")
    assert done.code == 4
    assert "run 1: what it holds was changed" in done.out
    assert "the run was made by reconcile" in done.out
    assert f"the report's findings, no longer: {finding}" in done.out
    assert "report.json: not the report of this run" in done.out


# ── diff ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_changed_figure_and_its_finding_are_told(finding: str) -> None:
    done = reconcile("diff")
    assert (done.code, "nothing to compare it with" in done.err) == (2, True)
    shutil.copy("reconcile.db", "before.db")
    write({"gazette.txt": PAPERS["gazette.txt"].replace("nine", "ten")})
    assert reconcile("run", "papers").code == 1
    told = reconcile("diff").out
    assert "changed figure  gazette.txt:3  “nine people” is now “ten people”" in told
    assert re.search(rf"^changed  conflict .*\(was {finding}\)$", told, re.MULTILINE)
    assert reconcile("diff", "before.db", "reconcile.db").out == told
    assert reconcile("diff", "--run", "1", "--run", "2").out == told
    back = json.loads(reconcile("diff", "--run", "2", "--run", "1", "--format", "json").out)
    assert [(one["quote_before"], one["quote_after"]) for one in back["figures"]] == [("ten people", "nine people")]
    assert back["sources"]["changed"] == ["gazette.txt"]
    assert reconcile("diff", "--run", "7", "--run", "1").code == 2


LOOKING_BACK = [
    ["decide", "f-1", "--dismiss", "--by", "Ann", "--reason", "so"],
    ["decisions"],
    ["verify"],
    ["diff"],
    ["show"],
]


@pytest.mark.parametrize("command", LOOKING_BACK, ids=[command[0] for command in LOOKING_BACK])
def test_a_bad_case_ends_each_command_with_its_own_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert reconcile(*command).code == 2
    with opened(Path("reconcile.db"), create=True) as case:
        case.execute("pragma user_version=9")
    assert reconcile(*command).code == 5
    data = Path("reconcile.db").read_bytes()
    Path("reconcile.db").write_bytes(data[:5000])
    assert reconcile(*command).code in (5, 6)
    Path("reconcile.db").write_bytes(data[:100] + b"\xff" * (len(data) - 100))
    assert reconcile(*command).code == 6


def test_a_case_that_another_run_writes_is_told_by_its_code(finding: str) -> None:
    with opened(Path("reconcile.db")) as other, writing(other):
        done = reconcile("decide", finding, "--dismiss", "--by", "Ann", "--reason", "so")
    assert (done.code, "another run is writing it" in done.err) == (7, True)
