"""A finding, a pair or a claim of a report, explained in lines of plain text; every passage with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from reconcile.linking.keys import keys
from reconcile.linking.similar import NEAR, score
from reconcile.model import Claim, Dating, Document, Evidence, Finding, Period
from reconcile.outcome import Report
from reconcile.report import plain
from reconcile.report.escape import visible, visible_kept

_WIDTH = 110
_AROUND = 60  # characters of a line shown on each side of a quote
_MOST = 12  # claims listed; more are counted


# ── why ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def finding(report: Report, told: Finding) -> Iterator[str]:
    """The verdict, both sides with their places, the words that gave it, and every rule that was asked."""
    claims = {claim.id: claim for claim in report.claims}
    yield f"{told.id}  {told.verdict}  {told.reason}: {plain.reason(told.reason)}"
    yield f"  question    {_question(report, told)}"
    for name, ids in (("left", told.left), ("right", told.right)):
        for number, one in enumerate(ids):
            claim = claims[one]
            yield f"  {name if not number else '':<10}  {_place(report, claim)}  “{visible(claim.quote)}”  {one}"
    yield from _block("because", [told.explanation])
    known = f"confidence {told.confidence:.2f}" + (", both sides in one article" if told.internal else "")
    marks = "".join(f", {plain.mark(mark)}" for mark in told.marks)
    yield f"  weight      severity {told.severity}, {known}{marks}"
    yield "  evidence"
    yield from _evidence(report, told.evidence, "    ")
    yield "  rules, in the order asked"
    for step in told.steps:
        yield from _block(step.asked, [step.answer], "    ", 20)


def pair(report: Report, left: Claim, right: Claim) -> Iterator[str]:
    """What became of two claims: their finding, or where they parted."""
    together = [told for told in report.findings if {left.id, right.id} <= {*told.left, *told.right}]
    for told in together:
        yield from finding(report, told)
    if together:
        return
    yield "no finding holds these two claims"
    for name, claim in (("left", left), ("right", right)):
        yield f"  {name:<10}  {_place(report, claim)}  “{visible(claim.quote)}”  {claim.measure.text}  {claim.id}"
    yield from _block("because", [_apart(report, left, right)])


def claim(report: Report, one: Claim) -> Iterator[str]:
    """What a claim was compared with, and what came near it and was not compared."""
    yield f"{one.id}  {one.kind}  “{visible(one.quote)}”  {_place(report, one)}"
    found = [told for told in report.findings if one.id in (*told.left, *told.right)]
    yield f"  in {plain.plural(len(found), 'finding')}"
    for told in found[:_MOST]:
        yield from _block(f"{told.id}  {told.verdict}  {told.reason}", [told.explanation], "    ", 40)
    yield from _more(len(found))
    met = {other for told in found for other in (*told.left, *told.right)} | {one.id}
    near = [other for other in report.claims if other.id not in met and {*keys(one)} & {*keys(other)}]
    near.sort(key=lambda other: -score(one, other).value)
    yield f"  not compared with {plain.plural(len(near), 'claim')} of its kind, the nearest first"
    for other in near[:_MOST]:
        yield from _block(
            f"{other.id}  “{visible(plain.clip(other.quote, 40))}”", [_apart(report, one, other)], "    ", 40
        )
    yield from _more(len(near))


def _more(count: int) -> Iterator[str]:
    if count > _MOST:
        yield f"    and {count - _MOST:,} more"


def _apart(report: Report, left: Claim, right: Claim) -> str:
    """Why two claims have no finding together."""
    if any({left.id, right.id} <= {*cluster.claims} for cluster in report.clusters):
        return "they answer one question, and no rule has anything to say of the two: they may be items of one list"
    if not {*keys(left)} & {*keys(right)}:
        return f"not compared: no key in common ({_keys(left)}; {_keys(right)})"
    alike = score(left, right)
    if alike.value < NEAR:
        return f"not compared: {alike.why} (alike {alike.value:.2f}, {NEAR} is needed)"
    return f"{alike.why} (alike {alike.value:.2f}), but their articles, or what stands around them, share too little"


def _keys(claim: Claim) -> str:
    return ", ".join(" ".join(key) for key in keys(claim) if key[0] != "sentence") or "none"


def _question(report: Report, told: Finding) -> str:
    return next((cluster.question for cluster in report.clusters if cluster.id == told.cluster), "not put in words")


# ── where from ───────────────────────────────────────────────────────────────────────────────────────────────────────


def trace(report: Report, claim: Claim) -> Iterator[str]:
    """Path, line, column, characters, the quote in its line, hash, speaker, how each slot of the scope was filled."""
    document = _document(report, claim.document)
    source = document.source
    dating = next(one for one in report.datings if one.document == document.id)
    yield f"{claim.id}  {claim.kind}  {visible(claim.measure.text)}"
    yield f"  path        {_place(report, claim)}"
    yield f"  asked for   {', '.join(report.run.inputs) or 'not recorded'}"
    yield f"  sha256      {source.sha256}"
    yield (
        f"  where       line {claim.line}, column {claim.column}, characters {claim.span.start} to {claim.span.end}"
        f" of the text, a {claim.label} line"
    )
    yield f"  quote       “{visible(claim.quote)}”"
    yield from _in_line(document, claim)
    yield from _block("source", ["; ".join(_source(document))])
    yield from _told("published", _published(dating), dating.period)
    yield from _slots(report, claim, dating)


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
    document = _document(report, claim.document)
    if speaker is None:
        yield "  said by     the article itself"
    else:
        words = visible(speaker.span.of(document.text))
        yield f"  said by     {visible(speaker.speaker)}, by “{words}” ({_at(document, speaker.span.start)})"
    if claim.quantity is not None:
        unit = claim.quantity.unit or "not told"
        yield f"  value       {plain.quantity(claim.quantity)}: {plain.interval(claim.quantity)}; unit: {visible(unit)}"
    if claim.direction is not None:
        yield f"  direction   {claim.direction}"
    event = scope.event
    whose = "another than the article’s own" if event and event.background else "the article’s own"
    yield f"  event       {f'{visible(event.name)}, {whose}, {plain.BASIS[event.basis]}' if event else 'not known'}"
    yield from _evidence(report, event.evidence if event else (), " " * 14)
    yield from _period(report, claim, dating)
    place = scope.place
    yield f"  place       {f'{visible(place.name)}, {plain.BASIS[place.basis]}' if place else 'not known'}"
    yield f"  told as     {scope.modality}"
    for cue in scope.cues:
        yield f"  cue         {cue.kind}: “{visible(cue.text)}” ({_at(document, cue.span.start)})"


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
    yield from _evidence(report, period.evidence, " " * 14)


def _told(name: str, text: str, period: Period | None) -> Iterator[str]:
    yield f"  {name:<10}  {text}"
    yield from _numbered(period.steps if period else ())


def _numbered(steps: Iterable[str]) -> Iterator[str]:
    for number, step in enumerate(steps, 1):
        yield from _block(f"{number}.", [step], " " * 14, 2)


def _days(period: Period) -> str:
    days = period.start.isoformat()
    return (
        f"{plain.period(period)} ({days} to {period.end.isoformat()})"
        if period.days > 1
        else f"{plain.period(period)} ({days})"
    )


# ── lines ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _block(name: str, parts: Iterable[str], indent: str = "  ", width: int = 10) -> Iterator[str]:
    """A name and a text beside it, wrapped so that the text keeps its column."""
    told = visible("; ".join(parts))
    rest = " " * (len(indent) + width + 2)
    for number, line in enumerate(wrap(told, max(40, _WIDTH - len(rest))) or [""]):
        yield f"{indent}{name:<{width}}  {line}" if not number else rest + line


def _evidence(report: Report, marks: Iterable[Evidence], indent: str) -> Iterator[str]:
    for mark in marks:
        document = _document(report, mark.document)
        words = visible(plain.clip(mark.span.of(document.text), 100))
        yield f"{indent}{_at(document, mark.span.start)}  “{words}”: {visible(mark.why)}"


def _document(report: Report, name: str) -> Document:
    return next(document for document in report.documents if document.id == name)


def _place(report: Report, claim: Claim) -> str:
    return _at(_document(report, claim.document), claim.span.start)


def _at(document: Document, offset: int) -> str:
    """path:line:column"""
    line = document.text.count("\n", 0, offset) + 1
    return f"{visible(document.source.path)}:{line}:{offset - document.text.rfind(chr(10), 0, offset)}"
