"""What stands in a cluster's way ends the run with one line and 2; nothing half-written is left."""

from __future__ import annotations

import os
import random
import resource
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from asking import Done, desk, lines, on_spark, reconcile
from loopback import CONF, ROOT, Loopback

pytest_plugins = ("machines",)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    desk(tmp_path / "in", 4, files=1)
    return tmp_path


def refused(done: Done, home: Path, *words: str) -> None:
    """It ended with 2 and with one line that has these words; there is no output, nor a part of one."""
    said = [line for line in done.err.splitlines() if line.startswith("Error: ")]
    assert (done.code, len(said)) == (2, 1), done.err
    assert [word for word in words if word not in said[0]] == [], said[0]
    assert "Traceback" not in done.err
    assert [one.name for one in home.iterdir() if one.name not in ("in", "bin", "lib")] == []


def test_no_java(home: Path) -> None:
    os.mkdir(home / "bin")
    done = reconcile(*on_spark("local[1]", "in", "--output", "out"), folder=home, PATH=str(home / "bin"), JAVA_HOME="")
    refused(done, home, "there is no Java", "install Java 17 or newer")


def test_no_spark(home: Path) -> None:
    """All that is installed here, but the extra."""
    import pyspark

    lib = home / "lib"
    lib.mkdir()
    for one in Path(pyspark.__file__).parent.parent.iterdir():
        if not one.name.lower().startswith(("pyspark", "__editable", "_virtualenv")) and one.suffix != ".pth":
            os.symlink(one, lib / one.name)
    command = [sys.executable, "-S", "-m", "reconcile.cli", *map(str, on_spark("local[1]", "in", "--output", "out"))]
    paths = os.pathsep.join(map(str, (ROOT, lib)))
    done = subprocess.run(
        command, cwd=home, env=os.environ | {"PYTHONPATH": paths}, capture_output=True, check=False, timeout=120
    )
    refused(Done(done.returncode, done.stdout, done.stderr.decode()), home, "pip install 'reconcile-claims[spark]'")


def test_a_master_that_is_not_there(home: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"spark://127.0.0.1:{free.getsockname()[1]}"
    refused(reconcile(*on_spark(url, "in", "--output", "out"), folder=home), home, url, "no master answers there")


def test_a_master_that_never_answers(home: Path) -> None:
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        url = f"spark://127.0.0.1:{mute.getsockname()[1]}"
        done = reconcile(*on_spark(url, "in", "--output", "out", "--wait", "6"), folder=home)
    refused(done, home, url, "within 6 seconds")


def test_a_master_without_workers(home: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    with Loopback(tmp_path_factory.mktemp("alone")) as alone:
        done = reconcile(*on_spark(alone.master, "in", "--output", "out", "--wait", "12"), folder=home)
    refused(done, home, alone.master, "within 12 seconds")


def test_an_output_folder_that_exists(home: Path) -> None:
    (home / "in" / "kept.txt").write_text("Nine boats were moored in Goole on Monday, the harbour said.\n")
    before = sorted(path.name for path in (home / "in").iterdir())
    refused(
        reconcile(*on_spark("local[1]", "in", "--output", "in"), folder=home), home, "--output in", "exists already"
    )
    assert sorted(path.name for path in (home / "in").iterdir()) == before


def test_a_disk_that_fills(home: Path) -> None:
    """No file may grow beyond what some of the tables need: what a full disk does, without filling one."""
    words = random.Random(5)
    text = " ".join("".join(words.choices("abcdefghijklmnopqrstuvwxyz", k=7)) for _ in range(60_000))
    (home / "in" / "long.jsonl").write_text(lines([{"id": "long", "text": text}]))
    limit = 150_000
    command = [sys.executable, "-m", "reconcile.cli", *map(str, on_spark("local[1]", "in", "--output", "out"))]
    done = subprocess.run(
        command,
        cwd=home,
        env=os.environ | {"PYTHONPATH": str(ROOT), "SPARK_LOCAL_IP": "127.0.0.1"},
        capture_output=True,
        check=False,
        timeout=300,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    refused(Done(done.returncode, done.stdout, done.stderr.decode()), home, "a disk is full")


def test_a_url_that_is_none(home: Path) -> None:
    done = reconcile(*on_spark("spark://nowhere", "in", "--output", "out"), folder=home)
    refused(done, home, "--master spark://nowhere", "spark://HOST:PORT")


def test_settings_that_spark_does_not_take(home: Path) -> None:
    conf = CONF | {"spark.sql.shuffle.partitions": "many"}
    done = reconcile(*on_spark("local[1]", "in", "--output", "out", conf=conf), folder=home)
    refused(done, home, "spark.sql.shuffle.partitions")
