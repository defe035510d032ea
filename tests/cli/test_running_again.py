"""A second run reads only what changed, comes to the same report, and says what is new."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import zlib
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from shell import FLOOD, ROOT, in_its_own_process, reconcile, write

from reconcile import pipeline
from reconcile.case.opening import opened, writing
from reconcile.model import Document

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write(tmp_path / "in", FLOOD)


@pytest.fixture
def read_in(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles that were read and not looked up, as they come."""
    found: list[str] = []
    extract = pipeline.extract

    def noted(document: Document, settings: pipeline.Settings) -> pipeline.Extract:
        found.append(document.source.path)
        return extract(document, settings)

    monkeypatch.setattr(pipeline, "extract", noted)
    return found


def runs() -> int:
    with closing(sqlite3.connect("reconcile.db")) as case:
        return int(case.execute("select count(*) from runs").fetchone()[0])


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after))


# ── the same report ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_seeds_tell_the_same_bytes_first_again_in_part_and_without_a_case(
    tmp_path: Path, read_in: list[str]
) -> None:
    shutil.copytree(ROOT / "seeds", "papers")
    asked = ("run", "papers", "--format", "json")
    first, again = reconcile(*asked), reconcile(*asked)
    assert len(read_in) == 5
    with closing(sqlite3.connect("reconcile.db")) as case, case:
        case.execute("delete from extracts where settings = 'report'")  # only the readings are left
    in_part, without = reconcile(*asked), reconcile(*asked, "--no-case")
    assert len(read_in) == 5 + 5
    assert first.code == 1
    assert first.out == again.out == in_part.out == without.out
    assert reconcile("verify").code == 0
    assert runs() == 3


def test_only_the_article_that_changed_is_read(articles: Path, read_in: list[str]) -> None:
    reconcile("run", articles)
    assert sorted(read_in) == ["gazette.txt", "herald.txt"]
    read_in.clear()
    change(articles / "herald.txt", "12 people", "nine people")
    told = reconcile("run", articles, "--format", "json").out
    assert read_in == ["herald.txt"]
    assert told == reconcile("run", articles, "--format", "json", "--no-case").out


NO_PARSER = """
import sys
from reconcile.cli import main
try:
    main(sys.argv[1:])
finally:
    print(*sorted({"spacy", "thinc"} & sys.modules.keys()), file=sys.stderr)
"""


def test_the_parser_is_not_even_imported(articles: Path) -> None:
    def loaded() -> str:
        command = [sys.executable, "-c", NO_PARSER, "run", str(articles)]
        return subprocess.run(command, capture_output=True, text=True, check=False).stderr.splitlines()[-1]

    assert loaded() == "spacy thinc"
    assert loaded() == ""
    with closing(sqlite3.connect("reconcile.db")) as case, case:
        case.execute("delete from extracts where settings = 'report'")
    assert loaded() == ""


def test_a_run_that_was_edited_in_the_case_is_not_given_again(articles: Path) -> None:
    first = reconcile("run", articles)
    with closing(sqlite3.connect("reconcile.db")) as case, case:
        case.execute("update findings set data = replace(data, '\"conflict\"', '\"agree\"')")
    again = reconcile("run", articles)
    assert (again.code, again.out) == (first.code, first.out)


def test_an_article_that_could_not_be_read_through_is_tried_anew(
    articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(document: Document, settings: pipeline.Settings) -> pipeline.Extract:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "extract", failing)
        assert reconcile("run", articles).code == 3
    assert reconcile("run", articles).code == 1


def test_other_kinds_are_another_basis() -> None:
    assert pipeline.basis() == pipeline.basis(pipeline.Settings())
    assert pipeline.basis() != pipeline.basis(pipeline.Settings(kinds=("date",)))


def test_an_unchanged_folder_is_told_without_the_pipeline(articles: Path) -> None:
    asked = NO_PARSER.replace('{"spacy", "thinc"}', '{"reconcile.pipeline", "reconcile.engines"}')

    def loaded() -> str:
        command = [sys.executable, "-c", asked, "run", str(articles)]
        return subprocess.run(command, capture_output=True, text=True, check=False).stderr.splitlines()[-1]

    assert loaded() == "reconcile.engines reconcile.pipeline"
    assert loaded() == ""


@pytest.mark.parametrize("form", ["text", "json", "md", "html", "csv", "graphml"])
def test_every_format_comes_again_as_it_would_be_made(articles: Path, form: str) -> None:
    reconcile("run", articles)
    wanted = reconcile("run", articles, "--no-case", "--format", form)
    for _ in range(2):  # made of the kept report; then found as it was given
        told = reconcile("run", articles, "--format", form)
        assert (told.code, told.out) == (wanted.code, wanted.out)
    assert reconcile("run", articles, "--format", form, "--output", "again").code == wanted.code
    assert Path("again").read_text() == wanted.out
    assert reconcile("run", articles, "--fail-on", "never").code == 0


def test_bytes_that_were_edited_in_the_case_are_not_given_again(articles: Path) -> None:
    first = reconcile("run", articles)
    with closing(sqlite3.connect("reconcile.db")) as case, case:
        case.execute("update renderings set data = ?", (zlib.compress(b"nothing to see here"),))
    assert reconcile("run", articles).out == first.out


def test_a_ruling_made_since_is_in_the_report_of_the_same_articles(articles: Path) -> None:
    before = reconcile("run", articles, "--format", "html").out
    finding = next(word for word in reconcile("show", "--brief").out.split() if word.startswith("f-"))
    ruled = reconcile("decide", finding, "--accept", "12", "--by", "Vera Lindqvist", "--reason", "the mayor counted")
    assert ruled.code == 0, ruled.err
    after = reconcile("run", articles, "--format", "html").out
    assert "Vera Lindqvist" in after
    assert "Vera Lindqvist" not in before
    assert reconcile("run", articles, "--format", "html").out == after
    assert "Vera Lindqvist" in reconcile("decisions").out


def test_a_manifest_that_changed_is_another_input(articles: Path) -> None:
    reconcile("run", articles, "--format", "json")
    write(articles, {"sources.json": '{"sources": [{"path": "herald.txt", "publisher": "The Herald"}]}'})
    told = reconcile("run", articles, "--format", "json")
    assert "The Herald" in told.out
    assert told.out == reconcile("run", articles, "--format", "json", "--no-case").out


def test_an_article_that_changed_while_it_was_read_is_not_taken_for_what_it_was(
    articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The files are hashed, one is edited, and only then they are read: that run says nothing of the first bytes."""
    text, files = (articles / "herald.txt").read_text(), pipeline.run

    def late(*asked: Any, **more: Any) -> Any:
        change(articles / "herald.txt", "12 people", "nine people")
        return files(*asked, **more)

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "run", late)
        assert reconcile("run", articles).code == 0
    (articles / "herald.txt").write_text(text)
    told = reconcile("run", articles)
    assert (told.code, told.out) == (1, reconcile("run", articles, "--no-case").out)


# ── what is new ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_a_run_brought_is_said(articles: Path) -> None:
    assert "since" not in reconcile("run", articles).err
    assert "since the last run: nothing changed\n" in reconcile("run", articles).err
    change(articles / "herald.txt", "12 people", "15 people")
    said = reconcile("run", articles).err
    assert "since the last run: 1 article changed; 1 finding changed: reconcile diff shows them\n" in said
    assert "1 changed" in reconcile("diff").out
    write(articles, {"post.txt": FLOOD["gazette.txt"].replace("nine", "seven")})
    (articles / "herald.txt").unlink()
    assert "since the last run: 1 article new, 1 gone; " in reconcile("run", articles).err


def test_only_runs_of_the_same_inputs_are_compared(articles: Path, tmp_path: Path) -> None:
    case = tmp_path / "flood.db"
    reconcile("run", articles, "--case", case)
    assert "since" not in reconcile("run", articles / "gazette.txt", "--case", case).err
    change(articles / "herald.txt", "12 people", "nine people")
    said = reconcile("run", articles, "--case", case).err
    command = f"reconcile diff --case {case} --run 1 --run 3"
    assert f": {command} shows them" in said
    assert reconcile(*command.split()[1:]).code == 0


# ── a case that fails costs no report ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("before", [0, 1], ids=["first run", "second run"])
def test_a_locked_case_costs_no_report(articles: Path, monkeypatch: pytest.MonkeyPatch, before: int) -> None:
    monkeypatch.setattr("reconcile.case.opening.opened.__wrapped__.__kwdefaults__", {"create": False, "wait": 0.05})
    wanted = reconcile("run", articles, "--no-case").out
    reconcile("run", articles / "gazette.txt" if not before else articles)
    with opened(Path("reconcile.db")) as other, writing(other):
        done = reconcile("run", articles)
    assert (done.code, done.out) == (7, wanted)
    assert done.said.strip().endswith("; the report was written")
    assert reconcile("run", articles).code == 1


FULL = """
import resource, sys
from reconcile.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (90_000, 90_000))
main(sys.argv[1:])
"""


def test_a_full_disk_under_the_case_costs_no_report(articles: Path) -> None:
    text = FLOOD["gazette.txt"] + "".join(
        f"The river carried off {n} barns of farm number {n}.\n" for n in range(2, 150)
    )
    write(articles, {"post.txt": text})
    command = [sys.executable, "-c", FULL, "run", str(articles)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 8, done.stderr
    assert done.stdout == reconcile("run", articles, "--no-case").out
    assert "the disk is full" in done.stderr
    assert "; the report was written" in done.stderr


def test_a_report_that_nobody_reads_is_kept(articles: Path, tmp_path: Path) -> None:
    with in_its_own_process(["run", articles], tmp_path) as started:
        assert started.stdout
        started.stdout.close()
        assert started.wait(timeout=60) == 141
    assert reconcile("show", "--case", tmp_path / "reconcile.db").code == 0
