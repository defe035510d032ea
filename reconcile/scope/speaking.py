"""Of which event a claim speaks: its article's own, or a background event, by its cues and by the calendar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache

from reconcile.model import Basis, Claim, EventReference, Evidence, Kind, Modality, Period, Tense, made_of
from reconcile.scope.sameness import LONGEST, SLACK, SPAN
from reconcile.text import dates
from reconcile.text.concepts import CASUALTIES, predicate

#: What an article recalls without its event's day being known lies so many days back, at least.
RECALLED = 45


@dataclass(frozen=True, slots=True)
class Own:
    """A document's own event: its id (shared by the documents that tell of it), name, and when and where it was.

    `days` are all that the leads of its documents tell."""

    id: str
    name: str
    period: Period | None
    place: str | None
    days: tuple[Period, ...] = ()


def place(claim: Claim, own: Own, written: Period | None, others: Sequence[Own]) -> Claim:
    """The claim with the event that it speaks of, given its document's own and those of related documents."""
    if claim.kind is Kind.ROLE or not _is_event_like(claim):
        return _with(claim, _reference(own.id, own.name))
    period, words = _when(claim, written)
    cue = claim.scope.cue("background", "aggregate")
    if cue is not None and cue.kind == "aggregate" and own.name.startswith("epidemic"):
        return _with(claim, _reference(own.id, own.name))  # an outbreak is counted since it began
    elsewhen = (
        claim.kind is Kind.QUANTITY and predicate(claim) in CASUALTIES and _is_long_ago(period, words, own, written)
    )
    planned = claim.when is None and claim.scope.modality in (Modality.FORECAST, Modality.TARGET)
    ahead = planned and period is not None and written is not None and period.start > written.end
    elsewhen = elsewhen or (period is not None and not ahead and _is_elsewhen(period, own, written))
    if cue is None and not elsewhen:
        return _with(claim, _reference(own.id, own.name))
    if cue is None or cue.kind == "background":
        told = [other for other in others if period is not None and _is_of(period, other)]
        if len({other.id for other in told}) == 1:
            return _with(claim, EventReference(told[0].id, told[0].name, True, Basis.INFERRED, _evidence(claim)))
    evidence = (
        _evidence(claim)
        if cue is None
        else (Evidence(claim.document, cue.span, "another event than the article's own"),)
    )
    name = f"what happened “{words}”" if cue is None else f"what “{' '.join(cue.text.split())}” speaks of"
    mark = made_of("b", claim.document, str(evidence[0].span.start))
    return _with(claim, EventReference(mark, name, True, Basis.STATED, evidence))


@lru_cache(maxsize=1 << 10)
def _reference(event: str, name: str) -> EventReference:
    """To an article's own event, one for all its claims."""
    return EventReference(event, name, False, Basis.INFERRED)


def _with(claim: Claim, reference: EventReference) -> Claim:
    return replace(claim, scope=replace(claim.scope, event=reference))


def _evidence(claim: Claim) -> tuple[Evidence, ...]:
    cue = claim.scope.cue("when")
    span = claim.when.span if claim.when is not None else cue.span if cue is not None else claim.span
    return (Evidence(claim.document, span, "not the day of the article's own event"),)


def _when(claim: Claim, written: Period | None) -> tuple[Period | None, str]:
    """The days that a claim's own date, or the date beside it, names, and its words."""
    if claim.kind is Kind.DATE:
        return None, ""
    if claim.when is not None:
        return claim.scope.period, " ".join(claim.when.text.split())
    cue = claim.scope.cue("when")
    found = (dates.find(cue.text) or dates.find(f"in {cue.text}")) if cue is not None else ()  # "April" may be a woman
    if not found or cue is None:
        return None, ""
    when = replace(found[0], tense=Tense.PAST) if found[0].tense is Tense.UNKNOWN else found[0]
    if written is None or written.days > LONGEST:
        period = dates.resolve(when, None)
    else:
        period = dates.resolve(when, written.end) if written.days == 1 else dates.resolve_within(when, written)
    return period, " ".join(cue.text.split())


def _is_elsewhen(period: Period, own: Own, written: Period | None) -> bool:
    """Whether days told beside a claim are not those of the article's own event."""
    if own.days:
        if any(period.meets(day) for day in own.days):
            return False
        slack = SLACK if period.days <= 3 else 0
        first, last = min(day.start for day in own.days), max(day.end for day in own.days)
        return period.end < first - timedelta(slack) or period.start > last + timedelta(SPAN)
    return written is not None and period.end < written.start - timedelta(RECALLED)


def _is_long_ago(period: Period | None, words: str, own: Own, written: Period | None) -> bool:
    """An article that bears no date, and leads with no day, tells its own dead and hurt without a year: those whom it
    places in 1998, in May 1998, or last year, it recalls."""
    if written is not None or own.days:
        return False
    return period.days in _MONTH_OR_YEAR if period is not None else _LONG_AGO.search(words) is not None


_MONTH_OR_YEAR = (28, 29, 30, 31, 365, 366)
_LONG_AGO = re.compile(
    r"\blast (?:year|month|spring|summer|autumn|fall|winter)\b|\b(?:months|years?|decades?) (?:ago|earlier|before)\b",
    re.IGNORECASE,
)


def _is_of(period: Period, other: Own) -> bool:
    """Whether the days told are those of another document's event."""
    return other.period is not None and period.days <= 366 and period.holds(other.period)


def _is_event_like(claim: Claim) -> bool:
    """Counts and times hang on an event; rates, levels and money on a period."""
    return claim.quantity is None or claim.quantity.dimension in ("count", "time", "duration", "")


def same_background(a: Claim, b: Claim) -> bool | None:
    """Whether two claims of background events speak of one: never two of one article that bear different words."""
    if a.document == b.document:
        return False
    first, second = a.scope.period, b.scope.period
    if first is not None and second is not None and not first.meets(second):
        return False
    return None
