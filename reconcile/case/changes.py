"""What differs between two runs: sources, findings, and the figures that a source changed between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reconcile.case.anchors import Anchors
from reconcile.case.marks import Marker, said
from reconcile.case.matching import Index, State
from reconcile.model import Claim, Document, Finding
from reconcile.outcome import Report


@dataclass(frozen=True, slots=True)
class Changed:
    """A finding that both runs have, and what differs."""

    before: Finding
    after: Finding
    note: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that a source told otherwise the second time, in the same place of the same words."""

    path: str
    line: int  # in the later file
    before: str
    after: str
    quote_before: str
    quote_after: str


@dataclass(frozen=True, slots=True)
class Changes:
    """All lists are sorted: paths by name, findings in the order of their report."""

    sources_new: tuple[str, ...]
    sources_gone: tuple[str, ...]
    sources_changed: tuple[str, ...]
    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    changed: tuple[Changed, ...]
    figures: tuple[Figure, ...]
    same: int  # findings that stand as they stood

    def __bool__(self) -> bool:
        told = (
            self.sources_new,
            self.sources_gone,
            self.sources_changed,
            self.new,
            self.gone,
            self.changed,
            self.figures,
        )
        return any(told)


def changes(previous: Report, report: Report, shared: int = 0) -> Changes:
    """What is new, gone and changed in `report`. Findings that are wholly alike stand as they stood; the others are
    recognised by their words, not by their ids. `shared` are alike, and were left out of both beforehand."""
    alike = _alike(previous, report)
    shared += len(alike)
    previous, report = _without_findings(previous, alike), _without_findings(report, alike)
    before, after = _by_path(previous), _by_path(report)
    edited = sorted(
        path for path in before.keys() & after.keys() if before[path].source.sha256 != after[path].source.sha256
    )
    new, gone, changed = _findings(previous, report)
    return Changes(
        sources_new=tuple(sorted(after.keys() - before.keys())),
        sources_gone=tuple(sorted(before.keys() - after.keys())),
        sources_changed=tuple(edited),
        new=new,
        gone=gone,
        changed=changed,
        figures=tuple(
            figure
            for path in edited
            for figure in _figures(
                before[path], after[path], _claims(previous, before[path]), _claims(report, after[path])
            )
        ),
        same=shared + len(report.findings) - len(new) - len(changed),
    )


def _alike(previous: Report, report: Report) -> frozenset[str]:
    """The ids of findings that both reports tell in the same words on the same words."""
    before, after = _told(previous), _told(report)
    return frozenset(name for name, told in before.items() if after.get(name) == told)


def _told(report: Report) -> Mapping[str, object]:
    marker = Marker(report.claims, report.documents)
    questions = {cluster.id: cluster.question for cluster in report.clusters}
    return {one.id: (one, questions.get(one.cluster, ""), marker.marks(one)) for one in report.findings}


def _without_findings(report: Report, some: frozenset[str]) -> Report:
    return replace(report, findings=tuple(one for one in report.findings if one.id not in some))


def _by_path(report: Report) -> Mapping[str, Document]:
    return {document.source.path: document for document in report.documents}


def _claims(report: Report, document: Document) -> Sequence[Claim]:
    return [claim for claim in report.claims if claim.document == document.id]


def _findings(previous: Report, report: Report) -> tuple[tuple[Finding, ...], tuple[Finding, ...], tuple[Changed, ...]]:
    """Those that stayed are paired off first, so that what is left over can only be new, gone or changed."""
    index = Index(report)
    marker = Marker(previous.claims, previous.documents)
    questions = {cluster.id: cluster.question for cluster in previous.clusters}
    used: set[str] = set()
    left = list(previous.findings)
    changed: list[Changed] = []
    for unsure in (False, True):
        asked, left = left, []
        for finding in asked:
            marks = marker.marks(finding)
            reported = f"{finding.verdict} {finding.reason}"
            question = questions.get(finding.cluster, "")
            match = index.find(question, marks, reported, used, guess=unsure)
            if match is None:
                left.append(finding)
                continue
            now = match.told.finding
            used.add(now.id)
            if match.note or match.state is State.REOPENED or now.severity is not finding.severity:
                note = match.note or f"was {finding.severity}, and now {now.severity}"
                changed.append(Changed(finding, now, note))
    new = tuple(finding for finding in report.findings if finding.id not in used)
    return new, tuple(left), tuple(changed)


# ── figures ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _figures(before: Document, after: Document, old: Sequence[Claim], new: Sequence[Claim]) -> Iterator[Figure]:
    """Claims whose words around them stayed, and whose value did not."""
    rest = _without(old, new)
    fresh = _without(new, old)
    frames: dict[tuple[str, ...], list[Claim]] = {}
    for claim in fresh:
        for frame in _frames(after, claim):
            frames.setdefault(frame, []).append(claim)
    used: set[str] = set()
    anchors = Anchors(before.text, after.text)
    for claim in rest:
        other = next(
            (
                one
                for frame in _frames(before, claim)
                for one in frames.get(frame, ())
                if one.id not in used and said(one) != said(claim)
            ),
            None,
        )
        if other is not None and anchors.find(claim.span, claim.line).span != other.span:
            used.add(other.id)
            path = after.source.path
            yield Figure(path, other.line, said(claim), said(other), claim.quote, other.quote)


def _without(some: Sequence[Claim], others: Iterable[Claim]) -> list[Claim]:
    """The claims of `some` that are not told word for word by one of `others`; each of those stands for one."""
    count: dict[tuple[str, str, str], int] = {}
    for claim in others:
        count[_words(claim)] = count.get(_words(claim), 0) + 1
    left = []
    for claim in some:
        if count.get(_words(claim), 0):
            count[_words(claim)] -= 1
        else:
            left.append(claim)
    return left


def _words(claim: Claim) -> tuple[str, str, str]:
    return claim.kind, " ".join(claim.quote.split()), said(claim)


def _frames(document: Document, claim: Claim) -> Iterator[tuple[str, ...]]:
    """What to recognise a claim by whose value changed: the words around it; failing that, what it measures."""
    before = document.text[claim.sentence.start : claim.span.start]
    after = document.text[claim.span.end : claim.sentence.end]
    yield "around", claim.kind, *before.split()[-30:], "…", *after.split()[:30]
    yield "before", claim.kind, claim.measure.text, *before.split()[-6:]
    yield "after", claim.kind, claim.measure.text, *after.split()[:6]
