"""Standard input, output and error: data and words kept apart, terminals, pipes that close, and interruptions."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from shell import FLOOD, ROOT, ended, in_its_own_process, reconcile, write

ARTICLES = "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in FLOOD.items())

pytestmark = pytest.mark.usefixtures("home")


def read_all(descriptor: int) -> str:
    """What was written to a pseudo-terminal until its other side closed."""
    parts = []
    try:
        while part := os.read(descriptor, 65536):
            parts.append(part)
    except OSError:  # Linux's way of saying that the other side has closed
        pass
    return b"".join(parts).decode()


@contextmanager
def terminal() -> Iterator[tuple[int, int]]:
    """A pseudo-terminal: the side to read, and the side that a command writes to."""
    reading, writing = pty.openpty()
    try:
        yield reading, writing
    finally:
        os.close(reading)


def on_a_terminal(args: list[str | Path], *, stdout: bool, **environment: str) -> str:
    """What a command writes to its stdout, or to its stderr, where that is a terminal."""
    with terminal() as (reading, writing):
        started = subprocess.Popen(
            [sys.executable, "-m", "reconcile.cli", *map(str, args)],
            env=os.environ | {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color"} | environment,
            stdout=writing if stdout else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL if stdout else writing,
        )
        os.close(writing)
        told = read_all(reading)
        started.wait(60)
    return told


# ── in ───────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_dash_reads_standard_input() -> None:
    done = reconcile("run", "-", "--no-case", given=ARTICLES)
    assert done.code == 1
    assert "9 against 12" in done.out
    claims = [json.loads(line) for line in reconcile("extract", "-", given=FLOOD["herald.txt"]).out.splitlines()]
    assert "12 people" in [claim["quote"] for claim in claims]


def test_a_dash_is_one_side_of_a_comparison_or_the_file_of_pairs(tmp_path: Path) -> None:
    write(tmp_path, FLOOD)
    assert reconcile("compare", "-", tmp_path / "herald.txt", given=FLOOD["gazette.txt"]).out.startswith("conflict  ")
    pair = {"id": 7, "left": FLOOD["gazette.txt"], "right": FLOOD["herald.txt"]}
    done = reconcile("compare", "--pairs", "-", "--format", "jsonl", given=json.dumps(pair) + "\n")
    told = json.loads(done.out)
    assert (told["id"], told["verdict"]) == ("7", "conflict")


def test_with_its_standard_streams_closed(tmp_path: Path) -> None:
    write(tmp_path / "in", FLOOD)
    command = f"{sys.executable} -m reconcile.cli run in --no-case --output report.json <&- >&- 2>&-"
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False)
    assert done.returncode == 1
    assert json.loads((tmp_path / "report.json").read_text())["findings"]


# ── out ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_data_goes_to_stdout_and_words_to_stderr(tmp_path: Path) -> None:
    write(tmp_path / "in", {**FLOOD, "empty.txt": ""})
    done = reconcile("run", tmp_path / "in", "--format", "json")
    assert done.code == 3
    assert json.loads(done.out)["findings"]
    assert "error: empty.txt" in done.err


def test_no_locale_changes_the_bytes(tmp_path: Path) -> None:
    reconcile("run", write(tmp_path / "in", FLOOD), "--case", tmp_path / "reconcile.db")
    plain = ended(in_its_own_process(["show"], tmp_path, LC_ALL="C.UTF-8"))
    ascii_only = ended(in_its_own_process(["show"], tmp_path, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0"))
    assert plain == ascii_only
    assert "“" in plain.out


def test_colour_only_on_a_terminal_and_not_where_it_is_unwanted(tmp_path: Path) -> None:
    write(tmp_path / "in", FLOOD)
    assert reconcile("run", tmp_path / "in").code == 1
    plain = reconcile("show").out
    assert "\x1b" not in plain
    coloured = on_a_terminal(["show"], stdout=True).replace("\r\n", "\n")
    assert coloured.startswith("\x1b[31m\x1b[1mconflict\x1b[0m  ")
    assert re.sub(r"\x1b\[\d+m", "", coloured) == plain
    assert "\x1b" not in on_a_terminal(["show"], stdout=True, NO_COLOR="1")


def test_progress_only_on_a_terminal(tmp_path: Path) -> None:
    write(tmp_path / "in", FLOOD)
    told = on_a_terminal(["run", tmp_path / "in", "--no-case"], stdout=False)
    assert "extracting" in told
    assert "2 of 2" in told
    for stage in ("reading", "linking", "judging"):
        assert re.search(rf"{stage} +\S+ \d+ of \d+", re.sub(r"\x1b\[[\d;?]*[a-zA-Z]", "", told)), stage
    assert "extracting" not in reconcile("run", tmp_path / "in", "--no-case").err


def test_progress_in_plain_lines_where_it_is_asked_for(tmp_path: Path) -> None:
    write(tmp_path / "in", FLOOD)
    told = reconcile("run", tmp_path / "in", "--verbose").err
    stages = [line.partition(":")[0] for line in told.splitlines()]
    assert [stage for stage in stages if stage.endswith("ing")] == ["reading", "extracting", "linking", "judging"]
    assert "extracting: 2 of 2" in told


@pytest.mark.parametrize("args", [["run", "in", "--no-case"], ["show", "--brief"]], ids=" ".join)
def test_a_reader_that_goes_away_is_no_failure_to_speak_of(tmp_path: Path, args: list[str]) -> None:
    reconcile("run", write(tmp_path / "in", FLOOD), "--case", tmp_path / "reconcile.db")
    started = in_its_own_process(args, tmp_path)
    assert started.stdin
    assert started.stdout
    assert started.stderr
    started.stdin.close()
    started.stdout.close()
    told = started.stderr.read().decode()
    started.stderr.close()
    assert started.wait(60) == 141
    assert "Traceback" not in told
    assert "Broken" not in told


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a device that is always full")
def test_a_full_disk(tmp_path: Path) -> None:
    reconcile("run", write(tmp_path / "in", FLOOD), "--case", tmp_path / "reconcile.db")
    command = f"{sys.executable} -m reconcile.cli show > /dev/full"
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


@pytest.fixture
def interruptible() -> Iterator[None]:
    """What is started in the background of a shell would hand down that it heeds no interrupt."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_interrupted(tmp_path: Path) -> None:
    started = in_its_own_process(["run", "-", "--output", "report.html"], tmp_path)
    assert started.stdin
    started.stdin.write(b"word " * 40_000)  # more than a pipe holds: once it is written, the run is reading
    started.stdin.flush()
    started.send_signal(signal.SIGINT)
    done = ended(started)
    assert done.code == 130
    assert "interrupted" in done.err
    assert "Traceback" not in done.err
    assert not (tmp_path / "report.html").exists()


def test_a_fault_of_ours_is_one_line_and_no_code_of_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object, **__: object) -> None:
        raise LookupError("the \x1b[31mwrong drawer")

    monkeypatch.setattr("reconcile.pipeline.run", faulty)
    done = reconcile("run", write(tmp_path / "in", FLOOD))
    assert done.code == 70
    assert "LookupError: the ␛[31mwrong drawer (test_streams.py:" in done.err
    assert "please report it" in done.err


# ── quick ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("args", ["--help", "run --help", "demo --help", "--version", "show", "report --format html"])
def test_what_reads_no_article_does_not_import_the_parser(tmp_path: Path, args: str) -> None:
    write(tmp_path, FLOOD)
    assert reconcile("run", tmp_path).code == 1  # into the case that `show` reads
    called = f"import sys; from reconcile.cli import main\ntry: main({args.split()})"
    code = f"{called}\nfinally: print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    heavy = {"spacy", "thinc", "numpy", "trafilatura"}
    if "html" in args:
        heavy.remove("numpy")  # lays out the report's picture of the claims
    assert heavy & {*done.stderr.split()} == set()


def test_what_many_articles_lack_is_told_once_and_every_one_of_them_on_request() -> None:
    lines = (json.dumps({"id": f"a{n}", "text": f"The quay at Port {n} holds {n} boats."}) for n in range(1, 10))
    Path("many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    brief = reconcile("run", "many.jsonl", "--no-case").err
    (note,) = (line for line in brief.splitlines() if "no date of publication" in line)
    assert note.startswith("note: 9 articles: ")
    assert "the first are many.jsonl#a1, many.jsonl#a2, many.jsonl#a3; --verbose names all" in note
    every = reconcile("run", "many.jsonl", "--no-case", "--verbose").err
    assert len([line for line in every.splitlines() if "no date of publication" in line]) == 9
