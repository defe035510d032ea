"""The gate on small gold folders made here, each with a real scorer that prints what the folder holds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

GATE = Path(__file__).parent.parent / "bench" / "gate.py"

#: Prints the figures that lie in the data, as the real scorers print theirs; the command must be found on the path.
SCORER = """
import json, pathlib, sys
print(json.dumps(json.loads((pathlib.Path(sys.argv[1]) / "figures.json").read_text())))
"""


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold folder of one scorer ("seeds"), and a file of floors."""

    folder: Path
    floors: Path

    def figures(self, **figures: float | str | None) -> None:
        data = {name.replace("_", " "): value for name, value in figures.items()}
        (self.folder / "seeds" / "figures.json").write_text(json.dumps(data))

    def scorer(self, text: str) -> None:
        (self.folder / "score.py").write_text(text)

    def gate(self, *arguments: str) -> tuple[int, str]:
        """Exit code and output of one call."""
        done = subprocess.run(
            [sys.executable, str(GATE), "--floors", str(self.floors), *arguments],
            env=os.environ | {"RECONCILE_GOLD": str(self.folder)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in done.stderr
        return done.returncode, done.stdout

    def kept(self) -> Any:
        return json.loads(self.floors.read_text())["seeds"]["floors"]


@pytest.fixture
def gold(tmp_path: Path) -> Gold:
    folder = tmp_path / "gold"
    (folder / "seeds").mkdir(parents=True)
    made = Gold(folder, tmp_path / "floors.json")
    made.scorer(SCORER)
    return made


def row(output: str, figure: str) -> list[str]:
    """The cells of a figure's line, after its name: now, floor, better by, state."""
    line = next(line for line in output.splitlines() if figure in line)
    return line.split(figure, 1)[1].split(maxsplit=3)


def test_a_figure_without_a_floor_is_shown_and_passes(gold: Gold) -> None:
    gold.figures(mention_recall=0.5)
    code, output = gold.gate("seeds")
    assert (code, row(output, "mention recall")) == (0, ["0.5", "–", "–", "no floor yet"])


def test_raised_floors_hold_and_then_fail_what_falls_below(gold: Gold) -> None:
    gold.figures(mention_recall=0.9, false_conflict_rate=0.1)
    gold.gate("seeds", "--raise")
    assert gold.kept() == {"mention recall": 0.9, "false conflict rate": 0.1}
    assert gold.gate("seeds")[0] == 0

    # The same data, read worse: the scorer's own answer changes, and both are hashed, so keep the hash of the new one.
    floors = json.loads(gold.floors.read_text())
    gold.figures(mention_recall=0.8, false_conflict_rate=0.2)
    gold.gate("seeds", "--lower")
    data = json.loads(gold.floors.read_text())["seeds"]["data"]
    floors["seeds"]["data"] = data
    gold.floors.write_text(json.dumps(floors))

    code, output = gold.gate("seeds")
    assert code == 1
    assert row(output, "mention recall") == ["0.8", "0.9", "-0.1", "FAILS"]
    assert row(output, "false conflict rate") == ["0.2", "0.1", "-0.1", "FAILS"]
    assert "gate: 2 below the floor" in output


def test_raising_never_lowers(gold: Gold) -> None:
    gold.scorer(SCORER.replace("figures.json", "../now.json"))  # figures that are no part of the data
    (gold.folder / "seeds" / "article.txt").write_text("The ferry carried 300 people.")
    now = gold.folder / "now.json"
    now.write_text(json.dumps({"mention recall": 0.7, "conflict recall": 0.6}))
    gold.gate("seeds", "--raise")
    now.write_text(json.dumps({"mention recall": 0.8, "conflict recall": 0.5}))
    assert gold.gate("seeds", "--raise")[0] == 1
    assert gold.kept() == {"mention recall": 0.8, "conflict recall": 0.6}
    assert gold.gate("seeds", "--lower")[0] == 1  # judged by the floors that stood before
    assert gold.kept() == {"mention recall": 0.8, "conflict recall": 0.5}
    assert gold.gate("seeds")[0] == 0


def test_a_figure_with_a_floor_that_is_no_longer_printed_fails(gold: Gold) -> None:
    gold.scorer(SCORER.replace("figures.json", "../now.json"))
    (gold.folder / "now.json").write_text(json.dumps({"mention recall": 0.7}))
    gold.gate("seeds", "--raise")
    (gold.folder / "now.json").write_text(json.dumps({"mention recall": None}))
    code, output = gold.gate("seeds")
    assert (code, row(output, "mention recall")) == (1, ["–", "0.7", "–", "FAILS"])


def test_changed_data_shows_the_change_and_does_not_fail(gold: Gold) -> None:
    gold.figures(mention_recall=0.9)
    gold.gate("seeds", "--raise")
    gold.figures(mention_recall=0.4)
    code, output = gold.gate("seeds")
    assert (code, row(output, "mention recall")) == (0, ["0.4", "0.9", "-0.5", "data changed since"])
    assert "its floors stay" in gold.gate("seeds", "--raise")[1]
    assert gold.kept() == {"mention recall": 0.9}


def test_a_share_and_nested_figures_are_read(gold: Gold) -> None:
    (gold.folder / "mix" / "dev").mkdir(parents=True)
    (gold.folder / "mix.py").write_text('print(\'{"known counts read": "3/4", "conflicts across incidents": 0}\')')
    (gold.folder / "dates").mkdir()
    (gold.folder / "dates" / "dev.jsonl").touch()
    (gold.folder / "dates.py").write_text('print(\'{"strict": {"P": 1, "R": 2, "F1": 81.5}}\')')
    _, output = gold.gate("mix", "dates")
    assert row(output, "known counts read")[0] == "0.75"
    assert row(output, "strict F1")[0] == "81.5"


def test_a_scorer_that_breaks_fails_and_says_how(gold: Gold) -> None:
    gold.scorer("import sys; sys.exit('no report was written')")
    code, output = gold.gate("seeds")
    assert code == 1
    assert "seeds: FAILS: exit 1, no figures: no report was written" in output


def test_without_the_folder_it_says_so_and_passes(gold: Gold, tmp_path: Path) -> None:
    code, output = Gold(tmp_path / "nowhere", gold.floors).gate()
    assert code == 0
    assert "nothing was scored" in output


def test_a_scorer_whose_data_is_not_there_is_named_and_passes(gold: Gold) -> None:
    code, output = gold.gate("news")
    assert (code, "news: not scored: news is not there" in output) == (0, True)
