"""The reports of the seeds in `reports/` are, byte for byte, what the tool says of them now."""

from __future__ import annotations

import re
from difflib import unified_diff
from pathlib import Path

import pytest

from reconcile import pipeline, report
from reconcile.outcome import Report

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def found() -> Report:
    return pipeline.run([str(ROOT / "seeds")], inputs=("seeds",))


def changes(kept: bytes, now: bytes, most: int = 40) -> str:
    """What differs, line by line, for one who has to decide whether it may: the first lines of it."""
    before, after = (data.decode("utf-8").splitlines()[:5000] for data in (kept, now))
    lines = list(unified_diff(before, after, "kept", "now", n=1, lineterm=""))
    more = [f"… and {len(lines) - most} lines more"] if len(lines) > most else []
    return "\n".join([*(line[:200] for line in lines[:most]), *more])


@pytest.mark.parametrize("form", sorted(report.formats()))
def test_a_kept_report_is_what_is_said_now(form: str, found: Report) -> None:
    kept, now = (ROOT / "reports" / f"report.{form}").read_bytes(), report.render(found, form)
    if kept != now:
        pytest.fail(
            f"{changes(kept, now)}\n\nIf the new words are right: make accept, and commit reports/", pytrace=False
        )


@pytest.mark.parametrize("form", sorted(report.formats()))
def test_a_kept_report_names_no_place_and_no_time_of_the_machine(form: str) -> None:
    kept = (ROOT / "reports" / f"report.{form}").read_text(encoding="utf-8")
    assert str(ROOT) not in kept
    assert str(Path.home()) + "/" not in kept
    assert '"started": null' in kept or "started" not in kept


def test_each_format_is_rewritten_by_make_accept() -> None:
    formats = re.search(r"^FORMATS := (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert formats
    assert sorted(formats[1].split()) == sorted(report.formats())
