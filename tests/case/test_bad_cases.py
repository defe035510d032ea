"""A case that cannot be used has a message and an exit code of its own, and stays byte for byte as it was."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from desk import PAPERS, at, conflict, run

from reconcile.case import (
    BadCase,
    DamagedCase,
    FullDisk,
    LockedCase,
    NewerCase,
    NoCase,
    NotACase,
    decide,
    entries,
    load,
    ruling,
    save,
)
from reconcile.case.opening import opened, writing

HERE = Path(__file__).parent.parent


def kept(path: Path) -> Path:
    save(path, run())
    return path


def newer(path: Path) -> Path:
    kept(path)
    with closing(sqlite3.connect(path)) as case:
        case.execute("pragma user_version=99")
    return path


def cut(path: Path) -> Path:
    data = kept(path).read_bytes()
    path.write_bytes(data[: len(data) // 2])
    return path


def scribbled(path: Path) -> Path:
    data = bytearray(kept(path).read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(data)
    return path


def garbled(path: Path) -> Path:
    with closing(sqlite3.connect(kept(path))) as case, case:
        case.execute("update findings set data = replace(data, '\"confidence\"', '\"confidence')")
    return path


def retyped(path: Path) -> Path:
    with closing(sqlite3.connect(kept(path))) as case, case:
        case.execute('update claims set data = replace(data, \'"line":3\', \'"line":"3"\')')
    return path


def text(path: Path) -> Path:
    path.write_text("A list of what to buy.\n" * 20)
    return path


def music(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("create table song (name text)")
    return path


def nothing_in_it(path: Path) -> Path:
    path.touch()
    return path


def folder(path: Path) -> Path:
    path.mkdir()
    return path


def absent(path: Path) -> Path:
    return path


BAD: list[tuple[Callable[[Path], Path], type[BadCase], int, str]] = [
    (absent, NoCase, 2, "there is no case"),
    (text, NotACase, 2, "no case"),
    (music, NotACase, 2, "of something else"),
    (nothing_in_it, NotACase, 2, "empty file"),
    (folder, NotACase, 2, "a folder"),
    (newer, NewerCase, 5, "layout 99"),
    (cut, DamagedCase, 6, "damaged"),
    (scribbled, DamagedCase, 6, "damaged"),
    (garbled, DamagedCase, 6, "damaged"),
    (retyped, DamagedCase, 6, "damaged"),
]


@pytest.mark.parametrize(("make", "kind", "code", "words"), BAD, ids=[row[0].__name__ for row in BAD])
def test_it_is_named_for_what_it_is_and_left_alone(
    tmp_path: Path, make: Callable[[Path], Path], kind: type[BadCase], code: int, words: str
) -> None:
    path = make(tmp_path / "case.db")
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(kind, match=words) as told:
        load(path)
    assert told.value.code == code
    assert str(path) in str(told.value)
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize("make", [text, music, folder, newer, cut, scribbled], ids=lambda make: make.__name__)
def test_no_run_is_kept_in_it_either(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    path = make(tmp_path / "case.db")
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(BadCase):
        save(path, run({**PAPERS, "post.txt": "9 houses"}))
    assert (path.read_bytes() if path.is_file() else None) == before


def test_one_that_another_run_writes_can_be_read_but_not_written(tmp_path: Path) -> None:
    path = kept(tmp_path / "case.db")
    with opened(path) as other, writing(other):
        assert load(path) == run()
        with (
            pytest.raises(LockedCase, match="another run is writing") as told,
            opened(path, wait=0.05) as case,
            writing(case),
        ):
            pytest.fail("two may not write at once")
    assert told.value.code == 7
    assert save(path, run()) == 2


FULL = """
import resource, sys
from pathlib import Path
from desk import at, conflict, run
from reconcile.case import FullDisk, decide, ruling, save
path = Path(sys.argv[1])
report = run()
room = path.stat().st_size + 40_000
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
try:
    for number in range(10_000):
        if sys.argv[2] == "run":
            save(path, run({f"{number}.txt": "7 barns " * 300}))
        else:
            decide(path, conflict(report).id, ruling("dismissed"), "Ann", "x" * 2000, at(number))
            print(number, flush=True)
except FullDisk as full:
    print(full.code, full)
"""


@pytest.mark.parametrize("what", ["run", "decision"])
def test_on_a_full_disk_it_says_so_and_keeps_what_it_has(tmp_path: Path, what: str) -> None:
    path = kept(tmp_path / "case.db")
    report = load(path)
    decide(path, conflict(report).id, ruling("accept", value="12"), "Bo", "counted", at(0))
    done = subprocess.run(
        [sys.executable, "-c", FULL, path, what], cwd=HERE, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    *written, last = done.stdout.splitlines()
    assert last.startswith("8 ")
    assert "disk" in last
    assert load(path, 1) == report
    assert len(entries(path)) == 1 + len(written)
    assert save(path, report) > 1  # room again


def test_the_full_disk_is_an_error_of_its_own() -> None:
    assert FullDisk.code == 8
    assert len({kind.code for kind in (NotACase, NewerCase, DamagedCase, LockedCase, FullDisk)}) == 5


READER = """
import os, sys
from pathlib import Path
from reconcile.case import BadCase, audit, load, save
from reconcile.outcome import Report
path = Path(sys.argv[1])
if os.getuid() == 0:
    os.setuid(65534)
report = load(path)
print(audit(path).faults)
try:
    save(path, report)
except BadCase as refused:
    print(refused.code, "permission" in str(refused))
"""


def test_a_copy_that_may_only_be_read_is_read() -> None:
    with tempfile.TemporaryDirectory() as name:  # not under tmp_path, where nobody else may look
        folder = Path(name)
        path = kept(folder / "case.db")
        before = path.read_bytes()
        path.chmod(0o444)
        folder.chmod(0o555)
        done = subprocess.run(
            [sys.executable, "-c", READER, path], cwd=HERE, capture_output=True, text=True, check=False
        )
        folder.chmod(0o755)
        assert done.stdout.splitlines() == ["()", "2 True"], done.stderr
        assert path.read_bytes() == before
