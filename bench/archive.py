"""Counts what is reported on archives that nobody labelled: 500 articles of each, as they come, with one another.

    python bench/archive.py [--from ARTICLES.jsonl[.xz]] [--each 500] [--write]

No figure here is gold. It shows what a reader of a whole archive would be given to read: a tool that calls two makers'
sales a conflict drowns its findings here, however well it does on events that were labelled. Archives are told apart by
the part of an article's id before the first "-". With --write the section of docs/benchmarks.md is rewritten.
"""

from __future__ import annotations

import argparse
import json
import lzma
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import page
from speed import SHARED

from reconcile import pipeline
from reconcile.model import Verdict


def archives(source: Path, each: int) -> dict[str, list[str]]:
    """The first lines of each archive."""
    found: dict[str, list[str]] = {}
    opener = lzma.open if source.suffix == ".xz" else open
    with opener(source, "rt", encoding="utf-8") as lines:
        for line in lines:
            kept = found.setdefault(json.loads(line)["id"].split("-")[0], [])
            if len(kept) < each:
                kept.append(line)
    return found


def judged(lines: Sequence[str]) -> dict[str, int]:
    """How many findings of each verdict there are."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text("".join(lines), encoding="utf-8")
        report = pipeline.run([str(path)])
    counts = Counter(finding.verdict for finding in report.findings)
    return {
        "articles": len(report.documents),
        "claims": len(report.claims),
        **{verdict.value: counts[verdict] for verdict in Verdict},
    }


def rows(found: dict[str, dict[str, int]]) -> Iterator[Sequence[object]]:
    for number, told in enumerate(found.values(), 1):
        yield (f"archive {number}", *told.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--from", dest="source", type=Path, default=SHARED)
    parser.add_argument("--each", type=int, default=500)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    found = {name: judged(lines) for name, lines in archives(asked.source, asked.each).items()}
    print(json.dumps(found, indent=2))
    if asked.write:
        told = f"    python bench/archive.py --write\n\nWhat is reported on the first {asked.each} articles of each."
        page.write("Archives", told, [page.table(("", *next(iter(found.values()))), rows(found))])


if __name__ == "__main__":
    main()
