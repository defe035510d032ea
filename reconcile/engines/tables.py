"""A run's report as a folder of Parquet tables: a row a document, claim, cluster, finding, origin, and problem.

Columns with plain values are for queries; `data` has the whole value as JSON, without loss, and `number` the order of
the report. `run.json` says what made it: it is written last, and a folder without one is no report.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from reconcile.case import codec
from reconcile.case.errors import DamagedCase, NewerCase, NotACase
from reconcile.engines.columns import (
    CLAIMS,
    CLUSTERS,
    DERIVATIONS,
    DOCUMENTS,
    FINDINGS,
    ORIGINS,
    PROBLEMS,
    TABLES,
    Row,
    Table,
)
from reconcile.model import Claim, Cluster, Dating, Derivation, Document, Finding, Label, Line, Origin, Source
from reconcile.outcome import Report, Run
from reconcile.problems import Problem

T = TypeVar("T")

#: What `run.json` says of the columns: a reader knows this one and those before it.
LAYOUT = 1
RUN = "run.json"

_WRITTEN = 5_000  # rows that are written at a time


# ── written ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def write(folder: Path, table: Table, values: Iterable[object]) -> None:
    """A table of one file. Raises OSError."""
    place = folder / table.name
    place.mkdir()
    with pq.ParquetWriter(place / "part-0.parquet", table.schema, compression="zstd") as writer:
        for some in _some(table.row(number, value) for number, value in enumerate(values)):
            writer.write_table(pa.Table.from_batches([batch(some, table.schema)]))


def _some(rows: Iterable[Row]) -> Iterator[list[Row]]:
    waiting: list[Row] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) >= _WRITTEN:
            yield waiting
            waiting = []
    yield waiting


def batch(rows: Sequence[Row], schema: pa.Schema) -> pa.RecordBatch:
    """The rows as Arrow has them."""
    columns = zip(*rows, strict=True) if rows else ((),) * len(schema)
    arrays = [pa.array(column, kind) for column, kind in zip(columns, schema.types, strict=True)]
    return pa.record_batch(arrays, schema=schema)


def finish(folder: Path, report: Report) -> None:
    """The last file, that makes the folder a report."""
    made = report.run
    told = {
        "layout": LAYOUT,
        "rows": {table.name: len(getattr(report, table.name)) for table in TABLES},
        "version": made.version,
        "model": made.model,
        "settings": dict(made.settings),
        "inputs": list(made.inputs),
        "started": made.started.isoformat() if made.started else None,
    }
    (folder / RUN).write_text(json.dumps(told, indent=1) + "\n", encoding="ascii")


# ── and back ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def load(folder: Path) -> Report:
    """The report that a run left in the folder, whole. Raises BadCase."""
    made, rows = _made(folder)
    columns = ("id", "text", "text_bytes", "labels", "source", "dating")
    try:
        told = [_document_of(row) for row in _rows(folder, DOCUMENTS, columns)]
        report = _report(folder, told, made)
        lacking = [table.name for table in TABLES if len(getattr(report, table.name)) != rows.get(table.name)]
    except (OSError, pa.ArrowException, ValueError, KeyError) as error:  # Unreadable is a ValueError
        why = " ".join(str(error).split())[:200]
        raise DamagedCase(f"{folder}: its tables are damaged ({why}): restore a copy; it was left as it is") from None
    if lacking:
        raise DamagedCase(f"{folder}: rows are missing in {', '.join(lacking)}: restore a copy; it was left as it is")
    return report


def _report(folder: Path, told: Sequence[tuple[Document, Dating]], made: Run) -> Report:
    return Report(
        documents=tuple(document for document, _ in told),
        datings=tuple(dating for _, dating in told),
        claims=_values(folder, CLAIMS, Claim),
        clusters=_values(folder, CLUSTERS, Cluster),
        findings=_values(folder, FINDINGS, Finding),
        origins=_values(folder, ORIGINS, Origin),
        problems=_values(folder, PROBLEMS, Problem),
        run=made,
        derivations=_values(folder, DERIVATIONS, Derivation),
    )


def _made(folder: Path) -> tuple[Run, dict[str, int]]:
    """What made the report, and how many rows each table has."""
    try:
        told = json.loads((folder / RUN).read_bytes())
        layout = int(told["layout"])
        if layout > LAYOUT:
            raise NewerCase(f"{folder}: a newer version of reconcile wrote it ({told['version']}): install that one")
        started = datetime.fromisoformat(told["started"]) if told["started"] else None
        made = Run(told["version"], tuple(told["settings"].items()), tuple(told["inputs"]), told["model"], started)
        return made, dict(told["rows"])
    except FileNotFoundError:
        message = f"{folder}: no run left its report in this folder: name the --output of a run with --engine spark"
        raise NotACase(message) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedCase(f"{folder / RUN}: cannot be read ({error}): restore a copy; it was left as it is") from None


def _rows(folder: Path, table: Table, columns: Sequence[str]) -> Iterator[Row]:
    """These columns of all rows, in the report's order."""
    found = ds.dataset(folder / table.name, schema=table.schema, format="parquet").to_table(["number", *columns])
    for some in found.sort_by("number").to_batches(max_chunksize=_WRITTEN):
        yield from zip(*(some[name].to_pylist() for name in columns), strict=True)


def _values(folder: Path, table: Table, kind: type[T]) -> tuple[T, ...]:
    return tuple(codec.loads(kind, _checked(row[0])) for row in _rows(folder, table, ("data",)))


def _checked(value: object) -> str:
    if not isinstance(value, str):
        raise codec.Unreadable("a value is missing")
    return value


def _document_of(row: Row) -> tuple[Document, Dating]:
    name, shown_text, raw, *rest = row
    labels, source, dating = map(_checked, rest)
    text = raw.decode("utf-8", "surrogatepass") if isinstance(raw, bytes) else _checked(shown_text)
    lines = tuple(_lines(text, labels.split(" ")))
    return Document(_checked(name), codec.loads(Source, source), text, lines), codec.loads(Dating, dating)


def _lines(text: str, labels: Sequence[str]) -> Iterator[Line]:
    start = 0
    for number, (line, label) in enumerate(zip(text.split("\n"), labels, strict=True), 1):
        yield Line(number, start, start + len(line) - line.endswith("\r"), Label(label))
        start += len(line) + 1


__all__ = [
    "CLAIMS",
    "CLUSTERS",
    "DERIVATIONS",
    "DOCUMENTS",
    "FINDINGS",
    "ORIGINS",
    "PROBLEMS",
    "TABLES",
    "finish",
    "load",
    "write",
]
