"""Parquet: one article a row, in columns named as the fields of a JSON Lines record. Row groups are read one after the
other, a few rows at a time, so that a file may be larger than the memory. Read with pyarrow, an extra of this project.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reconcile.problems import Code, Problem
from reconcile.readers.base import Article, File, Reader
from reconcile.readers.records import NAMES, Bad, article, undated_problem

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

_COLUMNS = ("id", "text", "published", *NAMES)
_ROWS = 64  # at a time
_SHAPE = "columns are named id, text, title, publisher, published, url, author; text is a string"


def read(file: File) -> Iterator[Article | Problem]:
    """The articles of the file, and a problem for each bad row."""
    try:
        import pyarrow
        from pyarrow.parquet import ParquetFile
    except ImportError:
        message = "Parquet is read with pyarrow, which is not installed; nothing was read from it"
        yield Problem(file.path, Code.NOT_READABLE, message, "pip install 'reconcile-claims[parquet]'")
        return
    try:
        with ParquetFile(file.stream, pre_buffer=False) as whole:
            yield from _articles(file, whole)
    except (pyarrow.ArrowException, OSError) as error:  # also from between rows: what was read before it stays read
        why = " ".join(str(error).split())[:200]
        yield Problem(file.path, Code.NOT_READABLE, f"cannot be read as Parquet: {why}", "save it again")


def _articles(file: File, whole: ParquetFile) -> Iterator[Article | Problem]:
    names = whole.schema_arrow.names
    if "text" not in names:
        message = f'no column "text" among {", ".join(names[:12]) or "none"}; nothing was read from it'
        yield Problem(file.path, Code.BAD_RECORD, message, _SHAPE)
        return
    undated: list[tuple[int, str]] = []
    number = 0
    for group in range(whole.num_row_groups):
        rows = whole.metadata.row_group(group)
        if rows.total_byte_size > file.limits.group:
            message = f"row group {group + 1}: more than {file.limits.group:,} bytes; its rows were not read"
            yield Problem(file.path, Code.TOO_LARGE, message, "write it with smaller row groups")
            number += rows.num_rows
            continue
        wanted = [name for name in _COLUMNS if name in names]
        for batch in whole.iter_batches(_ROWS, [group], wanted, use_threads=False):
            for record in batch.to_pylist():
                number += 1
                yield _row(file, record, number, undated)
    if not number:
        yield Problem(file.path, Code.EMPTY_FILE, "empty, nothing was read from it", "remove it, or save it again")
    if undated:
        yield undated_problem(file.path, undated)


def _row(file: File, record: dict[str, Any], number: int, undated: list[tuple[int, str]]) -> Article | Problem:
    text = record["text"]
    if isinstance(text, str) and len(text) > file.limits.line:
        message = f"a text of more than {file.limits.line:,} characters was not read"
        return Problem(f"{file.path}:{number}", Code.TOO_LARGE, message, "an article is never so long: split it")
    try:
        return article(record, number, undated)
    except Bad as error:
        return Problem(f"{file.path}:{number}", Code.BAD_RECORD, f"{error}; this row was not read", _SHAPE)


READER = Reader("Parquet", (".parquet",), read)
