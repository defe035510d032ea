"""What a matched form says, as fields: the month as its number, the year as four digits, "last" as -1."""

from __future__ import annotations

import re
from collections.abc import Callable

from reconcile.text.dating import words

Value = int | str
Fields = tuple[tuple[str, Value], ...]

_SPACES = re.compile(r"\s+")
#: A year of two digits is read as one from 1950 to 2049.
_PIVOT = 50


def _plain(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def ordinal(text: str) -> int | None:
    """1 for "first", "1st", 26 for "26", "twenty-sixth"; -1 for "last", "final"."""
    if digits := re.match(r"\d+", text):
        return int(digits[0])
    if text in ("last", "final", "latter"):
        return -1
    if text in words.ORDINALS:
        return words.ORDINALS[text]
    tens, _, ones = _plain(text).replace("-", " ").partition(" ")
    if tens in words.NUMBERS and ones in words.ORDINALS:
        return words.NUMBERS[tens] + words.ORDINALS[ones]
    return None


def small_number(text: str) -> int | None:
    """12 for "12", "twelve"; 26 for "twenty-six"; 1 for "a"; None for "several"."""
    if text.isdecimal():
        return int(text)
    if text in ("a", "an"):
        return 1
    parts = _plain(text).replace("-", " ").split(" ")
    if all(part in words.NUMBERS for part in parts):
        return sum(words.NUMBERS[part] for part in parts)
    return None


def halves(text: str) -> int:
    """How many halves: 1 for "half a", 5 for "2.5", 4 for "two", "a couple of"; 0 where it is vague."""
    text = _plain(text)
    if text.startswith("half") or text.endswith("half"):
        return 1
    if text.startswith("a couple"):
        return 4
    if text.endswith((".5", " 1/2")):
        return 2 * int(re.match(r"\d+", text)[0]) + 1  # type: ignore[index]
    number = small_number(text)
    return 0 if number is None else 2 * number


def two_digit_year(text: str) -> int:
    number = int(text)
    return number + (1900 if number >= _PIVOT else 2000)


def year(text: str) -> int | None:
    """1996 for "1996", "nineteen ninety-six"; 2008 for "two thousand and eight", "twenty oh eight"."""
    text = _plain(text)
    if text.isdecimal():
        return int(text) if len(text) > 2 else two_digit_year(text)
    parts = text.replace("-", " ").split(" ")
    rest = [part for part in parts[1:] if part not in ("thousand", "and", "hundred", "oh", "o")]
    base = {"nineteen": 1900, "twenty": 2000, "two": 2000}[parts[0]]
    tail = small_number(" ".join(rest)) if rest else 0
    return None if tail is None else base + tail


def step(text: str) -> Value:
    """-1, 0, 1 for "last", "this", "next"; the word itself where it points into the text ("that", "the same")."""
    text = _plain(text).removeprefix("the ") if text != "the" else text
    return words.STEPS.get(text, text)


def _year_step(text: str) -> Value:
    return step(re.sub(r"\s(?:fiscal\s|calendar\s|financial\s)?year$", "", _plain(text)))


def _month(text: str) -> int:
    return words.MONTHS[text.rstrip(".")]


def _unit(text: str) -> str:
    return {"centurie": "century"}.get(text, _plain(text).removeprefix("fiscal "))


def _truth(_: str) -> int:
    return 1


#: What each group of a pattern is called as a field, and how it is read.
_READERS: dict[str, tuple[str, Callable[[str], Value | None]]] = {
    "y": ("y", year),
    "y0": ("y", year),
    "y2": ("y2", lambda text: int(text) if text.isdecimal() else year(text)),
    "yy": ("y", lambda text: two_digit_year(text[-2:])),
    "yrel": ("yrel", _year_step),
    "yrel0": ("yrel", _year_step),
    "year": ("yrel", lambda text: 0),
    "m": ("m", lambda text: int(text) if text.isdecimal() else _month(text)),
    "m2": ("m2", _month),
    "d": ("d", ordinal),
    "d2": ("d2", ordinal),
    "a": ("a", int),
    "b": ("b", int),
    "w": ("w", lambda text: words.WEEKDAYS[text.rstrip(".")]),
    "q": ("q", ordinal),
    "q2": ("q", int),
    "h": ("h", ordinal),
    "nth": ("nth", ordinal),
    "n": ("n", halves),
    "more": ("more", _plain),
    "way": ("way", _plain),
    "unit": ("unit", _unit),
    "rel": ("rel", step),
    "part": ("part", str),
    "part2": ("part", str),
    "of": ("of", lambda text: re.sub(r"^(?:the )?(?:very )?(.+?) of$", r"\1", _plain(text))),
    "dp": ("dp", str),
    "k": ("k", _plain),
    "s": ("s", str),
    "then": ("then", _plain),
    "near": ("near", _plain),
    "fiscal": ("fiscal", _truth),
    "fis": ("fiscal", _truth),
    "back": ("back", _truth),
    "back2": ("back", _truth),
    "feast": ("feast", lambda text: _plain(text).replace("\u2019", "'")),
    "decade": ("decade", int),
    "short": ("decade", lambda text: two_digit_year(text)),
    "tens": ("decade", lambda text: 1900 + words.DECADES[text]),
    "bc": ("bc", _truth),
    "era": ("bc", lambda text: 1 if "b" in text else None),
}


def read(match: re.Match[str]) -> Fields:
    """The fields of a match, sorted by name."""
    found: dict[str, Value] = {}
    for group, text in match.groupdict().items():
        if text is None:
            continue
        name, reader = _READERS[group]
        value = reader(text)
        if value is not None:
            found[name] = value
    return tuple(sorted(found.items()))
