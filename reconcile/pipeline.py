"""Puts the stages together: sources → documents → claims → (scope) → clusters → findings → report.

Each stage is a plain function from values to values. `extract` needs one document; what follows (`stages`) needs the
claims and the short profiles of the documents, never their texts at once. Who extracts is an `Engine`: this process, or
others (`engines`), with the same result.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import BinaryIO, Protocol

from reconcile import lineage, renewal, stages
from reconcile.annotate import annotate
from reconcile.extractors import Extractor, extractors
from reconcile.linking import clusters as linking
from reconcile.linking import meeting, pairs
from reconcile.model import Claim, Dating, Document, Finding
from reconcile.models import model_version
from reconcile.outcome import Reading, Report
from reconcile.problems import Code, Problem
from reconcile.readers import read
from reconcile.readers.shelf import Shelf
from reconcile.renewal import Judging, Marks, Memory
from reconcile.rules import findings
from reconcile.scope import attribution, background, dating, elided, events, hanging, names, periods, profile, roundups
from reconcile.settings import USUAL, Settings, basis, recalled, recorded
from reconcile.sharing import Share, alone
from reconcile.stages import Extract
from reconcile.text.lines import label

#: Told how far a run is: the stage, how many of its pieces are done, and of how many (0: not known yet).
Watch = Callable[[str, int, int], None]


def _unwatched(stage: str, done: int, total: int) -> None:
    pass


class Cache(Protocol):
    """What earlier runs read and told. It gives a reading only of the same document, and a report only on the same
    documents, with what reading them told; both made by the same code and settings."""

    def report(
        self, documents: Sequence[Document], problems: Sequence[Problem], inputs: Sequence[str]
    ) -> Report | None: ...

    def memory(self, inputs: Sequence[str]) -> Memory | None: ...

    def cached(self, document: Document) -> Reading | None: ...

    def store(self, document: Document, reading: Reading) -> None: ...


class Engine(Protocol):
    """Who extracts."""

    def extract(self, documents: Iterable[Document], settings: Settings) -> Iterator[Extract | Problem]:
        """The extracts in the documents' order, each with the document as it was handed in. No more documents are taken
        in at a time than can be worked on."""
        ...

    @property
    def share(self) -> Share:
        """Who helps with what follows extraction."""
        ...


def extract(document: Document, settings: Settings = USUAL) -> Extract:
    """The claims of one document, with all of their scope that the document alone tells. Pure."""
    asked = [one for one in extractors() if not settings.kinds or one.kind in settings.kinds]
    wanted: dict[str, tuple[Extractor, ...]] = {}

    def parses(text: str) -> bool:
        wanted[text] = tuple(one for one in asked if one.wants.search(text) is not None)
        return any(one.parses for one in wanted[text])

    sentences = annotate(document, parses)
    claims: list[Claim] = []
    for sentence in sentences:
        for one in wanted.get(sentence.text, ()):
            if sentence.tokens or not one.parses:
                claims.extend(one.read(document, sentence))
    claims.sort(key=lambda claim: (claim.span, claim.kind, claim.id))
    told = hanging.hang(names.fill(document, elided.fill(document, tuple(claims))))
    told = attribution.attribute(document, sentences, told)
    told = roundups.mark(document, background.mark(document, told))
    return Extract(document, told, profile.profile(document, sentences))


def safely(document: Document, settings: Settings = USUAL) -> Extract | Problem:
    """Like `extract`; an extractor that fails costs this article, by name, and not the run."""
    try:
        return extract(document, settings)
    except Exception as error:  # noqa: BLE001 - the plug-in boundary
        message = f"nothing was read from it: {type(error).__name__}: {error}"
        return Problem(document.source.path, Code.EXTRACTION_FAILED, message, "please report it, with the article")


@dataclass(frozen=True, slots=True)
class Here:
    """The engine that is this process."""

    def extract(self, documents: Iterable[Document], settings: Settings) -> Iterator[Extract | Problem]:
        return (safely(document, settings) for document in documents)

    @property
    def share(self) -> Share:
        return alone


def remembered(
    documents: Iterable[Document], settings: Settings, cache: Cache | None, engine: Engine
) -> Iterator[Extract | Problem]:
    """The extracts in the documents' order; what the cache holds is not read again, and what it does not hold is stored
    in it."""
    waiting: deque[Extract | None] = deque()  # in order; None is one that the engine is asked for

    def unknown() -> Iterator[Document]:
        for document in documents:
            known = cache.cached(document) if cache is not None else None
            waiting.append(Extract(document, known.claims, known.profile) if known is not None else None)
            if known is None:
                yield document

    for one in engine.extract(unknown(), settings):
        while (known := waiting.popleft()) is not None:
            yield known
        if cache is not None and isinstance(one, Extract):
            cache.store(one.document, Reading(one.claims, one.profile))
        yield one
    yield from (known for known in waiting if known is not None)


def in_time(extracted: Sequence[Extract]) -> tuple[tuple[Dating, ...], tuple[Claim, ...]]:
    """When each document was written, and every claim with the period that it speaks of."""
    dated = dating.date_documents([(one.document, one.profile) for one in extracted])
    known = {one.document: one.period for one in dated}
    claims = tuple(periods.place(claim, known[claim.document]) for one in extracted for claim in one.claims)
    return dated, claims


def run(
    asked: Sequence[str],
    settings: Settings = USUAL,
    stdin: BinaryIO | None = None,
    inputs: Sequence[str] | None = None,
    watch: Watch = _unwatched,
    cache: Cache | None = None,
    engine: Engine = Here(),
) -> Report:
    """The main job: everything that was asked for, read, extracted, linked and judged. Articles stream: their texts are
    put aside, and fetched when something asks for them.

    With a cache, which must be one of these settings, only what is not in it is extracted, and where it has it all it
    gives the report; this is the same, byte for byte.
    """
    documents: list[Document] = []
    problems: list[Problem] = []
    shelf = Shelf()
    inputs = inputs if inputs is not None else asked
    memory = cache.memory(inputs) if cache is not None else None
    labelling = renewal.Labelling(memory) if memory is not None else None

    def coming() -> Iterator[Document]:
        for item in read(asked, stdin, labelled=labelling.lines if labelling is not None else label):
            if isinstance(item, Document):
                documents.append(shelf.put(item))
                yield documents[-1]
            else:
                problems.append(item)
        watch("reading", len(documents), len(documents))

    if cache is None:  # nothing can be told of all of them before they are extracted
        extracted, failed = _extracted(coming(), settings, None, engine, partial(_counted, watch, "extracting", 0))
        watch("extracting", len(documents), len(documents))
        return _told(extracted, documents, (*problems, *failed), settings, inputs, watch, None, engine)
    for number, _ in enumerate(coming(), 1):
        watch("reading", number, 0)
    if labelling is not None:
        labelling.end()
    return reconcile(documents, settings, problems, inputs, watch, cache, engine)


def reconcile(
    documents: Sequence[Document],
    settings: Settings = USUAL,
    problems: Sequence[Problem] = (),
    inputs: Sequence[str] = (),
    watch: Watch = _unwatched,
    cache: Cache | None = None,
    engine: Engine = Here(),
) -> Report:
    """The report on documents that are read already. Their order does not matter."""
    documents = sorted(documents, key=_place)
    told = cache.report(documents, problems, inputs) if cache is not None else None
    if told is not None:
        return told
    progress = partial(_counted, watch, "extracting", len(documents))
    extracted, failed = _extracted(documents, settings, cache, engine, progress)
    memory = cache.memory(inputs) if cache is not None else None
    return _told(extracted, documents, (*problems, *failed), settings, inputs, watch, memory, engine)


def _extracted(
    coming: Iterable[Document],
    settings: Settings,
    cache: Cache | None,
    engine: Engine,
    watch: Callable[[int], None],
) -> tuple[list[Extract], list[Problem]]:
    """The extracts of the documents, and what could not be read, in the order in which they come. `watch` is told how
    many there are."""
    extracted: list[Extract] = []
    failed: list[Problem] = []
    for number, one in enumerate(remembered(coming, settings, cache, engine), 1):
        if isinstance(one, Extract):
            extracted.append(one)
        else:
            failed.append(one)
        watch(number)
    return extracted, failed


def _told(
    extracted: list[Extract],
    documents: Sequence[Document],
    problems: Sequence[Problem],
    settings: Settings,
    inputs: Iterable[str],
    watch: Watch,
    memory: Memory | None,
    engine: Engine,
) -> Report:
    """The report on what was read, in whatever order that is."""
    documents = sorted(documents, key=_place)
    extracted.sort(key=lambda one: _place(one.document))
    parts, work = judged(extracted, documents, problems, watch, memory, engine.share)
    report = stages.assemble(parts, inputs, recorded(settings), model_version())
    if work is not None:
        work.end(parts.ruled.findings, report.findings, report.clusters)
    return report


def _place(document: Document) -> tuple[str, str]:
    return document.source.path, document.id


def judged(
    extracted: list[Extract],
    documents: Sequence[Document],
    problems: Sequence[Problem],
    watch: Watch = _unwatched,
    memory: Memory | None = None,
    share: Share = alone,
) -> tuple[stages.Parts, Judging | None]:
    """All that is told of the extracts beside one another; with a memory, what no earlier run told is worked out, and
    is to be noted. They are sorted, and so are the documents, which include those that could not be read. The list is
    emptied: what is no longer needed of a large case makes room."""
    read = [one.document for one in extracted]
    profiles = [one.profile for one in extracted]
    sources = lineage.origins(profiles, documents)
    told = [*problems, *lineage.crowds(profiles, ())]
    del profiles
    for place, one in enumerate(extracted):  # origins alone ask for the runs of words, half of what a profile takes
        extracted[place] = replace(one, profile=replace(one.profile, shingles=()))
    shorts = [stages.short(one) for one in extracted]
    dated = stages.date(shorts)
    scene = stages.recognise(shorts, dated, share)
    claims = tuple(_settled(extracted, scene))
    slim, around = scene.slim(), pairs.ground(claims, scene)
    told += [*scene.problems, *lineage.crowds((), claims)]
    ids = [one.id for one in read]
    remembered = (renewal.marks(ids, claims, scene, memory), memory) if memory is not None else None
    del shorts, scene
    around = replace(around, scene=slim)
    met = tuple(_met(claims, around, watch, remembered, share))
    told += linking.crowds(crowd for one in met for crowd in one.crowds)
    linked = linking.join(claims, slim, met)
    del met
    watch("judging", 0, len(linked))
    written = {one.document: one.period for one in dated}
    texts = stages.Sentences(claims, read)
    progress = partial(_counted, watch, "judging", len(linked))
    if remembered is None:
        ruled = findings.judge_all(linked, claims, written, texts, progress, share)
        return stages.Parts(read, dated, claims, linked, ruled, sources, told), None
    telling = claims, written, texts
    ruled, work, derivations = renewal.rule(linked, telling, sources, remembered, progress, share)
    settled = stages.Settled(work.settled, work.final, derivations)
    return stages.Parts(read, dated, claims, linked, ruled, sources, told, settled), work


def _counted(watch: Watch, stage: str, total: int, done: int) -> None:
    watch(stage, done, total)


def _met(
    claims: Sequence[Claim],
    around: pairs.Ground,
    watch: Watch,
    remembered: tuple[Marks, Memory] | None,
    share: Share,
) -> Iterator[meeting.Met]:
    meet = meeting.Meeting(claims, pairs.blocks(claims), around)
    found = renewal.met(meet, *remembered, share) if remembered else meet.each(share)
    pieces = len(meet.documents if remembered else meet.runs)
    watch("linking", 0, pieces)
    for number, one in enumerate(found, 1):
        yield one
        watch("linking", number, pieces)


def _settled(extracted: list[Extract], scene: events.Scene) -> Iterator[Claim]:
    extracted.reverse()
    while extracted:
        one = extracted.pop()
        yield from stages.settle(one.claims, stages.setting(one.document.id, scene))


def compare(
    left: Document, right: Document, settings: Settings = USUAL
) -> tuple[tuple[Claim, ...], tuple[Finding, ...]]:
    """What two documents say of each other's claims; findings within one of them are left out."""
    read_in = [safely(left, settings), safely(right, settings)]
    extracted = [one for one in read_in if isinstance(one, Extract)]
    if len(extracted) < 2:
        return (), ()
    dated, claims = in_time(extracted)
    scene = events.face(events.recognise(tuple(one.profile for one in extracted), dated))
    claims = tuple(events.place(claim, scene) for claim in claims)
    judged = findings.judge_all(
        linking.link(claims, scene),
        claims,
        {one.document: one.period for one in dated},
        stages.Sentences(claims, (left, right)),
    )
    return claims, tuple(finding for finding in judged.findings if not finding.internal)


def only(claims: Sequence[Claim], kinds: Sequence[str]) -> tuple[Claim, ...]:
    """The claims of these kinds."""
    return tuple(claim for claim in claims if not kinds or claim.kind in kinds)


__all__ = [
    "Cache",
    "Engine",
    "Extract",
    "Here",
    "Settings",
    "Watch",
    "basis",
    "compare",
    "extract",
    "in_time",
    "judged",
    "only",
    "recalled",
    "reconcile",
    "recorded",
    "run",
    "safely",
]
