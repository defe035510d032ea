"""Files, folders and standard input to documents, one module a format; each exports one `READER`.

Articles stream: one is held at a time. What cannot be read is a Problem in its place, and the rest is still read.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import BinaryIO, cast

from reconcile.model import Document, Line, Source
from reconcile.plugins import exported
from reconcile.problems import Code, Problem
from reconcile.readers.base import Article, File, Limits, Reader
from reconcile.readers.days import iso_day
from reconcile.readers.walk import STDIN, Found, reader_of, unreadable, walk
from reconcile.text.lines import label

__all__ = [
    "Article",
    "File",
    "Found",
    "Limits",
    "Reader",
    "Seen",
    "articles",
    "document",
    "files",
    "from_text",
    "read",
    "readers",
]

#: The limits unless others are given.
USUAL = Limits()

#: Tells the lines of a text with a title.
Labelled = Callable[[str, str | None], tuple[Line, ...]]

_SNIFFED = 64 * 1024  # bytes of standard input that tell its format


@cache
def readers() -> tuple[Reader, ...]:
    """All of them, those of other distributions last."""
    return exported("reconcile.readers", "READER", Reader)


def read(
    asked: Sequence[str], stdin: BinaryIO | None = None, limits: Limits = USUAL, labelled: Labelled = label
) -> Iterator[Document | Problem]:
    """The documents of the files, folders and "-" asked for, in the order of their paths, and what went wrong.

    `Source.path` is relative to the folder that was asked for ("file.jsonl#id" for a record); where two sources hold
    files of one name, those are shown by the path as asked for. A document's id is the one its record gives, else "d-"
    and ten hexadecimal digits of its SHA-256; the same bytes a second time get "-2", and a problem that names both.
    `labelled` gives the lines of a text and its title; whoever keeps them need not have them told again.
    """
    found, problems = files(asked, limits)
    yield from problems
    seen = Seen()
    for file in found:
        for article in articles(file, limits, stdin):
            if isinstance(article, Problem):
                yield article
            else:
                own, said = seen.name(file.shown + article.place, article.digest, article.id, article.place)
                yield from said
                yield document(file, article, own, labelled)


def files(asked: Sequence[str], limits: Limits = USUAL) -> tuple[list[Found], list[Problem]]:
    """The files that `read` reads, in its order, and what could not be found."""
    return walk(asked, readers(), limits)


def from_text(name: str, text: str) -> Document:
    """A document made of a text that no file holds: a side of a pair, a passage typed in. Its path is its name."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(name, Source(name, digest), text, label(text, None))


def articles(found: Found, limits: Limits = USUAL, stdin: BinaryIO | None = None) -> Iterator[Article | Problem]:
    """The articles of one file, and what is wrong with it, in its order. Needs no other file."""
    try:
        if found.reader is None:
            yield from _piped(stdin, limits)
            return
        with open(found.real, "rb") as stream:
            yield from found.reader.read(File(found.shown, stream, limits))
    except OSError as error:
        yield unreadable(found.shown, error)


def _piped(stdin: BinaryIO | None, limits: Limits) -> Iterator[Article | Problem]:
    """Standard input has no suffix: a page begins with a tag, a record with a bracket; all else is plain text."""
    if stdin is None:
        yield Problem(STDIN, Code.MISSING_FILE, "there is no standard input", "name a file or a folder")
        return
    stream = io.BufferedReader(cast(io.RawIOBase, stdin), _SNIFFED)
    try:
        reader = reader_of(_kind(stream.peek(_SNIFFED)), readers())
        if reader is not None:
            yield from reader.read(File(STDIN, cast(BinaryIO, stream), limits))
    finally:
        stream.detach()


def _kind(head: bytes) -> str:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:15].lower().startswith((b"<!doctype html", b"<html", b"<?xml")):
        return ".html"
    first = start.partition(b"\n")[0]
    if not first.startswith(b"{"):
        return ".txt"
    try:
        whole = isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        whole = len(first) == len(start) and b'"text"' in first  # the first record is longer than what was looked at
    return ".jsonl" if whole else ".txt"


@dataclass(slots=True)
class Seen:
    """The ids and digests given so far, each with its path."""

    ids: dict[str, str] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)

    def name(self, path: str, digest: str, wanted: str | None, record: str) -> tuple[str, list[Problem]]:
        """The id of the next article, and what has to be said about it. `record` is its place in a file of many."""
        said = []
        if digest in self.digests:
            message = f"the same {'text' if record else 'bytes'} as {self.digests[digest]}; both count as one origin"
            said.append(Problem(path, Code.DUPLICATE, message, "remove one of them"))
        else:
            self.digests[digest] = path
        if wanted is not None and wanted in self.ids:
            message = f"its id {wanted} is that of {self.ids[wanted]} too; it got one from its text"
            said.append(Problem(path, Code.DUPLICATE, message, "give each article an id of its own"))
            wanted = None
        own = wanted or self._made(digest)
        self.ids[own] = path
        return own, said

    def _made(self, digest: str) -> str:
        made = f"d-{digest[:10]}"
        number, own = 1, made
        while own in self.ids:
            number += 1
            own = f"{made}-{number}"
        return own


def document(found: Found, article: Article, own: str, labelled: Labelled = label) -> Document:
    """The article as a document under an id of its own."""
    source = _source(found, article, found.shown + article.place)
    return Document(own, source, article.text, labelled(article.text, source.title))


def _source(found: Found, article: Article, path: str) -> Source:
    """What is known of the article: a manifest's word counts before that of the file."""
    source = Source(
        path,
        article.digest,
        publisher=article.publisher,
        title=article.title,
        author=article.author,
        url=article.url,
        published=article.published,
    )
    for entry in (found.entry, found.entries.get(article.place)):
        if entry is None:
            continue
        given = {k: v for k, v in entry.given.items() if k in ("publisher", "title", "author", "url", "retrieved")}
        day = iso_day(entry.given.get("published", ""))
        source = replace(source, **given, published=day or source.published)
    return source
