"""Measures what the case saves: a first run on a folder of articles, one more on the same, one with an article changed.

    python bench/cache.py [--sizes 500,2000,5000] [--from ARTICLES.jsonl[.xz]] [--write]

Each run is a process of its own, as a user's is, with as many jobs as there are cores. Figures go to stdout as JSON:
seconds of the wall clock, and of the processor, which other work on the machine disturbs less. Fails where a second run
of the first size takes more than a tenth of the first one's time, or where a run gives another report than one without
a case. With --write the section of docs/benchmarks.md is rewritten.
"""

from __future__ import annotations

import argparse
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

import page

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT.parent / "shared" / "bench" / "articles.jsonl.xz"
SIZES = "500,2000,5000"
CEILING = 0.1
OF_PROCESSOR, SIZE = "of the first one's processor", "megabytes of the case"


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
        SIZE: round(sum(path.stat().st_size for path in folder.glob("reconcile.db*")) / 1e6, 1),
        "seconds": {name: round(one.wall, 2) for name, one in took.items()},
        "seconds of the processor": {name: round(one.processor, 2) for name, one in took.items()},
        "of the first": {name: round(one.wall / first.wall, 3) for name, one in took.items()},
        OF_PROCESSOR: {name: round(one.processor / first.processor, 3) for name, one in took.items()},
        "the second gives the same report": took["second"].report == first.report,
        "without a case it is the same": run(folder, "--no-case", "--format", "json").report
        == took["one changed"].report,
    }


_TOLD = ("seconds", "of the first", "processor", "of the first")


def row(found: dict[str, object]) -> tuple[object, ...]:
    """A line of the table: of each run the seconds, and its part of the first one's."""
    told = [found[name] for name in ("seconds", "of the first", "seconds of the processor", OF_PROCESSOR)]
    first, *others = ([one[run] for one in told if isinstance(one, dict)] for run in ("first", "second", "one changed"))
    return (found["articles"], first[0], first[2], *(cell for one in others for cell in one), found[SIZE])


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--sizes", default=SIZES)
    asked.add_argument("--from", dest="source", type=Path, default=ARTICLES)
    asked.add_argument("--write", action="store_true")
    told = asked.parse_args()
    rows: list[tuple[object, ...]] = []
    wrong = False
    for size in map(int, told.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            found = measure(told.source.resolve(), size, Path(folder))
        print(json.dumps(found, indent=1), flush=True)
        ratio = found[OF_PROCESSOR]
        assert isinstance(ratio, dict)
        same = found["the second gives the same report"] and found["without a case it is the same"]
        wrong = wrong or not same or (not rows and ratio["second"] > CEILING)
        rows.append(row(found))
    if told.write:
        words = "`bench/cache.py`: `reconcile run` into a case, on a folder, in processes of their own: first, again,"
        each = [f"{run}: {one}" for run in ("again", "one changed") for one in _TOLD]
        columns = ("articles", "first: seconds", "processor", *each, "case, MB")
        page.write("Running again", f"{words}\nand with a line added to one article.", [page.table(columns, rows)])
    sys.exit(wrong)


if __name__ == "__main__":
    main()
