"""Starts Spark's Python processes with what they need already loaded: each is a copy of this one, made in an instant.

Named by `spark.python.daemon.module`; Spark runs it on every worker.
"""

from __future__ import annotations

from pyspark import daemon

import reconcile.engines.spark.pieces  # noqa: F401 - what takes so long to load

if __name__ == "__main__":
    daemon.manager()
