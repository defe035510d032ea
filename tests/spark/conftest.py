"""A real Spark: a standalone master and two workers of this machine, bound to its loopback, with its Java.

These tests are run by `make test-spark`, which installs Spark; `make test` leaves them out. They are skipped where
there is no Java, and for no other reason.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback import Loopback

HERE = Path(__file__).parent


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Left out unless they are asked for by name."""
    asked = [Path(one.partition("::")[0]).resolve() for one in config.args]
    return None if any(one == HERE or HERE in one.parents for one in asked) else True


@pytest.fixture(scope="session", autouse=True)
def java() -> None:
    home = os.environ.get("JAVA_HOME")
    if shutil.which(f"{home}/bin/java" if home else "java") is None:
        pytest.skip("there is no Java on this machine: install Java 17 or newer, or set JAVA_HOME")


@pytest.fixture(scope="session")
def cluster(java: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loopback]:
    with Loopback(tmp_path_factory.mktemp("cluster")) as found:
        found.start_worker()
        found.start_worker()
        yield found
