"""The day in a publication date, as manifests, pages and feeds write it."""

from __future__ import annotations

import re
from datetime import date, datetime

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_NAMES, 1)}
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?![\d-])")
_DAY_MONTH = re.compile(r"(?:[A-Za-z]{3,9},? +)?(\d{1,2})[- ]+([A-Za-z]{3,9})\.?,?[- ]+(\d{4})\b")
_MONTH_DAY = re.compile(r"(?:[A-Za-z]{3,9},? +)?([A-Za-z]{3,9})\.? +(\d{1,2}),? +(\d{4})\b")


def iso_day(text: str) -> date | None:
    """The day of an ISO 8601 date ("2025-05-10"), or of a date with a time, in the writer's own time zone."""
    try:
        if len(text) == 10:
            return date.fromisoformat(text) if _ISO.match(text) else None
        return datetime.fromisoformat(text).date() if _ISO.match(text) else None
    except ValueError:
        return None


def day(text: str) -> date | None:
    """The day of an ISO date, of "10 May 2025", "10-MAY-2025 15:02", "Sat, 10 May 2025" or "May 10, 2025"; else None.

    Dates of figures alone but ISO ones are not guessed at: 05/10/2025 is May in one country and October in another.
    """
    text = text.strip()[:80]
    found = iso_day(text)
    if found:
        return found
    if match := _DAY_MONTH.match(text):
        return _made(match[3], match[2], match[1])
    if match := _MONTH_DAY.match(text):
        return _made(match[3], match[1], match[2])
    return None


def _made(year: str, month: str, number: str) -> date | None:
    try:
        return date(int(year), _MONTHS.get(month[:3].lower(), 0), int(number))
    except ValueError:
        return None
