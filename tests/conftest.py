"""Stands here so that tests in every folder can import the helpers beside it, such as `verdicts`."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

SPARK = Path(__file__).parent / "spark"


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """The tests on a real Spark are run by `make test-spark`, which installs it: left out unless asked for by name."""
    if collection_path != SPARK:
        return None
    asked = [Path(one.partition("::")[0]).resolve() for one in config.args]
    return None if any(one == SPARK or SPARK in one.parents for one in asked) else True


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder: no case is kept there yet."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


# A shell that starts the tests in the background has them ignore Ctrl-C, and so all that they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
