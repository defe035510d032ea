"""The main job on Spark: the same steps on many machines, and the same report to the byte."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reconcile.engines.spark.refusals import Refused
from reconcile.engines.spark.session import Cluster, session
from reconcile.outcome import Report
from reconcile.pipeline import Settings, Watch


def reconcile(sources: Sequence[str], output: Path, cluster: Cluster, settings: Settings, watch: Watch) -> Report:
    """The main job on files and folders that all machines of the cluster see. Its tables are left in the output folder,
    which must not exist. Raises Refused."""
    with session(cluster) as spark:
        from reconcile.engines.spark.job import run

        return run(spark, sources, output, settings, watch)


__all__ = ["Cluster", "Refused", "reconcile", "session"]
