"""From the clusters' pairs to findings: each pair judged, pairs of one verdict on the same readings told once.

A cluster is a piece of work of its own: `judge_cluster` takes it, what `Telling.of` cuts out for it, and what the rules
over several claims said. `ruled` puts the findings of all clusters in their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from reconcile.model import Claim, Cluster, Finding, Kind, Period, Severity, Verdict
from reconcile.problems import Problem
from reconcile.rules.base import COMPARABLE, FIGURE, Pair, tells_too
from reconcile.rules.common_ground import doubted
from reconcile.rules.group_findings import Asked, answers, ask, clustered, finding, unheard
from reconcile.rules.group_findings import Told as Answered
from reconcile.rules.judge import Judgement, judge
from reconcile.rules.known_to_both import settled
from reconcile.rules.one_thing import MUCH, of_one_thing, rounds_one_sum
from reconcile.rules.outranking import Kin, as_kin, kin_of, outranked
from reconcile.rules.recalled import settled as recalled
from reconcile.rules.sides import PairJudged, findings_of
from reconcile.sharing import Share, alone
from reconcile.text import units
from reconcile.text.concepts import noun, predicate

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
class Ruled:
    """All findings, the gravest first; `clusters` are those that were made for findings over several claims."""

    findings: tuple[Finding, ...]
    clusters: tuple[Cluster, ...]
    capped: tuple[Problem, ...] = ()  # what was not compared in full


def judge_all(
    linked: Sequence[_Linked],
    claims: Sequence[Claim],
    written: Mapping[str, Period | None],
    texts: Mapping[str, str],
    watch: Callable[[int], None] = lambda done: None,
    share: Share = alone,
) -> Ruled:
    """Every pair of every cluster judged, and the rules over several claims asked; these outrank a pair's verdict.
    `watch` is told how many clusters are done; `share` may have others judge some."""
    asked = ask(claims, texts, written)
    said, told = heard(asked), Telling(claims, written, texts)

    def judged() -> Iterator[Judged]:
        for number, one in enumerate(share(lambda one: judge_cluster(one, told.of(one), said), linked), 1):
            yield one
            watch(number)

    return ruled(linked, judged(), asked, claims)


@dataclass(frozen=True, slots=True)
class Told:
    """What judging takes of a claim: itself, its sentence, the other claims in that, when its document was written."""

    claim: Claim
    text: str
    beside: tuple[Claim, ...]
    written: Period | None


@dataclass(frozen=True, slots=True)
class Telling:
    """All claims, as judging takes them; of each cluster those that it needs can be cut out and sent away."""

    claims: Mapping[str, Claim]
    sentences: Mapping[tuple[str, int], Sequence[Claim]]
    written: Mapping[str, Period | None]
    texts: Mapping[str, str]

    def __init__(self, claims: Sequence[Claim], written: Mapping[str, Period | None], texts: Mapping[str, str]) -> None:
        together: dict[tuple[str, int], list[Claim]] = defaultdict(list)
        for claim in claims:
            together[claim.document, claim.sentence.start].append(claim)
        values = ({claim.id: claim for claim in claims}, together, written, texts)
        for name, value in zip(self.__slots__, values, strict=True):
            object.__setattr__(self, name, value)

    def of(self, one: _Linked) -> dict[str, Told]:
        """What judging this cluster takes, by claim."""
        return {
            name: self.told(self.claims[name])
            for name in sorted({n for c in one.candidates for n in (c.left, c.right)})
        }

    def told(self, claim: Claim) -> Told:
        """What judging takes of one claim. Its document's claims are enough for it."""
        together = self.sentences[claim.document, claim.sentence.start]
        beside = tuple(other for other in together if other.id != claim.id)
        return Told(claim, self.texts[claim.id], beside, self.written[claim.document])


@dataclass(frozen=True, slots=True)
class Heard:
    """What the rules over several claims said: of pairs across sides, of parts beside parts, of parts of a whole."""

    across: Mapping[frozenset[str], Asked]
    within: frozenset[frozenset[str]]
    kin: Kin


def heard(told: Sequence[Answered]) -> Heard:
    """The answers of all events, or of those that a cluster's claims speak of."""
    asked = answers(told)
    return Heard(
        {pair: one for one in asked for pair in one.answer.across()},
        frozenset(pair for one in asked for pair in one.answer.within()),
        kin_of(asked),
    )


@dataclass(frozen=True, slots=True)
class Judged:
    """The findings of one cluster, and the pairs of claims that they are on."""

    findings: tuple[Finding, ...]
    pairs: frozenset[frozenset[str]]


def judge_cluster(one: _Linked, told: Mapping[str, Told], said: Heard) -> Judged:
    """The pairs of one cluster judged; needs no other cluster."""
    judged = []
    for candidate in one.candidates:
        left, right = told[candidate.left], told[candidate.right]
        pair = Pair(
            left.claim,
            right.claim,
            candidate.same_event,
            (left.written, right.written),
            (left.text, right.text),
            (left.beside, right.beside),
            candidate.score.value,
        )
        pair = recalled(pair)
        judgement = as_kin(pair, _sensible(pair, judge(pair)), said.kin)
        both = frozenset((candidate.left, candidate.right))
        if judgement is not None and not outranked(judgement, said.across.get(both), both in said.within):
            judged.append(PairJudged(left.claim, right.claim, judgement, candidate.score.value))
    judged = settled(judged)
    pairs = frozenset(frozenset((one.left.id, one.right.id)) for one in judged)
    return Judged(tuple(findings_of(one.cluster, judged)), pairs)


def ruled(
    linked: Sequence[_Linked], judged: Iterable[Judged], told: Sequence[Answered], claims: Sequence[Claim]
) -> Ruled:
    """All findings in order: those of the clusters, in their order, and of the rules over several claims that no
    finding of a pair speaks against."""
    asked = answers(told)
    rank = {claim.id: i for i, claim in enumerate(claims)}
    across = {pair for one in asked for pair in one.answer.across()}
    explained: set[frozenset[str]] = set()
    found: list[Finding] = []
    for one in judged:
        found.extend(one.findings)
        explained |= one.pairs & across
    left = [one for one in asked if explained.isdisjoint(one.answer.across())]
    home = {claim: one.cluster.id for one in linked for claim in one.cluster.claims}
    placed = clustered(left, home, rank)
    found += [finding(one, cluster) for one, cluster, _ in placed]
    found = doubted(found, claims)
    ordered = sorted(found, key=lambda f: (_ORDER[f.verdict], _GRAVEST.index(f.severity), rank[f.left[0]], f.id))
    made = tuple(new for _, _, new in placed if new is not None)
    return Ruled(tuple(ordered), made, unheard(told))


def _sensible(pair: Pair, judgement: Judgement | None) -> Judgement | None:
    """A writer does not contradict himself within a sentence, nor where it is printed a second time word for word: such
    figures are a list, or parts of one thing; nor do two who each tell both figures. That an article calls a person the
    same twice is no news."""
    if judgement is None:
        return None
    if pair.likeness < COMPARABLE and not _holds_across_words(pair, judgement):
        return None
    printed_again = bool(pair.text[0]) and pair.text[0] == pair.text[1]
    one_sentence = printed_again or (pair.internal and pair.left.sentence == pair.right.sentence)
    if pair.internal and pair.is_kind(Kind.ROLE) and judgement.verdict is Verdict.AGREE:
        return None
    if judgement.reason == "sources_disagree" and _each_speaks(pair):
        return judgement
    if _turned_wrong(pair, judgement):
        return judgement
    listed = one_sentence or _both_tell_both(pair) or _scores(pair)
    if listed and judgement.verdict in (Verdict.CONFLICT, Verdict.UNCLEAR):
        return None
    return judgement


def _turned_wrong(pair: Pair, judgement: Judgement) -> bool:
    """ "19 feet (5 meters)": a figure and what it was turned into, which is not the same."""
    a, b = sorted(pair.both, key=lambda claim: claim.span.start)
    if not pair.internal or a.sentence != b.sentence or judgement.reason != "values_differ":
        return False
    x, y = a.quantity, b.quantity
    if x is None or y is None or x.value is None or y.value is None or x.dimension not in _TURNED:
        return False
    turned = units.convert(x.value, x.unit, y.unit)
    between = pair.text[0][a.span.end - a.sentence.start : b.span.start - a.sentence.start]
    closed = pair.text[0][b.span.end - a.sentence.start :][:1] == ")"
    if turned is None or x.unit == y.unit or between.strip() != "(" or not closed or not x.value or not y.value:
        return False
    rate, off = abs(turned / x.value), abs(turned - y.value)
    told = ((x.step or Decimal(0)) * rate + (y.step or Decimal(0))) / 2
    return off > told and _AMISS < off / abs(y.value) < 1


#: What is turned into other units in brackets, and from which part on that is amiss: many turn by heart.
_TURNED, _AMISS = ("length", "mass", "area", "volume"), Decimal("0.12")


def _holds_across_words(pair: Pair, judgement: Judgement) -> bool:
    """Of claims that hardly answer one question by their measures: what is explained, and what the sentences as wholes
    tell of one thing. Where nothing but the figures is near, only that they are one, or rivals, is worth telling."""
    if judgement.verdict is Verdict.AGREE:
        return judgement.beside or (pair.likeness > FIGURE and _telling(pair)) or of_one_thing(pair)
    if pair.likeness > FIGURE and (judgement.beside or judgement.verdict is Verdict.EXPLAINED):
        return True
    if judgement.reason in ("rounding", "bound_compatible") and rounds_one_sum(pair):
        return True
    if judgement.verdict is Verdict.CONFLICT or judgement.reason in ("rounding", "bound_compatible", "unit_conversion"):
        return of_one_thing(pair) and not _one_tells_both(pair)
    return judgement.verdict is Verdict.EXPLAINED and of_one_thing(pair, MUCH)


def _one_tells_both(pair: Pair) -> bool:
    """ "Valued at 20 crowns, it fetched 120" beside "it fetched 120"."""
    return any(tells_too(beside, theirs) for theirs, beside in zip(pair.both[::-1], pair.beside, strict=True))


def _scores(pair: Pair) -> bool:
    """An article tells how a match went, and how others ended: its scores are a story, and no dispute."""
    found = pair.quantities()
    return pair.internal and found is not None and all(quantity.dimension == "score" for quantity in found)


def _each_speaks(pair: Pair) -> bool:
    """ "The ministry counts 25 dead; the residents say that they know of 32": one sentence, and two who say something
    of their own, of the same people or things."""
    a, b = pair.both
    if not pair.internal or a.sentence != b.sentence or a.attribution is None or b.attribution is None:
        return False
    return a.attribution.span != b.attribution.span and noun(a) == noun(b) and predicate(a) == predicate(b)


def _both_tell_both(pair: Pair) -> bool:
    """Each sentence tells the other's figure, too: "in notes of 1,000 and 10,000", twice, is one list."""
    mine, theirs = (
        {(one.quantity.interval, one.quantity.unit) for one in beside if one.quantity is not None}
        for beside in pair.beside
    )
    found = pair.quantities()
    return (
        found is not None
        and (found[1].interval, found[1].unit) in mine
        and (found[0].interval, found[0].unit) in theirs
        and not found[0].interval.meets(found[1].interval)
    )


def _telling(pair: Pair) -> bool:
    """Figures that two passages hardly share by chance: three digits or more that mean something."""
    found = pair.quantities()
    if found is None or found[0].value is None:
        return False
    return len(found[0].value.normalize().as_tuple().digits) >= 3 or found[0].value >= 100
