"""The report as JSON: the contract that other tools build on, valid against `schemas/report.schema.json`."""

from __future__ import annotations

import json
import re

from reconcile.outcome import Report
from reconcile.report import Format
from reconcile.report.fields import Fields
from reconcile.report.values import report_dict

# Legal in JSON, but not safe to print: a file is often looked at with `cat`. Escaped, they are the same string.
_RISKY = re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def text(value: Fields, indent: int | None = None) -> str:
    """One JSON value with nothing in it that a terminal would obey; on one line unless indented."""
    plain = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _RISKY.sub(lambda found: f"\\u{ord(found[0]):04x}", plain)


def render(report: Report) -> bytes:
    return (text(report_dict(report), indent=1) + "\n").encode("utf-8")


FORMAT = Format("json", ".json", render)
