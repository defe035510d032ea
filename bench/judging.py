"""Measures the steps after extraction: microseconds a claim in each, for folders of several sizes.

    python bench/judging.py ../shared/bench/articles.jsonl.xz --sizes 200 2000 4000 --cache FILE

The articles are spread over the whole file, and the smaller folders over the larger one, so that what they have in
common grows with them. With `--cache` what extraction gave is kept there between runs; only steps behind it are timed.
Each size ends with its growth: the exponent of the time as a whole against the size before (1: time grows with the
articles, 2: with their square).
"""

from __future__ import annotations

import argparse
import gc
import json
import lzma
import math
import pickle
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from reconcile import stages
from reconcile.lineage import origins
from reconcile.linking import clusters as linking
from reconcile.model import Document
from reconcile.pipeline import safely
from reconcile.readers import read
from reconcile.rules import findings
from reconcile.stages import Extract

T = TypeVar("T")


def extracts(source: Path, number: int, cache: Path | None) -> list[Extract]:
    """What extraction gives for articles spread over the file."""
    if cache is not None and cache.exists():
        return list(pickle.loads(cache.read_bytes()))
    with lzma.open(source, "rt", encoding="utf-8") as lines:
        total = sum(1 for _ in lines)
    with lzma.open(source, "rt", encoding="utf-8") as lines, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text("".join(islice(lines, 0, None, max(1, total // number))), encoding="utf-8")
        documents = [item for item in read([str(path)], None) if isinstance(item, Document)][:number]
    found = [one for one in map(safely, documents) if isinstance(one, Extract)]
    if cache is not None:
        cache.write_bytes(pickle.dumps(found))
    return found


def measure(extracted: Sequence[Extract]) -> tuple[dict[str, float], int]:
    """Seconds in each step, and how many claims there are."""
    spent: dict[str, float] = {}

    def timed(step: str, work: Callable[[], T]) -> T:
        gc.collect()
        start = time.process_time()
        found = work()
        spent[step] = time.process_time() - start
        return found

    found = sorted(extracted, key=lambda one: one.document.id)
    documents = [one.document for one in found]
    shorts = [stages.short(one) for one in found]
    dated = timed("dating", lambda: stages.date(shorts))
    scene = timed("events", lambda: stages.recognise(shorts, dated))
    claims = timed("settling", lambda: _settled(found, scene))
    linked = timed("linking", lambda: linking.link(claims, scene))
    written = {one.document: one.period for one in dated}
    sentences = stages.Sentences(claims, documents)
    ruled = timed("rules", lambda: findings.judge_all(linked, claims, written, sentences))
    sources = timed("origins", lambda: origins([one.profile for one in found], documents))
    parts = stages.Parts(documents, dated, claims, linked, ruled, sources, ())
    timed("report", lambda: stages.assemble(parts, (), (), ""))
    return spent, len(claims)


def _settled(found: Sequence[Extract], scene: Any) -> tuple[Any, ...]:
    return tuple(claim for one in found for claim in stages.settle(one.claims, stages.setting(one.document.id, scene)))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("source", type=Path)
    asked.add_argument("--sizes", nargs="+", type=int, default=[200, 2000, 4000])
    asked.add_argument("--cache", type=Path)
    given = asked.parse_args()
    largest = extracts(given.source, max(given.sizes), given.cache)
    before: tuple[int, float] | None = None
    for size in sorted(given.sizes):
        spread = [largest[at * len(largest) // size] for at in range(min(size, len(largest)))]
        spent, claims = measure(spread)
        whole = sum(spent.values())
        line: dict[str, float] = {"articles": len(spread), "claims": claims}
        line |= {f"{step}, µs a claim": round(1e6 * seconds / claims) for step, seconds in spent.items()}
        line |= {"all, µs a claim": round(1e6 * whole / claims), "articles a second": round(len(spread) / whole)}
        if before is not None:
            line["growth"] = round(math.log(whole / before[1]) / math.log(len(spread) / before[0]), 2)
        before = len(spread), whole
        json.dump(line, sys.stdout, ensure_ascii=False)
        print(flush=True)


if __name__ == "__main__":
    main()
