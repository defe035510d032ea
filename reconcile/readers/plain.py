"""Plain text: one article a file."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.problems import Code, Problem
from reconcile.readers.base import Article, File, Reader
from reconcile.readers.decode import whole


def read(file: File) -> Iterator[Article | Problem]:
    """The file's text as it stands; refused where a line is longer than any paragraph could be."""
    decoded = whole(file, file.limits.file)
    if isinstance(decoded, Problem):
        yield decoded
        return
    if decoded.problem:
        yield decoded.problem
    number, length = longest_line(decoded.text)
    if length > file.limits.line:
        yield Problem(
            f"{file.path}:{number}",
            Code.TOO_LARGE,
            f"a line of {length:,} characters, nothing was read from the file",
            f"break it into paragraphs; a line may have {file.limits.line:,}",
        )
        return
    yield Article(decoded.text, decoded.digest)


def longest_line(text: str) -> tuple[int, int]:
    """Number and length of the longest line."""
    lengths = [len(line) for line in text.split("\n")]
    longest = max(lengths)
    return lengths.index(longest) + 1, longest


READER = Reader("plain text", (".txt", ".text"), read)
