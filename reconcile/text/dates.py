"""Dates in text: finds the words that name a day, week, month, quarter, year or a stretch of them, and places them in
time. "Last year" is no date until it is known when it was written: `find` reads, `resolve` places."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from reconcile.model import Basis, DateExpression, Period
from reconcile.text.dating.anchors import anchor
from reconcile.text.dating.resolve import place, quoted
from reconcile.text.dating.scan import scan, wants

__all__ = ["DateExpression", "anchored", "find", "resolve", "resolve_within", "wants"]


def find(text: str) -> tuple[DateExpression, ...]:
    """The date expressions of a text, left to right, none over another, in linear time; spans count from its start."""
    return _kept(text) if len(text) <= _SHORT else scan(text)


#: Sentences are remembered for an article's length: each kind of claim, and the scope of each, asks for their dates.
_SHORT = 2_000
_kept = lru_cache(maxsize=1_024)(scan)


def anchored(expressions: Sequence[DateExpression]) -> tuple[DateExpression, ...]:
    """The expressions of a whole document, in order, those that hang on another one ("a year earlier", "that year")
    with what it says. `find` does so within the text that it is handed; this does it over several sentences."""
    return tuple(anchor(list(expressions)))


def resolve(expression: DateExpression, reference: date | None) -> Period | None:
    """First and last day that an expression names. `reference` is the day that the text was written on, as well as it
    is known; None where the expression cannot be placed."""
    return place(expression, reference)


def resolve_within(expression: DateExpression, reference: Period) -> Period | None:
    """The same, where the day of writing is only known to lie in `reference`: what both its ends give where they agree,
    else what holds both, as long as that is no longer than `reference` and what was named together."""
    first, last = place(expression, reference.start), place(expression, reference.end)
    if first is None or last is None:
        return None
    if (first.start, first.end) == (last.start, last.end):
        return first
    start, end = min(first.start, last.start), max(first.end, last.end)
    if (end - start).days >= reference.days + max(first.days, last.days):
        return None
    step = f"{quoted(expression)} told between {reference.start} and {reference.end} lies between {start} and {end}"
    return Period(start, end, Basis.INFERRED, (step,))
