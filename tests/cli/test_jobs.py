"""`--jobs`: the same bytes from any number of processes, also where an article kills one or the user stops them all."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from shell import ROOT, ended, in_its_own_process, reconcile, write

TOWNS = "Ashford Bexley Corby Dover Epsom Frome Goole Hexham Ilkley Jarrow".split()

#: An extractor, as another distribution would bring one, with a fault that ends the process.
DEADLY = {
    "deadly.py": """
import os, re, signal
from reconcile.extractors import Extractor
from reconcile.model import Kind

def read(document, sentence):
    os.kill(os.getpid(), signal.SIGKILL)

EXTRACTOR = Extractor(Kind.PLACE, re.compile("glockenspiel"), read, parses=False)
""",
    "deadly-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: deadly\nVersion: 1.0\n",
    "deadly-1.0.dist-info/entry_points.txt": "[reconcile.extractors]\ndeadly = deadly:EXTRACTOR\n",
}


def records(count: int) -> Iterator[dict[str, str]]:
    """Two articles on each flood, which differ in one figure."""
    for number in range(count):
        town, other = TOWNS[number // 2 % 10], 3 + number % 2 * 2
        told = (
            f"The flood in {town} killed {other} people on Tuesday, police said. Rescuers took 340 people to schools."
        )
        text = f"Flood in {town}\n\n{town.upper()}, March {1 + number // 20}, 2021 - {told}\n"
        yield {"id": f"{number:04}", "text": text}


def lines(values: Iterator[dict[str, str]]) -> str:
    return "".join(json.dumps(value) + "\n" for value in values)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    pairs = ({"id": str(n), "left": a["text"], "right": b["text"]} for n, (a, b) in enumerate(_paired(80)))
    broken = '{"id": "x", "left": 1}\n'
    return write(folder, {"articles.jsonl": lines(records(60)), "pairs.jsonl": lines(pairs) + broken})


def _paired(count: int) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    found = list(records(count))
    return zip(found[::2], found[1::2], strict=True)


@pytest.mark.parametrize(
    "command",
    [
        "run articles.jsonl --no-case --format json",
        "extract articles.jsonl",
        "compare --pairs pairs.jsonl --format jsonl",
        "compare --pairs pairs.jsonl",
    ],
)
def test_any_number_of_processes_tells_the_same(command: str, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    one, two = (reconcile(*command.split(), "--jobs", jobs) for jobs in ("1", "2"))
    assert len(one.out) > 1000
    assert one == two


def test_an_article_that_kills_its_process_costs_that_article_by_name(tmp_path: Path) -> None:
    articles = list(records(50))
    articles[7]["text"] += "\nA glockenspiel was played.\n"
    plug = write(tmp_path / "plug", DEADLY)
    folder = write(tmp_path / "desk", {"articles.jsonl": lines(iter(articles))})
    command = "run articles.jsonl --no-case --format json --jobs 2".split()
    done = ended(in_its_own_process(command, folder, PYTHONPATH=os.pathsep.join(map(str, (ROOT, plug)))))
    assert done.code == 3
    report = json.loads(done.out)
    assert len(report["documents"]) == 49
    lost = [problem for problem in report["problems"] if problem["code"] == "extraction_failed"]
    assert [problem["where"] for problem in lost] == ["articles.jsonl#0007"]
    assert "ended twice (killed by SIGKILL)" in lost[0]["message"]
    assert "Traceback" not in done.err


def test_ctrl_c_ends_them_all(tmp_path: Path) -> None:
    write(tmp_path, {"articles.jsonl": lines(records(3000))})
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    started = in_its_own_process("run articles.jsonl --output report.json --jobs 2 -v".split(), tmp_path)
    signal.signal(signal.SIGINT, before)
    assert started.stderr is not None
    while b"extracting" not in (line := started.stderr.readline()):
        assert line
    children = _children(started.pid)
    assert len(children) == 2
    for process in (started.pid, *children):  # as a terminal does
        os.kill(process, signal.SIGINT)
    done = ended(started)
    assert done.code == 130
    assert "Traceback" not in done.err
    assert not (tmp_path / "report.json").exists()
    assert not any(map(_runs, children))


def _children(process: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def _runs(process: int) -> bool:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if not Path(f"/proc/{process}").exists():
            return False
        time.sleep(0.05)
    return True
