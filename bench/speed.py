"""Measures extraction: sentences and megabytes a second in one process, import time, peak memory.

Reads articles from a JSON Lines file ({"text": …} a line, .xz or plain) given as argument, else from ../shared/bench
where that is present, else the packaged seeds again and again. Figures go to stdout as JSON.
"""

from __future__ import annotations

import json
import lzma
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import chain, islice, repeat
from pathlib import Path

from reconcile.annotate import split
from reconcile.model import Document
from reconcile.pipeline import extract
from reconcile.readers import read

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "bench" / "articles.jsonl.xz"
ARTICLES = 100


def texts(source: Path | None) -> Iterator[str]:
    """The texts of the articles, endlessly where they are the seeds."""
    if source is None:
        seeds = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
        yield from chain.from_iterable(repeat(seeds))
    else:
        opener = lzma.open if source.suffix == ".xz" else open
        with opener(source, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)


def _spread(source: Path | None) -> Iterator[str]:
    """As many articles as are read, from all over the file: those of one agency and year stand together."""
    step = 1 if source is None else max(1, sum(1 for _ in texts(source)) // ARTICLES)
    return islice(texts(source), 0, step * ARTICLES, step)


def documents(source: Path | None, folder: Path) -> list[Document]:
    """The first articles, read as the tool reads them."""
    records = ({"id": str(i), "text": text} for i, text in enumerate(_spread(source)))
    path = folder / "articles.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return [item for item in read([str(path)], None) if isinstance(item, Document)]


def seconds_to_import() -> float:
    """Of the library with its parser loaded, in a process of its own."""
    code = "from reconcile.annotate import _language; _language()"
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - start


def measure(source: Path | None, folder: Path) -> dict[str, float | str]:
    read_in = documents(source, folder)
    extract(read_in[0])  # loads the parser
    sentences = sum(len(split(document)) for document in read_in)
    start = time.perf_counter()
    claims = sum(len(extract(document).claims) for document in read_in)
    spent = time.perf_counter() - start
    size = sum(len(document.text.encode()) for document in read_in)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return {
        "articles": len(read_in),
        "from": source.name if source else "seeds, repeated",
        "sentences": sentences,
        "claims": claims,
        "sentences a second": round(sentences / spent),
        "megabytes a second": round(size / 1e6 / spent, 3),
        "seconds to import and load": round(seconds_to_import(), 2),
        "peak megabytes": round(peak / 1e6),
    }


def main() -> None:
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED if SHARED.exists() else None
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(measure(source, Path(folder)), indent=1))


if __name__ == "__main__":
    main()
