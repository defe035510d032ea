"""The report for a terminal: each finding with its passages and what to do next, conflicts first, then the count.

The bytes hold no colour and no escape sequence, whatever the articles hold; a terminal may colour the first word.
"""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.model import Claim, Finding, Verdict
from reconcile.outcome import Report
from reconcile.report import Format, Words, plain, telling
from reconcile.report.escape import visible
from reconcile.report.index import Index, index
from reconcile.report.summary import Summary, headline, silences, summarise, verdicts

_QUOTE = 160  # characters of a quote on one line
_PASSAGES, _FEWER = 8, 4  # of one finding, and of one that is explained; more are counted
_PROBLEMS = 20


def render(report: Report) -> bytes:
    return told(report, {})


def told(report: Report, words: Words) -> bytes:
    at = index(report)
    found = summarise(at)
    for finding in at.findings:
        if id(finding) not in words:
            words[id(finding)] = "\n".join(_finding(at, finding))
    blocks = [words[id(finding)] for finding in at.findings]
    blocks.append("\n".join(_summary(at, found)))
    return ("\n\n".join(blocks) + "\n").encode("utf-8")


def _finding(at: Index, finding: Finding) -> Iterator[str]:
    yield "  ".join((finding.verdict, visible(finding.reason), finding.severity, " " + _head(at, finding)))
    shown = _shown(at, finding)
    for claim in shown:
        yield f"  {visible(telling.where(at, claim))}  {_quote(claim)}{_said(claim)}"
    more = len({*finding.left, *finding.right}) - len(shown)
    if more:
        yield f"  and {plain.plural(more, 'more passage')}"
    if finding.verdict is not Verdict.EXPLAINED or any(one.derived for one in finding.support):
        for number, told in enumerate(telling.behind(at, finding)):
            yield f"  {'' if number else 'behind it':<9}  {visible(told)}"
    if finding.explanation:
        yield f"  {visible(finding.explanation)}"
    if finding.verdict in (Verdict.CONFLICT, Verdict.UNCLEAR):
        yield f"  next: reconcile explain {visible(finding.id)}"


def _shown(at: Index, finding: Finding) -> tuple[Claim, ...]:
    """The first passages of either side, as many as a reader wants of such a finding."""
    most = _FEWER if finding.verdict is Verdict.EXPLAINED else _PASSAGES
    left, right = at.of(finding.left), at.of(finding.right)
    of_left = max(most - len(right), (most + 1) // 2) if right else most
    return (*left[:of_left], *right[: most - min(len(left), of_left)])


def _head(at: Index, finding: Finding) -> str:
    """The question and, in words, what stands against what."""
    told = ", ".join((telling.against(at, finding), *telling.facts(at, finding)))
    return visible("   ".join(part for part in (telling.question(at, finding), told) if part))


def _quote(claim: Claim) -> str:
    return f'"{visible(plain.clip(claim.quote, _QUOTE))}"'


def _said(claim: Claim) -> str:
    return f"  said by {visible(plain.clip(claim.attribution.speaker, 80))}" if claim.attribution else ""


def _summary(at: Index, found: Summary) -> Iterator[str]:
    sources = plain.plural(found.sources, "source")
    origins = f" ({plain.plural(found.origins, 'origin')})" if found.origins != found.sources else ""
    if not found.verdicts[Verdict.CONFLICT]:
        yield headline(found) + "."
    yield f"{verdicts(found)}; {plain.plural(found.claims, 'claim')} from {sources}{origins}."
    silent = silences(found)
    if silent:
        yield f"{'; '.join(silent)}."
    for problem in found.unread[:_PROBLEMS]:
        yield f"  not read: {visible(problem.where)}: {visible(problem.message)}"
    if len(found.unread) > _PROBLEMS:
        yield f"  and {len(found.unread) - _PROBLEMS:,} more"
    for name in found.undated[:_PROBLEMS]:
        yield f"  not dated: {visible(at.documents[name].source.path)}"
    for problem in found.capped[:_PROBLEMS]:
        yield f"  not compared in full: {visible(problem.where)}: {visible(problem.message)}"


FORMAT = Format("text", ".txt", render, told=told)
