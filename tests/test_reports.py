"""The reports of the seeds in `reports/` are, byte for byte, what the tool says of them now."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reconcile import pipeline, report
from reconcile.outcome import Report

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def found() -> Report:
    return pipeline.run([str(ROOT / "seeds")], inputs=("seeds",))


@pytest.mark.parametrize("form", sorted(report.formats()))
def test_a_kept_report_is_what_is_said_now(form: str, found: Report) -> None:
    assert (ROOT / "reports" / f"report.{form}").read_bytes() == report.render(found, form), "run `make accept`"


def test_each_format_is_rewritten_by_make_accept() -> None:
    formats = re.search(r"^FORMATS := (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert formats
    assert sorted(formats[1].split()) == sorted(report.formats())
