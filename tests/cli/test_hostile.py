"""Nothing that an article, a file name or a manifest holds is obeyed by a terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from shell import FLOOD, Done, reconcile, write

ESCAPES = "\x1b]0;owned\x07\x1b[2J\x1b[31m"
TURNED = "\u202e\u2066\u200f\u061c"
HIDDEN = "\x9b2J\x08\x7f\u200b\ufeff"
HOSTILE = ESCAPES + TURNED + HIDDEN
OBEYED = frozenset(HOSTILE) - frozenset("0123456789;[]ownedJm ")

pytestmark = pytest.mark.usefixtures("home")


def harmless(done: Done) -> None:
    out = done.out.removeprefix("\ufeff")  # the mark that tells a spreadsheet the encoding of a CSV file
    assert OBEYED & {*out, *done.err} == set()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles in conflict, with hostile characters in a text, a title, a publisher, a name and a file's name."""
    known = {"path": "herald.txt", "title": HOSTILE, "publisher": f"The {HOSTILE}"}
    files = {
        f"gazette{ESCAPES[:6]}\u202e.txt": FLOOD["gazette.txt"].replace("police", f"Po{HOSTILE}lice chief Ann Lee"),
        "herald.txt": FLOOD["herald.txt"].replace("12 people", f"12{HOSTILE} people").replace("under", HOSTILE),
        "sources.json": json.dumps({"sources": [known]}),
        f"bad{ESCAPES[-5:]}.jsonl": "{",
    }
    return write(tmp_path / "in", files)


def test_of_all_that_is_printed_nothing_is_obeyed(folder: Path) -> None:
    done = reconcile("run", folder)
    assert done.code == 3
    assert done.out
    harmless(done)
    claims = json.loads(reconcile("report", "--format", "json").out)["claims"]
    assert claims
    for claim in claims:
        harmless(reconcile("trace", claim["id"]))
        harmless(reconcile("explain", claim["id"]))
    harmless(reconcile("show", "--brief"))
    for line in reconcile("show", "--brief").out.splitlines():
        harmless(reconcile("explain", line.split()[0]))


@pytest.mark.parametrize("form", ["text", "json", "md", "html", "csv", "graphml"])
def test_no_format_carries_it_on(folder: Path, form: str) -> None:
    harmless(reconcile("run", folder, "--no-case", "--format", form))


def test_neither_do_claims_and_comparisons(folder: Path) -> None:
    harmless(reconcile("extract", folder))
    first, second = sorted(folder.glob("*.txt"))
    harmless(reconcile("compare", first, second))
    pair = {"id": HOSTILE, "left": first.read_text(), "right": second.read_text()}
    pairs = json.dumps(pair) + "\n{" + HOSTILE + "\n"
    for form in ("text", "jsonl"):
        harmless(reconcile("compare", "--pairs", "-", "--format", form, given=pairs))
