"""Tells whether two names, as written, can name one bearer, and maps the short forms of an article to the long.

Newsrooms write a full name once and a surname after it, in either order of names, and spell names of other scripts in
several ways. What is not sure is None: two Smiths are not one because a newspaper has room for one word only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from rapidfuzz.distance import DamerauLevenshtein

from reconcile.text.nameforms import Name, key_of, lexicon
from reconcile.text.territories import territories

#: Letters that transliterations swap, longest first: each side is written as the right one.
_SWAPS = (
    *(("sch", "s"), ("sh", "s"), ("kh", "h"), ("ch", "h"), ("gh", "g"), ("ph", "f"), ("dzh", "j"), ("zh", "j")),
    *(("ks", "x"), ("ck", "k"), ("q", "k"), ("c", "k"), ("w", "v"), ("y", ""), ("h", ""), ("j", "")),
)
_VOWELS = re.compile(r"[aeiou'-]")
_TWICE = re.compile(r"(.)\1")
_SMALL = frozenset(("of", "the", "and", "for", "de", "in"))
_ENDING = re.compile(r"\b(?:jr|sr|ii|iii|iv)\b")


def same(a: str, b: str) -> bool | None:
    """True where both can be taken for one bearer, False where they cannot, None where that is open.

    A surname, or the first part of a name written surname first, stands for the whole; spelling variants of one
    transliteration agree ("Sergei", "Sergey"); countries are compared by what they are ("U.S.", "United States").
    """
    left, right = key_of(a), key_of(b)
    if not left or not right:
        return None
    table = territories()
    places = table.key(left) or table.demonyms.get(left), table.key(right) or table.demonyms.get(right)
    if any(places):
        return places[0] == places[1] if all(places) else _short(left, right)
    if left == right:
        return True
    return _compare(_ENDING.sub("", left).split(), _ENDING.sub("", right).split())


def marks(name: str) -> set[str]:
    """What names have in common where `same` is true: a word, as it is swapped between spellings, a whole's initials,
    or the country."""
    key = key_of(name)
    table = territories()
    place = table.key(key) or table.demonyms.get(key)
    words = _ENDING.sub("", key).split()
    initials = ("".join(word[0] for word in some) for some in (words, [w for w in words if w not in _SMALL]))
    return {key, place or key, *initials, *(_skeleton(word) or word for word in words)} - {""}


def _short(left: str, right: str) -> bool | None:
    """A country against another name: "South Georgia" holds "Georgia" and is not it."""
    return None if set(left.split()) & set(right.split()) else False


def _compare(left: list[str], right: list[str]) -> bool | None:
    short, long = sorted((left, right), key=lambda words: (len(words), words))
    if not short:
        return None
    if _initials(short, long) or _initials(long, short):
        return True
    if len(short) == 1:
        return _one_word(short[0], long)
    pairs = list(zip(short, long[: len(short) - 1] + long[-1:], strict=True))
    alike = [_alike(x, y) for x, y in pairs]
    if all(alike):
        return True if any(x == y for x, y in pairs) else None
    if Counter(short) <= Counter(long):
        return True
    return None if set(short) & set(long) and not lexicon().bodies.isdisjoint(short + long) else False


def _one_word(word: str, long: list[str]) -> bool | None:
    if _alike(word, long[-1]) or (len(long) > 1 and word == long[0] and len(long) != 2):
        return word == long[-1] or len(long) == 1 or None
    return None if word in long or min(len(word), len(long[-1])) < 4 else False


def _initials(short: list[str], long: list[str]) -> bool:
    """Tells "who" for "world health organization"; two letters are too few to say."""
    if len(short) != 1 or len(long) < 3:
        return False
    letters = ("".join(word[0] for word in long), "".join(word[0] for word in long if word not in _SMALL))
    return len(short[0]) >= 3 and short[0] in letters


@cache
def _skeleton(word: str) -> str:
    for form, letter in _SWAPS:
        word = word.replace(form, letter)
    return _TWICE.sub(r"\1", _VOWELS.sub("", word))


def _alike(a: str, b: str) -> bool:
    """One word in two spellings: the same consonants, as they are swapped, and few letters apart; not Mario, Maria."""
    if a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b)):
        return True
    if min(len(a), len(b)) < 4 or _skeleton(a) != _skeleton(b):
        return False
    if {a[-1], b[-1]} != {a[-1]} and "a" in (a[-1], b[-1]):
        return False
    return DamerauLevenshtein.distance(a, b, score_cutoff=3) <= max(2, len(a) // 4)


def resolve(found: Sequence[Name]) -> dict[str, str]:
    """For each key of an article's names, the key of the longest form that it can stand for; itself where none can.

    Where a short form could stand for several bearers, it stays itself.
    """
    kinds = _kinds(found)
    keys = list(dict.fromkeys(name.key for name in found))
    by_word: dict[str, list[str]] = {}
    for key in keys:
        if " " in key and not territories().key(key):
            for mark in {*_marks(key)}:
                by_word.setdefault(mark, []).append(key)
    return {key: _longest(key, by_word.get(key, ()), kinds) for key in keys}


def _kinds(found: Iterable[Name]) -> dict[str, str]:
    """The best hint of each key: any but "unknown"."""
    kinds: dict[str, str] = {}
    for name in found:
        if kinds.get(name.key, "unknown") == "unknown":
            kinds[name.key] = name.kind
    return kinds


def _marks(key: str) -> tuple[str, ...]:
    """The short forms that may stand for a long one: its last word, first word, initials, and its last two words."""
    words = _ENDING.sub("", key).split()
    if len(words) < 2:
        return ()
    initials = "".join(word[0] for word in words if word not in ("of", "the", "and", "for"))
    return words[-1], words[0], initials, " ".join(words[-2:])


def _longest(key: str, candidates: Sequence[str], kinds: dict[str, str]) -> str:
    table, known = territories(), lexicon()
    if table.key(key) or key in table.demonyms or key in table.capitals or key in known.bodies:
        return key
    kind = kinds.get(key, "unknown")
    fitting = [long for long in candidates if long != key and _kind_fits(key, long, kind, kinds.get(long, "unknown"))]
    last = [long for long in fitting if long.split()[-1] == key]
    best = last or fitting
    top = max(best, key=lambda long: (len(long.split()), long), default=key)
    return top if all(set(long.split()) <= set(top.split()) for long in best) else key


def _kind_fits(key: str, long: str, short_kind: str, long_kind: str) -> bool:
    if _is_initials(key, long):
        return True
    return {short_kind, long_kind} <= {"person", "unknown"} and len(long.split()) <= 4


def _is_initials(key: str, long: str) -> bool:
    return len(key) >= 2 and _marks(long)[2:3] == (key,)
