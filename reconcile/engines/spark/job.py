"""A run on a cluster: which step is done by the machines, what is joined here, and how it is written.

What needs one document, one key, one event, or one component of the pairs is done by the machines (`tasks`); what needs
all documents in short, here. Everything is written aside, and the folder gets its name when it is whole.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from reconcile import lineage, pipeline, stages
from reconcile.annotate import model_version
from reconcile.engines import tables
from reconcile.engines.parcel import pack, unpack
from reconcile.engines.spark import tasks
from reconcile.engines.spark.frames import Work
from reconcile.engines.spark.joining import Pair, components, listing
from reconcile.engines.spark.refusals import Refused
from reconcile.engines.spark.rows import PACKED, TEXT, WHOLE
from reconcile.linking.clusters import Linked, crowds
from reconcile.linking.pairs import Met, ground
from reconcile.model import Claim, Dating, Document, Origin, Period
from reconcile.outcome import Report
from reconcile.pipeline import Settings, Watch
from reconcile.problems import Code, Problem
from reconcile.readers import Found, Seen, files
from reconcile.readers.shelf import Shelf
from reconcile.rules.beyond import elsewhere
from reconcile.rules.findings import Judged, heard, ruled
from reconcile.rules.group_findings import Told
from reconcile.scope.events import Scene
from reconcile.stages import Short

#: What one task does at most: bytes and files to read, articles to extract, claims to pair, pairs to judge.
_READ_BYTES, _READ_FILES, _EXTRACTED, _PAIRED, _JUDGED = 64 * 2**20, 500, 1_000, 20_000, 20_000


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
    extracts, problems = _extract(work, asked)
    case = _gathered(work, problems)
    work.watch("dating", len(case.read), len(case.read))
    sources = _origins(case)
    dated = stages.date(case.read)
    scene = stages.recognise(case.read, dated)
    claims = _settle(work, folder, extracts, case, dated, scene)
    work.watch("linking", 0, 0)
    pairs, capped = _pair(work, claims, replace(ground(case.places, scene), scene=scene.slim()))
    work.watch("judging", 0, 0)
    answers = _ask(work, claims)
    linked, judged = _judge(work, claims, pairs, tasks.Bench(scene.slim(), heard(answers)))
    work.watch("assembling", 0, 0)
    placed = tuple(unpack(data) for _, data in sorted(work.told("claims", "number", "claim")))
    problems = [*case.problems, *scene.problems, *crowds(capped), *lineage.crowds((), placed)]
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


# ── read and extract ─────────────────────────────────────────────────────────────────────────────────────────────────


def _extract(work: Work, asked: Sequence[str]) -> tuple[Any, list[Problem]]:
    found, problems = files(asked)
    slices = dict(enumerate(_slices(found)))
    step = partial(tasks.read, work.share(slices))
    articles = work.done("articles", step, work.spark.range(0, len(slices), 1, max(1, len(slices))), tasks.ARTICLES)
    rows = sorted(work.told("articles", "file", "at", "record", "wanted", "digest", "problem"), key=lambda row: row[:2])
    seen, named = Seen(), []
    for file, at, record, wanted, digest, problem in rows:
        if problem is not None:
            problems.append(unpack(problem))
            continue
        own, said = seen.name(found[file].shown + record, digest, wanted, record)
        problems += said
        named.append((file, at, own))
    work.watch("reading", len(named), len(named))
    columns = zip(*named, strict=True) if named else ([], [], [])
    names = work.frame(dict(zip(("file", "at", "own"), zip((WHOLE, WHOLE, TEXT), columns, strict=True), strict=True)))
    frame = articles.where("article is not null").join(names, ["file", "at"])
    step = partial(tasks.extract, work.share(found), tasks.made_by(work.settings), work.settings)
    parts = work.parts(len(named), _EXTRACTED)
    return work.done("extracts", step, frame.repartition(parts), tasks.EXTRACTS), problems


def _slices(found: Sequence[Found]) -> Iterator[list[tuple[int, Found]]]:
    """The files, with their numbers, in groups that one task reads; a large one is a group of its own."""
    group: list[tuple[int, Found]] = []
    size = 0
    for number, file in enumerate(found):
        try:
            here = os.path.getsize(file.real)
        except OSError:
            here = 0  # reading it tells what is wrong
        if group and (size + here > _READ_BYTES or len(group) >= _READ_FILES):
            yield group
            group, size = [], 0
        group.append((number, replace(file, real=os.path.abspath(file.real))))  # the machines stand elsewhere
        size += here
    if group:
        yield group


@dataclass(slots=True)
class Case:
    """The documents as this machine knows them: those that were read in short, in order; the texts of all on a shelf; a
    claim of each place that any claim tells; what went wrong."""

    read: list[Short] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    texts: dict[str, Document] = field(default_factory=dict)
    places: list[Claim] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def _gathered(work: Work, problems: Sequence[Problem]) -> Case:
    case, shelf = Case(problems=list(problems)), Shelf()
    towns: dict[str, Claim] = {}
    refused: dict[str, list[str]] = {}
    columns = ("path", "document", "profile", "places", "problem", "refused")
    for path, packed, profile, places, problem, why in work.told("extracts", *columns):
        if why is not None:
            refused.setdefault(why, []).append(path)
            continue
        document = shelf.put(unpack(packed))
        case.documents.append(document)
        if problem is not None:
            case.problems.append(unpack(problem))
            continue
        case.read.append(Short(document.id, document.source, unpack(profile)))
        case.texts[document.id] = document
        towns |= {claim.scope.place.key: claim for claim in unpack(places)}
    case.places = [towns[key] for key in sorted(towns)]
    case.problems += map(_unlike, *zip(*sorted(refused.items()), strict=True)) if refused else ()
    case.documents.sort(key=lambda one: (one.source.path, one.id))
    case.read.sort(key=lambda one: (one.source.path, one.id))
    work.watch("extracting", len(case.documents), len(case.documents))
    return case


def _unlike(why: str, paths: Sequence[str]) -> Problem:
    others = f", nor were {len(paths) - 1:,} others" if len(paths) > 1 else ""
    message = f"it was not read{others}: a worker differs from this machine, {why}"
    return Problem(min(paths), Code.NOT_READABLE, message, "install the same versions on every machine (docs/scale.md)")


def _alike(work: Work, step: Callable[..., Any]) -> Callable[..., Any]:
    """The step, done by machines that are what this one is."""
    return partial(tasks.alike, tasks.made_by(work.settings), work.settings, step)


# ── place claims, link, judge ────────────────────────────────────────────────────────────────────────────────────────


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
    claims = work.done("claims", _alike(work, tasks.settle), frame, tasks.CLAIMS)
    claims.select(*tables.CLAIMS.columns).write.parquet((folder / tables.CLAIMS.name).as_uri())
    texts = Work(work.spark, folder, work.settings, work.watch)
    texts.done(tables.DOCUMENTS.name, _alike(work, tasks.documents), frame, tables.DOCUMENTS.columns)
    return claims


def _pair(work: Work, claims: Any, around: object) -> tuple[Any, list[Met]]:
    """The pairs that are alike, found key by key, without those of lists; and the keys that had too many claims."""
    from pyspark.sql import functions as sql

    keyed = claims.select(sql.explode("keys").alias("key"), "number", "claim")
    parts = work.parts(sum(len(keys) for (keys,) in work.told("claims", "keys")), _PAIRED)
    piles = keyed.repartition(parts, "key").sortWithinPartitions("key", "number")
    pairs = work.done("pairs", _alike(work, partial(tasks.pair, work.share(around))), piles, tasks.PAIRS)
    capped = [unpack(data) for (data,) in work.told("pairs", "capped") if data is not None]
    found = pairs.where("left is not null")
    lists = sorted(listing(_told(work, "pairs")))
    if lists:
        found = found.join(_listed(work, claims, found, lists), ["left", "right"], "left_anti")
    return found, capped


def _told(work: Work, name: str) -> Iterator[Pair]:
    return ((left, right) for left, right in work.told(name, "left", "right") if left is not None)


def _listed(work: Work, claims: Any, pairs: Any, lists: Sequence[int]) -> Any:
    """The pairs that these documents, which may have lists, have within them."""
    from pyspark.sql import functions as sql

    def of(number: str) -> Any:
        return sql.floor(sql.col(number) / tasks.A_DOCUMENT).cast("bigint").alias("document")

    here = work.frame({"document": (WHOLE, lists)})
    inside = pairs.where(of("left") == of("right"))
    mine = claims.select(of("number"), "number", sql.lit(None).cast("bigint").alias("right"), "claim", _no("score"))
    theirs = inside.select(of("left"), sql.col("left").alias("number"), "right", _no("claim"), "score")
    piles = mine.union(theirs).join(here, "document").repartition(work.parts(len(lists), 500), "document")
    work.done("lists", _alike(work, tasks.unlist), piles.sortWithinPartitions("document"), tasks.DROPPED)
    dropped = sorted(_told(work, "lists"))
    return work.frame({"left": (WHOLE, [a for a, _ in dropped]), "right": (WHOLE, [b for _, b in dropped])})


def _no(name: str) -> Any:
    from pyspark.sql import functions as sql

    return sql.lit(None).cast("binary").alias(name)


def _ask(work: Work, claims: Any) -> tuple[Told, ...]:
    """What the rules over several claims say, event by event."""
    piles = claims.select("own", "number", "claim", "about").repartition("own").sortWithinPartitions("own", "number")
    work.done("answers", _alike(work, partial(tasks.ask, work.share(_beyond(work)))), piles, tasks.ANSWERS)
    return tuple(one for _, data in sorted(work.told("answers", "first", "answers")) for one in unpack(data))


def _beyond(work: Work) -> dict[str, tasks.Beyond]:
    """Of each event, what others tell that it is checked by. The few claims that this may be of are gathered here."""
    first: dict[str, str] = {}  # document of each event
    told: list[tuple[str, Claim, str, Period | None]] = []
    for own, document, looked_up, claim, about in work.told("claims", "own", "document", "beyond", "claim", "about"):
        first[own] = min(document, first.get(own, document))
        if looked_up:
            text, _, written = unpack(about)
            told.append((own, unpack(claim), text, written))
    told.sort(key=lambda one: (first[one[0]], one[1].document, one[1].span, one[1].id))
    by_event: dict[str, list[Claim]] = {}
    for own, claim, *_ in told:
        by_event.setdefault(own, []).append(claim)
    texts = {claim.id: text for _, claim, text, _ in told}
    days = {claim.document: written for _, claim, _, written in told}
    found = {}
    for event, (others, more) in elsewhere(by_event, texts).items():
        written = {one.document: days[one.document] for one in others}
        found[event] = tasks.Beyond(others, more, {one.id: texts[one.id] for one in others}, written)
    return found


def _judge(work: Work, claims: Any, pairs: Any, bench: tasks.Bench) -> tuple[list[Linked], list[Judged]]:
    """The clusters of every component of the pairs, judged; in order."""
    from pyspark.sql import functions as sql

    left = pairs.select("left", "right").distinct()
    left.write.parquet((work.folder / "left").as_uri())
    found = components(_told(work, "left"))
    homes = work.frame({"number": (WHOLE, list(found)), "component": (WHOLE, list(found.values()))})
    mine = claims.select("number", sql.lit(None).cast("bigint").alias("right"), "claim", "about", _no("score"))
    theirs = pairs.select(sql.col("left").alias("number"), "right", _no("claim"), _no("about"), "score")
    parts = work.parts(len(found), _JUDGED)
    piles = mine.union(theirs).join(homes, "number").repartition(parts, "component")
    piles = piles.sortWithinPartitions("component", "right", "number")  # claims have no right, and come first
    work.done("judged", _alike(work, partial(tasks.judge, work.share(bench))), piles, tasks.JUDGED)
    rows = sorted(work.told("judged", "first", "at", "linked", "judged"), key=lambda row: row[:2])
    return [unpack(row[2]) for row in rows], [unpack(row[3]) for row in rows]
