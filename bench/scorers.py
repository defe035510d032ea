"""The scorers of the gold data: what each is run on, which figures it prints, and how one is run."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
GOLD = Path(os.environ.get("RECONCILE_GOLD") or HERE.parent.parent / "shared" / "gold")
SECONDS = 1800
EPSILON = 1e-9

# ── what is scored ───────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Scorer:
    """A script that prints figures as JSON: `rising` are better higher, `falling` lower, `shown` are not judged."""

    name: str
    script: str  # in the gold folder, or in bench/ where `ours`
    data: str  # in the gold folder
    rising: tuple[str, ...] = ()
    falling: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ()
    ours: bool = False

    @property
    def path(self) -> Path:
        return (HERE if self.ours else GOLD) / self.script

    @property
    def figures(self) -> tuple[str, ...]:
        return self.rising + self.falling + self.shown


VERDICTS_UP = (
    "mention recall",
    "conflict recall",
    "contestable surfaced",
    "contestable flagged",
    "conflict precision (pairs)",
    "agree lenient",
    "explained lenient",
    "reason accuracy",
)
VERDICTS_DOWN = ("events failed", "false conflict rate", "hard negatives wrong", "furniture claimed")
VERDICTS_SHOWN = ("agree strict", "explained strict")
QUANTITIES_UP = ("value F1", "value+unit F1", "value+unit exact F1", "value+change F1", "value+concept (partial) F1")
MIX_DOWN = ("conflicts across incidents", "agreements across incidents")
MODELS = ("Number", "Percent", "NumberRange", "Currency", "Dimension", "Age", "Temperature")

SCORERS = (
    Scorer("seeds", "score.py", "seeds", VERDICTS_UP, VERDICTS_DOWN, VERDICTS_SHOWN, ("--misses",)),
    Scorer("news", "score.py", "news", VERDICTS_UP, VERDICTS_DOWN, VERDICTS_SHOWN, ("--misses",)),
    Scorer("couples", "score.py", "couples", VERDICTS_UP, VERDICTS_DOWN, VERDICTS_SHOWN, ("--misses",)),
    Scorer("mix", "mix.py", "mix/dev", ("known counts read",), MIX_DOWN, ("conflicts within", "explained within")),
    Scorer("newsquant", "quantities.py", "newsquant/dev.json", QUANTITIES_UP),
    Scorer("dates", "dates.py", "dates/dev.jsonl", ("relaxed F1", "strict F1", "value F1")),
    Scorer("pairs", "pairs.py", "pairs/dev.jsonl", (), ("false conflict rate",), ("not entailed verdicts conflict",)),
    Scorer(
        "recognizers",
        "recognizers.py",
        "recognizers",
        tuple(f"{model}Model {figure}" for model in MODELS for figure in ("spans", "values")),
        tuple(f"{model}Model left_out" for model in MODELS),
        arguments=("--json",),
        ours=True,
    ),
)

# ── measuring ────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one scorer by name (absent: it had nothing to count), and the hash of what it was measured with.

    That is the data and the scorer; a scorer of ours changes with the code, so there it is the data alone. `broken` are
    the first lines about calls of the tool that failed.
    """

    scorer: Scorer
    data: str
    figures: Mapping[str, float]
    broken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """A scorer that gave no figures, and what it said instead."""

    scorer: Scorer
    why: str


@dataclass(frozen=True, slots=True)
class Absent:
    """A scorer whose script or data is not there."""

    scorer: Scorer
    why: str


def measure(scorer: Scorer) -> Measured | Failed | Absent:
    """Runs one scorer with the `reconcile` that belongs to this Python."""
    data = GOLD / scorer.data
    for needed in (scorer.path, data):
        if not needed.exists():
            return Absent(scorer, f"{needed.name} is not there")
    beside = Path(sys.executable).parent
    command = [sys.executable, str(scorer.path), str(data), *scorer.arguments]
    environment = os.environ | {"PATH": f"{beside}{os.pathsep}{os.environ.get('PATH', '')}", "NO_COLOR": "1"}
    try:
        done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=SECONDS, check=False)
        figures = dict(flat(json.loads(done.stdout)))
    except subprocess.TimeoutExpired:
        return Failed(scorer, f"not done after {SECONDS} seconds")
    except json.JSONDecodeError:
        said = " ".join(f"{done.stdout} {done.stderr}".split())
        return Failed(scorer, f"exit {done.returncode}, no figures: {said[-400:]}")
    if done.returncode:
        return Failed(scorer, f"exit {done.returncode}")
    broken = [line for line in done.stderr.splitlines() if ": exit " in line][:3]
    data_read = fingerprint(data) if scorer.ours else fingerprint(scorer.path, data)
    return Measured(scorer, data_read, figures, tuple(broken))


def flat(value: Any, name: str = "") -> Iterator[tuple[str, float]]:
    """The numbers of a scorer's JSON, named by the way to them; "56/59" is a share; what is no number is left out."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from flat(inner, f"{name} {key}".strip())
    elif isinstance(value, str) and value.count("/") == 1 and value.replace("/", "").isdigit():
        part, whole = map(int, value.split("/"))
        if whole:
            yield name, round(part / whole, 3)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield name, float(value)


def fingerprint(*paths: Path) -> str:
    """One sha256 over the names and bytes of files, and of all files below folders."""
    total = hashlib.sha256()
    for path in paths:
        below = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix != ".pyc") if path.is_dir() else [path]
        for file in below:
            total.update(f"{file.relative_to(path.parent).as_posix()}\0".encode())
            total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()
