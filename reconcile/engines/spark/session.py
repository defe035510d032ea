"""Starts Spark, watches that it has workers, and stops it. What stands in its way is told in a line, within a limit.

Spark itself would wait for a master or a worker for ever, and say so in a log.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from reconcile.engines.spark.refusals import Refused, told

#: What we set unless --conf, or a spark-defaults.conf, says otherwise.
_USUAL: Mapping[str, str] = {
    "spark.app.name": "reconcile",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.task.maxFailures": "8",  # machines go away, and that is no fault of a task
    "spark.python.worker.reuse": "true",  # the parser is loaded once a process
    "spark.python.daemon.module": "reconcile.engines.spark.daemon",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "512",  # an article may be long
    "spark.sql.execution.pyspark.udf.simplifiedTraceback.enabled": "true",
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.sql.codegen.wholeStage": "false",  # the work is Python's: making Java of each query costs more than it saves
    "spark.hadoop.fs.file.impl": "org.apache.hadoop.fs.RawLocalFileSystem",  # no checksum files beside the tables
    "spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs": "false",
}
_LOOK = 0.25  # seconds between two looks at how many workers there are
_KNOCK = 10.0  # seconds for a master's port to answer


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where a run is done: the master's URL, Spark's settings, and how many seconds it may have no worker."""

    master: str = "local[*]"
    conf: tuple[tuple[str, str], ...] = ()
    wait: float = 120.0
    verbose: bool = False

    @property
    def local(self) -> bool:
        return self.master.startswith("local")


@contextmanager
def session(cluster: Cluster) -> Iterator[Any]:
    """A Spark session of this cluster. Raises Refused where there is none to be had, and where one is lost."""
    _installed()
    _java()
    _reachable(cluster)
    spark = _started(cluster)
    watch = _Watch(spark, cluster)
    try:
        watch.first()
        with watch:
            yield spark
    except Refused:
        raise
    except Exception as error:
        if watch.lost:
            raise Refused(watch.lost) from None
        if type(error).__module__.startswith(("py4j", "pyspark")) or isinstance(error, ConnectionError):
            raise Refused(told(error)) from None
        raise
    finally:
        _stop(spark)


def _installed() -> None:
    try:
        import pandas  # noqa: F401 - asked for by Spark's Arrow functions
        import pyarrow  # noqa: F401
        import pyspark  # noqa: F401
    except ImportError as error:
        message = f"Spark for Python is not installed ({error}): pip install 'reconcile-claims[spark]'"
        raise Refused(message) from None


def _java() -> None:
    home = os.environ.get("JAVA_HOME")
    if shutil.which(os.path.join(home, "bin", "java") if home else "java") is None:
        where = f"in JAVA_HOME, {home}" if home else "on the path"
        raise Refused(f"there is no Java {where}: install Java 17 or newer, or set JAVA_HOME to one")


def _reachable(cluster: Cluster) -> None:
    """Refuses where no master of a spark:// URL answers at its port; what else answers there is found out later."""
    if not cluster.master.startswith("spark://"):
        return
    why = ""
    for place in cluster.master.removeprefix("spark://").split(","):
        host, _, port = place.rpartition(":")
        try:
            socket.create_connection((host, int(port)), min(_KNOCK, cluster.wait)).close()
            return
        except ValueError:
            raise Refused(f"--master {cluster.master}: write it as spark://HOST:PORT") from None
        except OSError as error:
            why = error.strerror or str(error)
    raise Refused(f"--master {cluster.master}: no master answers there ({why}): start it, or correct the URL")


def _started(cluster: Cluster) -> Any:
    """The session, or Refused after the time limit."""
    found: list[Any] = []

    def start() -> None:
        try:
            found.append(_built(cluster))
        except BaseException as error:  # noqa: BLE001 - handed to the other thread
            found.append(error)

    thread = threading.Thread(target=start, name="spark-start", daemon=True)
    thread.start()
    thread.join(cluster.wait)
    if not found:
        _kill()
        wait = f"{cluster.wait:g} seconds"
        raise Refused(f"--master {cluster.master}: it did not take the run up within {wait}: is it a Spark master?")
    if isinstance(found[0], KeyboardInterrupt | SystemExit):
        raise found[0]
    if isinstance(found[0], BaseException):
        _kill()
        raise Refused(f"--master {cluster.master}: {told(found[0])}")
    return found[0]


def _built(cluster: Cluster) -> Any:
    from pyspark import SparkConf, SparkContext
    from pyspark.java_gateway import launch_gateway
    from pyspark.sql import SparkSession

    # Spark takes the workers' Python from here alone, whatever its settings say; unset, it is whichever “python3” is.
    os.environ.setdefault("PYSPARK_PYTHON", dict(cluster.conf).get("spark.pyspark.python", sys.executable))
    conf = SparkConf().setMaster(cluster.master)
    conf.setAll(list({**_usual(cluster), **dict(cluster.conf)}.items()))
    # What Java logs is for who asks for it: what matters comes back as an error.
    gateway = launch_gateway(conf, {} if cluster.verbose else {"stderr": subprocess.DEVNULL})
    SparkContext._ensure_initialized(gateway=gateway, conf=conf)
    return SparkSession.builder.config(conf=conf).getOrCreate()


def _usual(cluster: Cluster) -> dict[str, str]:
    """A cluster on the loopback is spoken to over the loopback."""
    usual = dict(_USUAL)
    if cluster.local or any(host in cluster.master for host in ("//127.0.0.1:", "//localhost:")):
        usual |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    return usual


class _Watch:
    """Looks at how many workers there are; where there is none for too long, it ends the run, and `lost` says why."""

    def __init__(self, spark: Any, cluster: Cluster) -> None:
        self.lost = ""
        self._spark, self._cluster = spark, cluster
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, name="spark-watch", daemon=True)

    def first(self) -> None:
        """Waits for a worker."""
        until = time.monotonic() + self._cluster.wait
        while not self._workers():
            if time.monotonic() > until:
                wait = f"{self._cluster.wait:g} seconds"
                message = f"--master {self._cluster.master}: no worker took the run up within {wait}"
                raise Refused(f"{message}: start one, or ask for less (spark.executor.memory, spark.executor.cores)")
            time.sleep(_LOOK)

    def _workers(self) -> int:
        if self._cluster.local:
            return 1
        return int(self._spark.sparkContext._jsc.sc().getExecutorMemoryStatus().size()) - 1

    def __enter__(self) -> _Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        seen = time.monotonic()
        with suppress(Exception):  # Java went away: the run notices
            while not self._over.wait(_LOOK * 4):
                if self._workers():
                    seen = time.monotonic()
                elif time.monotonic() - seen > self._cluster.wait:
                    wait = f"{self._cluster.wait:g} seconds"
                    self.lost = f"--master {self._cluster.master}: for {wait} no worker was left: start one, try again"
                    self._spark.sparkContext.cancelAllJobs()
                    return


def _stop(spark: Any) -> None:
    """Ends the session, and Java with it."""
    done = threading.Thread(target=_ended, args=(spark,), daemon=True)
    done.start()
    done.join(_KNOCK)
    _kill()


def _ended(spark: Any) -> None:
    with suppress(Exception):
        spark.stop()


def _kill() -> None:
    """Java ends, and the next session starts a new one."""
    from pyspark import SparkContext
    from pyspark.sql import SparkSession

    gateway = SparkContext._gateway
    if gateway is None:
        return
    with suppress(Exception):
        gateway.shutdown()
    process = getattr(gateway, "proc", None)
    if process is not None:
        process.kill()
        process.wait()
        process.stdin.close()
    SparkContext._gateway = SparkContext._jvm = SparkContext._active_spark_context = None
    SparkSession._instantiatedSession = SparkSession._activeSession = None
