"""The opening of an article's first line that says where and when it was written: “TOWN, March 4, 2021 (AGENCY) - …”.

Its day is the article's own. What is told after it may have happened on that day, or on another.
"""

from __future__ import annotations

import re

from reconcile.model import DateExpression
from reconcile.text import dates

#: A town in capitals, what it lies in, and perhaps the agency, up to the day.
_NAME = r"[^\W\d_a-z][\w.’'-]{0,30}"
_AGENCY = r"(?:\([^()\n]{2,40}\)|/[\w .]{2,30}/)"
_BEFORE = re.compile(
    rf"\s*[^\W\d_a-z](?:[^\W\d_a-z]|[.’' -]){{1,40}}(?:, ?{_NAME}(?: {_NAME}){{0,3}}){{0,2}}(?:,| ?{_AGENCY},?) ?"
)
_AFTER = re.compile(rf",? ?{_AGENCY}? ?(?:[–—―]|--|(?<=\s)-(?=\s))")
_STAMP = re.compile(
    r"(?<=[\w.] )(?:(?:first|last) )?(?:published|posted|updated|modified|created)\s?:[^.;!?\n]{0,45}$", re.IGNORECASE
)
_DAYS = frozenset({"day", "ymd", "dots", "slash"})
_REACH = 160  # characters of a line that such an opening may take


def is_stamp(text: str, start: int) -> bool:
    """Whether what starts there says when a page was posted or updated ("Girl hurt in crash Posted: May 15, 5:33 PM"),
    where a page's title ran into it. On a line of its own it is the article's dateline."""
    return ":" in text and _STAMP.search(text[:start]) is not None


def day(line: str) -> DateExpression | None:
    """The day in the opening of a line or of its first sentence; its span counts from the line's start."""
    if _BEFORE.match(line) is None:
        return None
    when = next(iter(dates.find(line[:_REACH])), None)
    if when is None or when.form not in _DAYS or _BEFORE.fullmatch(line, 0, when.span.start) is None:
        return None
    return when if _AFTER.match(line, when.span.end) else None


def told(sentence: str) -> tuple[DateExpression, ...]:
    """The dates of a sentence that what it tells may have happened on: all but the day in such an opening."""
    written = day(sentence)
    return tuple(when for when in dates.find(sentence) if when != written)
