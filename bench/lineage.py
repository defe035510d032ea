"""How pairs of real articles fall by the text they share, and how long finding origins takes.

    python bench/lineage.py ../shared/bench/articles.jsonl.xz --every 3 --show 0.3 0.4

prints, for each band of the shared part, how many candidate pairs are tied and how many are not, and with `--show` the
pairs of a band with their longest run, to be read by eye. The thresholds of reconcile/lineage/copies.py come from here.
"""

from __future__ import annotations

import argparse
import json
import lzma
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from reconcile.lineage import candidates, copies, origins
from reconcile.lineage.runs import shared
from reconcile.lineage.wording import Wording, wording
from reconcile.model import Document, Profile, Source
from reconcile.scope.profile import shingles
from reconcile.text.lines import label


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("articles", type=Path)
    asked.add_argument("--every", type=int, default=10, help="take one article in so many")
    asked.add_argument("--show", type=float, nargs=2, metavar=("FROM", "TO"), help="print the pairs of this band")
    given = asked.parse_args()
    documents = list(_documents(given.articles, given.every))
    profiles = [Profile(one.id, shingles=shingles(one.text)) for one in documents]
    for size in (len(documents) // 4, len(documents) // 2, len(documents)):
        start = time.perf_counter()
        found = origins(profiles[:size], documents[:size])
        took = time.perf_counter() - start
        print(f"{size:6} articles {len(found):6} origins {took:6.1f} s {1000 * took / max(size, 1):6.2f} ms an article")
    _bands(documents, profiles, given.show)


def _documents(path: Path, every: int) -> Iterator[Document]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % every == 0:
                told = json.loads(line)
                source = Source(told["id"], "", publisher=told.get("publisher"), title=told.get("title"))
                yield Document(told["id"], source, told["text"], label(told["text"], source.title))


def _bands(documents: list[Document], profiles: list[Profile], show: list[float] | None) -> None:
    bands: Counter[tuple[float, bool]] = Counter()
    for i, j in candidates.candidates(profiles):
        one, other = sorted((wording(documents[i]), wording(documents[j])), key=lambda told: told.size)
        share = shared(one, other).words / max(one.size, 1)
        tie = copies.tie(one, other)
        bands[int(share * 20) / 20, tie is not None] += 1
        if show and show[0] <= share < show[1]:
            _print(one, other, share, tie)
    for band in sorted({band for band, _ in bands}):
        print(f"shared {band:4.0%}+  tied {bands[band, True]:5}  apart {bands[band, False]:5}")


def _print(one: Wording, other: Wording, share: float, tie: copies.Tie | None) -> None:
    print(f"{share:.0%} {tie.why if tie else 'apart'}")
    for told in (one, other):
        print(f"    {told.document.id}: {' '.join(told.document.text[:200].split())}")
    for run in shared(one, other).runs[:1]:
        print(f"    » {' '.join(one.span(run.left, run.count).of(one.document.text)[:200].split())}")


if __name__ == "__main__":
    main()
