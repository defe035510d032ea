"""What of a text is seldom told: rare words and telling figures, by which two articles on one matter know each other.

Two reports on one ferry share "hull" and "capsized" though no name; two on one budget share "48.9 billion". A common
word is one that many articles on anything tell (`text.newswords`); a figure says the more, the more of its digits mean
something.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from reconcile.text.newswords import KNOWN, RARE, SMALL, common, stem

#: So many of a text's rare words are kept, the heaviest.
MOST = 80


def words(sentences: Iterable[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    """The rare words of sentences, each given with what it weighs, and what they say."""
    frequent, known = common()
    told: Counter[str] = Counter()
    for text, weight in sentences:
        for word in map(stem, SMALL.findall(text)):
            if word not in frequent:
                told[word] += weight  # type: ignore[assignment]
    says = {word: (1 + math.log(count)) * (KNOWN if word in known else RARE) for word, count in told.items()}
    heaviest = sorted(says.items(), key=lambda one: (-one[1], one[0]))[:MOST]
    return tuple(sorted((word, round(value, 4)) for word, value in heaviest))


# ── figures ──────────────────────────────────────────────────────────────────────────────────────────────────────────

_FIGURE = re.compile(
    r"(?<![\w.,/:-])(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?(?![\d:/]|,\d|-(?:year|day|block)\b)"
    r"\s*-?(?P<scale>million|billion|trillion|mln|bln|bn|m\b|%|percent\b|per cent\b|pct\b)?",
    re.IGNORECASE,
)
_SCALE = {"mln": "million", "m": "million", "bln": "billion", "bn": "billion"} | dict.fromkeys(
    ("percent", "per cent", "pct"), "%"
)
#: Days of the month, hours, house numbers and years are on every page.
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_IDLE_BEFORE = re.compile(rf"(?:\b{_MONTH}|\bNo\.?|#)\s*$")
_IDLE_AFTER = re.compile(rf"\s*(?:{_MONTH}\b|block\b|[ap]\.?m\b|[A-Z][\w'’]+ (?:Street|St|Avenue|Ave|Road|Rd|Drive)\b)")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
#: What a shared figure says by how many of its digits mean something; of two, only one with a scale or a decimal does.
_SAYS = {2: 0.3, 3: 0.6}


def figures(text: str) -> tuple[str, ...]:
    """The telling figures of a text, each in one spelling: "48.9 billion", "2551", "6.4 %"."""
    return tuple(sorted({key for found in _FIGURE.finditer(text) if (key := _figure(text, found))}))


def _figure(text: str, found: re.Match[str]) -> str:
    digits, part, scale = found["digits"], found["part"] or "", (found["scale"] or "").lower()
    bare = not scale and not part and "," not in digits
    if bare and _YEAR.fullmatch(digits):
        return ""
    end = max(found.end("digits"), found.end("part"))
    before, after = text[max(0, found.start() - 12) : found.start()], text[end : end + 24]
    if not scale and (_IDLE_BEFORE.search(before) or _IDLE_AFTER.match(after)):
        return ""
    key = f"{digits.replace(',', '')}{part} {_SCALE.get(scale, scale)}".strip()
    return key if says(key) else ""


@cache
def says(figure: str) -> float:
    """How much it says that two texts tell this figure."""
    meant = len(figure.split()[0].replace(".", "").strip("0"))
    if meant == 2 and not ("." in figure or " " in figure):
        return 0.0
    return _SAYS.get(meant, 1.0 if meant > 3 else 0.0)
