"""A run on Spark tells what a run on this machine tells, to the byte; whatever is wrong with an article."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from asking import articles, desk, lines, on_spark, reconcile
from loopback import ROOT, Loopback

#: An extractor, as another distribution would bring one, with a fault that ends the process.
DEADLY = {
    "deadly.py": """
import os, re, signal
from reconcile.extractors import Extractor
from reconcile.model import Kind

pytest_plugins = ("machines",)

def read(document, sentence):
    os.kill(os.getpid(), signal.SIGKILL)

EXTRACTOR = Extractor(Kind.PLACE, re.compile("glockenspiel"), read, parses=False)
""",
    "deadly-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: deadly\nVersion: 1.0\n",
    "deadly-1.0.dist-info/entry_points.txt": "[reconcile.extractors]\ndeadly = deadly:EXTRACTOR\n",
}


def test_the_seeds_on_two_workers(cluster: Loopback, tmp_path: Path) -> None:
    seeds = ROOT / "seeds"
    here = reconcile("run", seeds, "--no-case", "--format", "json", folder=tmp_path)
    there = reconcile(
        *on_spark(cluster.master, "--input", seeds, "--output", "out", "--case", "kept.db"), folder=tmp_path
    )
    assert here.code == there.code == 1, there.err
    assert sorted(one.name for one in tmp_path.iterdir()) == ["kept.db", "out"]  # nothing is left beside it
    for kept in ("out", "kept.db"):
        again = reconcile("report", "--case", kept, "--format", "json", folder=tmp_path)
        assert again.out == here.out, kept
    first = json.loads(here.out)["findings"][0]["id"]
    shown = reconcile("explain", first, "--case", "out", folder=tmp_path)
    assert shown.code == 0
    assert first.encode() in shown.out


def test_what_is_wrong_with_articles_is_told_alike(tmp_path: Path) -> None:
    """A line that is no record, an article told twice, two of one id, one that ends the process that reads it, a file
    of no known format, an empty one, one that is not there: each costs itself, by name. Parquet is read, too."""
    folder = desk(tmp_path / "in", 40)
    pq.write_table(pa.Table.from_pylist(list(articles(44))[40:]), folder / "more.parquet")
    fatal = {"id": "fatal", "text": "A glockenspiel was played in Dover. It drew 400 people.\n"}
    told = list(articles(40))
    again = {"id": "twin", "text": told[0]["text"]}
    odd = lines([fatal, again, {"id": "0003", "text": "A bridge of 90 metres was opened in Frome on Monday.\n"}])
    (folder / "odd.jsonl").write_text(odd + '{"id": "cut", "te\n' + '{"id": "none"}\n')
    (folder / "notes.docx").write_bytes(b"PK")
    (folder / "empty.jsonl").write_bytes(b"")
    for name, text in DEADLY.items():
        place = tmp_path / "plug" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    paths = os.pathsep.join(map(str, (ROOT, tmp_path / "plug")))
    run = ("run", "in", "gone", "--no-case", "--format", "json", "--jobs", "2")
    here = reconcile(*run, folder=tmp_path, PYTHONPATH=paths)
    there = reconcile(*on_spark("local[2]", "in", "gone", "--output", "out"), folder=tmp_path, PYTHONPATH=paths)
    assert here.code == there.code == 3, there.err
    assert reconcile("report", "--case", "out", "--format", "json", folder=tmp_path).out == here.out
    problems = {(one["where"], one["code"]) for one in json.loads(here.out)["problems"]}
    assert ("odd.jsonl#fatal", "extraction_failed") in problems
    assert ("odd.jsonl:4", "bad_record") in problems
    assert ("gone", "missing_file") in problems
    assert "more.parquet#0043" in {one["path"] for one in json.loads(here.out)["documents"]}
    assert "odd.jsonl#fatal: nothing was read from it: the process that read it ended twice" in there.err


def test_a_worker_with_another_version_reads_nothing_and_is_named(tmp_path: Path) -> None:
    """What it would read could differ; so it says which version it has, and the run ends as one that read nothing."""
    desk(tmp_path / "in", 4, files=1)
    other = tmp_path / "other"
    os.makedirs(other)
    os.symlink(ROOT / "schemas", other / "schemas")
    os.mkdir(other / "reconcile")
    for item in (ROOT / "reconcile").iterdir():
        if item.name != "__init__.py":
            os.symlink(item, other / "reconcile" / item.name)
    told = (ROOT / "reconcile" / "__init__.py").read_text()
    (other / "reconcile" / "__init__.py").write_text(told + '\n__version__ = "0.0.1"\n')
    command = on_spark("local[1]", "in", "--output", "out", "--conf", f"spark.executorEnv.PYTHONPATH={other}")
    done = reconcile(*command, folder=tmp_path)
    assert done.code == 3, done.err
    assert "reconcile 0.0.1, not reconcile " in done.err
    assert "nor were 3 others" in done.err
    report = json.loads(reconcile("report", "--case", "out", "--format", "json", folder=tmp_path).out)
    assert report["documents"] == []
    assert [one["code"] for one in report["problems"]] == ["not_readable"]
