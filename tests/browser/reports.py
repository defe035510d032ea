"""Reports for the tests in a browser: the stories of `tests/report`, written to files as a user opens them."""

from __future__ import annotations

import sys
from pathlib import Path

from reconcile.outcome import Report
from reconcile.report import Ruled, render

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))
from stories import HOSTILE, calm, flood, hostile, updated

__all__ = ["HOSTILE", "address", "calm", "flood", "hostile", "updated"]


def address(folder: Path, report: Report, *rulings: Ruled) -> str:
    """The file's address."""
    path = folder / "report.html"
    path.write_bytes(render(report, "html", rulings))
    return path.as_uri()
