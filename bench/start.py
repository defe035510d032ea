"""Measures how soon an answer is there: `--help`, `show`, a run on the five seeds; and a run after one article changed.

    python bench/start.py [--articles 1000] [--write]

Each is a process of its own, the best of several, with the files in the disk's cache: in seconds of the wall clock, and
of the processor, which other work on the machine disturbs less. Figures go to stdout as JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import cache
import page
from speed import ROOT, SHARED

TIMES = 5


def took(folder: Path, *args: str) -> tuple[float, float]:
    """Seconds of the wall clock and of the processor that `reconcile ARGS` takes."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    before, start = os.times(), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "reconcile.cli", *args], cwd=folder, env=environment, capture_output=True
    )
    wall, after = time.perf_counter() - start, os.times()
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode())
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return wall, spent


def best(folder: Path, *args: str) -> dict[str, float]:
    runs = [took(folder, *args) for _ in range(TIMES)]
    return {"seconds": round(min(w for w, _ in runs), 3), "processor": round(min(p for _, p in runs), 3)}


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--articles", type=int, default=1000, help="in the case of which one changes")
    asked.add_argument("--write", action="store_true")
    told = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "seeds", folder / "seeds")
        took(folder, "run", "seeds")
        found: dict[str, dict[str, float]] = {
            "reconcile --help": best(folder, "--help"),
            "reconcile show": best(folder, "show"),
            "reconcile run, five articles": best(folder, "run", "seeds", "--no-case"),
        }
    again: dict[str, object] = {}
    if SHARED.exists():
        with tempfile.TemporaryDirectory() as name:
            again = cache.measure(SHARED, told.articles, Path(name))
    json.dump({"start": found, "again": again}, sys.stdout, indent=1)
    print()
    if told.write:
        rows = [(command, one["seconds"], one["processor"]) for command, one in found.items()]
        parts = [page.table(("command", "seconds", "processor seconds"), rows)]
        if again:
            parts.append(f"A run into a case on {again['articles']:,} articles, as a part of the first run's time:")
            parts.append(page.of({f"{key}, wall": value for key, value in again["of the first"].items()}))  # type: ignore[attr-defined]
        page.write("Start-up, and a second run", f"`bench/start.py`, the best of {TIMES}.", parts)


if __name__ == "__main__":
    main()
