"""From judged pairs of one cluster to findings: agreements told as one group a reading, all else side against side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reconcile.model import Claim, Cluster, Evidence, Finding, Kind, Severity, Verdict, made_of
from reconcile.rules.group_findings import graded
from reconcile.rules.judge import Judgement
from reconcile.unions import Unions


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
    parts: dict[tuple[str, str], list[list[PairJudged]]] = defaultdict(list)
    for (verdict, reason, _, _), group in _with_speakers(sides).items():
        parts[verdict, reason] += _connected(group, apart) if verdict is Verdict.AGREE else _side_by_side(group)
    found = []
    for (verdict, _), some in parts.items():
        told = _folded(some) if verdict in _FOLDED else some
        found += [_finding(cluster, part, agree=verdict is Verdict.AGREE) for part in told]
    return found


#: What is told of one reading against several others at once; conflicts are decided two readings at a time.
_FOLDED = (Verdict.EXPLAINED, Verdict.UNCLEAR)


def _folded(parts: Sequence[list[PairJudged]]) -> list[list[PairJudged]]:
    """Parts of one verdict and reason that have a side in common, told as one: "two" and "five" against "16". The side
    that most have in common comes first; it is then the left of all of them."""
    sides = [tuple(frozenset(getattr(one, side).id for one in part) for side in ("left", "right")) for part in parts]
    shared = Counter(side for both in sides for side in both)
    rank = {side: number for number, side in enumerate(sorted(shared, key=lambda side: -shared[side]))}
    left: list[int] = list(range(len(parts)))
    found: dict[int, list[PairJudged]] = {}
    for side in sorted(shared, key=rank.__getitem__):
        of = [number for number in left if side in sides[number]]
        if of:
            found[of[0]] = (
                [_turned(one, side) for number in of for one in parts[number]] if len(of) > 1 else parts[of[0]]
            )
            left = [number for number in left if number not in of]
    return [found[number] for number in sorted(found)]


def _turned(one: PairJudged, left: frozenset[str]) -> PairJudged:
    return one if one.left.id in left else replace(one, left=one.right, right=one.left)


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
    unions = Unions()
    for one in group:
        unions.join(one.left.id, one.right.id)
    parts: dict[str, list[PairJudged]] = defaultdict(list)
    for one in group:
        parts[unions.root(one.left.id)].append(one)
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
    return Finding(
        id=made_of("f", first.judgement.verdict, first.judgement.reason, *sorted((*left, *right))),
        cluster=cluster.id,
        verdict=first.judgement.verdict,
        reason=first.judgement.reason,
        left=tuple(left),
        right=tuple(right),
        internal=len(documents) == 1,
        severity=_severity(first),
        confidence=round(answer.confidence * (0.6 + 0.4 * first.likeness), 2),
        explanation=_words(first, group),
        evidence=tuple(dict.fromkeys(mark for one in group for mark in one.judgement.answer.evidence)) or _own(first),
        marks=tuple(sorted({mark for one in group for mark in one.judgement.answer.marks})),
        steps=first.judgement.steps,
    )


def _words(first: PairJudged, group: Sequence[PairJudged]) -> str:
    """The words of the surest pair, then those of pairs of other readings, as far as a reader wants them."""
    told = dict.fromkeys((first.judgement.answer.words, *(one.judgement.answer.words for one in _others(first, group))))
    more = len(told) - _TOLD
    return "; likewise ".join(list(told)[:_TOLD]) + (f"; and {more} more alike" if more > 0 else "")


def _others(first: PairJudged, group: Sequence[PairJudged]) -> list[PairJudged]:
    """A pair of each two readings but those of the first."""
    found = {(_reading(one.left), _reading(one.right)): one for one in reversed(group)}
    found.pop((_reading(first.left), _reading(first.right)), None)
    return [*found.values()][::-1]


#: So many explanations of one finding are put in words; the others are counted.
_TOLD = 2


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
