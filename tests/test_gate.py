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

#: Prints what now.json says, for an event in seeds/, as the real scorer prints what it counted.
SCORER = """
import pathlib, sys
print((pathlib.Path(sys.argv[1]).parent / "now.json").read_text())
"""


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold folder with one scorer ("seeds"), and a file of floors."""

    folder: Path
    floors: Path

    def figures(self, figures: dict[str, float | None]) -> None:
        """What the scorer will print from now on."""
        (self.folder / "now.json").write_text(json.dumps(figures))

    def article(self, text: str) -> None:
        (self.folder / "seeds" / "article.txt").write_text(text)

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
    (tmp_path / "gold" / "seeds").mkdir(parents=True)
    made = Gold(tmp_path / "gold", tmp_path / "floors.json")
    (made.folder / "score.py").write_text(SCORER)
    made.article("The ferry carried 300 people.")
    return made


def row(output: str, figure: str) -> list[str]:
    """The cells of a figure's line, after its name: now, floor, better by, state."""
    line = next(line for line in output.splitlines() if figure in line)
    return line.split(figure, 1)[1].split(maxsplit=3)


def test_a_figure_without_a_floor_is_shown_and_passes(gold: Gold) -> None:
    gold.figures({"mention recall": 0.5})
    code, output = gold.gate("seeds")
    assert (code, row(output, "mention recall")) == (0, ["0.5", "–", "–", "no floor yet"])


def test_raised_floors_hold_and_fail_what_falls_below(gold: Gold) -> None:
    gold.figures({"mention recall": 0.9, "false conflict rate": 0.1})
    gold.gate("seeds", "--raise")
    assert gold.kept() == {"mention recall": 0.9, "false conflict rate": 0.1}
    assert gold.gate("seeds")[0] == 0

    gold.figures({"mention recall": 0.8, "false conflict rate": 0.2})
    code, output = gold.gate("seeds")
    assert code == 1
    assert row(output, "mention recall") == ["0.8", "0.9", "-0.1", "FAILS"]
    assert row(output, "false conflict rate") == ["0.2", "0.1", "-0.1", "FAILS"]
    assert "gate: 2 below the floor" in output


def test_raising_never_lowers_and_lowering_does(gold: Gold) -> None:
    gold.figures({"mention recall": 0.7, "conflict recall": 0.6})
    gold.gate("seeds", "--raise")
    gold.figures({"mention recall": 0.8, "conflict recall": 0.5})
    assert gold.gate("seeds", "--raise")[0] == 1
    assert gold.kept() == {"mention recall": 0.8, "conflict recall": 0.6}
    assert gold.gate("seeds", "--lower")[0] == 1  # judged by the floors that stood before
    assert gold.kept() == {"mention recall": 0.8, "conflict recall": 0.5}
    assert gold.gate("seeds")[0] == 0


def test_raising_one_scorer_keeps_the_floors_of_the_others(gold: Gold) -> None:
    gold.floors.write_text(json.dumps({"news": {"data": "of another day", "floors": {"agree lenient": 0.5}}}))
    gold.figures({"mention recall": 0.7})
    gold.gate("seeds", "--raise")
    assert json.loads(gold.floors.read_text())["news"] == {"data": "of another day", "floors": {"agree lenient": 0.5}}


def test_a_figure_with_a_floor_that_is_no_longer_printed_fails(gold: Gold) -> None:
    gold.figures({"mention recall": 0.7})
    gold.gate("seeds", "--raise")
    gold.figures({"mention recall": None})
    code, output = gold.gate("seeds")
    assert (code, row(output, "mention recall")) == (1, ["–", "0.7", "–", "FAILS"])


def test_changed_data_shows_the_change_and_does_not_fail(gold: Gold) -> None:
    gold.figures({"mention recall": 0.9})
    gold.gate("seeds", "--raise")
    gold.article("The ferry carried 300 people and 20 cars.")
    gold.figures({"mention recall": 0.4})
    code, output = gold.gate("seeds")
    assert (code, row(output, "mention recall")) == (0, ["0.4", "0.9", "-0.5", "data changed since"])

    assert "its floors stay" in gold.gate("seeds", "--raise")[1]
    assert gold.kept() == {"mention recall": 0.9}
    gold.figures({"mention recall": 0.95})
    gold.gate("seeds", "--raise")
    gold.figures({"mention recall": 0.94})
    assert gold.gate("seeds")[0] == 1


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
    (gold.folder / "score.py").write_text("import sys; sys.exit('no report was written')")
    code, output = gold.gate("seeds")
    assert code == 1
    assert "seeds: FAILS: exit 1, no figures: no report was written" in output


def test_a_call_of_the_tool_that_failed_is_named(gold: Gold) -> None:
    lost = "import sys; print('ferry: exit 70: no rope', file=sys.stderr); print('{\"events failed\": 1}')"
    (gold.folder / "score.py").write_text(lost)
    assert "seeds: ferry: exit 70: no rope\n" in gold.gate("seeds")[1]


def test_without_the_folder_it_says_so_and_passes(gold: Gold, tmp_path: Path) -> None:
    code, output = Gold(tmp_path / "nowhere", gold.floors).gate()
    assert code == 0
    assert "nothing was scored" in output


def test_a_scorer_whose_data_is_not_there_is_named_and_passes(gold: Gold) -> None:
    code, output = gold.gate("news")
    assert (code, "news: not scored: news is not there" in output) == (0, True)
