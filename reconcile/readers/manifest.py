"""sources.json and sources.csv: what is known of a folder's articles beyond their own words.

A manifest is checked against the shipped JSON Schema. Every error is reported at once, each with its JSON path (or its
line, in a CSV file), and what is right in it still counts. A path that leaves the folder is refused.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from reconcile.problems import Code, Problem
from reconcile.readers.base import Limits
from reconcile.readers.days import iso_day
from reconcile.readers.decode import decode
from reconcile.readers.jsonl import too_deep

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

Steps = tuple[str | int, ...]  # the way to a value: "sources", 3, "published"
NAMES = ("sources.json", "sources.csv")  # the first that is there counts
_COLUMNS = ("path", "publisher", "title", "author", "url", "published", "retrieved")
_SHAPE = "compare it with schemas/sources.schema.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a manifest says of one article; "" is not given. `where` is the entry's place in the manifest."""

    where: str
    given: dict[str, str]


@dataclass(slots=True)
class Manifest:
    """The entries by path (relative to the manifest's folder), and what was wrong."""

    entries: dict[str, Entry] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, where: str, message: str, cure: str = _SHAPE) -> None:
        self.problems.append(Problem(where, Code.BAD_MANIFEST, message, cure))


def load(shown: str, data: bytes, limits: Limits) -> Manifest:
    """The manifest in these bytes; `shown` is its path as reports call it, and tells JSON from CSV by its suffix."""
    manifest = Manifest()
    decoded = decode(shown, data)
    if isinstance(decoded, Problem):
        manifest.wrong(shown, decoded.message, decoded.help)
        return manifest
    if decoded.problem:
        manifest.problems.append(decoded.problem)
    if shown.endswith(".csv"):
        _from_csv(manifest, shown, decoded.text)
    else:
        _from_json(manifest, shown, decoded.text, limits)
    return manifest


# ── JSON ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _from_json(manifest: Manifest, shown: str, text: str, limits: Limits) -> None:
    if too_deep(text, limits.depth):
        manifest.wrong(shown, f"brackets within brackets more than {limits.depth} deep; it was not read")
        return
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        place = f"{shown}:{error.lineno}"
        manifest.wrong(place, f"no JSON: {error.msg} at column {error.colno}; it was not read", "mend the JSON")
        return
    except ValueError as error:
        manifest.wrong(shown, f"no JSON that can be read: {error}; it was not read", "mend the JSON")
        return
    bad = _check(manifest, content, lambda path: f"{shown} {_json_path(path)}")
    sources = content.get("sources") if isinstance(content, dict) else None
    if isinstance(sources, list):
        _add(manifest, sources, bad, [f"{shown} $.sources[{i}]" for i in range(len(sources))])


def _json_path(path: Steps) -> str:
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)


# ── CSV ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _from_csv(manifest: Manifest, shown: str, text: str) -> None:
    header, _, _ = text.partition("\n")
    separator = ";" if header.count(";") > header.count(",") else ","  # spreadsheets of some countries write ";"
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[dict[str, str]] = []
    lines: list[int] = []
    try:
        columns = [name.strip().lower() for name in reader.fieldnames or ()]
        reader.fieldnames = columns
        _check_columns(manifest, shown, columns)
        for row in reader:
            if None in row:
                manifest.wrong(f"{shown}:{reader.line_num}", "more cells than columns", "quote cells that hold commas")
            rows.append({name: value.strip() for name, value in row.items() if name in _COLUMNS and value})
            lines.append(reader.line_num)
    except csv.Error as error:
        manifest.wrong(f"{shown}:{reader.line_num}", f"no CSV: {error}; read no further", "mend the line")

    def place(path: Steps) -> str:
        row, *column = path[1:] or (0,)
        return ", ".join([f"{shown}:{lines[int(row)]}", *(f"column {name}" for name in column)])

    bad = _check(manifest, {"sources": rows}, place)
    _add(manifest, rows, bad, [f"{shown}:{line}" for line in lines])


def _check_columns(manifest: Manifest, shown: str, columns: list[str]) -> None:
    known = ", ".join(_COLUMNS)
    if "path" not in columns:
        manifest.wrong(f"{shown}:1", 'no column "path"', f"its first line must name its columns: {known}")
    for name in sorted(set(columns) - set(_COLUMNS)):
        manifest.wrong(f"{shown}:1", f"an unknown column {name!r}", f"columns are {known}")


# ── both ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _check(manifest: Manifest, content: Any, place: Callable[[Steps], str]) -> set[Steps]:
    """Reports every error; returns the paths of the values that are wrong."""
    bad = set()
    errors = sorted(_validator().iter_errors(content), key=lambda error: (list(map(str, error.path)), error.message))
    for error in errors:
        path = tuple(error.path)
        bad.add(path)
        manifest.wrong(place(path), _message(error))
    return bad


def _message(error: ValidationError) -> str:
    seen = json.dumps(error.instance, ensure_ascii=False)[:60]
    match error.validator:
        case "format":
            return f"{seen} is no date; write it as 2025-05-10"
        case "type":
            wanted = error.schema["type"] if isinstance(error.schema, dict) else "value"
            return f"{seen} is no {wanted if isinstance(wanted, str) else ' or '.join(wanted)}"
        case "maxLength" | "minLength":
            return "is too long" if error.validator == "maxLength" else "is empty"
        case _:
            return error.message[:200]


def _add(manifest: Manifest, sources: list[Any], bad: set[Steps], places: list[str]) -> None:
    for i, (source, where) in enumerate(zip(sources, places, strict=True)):
        if not isinstance(source, dict) or ("sources", i, "path") in bad or not isinstance(source.get("path"), str):
            continue
        path = _inside(source["path"])
        if path is None:
            message = f"the path {source['path'][:80]!r} leaves the folder; refused"
            manifest.wrong(where, message, "name a file inside it")
        elif path in manifest.entries:
            manifest.wrong(where, f"{path} is listed twice, first at {manifest.entries[path].where}", "remove one")
        else:
            manifest.entries[path] = Entry(where, _given(source, i, bad))


def _given(source: dict[str, Any], index: int, bad: set[Steps]) -> dict[str, str]:
    right = (name for name in _COLUMNS[1:] if ("sources", index, name) not in bad)
    return {name: source[name].strip() for name in right if source.get(name) and source[name].strip()}


def _inside(path: str) -> str | None:
    """The path in plain form, None where it points out of the folder."""
    plain = PurePosixPath(path.replace("\\", "/"))
    parts = [part for part in plain.parts if part != "."]
    if plain.is_absolute() or ".." in parts or "\0" in path or not parts or parts[0].endswith(":"):
        return None
    return "/".join(parts)


@cache
def _validator() -> Draft202012Validator:
    from jsonschema import Draft202012Validator, FormatChecker  # only here: most folders have no manifest

    checker = FormatChecker(formats=())
    checker.checks("iso-day")(lambda value: not isinstance(value, str) or iso_day(value) is not None)
    return Draft202012Validator(json.loads(_schema()), format_checker=checker)


def _schema() -> str:
    """The shipped schema: beside the package's modules in a wheel, beside the package in a checkout."""
    shipped = files("reconcile") / "schemas" / "sources.schema.json"
    if shipped.is_file():
        return shipped.read_text("utf-8")
    return (Path(__file__).parents[2] / "schemas" / "sources.schema.json").read_text("utf-8")
