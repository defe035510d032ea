"""A run's session and its folder for what lies between two steps: tables that the machines write and this one reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as ds

from reconcile.engines.spark import tasks
from reconcile.engines.spark.rows import Columns, ddl
from reconcile.pipeline import Settings, Watch

_READ = 1_024  # rows that are held here at a time


@dataclass(frozen=True, slots=True)
class Work:
    """What every step of a run has at hand."""

    spark: Any
    folder: Path
    settings: Settings
    watch: Watch

    def done(self, name: str, step: Callable[..., Any], frame: Any, columns: Columns) -> Any:
        """The step done by the machines on every partition of the frame. Its rows are written, and read from there: a
        machine that goes away later costs nothing of this."""
        place = (self.folder / name).as_uri()
        frame.mapInArrow(step, ddl(columns)).write.parquet(place)
        return self.spark.read.schema(ddl(columns)).parquet(place)

    def told(self, name: str, *columns: str) -> Iterator[tuple[Any, ...]]:
        """These columns of what a step wrote, here."""
        for batch in self.batches(name, *columns):
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)

    def batches(self, name: str, *columns: str) -> Iterator[pa.RecordBatch]:
        parts = sorted(str(one) for one in (self.folder / name).iterdir() if one.suffix == ".parquet")
        if parts:
            yield from ds.dataset(parts, format="parquet").to_batches(columns=list(columns), batch_size=_READ)

    def frame(self, columns: Mapping[str, tuple[pa.DataType, Sequence[object]]]) -> Any:
        """Columns from here, for the machines."""
        arrays = {name: pa.array(values, kind) for name, (kind, values) in columns.items()}
        return self.spark.createDataFrame(pa.table(arrays))

    def share(self, value: object) -> Any:
        """A value that every machine fetches once."""
        return self.spark.sparkContext.broadcast(value)

    def parts(self, amount: int, each: int) -> int:
        """Partitions for so much work: no more than `each` in one, some for every core, none without any."""
        cores = 2 * int(self.spark.sparkContext.defaultParallelism)
        return max(1, min(amount, cores), -(-amount // each))

    def alike(self, step: Callable[..., Any]) -> Callable[..., Any]:
        """The step, done by machines that are what this one is."""
        return partial(tasks.alike, tasks.made_by(self.settings), self.settings, step)
