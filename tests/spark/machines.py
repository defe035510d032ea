"""What every test of this folder has: a Java, and a standalone master with two workers of this machine.

They are skipped where there is no Java, and for no other reason.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from loopback import Loopback


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
