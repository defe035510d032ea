"""Folders, single files, their order, their ids, and what lies in them that cannot be read."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from folder import sorted_out, the_only, told, write

from reconcile.problems import Code

FLOOD = "The river rose to 4.2 metres on Monday.\n"
STRIKE = "Some 900 drivers stayed at home.\n"


def test_a_folder_is_read_whole_and_in_order(tmp_path: Path) -> None:
    folder = write(tmp_path, {"b.txt": FLOOD, "a/z.md": STRIKE, "c.text": "Turnout fell to 48 percent."})
    documents, problems = sorted_out(folder)
    assert [document.source.path for document in documents] == ["a/z.md", "b.txt", "c.text"]
    assert [document.text for document in documents] == [STRIKE, FLOOD, "Turnout fell to 48 percent."]
    assert not problems


def test_a_single_file_is_called_by_its_name(tmp_path: Path) -> None:
    folder = write(tmp_path, {"deep/er/b.txt": FLOOD})
    documents, problems = sorted_out(f"{folder}/deep/er/b.txt")
    assert [document.source.path for document in documents] == ["b.txt"]
    assert not problems


def test_id_and_hash_are_those_of_the_bytes(tmp_path: Path) -> None:
    content = "\ufeffThe mayor’s office counted 1,200.\r\n".encode()
    (document,), _ = sorted_out(write(tmp_path, {"a.txt": content}))
    digest = hashlib.sha256(content).hexdigest()
    assert (document.source.sha256, document.id) == (digest, "d-" + digest[:10])
    assert document.text.startswith("The"), "the byte order mark is no part of the text"


def test_the_order_in_which_sources_are_named_changes_nothing(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.txt": FLOOD, "x/a.txt": STRIKE, "x/b.txt": FLOOD, "y/c.txt": "Four came."})
    asked = [f"{folder}/a.txt", f"{folder}/x", f"{folder}/y/c.txt"]
    first = sorted_out(*asked)
    for seed in range(4):
        random.Random(seed).shuffle(asked)
        assert sorted_out(*asked) == first


def test_files_of_one_name_are_told_apart_by_the_path_asked_for(tmp_path: Path) -> None:
    folder = write(tmp_path, {"x/a.txt": STRIKE, "y/a.txt": FLOOD})
    documents, _ = sorted_out(f"{folder}/x/a.txt", f"{folder}/y")
    assert [document.source.path for document in documents] == [f"{folder}/x/a.txt", f"{folder}/y/a.txt"]


def test_a_file_asked_for_twice_is_read_once(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.txt": FLOOD})
    documents, problems = sorted_out(folder, f"{folder}/a.txt", f"{folder}/a.txt")
    assert len(documents) == 1
    assert not problems


def test_the_same_bytes_twice_are_two_documents_and_a_problem_with_both_paths(tmp_path: Path) -> None:
    documents, problems = sorted_out(write(tmp_path, {"a.txt": FLOOD, "b.txt": FLOOD, "c.txt": FLOOD}))
    first = documents[0].id
    assert [document.id for document in documents] == [first, f"{first}-2", f"{first}-3"]
    assert told(problems) == [("b.txt", Code.DUPLICATE), ("c.txt", Code.DUPLICATE)]
    assert all("a.txt" in problem.message and not problem.unread for problem in problems)


def test_hidden_files_are_left_out(tmp_path: Path) -> None:
    documents, problems = sorted_out(write(tmp_path, {".a.txt": FLOOD, ".git/b.txt": FLOOD, "c.txt": STRIKE}))
    assert [document.source.path for document in documents] == ["c.txt"]
    assert not problems


def test_a_name_that_is_no_utf8_is_still_shown(tmp_path: Path) -> None:
    os.mkdir(tmp_path / "x")
    with open(os.fsencode(tmp_path / "x") + b"/caf\xe9.txt", "wb") as stream:
        stream.write(FLOOD.encode())
    documents, _ = sorted_out(str(tmp_path / "x"))
    assert [document.source.path for document in documents] == ["caf\\xe9.txt"]


# ── what cannot be read ──────────────────────────────────────────────────────────────────────────────────────────────


def test_nothing_there() -> None:
    documents, problems = sorted_out("no/such/folder")
    assert not documents
    assert the_only(problems, Code.MISSING_FILE).where == "no/such/folder"


def test_a_folder_with_nothing_in_it(tmp_path: Path) -> None:
    problem = the_only(sorted_out(str(tmp_path))[1], Code.NOTHING_FOUND)
    assert problem.unread
    assert ".txt" in problem.help


def test_unknown_suffixes_are_counted_and_that_is_no_failure(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"a.txt": FLOOD, "b.docx": b"PK", "c.docx": b"PK", "LICENSE": "free"}
    documents, problems = sorted_out(write(tmp_path, files))
    assert len(documents) == 1
    assert [problem.code for problem in problems] == [Code.UNKNOWN_SUFFIX] * 2
    messages = " / ".join(problem.message for problem in problems)
    assert "2 files with the suffix .docx not read, for instance b.docx" in messages
    assert "1 file without a suffix not read, for instance LICENSE" in messages
    assert not any(problem.unread for problem in problems)


def test_only_unknown_suffixes_is_a_failure(tmp_path: Path) -> None:
    _, problems = sorted_out(write(tmp_path, {"b.docx": b"PK"}))
    assert [problem.code for problem in problems] == [Code.NOTHING_FOUND, Code.UNKNOWN_SUFFIX]


def test_a_file_asked_for_by_name_whose_suffix_is_unknown(tmp_path: Path) -> None:
    folder = write(tmp_path, {"notes": FLOOD})
    problem = the_only(sorted_out(f"{folder}/notes")[1], Code.NOT_READABLE)
    assert problem.unread
    assert "suffix" in problem.message


def test_a_link_that_leads_to_itself(tmp_path: Path) -> None:
    folder = write(tmp_path, {"b.txt": FLOOD})
    os.symlink("a.txt", tmp_path / "a.txt")
    documents, problems = sorted_out(folder)
    assert len(documents) == 1
    assert the_only(problems, Code.LOOP).where == "a.txt"


def test_a_link_back_to_a_folder_above(tmp_path: Path) -> None:
    folder = write(tmp_path, {"x/b.txt": FLOOD})
    os.symlink("..", tmp_path / "x" / "up")
    documents, problems = sorted_out(folder)
    assert [document.source.path for document in documents] == ["x/b.txt"]
    assert the_only(problems, Code.LOOP).where == "x/up"


def test_folders_that_link_to_one_another_are_walked_once(tmp_path: Path) -> None:
    names = [f"f{i}" for i in range(7)]
    folder = write(tmp_path, {f"{name}/a.txt": f"{name} had 3 floods." for name in names})
    for name in names:
        for other in names:
            os.symlink(f"../{other}", tmp_path / name / f"to-{other}")
    documents, problems = sorted_out(folder)
    assert len(documents) == len(names)
    assert {problem.code for problem in problems} == {Code.LOOP, Code.DUPLICATE}


def test_a_link_to_nothing(tmp_path: Path) -> None:
    folder = write(tmp_path, {"b.txt": FLOOD})
    os.symlink("gone.txt", tmp_path / "a.txt")
    assert the_only(sorted_out(folder)[1], Code.MISSING_FILE).where == "a.txt"


def test_a_pipe_among_the_articles_is_not_waited_for(tmp_path: Path) -> None:
    folder = write(tmp_path, {"b.txt": FLOOD})
    os.mkfifo(tmp_path / "a.txt")
    documents, problems = sorted_out(folder)
    assert len(documents) == 1
    assert the_only(problems, Code.NOT_READABLE).where == "a.txt"


@pytest.fixture
def nobodys_folder() -> Iterator[Path]:
    """A folder that any user may enter, with the test run as a user whom permissions bind."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    root = os.geteuid() == 0
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        for path in folder.rglob("*"):
            path.chmod(0o755)
        shutil.rmtree(folder)


def _as_nobody() -> None:
    if os.geteuid() == 0:
        os.seteuid(65534)


def test_a_file_without_read_permission(nobodys_folder: Path) -> None:
    folder = write(nobodys_folder, {"a.txt": FLOOD, "b.txt": STRIKE})
    (nobodys_folder / "a.txt").chmod(0)
    _as_nobody()
    documents, problems = sorted_out(folder)
    assert [document.source.path for document in documents] == ["b.txt"]
    problem = the_only(problems, Code.NOT_READABLE)
    assert problem.where == "a.txt"
    assert "permission" in problem.message
    assert problem.unread


def test_a_folder_without_read_permission(nobodys_folder: Path) -> None:
    folder = write(nobodys_folder, {"x/a.txt": FLOOD, "b.txt": STRIKE})
    (nobodys_folder / "x").chmod(0)
    _as_nobody()
    documents, problems = sorted_out(folder)
    assert len(documents) == 1
    assert the_only(problems, Code.NOT_READABLE).where == "x"
