"""The newsroom's synonyms: which words tell one predicate ("killed", "dead", "death toll"), which nouns one class.

The words are data, in `data/concepts.toml`; this module only looks them up.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

#: The class of a predicate that says nothing of what is counted ("there were", "the report put it at").
PLAIN = ""


@cache
def _tables() -> tuple[dict[str, str], dict[str, str], dict[str, str], dict[str, str]]:
    read = tomllib.loads(files("reconcile.text").joinpath("data/concepts.toml").read_text("utf-8"))
    predicates = {word: name for name, group in read["predicate"].items() for word in group["words"]}
    nouns = {word: name for name, group in read["noun"].items() for word in group["words"]}
    broader = {name: group["broader"] for name, group in read["noun"].items() if "broader" in group}
    events = {word: name for name, group in read["event"].items() for word in group["words"]}
    return predicates, nouns, broader, events


def predicate(lemma: str) -> str:
    """The class of a verb, or of a noun or adjective that tells what befell ("dead"): "killed"; itself where none."""
    return _tables()[0].get(lemma, lemma)


def known_predicate(lemma: str) -> str | None:
    """The class of a predicate that the lexicon has and that says something, else None."""
    return _tables()[0].get(lemma) or None


def noun(lemma: str) -> str:
    """The class of a counted noun: "deal" is an "agreement"; itself where it has none."""
    return _tables()[1].get(lemma, lemma)


def is_noun(words: str) -> bool:
    """Whether the lexicon has this noun or phrase."""
    return words in _tables()[1]


@lru_cache(maxsize=1 << 15)
def phrase(head: str, modifiers: tuple[str, ...]) -> str:
    """The class of a noun with the modifiers before it, by the longest phrase that the lexicon has: "consumer price
    index" is "inflation" though an "index" is none."""
    words = [*modifiers, head]
    known = _tables()[1]
    for start in range(len(words)):
        if (found := known.get(" ".join(words[start:]))) is not None:
            return found
    return head


def broader(noun_class: str) -> str | None:
    """The class that this one is a part of: a "child" is a "person"."""
    return _tables()[2].get(noun_class)


def root(noun_class: str) -> str:
    """The broadest class above, or itself."""
    while (above := broader(noun_class)) is not None:
        noun_class = above
    return noun_class


def event(word: str) -> str | None:
    """The kind of event that a word names ("gunfire": "shooting"), or None."""
    return _tables()[3].get(word)


@cache
def words(group: str) -> frozenset[str]:
    """One of the word lists of the file: "idle_modifiers", "faint", "levels" …"""
    read = tomllib.loads(files("reconcile.text").joinpath("data/concepts.toml").read_text("utf-8"))
    return frozenset(read["words"][group])
