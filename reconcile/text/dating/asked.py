"""What is asked of a date: its fields, its tense, the day of writing; and which year is meant where none is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from reconcile.model import Tense
from reconcile.text.dating.calendar import Days


@dataclass(frozen=True, slots=True)
class Asked:
    """One expression's fields, and the day that it was written on, where that is known."""

    fields: dict[str, int | str]
    tense: Tense
    reference: date | None

    def number(self, name: str) -> int | None:
        value = self.fields.get(name)
        return value if isinstance(value, int) else None

    def word(self, name: str) -> str:
        value = self.fields.get(name)
        return value if isinstance(value, str) else ""

    @property
    def ahead(self) -> bool:
        return self.tense is Tense.FUTURE

    def year(self) -> int | None:
        """The year that is written, or that "last year" names."""
        written, step = self.number("y"), self.number("yrel")
        if written is not None:
            return written
        if step is not None and self.reference is not None:
            return self.reference.year + step
        return None


#: A date without a year lies at most so many days ahead of the telling, where no verb looks ahead.
_SOON = 92


#: Even beside a verb in the past, a date so close ahead is that one, and not the one of a year before.
_VERY_SOON = 31


def nearest(asked: Asked, make: Callable[[int], Days]) -> Days | None:
    """The period of a date without a year: the latest that has begun by the day of writing, or the next where the text
    looks ahead. `make` gives it for a year."""
    if (year := asked.year()) is not None:
        return make(year)
    today, rel = asked.reference, asked.number("rel")
    if today is None or asked.word("yrel") or asked.word("rel"):  # "that July", "June of the same year"
        return None
    if rel == 0:
        return make(today.year)
    candidates = [make(today.year + offset) for offset in (-2, -1, 0, 1)]
    if rel == 1:
        return next(days for days in candidates if days[0] > today)
    if rel == -1:
        # "Last June" told in July would be "last month".
        return [days for days in candidates if days[1] + timedelta(_VERY_SOON) < today][-1]
    return by_tense(asked, candidates, today)


def by_tense(asked: Asked, candidates: list[Days], today: date) -> Days:
    begun = next((days for days in reversed(candidates) if days[0] <= today), candidates[0])
    ahead = next((days for days in candidates if days[1] >= today), begun)
    if asked.ahead:
        return ahead
    soon = 0 if asked.fields.get("lead") == "since" else _VERY_SOON if asked.tense is Tense.PAST else _SOON
    return ahead if begun[1] < today and (ahead[0] - today).days <= soon else begun


def latest_begun(today: date, make: Callable[[int], Days], ahead: bool) -> Days:
    """The latest that has begun: a report on a quarter follows it, whatever the tense that it is told in."""
    candidates = [make(today.year + offset) for offset in (-1, 0, 1)]
    if ahead:
        return next(days for days in candidates if days[1] >= today)
    return [days for days in candidates if days[0] <= today][-1]
