"""Whatever lies in a folder of articles: a line names the file, the place and the cure, and the rest is still done."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from shell import FLOOD, Done, reconcile, write

pytestmark = pytest.mark.usefixtures("home")

Put = Callable[[Path], object]


def article(name: str, content: str | bytes) -> Put:
    return lambda folder: write(folder, {name: content})


def sources(*entries: dict[str, object]) -> Put:
    return article("sources.json", json.dumps({"sources": list(entries)}))


def linked(name: str, to: str) -> Put:
    return lambda folder: (folder / name).symlink_to(to)


GOOD = json.dumps({"text": "The flood in Millbrook on Tuesday killed nine people."})


@dataclass(frozen=True)
class Odd:
    """What lies beside two good articles; words that one line on stderr holds; words of the cure in the next."""

    put: Put
    said: tuple[str, ...]
    cure: str = ""


ELF = b"\x7fELF\x02\x01\x01\x00" + bytes(400)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
LATIN = "The flood reached the café, Señor Núñez said; 40 people were hurt.".encode("cp1252")
BROKEN = "<html><body><p>Floods hurt 14 people.<p"

UNREAD = {
    "an empty file": Odd(article("c.txt", ""), ("c.txt", "empty")),
    "a file of blanks": Odd(article("c.txt", " \n\t\n"), ("c.txt", "empty")),
    "a binary file": Odd(article("c.txt", ELF), ("c.txt",)),
    "a picture called an article": Odd(article("c.txt", PNG), ("c.txt",)),
    "a link that loops": Odd(linked("c.txt", "c.txt"), ("c.txt", "link"), "remove the link"),
    "a link to the folder above": Odd(linked("up", "."), ("up", "link"), "remove the link"),
    "a link to nothing": Odd(linked("c.txt", "gone.txt"), ("c.txt", "no such file"), "check the path"),
    "sources.json that is no JSON": Odd(article("sources.json", '{"sources": ['), ("sources.json:1", "column 14")),
    "a missing file": Odd(sources({"path": "gone.txt"}), ("sources.json", "gone.txt"), "correct its path"),
    "a bad line among records": Odd(article("c.jsonl", f"{GOOD}\n{{text: 1}}\n{GOOD}\n"), ("c.jsonl:2",)),
    "a record that is no article": Odd(article("c.jsonl", f'{GOOD}\n{{"id": "x"}}\n'), ("c.jsonl:2", '"text"')),
}

#: These are odd, and read all the same.
READ = {
    "another encoding": Odd(article("c.txt", LATIN), ("c.txt", "read as cp125", "a guess")),
    "an unknown suffix": Odd(article("photo.raw", b"12"), (".raw", "1 file", "photo.raw"), ".txt"),
    "broken HTML": Odd(article("c.html", BROKEN), ("c.html", "breaks off"), "save the page"),
    "the same bytes twice": Odd(article("copy.txt", FLOOD["herald.txt"]), ("herald.txt", "the same"), "remove one"),
    "nothing but numbers": Odd(article("c.txt", "12 13 14\n1,000 2,000\n3.5 40%\n"), ("c.txt", "no date")),
}


def told(done: Done, words: tuple[str, ...], cure: str = "") -> None:
    """Some line on stderr holds all the words, and the line after it says what to do."""
    lines = done.err.splitlines()
    place = next((i for i, line in enumerate(lines) if line[0] != " " and all(word in line for word in words)), None)
    assert place is not None, done.err
    assert lines[place].startswith(("error: ", "note: "))
    assert "".join(lines[place + 1 : place + 2]).startswith("  help: "), done.err
    assert cure in lines[place + 1]


def both_were_compared(done: Done) -> None:
    """The article that is told first, by its path, stands on the left."""
    assert "9 against 12" in done.out or "12 against 9" in done.out


@pytest.mark.parametrize("case", UNREAD)
def test_what_cannot_be_read_ends_with_3_and_the_rest_is_done(tmp_path: Path, case: str) -> None:
    odd = UNREAD[case]
    odd.put(write(tmp_path / "in", FLOOD))
    done = reconcile("run", tmp_path / "in")
    assert done.code == 3
    told(done, odd.said, odd.cure)
    both_were_compared(done)


@pytest.mark.parametrize("case", READ)
def test_what_is_odd_and_can_be_read_is_noted(tmp_path: Path, case: str) -> None:
    odd = READ[case]
    odd.put(write(tmp_path / "in", FLOOD))
    done = reconcile("run", tmp_path / "in")
    assert done.code == 1
    told(done, odd.said, odd.cure)
    both_were_compared(done)


def test_every_error_of_a_manifest_is_told_at_once_with_its_json_path(tmp_path: Path) -> None:
    dated: dict[str, object] = {"path": "gazette.txt", "published": "soon"}
    sources({"path": 5}, dated, {"publisher": "Gazette"})(write(tmp_path / "in", FLOOD))
    done = reconcile("run", tmp_path / "in")
    assert done.code == 3
    for place in ("[0]", "[1]", "[2]"):
        assert any(line.startswith("error: sources.json") and place in line for line in done.err.splitlines()), done.err
    both_were_compared(done)


def test_a_line_of_fifty_megabytes(tmp_path: Path) -> None:
    write(tmp_path / "in", {**FLOOD, "c.jsonl": '{"text": "' + "12 people. " * 4_800_000 + '"}\n' + GOOD + "\n"})
    done = reconcile("run", tmp_path / "in")
    assert done.code == 3
    told(done, ("c.jsonl:1",))
    both_were_compared(done)


def test_a_folder_with_nothing_readable(tmp_path: Path) -> None:
    done = reconcile("run", write(tmp_path / "in", {"photo.raw": "12"}))
    assert done.code == 3
    told(done, ("nothing in this folder could be read",), ".txt")
    assert "No conflicts" in done.out or "othing" in done.out


def test_a_source_that_is_not_there(tmp_path: Path) -> None:
    done = reconcile("run", tmp_path / "gone", write(tmp_path / "in", FLOOD))
    assert done.code == 3
    told(done, ("gone", "no such file"), "check the path")
    both_were_compared(done)


@pytest.fixture
def as_nobody() -> Iterator[Path]:
    """A folder that any user may use, worked in by a user whom permissions bind."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    root = os.geteuid() == 0
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        os.chdir(before)
        for path in folder.rglob("*"):
            path.chmod(0o755)
        shutil.rmtree(folder)


def become_nobody() -> None:
    if os.geteuid() == 0:
        os.seteuid(65534)


def test_a_file_without_read_permission(as_nobody: Path) -> None:
    write(as_nobody / "in", {**FLOOD, "c.txt": "Nobody may read of the 40 hurt."})
    (as_nobody / "in" / "c.txt").chmod(0)
    become_nobody()
    done = reconcile("run", as_nobody / "in", "--no-case")
    assert done.code == 3
    told(done, ("c.txt", "no permission"), "chmod u+r")
    both_were_compared(done)


@pytest.mark.parametrize("flag", ["--output", "--case"])
def test_a_place_that_cannot_be_written_is_told_before_any_work(as_nobody: Path, flag: str) -> None:
    write(as_nobody / "in", FLOOD)
    shut = as_nobody / "shut"
    shut.mkdir(mode=0o555)
    become_nobody()
    done = reconcile("run", as_nobody / "in", flag, shut / "file")
    assert done.code == 2
    assert flag in done.said
    assert "no permission to write" in done.said
    assert done.out == ""


@pytest.mark.parametrize("command", ["extract", "compare"])
def test_the_other_commands_that_read_say_the_same(tmp_path: Path, command: str) -> None:
    write(tmp_path, {**FLOOD, "empty.txt": ""})
    done = reconcile(command, tmp_path / "gazette.txt", tmp_path / "empty.txt")
    assert done.code == 3
    told(done, ("empty.txt", "empty"), "")
