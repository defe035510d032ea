"""From the clusters' pairs to findings: each pair judged, pairs of one verdict on the same readings told once."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from reconcile.model import Claim, Cluster, Evidence, Finding, Kind, Period, Severity, Verdict
from reconcile.rules.base import COMPARABLE, Pair
from reconcile.rules.group_findings import ask, clustered, finding, graded
from reconcile.rules.judge import Judgement, judge
from reconcile.rules.outranking import as_kin, kin_of, outranked

_ORDER = {Verdict.CONFLICT: 0, Verdict.UNCLEAR: 1, Verdict.EXPLAINED: 2, Verdict.AGREE: 3}
_GRAVEST = (Severity.HIGH, Severity.MEDIUM, Severity.LOW, Severity.NONE)


class _Score(Protocol):
    @property
    def value(self) -> float: ...


class _Candidate(Protocol):
    @property
    def left(self) -> str: ...
    @property
    def right(self) -> str: ...
    @property
    def score(self) -> _Score: ...
    @property
    def same_event(self) -> bool | None: ...


class _Linked(Protocol):
    @property
    def cluster(self) -> Cluster: ...
    @property
    def candidates(self) -> Sequence[_Candidate]: ...


@dataclass(frozen=True, slots=True)
class _Judged:
    left: Claim
    right: Claim
    judgement: Judgement
    likeness: float


@dataclass(frozen=True, slots=True)
class Ruled:
    """All findings, the gravest first; `clusters` are those that were made for findings over several claims."""

    findings: tuple[Finding, ...]
    clusters: tuple[Cluster, ...]


def judge_all(
    linked: Sequence[_Linked], claims: Sequence[Claim], written: Mapping[str, Period | None], texts: Mapping[str, str]
) -> Ruled:
    """Every pair of every cluster judged, and the rules over several claims asked; these outrank a pair's verdict."""
    at = {claim.id: claim for claim in claims}
    rank = {claim.id: i for i, claim in enumerate(claims)}
    beside = _beside(claims)
    asked = ask(claims, texts, written)
    across = {pair: one for one in asked for pair in one.answer.across()}
    within = {pair for one in asked for pair in one.answer.within()}
    kin = kin_of(asked)
    explained: set[frozenset[str]] = set()
    found: list[Finding] = []
    for one in linked:
        judged = []
        for candidate in one.candidates:
            left, right = at[candidate.left], at[candidate.right]
            pair = Pair(
                left,
                right,
                candidate.same_event,
                (written[left.document], written[right.document]),
                (texts[left.id], texts[right.id]),
                (beside[left.id], beside[right.id]),
                candidate.score.value,
            )
            judgement = as_kin(pair, _sensible(pair, judge(pair)), kin)
            both = frozenset((left.id, right.id))
            if judgement is None or outranked(judgement, across.get(both), both in within):
                continue
            judged.append(_Judged(left, right, judgement, candidate.score.value))
            explained.add(both)
        found.extend(_told(one.cluster, judged))
    heard = [one for one in asked if explained.isdisjoint(one.answer.across())]
    home = {claim: one.cluster.id for one in linked for claim in one.cluster.claims}
    placed = clustered(heard, home, rank)
    found += [finding(one, cluster) for one, cluster, _ in placed]
    ordered = sorted(found, key=lambda f: (_ORDER[f.verdict], _GRAVEST.index(f.severity), rank[f.left[0]], f.id))
    return Ruled(tuple(ordered), tuple(new for _, _, new in placed if new is not None))


def _beside(claims: Sequence[Claim]) -> dict[str, tuple[Claim, ...]]:
    together: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        together[claim.document, claim.sentence.start].append(claim)
    return {
        claim.id: tuple(other for other in together[claim.document, claim.sentence.start] if other.id != claim.id)
        for claim in claims
    }


def _sensible(pair: Pair, judgement: Judgement | None) -> Judgement | None:
    """A writer does not contradict himself within a sentence, nor where it is printed a second time word for word: such
    figures are a list, or parts of one thing. That an article calls a person the same twice is no news."""
    if judgement is None:
        return None
    if pair.likeness < COMPARABLE and judgement.verdict is not Verdict.EXPLAINED and not judgement.beside:
        return judgement if judgement.verdict is Verdict.AGREE and _telling(pair) else None
    printed_again = bool(pair.text[0]) and pair.text[0] == pair.text[1]
    one_sentence = printed_again or (pair.internal and pair.left.sentence == pair.right.sentence)
    if pair.internal and pair.is_kind(Kind.ROLE) and judgement.verdict is Verdict.AGREE:
        return None
    if one_sentence and judgement.verdict in (Verdict.CONFLICT, Verdict.UNCLEAR):
        return None
    return judgement


def _telling(pair: Pair) -> bool:
    """Figures that two passages hardly share by chance: three digits or more that mean something."""
    found = pair.quantities()
    if found is None or found[0].value is None:
        return False
    return len(found[0].value.normalize().as_tuple().digits) >= 3 or found[0].value >= 100


def _told(cluster: Cluster, judged: Sequence[_Judged]) -> list[Finding]:
    """Findings of one cluster: agreements as one group a reading, everything else side against side."""
    sides: dict[tuple[str, str, object, object], list[_Judged]] = defaultdict(list)
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
    for (verdict, _, _, _), group in sides.items():
        if verdict is Verdict.AGREE:
            found += [_finding(cluster, part, agree=True) for part in _connected(group, apart)]
        elif _is_whole(group):
            found.append(_finding(cluster, group, agree=False))
        else:
            found += [_finding(cluster, [one], agree=False) for one in group]
    return found


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


def _connected(group: Sequence[_Judged], apart: frozenset[frozenset[str]]) -> list[list[_Judged]]:
    """Agreements in groups in which every claim agrees with every other: equal readings do, even where one article
    gives one twice, but not where some pair was told apart; then each pair stands alone."""
    root: dict[str, str] = {}

    def find(name: str) -> str:
        while root.setdefault(name, name) != name:
            name = root[name]
        return name

    for one in group:
        root[find(one.left.id)] = find(one.right.id)
    parts: dict[str, list[_Judged]] = defaultdict(list)
    for one in group:
        parts[find(one.left.id)].append(one)
    found: list[list[_Judged]] = []
    for part in parts.values():
        members = sorted({claim.id for one in part for claim in (one.left, one.right)})
        split = any(frozenset((a, b)) in apart for k, a in enumerate(members) for b in members[k + 1 :])
        found += [[one] for one in part] if split else [part]
    return found


def _is_whole(group: Sequence[_Judged]) -> bool:
    """True where every claim of the left was judged against every claim of the right."""
    left, right = {one.left.id for one in group}, {one.right.id for one in group}
    return len(group) == len(left) * len(right) and not left & right


def _finding(cluster: Cluster, group: Sequence[_Judged], *, agree: bool) -> Finding:
    first = max(group, key=lambda one: (one.judgement.answer.confidence, one.likeness))
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


def _own(one: _Judged) -> tuple[Evidence, ...]:
    return tuple(Evidence(claim.document, claim.span, "the words") for claim in (one.left, one.right))


def _severity(one: _Judged) -> Severity:
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
