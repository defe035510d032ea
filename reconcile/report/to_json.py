"""The report as JSON: the contract that other tools build on, valid against `schemas/report.schema.json`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from json.encoder import encode_basestring
from typing import Any

from reconcile.outcome import Report
from reconcile.report import Format
from reconcile.report.fields import Fields
from reconcile.report.values import report_parts, run_dict

# Legal in JSON, but not safe to print: a file is often looked at with `cat`. Escaped, they are the same string.
_RISKY = re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def text(value: Fields) -> str:
    """One JSON value on one line, with nothing in it that a terminal would obey."""
    return _safe(json.dumps(value, ensure_ascii=False, allow_nan=False))


def render(report: Report) -> bytes:
    return b"".join(pieces(report))


def pieces(report: Report) -> Iterator[bytes]:
    """The same in pieces, of which no more than one is held at a time."""
    before = "{"
    for name, items in report_parts(report):
        yield f'{before}{_FIELD}"{name}": '.encode()
        yield from _list(items)
        before = ","
    yield _safe(f'{before}{_FIELD}"run": {indented(run_dict(report.run), _FIELD)}\n}}\n').encode("utf-8")


_FIELD = "\n "  # begins the line of a field of the report
_TOGETHER = 256  # items of a list that make a piece


def _list(items: Iterator[Fields]) -> Iterator[bytes]:
    before = f"[{_FIELD} "
    while told := [indented(item, _FIELD + " ") for item in islice(items, _TOGETHER)]:
        yield _safe(before + f",{_FIELD} ".join(told)).encode("utf-8")
        before = f",{_FIELD} "
    yield b"[]" if before[0] == "[" else f"{_FIELD}]".encode()


def _safe(told: str) -> str:
    return _RISKY.sub(lambda found: f"\\u{ord(found[0]):04x}", told)


def indented(value: object, line: str = "\n") -> str:
    """What `json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1)` gives, in less time: with an indent the
    library does without its encoder in C. `line` begins a line of what holds the value."""
    inner, told = line + " ", []
    if isinstance(value, dict) and value:
        for name, item in value.items():
            write = _SCALARS.get(type(item))
            told.append(_named(name) + (write(item) if write is not None else indented(item, inner)))
        return "{" + inner + f",{inner}".join(told) + line + "}"
    if isinstance(value, list) and value:
        for item in value:
            write = _SCALARS.get(type(item))
            told.append(write(item) if write is not None else indented(item, inner))
        return "[" + inner + f",{inner}".join(told) + line + "]"
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


@lru_cache(1_000)
def _named(name: str) -> str:
    return encode_basestring(name) + ": "


#: How what holds nothing else is written; the library sees to fractions, and to what is no JSON at all.
_SCALARS: dict[type, Callable[[Any], str]] = {
    str: encode_basestring,
    int: int.__repr__,
    bool: {True: "true", False: "false"}.__getitem__,
    type(None): {None: "null"}.__getitem__,
}


FORMAT = Format("json", ".json", render, pieces=pieces)
