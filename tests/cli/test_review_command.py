"""`reconcile review`: it prints its address and serves until Ctrl-C; `--tty` asks the same in the terminal."""

from __future__ import annotations

import os
import pty
import random
import select
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Timer
from urllib.parse import urlsplit

import pytest
from desk import PAPERS, at, conflict, run
from reviewing import Visitor
from shell import ROOT, Done, ended, in_its_own_process, reconcile

from reconcile.case import audit, decide, entries, load, ruling, save

THREE = {**PAPERS, "post.txt": "After the night\n\nSome 4 barns and 15 houses were lost in the flood.\n"}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    save(tmp_path / "case.db", run(THREE))
    return tmp_path / "case.db"


def logged(case: Path) -> list[tuple[str, str, str]]:
    return [(str(one.decision.ruling), one.decision.who, one.decision.reason) for one in entries(case)]


# ── the page ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@contextmanager
def started(case: Path, *args: str) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """The command in its own process, and the line that it printed."""
    process = in_its_own_process(["review", "--case", case, *args], case.parent)
    try:
        assert process.stdout is not None
        yield process, process.stdout.readline().decode().strip()
    finally:
        process.kill()
        process.communicate()


def status(port: int, path: str, host: str = "127.0.0.1") -> int:
    connection = HTTPConnection(host, port, timeout=20)
    connection.request("GET", path)
    found = connection.getresponse()
    found.read()
    connection.close()
    return found.status


def test_it_prints_its_address_serves_it_and_ends_quietly_at_ctrl_c(case: Path) -> None:
    with started(case) as (process, address):
        parts = urlsplit(address)
        assert (parts.scheme, parts.hostname, parts.path) == ("http", "127.0.0.1", "/")
        assert parts.port is not None
        assert status(parts.port, f"/?{parts.query}") == 303
        assert status(parts.port, "/") == 403
        with pytest.raises(OSError, match=r"refused|unreachable|assign"):
            status(parts.port, "/", "127.0.0.2")
        process.send_signal(signal.SIGINT)
        done = ended(process)
    assert (done.code, done.out) == (0, "")
    assert done.err == "3 conflicts in the latest run; Ctrl-C ends the page\n"


def test_a_port_can_be_chosen_and_one_that_is_taken_is_told(case: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = reconcile("review", "--case", case, "--port", str(port))
    assert (done.code, done.out) == (2, "")
    assert f"--port {port}: Address already in use: name another" in done.said
    with started(case, "--port", str(port)) as (_process, address):
        assert urlsplit(address).port == port


def test_a_kill_loses_no_ruling_that_was_answered(case: Path) -> None:
    chance, finding, answered = random.Random(7), conflict(load(case)).id, 0
    for _ in range(6):
        with started(case) as (process, address):
            ann = Visitor(address)
            form = ann.form(ann.get(f"/finding/{finding}"), "dismissed")
            kill = Timer(chance.uniform(0.05, 0.5), process.kill)
            kill.start()
            with suppress(OSError, HTTPException):
                while ann.post(f"/finding/{finding}/decide", form).status == 303:
                    answered += 1
            kill.join()
        assert len(entries(case)) >= answered
        answered = len(entries(case))  # one may be kept whose answer was not sent
    assert answered > 6
    assert audit(case).faults == ()


@pytest.mark.parametrize("port", ["-1", "65536", "x"])
def test_a_port_that_is_none_is_wrong_use(case: Path, port: str) -> None:
    assert reconcile("review", "--case", case, f"--port={port}").code == 2


def test_each_start_has_a_token_of_its_own(case: Path) -> None:
    with started(case) as (_first, address), started(case) as (_second, other):
        assert urlsplit(address).query != urlsplit(other).query


@pytest.mark.parametrize("tty", [False, True], ids=["page", "terminal"])
@pytest.mark.parametrize(
    ("bad", "code", "words"),
    [
        ("absent", 2, "there is no case: reconcile run SOURCES"),
        ("text", 2, "no case: name another file"),
        ("empty", 2, "an empty file, no case"),
        ("music", 2, "a database of something else"),
        ("newer", 5, "a case of layout 99"),
        ("scribbled", 6, "the case is damaged"),
        ("tampered", 2, "entry 1 of the log of decisions: the entry was changed"),
    ],
)
def test_a_case_that_cannot_be_used_is_told_in_a_line(case: Path, tty: bool, bad: str, code: int, words: str) -> None:
    decide(case, conflict(load(case)).id, ruling("dismissed"), "Ann", "so", at(0))
    spoil(case, bad)
    before = case.read_bytes() if case.exists() else None
    done = reconcile("review", "--case", case, *(["--tty", "--by", "Ann"] if tty else []), given="q\n")
    assert (done.code, done.out) == (code, "")
    assert words in done.said
    assert done.said.count("\n") == 1
    assert (case.read_bytes() if case.exists() else None) == before


def spoil(case: Path, how: str) -> None:
    """Makes the case one that cannot be used."""
    if how in ("absent", "text", "empty", "music"):
        case.unlink()
    if how in ("text", "empty"):
        case.write_text("A list of what to buy.\n" * 20 if how == "text" else "")
    if how == "scribbled":
        data = case.read_bytes()
        case.write_bytes(data[:4096] + b"\xa5" * (len(data) - 4096))
    told = {
        "music": ["create table song (name text)"],
        "newer": ["pragma user_version=99"],
        "tampered": [
            "drop trigger decisions_are_not_changed",
            "update decisions set entry = replace(entry, 'Ann', 'Bob')",
        ],
    }
    with closing(sqlite3.connect(case)) if how in told else closing(sqlite3.connect(":memory:")) as shell, shell:
        for statement in told.get(how, []):
            shell.execute(statement)


# ── the terminal ─────────────────────────────────────────────────────────────────────────────────────────────────────


class Terminal:
    """Somebody at a terminal: waits for words, then types."""

    def __init__(self, case: Path, *args: str) -> None:
        self._reading, writing = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "reconcile.cli", "review", "--case", str(case), "--tty", *args],
            env=os.environ | {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color"},
            stdin=writing,
            stdout=writing,
            stderr=writing,
            start_new_session=True,
        )
        os.close(writing)
        self.said = ""

    def until(self, words: str) -> None:
        """Reads until these words have been said since the last answer."""
        deadline = time.monotonic() + 60
        new = ""
        while words not in new:
            ready, _, _ = select.select([self._reading], [], [], max(0, deadline - time.monotonic()))
            assert ready, f"{words!r} was not said, but {new!r}"
            try:
                part = os.read(self._reading, 65536).decode(errors="replace")
            except OSError:
                part = ""
            assert part, f"it ended before {words!r}: {new!r}"
            new += part
            self.said += part

    def answer(self, words: str, typed: str) -> None:
        self.until(words)
        self.type(typed)

    def type(self, typed: str) -> None:
        os.write(self._reading, typed.encode())

    def end(self) -> Done:
        try:
            while part := os.read(self._reading, 65536):
                self.said += part.decode(errors="replace")
        except OSError:
            pass
        os.close(self._reading)
        return Done(self.process.wait(60), self.said, "")


def test_a_whole_round_at_a_terminal(case: Path) -> None:
    ann = Terminal(case)
    ann.answer("Who rules?", "Ann\n")
    ann.answer("Rule: ", "?\n")
    ann.answer("Rule: ", "1\n")
    ann.answer("Why?", "counted them\n")
    ann.answer("Rule: ", "c\n")
    ann.answer("What is to be asked?", "Which list?\n")
    ann.answer("Whom?", "the mayor\n")
    ann.answer("Why?", "two lists\n")
    ann.answer("Rule: ", "k\n")
    ann.answer("Rule: ", "u\n")
    ann.answer("Why is it taken back?", "a slip\n")
    ann.answer("Rule: ", "zz\n")
    ann.answer("no key", "m\n")
    ann.answer("Which source?", "1\n")
    ann.answer("Why?", "its own list has more\n")
    ann.answer("Rule: ", "q\n")
    done = ann.end()
    assert done.code == 0
    assert "conflict high   How many" in done.out
    assert "safe to print:" in done.out
    assert "4 entries kept." in done.out
    told = logged(case)
    assert [(who, why) for _ruling, who, why in told] == [
        ("Ann", "counted them"),
        ("Ann", "two lists"),
        ("Ann", "a slip"),
        ("Ann", "its own list has more"),
    ]
    assert told[1][0] == "needs a call: Which list? (to the mayor)"
    assert told[2][0] == "undo"
    assert told[3][0].endswith(".txt misquotes")


@pytest.mark.parametrize("typed", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_it_can_be_left_at_any_question_and_keeps_what_was_kept(case: Path, typed: str) -> None:
    ann = Terminal(case, "--by", "Ann")
    ann.answer("Rule: ", "x\n")
    ann.answer("Why?", "so\n")
    ann.answer("Rule: ", "b\n")
    ann.answer("Which covers what?", typed)
    for _ in range(60 if typed == "\x03" else 0):  # one that comes before it reads is lost: one presses again
        if ann.process.poll() is not None:
            break
        os.killpg(ann.process.pid, signal.SIGINT)
        time.sleep(1)
    done = ann.end()
    assert done.code == 0
    assert "1 entry kept." in done.out
    assert logged(case) == [("dismissed", "Ann", "so")]


def test_another_ruling_is_told_and_both_are_kept(case: Path) -> None:
    ann = Terminal(case, "--by", "Ann")
    ann.until("Rule: ")
    for one in load(case).findings:
        if one.verdict == "conflict":
            decide(case, one.id, ruling("accept", value="99"), "Ben", "asked the mayor", at(0))
    ann.type("x\n")
    ann.answer("Why?", "so\n")
    done = ann.end()
    assert "Also ruled, and kept: entry" in done.out
    assert "Ben: accept 99 (asked the mayor)" in done.out
    assert "No further finding is open." in done.out
    assert len(logged(case)) == 4


def test_it_reads_from_a_pipe_as_well(case: Path) -> None:
    done = reconcile("review", "--case", case, "--tty", "--by", "Ann", given="n\nof two places\nj\n")
    assert done.code == 0
    assert logged(case) == [("not a conflict", "Ann", "of two places")]
    assert "1 entry kept." in done.out


def test_nothing_open_is_said(case: Path) -> None:
    save(case, run({"gazette.txt": PAPERS["gazette.txt"]}))
    done = reconcile("review", "--case", case, "--tty", "--by", "Ann")
    assert (done.code, done.out) == (0, "Nothing is open.\n0 entries kept.\n")


def test_no_escape_sequence_of_an_article_reaches_the_terminal(tmp_path: Path) -> None:
    evil = "\x1b]0;owned\x07\x1b[31m\u202e"
    save(tmp_path / "case.db", run({f"a{evil}.txt": f"It took 12 houses {evil}.", "b.txt": f"{evil} 15 houses."}))
    done = reconcile("review", "--case", tmp_path / "case.db", "--tty", given="Ann\n?\nm\n1\nso\nj\n")
    assert done.code == 0
    assert len(logged(tmp_path / "case.db")) == 1
    assert not set("\x1b\x07\u202e") & set(done.out)


@pytest.mark.parametrize("args", [["--port", "8000"], ["--no-keys"]])
def test_a_terminal_has_no_port_and_no_page(case: Path, args: list[str]) -> None:
    done = reconcile("review", "--case", case, "--tty", *args)
    assert (done.code, "--tty opens no page" in done.said) == (2, True)
