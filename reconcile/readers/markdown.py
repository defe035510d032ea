"""Markdown: read as it stands, so that offsets stay those of the file; its front matter gives title, author and date.

Front matter is the block of `key: value` lines between two `---` at the very top. It is not YAML to us: a value is
what stands after the colon, without quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from reconcile.problems import Code, Problem
from reconcile.readers import plain
from reconcile.readers.base import Article, File, Reader
from reconcile.readers.days import day

_FENCE = "---"
_LONGEST = 200  # lines of front matter; a rule at the top of a long text is no fence
_FIELDS = {"title": "title", "author": "author", "publisher": "publisher", "source": "publisher", "url": "url"}
_DATES = ("published", "date")


def read(file: File) -> Iterator[Article | Problem]:
    """The file's text, with what its front matter, or else its first heading, says about it."""
    for found in plain.read(file):
        if isinstance(found, Problem):
            yield found
        else:
            yield from _described(file.path, found)


def _described(path: str, article: Article) -> Iterator[Article | Problem]:
    lines = article.text.split("\n")
    fields = _front(lines)
    given = {ours: fields[name] for name, ours in _FIELDS.items() if fields.get(name)}
    heading = next((line[2:].strip().rstrip("#").rstrip() for line in lines if line.startswith("# ")), "")
    if heading:
        given.setdefault("title", heading)
    written = next((fields[name] for name in _DATES if fields.get(name)), None)
    published = day(written) if written else None
    if written and published is None:
        message = f"the date in its front matter is no date: {written[:60]!r}"
        yield Problem(path, Code.DATE_UNKNOWN, message, "write it as 2025-05-10")
    yield replace(
        article,
        title=given.get("title"),
        author=given.get("author"),
        publisher=given.get("publisher"),
        url=given.get("url"),
        published=published,
    )


def _front(lines: list[str]) -> dict[str, str]:
    if lines[0].rstrip() != _FENCE:
        return {}
    inside = [line.rstrip() for line in islice(lines, 1, _LONGEST)]
    if _FENCE not in inside:
        return {}
    pairs = (line.partition(":") for line in inside[: inside.index(_FENCE)])
    return {key.strip().lower(): value.strip().strip("\"'") for key, colon, value in pairs if colon}


READER = Reader("Markdown", (".md", ".markdown"), read)
