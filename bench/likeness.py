"""How surely documents of one event are known for it, and claims for theirs: against gold folders.

    python bench/likeness.py ../shared/gold --cache FILE --show apart related background

Pairs of documents: `mix/dev` is pooled, each incident against all others; an article of `couples` belongs to its
couple's event, one of `news` to its folder's. Claims: what `Scene.same` says of two mentions that gold keeps apart for
being of two events, and of those that it does not. With `--cache` what extraction gave is kept there between runs.
"""

from __future__ import annotations

import argparse
import itertools
import json
import pickle
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reconcile.annotate import annotate
from reconcile.extractors import extractors
from reconcile.model import Claim, Document
from reconcile.readers import read
from reconcile.scope import attribution, background, dating, events, names, periods, profile
from reconcile.text.syntax import Sentence


@dataclass(frozen=True, slots=True)
class Read:
    """What a document tells before it is known what it is about."""

    document: Document
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Pool:
    """Documents that are run together, and the event of each by its path."""

    name: str
    read: tuple[Read, ...]
    event: dict[str, str]
    gold: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    scene: events.Scene
    claims: tuple[Claim, ...]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("gold", type=Path)
    asked.add_argument("--cache", type=Path, help="keep what extraction gave in this file")
    asked.add_argument("--only", nargs="*", default=["mix", "couples", "news"])
    asked.add_argument(
        "--show", nargs="*", default=[], choices=("missed", "joined", "related", "apart", "own", "background")
    )
    given = asked.parse_args()
    pools = _cached(given.gold, given.cache)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for pool in pools:
        kind = pool.name.split("/")[0]
        if kind in given.only:
            judged = _judge(pool)
            _pairs(pool, judged, counts[f"{kind} pairs"], given.show)
            _groups(pool, judged, counts[f"{kind} claims"], given.show)
    for name, found in counts.items():
        _print(name, found)


def _print(name: str, found: Counter[str]) -> None:
    print(name)
    for key in sorted(found):
        print(f"   {key:44} {found[key]:6}")
    if name.endswith("pairs"):
        one, other = (
            sum(found[f"{truth}: {said}"] for said in ("same", "open", "apart", "strangers"))
            for truth in ("one event", "two events")
        )
        said_same = found["one event: same"] + found["two events: same"]
        said_apart = found["one event: apart"] + found["two events: apart"]
        comparable = found["two events: same"] + found["two events: open"]
        right = found["one event: same"]
        print(f"   same    precision {_ratio(right, said_same)} recall {_ratio(right, one)}")
        print(f"   apart   precision {_ratio(found['two events: apart'], said_apart)}")
        missed = _ratio(found["one event: strangers"], one)
        print(f"   comparable across events {_ratio(comparable, other)}, strangers within {missed}")


def _ratio(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


# ── pairs of documents ───────────────────────────────────────────────────────────────────────────────────────────────


def _pairs(pool: Pool, judged: Judged, counts: Counter[str], show: list[str]) -> None:
    path = {one.document.id: one.document.source.path for one in pool.read}
    for a, b in itertools.combinations(sorted(path), 2):
        one = pool.event[path[a]] == pool.event[path[b]]
        said = _said(judged.scene, a, b)
        counts[f"{'one event' if one else 'two events'}: {said}"] += 1
        wanted = {
            "missed": one and said == "strangers",
            "apart": one and said == "apart",
            "related": one and said == "open",
            "joined": not one and said in ("same", "open"),
        }
        for name in show:
            if wanted.get(name):
                print(f"{name}: {pool.name} {path[a]} | {path[b]} ({said}) {judged.scene.why(a, b)}")
    if "own" in show:
        for name in sorted(path, key=lambda one: path[one]):
            own = judged.scene.own[name]
            print(f"own: {pool.name} {path[name]}: {own.id} {own.name} · {own.place}")


def _said(scene: events.Scene, a: str, b: str) -> str:
    if scene.own[a].id == scene.own[b].id:
        return "same"
    if (min(scene.own[a].id, scene.own[b].id), max(scene.own[a].id, scene.own[b].id)) in scene.apart:
        return "apart"
    return "open" if scene.are_related(a, b) else "strangers"


# ── groups of claims ─────────────────────────────────────────────────────────────────────────────────────────────────


def _groups(pool: Pool, judged: Judged, counts: Counter[str], show: list[str]) -> None:
    text = {one.document.id: one.document for one in pool.read}
    for group in pool.gold:
        if group["verdict"] == "none":
            continue
        found = [_claims_of(mention, judged.claims, text) for mention in group["mentions"]]
        for a, b in itertools.combinations(range(len(found)), 2):
            for x, y in itertools.islice(((x, y) for x in found[a] for y in found[b] if x.id != y.id), 1):
                said = {True: "one", False: "two", None: "open"}[judged.scene.same(x, y)]
                if not judged.scene.are_related(x.document, y.document):
                    said += " (not compared)"
                truth = "two events" if group["reason"] == "different_event" else "other reasons"
                counts[f"{truth}: {said}"] += 1
                wrong = (truth == "two events" and said in ("one", "open")) or (
                    truth != "two events" and not said.startswith("one")
                )
                if "background" in show and wrong:
                    print(f"background: {pool.name} {truth}, told {said}: {group['id']} {group['what']}")
                    for claim in (x, y):
                        event = claim.scope.event
                        where, name = text[claim.document].source.path, event.name if event else None
                        print(
                            f"      {where}:{claim.line} [{claim.quote}] {name}"
                            f" | {' '.join(claim.sentence.of(text[claim.document].text).split())[:300]}"
                        )


def _claims_of(mention: dict[str, Any], claims: tuple[Claim, ...], text: dict[str, Document]) -> list[Claim]:
    """The claims on the mention's line that touch its quote and bear its value."""
    found = []
    for claim in claims:
        document = text[claim.document]
        if (
            document.source.path.rpartition("/")[2].rpartition("__")[2] != mention["file"]
            or claim.line != mention["line"]
        ):
            continue
        line = document.lines[claim.line - 1]
        at = document.text.find(mention["quote"], line.start, line.end)
        if (
            at >= 0
            and claim.span.start < at + len(mention["quote"])
            and claim.span.end > at
            and _fits(mention["value"], claim)
        ):
            found.append(claim)
    return found


def _fits(value: object, claim: Claim) -> bool:
    if not isinstance(value, (int, float)) or claim.quantity is None or claim.quantity.value is None:
        return True
    return abs(float(claim.quantity.value) - value) <= 0.005 * max(abs(value), 1e-9)


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _judge(pool: Pool) -> Judged:
    profiles = tuple(profile.profile(one.document, one.sentences) for one in pool.read)
    dated = dating.date_documents([(one.document, told) for one, told in zip(pool.read, profiles, strict=True)])
    known = {one.document: one.period for one in dated}
    scene = events.recognise(profiles, dated)
    claims = []
    for one in pool.read:
        for claim in background.mark(one.document, one.claims):
            claims.append(events.place(periods.place(claim, known[claim.document]), scene))
    return Judged(scene, tuple(claims))


def _cached(gold: Path, cache: Path | None) -> tuple[Pool, ...]:
    if cache is not None and cache.exists():
        return tuple(pickle.loads(cache.read_bytes()))
    pools = tuple(_pools(gold))
    if cache is not None:
        cache.write_bytes(pickle.dumps(pools))
    return pools


def _pools(gold: Path) -> Iterator[Pool]:
    incidents = sorted(path.parent for path in (gold / "mix" / "dev").glob("*/manifest.json"))
    yield _pool("mix", incidents)
    for kind in ("couples", "news"):
        for where in sorted(path.parent for path in (gold / kind).glob("*/gold.json")):
            yield _pool(f"{kind}/{where.name}", [where], tuple(json.loads((where / "gold.json").read_text("utf-8"))))


def _pool(name: str, folders: list[Path], gold: tuple[dict[str, Any], ...] = ()) -> Pool:
    with tempfile.TemporaryDirectory() as tmp:
        sources = []
        for folder in folders:
            for article in _listed(folder):
                path = f"{folder.name}__{article['file']}"
                (Path(tmp) / path).write_bytes((folder / article["file"]).read_bytes())
                keep = {"title": "title", "publisher": "publisher", "date": "published", "url": "url"}
                sources.append({"path": path} | {new: article[old] for old, new in keep.items() if article.get(old)})
        (Path(tmp) / "sources.json").write_text(json.dumps({"sources": sources}))
        documents = sorted((d for d in read([tmp]) if isinstance(d, Document)), key=lambda d: d.source.path)
    event = {d.source.path: d.source.path.rpartition("/")[2].partition("__")[0] for d in documents}
    return Pool(name, tuple(map(_read, documents)), event, gold)


def _listed(folder: Path) -> list[dict[str, str]]:
    told = json.loads((folder / "manifest.json").read_text("utf-8"))
    return list(told["articles"] if isinstance(told, dict) else told)


def _read(document: Document) -> Read:
    asked = extractors()
    sentences = annotate(document, lambda text: any(one.wants.search(text) for one in asked))
    claims = [
        claim
        for s in sentences
        if s.tokens
        for one in asked
        if one.wants.search(s.text)
        for claim in one.read(document, s)
    ]
    claims.sort(key=lambda claim: (claim.span, claim.kind, claim.id))
    told = attribution.attribute(document, sentences, names.fill(document, tuple(claims)))
    return Read(document, tuple(replace(s, tokens=()) for s in sentences), told)


if __name__ == "__main__":
    main()
