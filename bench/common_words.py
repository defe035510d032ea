"""Makes the list of common words that telling rare ones takes: words by how many of many articles tell them.

    python bench/common_words.py ../shared/bench/articles.jsonl.xz

A corpus of many collections counts each collection alike, so that the greatest does not say alone what is common. Only
words written small count: the list names no person, place or outlet.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from textwrap import fill

from reconcile.text.newswords import SMALL, stem

OUT = Path(__file__).parent.parent / "reconcile" / "text" / "data" / "newswords.txt"
#: A word is frequent where this part of all articles tells it, and known where this part does.
FREQUENT, KNOWN = 0.03, 0.01
#: A collection of fewer articles says nothing of its own.
LEAST = 200
_COLLECTION = re.compile(r"[-_]?\d.*$")


def main(corpus: Path) -> None:
    articles: Counter[str] = Counter()
    told: dict[str, Counter[str]] = defaultdict(Counter)
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            name = _COLLECTION.sub("", article["id"])
            articles[name] += 1
            told[name].update({stem(word) for word in SMALL.findall(article["text"])})
    kept = [name for name, number in articles.items() if number >= LEAST]
    part: Counter[str] = Counter()
    for name in kept:
        for word, number in told[name].items():
            part[word] += number / articles[name] / len(kept)  # type: ignore[assignment]
    frequent = sorted(word for word, share in part.items() if share > FREQUENT)
    known = sorted(word for word, share in part.items() if KNOWN < share <= FREQUENT)
    OUT.write_text(
        f"# Made by bench/common_words.py: words of four letters and more, without the plural's s.\n\n"
        f"# On more than {FREQUENT:.0%} of all articles.\n{_wrapped(frequent)}\n\n"
        f"# On more than {KNOWN:.0%}.\n{_wrapped(known)}\n",
        encoding="utf-8",
    )


def _wrapped(words: list[str]) -> str:
    return fill(" ".join(words), 118, break_long_words=False, break_on_hyphens=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
