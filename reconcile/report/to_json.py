"""The report as JSON: the contract that other tools build on, valid against `schemas/report.schema.json`.

Each item of a list has a line of its own, so that a search for an id in the file shows all that is told of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from reconcile.outcome import Report
from reconcile.report import Format
from reconcile.report.fields import Fields
from reconcile.report.values import Listed, report_lists, run_dict
from reconcile.sharing import Share, alone

# Legal in JSON, but not safe to print: a file is often looked at with `cat`. Escaped, they are the same string.
_RISKY = re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


#: One value on one line: with an indent, the library does without its encoder in C.
_written = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False).encode


def text(value: Fields) -> str:
    """One JSON value on one line, with nothing in it that a terminal would obey."""
    return _safe(_written(value))


def render(report: Report) -> bytes:
    return b"".join(pieces(report))


def pieces(report: Report, share: Share = alone) -> Iterator[bytes]:
    """The same in pieces, of which others may make some."""
    lists = report_lists(report)
    runs = [(one, at) for one in lists for at in range(0, len(one.items), _TOGETHER)]
    made = share(lambda run: _items(*run), runs)
    before = "{"
    for one in lists:
        yield f'{before}{_FIELD}"{one.name}": '.encode()
        opens = f"[{_ITEM}".encode()
        for _ in range(0, len(one.items), _TOGETHER):
            yield opens
            yield next(made)
            opens = f",{_ITEM}".encode()
        yield f"{_FIELD}]".encode() if one.items else b"[]"
        before = ","
    yield f'{before}{_FIELD}"run": {text(run_dict(report.run))}\n}}\n'.encode()


_FIELD = "\n "  # begins the line of a field of the report
_ITEM = "\n  "  # and that of an item of a list
_TOGETHER = 64  # items of a list that make a piece


def _items(listed: Listed, first: int) -> bytes:
    told = (text(listed.tell(item)) for item in listed.items[first : first + _TOGETHER])
    return f",{_ITEM}".join(told).encode("utf-8")


def _safe(told: str) -> str:
    if told.isascii() and "\x7f" not in told:
        return told
    return _RISKY.sub(lambda found: f"\\u{ord(found[0]):04x}", told)


FORMAT = Format("json", ".json", render, pieces=pieces, shared=pieces)
