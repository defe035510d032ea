"""What the machines do once claims are placed: pairs of a key, lists of a document, answers of an event, findings of a
component. As in `tasks`, each step takes rows of a partition, many keys a call.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from reconcile.engines.parcel import pack, unpack
from reconcile.engines.spark.rows import PACKED, TEXT, WHOLE, Batches, batches, piles
from reconcile.engines.spark.tasks import Out, Row, Shared
from reconcile.linking.clusters import gather, unlisted
from reconcile.linking.meeting import Pair, meet
from reconcile.model import Claim, Period
from reconcile.rules.findings import Heard, Told, judge_cluster
from reconcile.rules.group import groups
from reconcile.rules.group_findings import ask_group
from reconcile.scope.events import Scene

PAIRS = {"left": WHOLE, "right": WHOLE, "score": PACKED, "capped": PACKED}


def pair(around: Shared, given: Batches) -> Out:
    """The pairs of each key, of claims sorted by key and number; and the keys whose claims were too many."""

    def found() -> Iterator[Row]:
        for pile in piles(given, "key"):
            if len(pile) > 1:
                met = meet([unpack(row["claim"]) for row in pile], around.value)
                for left, right, score in met.pairs:
                    yield pile[left]["number"], pile[right]["number"], pack(score), None
                yield from ((None, None, None, pack(crowd)) for crowd in met.crowds)

    return batches(found(), PAIRS)


DROPPED = {"left": WHOLE, "right": WHOLE}


def unlist(given: Batches) -> Out:
    """Of documents whose claims and pairs among them lie together: the pairs that only stand in a list."""

    def found() -> Iterator[Row]:
        for pile in piles(given, "document"):
            claims = {row["number"]: unpack(row["claim"]) for row in pile if row["right"] is None}
            pairs = _pairs(pile, list(claims))
            kept = {pair[:2] for pair in unlisted(pairs, list(claims.values()))}
            numbers = list(claims)
            yield from ((numbers[a], numbers[b]) for a, b, _ in pairs if (a, b) not in kept)

    return batches(found(), DROPPED)


def _pairs(pile: Sequence[dict[str, Any]], numbers: Sequence[int]) -> list[Pair]:
    """The pairs among these rows, by the place of each claim's number, in order and each once."""
    place = {number: at for at, number in enumerate(numbers)}
    told = {(place[row["number"]], place[row["right"]]): row["score"] for row in pile if row["right"] is not None}
    return [(*pair, unpack(told[pair])) for pair in sorted(told)]


ANSWERS = {"first": TEXT, "answers": PACKED}


def ask(beyond: Shared, given: Batches) -> Out:
    """What the rules over several claims say of each event, of claims sorted by event and number. `beyond` has, by
    event, what its claims are checked by and others tell."""

    def found() -> Iterator[Row]:
        for pile in piles(given, "own"):
            claims = [unpack(row["claim"]) for row in pile]
            about = {claim.id: unpack(row["about"]) for claim, row in zip(claims, pile, strict=True)}
            texts = {name: text for name, (text, _, _) in about.items()}
            written: Mapping[str, Period | None] = {claim.document: about[claim.id][2] for claim in claims}
            others: Beyond = beyond.value.get(pile[0]["own"], Beyond())
            for group in groups(claims, texts | others.texts, {**others.written, **written}):
                answers = ask_group(replace(group, elsewhere=others.claims, more=others.more))
                if answers:
                    yield min(claim.document for claim in group.claims), pack(answers)

    return batches(found(), ANSWERS)


@dataclass(frozen=True, slots=True)
class Beyond:
    """Claims on other events that one is checked by, with their sentences and days; how many more there were."""

    claims: tuple[Claim, ...] = ()
    more: int = 0
    texts: dict[str, str] = field(default_factory=dict)
    written: dict[str, Period | None] = field(default_factory=dict)


JUDGED = {"first": WHOLE, "at": WHOLE, "linked": PACKED, "judged": PACKED}


@dataclass(frozen=True, slots=True)
class Bench:
    """What judging takes of the whole case."""

    scene: Scene
    said: Heard


def judge(bench: Shared, given: Batches) -> Out:
    """Each component's claims clustered and judged; rows are sorted by component, claims before pairs, in order."""

    def found() -> Iterator[Row]:
        for pile in piles(given, "component"):
            yield from _judged(pile, bench.value)

    return batches(found(), JUDGED)


def _judged(pile: Sequence[dict[str, Any]], bench: Bench) -> Iterator[Row]:
    claims = {row["number"]: row for row in pile if row["right"] is None}
    told = {number: Told(unpack(row["claim"]), *unpack(row["about"])) for number, row in claims.items()}
    by_name = {one.claim.id: one for one in told.values()}
    numbers = {one.claim.id: number for number, one in told.items()}
    linked = gather([one.claim for one in told.values()], bench.scene, _pairs(pile, list(told)))
    for at, one in enumerate(linked):
        judged = judge_cluster(one, by_name, bench.said)
        slim = type(one)(one.cluster, ())
        yield numbers[one.cluster.claims[0]], at, pack(slim), pack(judged)
