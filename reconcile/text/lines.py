"""Labels the lines of an article: what tells something, and what is only page around it. Nothing is deleted."""

from __future__ import annotations

from reconcile.model import Label, Line


def label(text: str, title: str | None) -> tuple[Line, ...]:
    """The lines of the text, split at line feeds, each with its label; a carriage return is not part of its span."""
    found, start = [], 0
    for number, raw in enumerate(text.split("\n"), 1):
        end = start + len(raw) - raw.endswith("\r")
        kind = Label.BODY if raw.strip() else Label.FURNITURE
        if title and raw.strip() == title.strip():
            kind = Label.HEADLINE
        found.append(Line(number, start, end, kind))
        start += len(raw) + 1
    return tuple(found)
