"""Times of day as claims: "shortly after 1 a.m. Sunday" is more than 60 minutes past midnight, on that Sunday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from reconcile.extractors import Extractor, claim
from reconcile.model import Bound, Claim, Cue, DateExpression, Document, Interval, Kind, Measure, Quantity, Span
from reconcile.text import datelines, times
from reconcile.text.dating.happening import happening
from reconcile.text.syntax import Sentence
from reconcile.text.times import DAY, TimeOfDay

#: What stands before an hour at which nothing came about, or something other than what is named: "as of 9 a.m.", "the
#: day after the shooting at about 9 p.m.".
_BESIDE_DEED = re.compile(
    r"(?:\bas of|\b(?:day|night|morning|evening|week|hour|minute|month|year)s?,?\s(?:after|before|following)\s"
    r"(?:the|an?|his|her|their|that)\s[\w-]+,?)(?:\s(?:at|around|about|just|shortly|on))*\s?$",
    re.I,
)
#: How far from a time its date may stand, in characters: "at 6:15 p.m. local time on Sunday".
_BESIDE = 12


def read(document: Document, sentence: Sentence) -> Iterator[Claim]:
    """One claim for each time of day in a sentence."""
    found = [one for one in times.find(sentence.text) if not datelines.is_stamp(sentence.text, one.span.start)]
    if not found:
        return
    days = [day for day in datelines.told(sentence.text) if day.form != "now"]
    base = sentence.span.start
    before: TimeOfDay | None = None
    measure = Measure(text="")
    for time, after in zip(found, (*found[1:], None), strict=True):
        span = time.span.shift(base)
        beside = _beside(time.span, days)
        if before is None or not _is_again(sentence.text, before, time):
            again = after is not None and _is_again(sentence.text, time, after)
            measure = happening(sentence, span.join(after.span.shift(base)) if again and after else span)
            if _BESIDE_DEED.search(sentence.text, 0, time.span.start):
                measure = replace(measure, head="", verb="")
        before = time
        made = claim(document, sentence, Kind.TIME, span, measure)
        when = replace(beside, span=beside.span.shift(base)) if beside else None
        scope = replace(made.scope, cues=(_zone(time, base),)) if time.zone else made.scope
        yield replace(made, quantity=_quantity(time, span), when=when, scope=scope)


def _is_again(text: str, before: TimeOfDay, time: TimeOfDay) -> bool:
    """ "At 7 a.m. (0300 GMT)": the same hour by another clock, and of the same deed."""
    return bool(time.zone) and text[before.span.end : time.span.start].strip() == "("


def _zone(time: TimeOfDay, base: int) -> Cue:
    """The clock that it is told by, which rules ask for before they compare two hours."""
    at = base + time.span.start + time.text.rindex(time.zone)
    return Cue("zone", Span(at, at + len(time.zone)), time.zone)


def _quantity(time: TimeOfDay, span: Span) -> Quantity:
    low, high = Decimal(time.low), Decimal(time.high)
    value = low if time.bound is not Bound.BETWEEN else None
    return Quantity(
        _interval(low, high, time.bound), value, time.bound, "time of day", "time", time.text, span, Decimal(1)
    )


def _interval(low: Decimal, high: Decimal, bound: Bound) -> Interval:
    """Bounds keep within the day; a stretch over midnight ends in the next one."""
    if bound is Bound.BETWEEN:
        return Interval(low, high if high >= low else high + DAY)
    if bound in (Bound.MORE_THAN, Bound.AT_LEAST):
        return Interval(low, None, low_open=bound is Bound.MORE_THAN)
    if bound in (Bound.LESS_THAN, Bound.UP_TO, Bound.NEARLY):
        return Interval(None, high, high_open=bound is not Bound.UP_TO)
    return Interval(low, high)


def _beside(time: Span, days: list[DateExpression]) -> DateExpression | None:
    """The date next to a time, the one after it first ("1 a.m. Sunday", "on Sunday at 1 a.m.")."""
    gaps = [
        (max(day.span.start - time.end, time.start - day.span.end), day.span.start < time.start, day) for day in days
    ]
    near = [gap for gap in gaps if gap[0] <= _BESIDE]
    return min(near, key=lambda gap: gap[:2])[2] if near else None


class _Wants:
    """Whether a sentence holds a time of day; what is found is found once."""

    @staticmethod
    def search(text: str, /) -> bool | None:
        return True if times.find(text) else None


EXTRACTOR = Extractor(Kind.TIME, _Wants(), read)
