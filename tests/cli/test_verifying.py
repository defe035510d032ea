"""What `verify` holds against a case: files that are gone are told as gone, and only what differs fails it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from shell import FLOOD, reconcile

from reconcile.cli import _files
from reconcile.pipeline import Settings, recalled, recorded

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def articles() -> Path:
    folder = Path("articles")
    folder.mkdir()
    for name, text in FLOOD.items():
        (folder / name).write_text(text)
    assert reconcile("run", folder).code == 1
    return folder


def test_the_demo_verifies_wherever_it_was_run() -> None:
    assert reconcile("demo").code == 0
    done = reconcile("verify", "--case", "reconcile-demo/reconcile.db", "--report", "reconcile-demo/report.json")
    assert (done.code, done.out.count("nothing differs")) == (0, 4), done.out
    assert "files: 5 as they were, packaged with this program: nothing differs" in done.out
    assert "replay: from the texts that the case keeps: nothing differs" in done.out


def test_a_demo_of_another_version_is_run_again_from_what_the_case_keeps(monkeypatch: pytest.MonkeyPatch) -> None:
    other = Path("other")
    shutil.copytree(_files.seeds(), other)
    text = next(other.glob("*.txt"))
    text.write_text(text.read_text() + "\nA line that came later.\n")
    assert reconcile("demo").code == 0
    monkeypatch.setattr(_files, "seeds", lambda: other)
    done = reconcile("verify", "--case", "reconcile-demo/reconcile.db")
    assert done.code == 0, done.out
    assert "files: 4 as they were, 1 gone, packaged with this program: nothing differs" in done.out
    assert f"note: {text.name}: packaged, and another one in this version; the case keeps its bytes" in done.out


def test_a_file_that_is_gone_is_told_and_is_no_fault(articles: Path) -> None:
    (articles / "herald.txt").unlink()
    done = reconcile("verify")
    assert done.code == 0, done.out
    assert "files: 1 as they were, 1 gone: nothing differs" in done.out
    assert "note: herald.txt: not there any more; the case keeps its bytes" in done.out


def test_a_file_that_is_gone_and_was_not_kept_cannot_be_verified(articles: Path) -> None:
    (articles / "herald.txt").unlink()
    with closing(sqlite3.connect("reconcile.db")) as case, case:
        texts = case.execute(
            "select key, sha256, bytes from documents d join sources s on s.sha256 = d.source"
        ).fetchall()
        case.executemany("update documents set text = ? where key = ?", [(data, key) for key, _, data in texts])
        case.execute("update sources set size = null, bytes = null")
    done = reconcile("verify", "--no-replay")
    assert done.code == 4
    assert "herald.txt: not there any more; the case has its text, not its bytes" in done.out
    assert "gazette.txt" not in done.out.partition("differs: herald")[2].partition("\n")[0]


def test_a_file_that_changed_is_a_fault(articles: Path) -> None:
    (articles / "herald.txt").write_text(FLOOD["herald.txt"].replace("12", "13"))
    done = reconcile("verify", "--no-replay")
    assert done.code == 4
    assert "files: 1 as they were, 1 changed: " in done.out
    assert "differs: herald.txt: changed, sha256 " in done.out


@dataclass(frozen=True, slots=True)
class Later:
    """Settings as a later version may have them."""

    kinds: tuple[str, ...] = ()
    language: str = "en"
    tolerance: int = 0
    strict: bool = False


@pytest.mark.parametrize("settings", [Later(), Later(("date", "time"), "de", 12, True), Later(strict=True)])
def test_every_setting_is_recorded_and_comes_back(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reconcile.settings.Settings", Later)
    told = dict(recorded(settings))
    assert set(told) == {"kinds", "language", "tolerance", "strict"}
    assert recalled(told) == settings
    older: Any = recalled({"kinds": told["kinds"]})
    assert older == Later(settings.kinds), "an older run knew no more"


def test_settings_that_this_version_does_not_know_are_said(articles: Path) -> None:
    assert recalled({"kinds": "all", "mood": "grave"}) is None
    assert recalled(dict(recorded(Settings(("date",))))) == Settings(("date",))
    with closing(sqlite3.connect("reconcile.db")) as case, case:
        case.execute("""update runs set settings = '[["kinds", "all"], ["mood", "grave"]]'""")
    done = reconcile("verify", "--no-files")
    assert done.code == 4
    assert "the recorded settings are not known to this version" in done.out
