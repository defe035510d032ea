"""Starts and ends a Spark master and its workers on the loopback, on ports that are free."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent

#: Small and quick to start: these machines live for seconds.
JAVA = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto"
#: What a run is told of such a cluster.
CONF = {
    "spark.executor.memory": "600m",
    "spark.executor.extraJavaOptions": JAVA,
    "spark.driver.extraJavaOptions": JAVA,
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.shuffle.io.retryWait": "1s",  # who does not answer here is gone
}
PATIENCE = 120.0


@dataclass
class Loopback:
    """A cluster of this machine. Used in a `with` block, at whose end nothing of it is left."""

    folder: Path
    master: str = ""
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)
    _started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def __enter__(self) -> Loopback:
        log, _ = self._start("master.Master")
        self.master = _said(log, r"Starting Spark master at (spark://127\.0\.0\.1:\d+)")
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._started:
            _end(process)

    def start_worker(self) -> None:
        work = self.folder / "work"
        log, process = self._start("worker.Worker", "--cores", "1", "--memory", "1g", "-d", str(work), self.master)
        _said(log, r"(Successfully registered) with master")
        self.workers.append(process)

    def kill_worker(self) -> None:
        """The worker that was started first goes away with all that it does, as a machine does that loses its power."""
        _end(self.workers.pop(0))

    def _start(self, what: str, *args: str) -> tuple[Path, subprocess.Popen[bytes]]:
        import pyspark

        log = self.folder / f"{len(self._started)}.log"
        command = [str(Path(pyspark.__file__).parent / "bin" / "spark-class"), f"org.apache.spark.deploy.{what}"]
        command += ["--host", "127.0.0.1", "--port", "0", "--webui-port", "0", *args]
        environment = {
            "SPARK_LOCAL_IP": "127.0.0.1",
            "SPARK_DAEMON_MEMORY": "256m",
            "SPARK_DAEMON_JAVA_OPTS": JAVA,
            "SPARK_LOCAL_DIRS": str(self.folder / "local"),
            "PYTHONPATH": str(ROOT),
            "PYSPARK_PYTHON": sys.executable,
        }
        with log.open("wb") as out:
            process = subprocess.Popen(
                command, stdout=out, stderr=out, env=os.environ | environment, start_new_session=True
            )
        self._started.append(process)
        return log, process


def _said(log: Path, pattern: str) -> str:
    """What a process says once it is there."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found = re.search(pattern, log.read_text(errors="replace"))
        if found is not None:
            return found[1]
        time.sleep(0.1)
    raise TimeoutError(f"it never said {pattern!r}: {log.read_text(errors='replace')[-2000:]}")


def _end(process: subprocess.Popen[bytes]) -> None:
    """The process and those that it started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
