"""Amounts that no number tells: "barely a mile", "the better part of an hour", "a months-long drought".

An article makes an amount only behind a word that bounds it: "an hour later" and "$5 an hour" tell none here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reconcile.model import Bound, Interval, Quantity, Span
from reconcile.text import bounds, numbers, units
from reconcile.text.bounds import Bounding
from reconcile.text.quantities import Reading

_UNITS = (
    "hour minute week month year mile kilometer kilometre meter metre foot inch acre hectare ton tonne"
    " gallon liter litre pound kilo kilogram"
).split()
_UNIT = rf"(?:{'|'.join(_UNITS)})(?![^\W_]|[-’'])"
_BOUND = (
    r"(?:more than|less than|at least|nearly|almost|about|around|roughly|barely|under|up to"
    r"|(?<=in )over|(?<=for )over|(?:just|well|little|slightly) over|just under|close to"
    r"|the (?:better|best|greater) part of)"
)
_ARTICLE = re.compile(rf"(?<![^\W_])({_BOUND})[^\S\n]{{1,2}}an?[^\S\n]{{1,2}}({_UNIT})")
_LONG = re.compile(r"(?<![^\W_-])(hour|day|week|month|year)s-long(?![^\W_])")
#: A pattern (without flags) for sentences that may hold one.
WANTS = rf"{_ARTICLE.pattern}|{_LONG.pattern}"
#: One of these words stands in such a sentence.
WORDS = frozenset((*_UNITS, "long"))

_PART = Bounding(Bound.NEARLY, Span(0, 1), True)


def find(text: str) -> Iterator[Reading]:
    """The amounts of a text, left to right."""
    low = numbers.lower(text)
    for match in _ARTICLE.finditer(low):
        unit = units.units().get(match[2]) or units.known(match[2])
        found = bounds.before(low, match.end(1) + 1, match.start()) or _PART
        if unit is not None:
            yield _one(text, match, unit.id, unit.dimension, found)
    for match in _LONG.finditer(low):
        span = Span(*match.span())
        several = Interval(Decimal(2), None)
        yield Reading(
            Quantity(several, None, Bound.AT_LEAST, match[1], "duration", span.of(text), span, None, span), span, "some"
        )


def _one(text: str, match: re.Match[str], unit: str, dimension: str, bound: Bounding) -> Reading:
    one = Span(match.end(1) + 1, match.end(2))
    number = Span(one.start, match.start(2) - 1)
    quantity = Quantity(
        interval=bounds.interval(bound.bound, Decimal(1), bound.close),
        value=Decimal(1),
        bound=bound.bound,
        unit=unit,
        dimension=dimension,
        text=one.of(text),
        number=number,
        step=Decimal(1),
        unit_span=Span(*match.span(2)),
        bound_span=Span(*match.span(1)),
    )
    return Reading(quantity, Span(*match.span()), "article")
