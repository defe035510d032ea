"""A kill at any moment loses no decision, and leaves a case that opens."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from desk import PAPERS, conflict, layout_1, run

from reconcile.case import audit, entries, load, save

HERE = Path(__file__).parent.parent

#: Makes the case where there is none, then adds runs and decisions for ever, and says each number once it is kept.
WRITER = """
import sys
from pathlib import Path
from desk import PAPERS, at, conflict, run
from reconcile.case import decide, ruling, save
path = Path(sys.argv[1])
report = run()
print("start", flush=True)
number = 0
while True:
    if number % 6 == 2 or not path.exists():
        print("run", save(path, report), flush=True)
    entry = decide(path, conflict(report).id, ruling("accept", value="12"), "Ann", "counted", at(number))
    print("decision", entry.number, flush=True)
    number += 1
"""


def killed(path: Path, seconds: float, after: int = 0) -> list[list[str]]:
    """What a writer said was kept, before it was killed so long after its start, or after it had said so many lines."""
    writer = subprocess.Popen([sys.executable, "-c", WRITER, path], cwd=HERE, stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    assert writer.stdout.readline() == "start\n"
    said = [writer.stdout.readline() for _ in range(after)]
    time.sleep(seconds)
    writer.send_signal(signal.SIGKILL)
    said += writer.stdout.readlines()
    writer.wait()
    writer.stdout.close()
    return [line.split() for line in said if line.count(" ") == 1 and line.endswith("\n")]


def test_many_kills_in_a_row_on_one_case(tmp_path: Path) -> None:
    chance = random.Random(5)
    path = tmp_path / "case.db"
    decided = kept_runs = 0
    for _ in range(24):
        for noun, number in killed(path, chance.uniform(0, 0.03), after=chance.randint(0, 6)):
            if noun == "decision":
                decided = max(decided, int(number))
            else:
                kept_runs = max(kept_runs, int(number))
        if path.exists() and kept_runs:
            log = entries(path)
            assert decided <= len(log) <= decided + 1, "one may be kept and not yet said"
            decided = len(log)
            assert load(path, kept_runs) == run()
    found = audit(path)
    assert found.faults == ()
    assert found.decisions == decided > 20
    assert found.runs >= kept_runs > 3


def test_a_kill_while_the_case_is_made_leaves_one_that_can_be_made(tmp_path: Path) -> None:
    for number in range(8):
        path = tmp_path / f"{number}.db"
        killed(path, number / 1000)
        save(path, run(PAPERS))
        assert audit(path).faults == ()


UPDATER = """
import sys
from pathlib import Path
from reconcile.case import load
print("start", flush=True)
load(Path(sys.argv[1]))
print("done 1", flush=True)
"""


def test_a_kill_while_an_old_layout_is_brought_up_to_date_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    report = run({f"{number}.txt": f"{number} houses and 5 barns" for number in range(25)})
    for number in range(5):
        path = tmp_path / f"{number}.db"
        layout_1(path, report, report)
        writer = subprocess.Popen([sys.executable, "-c", UPDATER, path], cwd=HERE, stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        assert writer.stdout.readline() == "start\n"
        time.sleep(number / 40)
        writer.kill()
        writer.communicate()
        assert load(path) == report
        assert conflict(load(path, 1)) == conflict(report)
        assert audit(path).faults == ()


TOGETHER = """
import sys
from pathlib import Path
from desk import at, conflict
from reconcile.case import decide, load, ruling
path = Path(sys.argv[1])
finding = conflict(load(path)).id
for number in range(12):
    decide(path, finding, ruling("accept", value="12"), sys.argv[2], "counted", at(number))
"""


def test_three_people_who_rule_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    save(path, run())
    people = ["Ann", "Bo", "Cy"]
    writers = [subprocess.Popen([sys.executable, "-c", TOGETHER, path, name], cwd=HERE) for name in people]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    log = [entry.decision for entry in entries(path)]
    assert sorted(one.who for one in log) == sorted(people * 12)
    assert [(one.hash,) for one in log[:-1]] == [one.previous for one in log[1:]]
    assert audit(path).faults == ()
