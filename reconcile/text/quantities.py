"""Every quantity of a text with its interval, bound, unit and spans: the face of the number grammar.

`find` reads what the words themselves settle. What is counted, who counts it, and whether a figure is a claim at all
are the extractor's business. `Reading.form` helps it:
  amounts      cardinal, fraction, multiple ("doubled"), times ("three times"), range, score, ratio, vague ("dozens"),
               money, percent, age
  others       ordinal, year, date, time, phone, version, decade, code ("COVID-19"), label ("Section 4"), model_name,
               address, counter ("1 of 15"), pronoun ("this one")
  too_long     more digits than any article means: the text is kept, value and interval are empty
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from reconcile.model import Bound, Direction, Interval, Quantity, Span
from reconcile.text import bounds, joining, numbers
from reconcile.text.bounds import Bounding
from reconcile.text.joining import Joined

#: A sentence that this does not match holds no figure.
WANTS: re.Pattern[str] = re.compile(numbers.SEED.pattern, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity, the span of its bound words, number and unit, what kind of figure it is, and the direction that the
    number's own words tell ("doubled", "halved")."""

    quantity: Quantity
    span: Span
    form: str
    direction: Direction | None = None


def find(text: str) -> tuple[Reading, ...]:
    """The quantities of a text, left to right, none overlapping. Spans are relative to `text`; linear in its length."""
    return _kept(text) if len(text) <= _SHORT else _find(text)


def _find(text: str) -> tuple[Reading, ...]:
    low = numbers.lower(text)
    found: list[Reading] = []
    floor = 0
    for joined in joining.join(text, low):
        reading = _reading(text, low, joined, floor)
        if found and (both := _two_bounds(text, low, found[-1], reading)):
            found.pop()
            reading = both
        elif reading.quantity.unit and found and _AGAIN.match(text, floor):
            reading = _converted(low, found[-1], reading)
        found.append(reading)
        floor = reading.span.end
    return tuple(found)


#: Sentences are remembered for an article's length: they are asked for again once they are parsed.
_SHORT = 2_000
_kept = lru_cache(maxsize=1_024)(_find)

#: Forms whose number carries no bound.
_UNBOUNDED = frozenset(
    {
        "time",
        "date",
        "phone",
        "version",
        "decade",
        "code",
        "ordinal",
        "too_long",
        "label",
        "address",
        "counter",
        "pronoun",
    }
)


def _reading(text: str, low: str, joined: Joined, floor: int) -> Reading:
    first, last = joined.first, joined.last
    bound = None if joined.form in _UNBOUNDED else _bound(low, joined, floor)
    start, end = first.start, last.end
    unit = joined.unit
    told = bound.span if bound else joined.between
    span = Span(start, end)
    quantity = Quantity(
        interval=_interval(joined, bound),
        value=joined.value,
        bound=_kind(joined, bound),
        unit=unit.id if unit else "",
        dimension=unit.dimension if unit else _DIMENSIONS.get(joined.form, ""),
        text=text[start:end],
        number=Span(first.number.start, last.number.end),
        step=joined.step,
        unit_span=joined.unit_span,
        bound_span=told,
    )
    return Reading(quantity, span.join(told) if told else span, joined.form, first.direction)


_DIMENSIONS = {"multiple": "ratio", "ratio": "ratio", "ordinal": "ordinal", "times": "count"}


def _kind(joined: Joined, bound: Bounding | None) -> Bound:
    """Of "about 25 to 40" both ends are rough; any other range is bounded by its own ends."""
    if joined.is_range:
        about = joined.form == "range" and bound is not None and bound.bound is Bound.ABOUT
        return Bound.ABOUT if about else Bound.BETWEEN
    return bound.bound if bound else Bound.EXACT


def _interval(joined: Joined, bound: Bounding | None) -> Interval:
    if joined.value is None:
        return Interval(joined.low, joined.high)
    return bounds.interval(bound.bound, joined.value, bound.close) if bound else Interval.point(joined.value)


# ── bounds ───────────────────────────────────────────────────────────────────────────────────────────────────────────

#: "Over" before a stretch of time is a bound only after these: "over five years" alone says when, not how long.
_OVER_TIME = re.compile(
    r"(?:for|in|of|after|takes?|took|taken|well|just|with|lasts?|lasted|was|is|been|by|than|and|at|to)[^\S\n]{1,3}over$|^over$"
)
#: After these "over" tells what it was about, or belongs to the verb ("handed over $4 million").
_OVER_WHAT = re.compile(
    r"(?:^|[^a-z])(?:disputes?|disputed|rows?|argu(?:ment|ments|ed|ing|e)|fights?|fought|fighting|quarrel\w{0,4}|feuds?|spats?"
    r"|clash(?:es|ed)?|disagree\w{0,5}|concerns?|concerned|worr(?:y|ies|ied)|anger|outrage|talks|sued|lawsuits?|hand(?:ed|s|ing)?"
    r"|turn(?:ed|s|ing))[^\S\n]over$"
)
_MAY_END_BOUND = frozenset(" -~<>=≥≤≈±\u00a0\u202f\u2009\t")


def _bound(low: str, joined: Joined, floor: int) -> Bounding | None:
    """The words before or after that bound the figure; of two in a row the one that bounds more ("up to about 500")."""
    start = joined.first.start
    if joined.last.bound is not None:
        lead = bounds.before(low, start, floor) if start > floor else None
        if lead is None or lead.bound is not Bound.EXACT:
            return joined.last.bound
        return replace(joined.last.bound, span=lead.span.join(joined.last.bound.span))  # "equal to 50 or less"
    if start <= floor or low[start - 1] not in _MAY_END_BOUND:
        return None
    found = bounds.before(low, start, floor)
    if found is None:
        return None
    if found.bound is Bound.ABOUT:
        outer = bounds.before(low, found.span.start, floor)
        if outer is not None and outer.bound not in (Bound.ABOUT, Bound.EXACT):
            return Bounding(outer.bound, outer.span.join(found.span), outer.close)
    elif found.span.of(low) == "over" and not _is_over(low, joined, found.span):
        return None
    return found


def _is_over(low: str, joined: Joined, over: Span) -> bool:
    """ "Over" is no bound where it says when ("over five years") or about what ("a row over $4")."""
    if joined.unit is not None and joined.unit.dimension == "duration":
        return _OVER_TIME.search(low, max(0, over.start - 10), over.end) is not None
    return _OVER_WHAT.search(low, max(0, over.start - 16), over.end) is None


_BUT = re.compile(r",?[^\S\n]{1,3}(?:and|but)[^\S\n]{1,3}|,[^\S\n]{1,3}")
_LOWER = frozenset({Bound.MORE_THAN, Bound.AT_LEAST})
_UPPER = frozenset({Bound.LESS_THAN, Bound.UP_TO})


def _two_bounds(text: str, low: str, first: Reading, second: Reading) -> Reading | None:
    """ "At least 5 but no more than 10 years" is one range, told by its two bounds."""
    a, b = first.quantity, second.quantity
    lower_first = a.bound in _LOWER and b.bound in _UPPER
    if not lower_first and not (a.bound in _UPPER and b.bound in _LOWER):
        return None
    if (a.unit and a.unit != b.unit) or b.bound_span is None:
        return None
    if not _BUT.fullmatch(low, first.span.end, second.span.start):
        return None
    under, over = (a.interval, b.interval) if lower_first else (b.interval, a.interval)
    if under.low is None or over.high is None or under.low >= over.high:
        return None
    quantity = replace(
        b,
        interval=Interval(under.low, over.high, under.low_open, over.high_open),
        value=None,
        bound=Bound.BETWEEN,
        number=a.number.join(b.number),
        bound_span=a.bound_span,
        text=text[a.number.start : second.span.end],
    )
    return Reading(quantity, first.span.join(second.span), "range")


#: What is told again stands in brackets: "100 km (60 miles)", "296 hp (221 kW / 300 PS)", "70m euros ($91m; £49m)".
_AGAIN = re.compile(r"[^\S\n]?[(/;]")
_OPENS = re.compile(r"[^\S\n]?[(/][^\S\n]?")
_GOES_ON = re.compile(r"[^\S\n]?[(/;][^\S\n]?")


def _converted(low: str, first: Reading, second: Reading) -> Reading:
    """ "More than 100 kilometres (60 miles)": what is told again in another unit keeps the bound."""
    a, b = first.quantity, second.quantity
    if a.bound in (Bound.EXACT, Bound.BETWEEN) or b.bound is not Bound.EXACT or b.value is None:
        return second
    if a.unit == b.unit or a.dimension != b.dimension:
        return second
    again = a.bound_span is not None and a.bound_span.end <= first.span.start  # the first is itself told again
    if not (_GOES_ON if again else _OPENS).fullmatch(low, first.span.end, second.span.start):
        return second
    interval = bounds.interval(a.bound, b.value)
    return replace(second, quantity=replace(b, bound=a.bound, bound_span=a.bound_span, interval=interval))
