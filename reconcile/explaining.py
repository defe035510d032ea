"""A finding, a pair or a claim of a report, explained in lines of plain text."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.linking.keys import keys
from reconcile.linking.similar import NEAR, score
from reconcile.model import Claim, Dating, Document, Finding
from reconcile.outcome import Report


def finding(report: Report, told: Finding) -> Iterator[str]:
    """The verdict, its words with their places, and every rule that was asked with its answer."""
    cluster = next(cluster for cluster in report.clusters if cluster.id == told.cluster)
    yield f"{told.verdict}  {told.reason}  {told.severity}  {told.id}   {cluster.question}"
    yield f"  {told.explanation}"
    claims = {claim.id: claim for claim in report.claims}
    for name, ids in (("left", told.left), ("right", told.right)):
        for one in ids:
            yield f"  {name}: {_place(report, claims[one])}  “{_plain(claims[one].quote)}”  {one}"
    yield "  the words that gave it:"
    for mark in told.evidence:
        document = _document(report, mark.document)
        yield f"    {document.source.path}:{_line(document, mark.span.start)}  “{_plain(mark.span.of(document.text))}”: {mark.why}"
    yield "  the rules, in the order asked:"
    for step in told.steps:
        yield f"    {step.asked}: {step.answer}"


def pair(report: Report, left: Claim, right: Claim) -> Iterator[str]:
    """What became of two claims: their finding, or at which step they parted."""
    for told in report.findings:
        sides = {*told.left, *told.right}
        if {left.id, right.id} <= sides:
            yield from finding(report, told)
            return
    yield f"{left.id} “{_plain(left.quote)}” and {right.id} “{_plain(right.quote)}” have no finding"
    shared = sorted({*keys(left)} & {*keys(right)})
    if not shared:
        yield f"  not compared: no key in common ({_keys(left)} | {_keys(right)})"
        return
    alike = score(left, right)
    if alike.value < NEAR:
        yield f"  not compared: {alike.why} (alike {alike.value}, {NEAR} is needed)"
        return
    yield f"  alike ({alike.why}, {alike.value}), but their articles have too little in common, or stand in one sentence"


def trace(report: Report, claim: Claim) -> Iterator[str]:
    """Path, line, column, characters, the quote in its line, hash, speaker, and how each slot of the scope was filled."""
    document = _document(report, claim.document)
    source = document.source
    line = document.lines[claim.line - 1]
    yield f"{claim.id}  {claim.kind}  {claim.measure.text}"
    yield f"  where    {_place(report, claim)}  characters {claim.span.start} to {claim.span.end}, a {line.label} line"
    yield f"  quote    “{_plain(claim.quote)}”"
    before, after = document.text[line.start : claim.span.start], document.text[claim.span.end : line.end]
    yield f"  line     {_plain(before)[-90:]}[{_plain(claim.quote)}]{_plain(after)[:90]}"
    yield f"  file     {source.path}  sha256 {source.sha256}"
    yield f"  source   {source.publisher or 'publisher not known'}; {source.title or 'no title'}; {source.url or 'no address'}"
    yield f"  written  {_dating(next(one for one in report.datings if one.document == document.id))}"
    yield from _slots(report, claim)


def _slots(report: Report, claim: Claim) -> Iterator[str]:
    scope = claim.scope
    if claim.quantity is not None:
        q = claim.quantity
        yield f"  value    {q.value if q.value is not None else 'none of its own'} {q.unit or 'no unit'}, {q.bound}, from {q.interval.low} to {q.interval.high}"
    speaker = claim.attribution
    yield f"  speaker  {f'{speaker.speaker} (“{_cited(report, claim, speaker.span.start, speaker.span.end)}”)' if speaker else 'the article itself'}"
    if scope.event is not None:
        yield f"  event    {scope.event.name} ({'another than the article’s own' if scope.event.background else 'the article’s own'})"
    if scope.period is not None:
        steps = "; ".join(scope.period.steps) or scope.period.basis
        yield f"  period   {scope.period.start} to {scope.period.end}: {_plain(steps)}"
    elif claim.when is not None:
        yield f"  period   “{_plain(claim.when.text)}” could not be placed in time"
    if scope.place is not None:
        yield f"  place    {scope.place.name} ({scope.place.basis})"
    yield f"  told as  {scope.modality}"
    for cue in scope.cues:
        yield f"  cue      {cue.kind}: “{_plain(cue.text)}”"


def _cited(report: Report, claim: Claim, start: int, end: int) -> str:
    return _plain(_document(report, claim.document).text[start:end])


def _dating(dating: Dating) -> str:
    if dating.period is None:
        return "not known"
    days = dating.period.start.isoformat()
    if dating.period.days > 1:
        days += f" to {dating.period.end.isoformat()}"
    return f"{days}, {dating.basis}{': ' + '; '.join(dating.period.steps) if dating.period.steps else ''}"


def _document(report: Report, name: str) -> Document:
    return next(document for document in report.documents if document.id == name)


def _place(report: Report, claim: Claim) -> str:
    return f"{_document(report, claim.document).source.path}:{claim.line}:{claim.column}"


def _line(document: Document, offset: int) -> int:
    return document.text.count("\n", 0, offset) + 1


def _keys(claim: Claim) -> str:
    return ", ".join(" ".join(key) for key in keys(claim)) or "none"


def _plain(text: str) -> str:
    return " ".join(text.split())
