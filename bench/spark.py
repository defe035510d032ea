"""Measures the same job by the pool and by Spark: seconds, processor seconds, memory, and whether they tell the same.

    python bench/spark.py [--articles 2000] [--from ARTICLES.jsonl[.xz]] [--write]

Spark is a standalone master with two workers of one core each, on the loopback; the pool has two processes. Both read
the same files, one after the other; the cluster is up before the clock starts, Java of the driver is not. With --write
the section of docs/benchmarks.md is rewritten. Figures go to stdout as JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import page
from speed import ROOT, SHARED
from whole import memory, sample

sys.path.insert(0, str(ROOT / "tests" / "spark"))
from loopback import CONF, Loopback

_FILES = 8
_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(slots=True)
class Took:
    """A run: its seconds, those of all processors, its greatest memory in megabytes, when each step ended."""

    wall: float = 0.0
    processor: float = 0.0
    peak: float = 0.0
    steps: dict[str, float] = field(default_factory=dict)


class Sampled:
    """Looks at processes and all below them, four times a second: their processors' seconds and memory."""

    def __init__(self, roots: Callable[[], Iterable[int]]) -> None:
        self._roots, self._over = roots, threading.Event()
        self._ticks: dict[int, int] = {}
        self._thread = threading.Thread(target=self._look, daemon=True)
        self.peak = 0.0

    @property
    def seconds(self) -> float:
        return sum(self._ticks.values()) / _TICK

    def __enter__(self) -> Sampled:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        before: dict[int, int] = {one: _ticks(one) for root in self._roots() for one in _below(root)}
        while not self._over.wait(0.25):
            for one in [one for root in self._roots() for one in _below(root)]:
                self._ticks[one] = max(self._ticks.get(one, 0), _ticks(one) - before.get(one, 0))
            self.peak = max(self.peak, sum(map(memory, self._roots())))


def _below(process: int) -> Iterator[int]:
    """A process and all that came of it."""
    yield process
    try:
        threads = os.listdir(f"/proc/{process}/task")
        children = [
            child for one in threads for child in Path(f"/proc/{process}/task/{one}/children").read_text().split()
        ]
    except OSError:
        return
    for child in children:
        yield from _below(int(child))


def _ticks(process: int) -> int:
    try:
        told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return int(told[11]) + int(told[12])


def timed(args: Sequence[str], others: Sequence[int] = ()) -> Took:
    """A run of the command; `others` are the processes beside it that do its work."""
    took, start = Took(), time.perf_counter()
    command = [sys.executable, "-m", "reconcile.cli", "run", *args, "--fail-on", "never", "-v"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "SPARK_LOCAL_IP": "127.0.0.1"}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        with Sampled(lambda: (process.pid, *others)) as sampled:
            assert process.stderr is not None
            for line in process.stderr:
                step, colon, _ = line.partition(": ")
                if colon and step.isalpha() and step.islower() and step not in ("note", "error"):
                    took.steps[step] = round(time.perf_counter() - start, 2)
        process.wait()
    took.wall, took.processor, took.peak = time.perf_counter() - start, sampled.seconds, sampled.peak
    if process.returncode not in (0, 3):
        sys.exit(f"the run ended with {process.returncode}")
    return took


def folder_of(source: Path, count: int, folder: Path) -> tuple[Path, int]:
    """The articles in some files, as an archive has them."""
    path, found = sample(source, count, folder)
    articles = path.read_text(encoding="utf-8").splitlines(keepends=True)
    place = folder / "articles"
    place.mkdir()
    for number in range(_FILES):
        (place / f"{number}.jsonl").write_text("".join(articles[number::_FILES]), encoding="utf-8")
    return place, found


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--articles", type=int, default=2000)
    asked.add_argument("--from", dest="source", type=Path, default=SHARED)
    asked.add_argument("--write", action="store_true")
    told = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place, count = folder_of(told.source, told.articles, Path(name))
        report, again, out = (Path(name) / one for one in ("report.json", "again.json", "out"))
        pool = timed([str(place), "--jobs", "2", "--no-case", "--format", "json", "--output", str(report)])
        (Path(name) / "cluster").mkdir()
        with Loopback(Path(name) / "cluster") as cluster:
            cluster.start_worker()
            cluster.start_worker()
            conf = [word for one in CONF.items() for word in ("--conf", "=".join(one))]
            workers = [worker.pid for worker in cluster.workers]
            args = [str(place), "--engine", "spark", "--master", cluster.master, "--output", str(out), *conf]
            spark = timed(args, workers)
        render = [sys.executable, "-m", "reconcile.cli", "report", "--case", str(out), "--output", str(again)]
        subprocess.run(render, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=True, stderr=subprocess.DEVNULL)
        same = report.read_bytes() == again.read_bytes()
        findings = len(json.loads(report.read_bytes())["findings"])
    told_of = {"articles": count, "findings": findings, "same bytes": same}
    json.dump(told_of | {"pool": asdict(pool), "spark": asdict(spark)}, sys.stdout, indent=1)
    print()
    if told.write:
        _write(count, findings, same, pool, spark)
    if not same:
        sys.exit("the pool and Spark do not tell the same")


def _write(count: int, findings: int, same: bool, pool: Took, spark: Took) -> None:
    words = (
        f"`bench/spark.py`: {count:,} articles in {_FILES} JSON Lines files, by `--jobs 2`, and by a standalone Spark "
        "with two workers of one core each on the loopback, one after the other. Spark's time has the start of its "
        "driver in it, not that of master and workers, which were up."
    )
    runs = (("pool", pool), ("Spark", spark))
    rows = [(name, one.wall, one.processor, one.peak, count / one.wall) for name, one in runs]
    columns = ("engine", "seconds", "processor seconds", "peak MB", "articles a second")
    steps = "; ".join(f"{step} {at:.0f}" for step, at in spark.steps.items())
    equal = (
        f"{findings:,} findings by each; `report.json` of both is {'the same to the byte' if same else 'not the same'}."
    )
    page.write("Spark", words, [page.table(columns, rows), f"Spark's steps ended at second: {steps}.", equal])


if __name__ == "__main__":
    main()
