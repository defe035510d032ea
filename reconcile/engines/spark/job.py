"""A run on a cluster: which step is done by the machines, what is joined here, and how it is written.

What needs one document, one key, one event, or one component of the pairs is done by the machines (`tasks`); what needs
all documents in short, here. Everything is written aside, and the folder gets its name when it is whole.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from reconcile import lineage, pipeline, stages
from reconcile.engines import tables
from reconcile.engines.parcel import pack, unpack
from reconcile.engines.spark import pieces, tasks
from reconcile.engines.spark.frames import Work
from reconcile.engines.spark.judging import ask, judge, pair
from reconcile.engines.spark.refusals import Refused
from reconcile.engines.spark.rows import PACKED, TEXT, WHOLE
from reconcile.engines.spark.taking import Case, extract, gathered
from reconcile.linking.clusters import crowds
from reconcile.linking.pairs import ground
from reconcile.model import Dating, Origin
from reconcile.models import model_version
from reconcile.outcome import Report
from reconcile.pipeline import Settings, Watch
from reconcile.rules.findings import heard, ruled
from reconcile.scope.events import Scene


@contextmanager
def aside(output: Path) -> Iterator[Path]:
    """A folder beside the one that is asked for, which it becomes when the block ends well; else nothing is left."""
    folder = output.parent / f".{output.name[:80]}.{os.getpid()}"
    folder.mkdir()
    try:
        yield folder
        if output.exists():
            raise Refused(f"--output {output}: it has come to exist meanwhile: choose another name")
        folder.rename(output)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(
    spark: Any, asked: Sequence[str], output: Path, settings: Settings, watch: Watch, inputs: Sequence[str] = ()
) -> Report:
    """The main job. Its tables are left in the output folder, which must not exist. Raises Refused."""
    with aside(output.absolute()) as folder:
        work = folder / "work"
        work.mkdir()
        report = _whole(Work(spark, work, settings, watch), folder, asked, inputs or asked)
        shutil.rmtree(work)
        tables.finish(folder, report)
    return report


def _whole(work: Work, folder: Path, asked: Sequence[str], inputs: Sequence[str]) -> Report:
    extracts, problems = extract(work, asked)
    case = gathered(work, problems)
    work.watch("dating", len(case.read), len(case.read))
    sources = _origins(case)
    dated = stages.date(case.read)
    scene = stages.recognise(case.read, dated)
    claims = _settle(work, folder, extracts, case, dated, scene)
    work.watch("linking", 0, 0)
    pairs, great = pair(work, claims, replace(ground(case.places, scene), scene=scene.slim()))
    work.watch("judging", 0, 0)
    answers = ask(work, claims)
    linked, judged = judge(work, claims, pairs, pieces.Bench(scene.slim(), heard(answers)))
    work.watch("assembling", 0, 0)
    placed = tuple(unpack(data) for _, data in sorted(work.told("claims", "number", "claim")))
    problems = [*case.problems, *scene.problems, *crowds(great), *lineage.crowds((), placed)]
    del scene
    read = [case.texts[one.id] for one in case.read]
    found = ruled(linked, judged, answers, placed)
    parts = stages.Parts(read, dated, placed, linked, found, sources, problems)
    report = stages.assemble(parts, inputs, pipeline.recorded(work.settings), model_version())
    _written(folder, report)
    return report


def _written(folder: Path, report: Report) -> None:
    """The tables that are not written by the machines."""
    for table in (tables.CLUSTERS, tables.FINDINGS, tables.ORIGINS, tables.DERIVATIONS, tables.PROBLEMS):
        tables.write(folder, table, getattr(report, table.name))


def _origins(case: Case) -> tuple[Origin, ...]:
    """The origins. They alone ask for the runs of words, half of what a profile takes: these are let go of."""
    profiles = [one.profile for one in case.read]
    sources = lineage.origins(profiles, case.documents)
    case.problems += lineage.crowds(profiles, ())
    case.read = [replace(one, profile=replace(one.profile, shingles=())) for one in case.read]
    return sources


def _settle(work: Work, folder: Path, extracts: Any, case: Case, dated: Sequence[Dating], scene: Scene) -> Any:
    """The claims with their periods and events. The tables of documents and claims are written from here."""
    settings = work.frame(
        {
            "id": (TEXT, [one.id for one in case.read]),
            "number": (WHOLE, range(len(case.read))),
            "setting": (PACKED, [pack(stages.setting(one.id, scene)) for one in case.read]),
            "dating": (PACKED, [pack(one) for one in dated]),
        }
    )
    frame = extracts.where("claims is not null").join(settings, "id")
    claims = work.done("claims", work.alike(tasks.settle), frame, tasks.CLAIMS)
    claims.select(*tables.CLAIMS.columns).write.parquet((folder / tables.CLAIMS.name).as_uri())
    texts = Work(work.spark, folder, work.settings, work.watch)
    texts.done(tables.DOCUMENTS.name, work.alike(tasks.documents), frame, tables.DOCUMENTS.columns)
    return claims
