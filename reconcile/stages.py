"""The steps of a run after extraction, each a pure function of values that can be pickled: one process does them one
after the other, a cluster each where its data is.

What a step needs, and how its parts are joined again, is told in docs/architecture.md ("Apart and together").
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reconcile import __version__
from reconcile.lineage import derived, supported
from reconcile.linking.clusters import Linked
from reconcile.model import (
    Claim,
    Cluster,
    Dating,
    Derivation,
    Document,
    Finding,
    Label,
    Origin,
    Period,
    Profile,
    Source,
)
from reconcile.outcome import Report, Run
from reconcile.problems import Code, Problem
from reconcile.rules.findings import Ruled
from reconcile.scope import dating, events, once, periods, speaking
from reconcile.scope.events import Scene
from reconcile.scope.speaking import Own
from reconcile.sharing import Share, alone
from reconcile.text import sentences


@dataclass(frozen=True, slots=True)
class Extract:
    """What one document yields on its own."""

    document: Document
    claims: tuple[Claim, ...]
    profile: Profile


@dataclass(frozen=True, slots=True)
class Short:
    """A document in short: all that dating it and telling its event take, beside others. Its text stays behind."""

    id: str
    source: Source
    profile: Profile


@dataclass(frozen=True, slots=True)
class Setting:
    """What the claims of one document are placed by: when it was written, its own event, those of related documents."""

    document: str
    written: Period | None
    own: Own
    others: tuple[Own, ...] = ()


def short(one: Extract) -> Short:
    return Short(one.document.id, one.document.source, one.profile)


def date(shorts: Sequence[Short]) -> tuple[Dating, ...]:
    """When each document was written, in their order. Needs all of them, in short."""
    return dating.date_documents([(one, one.profile) for one in shorts])


def recognise(shorts: Sequence[Short], dated: Sequence[Dating], share: Share = alone) -> Scene:
    """Which documents tell of one event, and which are related. Needs all of them, in short."""
    profiles = [one.profile for one in shorts]
    first = once.firsts([one.source.sha256 for one in shorts], profiles, dated)
    if all(first[one.id] == one.id for one in shorts):
        return events.recognise(profiles, dated, share)
    rows = [(one, day) for one, day in zip(profiles, dated, strict=True) if first[one.document] == one.document]
    scene = events.recognise([one for one, _ in rows], [day for _, day in rows], share)
    return once.with_copies(scene, first, profiles)


def setting(document: str, scene: Scene) -> Setting:
    """What of the scene the claims of one document need."""
    return Setting(document, scene.written.get(document), scene.own[document], scene.others.get(document, ()))


def settle(claims: Iterable[Claim], where: Setting) -> tuple[Claim, ...]:
    """The claims of one document with their periods, and with the event that each speaks of. Needs no other."""
    placed = (periods.place(claim, where.written) for claim in claims)
    return tuple(speaking.place(claim, where.own, where.written, where.others) for claim in placed)


#: Sentences that are held ready: those of one claim are asked for again and again.
_HELD = 4_096


class Sentences(Mapping[str, str]):
    """The sentence of each claim, by its id, cut from its document when it is asked for."""

    def __init__(self, claims: Iterable[Claim], documents: Iterable[Document]) -> None:
        self._claims = {claim.id: claim for claim in claims}
        self._documents = {document.id: document for document in documents}
        self._told = lru_cache(_HELD)(self._cut)

    def __getitem__(self, name: str) -> str:
        return self._told(name)

    def _cut(self, name: str) -> str:
        claim = self._claims[name]
        return sentences.told(self._documents[claim.document].text, claim.sentence)

    def __iter__(self) -> Iterator[str]:
        return iter(self._claims)

    def __len__(self) -> int:
        return len(self._claims)


@dataclass(frozen=True, slots=True)
class Settled:
    """What of the parts an earlier run told to the end, by identity: clusters with their support, findings with theirs;
    and where derived figures come from."""

    clusters: Mapping[int, Cluster]
    findings: Collection[int]
    derivations: tuple[Derivation, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """What the last step puts together: each in its fixed order (documents by path and id, claims by document and
    place, clusters as `linking.join` gives them, findings as `rules.findings.ruled` does)."""

    documents: Sequence[Document]
    datings: tuple[Dating, ...]
    claims: tuple[Claim, ...]
    linked: Sequence[Linked]
    ruled: Ruled
    origins: tuple[Origin, ...]
    problems: Sequence[Problem]
    settled: Settled | None = None


def assemble(parts: Parts, inputs: Iterable[str], settings: tuple[tuple[str, str], ...], model: str) -> Report:
    """The report."""
    derivations = parts.settled.derivations if parts.settled else derived(parts.claims)
    backed, findings = _backed(parts, derivations)
    return Report(
        documents=tuple(parts.documents),
        datings=parts.datings,
        claims=parts.claims,
        clusters=backed,
        findings=findings,
        origins=parts.origins,
        problems=tuple(sorted((*parts.problems, *parts.ruled.capped, *_notes(parts)))),
        run=Run(__version__, settings, tuple(sorted(inputs)), model),
        derivations=derivations,
    )


def _backed(parts: Parts, derivations: tuple[Derivation, ...]) -> tuple[tuple[Cluster, ...], tuple[Finding, ...]]:
    """Clusters and findings with their support. It is told of those that are not settled, and again of a cluster in
    which one of these findings lies."""
    clusters = (*_shown(parts.linked, parts.ruled.findings), *parts.ruled.clusters)
    if parts.settled is None:
        return supported(clusters, parts.ruled.findings, parts.claims, parts.origins, derivations)
    known, final = parts.settled.clusters, parts.settled.findings
    open_ones = [one for one in parts.ruled.findings if id(one) not in final]
    needed = {one.cluster for one in open_ones}
    anew = {id(one) for one in clusters if id(one) not in known or one.id in needed}
    told = supported([one for one in clusters if id(one) in anew], open_ones, parts.claims, parts.origins, derivations)
    backed, findings = iter(told[0]), iter(told[1])
    return (
        tuple(next(backed) if id(one) in anew else known[id(one)] for one in clusters),
        tuple(one if id(one) in final else next(findings) for one in parts.ruled.findings),
    )


def _shown(linked: Iterable[Linked], findings: Iterable[Finding]) -> Iterator[Cluster]:
    """The clusters that have a finding, and those of three claims or more."""
    judged = {finding.cluster for finding in findings}
    return (one.cluster for one in linked if one.cluster.id in judged or len(one.cluster.claims) > 2)


def _notes(parts: Parts) -> Iterator[Problem]:
    """What could not be dated, and which articles told nothing that can be compared."""
    path: Mapping[str, str] = {document.id: document.source.path for document in parts.documents}
    for one in parts.datings:
        if one.period is None:
            message = "no date of publication was given, stated, or could be inferred"
            yield Problem(path[one.document], Code.DATE_UNKNOWN, message, "add it to sources.json, as “published”")
    told = {claim.document for claim in parts.claims}
    for name, where in path.items():
        if name not in told:
            yield Problem(where, Code.NO_CLAIMS, "no claim was read from it")
    for document in parts.documents:
        rows = sum(line.label is Label.TABLE for line in document.lines)
        if rows:
            yield Problem(path[document.id], Code.TABLE_UNREAD, f"rows of a table that were not read: {rows}")
