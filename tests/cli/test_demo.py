"""The demo does the main job on the packaged articles, wherever it is called from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from shell import ROOT, ended, in_its_own_process, reconcile

from reconcile.cli._files import seeds

pytestmark = pytest.mark.usefixtures("home")


def test_it_prints_the_findings_and_says_where_the_report_lies() -> None:
    done = reconcile("demo")
    assert done.code == 0
    assert done.out.startswith("conflict  ")
    assert "reconcile-demo/report.html" in done.err
    assert "reconcile review --case reconcile-demo/reconcile.db" in done.err
    folder = Path("reconcile-demo")
    assert sorted(path.name for path in folder.iterdir()) == ["reconcile.db", "report.html", "report.json"]
    assert (folder / "report.html").read_bytes().startswith(b"<!doctype html>")
    report = json.loads((folder / "report.json").read_text())
    assert report["run"]["inputs"] == ["seeds"], "no path of the machine"
    finding = report["findings"][0]["id"]
    assert finding in reconcile("explain", finding, "--case", folder / "reconcile.db").out


def test_it_says_the_same_a_second_time_and_in_another_folder(tmp_path: Path) -> None:
    first = reconcile("demo")
    assert reconcile("demo", "--output", tmp_path / "a" / "b").out == first.out
    again = reconcile("demo")
    assert (again.code, again.out) == (0, first.out)
    assert (tmp_path / "a" / "b" / "report.html").read_bytes() == Path("reconcile-demo/report.html").read_bytes()


def test_the_articles_are_those_of_the_checkout_or_of_the_wheel() -> None:
    assert seeds() in (ROOT / "seeds", ROOT / "reconcile" / "seeds")
    assert len(list(seeds().glob("*.txt"))) == 5
    assert (seeds() / "sources.json").exists()


def test_called_as_a_command_it_ends_with_0(tmp_path: Path) -> None:
    done = ended(in_its_own_process(["demo"], tmp_path))
    assert done.code == 0
    assert (tmp_path / "reconcile-demo" / "report.html").exists()
