"""Why a cluster could not do a run, each in one line that says what to do."""

from __future__ import annotations

import re


class Refused(Exception):
    """The run could not be done; nothing was written. The message says why, and what to do."""


#: What Spark's long messages have in them: the words for it. The first that fits is told.
_TOLD = (
    (
        r"No space left on device|Disk quota exceeded|File too large",
        "a disk is full, or no file may grow any larger: make room where --output is, and for spark.local.dir",
    ),
    (
        r"No module named '?([\w.]+)",
        "a worker lacks {0}: install reconcile-claims[spark] there as here (docs/scale.md)",
    ),
    (
        r"a worker differs from the driver: ([^\n]*)\.",
        "a worker differs from this machine, {0}: install the same versions on every machine (docs/scale.md)",
    ),
    (
        r"PYTHON_VERSION_MISMATCH",
        "a worker runs another Python than this: set PYSPARK_PYTHON to one of the same version on every machine",
    ),
    (
        r'Cannot run program "([^"]+)"',
        "a worker has no {0}: set PYSPARK_PYTHON to the Python that has reconcile-claims[spark] there",
    ),
    (
        r"UNSUPPORTED_JAVA|UnsupportedClassVersionError|compiled by a more recent version of the Java",
        "the Java here is too old for this Spark: install Java 17 or newer, or set JAVA_HOME",
    ),
    (
        r"Permission denied|AccessControlException",
        "a worker may not write where --output is: choose a folder that every machine may write",
    ),
    (
        r"FileNotFoundException|No such file or directory",
        "a worker does not see a file that this machine sees: sources and --output must lie where all see them",
    ),
    (
        r"All masters are unresponsive|Master removed our application|SparkContext was (?:shut down|stopped)",
        "the master went away, or gave the run up: see that it runs, and try again",
    ),
    (r"OutOfMemoryError|Python worker exited unexpectedly", "a worker ran out of memory: raise spark.executor.memory"),
)


def told(error: BaseException) -> str:
    """The error in a line: in our words where we know it, else in those of its first cause."""
    text = f"{error}\n{getattr(error, '_stackTrace', None) or ''}"
    for pattern, words in _TOLD:
        found = re.search(pattern, text)
        if found is not None:
            return words.format(*found.groups())
    causes = re.findall(r"^Caused by: (\S+: \S.*)", text, re.MULTILINE)
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return f"Spark failed: {(causes[-1] if causes else f'{type(error).__name__}: {first}')[:300]}"
