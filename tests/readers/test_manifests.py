"""sources.json and sources.csv: what they add, and every error in them at once."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from folder import sorted_out, the_only, told, write

from reconcile.problems import Code

FLOOD = "The river rose to 4.2 metres on Monday.\n"
STRIKE = "Some 900 drivers stayed at home.\n"


def manifest(*sources: object) -> str:
    return json.dumps({"sources": sources})


def test_a_manifest_tells_what_the_text_does_not(tmp_path: Path) -> None:
    entry = {
        "path": "x/a.txt",
        "publisher": "The Harbour Post",
        "title": "River rises",
        "author": "Ann Miller",
        "url": "https://harbour.example/river",
        "published": "2025-05-10",
        "retrieved": "2025-05-12T08:00:00Z",
    }
    documents, problems = sorted_out(
        write(tmp_path, {"x/a.txt": FLOOD, "b.txt": STRIKE, "sources.json": manifest(entry)})
    )
    described = documents[1].source
    assert (described.path, described.publisher, described.title) == ("x/a.txt", "The Harbour Post", "River rises")
    assert (described.author, described.url) == ("Ann Miller", "https://harbour.example/river")
    assert (described.published, described.retrieved) == (date(2025, 5, 10), "2025-05-12T08:00:00Z")
    assert documents[0].source.publisher is None
    assert not problems


def test_null_is_not_known(tmp_path: Path) -> None:
    entry = {"path": "a.txt", "publisher": None, "published": None, "title": " "}
    (document,), problems = sorted_out(write(tmp_path, {"a.txt": FLOOD, "sources.json": manifest(entry)}))
    assert (document.source.publisher, document.source.published, document.source.title) == (None, None, None)
    assert not problems


def test_the_nearest_manifest_has_the_last_word(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "x/a.txt": FLOOD,
        "sources.json": manifest({"path": "x/a.txt", "publisher": "Far"}),
        "x/sources.json": manifest({"path": "./a.txt", "publisher": "Near"}),
    }
    (document,), problems = sorted_out(write(tmp_path, files))
    assert document.source.publisher == "Near"
    assert not problems


def test_a_manifest_can_speak_of_a_record(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a.jsonl": '{"id": "7", "text": "Dry.", "title": "Own"}\n{"id": "8", "text": "Wet."}\n',
        "sources.json": manifest({"path": "a.jsonl", "publisher": "Wire"}, {"path": "a.jsonl#7", "title": "Given"}),
    }
    documents, problems = sorted_out(write(tmp_path, files))
    assert [(d.source.publisher, d.source.title) for d in documents] == [("Wire", "Given"), ("Wire", None)]
    assert not problems


def test_every_error_is_reported_with_its_path_and_the_rest_still_counts(tmp_path: Path) -> None:
    content = manifest(
        {"path": "a.txt", "publisher": "Post", "published": "10 May"},
        {"publisher": "No path"},
        {"path": "b.txt", "author": 5, "publised": "2025-05-10"},
        "c.txt",
        {"path": "b.txt", "retrieved": "2025-02-30"},
    )
    documents, problems = sorted_out(write(tmp_path, {"a.txt": FLOOD, "b.txt": STRIKE, "sources.json": content}))
    assert len(documents) == 2
    assert {problem.code for problem in problems} == {Code.BAD_MANIFEST}
    assert [problem.where for problem in problems] == [
        "sources.json $.sources[0].published",
        "sources.json $.sources[1]",
        "sources.json $.sources[2]",
        "sources.json $.sources[2].author",
        "sources.json $.sources[3]",
        "sources.json $.sources[4]",
        "sources.json $.sources[4].retrieved",
    ]
    assert "'publised'" in problems[2].message
    assert "listed twice" in problems[5].message
    assert documents[0].source.publisher == "Post"
    assert documents[0].source.published is None


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ("{", "sources.json:1"),
        ('{"sources": [\n{"path": "a.txt"},\n]}', "sources.json:3"),
        ("[]", "sources.json $"),
        ("{}", "sources.json $"),
        ('{"sources": {}}', "sources.json $.sources"),
        ("[" * 5000, "sources.json"),
        (b"\x00\x01", "sources.json"),
        ("", "sources.json:1"),
    ],
)
def test_a_manifest_that_is_none(tmp_path: Path, content: str | bytes, where: str) -> None:
    documents, problems = sorted_out(write(tmp_path, {"a.txt": FLOOD, "sources.json": content}))
    assert len(documents) == 1, "the articles are read all the same"
    problem = the_only(problems, Code.BAD_MANIFEST)
    assert problem.where == where
    assert problem.unread


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    content = manifest({"path": "a.txt"}, {"path": "gone.txt"})
    _, problems = sorted_out(write(tmp_path, {"a.txt": FLOOD, "sources.json": content}))
    problem = the_only(problems, Code.MISSING_FILE)
    assert problem.where == "sources.json $.sources[1]"
    assert "gone.txt" in problem.message


@pytest.mark.parametrize("path", ["../a.txt", "x/../../a.txt", "/etc/passwd", "C:\\a.txt", "..\\a.txt", "."])
def test_a_path_that_leaves_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    folder = write(tmp_path, {"in/a.txt": FLOOD, "a.txt": STRIKE, "in/sources.json": manifest({"path": path})})
    documents, problems = sorted_out(f"{folder}/in")
    assert [document.source.path for document in documents] == ["a.txt"]
    assert "refused" in the_only(problems, Code.BAD_MANIFEST).message


# ── CSV ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_table(tmp_path: Path, separator: str) -> None:
    rows = ["path|publisher|title|published", 'a.txt|Post|"River, high; rises"|2025-05-10', "b.txt|||"]
    table = "\ufeff" + "\r\n".join(rows).replace("|", separator)
    documents, problems = sorted_out(write(tmp_path, {"a.txt": FLOOD, "b.txt": STRIKE, "sources.csv": table}))
    first = documents[0].source
    assert (first.publisher, first.title, first.published) == ("Post", "River, high; rises", date(2025, 5, 10))
    assert documents[1].source.publisher is None
    assert not problems


def test_every_error_of_a_table_has_its_line(tmp_path: Path) -> None:
    table = "path,published,rating\na.txt,10 May,5\n,2025-05-10,5\ngone.txt,,5\n../x.txt,,5\na.txt,,,5\n"
    documents, problems = sorted_out(write(tmp_path, {"a.txt": FLOOD, "sources.csv": table}))
    assert len(documents) == 1
    assert told(problems) == [
        ("sources.csv:1", Code.BAD_MANIFEST),
        ("sources.csv:2, column published", Code.BAD_MANIFEST),
        ("sources.csv:3", Code.BAD_MANIFEST),
        ("sources.csv:4", Code.MISSING_FILE),
        ("sources.csv:5", Code.BAD_MANIFEST),
        ("sources.csv:6", Code.BAD_MANIFEST),
        ("sources.csv:6", Code.BAD_MANIFEST),
    ]


def test_json_counts_before_a_table(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a.txt": FLOOD,
        "sources.json": manifest({"path": "a.txt", "publisher": "Json"}),
        "sources.csv": "path,publisher\na.txt,Csv\n",
    }
    (document,), problems = sorted_out(write(tmp_path, files))
    assert document.source.publisher == "Json"
    assert the_only(problems, Code.BAD_MANIFEST).where == "sources.csv"
