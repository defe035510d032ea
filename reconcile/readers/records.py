"""A record, whatever holds it, to an article: {id, text, title?, publisher?, published?, url?, author?}."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date, datetime

from reconcile.problems import Code, Problem
from reconcile.readers.base import Article
from reconcile.readers.days import day

NAMES = ("title", "publisher", "author", "url")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Bad(Exception):
    """A record that is no article, with the reason."""


def article(record: Mapping[str, object], number: int, undated: list[tuple[int, str]]) -> Article:
    """The article of a record; a "published" that is no date is noted. Raises Bad."""
    text = _text(record)
    given = {name: _given(record, name) for name in NAMES}
    own = _id(record)
    return Article(
        text,
        hashlib.sha256(text.encode("utf-8")).hexdigest(),
        title=given["title"],
        publisher=given["publisher"],
        author=given["author"],
        url=given["url"],
        published=_published(record, number, undated),
        id=own,
        place=f"#{own if own is not None else number}",
    )


def _published(record: Mapping[str, object], number: int, undated: list[tuple[int, str]]) -> date | None:
    value = record.get("published")
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    written = _given(record, "published")
    published = day(written) if written else None
    if written and not published:
        undated.append((number, written))
    return published


def undated_problem(path: str, undated: list[tuple[int, str]]) -> Problem:
    """What is said once of all dates of a file that are none."""
    number, value = undated[0]
    what = "1 article has" if len(undated) == 1 else f"{len(undated):,} articles have"
    message = f'{what} a "published" that is no date, the first is {value[:60]!r}; read as undated'
    return Problem(f"{path}:{number}", Code.DATE_UNKNOWN, message, "write it as 2025-05-10")


def _text(record: Mapping[str, object]) -> str:
    text = record.get("text")
    if not isinstance(text, str):
        raise Bad('no "text"' if text is None else '"text" is no string')
    if not text.strip():
        raise Bad('"text" is empty')
    if "\0" in text:
        raise Bad('"text" holds zero bytes')
    if _SURROGATE.search(text):
        raise Bad('"text" holds half of a character (a lone surrogate)')
    return text


def _given(record: Mapping[str, object], name: str) -> str | None:
    value = record.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or _SURROGATE.search(value):
        raise Bad(f'"{name}" is no string')
    return value.strip() or None


def _id(record: Mapping[str, object]) -> str | None:
    own = record.get("id")
    if own is None or own == "":
        return None
    if isinstance(own, bool) or not isinstance(own, str | int):
        raise Bad('"id" is neither a string nor a whole number')
    own = str(own)
    if not own.isprintable() or len(own) > 200:
        raise Bad('"id" is longer than 200 characters, or holds a line break')
    return own
