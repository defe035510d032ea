"""Why: a finding, a pair or a claim of a report, explained in lines of plain text; every passage with its place."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.explaining.lines import block, evidence, place_of
from reconcile.linking.keys import keys
from reconcile.linking.similar import NEAR, score
from reconcile.model import Claim, Finding
from reconcile.outcome import Report
from reconcile.report import plain, telling
from reconcile.report.escape import visible
from reconcile.report.index import index

_MOST = 12  # claims listed; more are counted


def finding(report: Report, told: Finding) -> Iterator[str]:
    """The verdict, both sides with their places, the words that gave it, and every rule that was asked."""
    claims = {claim.id: claim for claim in report.claims}
    yield f"{told.id}  {told.verdict}  {told.reason}: {plain.reason(told.reason)}"
    yield f"  question    {_question(report, told)}"
    for name, ids in (("left", told.left), ("right", told.right)):
        for number, one in enumerate(ids):
            claim = claims[one]
            yield f"  {name if not number else '':<10}  {place_of(report, claim)}  “{visible(claim.quote)}”  {one}"
    yield from block("because", [told.explanation])
    known = f"confidence {told.confidence:.2f}" + (", both sides in one article" if told.internal else "")
    marks = "".join(f", {plain.mark(mark)}" for mark in told.marks)
    yield f"  weight      severity {told.severity}, {known}{marks}"
    for number, backed in enumerate(telling.behind(index(report), told)):
        yield from block("" if number else "behind it", [backed])
    yield "  evidence"
    yield from evidence(report, told.evidence, "    ")
    yield "  rules, in the order asked"
    for step in told.steps:
        yield from block(step.asked, [step.answer], "    ", 20)


def pair(report: Report, left: Claim, right: Claim) -> Iterator[str]:
    """What became of two claims: their finding, or where they parted."""
    together = [told for told in report.findings if {left.id, right.id} <= {*told.left, *told.right}]
    for told in together:
        yield from finding(report, told)
    if together:
        return
    yield "no finding holds these two claims"
    for name, claim in (("left", left), ("right", right)):
        yield f"  {name:<10}  {place_of(report, claim)}  “{visible(claim.quote)}”  {claim.measure.text}  {claim.id}"
    yield from block("because", [_apart(report, left, right)])


def claim(report: Report, one: Claim) -> Iterator[str]:
    """What a claim was compared with, and what came near it and was not compared."""
    yield f"{one.id}  {one.kind}  “{visible(one.quote)}”  {place_of(report, one)}"
    found = [told for told in report.findings if one.id in (*told.left, *told.right)]
    yield f"  in {plain.plural(len(found), 'finding')}"
    for told in found[:_MOST]:
        yield from block(f"{told.id}  {told.verdict}  {told.reason}", [told.explanation], "    ", 40)
    yield from _more(len(found))
    met = {other for told in found for other in (*told.left, *told.right)} | {one.id}
    near = [other for other in report.claims if other.id not in met and {*keys(one)} & {*keys(other)}]
    near.sort(key=lambda other: -score(one, other).value)
    yield f"  not compared with {plain.plural(len(near), 'claim')} of its kind, the nearest first"
    for other in near[:_MOST]:
        yield from block(
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
