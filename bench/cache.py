"""Measures what the case saves: a first run on a folder of articles, one more on the same, one with an article changed.

Takes a JSON Lines file ({"text": …} a line, .xz or plain) and, if not 500, how many articles of it. Each run is a
process of its own, as a user's is. Figures go to stdout as JSON: seconds of the wall clock, and of the processor, which
other work on the machine disturbs less. Fails where a second run takes more than a tenth of the first one's time, or
gives another report.
"""

from __future__ import annotations

import json
import lzma
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = 500
CEILING = 0.1


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of a run, and its report."""

    wall: float
    processor: float
    report: bytes


def lay_out(source: Path, count: int, folder: Path) -> list[Path]:
    """The first articles, a file each."""
    opener = lzma.open if source.suffix == ".xz" else open
    with opener(source, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, count)]
    paths = [folder / f"{number:05}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def run(folder: Path, *flags: str) -> Took:
    """`reconcile run` on the folder's articles."""
    started, before = time.perf_counter(), os.times()
    report = reconcile(folder, "run", "articles", "--fail-on", "never", *flags)
    wall, after = time.perf_counter() - started, os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return Took(wall, spent, report if flags else reconcile(folder, "report", "--format", "json"))


def reconcile(folder: Path, *args: str) -> bytes:
    """What a command writes, in a process of its own."""
    command = [sys.executable, "-m", "reconcile.cli", *args]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    if done.returncode not in (0, 3):
        sys.exit(done.stderr.decode())
    return done.stdout


def measure(source: Path, count: int, folder: Path) -> dict[str, object]:
    (folder / "articles").mkdir()
    paths = lay_out(source, count, folder / "articles")
    run(folder, "--no-case")  # the disk's cache is warm for all that follow
    took = {"first": run(folder), "second": run(folder)}
    changed = paths[len(paths) // 2]
    changed.write_text(changed.read_text(encoding="utf-8") + "\nThe flood took 12 houses.\n", encoding="utf-8")
    took["one changed"] = run(folder)
    first = took["first"]
    return {
        "articles": len(paths),
        "megabytes of the case": round(sum(path.stat().st_size for path in folder.glob("reconcile.db*")) / 1e6, 1),
        "seconds": {name: round(one.wall, 2) for name, one in took.items()},
        "seconds of the processor": {name: round(one.processor, 2) for name, one in took.items()},
        "of the first": {name: round(one.wall / first.wall, 3) for name, one in took.items()},
        "of the first one's processor": {name: round(one.processor / first.processor, 3) for name, one in took.items()},
        "the second gives the same report": took["second"].report == first.report,
        "without a case it is the same": run(folder, "--no-case", "--format", "json").report
        == took["one changed"].report,
    }


def main() -> None:
    if len(sys.argv) not in (2, 3):
        sys.exit(f"usage: {sys.argv[0]} ARTICLES.jsonl[.xz] [COUNT]")
    count = int(sys.argv[2]) if len(sys.argv) > 2 else ARTICLES
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(sys.argv[1]).resolve(), count, Path(folder))
    print(json.dumps(found, indent=1))
    ratio = found["of the first one's processor"]
    assert isinstance(ratio, dict)
    same = found["the second gives the same report"] and found["without a case it is the same"]
    sys.exit(not same or ratio["second"] > CEILING)


if __name__ == "__main__":
    main()
