"""From judged pairs of one cluster to findings: agreements told as one group a reading, all else side against side."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reconcile.model import Claim, Cluster, Evidence, Finding, Kind, Severity, Verdict
from reconcile.rules.group_findings import graded
from reconcile.rules.judge import Judgement


@dataclass(frozen=True, slots=True)
class PairJudged:
    """Two claims, what was judged of them, and how alike they are."""

    left: Claim
    right: Claim
    judgement: Judgement
    likeness: float


def findings_of(cluster: Cluster, judged: Sequence[PairJudged]) -> list[Finding]:
    """Findings of one cluster: agreements as one group a reading, everything else side against side."""
    sides: _Sides = defaultdict(list)
    first: dict[object, int] = {}  # of each reading, when it came up
    for one in judged:
        if one.judgement.verdict is Verdict.AGREE:
            sides[one.judgement.verdict, one.judgement.reason, _value(one.left), ""].append(one)
            continue
        mine, theirs = _reading(one.left), _reading(one.right)
        if first.setdefault(mine, len(first)) > first.setdefault(theirs, len(first)):
            mine, theirs, one = theirs, mine, replace(one, left=one.right, right=one.left)
        sides[one.judgement.verdict, one.judgement.reason, mine, theirs].append(one)
    apart = frozenset(
        frozenset((one.left.id, one.right.id)) for one in judged if one.judgement.verdict is not Verdict.AGREE
    )
    found = []
    for (verdict, _, _, _), group in _with_speakers(sides).items():
        parts = _connected(group, apart) if verdict is Verdict.AGREE else _side_by_side(group)
        found += [_finding(cluster, part, agree=verdict is Verdict.AGREE) for part in parts]
    return found


_Sides = dict[tuple[str, str, object, object], list[PairJudged]]


def _with_speakers(sides: _Sides) -> _Sides:
    """Where speakers stand behind two figures in some of the passages, all passages of the two are of that dispute."""
    found: _Sides = {}
    for (verdict, reason, mine, theirs), group in sides.items():
        if reason == "values_differ" and (verdict, "sources_disagree", mine, theirs) in sides:
            reason = "sources_disagree"
        found.setdefault((verdict, reason, mine, theirs), []).extend(group)
    return found


def _side_by_side(group: Sequence[PairJudged]) -> list[list[PairJudged]]:
    """The pairs of two readings in as few parts as have every claim of one side judged against every claim of the
    other: those of the left that were judged against the same ones of the right are told together."""
    if _is_whole(group):
        return [list(group)]
    against: dict[str, list[PairJudged]] = defaultdict(list)
    for one in group:
        against[one.left.id].append(one)
    alike: dict[frozenset[str], list[PairJudged]] = defaultdict(list)
    for pairs in against.values():
        alike[frozenset(one.right.id for one in pairs)] += pairs
    return list(alike.values())


def _value(claim: Claim) -> tuple[object, ...]:
    """What agreeing claims have in common."""
    if claim.role is not None:
        return (claim.role.title, claim.role.holder.split()[-1].casefold())
    if claim.quantity is not None:
        return (claim.quantity.interval, claim.quantity.dimension)
    period = claim.scope.period
    return (claim.kind, (period.start, period.end) if period else claim.quote)


def _reading(claim: Claim) -> tuple[object, ...]:
    """What a claim says: claims of one reading are told as one side."""
    quantity = claim.quantity
    value = (
        (quantity.interval, quantity.unit if quantity.dimension != "count" else "") if quantity else (claim.quote, "")
    )
    event = claim.scope.event.id if claim.scope.event else ""
    office = (claim.role.title, claim.role.holder.split()[-1].casefold()) if claim.role else ()
    return (*value, event, claim.kind, office) if claim.role is None else (claim.kind, office)


def _connected(group: Sequence[PairJudged], apart: frozenset[frozenset[str]]) -> list[list[PairJudged]]:
    """Agreements in groups in which every claim agrees with every other: equal readings do, even where one article
    gives one twice, but not where some pair was told apart; then each pair stands alone."""
    root: dict[str, str] = {}

    def find(name: str) -> str:
        while root.setdefault(name, name) != name:
            name = root[name]
        return name

    for one in group:
        root[find(one.left.id)] = find(one.right.id)
    parts: dict[str, list[PairJudged]] = defaultdict(list)
    for one in group:
        parts[find(one.left.id)].append(one)
    found: list[list[PairJudged]] = []
    for part in parts.values():
        members = sorted({claim.id for one in part for claim in (one.left, one.right)})
        split = any(frozenset((a, b)) in apart for k, a in enumerate(members) for b in members[k + 1 :])
        found += [[one] for one in part] if split else [part]
    return found


def _is_whole(group: Sequence[PairJudged]) -> bool:
    """True where every claim of the left was judged against every claim of the right."""
    left, right = {one.left.id for one in group}, {one.right.id for one in group}
    return len(group) == len(left) * len(right) and not left & right


def _finding(cluster: Cluster, group: Sequence[PairJudged], *, agree: bool) -> Finding:
    first = max(
        group,
        key=lambda one: (
            one.judgement.reason == "sources_disagree",
            one.judgement.answer.confidence,
            one.likeness,
        ),
    )
    answer = first.judgement.answer
    left = dict.fromkeys(one.left.id for one in group)
    right = dict.fromkeys(one.right.id for one in group)
    if agree:
        left, right = dict.fromkeys((*left, *right)), {}
    documents = {claim.document for one in group for claim in (one.left, one.right)}
    mark = "\0".join((first.judgement.verdict, first.judgement.reason, *sorted((*left, *right))))
    return Finding(
        id="f-" + hashlib.sha256(mark.encode()).hexdigest()[:8],
        cluster=cluster.id,
        verdict=first.judgement.verdict,
        reason=first.judgement.reason,
        left=tuple(left),
        right=tuple(right),
        internal=len(documents) == 1,
        severity=_severity(first),
        confidence=round(answer.confidence * (0.6 + 0.4 * first.likeness), 2),
        explanation=answer.words,
        evidence=tuple(dict.fromkeys(mark for one in group for mark in one.judgement.answer.evidence)) or _own(first),
        marks=tuple(sorted({mark for one in group for mark in one.judgement.answer.marks})),
        steps=first.judgement.steps,
    )


def _own(one: PairJudged) -> tuple[Evidence, ...]:
    return tuple(Evidence(claim.document, claim.span, "the words") for claim in (one.left, one.right))


def _severity(one: PairJudged) -> Severity:
    """By the gap against what would matter, one step graver where one article contradicts itself."""
    if one.judgement.verdict is not Verdict.CONFLICT:
        return Severity.NONE
    if one.judgement.reason in ("magnitude", "direction", "negated"):
        return Severity.HIGH
    return graded(_gap(one.left, one.right), internal=one.left.document == one.right.document)


def _gap(a: Claim, b: Claim) -> Decimal:
    """The gap relative to the greater; of times of day, in hours."""
    x, y = (claim.quantity.value if claim.quantity else None for claim in (a, b))
    if x is None or y is None:
        return Decimal("0.1")
    if a.kind is Kind.TIME:
        return abs(x - y) / 240
    greater = max(abs(x), abs(y))
    return abs(x - y) / greater if greater else Decimal(0)
