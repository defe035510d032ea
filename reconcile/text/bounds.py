"""Words that bound a figure ("more than", "nearly", "or so"), and the interval that a bounded figure stands for.

more than 20   (20, ∞)       at least 20   [20, ∞)      less than 20   (-∞, 20)     up to 20   (-∞, 20]
just over 20   (20, 22]      about 20      [18, 22]     nearly 20      [18, 20)

A newsroom's "about" and "nearly" are read as within a tenth: wide enough for "about 900" of 880, too narrow for 700.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from reconcile.model import Bound, Interval, Span
from reconcile.text import trie

#: How far "about", "nearly" and "just over" reach, as a share of the figure.
REACH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Bounding:
    """A bound, the words that gave it, and whether they keep the value close to the figure."""

    bound: Bound
    span: Span
    close: bool = False


@dataclass(frozen=True, slots=True)
class _Table:
    before: dict[str, tuple[Bound, bool]]
    after: dict[str, tuple[Bound, bool]]
    find_before: re.Pattern[str]  # on reversed text
    find_after: re.Pattern[str]


_GAP = re.compile(r"[^\S\n]{1,2}|-")
#: What a ">" closes.
_TAG = re.compile(r"<[\w.]+$")
#: Longest phrase, with its spaces doubled.
_REACH_BACK = 64


@cache
def _table() -> _Table:
    data = tomllib.loads(files("reconcile.text").joinpath("data/bounds.toml").read_text("utf-8"))
    before: dict[str, tuple[Bound, bool]] = {}
    after: dict[str, tuple[Bound, bool]] = {}
    for group in data["group"]:
        found = (Bound(group["bound"]), bool(group.get("close")))
        before |= {phrase.strip(): found for phrase in group.get("before", ())}
        after |= {phrase.strip(): found for phrase in group.get("after", ())}
    backwards = trie.pattern(phrase[::-1] for phrase in before)
    signs = [phrase for phrase in after if not phrase[0].isalpha()]
    words = [phrase for phrase in after if phrase[0].isalpha()]
    return _Table(
        before,
        after,
        # "“well over” 300": quoted, the words bound the figure all the same
        re.compile(f'(?:[^\\S\\n]{{1,2}}["”]?|)({backwards})(?:(?<![a-z.])|(?![^\\W_]))'),
        # "40 and less than 60" has no bound after its 40.
        re.compile(
            f"({trie.pattern(signs)})(?![^\\W_])"
            f"|[^\\S\\n]{{1,2}}({trie.pattern(words)})(?![^\\W_]| than| or | an? |[^\\S\\n]?[$£€]?\\d)"
        ),
    )


def before(low: str, end: int, floor: int) -> Bounding | None:
    """The bound whose last word stands right before `end`, looking back no further than `floor`.

    `low` is the text in lower case.
    """
    table = _table()
    window = low[max(floor, end - _REACH_BACK) : end][::-1]
    match = table.find_before.match(window)
    if match is None:
        return None
    words = match[1][::-1]
    start = end - match.end(1)
    if words[-1].isalpha() and match.start(1) == 0:
        return None
    if words == ">" and _TAG.search(low, max(0, start - 12), start):
        return None  # "Tolmer Corp <TC> 1.5 billion": the end of a share's sign
    bound, close = _look_up(table.before, words)
    return Bounding(bound, Span(start, end - match.start(1)), close)


def after(low: str, start: int) -> Bounding | None:
    """The bound that begins at `start`, right after a number or its unit."""
    table = _table()
    match = table.find_after.match(low, start)
    if match is None:
        return None
    group = 1 if match[1] else 2
    if match[group].endswith("up") and low.startswith(" to ", match.end()):
        return None  # "4 m and up to 60 kg" bounds what follows
    bound, close = _look_up(table.after, match[group])
    return Bounding(bound, Span(match.start(group), match.end(group)), close)


def _look_up(table: dict[str, tuple[Bound, bool]], words: str) -> tuple[Bound, bool]:
    found = table.get(words)
    if found is not None:
        return found
    plain = _GAP.sub(" ", words)
    return next(entry for phrase, entry in table.items() if _GAP.sub(" ", phrase) == plain)


def interval(bound: Bound, value: Decimal, close: bool = False) -> Interval:
    """The numbers that a figure with this bound stands for. BETWEEN has two figures and is not made here."""
    reach = abs(value) * REACH
    match bound:
        case Bound.MORE_THAN:
            return Interval(value, value + reach if close and reach else None, low_open=not close or bool(reach))
        case Bound.AT_LEAST:
            return Interval(value, None)
        case Bound.LESS_THAN:
            return Interval(None, value, high_open=True)
        case Bound.UP_TO:
            return Interval(None, value)
        case Bound.ABOUT:
            return Interval(value - reach, value + reach)
        case Bound.NEARLY:
            return Interval(value - reach, value, high_open=bool(reach))
    return Interval.point(value)
