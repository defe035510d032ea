"""How much a word says: one that many articles on anything tell says little, one that hardly any tells says much.

The lists of `data/newswords.txt` are made by bench/common_words.py.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
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


def shared(a: str, b: str) -> float:
    """What the words that two texts share say together, in whatever form each has them; frequent words say nothing."""
    mine, theirs = _forms(a), _forms(b)
    return sum(min(mine[form], theirs[form]) for form in sorted(mine.keys() & theirs.keys()))


@lru_cache(maxsize=1 << 10)
def _forms(text: str) -> dict[str, float]:
    frequent, known = common()
    words = {word: stem(word) for word in SMALL.findall(text)}
    found: dict[str, float] = {}
    for word, singular in words.items():
        says = 0.0 if word in frequent or singular in frequent else KNOWN if singular in known else RARE
        form = _ENDING.sub("", singular)
        found[form] = min(says, found.get(form, says))
    return found


#: Endings that leave a word of four letters or more the same: "repairing", "repaired", "repair".
_ENDING = re.compile(r"(?<=[a-z]{4})(?:ings?|ed|es|e)$")
