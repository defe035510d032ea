"""A report in HTML from a case has what people ruled: where it is rendered again, and where articles are run again."""

from __future__ import annotations

from pathlib import Path

import pytest
from shell import FLOOD, reconcile


@pytest.fixture
def ruled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The id of a conflict that was ruled on, in the case of the working folder."""
    monkeypatch.chdir(tmp_path)
    Path("papers").mkdir()
    for name, text in FLOOD.items():
        Path("papers", name).write_text(text, encoding="utf-8")
    assert reconcile("run", "papers").code == 1
    finding = reconcile("show", "--brief").out.split("f-", 1)[1].split()[0]
    done = reconcile(
        "decide", f"f-{finding}", "--accept", "12", "--by", "Ida Holm", "--reason", "The coroner's <list>."
    )
    assert done.code == 0, done.err
    return f"f-{finding}"


def page(*args: str) -> str:
    return reconcile(*args, "--format", "html").out


def test_the_report_of_a_case_says_who_ruled_what_and_why(ruled: str) -> None:
    told = page("report")
    assert "<h1>Every conflict is decided</h1>" in told
    assert "accept 12" in told
    assert "Ida Holm" in told
    assert "The coroner&#39;s &lt;list&gt;." in told
    assert "entry 1; on this run" in told


def test_a_run_into_the_case_shows_what_is_carried_over(ruled: str) -> None:
    assert "entry 1; carried over" in page("run", "papers")
    assert "rulings" not in page("run", "papers", "--no-case").split("<body>")[1].split("<script>")[0]


def test_a_changed_figure_opens_the_conflict_again(ruled: str) -> None:
    herald = Path("papers", "herald.txt")
    herald.write_text(
        herald.read_text(encoding="utf-8").replace("killed 12 people", "killed 14 people"), encoding="utf-8"
    )
    told = page("run", "papers")
    assert "<h1>1 conflict needs a decision</h1>" in told
    assert "reopened" in told


def test_what_was_taken_back_is_told_and_does_not_hold(ruled: str) -> None:
    assert reconcile("decide", ruled, "--undo", "--by", "Ida Holm", "--reason", "A slip.").code == 0
    told = page("report")
    assert "<h1>1 conflict needs a decision</h1>" in told
    assert "A slip." in told
