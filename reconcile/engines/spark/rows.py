"""Rows as Spark hands them to Python and takes them back: Arrow batches, many rows a call, and piles of one key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

import pyarrow as pa

#: What is handed on at a time, in rows and bytes: an article may have megabytes.
ROWS, BYTES = 512, 8 * 2**20

#: A table's columns; a row is a tuple in their order.
Columns = Mapping[str, pa.DataType]
Batches = Iterable[pa.RecordBatch]

TEXT, WHOLE, PACKED, TEXTS, TRUTH = pa.string(), pa.int64(), pa.binary(), pa.list_(pa.string()), pa.bool_()

_SQL: Mapping[pa.DataType, str] = {
    pa.string(): "string",
    pa.int64(): "bigint",
    pa.float64(): "double",
    pa.binary(): "binary",
    pa.bool_(): "boolean",
    pa.date32(): "date",
    pa.list_(pa.string()): "array<string>",
}


def ddl(columns: Columns) -> str:
    """The columns as Spark's SQL writes them."""
    return ", ".join(f"`{name}` {_SQL[kind]}" for name, kind in columns.items())


def batches(rows: Iterable[tuple[object, ...]], columns: Columns) -> Iterator[pa.RecordBatch]:
    """The rows, some at a time."""
    schema = pa.schema(list(columns.items()))
    waiting: list[tuple[object, ...]] = []
    size = 0
    for row in rows:
        waiting.append(row)
        size += sum(len(item) for item in row if isinstance(item, str | bytes))
        if len(waiting) >= ROWS or size >= BYTES:
            yield _batch(waiting, schema)
            waiting, size = [], 0
    if waiting:
        yield _batch(waiting, schema)


def _batch(rows: list[tuple[object, ...]], schema: pa.Schema) -> pa.RecordBatch:
    columns = zip(*rows, strict=True)
    return pa.record_batch(
        [pa.array(column, kind) for column, kind in zip(columns, schema.types, strict=True)], schema=schema
    )


def rows(given: Batches) -> Iterator[dict[str, Any]]:
    """One row after the other."""
    for batch in given:
        for start in range(0, len(batch), ROWS):
            yield from batch.slice(start, ROWS).to_pylist()


def piles(given: Batches, key: str) -> Iterator[list[dict[str, Any]]]:
    """The rows of each key, of rows that are sorted by it. A pile may reach over many batches."""
    for _, pile in groupby(rows(given), key=lambda row: row[key]):
        yield list(pile)
