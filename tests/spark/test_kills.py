"""A worker that is killed in the middle of a job costs time, and nothing else: ten times over."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from asking import desk
from loopback import CONF, Loopback

from reconcile import engines, pipeline
from reconcile.engines import tables
from reconcile.engines.spark import Cluster, session
from reconcile.engines.spark.job import run
from reconcile.pipeline import Settings
from reconcile.report import render

pytest_plugins = ("machines",)

KILLS = 10


@pytest.fixture(scope="module")
def spark(cluster: Loopback) -> Iterator[Any]:
    with session(Cluster(cluster.master, tuple(CONF.items()), wait=120)) as started:
        yield started


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return desk(tmp_path_factory.mktemp("killed") / "in", 48)


def told(spark: Any, articles: Path, output: Path) -> tuple[bytes, float]:
    """What a run leaves, as a report, and how long it took."""
    started = time.monotonic()
    run(spark, [str(articles)], output, Settings(), lambda stage, done, total: None)
    return render(tables.load(output), "json"), time.monotonic() - started


def test_each_job_ends_right(cluster: Loopback, spark: Any, articles: Path, tmp_path: Path) -> None:
    right = render(pipeline.run([str(articles)], engine=engines.extracting(2)), "json")
    assert right.count(b'"verdict"') > 40
    told(spark, articles, tmp_path / "warm")
    first, usual = told(spark, articles, tmp_path / "first")
    assert first == right
    for kill in range(KILLS):
        killed: list[float] = []

        def strike(killed: list[float] = killed) -> None:
            cluster.kill_worker()
            killed.append(time.monotonic())
            cluster.start_worker()

        striker = threading.Timer(usual * (kill + 0.5) / KILLS, strike)
        striker.start()
        found, _ = told(spark, articles, tmp_path / str(kill))
        ended = time.monotonic()
        striker.join()
        assert killed[0] < ended, "it was over before the worker was killed"
        assert found == right, f"after kill {kill + 1}"
    assert sorted(one.name for one in tmp_path.iterdir() if one.name.startswith(".")) == []
