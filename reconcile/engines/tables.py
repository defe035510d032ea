"""A run's report as a folder of Parquet tables: a row a document, claim, cluster, finding, origin, and problem.

Columns with plain values are for queries; `data` has the whole value as JSON, without loss, and `number` the order of
the report. `run.json` says what made it: it is written last, and a folder without one is no report.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from reconcile.case import codec
from reconcile.case.errors import DamagedCase, NewerCase, NotACase
from reconcile.case.rows import shown
from reconcile.model import Claim, Cluster, Dating, Derivation, Document, Finding, Label, Line, Origin, Source
from reconcile.outcome import Report, Run
from reconcile.problems import Problem

T = TypeVar("T")
Row = tuple[object, ...]
Columns = dict[str, pa.DataType]

#: What `run.json` says of the columns below: a reader knows this one and those before it.
LAYOUT = 1
RUN = "run.json"

_TEXT, _WHOLE, _DAY, _NAMES = pa.string(), pa.int64(), pa.date32(), pa.list_(pa.string())
_ORDERED: Columns = {"number": _WHOLE}
_WRITTEN = 5_000  # rows that are written at a time


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its folder's name, its columns, a row of a value with its number."""

    name: str
    columns: Columns
    row: Callable[[int, Any], Row]

    @property
    def schema(self) -> pa.Schema:
        return pa.schema(list(self.columns.items()))


def _texts(names: str) -> Columns:
    return dict.fromkeys(names.split(), _TEXT)


# ── rows ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _document(number: int, told: tuple[Document, Dating]) -> Row:
    document, dating = told
    source, period = document.source, dating.period
    text = shown_whole(document.text)
    return (
        number,
        document.id,
        *map(shown, (source.path, source.sha256, source.publisher, source.title, source.author, source.url)),
        period.start if period and period.days == 1 else None,
        dating.basis.value,
        text,
        None if text == document.text else document.text.encode("utf-8", "surrogatepass"),
        " ".join(line.label for line in document.lines),
        codec.dumps(source),
        codec.dumps(dating),
    )


def shown_whole(text: str) -> str:
    """A text that any tool takes: what is half a character is a replacement character."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _claim(number: int, claim: Claim) -> Row:
    scope, quantity = claim.scope, claim.quantity
    interval = quantity.interval if quantity else None
    return (
        number,
        claim.id,
        claim.document,
        claim.kind.value,
        claim.line,
        claim.column,
        claim.span.start,
        claim.span.end,
        shown(claim.quote),
        shown(claim.measure.text),
        *(_real(value) for value in (quantity.value if quantity else None, *(_ends(interval)))),
        quantity.bound.value if quantity else None,
        shown(quantity.unit) if quantity else None,
        shown(claim.attribution.speaker) if claim.attribution else None,
        scope.event.id if scope.event else None,
        shown(scope.event.name) if scope.event else None,
        scope.period.start if scope.period else None,
        scope.period.end if scope.period else None,
        shown(scope.place.name) if scope.place else None,
        scope.modality.value,
        codec.dumps(claim),
    )


def _ends(interval: Any) -> tuple[Decimal | None, Decimal | None]:
    return (interval.low, interval.high) if interval is not None else (None, None)


def _real(number: Decimal | None) -> float | None:
    return float(number) if number is not None and number.is_finite() and abs(number.adjusted()) < 300 else None


def _cluster(number: int, one: Cluster) -> Row:
    return number, one.id, shown(one.question), list(one.claims), codec.dumps(one)


def _finding(number: int, one: Finding) -> Row:
    words = (one.id, one.cluster, one.verdict.value, one.reason, one.severity.value)
    sides = (list(one.left), list(one.right))
    return number, *words, *sides, one.internal, one.confidence, shown(one.explanation), codec.dumps(one)


def _origin(number: int, one: Origin) -> Row:
    return number, one.id, list(one.documents), shown(one.why), codec.dumps(one)


def _derivation(number: int, one: Derivation) -> Row:
    return number, one.claim, one.statement, list(one.lost), shown(one.why), codec.dumps(one)


def _problem(number: int, one: Problem) -> Row:
    told = (one.where, one.code.value, one.message, one.help)
    return number, *map(shown, told), one.unread, codec.dumps(one)


_PLACE = dict.fromkeys(("line", "column", "start", "end"), _WHOLE)
_VALUE = dict.fromkeys(("value", "low", "high"), pa.float64())
_DATA = _texts("data")

DOCUMENTS = Table(
    "documents",
    _ORDERED
    | _texts("id path sha256 publisher title author url")
    | {"published": _DAY, "published_basis": _TEXT, "text": _TEXT, "text_bytes": pa.binary()}
    | _texts("labels source dating"),
    _document,
)
CLAIMS = Table(
    "claims",
    _ORDERED
    | _texts("id document kind")
    | _PLACE
    | _texts("quote measure")
    | _VALUE
    | _texts("bound unit speaker event event_name")
    | {"period_start": _DAY, "period_end": _DAY}
    | _texts("place modality data"),
    _claim,
)
CLUSTERS = Table("clusters", _ORDERED | _texts("id question") | {"claims": _NAMES} | _DATA, _cluster)
FINDINGS = Table(
    "findings",
    _ORDERED
    | _texts("id cluster verdict reason severity")
    | {"left": _NAMES, "right": _NAMES, "internal": pa.bool_(), "confidence": pa.float64()}
    | _texts("explanation data"),
    _finding,
)
ORIGINS = Table("origins", _ORDERED | _texts("id") | {"documents": _NAMES} | _texts("why data"), _origin)
DERIVATIONS = Table(
    "derivations", _ORDERED | _texts("claim statement") | {"lost": _NAMES} | _texts("why data"), _derivation
)
PROBLEMS = Table(
    "problems", _ORDERED | _texts("where code message help") | {"unread": pa.bool_()} | _texts("data"), _problem
)
TABLES = (DOCUMENTS, CLAIMS, CLUSTERS, FINDINGS, ORIGINS, DERIVATIONS, PROBLEMS)


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
