"""Measures the whole job: articles a second, peak memory of all its processes together, and how both grow.

    python bench/whole.py [--sizes 1000,4000,16000,all] [--jobs N] [--from ARTICLES.jsonl[.xz]] [--write]

Each run is `reconcile run FILE --no-case --format json --output …` in processes of its own. The articles of the smaller
sizes come from all over the file. Seconds of the wall clock, and of all processors, which other work on the machine
disturbs less. The stages' seconds are told by the run's own words. With --write the section of docs/benchmarks.md is
rewritten. Figures go to stdout as JSON.
"""

from __future__ import annotations

import argparse
import json
import lzma
import math
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

import page
from speed import ROOT, SHARED


@dataclass(slots=True)
class Took:
    """A run: how many articles, its seconds, and its greatest memory in megabytes."""

    articles: int
    wall: float = 0.0
    processor: float = 0.0
    peak: float = 0.0
    output: float = 0.0
    stages: dict[str, float] = field(default_factory=dict)

    @property
    def rate(self) -> float:
        return self.articles / self.wall


def sample(source: Path, size: int | None, folder: Path) -> tuple[Path, int]:
    """A file of so many articles from all over the source; all of them for None."""
    opener = lzma.open if source.suffix == ".xz" else open
    with opener(source, "rt", encoding="utf-8") as lines:
        found = list(lines)
    step = max(1, len(found) // size) if size else 1
    chosen = found[::step][:size]
    path = folder / f"{len(chosen)}.jsonl"
    path.write_text("".join(chosen), encoding="utf-8")
    return path, len(chosen)


def memory(process: int) -> float:
    """Megabytes of a process and all below it; what several share is counted once."""
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        own = next(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:")) / 1024
        below = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except (OSError, StopIteration, ValueError):
        return 0.0
    return own + sum(memory(int(child)) for child in below)


def run(path: Path, articles: int, jobs: int, folder: Path) -> Took:
    out = folder / "report.json"
    flags = ["--no-case", "--format", "json", "--output", str(out), "--fail-on", "never", "--jobs", str(jobs), "-v"]
    command = [sys.executable, "-m", "reconcile.cli", "run", str(path), *flags]
    took = Took(articles)
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        threading.Thread(target=_watch, args=(process, took), daemon=True).start()
        assert process.stderr is not None
        _stages(process.stderr, start, took)
    took.wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    took.processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    took.output = out.stat().st_size / 1e6
    if process.returncode not in (0, 3):
        sys.exit(f"the run ended with {process.returncode}")
    return took


def _watch(process: subprocess.Popen[str], took: Took) -> None:
    """Looks at the memory, and waits long enough that looking takes little of what is measured: the greater it is, the
    longer the system counts."""
    while process.poll() is None:
        start = time.perf_counter()
        took.peak = max(took.peak, memory(process.pid))
        time.sleep(max(0.25, 40 * (time.perf_counter() - start)))


def _stages(told: Iterator[str], start: float, took: Took) -> None:
    """The seconds at which each stage was last heard of, as the run tells them."""
    for line in told:
        stage, _, rest = line.partition(": ")
        if stage in ("reading", "extracting", "linking", "judging"):
            took.stages[stage] = round(time.perf_counter() - start, 2)
        elif line.startswith("error: reconcile"):
            print(line, rest, file=sys.stderr)


def exponent(first: Took, last: Took) -> float:
    """How time grows with articles: 1 where twice the articles take twice the time."""
    return math.log(last.wall / first.wall) / math.log(last.articles / first.articles)


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--sizes", default="1000,4000")
    asked.add_argument("--jobs", type=int, default=2)
    asked.add_argument("--from", dest="source", type=Path, default=SHARED)
    asked.add_argument("--write", action="store_true")
    told = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        runs = []
        for size in told.sizes.split(","):
            path, count = sample(told.source, None if size == "all" else int(size), Path(folder))
            runs.append(run(path, count, told.jobs, Path(folder)))
            print(json.dumps(asdict(runs[-1]) | {"articles a second": round(runs[-1].rate, 1)}), file=sys.stderr)
    grown = [round(exponent(runs[-2], runs[-1]), 3)] if len(runs) > 1 else []
    json.dump({"runs": [asdict(one) for one in runs], "growth exponent of the last two": grown}, sys.stdout, indent=1)
    print()
    if told.write:
        columns = ("articles", "seconds", "articles a second", "processor seconds", "peak MB", "report MB")
        rows = [(r.articles, r.wall, r.rate, r.processor, r.peak, r.output) for r in runs]
        growth = f"Growth exponent of time between the last two sizes: {grown[0]}." if grown else ""
        words = (
            f"`bench/whole.py`: `reconcile run … --jobs {told.jobs} --no-case --format json`, in processes of its own."
        )
        page.write("The whole job", words, [part for part in (page.table(columns, rows), growth) if part])


if __name__ == "__main__":
    main()
