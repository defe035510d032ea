"""A case does not keep what was read from articles that are long gone; what people look back on it keeps."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from desk import GAZETTE, document

from reconcile.case import Asked, Beside, Rendering, extracts, runs, save
from reconcile.case.pruning import LAST
from reconcile.pipeline import Settings, reconcile


def counted(case: Path, table: str, where: str = "1") -> int:
    with closing(sqlite3.connect(case)) as told:
        return int(told.execute(f"select count(*) from {table} where {where}").fetchone()[0])


def run(case: Path, *texts: str) -> None:
    """A run over these articles, kept with its readings."""
    documents = [replace(document(f"{number}.txt", text), id=f"d-{number}") for number, text in enumerate(texts)]
    with extracts(case, "key", "judging") as kept:
        report = reconcile(documents, Settings(), cache=kept)
    rendering = Rendering(Asked("text", "", "code"), " ".join(texts).encode())
    save(case, report, beside=Beside(kept.again, rendering, kept.works))


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return tmp_path / "case.db"


def test_readings_of_changed_articles_go_when_the_last_runs_no_longer_hold_them(case: Path) -> None:
    for number in range(LAST + 4):
        run(case, GAZETTE, f"{GAZETTE} The {number}th storm of that spring came a week later.")
        readings, again = (
            counted(case, "extracts", "settings = 'key'"),
            counted(case, "extracts", "settings = 'report'"),
        )
        assert (readings, again) == (min(number + 1, LAST) + 1, min(number + 1, LAST))
        assert counted(case, "renderings") == min(number + 1, LAST)
    assert len(runs(case)) == LAST + 4
    assert counted(case, "documents") == LAST + 5


def test_what_a_later_run_may_use_stays(case: Path) -> None:
    other = f"{GAZETTE} Another storm came."
    run(case, GAZETTE)
    run(case, other)
    run(case, GAZETTE)
    assert counted(case, "extracts", "settings = 'key'") == 2
