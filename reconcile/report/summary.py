"""What a report comes down to: how many of each verdict, the gravest, and all that stayed silent.

Silence is never agreement: what could not be read, dated or compared is counted here and shown by every format.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from reconcile.model import Finding, Kind, Severity, Verdict
from reconcile.problems import Code, Problem
from reconcile.report.index import SEVERITIES, VERDICTS, Index
from reconcile.report.plain import VERDICT, plural


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of a report. A claim is compared where a finding names it, else it is alone."""

    verdicts: dict[Verdict, int]
    severities: dict[Severity, int]  # of conflicts
    questions: int  # that conflicts are on
    gravest: Finding | None  # of conflicts
    sources: int
    origins: int
    claims: int
    compared: int
    alone: int
    unmeasured: int  # figures whose unit or measure could not be told
    unplaced: int  # date words that could not be placed in time
    undated: tuple[str, ...]  # documents
    unread: tuple[Problem, ...]
    capped: tuple[Problem, ...]


def summarise(at: Index) -> Summary:
    conflicts = [finding for finding in at.findings if finding.verdict is Verdict.CONFLICT]
    counts = Counter(finding.verdict for finding in at.findings)
    grades = Counter(finding.severity for finding in conflicts)
    named = {name for finding in at.findings for side in (finding.left, finding.right) for name in side}
    claims = at.claims.values()
    origins = {at.origin_of.get(name, name) for name in at.documents}
    return Summary(
        verdicts={verdict: counts[verdict] for verdict in VERDICTS},
        severities={severity: grades[severity] for severity in SEVERITIES},
        questions=len({finding.cluster for finding in conflicts}),
        gravest=conflicts[0] if conflicts else None,
        sources=len(at.documents),
        origins=len(origins),
        claims=len(at.claims),
        compared=len(named),
        alone=len(at.claims) - len(named),
        unmeasured=sum(1 for c in claims if c.quantity and not (c.quantity.unit and c.measure.text)),
        unplaced=sum(1 for c in claims if c.kind is Kind.DATE and c.scope.period is None),
        undated=tuple(name for name in at.documents if name not in at.datings or at.datings[name].period is None),
        unread=tuple(problem for problem in at.problems if problem.unread),
        capped=tuple(problem for problem in at.problems if problem.code is Code.CAPPED),
    )


def headline(found: Summary) -> str:
    """The answer, without its question: "3 conflicts on 2 questions, 1 high", or that there are none and among how many
    claims."""
    conflicts = found.verdicts[Verdict.CONFLICT]
    if not conflicts:
        return (
            f"No conflicts among {plural(found.compared, 'comparable claim')}; "
            f"{found.alone:,} had nothing to compare with"
        )
    grade = next(grade for grade in SEVERITIES if found.severities[grade])
    shown = "" if grade is Severity.NONE else f", {found.severities[grade]:,} {grade}"
    return f"{disputes(conflicts, found.questions)}{shown}"


def disputes(conflicts: int, questions: int) -> str:
    """ "3 conflicts", "13 conflicts on 4 questions"."""
    told = plural(conflicts, "conflict")
    return told if conflicts == questions else f"{told} on {plural(questions, 'question')}"


def verdicts(found: Summary) -> str:
    """ "3 conflicts on 2 questions, 1 unclear, 9 explained, 5 agree"."""
    others = (plural(found.verdicts[verdict], *VERDICT[verdict]) for verdict in VERDICTS[1:])
    return ", ".join((disputes(found.verdicts[Verdict.CONFLICT], found.questions), *others))


def silences(found: Summary) -> tuple[str, ...]:
    """What could not be read, dated or compared, one clause each; nothing where there is nothing."""
    told = (
        (len(found.unread), "{n} could not be read", ("source", "sources")),
        (len(found.undated), "{n} could not be dated", ("source", "sources")),
        (found.unplaced, "{n} could not be placed in time", ("date", "dates")),
        (found.unmeasured, "{n} had no unit or measure that could be told", ("figure", "figures")),
        (found.alone, "{n} had nothing to compare with", ("claim", "claims")),
        (len(found.capped), "{n} not compared in full", ("group was", "groups were")),
    )
    return tuple(words.format(n=plural(count, *nouns)) for count, words, nouns in told if count)
