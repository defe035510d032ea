"""How much a word says: one that many articles on anything tell says little, one that hardly any tells says much.

The lists of `data/newswords.txt` are made by bench/common_words.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

#: What a word says that some articles tell, and one that hardly any does.
KNOWN, RARE = 0.65, 1.0

#: A word written small: names are told apart elsewhere.
SMALL = re.compile(r"(?<![^\W\d_])[a-z]{4,}(?![^\W\d_])")


def stem(word: str) -> str:
    """A word without its plural, roughly: as good as a lemma where words are only counted."""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 4 else word


@cache
def common() -> tuple[frozenset[str], frozenset[str]]:
    """The words that every tenth article or so tells, and those that some do."""
    text = files("reconcile.text").joinpath("data/newswords.txt").read_text("utf-8")
    frequent, known = re.split(r"^# On more.*$", text, flags=re.MULTILINE)[1:]
    return frozenset(frequent.split()), frozenset(known.split())


def says(stems: Iterable[str]) -> float:
    """What these stems say together; frequent words say nothing."""
    frequent, known = common()
    return sum(KNOWN if word in known else RARE for word in stems if word not in frequent)
