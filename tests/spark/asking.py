"""Articles for these tests, and the command run on them in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from loopback import CONF, ROOT

TOWNS = "Ashford Bexley Corby Dover Epsom Frome Goole Hexham Ilkley Jarrow Kendal Ludlow".split()


def articles(count: int) -> Iterator[dict[str, str]]:
    """Two and two on one harvest or strike, which differ in one figure and agree in another."""
    for number in range(count):
        town, later = TOWNS[number // 2 % len(TOWNS)], number % 2
        day = f"{1 + number // 24} June 2022"
        tons, farms, marched = 400 + number // 2 + later * 30, 12 + number // 2, 900 + number // 2 * 10
        told = (
            f"Farmers around {town} brought in {tons} tons of barley this week, the growers' union said. "
            f"About {farms} farms took part. On {day}, {marched + later * 200} people marched through {town} "
            f"for higher wages, police said. The council raised its budget by {3 + later} percent to 6 million euros. "
            f"Rain fell on {2 + number % 5} days; it took {farms} trucks to carry the barley to the mill."
        )
        yield {
            "id": f"{number:04}",
            "title": f"Harvest and march in {town}",
            "published": f"2022-06-{2 + number // 24:02}",
            "text": f"Harvest and march in {town}\n\n{told}\n",
        }


def lines(values: Iterable[Mapping[str, object]]) -> str:
    return "".join(json.dumps(value) + "\n" for value in values)


def desk(folder: Path, count: int, files: int = 3) -> Path:
    """A folder of so many articles in so many files."""
    folder.mkdir(parents=True)
    told = list(articles(count))
    for number in range(files):
        (folder / f"{number}.jsonl").write_text(lines(told[number::files]))
    return folder


@dataclass(frozen=True, slots=True)
class Done:
    code: int
    out: bytes
    err: str


def reconcile(*args: str | Path, folder: Path, **environment: str) -> Done:
    """`reconcile ARGS` in a process of its own, with its word on every stream."""
    given = os.environ | {"PYTHONPATH": str(ROOT), "SPARK_LOCAL_IP": "127.0.0.1"} | environment
    command = [sys.executable, "-m", "reconcile.cli", *map(str, args)]
    done = subprocess.run(command, cwd=folder, env=given, capture_output=True, check=False, timeout=300)
    return Done(done.returncode, done.stdout, done.stderr.decode())


def on_spark(master: str, *args: str | Path, conf: Mapping[str, str] = CONF) -> list[str | Path]:
    """The command for a run on this master."""
    told = [word for item in conf.items() for word in ("--conf", "=".join(item))]
    return ["run", "--engine", "spark", "--master", master, *told, *args]
