"""What a reader is handed, what it hands back, and how much it may take in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from reconcile.problems import Problem


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read: more than any article needs, so that no file can fill the memory."""

    file: int = 64 * 2**20  # bytes of a text or Markdown file; JSON Lines and Parquet are streamed without one
    page: int = 4 * 2**20  # bytes of an HTML page
    tags: int = 100_000  # of an HTML page: taking it apart costs time for each
    line: int = 5 * 2**20  # bytes of one line of text, and of one article of a JSON Lines file
    depth: int = 32  # brackets within brackets in a record or manifest
    group: int = 2**30  # bytes of a row group of a Parquet file, unpacked

    def __post_init__(self) -> None:
        if min(self.file, self.page, self.tags, self.line, self.depth, self.group) < 1:
            raise ValueError("a limit must be at least 1")


@dataclass(frozen=True, slots=True)
class File:
    """An open file, at its start. `path` is what reports call it."""

    path: str
    stream: BinaryIO
    limits: Limits


@dataclass(frozen=True, slots=True)
class Article:
    """One article as its file gives it, before it gets an id. None is not given.

    `digest` is the SHA-256 of the file's bytes, or of the record's text in UTF-8. `place` is where in the file it
    stands: appended to the path of a file that can hold many ("#id", else "#line").
    """

    text: str
    digest: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: date | None = None
    id: str | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: the suffixes of its files (lower case, with the dot), and the function that reads one."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[File], Iterator[Article | Problem]]
