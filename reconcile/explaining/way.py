"""The way back: from a finding, or a figure as a report gives it, to claims, sentence, line, characters, hash and
bytes, and to the statement that the figure was taken from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from reconcile.explaining.lines import at, block, document_of, evidence, place_of
from reconcile.model import Claim, Dating, Document, Finding, Lean, Period
from reconcile.outcome import Report
from reconcile.report import plain, telling
from reconcile.report.escape import visible, visible_kept
from reconcile.report.fragments import deep_link
from reconcile.report.index import Index, index

_AROUND = 60  # characters of a line shown on each side of a quote
_MOST = 12  # findings and claims listed; more are counted
_PLACE = re.compile(r"(?P<path>.+?):(?P<line>\d{1,9})(?::(?P<column>\d{1,9}))?", re.DOTALL)


def standing_at(report: Report, place: str) -> tuple[Claim, ...]:
    """The claims at a place as reports give it, "path:line:column" or "path:line"; none where nothing is there."""
    found = _PLACE.fullmatch(place)
    if found is None:
        return ()
    documents = {document.id for document in report.documents if document.source.path == found["path"]}
    line, column = int(found["line"]), found["column"]
    here = [claim for claim in report.claims if claim.document in documents and claim.line == line]
    return tuple(
        claim
        for claim in here
        if column is None or claim.column <= int(column) < claim.column + claim.span.end - claim.span.start
    )


def trace_finding(report: Report, told: Finding) -> Iterator[str]:
    """What the report says: the question, the verdict, and each value with its sources and origins."""
    known = index(report)
    yield f"{told.id}  {told.verdict}  {told.reason}"
    yield from block("question", [telling.question(known, told) or "not put in words"])
    yield from block("against", [telling.against(known, told)])
    for number, one in enumerate(told.support):
        words = f"{telling.values(known.of(one.claims))}: {telling.sources(one.documents, one.origins)}"
        yield from block("" if number else "behind it", [words])


def _nothing(digest: str) -> str:
    return ""


def trace(report: Report, claims: Iterable[Claim], kept: Callable[[str], str] = _nothing) -> Iterator[tuple[str, ...]]:
    """Of each claim findings, path, line, characters, sentence, hash, what the case keeps of the file of that hash
    (`kept`, in words), a link to the words, the statement that they lean on, and how each slot was filled."""
    at_hand = index(report)
    asked = {claim.id: claim for claim in claims}
    told: dict[str, list[Finding]] = {name: [] for name in asked}
    for finding in report.findings:
        for name in {*finding.left, *finding.right} & asked.keys():
            told[name].append(finding)
    leans: dict[str, dict[Lean, None]] = {name: {} for name in asked}
    for lean in (lean for cluster in report.clusters for one in cluster.support for lean in one.leans):
        for name in asked.keys() & {*lean.claims}:
            leans[name][lean] = None
    for name, claim in asked.items():
        about = _About(report, at_hand, tuple(told[name]), tuple(leans[name]))
        yield tuple(_claim(about, claim, kept(at_hand.documents[claim.document].source.sha256)))


@dataclass(frozen=True, slots=True)
class _About:
    """The report, its index, and what it says of one claim."""

    report: Report
    known: Index
    findings: tuple[Finding, ...]
    leans: tuple[Lean, ...]


def _claim(about: _About, claim: Claim, kept: str) -> Iterator[str]:
    report = about.report
    document, dating = about.known.documents[claim.document], about.known.datings[claim.document]
    yield f"{claim.id}  {claim.kind}  {visible(claim.measure.text)}"
    yield from _findings(about.findings)
    yield f"  path        {place_of(report, claim)}"
    yield f"  asked for   {', '.join(report.run.inputs) or 'not recorded'}"
    yield f"  sha256      {document.source.sha256}"
    if kept:
        yield from block("snapshot", [kept])
    yield (
        f"  where       line {claim.line}, column {claim.column}, characters {claim.span.start} to {claim.span.end}"
        f" of the text, a {claim.label} line"
    )
    yield f"  quote       “{visible(claim.quote)}”"
    yield from _in_line(document, claim)
    yield from _sentence(document, claim)
    yield from block("source", ["; ".join(_source(document))])
    address = deep_link(document, claim)
    if address is not None:
        yield f"  link        {address}"
    yield from _told("published", _published(dating), dating.period)
    yield from _statement(about, claim)
    yield from _slots(report, claim, dating)


def _findings(found: Sequence[Finding]) -> Iterator[str]:
    for number, told in enumerate(found[:_MOST]):
        yield f"  {'' if number else 'findings':<10}  {told.id}  {told.verdict}  {told.reason}"
    if len(found) > _MOST:
        yield f"  {'':<10}  and {len(found) - _MOST:,} more"
    if not found:
        yield "  findings    none: it had nothing to compare with"


def _sentence(document: Document, claim: Claim) -> Iterator[str]:
    words = plain.clip(" ".join(claim.sentence.of(document.text).split()), 600)
    yield from block("sentence", [f"“{words}” (characters {claim.sentence.start} to {claim.sentence.end})"])


def _statement(about: _About, claim: Claim) -> Iterator[str]:
    """The statement that the figure was taken from, with what was lost on the way; and who has it from the same one."""
    known, report = about.known, about.report
    derivation = known.derivations.get(claim.id)
    if derivation is not None and derivation.statement in known.claims:
        source = known.claims[derivation.statement]
        yield from block("taken from", [f"{derivation.why}; {place_of(report, source)}, {source.id}"])
    for lean in about.leans:
        others = [known.claims[name] for name in lean.claims if name != claim.id and name in known.claims]
        places = ", ".join(place_of(report, one) for one in others[:_MOST])
        more = f" and {len(others) - _MOST:,} more" if len(others) > _MOST else ""
        yield from block("leans on", [f"{lean.speaker}, and so {'does' if len(others) == 1 else 'do'} {places}{more}"])


def _in_line(document: Document, claim: Claim) -> Iterator[str]:
    """The line as it stands in the file, cut to what is around the quote, with the quote marked under it."""
    line = document.lines[claim.line - 1]
    start = max(line.start, claim.span.start - _AROUND)
    end = min(line.end, claim.span.end + _AROUND)
    number = f"{claim.line:>8} | " + ("…" if start > line.start else "")
    shown = visible_kept(document.text[start:end].replace("\t", " "))
    yield number + shown + ("…" if end < line.end else "")
    yield " " * (len(number) + claim.span.start - start) + "^" * (claim.span.end - claim.span.start)


def _source(document: Document) -> Iterator[str]:
    source = document.source
    yield f"publisher {visible(source.publisher)}" if source.publisher else "publisher not known"
    yield f"title “{visible(source.title)}”" if source.title else "no title"
    if source.author:
        yield f"by {visible(source.author)}"
    if source.url:
        yield visible(source.url)
    if source.retrieved:
        yield f"retrieved {visible(source.retrieved)}"


def _published(dating: Dating) -> str:
    if dating.period is None:
        return "not known: neither given, nor stated, nor to be inferred"
    return f"{_days(dating.period)}, {plain.BASIS[dating.basis]}"


def _slots(report: Report, claim: Claim, dating: Dating) -> Iterator[str]:
    speaker, scope = claim.attribution, claim.scope
    document = document_of(report, claim.document)
    if speaker is None:
        yield "  said by     the article itself"
    else:
        words = visible(speaker.span.of(document.text))
        yield f"  said by     {visible(speaker.speaker)}, by “{words}” ({at(document, speaker.span.start)})"
    if claim.quantity is not None:
        unit = claim.quantity.unit or "not told"
        yield f"  value       {plain.quantity(claim.quantity)}: {plain.interval(claim.quantity)}; unit: {visible(unit)}"
    if claim.direction is not None:
        yield f"  direction   {claim.direction}"
    event = scope.event
    whose = "another than the article’s own" if event and event.background else "the article’s own"
    yield f"  event       {f'{visible(event.name)}, {whose}, {plain.BASIS[event.basis]}' if event else 'not known'}"
    yield from evidence(report, event.evidence if event else (), " " * 14)
    yield from _period(report, claim, dating)
    place = scope.place
    yield f"  place       {f'{visible(place.name)}, {plain.BASIS[place.basis]}' if place else 'not known'}"
    yield f"  told as     {scope.modality}"
    for cue in scope.cues:
        yield f"  cue         {cue.kind}: “{visible(cue.text)}” ({at(document, cue.span.start)})"


def _period(report: Report, claim: Claim, dating: Dating) -> Iterator[str]:
    period = claim.scope.period
    if period is None:
        words = f": “{visible(claim.when.text)}” could not be placed in time" if claim.when else ""
        yield f"  period      not known{words}"
        return
    steps, first = period.steps, dating.period.steps if dating.period else ()
    if first and steps[: len(first)] == first:
        steps = ("the article’s date, by the steps above", *steps[len(first) :])
    yield f"  period      {_days(period)}, {plain.BASIS[period.basis]}"
    yield from _numbered(steps)
    yield from evidence(report, period.evidence, " " * 14)


def _told(name: str, text: str, period: Period | None) -> Iterator[str]:
    yield f"  {name:<10}  {text}"
    yield from _numbered(period.steps if period else ())


def _numbered(steps: Iterable[str]) -> Iterator[str]:
    for number, step in enumerate(steps, 1):
        yield from block(f"{number}.", [step], " " * 14, 2)


def _days(period: Period) -> str:
    days = period.start.isoformat()
    return (
        f"{plain.period(period)} ({days} to {period.end.isoformat()})"
        if period.days > 1
        else f"{plain.period(period)} ({days})"
    )
