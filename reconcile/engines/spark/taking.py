"""The first steps of a run on a cluster: files to articles, articles to what each tells on its own."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from reconcile.engines.parcel import unpack
from reconcile.engines.spark import tasks
from reconcile.engines.spark.frames import Work
from reconcile.engines.spark.rows import TEXT, WHOLE
from reconcile.model import Claim, Document
from reconcile.problems import Code, Problem
from reconcile.readers import Found, Seen, files
from reconcile.readers.shelf import Shelf
from reconcile.stages import Short

#: What one task does at most: bytes and files to read, articles to extract.
_READ_BYTES, _READ_FILES, _EXTRACTED = 64 * 2**20, 500, 1_000


def extract(work: Work, asked: Sequence[str]) -> tuple[Any, list[Problem]]:
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


def gathered(work: Work, problems: Sequence[Problem]) -> Case:
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
