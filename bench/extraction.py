"""Measures extraction beside others: sentences and megabytes a second of this project, of quantulum3 and of the bare
parser on the same articles, in one process and by turns; import time and peak memory.

    python bench/extraction.py [ARTICLES.jsonl[.xz]]

Each reads the articles as it is meant to be used: this project and quantulum3 are handed whole articles, and
quantulum3 also sentence by sentence, the parser sentences in batches. quantulum3 reads quantities with their units,
and no more: what compares with it is "figures alone", where the same articles are split, and the sentences that can
hold a figure are parsed and read for it. "reconcile" is all of extraction: dates, times, offices and places too, who
said it, and what the document is about. The best of several rounds counts, in seconds of the processor, so that a
busy machine measures nearly the same. The articles are those of bench/speed.py. Figures go to stdout as JSON.
quantulum3 is installed for this alone (requirements/bench.txt).
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

from speed import SHARED, documents, seconds_to_import

from reconcile.annotate import annotate, split
from reconcile.extractors.quantity import EXTRACTOR as FIGURES
from reconcile.model import Document
from reconcile.models import installed_model
from reconcile.pipeline import extract

ROUNDS = 3


def readers(articles: Sequence[Document]) -> dict[str, Callable[[], int]]:
    """What is measured, by name: each reads all articles, and returns how many things it found."""
    sentences = [sentence.text for document in articles for sentence in split(document)]
    texts = [document.text for document in articles]
    found: dict[str, Callable[[], int]] = {
        "reconcile": lambda: sum(len(extract(document).claims) for document in articles),
        "reconcile, figures alone": lambda: sum(map(_figures, articles)),
        "bare parser": _parser(sentences),
    }
    quantulum = _quantulum()
    if quantulum is not None:
        found["quantulum3, by article"] = lambda: sum(map(quantulum, texts))
        found["quantulum3, by sentence"] = lambda: sum(map(quantulum, sentences))
    return found


def _figures(document: Document) -> int:
    found = annotate(document, lambda text: FIGURES.wants.search(text) is not None)
    return sum(len(list(FIGURES.read(document, sentence))) for sentence in found if sentence.tokens)


def _parser(sentences: Sequence[str]) -> Callable[[], int]:
    import spacy

    language = spacy.load(installed_model(), exclude=["ner", "senter"])
    return lambda: sum(len(parsed) for parsed in language.pipe(sentences, batch_size=64))


def _quantulum() -> Callable[[str], int] | None:
    warnings.simplefilter("ignore")
    try:
        from quantulum3 import parser
    except ImportError:
        return None

    def read(text: str) -> int:
        try:
            return len(parser.parse(text))
        except Exception:  # noqa: BLE001 - it fails on some articles; what it did not read costs it no time
            return 0

    return read


def measure(source: Path | None, folder: Path) -> dict[str, object]:
    articles = documents(source, folder)
    count = sum(len(split(document)) for document in articles)
    size = sum(len(document.text.encode()) for document in articles) / 1e6
    best: dict[str, float] = {}
    asked = readers(articles)
    for work in asked.values():
        work()  # loads what it needs, and fills no cache that a long run would not have
    for _ in range(ROUNDS):
        for name, work in asked.items():
            started = time.process_time()
            work()
            spent = time.process_time() - started
            best[name] = min(spent, best.get(name, spent))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return {
        "from": source.name if source else "seeds, repeated",
        "articles": len(articles),
        "sentences": count,
        "megabytes": round(size, 3),
        "sentences a second": {name: round(count / spent) for name, spent in best.items()},
        "megabytes a second": {name: round(size / spent, 3) for name, spent in best.items()},
        "times as fast as": {
            own: {name: round(spent / best[own], 2) for name, spent in best.items() if not name.startswith("reconcile")}
            for own in best
            if own.startswith("reconcile")
        },
        "seconds to import and load": round(seconds_to_import(), 2),
        "peak megabytes, of all together": round(peak / 1e6),
    }


def main() -> None:
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED if SHARED.exists() else None
    with tempfile.TemporaryDirectory() as folder:
        json.dump(measure(source, Path(folder)), sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
