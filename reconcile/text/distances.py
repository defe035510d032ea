"""How far one place lies from another: "in Arlen, some 90 km (56 miles) north of Rovan".

It is told in passing, in sentences about anything, and always measures the way between the two. The place right before
the figure is the one, that after "of" or "from" the other.
"""

from __future__ import annotations

import re

from reconcile.model import Measure, Span

_WAY = "distance"

_NAME = r"[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]+|de|del|la|el|al))*"
_BEFORE = re.compile(
    rf"({_NAME})(?:, (?:which is )?| (?:is|lies) |, an? [a-z][a-z -]* )"
    r"(?:(?:about|some|around|roughly|nearly|almost|just|only|approximately) )?(?:\d[\d.,]*[ -]?[a-z]+ \()?$"
)
_AFTER = re.compile(
    r"\)?(?:\s\([^()]+\))?\s(?:away\s|to\sthe\s)?(?:(?:north|south|east|west)[a-z-]*\s)?"
    rf"(?:of|from)\s(?:the\s(?:[a-z]+\s)?(?:capital|city|town|port)(?:\sof|,)?\s)?({_NAME})"
)
#: Characters around a figure in which the two places are sought.
_REACH = 100


def between(text: str, figure: Span) -> Measure | None:
    """What a length measures that is told of the way from one named place to another; None where it is told of no such
    way. `figure` is a span of `text`."""
    after = _AFTER.match(text, figure.end, figure.end + _REACH)
    before = _BEFORE.search(text, max(0, figure.start - _REACH), figure.start) if after is not None else None
    if after is None or before is None or before[1] == after[1]:
        return None
    return way(before[1], after[1])


def other_end(text: str, figure: Span) -> str | None:
    """The place that a length leads to: "90 km north of Dorn"."""
    after = _AFTER.match(text, figure.end, figure.end + _REACH)
    return after[1] if after is not None else None


def way(one: str, other: str) -> Measure:
    """The way between two places or things."""
    return Measure(f"{_WAY} of {one} from {other}", _WAY, relation=_WAY, of=(one, other))


def is_way(measure: Measure) -> bool:
    return measure.relation == _WAY and bool(measure.of)


def ends(measure: Measure) -> frozenset[str]:
    """The two places that a way lies between; empty where something else is measured."""
    return frozenset(measure.of) if measure.relation == _WAY else frozenset()
