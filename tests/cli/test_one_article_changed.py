"""However a folder is edited between two runs, the second report is that of a run that knows nothing of the first.

A case takes again what an earlier run worked out where nothing bears on it. Each story edits a folder once; the walks
edit it at random, one thing at a time, and hold the report against a fresh one at every step.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from shell import ROOT, reconcile, write

from reconcile.rules import findings

pytestmark = pytest.mark.usefixtures("home")

#: Three fires and a flood, told by several papers each; the mill burnt twice, in two towns.
TOWNS = {
    "mill-a.txt": """Mill burns in Harrowgate

HARROWGATE, June 3, 2022 - A fire at the Linden Mill in Harrowgate on Thursday killed four people, police said.
Some 60 workers were in the building. The damage is put at 3 million euros.
""",
    "mill-b.txt": """Four dead in Harrowgate mill

HARROWGATE, June 3, 2022 - Five people died on Thursday when the Linden Mill in Harrowgate burned down, the fire brigade
said. About 60 workers were in the building at 9 a.m.
""",
    "mill-c.txt": """Fire at the mill: the town mourns

HARROWGATE, June 4, 2022 - Harrowgate mourns the four people who died in Thursday's fire at the Linden Mill. The owner,
Ida Brandt, put the damage at 2 million euros.
""",
    "ferry-a.txt": """Ferry sinks off Osmund

OSMUND, June 3, 2022 - A ferry with 120 passengers sank off Osmund on Thursday. Nine people are missing, the coast guard
said. The ferry was built in 1987.
""",
    "ferry-b.txt": """Osmund ferry: search goes on

OSMUND, June 4, 2022 - The search for 11 people who are missing since a ferry sank off Osmund on Thursday goes on.
There were 120 passengers on board.
""",
    "trade-a.txt": """Trade between Norland and Vell grew

VELLSTAD, June 5, 2022 - Trade between Norland and Vell grew by 12 percent in 2021, to 6 billion euros, the
ministry said.
""",
    "trade-b.txt": """Norland and Vell trade more

VELLSTAD, June 6, 2022 - Trade between Norland and Vell rose by 10 percent in 2021, to 6 billion euros.
In 2020 it was 5.4 billion euros.
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "in", TOWNS)


def same_as_fresh(folder: Path, form: str = "json") -> str:
    """The report of a run into the case, which a run without one has told to the byte."""
    told = reconcile("run", folder, "--format", form, "--jobs", "1")
    fresh = reconcile("run", folder, "--format", form, "--jobs", "1", "--no-case")
    assert (told.code, told.out) == (fresh.code, fresh.out)
    assert told.code in (0, 1, 3)
    return told.out


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after))


def add(folder: Path, name: str, text: str) -> None:
    write(folder, {name: text})


EDITS = {
    "a figure changed": lambda at: change(at / "mill-a.txt", "four people", "seven people"),
    "a word changed that says nothing": lambda at: change(at / "mill-c.txt", "the town mourns", "a town mourns"),
    "an article added": lambda at: add(
        at, "mill-d.txt", "HARROWGATE, June 4, 2022 - Six people died in the fire at the Linden Mill on Thursday.\n"
    ),
    "an article removed": lambda at: (at / "ferry-b.txt").unlink(),
    "an article renamed": lambda at: (at / "mill-b.txt").rename(at / "a-mill.txt"),
    "an article twice": lambda at: shutil.copy(at / "ferry-a.txt", at / "ferry-copy.txt"),
    "a manifest came": lambda at: add(
        at,
        "sources.json",
        '{"sources": [{"path": "ferry-b.txt", "publisher": "The Osmund Post", "published": "2022-08-01"}]}',
    ),
    "an event falls apart": lambda at: change(at / "mill-b.txt", "Harrowgate", "Tarnby"),
    "two events become one": lambda at: change(at / "ferry-b.txt", "Osmund", "Harrowgate"),
    "an article is now a copy": lambda at: (at / "trade-b.txt").write_text(
        (at / "trade-a.txt").read_text() + "More.\n"
    ),
    "a figure that another comes from": lambda at: change(at / "mill-a.txt", "Some 60", "More than 60"),
    "an article without a claim": lambda at: (at / "trade-b.txt").write_text("Nothing was said.\n"),
    "an empty article": lambda at: (at / "trade-b.txt").write_text(""),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_after_one_edit_the_report_is_that_of_a_fresh_run(folder: Path, edit: Any) -> None:
    before = same_as_fresh(folder)
    edit(folder)
    after = same_as_fresh(folder)
    assert after != before
    assert reconcile("verify").code in (0, 3)
    assert same_as_fresh(folder) == after


def test_the_seeds_with_an_article_changed_are_judged_as_anew() -> None:
    shutil.copytree(ROOT / "seeds", "papers")
    same_as_fresh(Path("papers"))
    first = sorted(Path("papers").glob("*.txt"))[0]
    first.write_text(first.read_text() + "\nThe two sides signed fifteen agreements.\n")
    same_as_fresh(Path("papers"))


def test_only_what_the_changed_article_touches_is_judged(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[str] = []
    judge = findings.judge_cluster

    def noted(one: Any, told: Any, said: Any) -> Any:
        judged.append(one.cluster.question)
        return judge(one, told, said)

    monkeypatch.setattr("reconcile.renewal.judge_cluster", noted)
    reconcile("run", folder)
    first = list(judged)
    judged.clear()
    change(folder / "ferry-b.txt", "11 people", "12 people")
    reconcile("run", folder)
    assert judged
    assert len(judged) < len(first)
    assert not any("trade" in question for question in judged)


def test_what_was_worked_out_by_other_code_or_edited_by_hand_is_worked_out_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reconcile("run", folder)
    with closing(sqlite3.connect("reconcile.db")) as case, case:
        case.execute("update findings set data = replace(data, '\"conflict\"', '\"agree\"'), verdict = 'agree'")
    change(folder / "trade-a.txt", "12 percent", "13 percent")
    same_as_fresh(folder)
    with closing(sqlite3.connect("reconcile.db")) as case, case:
        case.execute("update works set data = x'00'")
    change(folder / "trade-a.txt", "13 percent", "14 percent")
    same_as_fresh(folder)
    with closing(sqlite3.connect("reconcile.db")) as case, case:
        assert case.execute("select count(*) from works").fetchone()[0]
        case.execute("update works set code = 'of another day'")
    change(folder / "trade-a.txt", "14 percent", "15 percent")
    same_as_fresh(folder)


def test_what_was_worked_out_goes_with_the_run(folder: Path) -> None:
    for number in range(3):
        change(folder / "trade-a.txt", f"1{2 + number} percent", f"1{3 + number} percent")
        reconcile("run", folder)
        reconcile("run", folder / "mill-a.txt")
    with closing(sqlite3.connect("reconcile.db")) as case:
        assert case.execute("select count(distinct run) from works").fetchone() == (2,)


def step(folder: Path, chance: random.Random) -> None:
    """One edit of the folder."""
    paths = sorted(folder.glob("*.txt"))
    one, other = chance.choice(paths), chance.choice(paths)
    kind = chance.choice(["figure", "add", "remove", "rename", "copy", "manifest", "move", "back"])
    if kind == "figure":
        words = one.read_text().split(" ")
        places = [at for at, word in enumerate(words) if word.isdigit() or word in ("four", "Five", "Nine")]
        if places:
            words[chance.choice(places)] = str(chance.randrange(2, 90))
        one.write_text(" ".join(words))
    elif kind == "add":
        lines = [line for path in (one, other) for line in path.read_text().split(". ")]
        (folder / f"new-{chance.randrange(100)}.txt").write_text(
            ". ".join(chance.sample(lines, min(3, len(lines)))) + ".\n"
        )
    elif kind == "remove" and len(paths) > 3:
        one.unlink()
    elif kind == "rename":
        one.rename(folder / f"other-{chance.randrange(100)}.txt")
    elif kind == "copy":
        shutil.copy(one, folder / f"copy-{chance.randrange(100)}.txt")
    elif kind == "manifest":
        entry = f'{{"path": "{one.name}", "published": "2022-0{chance.randrange(1, 9)}-11"}}'
        (folder / "sources.json").write_text(f'{{"sources": [{entry}]}}')
    elif kind == "move":
        towns = ["Harrowgate", "Osmund", "Norland"]
        one.write_text(one.read_text().replace(chance.choice(towns), chance.choice(towns)))
    else:
        write(folder, {name: text for name, text in TOWNS.items() if chance.random() < 0.3})


@pytest.mark.parametrize(("seed", "form"), [(7, "json"), (2026, "text")])
def test_a_walk_of_edits_comes_to_the_same_at_every_step(folder: Path, seed: int, form: str) -> None:
    chance = random.Random(seed)
    for _ in range(9):
        same_as_fresh(folder, form)
        step(folder, chance)
    same_as_fresh(folder, form)
    assert reconcile("verify").code in (0, 3)
