"""The last steps of a run on a cluster: claims to pairs key by key, to answers event by event, to findings component by
component."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from reconcile.engines.parcel import unpack
from reconcile.engines.spark import pieces, tasks
from reconcile.engines.spark.frames import Work
from reconcile.engines.spark.joining import Pair, components, listing
from reconcile.engines.spark.rows import WHOLE
from reconcile.linking.clusters import Linked
from reconcile.linking.meeting import Crowd
from reconcile.model import Claim, Period
from reconcile.rules.beyond import elsewhere
from reconcile.rules.findings import Judged
from reconcile.rules.group_findings import Told

#: What one task does at most: claims to pair, claims of components to judge.
_PAIRED, _JUDGED = 20_000, 20_000


def pair(work: Work, claims: Any, around: object) -> tuple[Any, list[Crowd]]:
    """The pairs that are alike, found key by key, without those of lists; and the crowds that were too great."""
    from pyspark.sql import functions as sql

    keyed = claims.select(sql.explode("keys").alias("key"), "number", "claim")
    parts = work.parts(sum(len(keys) for (keys,) in work.told("claims", "keys")), _PAIRED)
    piles = keyed.repartition(parts, "key").sortWithinPartitions("key", "number")
    pairs = work.done("pairs", work.alike(partial(pieces.pair, work.share(around))), piles, pieces.PAIRS)
    crowds = [unpack(data) for (data,) in work.told("pairs", "capped") if data is not None]
    found = pairs.where("left is not null")
    lists = sorted(listing(_told(work, "pairs")))
    if lists:
        found = found.join(_listed(work, claims, found, lists), ["left", "right"], "left_anti")
    return found, crowds


def _told(work: Work, name: str) -> Iterator[Pair]:
    return ((left, right) for left, right in work.told(name, "left", "right") if left is not None)


def _listed(work: Work, claims: Any, pairs: Any, lists: Sequence[int]) -> Any:
    """The pairs that these documents, which may have lists, have within them."""
    from pyspark.sql import functions as sql

    def of(number: str) -> Any:
        return sql.floor(sql.col(number) / tasks.A_DOCUMENT).cast("bigint").alias("document")

    here = work.frame({"document": (WHOLE, lists)})
    inside = pairs.where(of("left") == of("right"))
    mine = claims.select(of("number"), "number", sql.lit(None).cast("bigint").alias("right"), "claim", _no("score"))
    theirs = inside.select(of("left"), sql.col("left").alias("number"), "right", _no("claim"), "score")
    piles = mine.union(theirs).join(here, "document").repartition(work.parts(len(lists), 500), "document")
    work.done("lists", work.alike(pieces.unlist), piles.sortWithinPartitions("document"), pieces.DROPPED)
    dropped = sorted(_told(work, "lists"))
    return work.frame({"left": (WHOLE, [a for a, _ in dropped]), "right": (WHOLE, [b for _, b in dropped])})


def _no(name: str) -> Any:
    from pyspark.sql import functions as sql

    return sql.lit(None).cast("binary").alias(name)


def ask(work: Work, claims: Any) -> tuple[Told, ...]:
    """What the rules over several claims say, event by event."""
    piles = claims.select("own", "number", "claim", "about").repartition("own").sortWithinPartitions("own", "number")
    work.done("answers", work.alike(partial(pieces.ask, work.share(_beyond(work)))), piles, pieces.ANSWERS)
    return tuple(one for _, data in sorted(work.told("answers", "first", "answers")) for one in unpack(data))


def _beyond(work: Work) -> dict[str, pieces.Beyond]:
    """Of each event, what others tell that it is checked by. The few claims that this may be of are gathered here."""
    first: dict[str, str] = {}  # document of each event
    told: list[tuple[str, Claim, str, Period | None]] = []
    for own, document, looked_up, claim, about in work.told("claims", "own", "document", "beyond", "claim", "about"):
        first[own] = min(document, first.get(own, document))
        if looked_up:
            text, _, written = unpack(about)
            told.append((own, unpack(claim), text, written))
    told.sort(key=lambda one: (first[one[0]], one[1].document, one[1].span, one[1].id))
    by_event: dict[str, list[Claim]] = {}
    for own, claim, *_ in told:
        by_event.setdefault(own, []).append(claim)
    texts = {claim.id: text for _, claim, text, _ in told}
    days = {claim.document: written for _, claim, _, written in told}
    found = {}
    for event, (others, more) in elsewhere(by_event, texts).items():
        written = {one.document: days[one.document] for one in others}
        found[event] = pieces.Beyond(others, more, {one.id: texts[one.id] for one in others}, written)
    return found


def judge(work: Work, claims: Any, pairs: Any, bench: pieces.Bench) -> tuple[list[Linked], list[Judged]]:
    """The clusters of every component of the pairs, judged; in order."""
    from pyspark.sql import functions as sql

    left = pairs.select("left", "right").distinct()
    left.write.parquet((work.folder / "left").as_uri())
    found = components(_told(work, "left"))
    homes = work.frame({"number": (WHOLE, list(found)), "component": (WHOLE, list(found.values()))})
    mine = claims.select("number", sql.lit(None).cast("bigint").alias("right"), "claim", "about", _no("score"))
    theirs = pairs.select(sql.col("left").alias("number"), "right", _no("claim"), _no("about"), "score")
    parts = work.parts(len(found), _JUDGED)
    piles = mine.union(theirs).join(homes, "number").repartition(parts, "component")
    piles = piles.sortWithinPartitions("component", "right", "number")  # claims have no right, and come first
    work.done("judged", work.alike(partial(pieces.judge, work.share(bench))), piles, pieces.JUDGED)
    rows = sorted(work.told("judged", "first", "at", "linked", "judged"), key=lambda row: row[:2])
    return [unpack(row[2]) for row in rows], [unpack(row[3]) for row in rows]
