"""JSON Lines: one article a line, read line by line, so that a file may be larger than the memory; packed or not.

A record is {id, text, title?, publisher?, published?, url?, author?}. A bad line is reported and the next one read.
"""

from __future__ import annotations

import gzip
import json
import lzma
import re
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from reconcile.problems import Code, Problem
from reconcile.readers.base import Article, File, Reader
from reconcile.readers.records import Bad, article, undated_problem

# Possessive, and content with a string that never ends: else a line of \" would be read over and over.
_NESTING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[\]{}]', re.DOTALL)
_CHUNK = 64 * 1024
_SHAPE = 'one article a line: {"id": …, "text": …, "title": …, "publisher": …, "published": "2025-05-10"}'
_OPENERS: dict[str, Callable[[BinaryIO], BinaryIO]] = {
    ".gz": lambda stream: cast(BinaryIO, gzip.GzipFile(fileobj=stream)),
    ".xz": lambda stream: cast(BinaryIO, lzma.LZMAFile(stream)),  # noqa: SIM115 - its owner closes the stream
}
_UNPACKING = (OSError, EOFError, lzma.LZMAError, zlib.error)


def read(file: File) -> Iterator[Article | Problem]:
    """The articles of the file, and a problem for each bad line. Dates that are none are reported once for the file."""
    undated: list[tuple[int, str]] = []
    count = 0
    for number, line in _lines(file):
        if isinstance(line, Problem):
            yield line
            continue
        if not line.strip():
            continue
        count += 1
        try:
            yield article(_record(line, file.limits.depth), number, undated)
        except Bad as error:
            yield Problem(f"{file.path}:{number}", Code.BAD_RECORD, f"{error}; this line was not read", _SHAPE)
    if not count:
        yield Problem(file.path, Code.EMPTY_FILE, "empty, nothing was read from it", "remove it, or save it again")
    if undated:
        yield undated_problem(file.path, undated)


def _lines(file: File) -> Iterator[tuple[int, bytes | Problem]]:
    """The lines with their numbers; a problem in place of one that is too long, or where unpacking fails."""
    number = 0
    packed = next((opener for suffix, opener in _OPENERS.items() if file.path.lower().endswith(suffix)), None)
    try:
        stream = packed(file.stream) if packed else file.stream
        while line := stream.readline(file.limits.line + 1):
            number += 1
            if len(line) > file.limits.line and not line.endswith(b"\n"):
                _skip(stream)
                yield number, _too_long(file, number)
            else:
                yield number, line
    except _UNPACKING as error:
        message = f"cannot be read any further: {error}"
        yield number + 1, Problem(f"{file.path}:{number + 1}", Code.NOT_READABLE, message, "save or pack it again")


def _skip(stream: BinaryIO) -> None:
    while rest := stream.readline(_CHUNK):
        if rest.endswith(b"\n"):
            return


def _too_long(file: File, number: int) -> Problem:
    message = f"a line of more than {file.limits.line:,} bytes was not read"
    return Problem(f"{file.path}:{number}", Code.TOO_LARGE, message, "an article is never so long: split it")


def _record(line: bytes, depth: int) -> dict[str, object]:
    try:
        decoded = line.decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        raise Bad(f"byte {error.start + 1} is no UTF-8") from None
    if too_deep(decoded, depth):
        raise Bad(f"brackets within brackets more than {depth} deep")
    try:
        record = json.loads(decoded)
    except json.JSONDecodeError as error:
        raise Bad(f"no JSON: {error.msg} at character {error.pos + 1}") from None
    except ValueError as error:  # a number of more figures than Python converts
        raise Bad(f"no JSON that can be read: {error}") from None
    if not isinstance(record, dict):
        raise Bad("no JSON object")
    return record


def too_deep(text: str, limit: int) -> bool:
    """True where brackets of a JSON text nest more than `limit` deep."""
    if text.count("[") + text.count("{") <= limit:
        return False
    depth = 0
    for match in _NESTING.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match[0], 0)
        if depth > limit:
            return True
    return False


READER = Reader("JSON Lines", (".jsonl", ".jsonl.gz", ".jsonl.xz", ".ndjson"), read)
