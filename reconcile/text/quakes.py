"""How strong a quake was, how deep, and how far from a place: "a 6.1-magnitude quake", "7.4 on the Richter scale",
"at a depth of 10 km, 25 km north of Dorn".

These are sizes of the quake, and count nothing; those of an aftershock are another thing's.
"""

from __future__ import annotations

import re

from reconcile.model import Measure, Quantity, Span
from reconcile.text import distances, sizes
from reconcile.text.syntax import Sentence

#: The unit and the dimension of how strong a quake is.
STRENGTH = "magnitude"
#: What it is a size of.
QUAKE, AFTERSHOCK = "earthquake", sizes.AFTERSHOCK

_BOUND = r"(?:(?:about|around|some|roughly|nearly|over|at least|a|an|preliminary|estimated|revised)\s)*"
_BEFORE = re.compile(
    rf"\bmagnitude(?:[\s-]|\s(?:of|was|is|at|put at|measured at|measured|estimated at)\s){_BOUND}$", re.I
)
_BEHIND = re.compile(r"[\s-]magnitude\b|\s(?:on|at) the (?:open-ended )?(?:Richter|moment magnitude|magnitude)\b", re.I)
_AFTER = re.compile(r"\b(?:after|fore)shocks?\b", re.I)
_MAIN = re.compile(r"\b(?:earth)?quakes?\b|\btemblors?\b|\btremors?\b", re.I)
#: Characters around a figure in which the words are sought; the strongest that was ever measured.
_REACH, _MOST = 60, 10


def of(sentence: Sentence, figure: Span, quantity: Quantity) -> Measure | None:
    """The measure of a number that tells how strong a quake was; None of any other."""
    value = quantity.value
    if quantity.dimension not in ("count", "") or value is None or not 0 < value < _MOST:
        return None
    number = quantity.number
    start, end = number.start - sentence.span.start, number.end - sentence.span.start
    before, behind = sentence.text[max(0, start - _REACH) : start], sentence.text[end : end + _REACH]
    if _BEHIND.match(behind) is None and _BEFORE.search(before) is None:
        return None
    return sizes.measure(STRENGTH, AFTERSHOCK if _is_after(before, behind) else QUAKE)


def is_of_main(measure: Measure) -> bool:
    """A size of the quake itself, which is the event's whatever places a sentence names."""
    return sizes.thing(measure) == QUAKE


def length(sentence: Sentence, figure: Span, size: Measure | None) -> Measure | None:
    """The measure of a length that tells where a quake was, below or beside a place; `size` is what it is a size of, as
    far as that is known."""
    start, end = figure.start - sentence.span.start, figure.end - sentence.span.start
    if _FAR.search(sentence.text, start, end) is None or not _is_of_quake(sentence.text):
        return None
    before, behind = sentence.text[max(0, start - _REACH) : start], sentence.text[end : end + _REACH]
    thing = AFTERSHOCK if _is_after(before, behind) else QUAKE
    if size is not None:
        return sizes.measure(_DEPTH, thing) if size.head == _DEPTH and not sizes.thing(size) else None
    town = distances.other_end(sentence.text, Span(start, end))
    return distances.way(thing, town) if town is not None else None


_DEPTH = "depth"
_FAR = re.compile(r"km\b|kilomet|\bmi(?:les?|\b)", re.I)
#: What tells of a quake that is not named: so deep is nothing else.
_DEEP = re.compile(r"\bdepth of[^.;]{0,30}?(?:km\b|kilomet|\bmiles?\b)|\bepicent|\bmagnitude\b|\bseismo", re.I)


def _is_of_quake(text: str) -> bool:
    return _MAIN.search(text) is not None or _AFTER.search(text) is not None or _DEEP.search(text) is not None


def _is_after(before: str, behind: str) -> bool:
    """Whether the nearest quake that is named is one that went with another."""

    def nearest(words: re.Pattern[str]) -> int:
        gaps = [len(before) - found.end() for found in words.finditer(before)]
        return min((*gaps, *(found.start() for found in words.finditer(behind))), default=_REACH)

    return nearest(_AFTER) < nearest(_MAIN)
