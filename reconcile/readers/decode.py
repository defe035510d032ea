"""Bytes to text: what is no text is refused by name, and an encoding that had to be guessed is said.

A byte order mark says how to decode and is then gone: offsets count from the character after it. Line breaks stay as
they are in the file. Bytes that are mostly UTF-8 are read as UTF-8 with U+FFFD for each broken piece; a few stray bytes
in plain ASCII are windows-1252; else charset-normalizer guesses.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

from charset_normalizer import from_bytes

from reconcile.problems import Code, Problem
from reconcile.readers.base import File

#: The first bytes of files that are often put among articles, and what to do about them.
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF file", "extract its text first, for instance with pdftotext"),
    (b"{\\rtf", "an RTF file", "save it as plain text first"),
    (b"PK\x03\x04", "a zip archive or an office document", "unpack it, or save the document as plain text"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document", "save it as plain text first"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first; only .jsonl.gz is read packed"),
    (b"\xfd7zXZ\x00", "an xz archive", "unpack it first; only .jsonl.xz is read packed"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"\x89PNG", "a PNG picture", "run text recognition on it first"),
    (b"\xff\xd8\xff", "a JPEG picture", "run text recognition on it first"),
    (b"GIF8", "a GIF picture", "run text recognition on it first"),
    (b"SQLite format 3\x00", "an SQLite database", "name the articles, not the case file, as sources"),
    (b"\x7fELF", "a program", "name the articles as sources"),
)

#: Byte order marks; the long ones first, since UTF-32's begins with UTF-16's.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_HIGH = re.compile(rb"[\x80-\xff]")
_SAMPLE = 64 * 1024  # bytes that the guess looks at
_WESTERN = "cp1252"  # what English text outside UTF-8 nearly always is


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the SHA-256 of its bytes, and what had to be guessed."""

    text: str
    digest: str
    problem: Problem | None = None


def whole(file: File, limit: int, declared: Callable[[bytes], str | None] = lambda data: None) -> Decoded | Problem:
    """All of a file as text, or why it is none; `declared` finds the encoding that the bytes name themselves. Reads at
    most one byte more than `limit`."""
    data = file.stream.read(limit + 1)
    if len(data) > limit:
        return Problem(
            file.path,
            Code.TOO_LARGE,
            f"larger than {limit:,} bytes, nothing was read from it",
            "split it into one file an article, or into a .jsonl file, which is read line by line",
        )
    decoded = decode(file.path, data, declared(data))
    if isinstance(decoded, Problem):
        return decoded
    if not decoded.text.strip():
        return Problem(file.path, Code.EMPTY_FILE, "empty, nothing was read from it", "remove it, or save it again")
    return decoded


def decode(path: str, data: bytes, declared: str | None = None) -> Decoded | Problem:
    """The bytes as text, or why they are none. What they are declared to be counts where they are no UTF-8."""
    digest = hashlib.sha256(data).hexdigest()
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(path, data[len(mark) :], encoding, digest)
    binary = _binary(path, data)
    if binary:
        return binary
    try:
        return Decoded(data.decode("utf-8"), digest)
    except UnicodeDecodeError as error:
        text = _as_declared(data, declared)
        return _guessed(path, data, error.start, digest) if text is None else Decoded(text, digest)


def _as_declared(data: bytes, declared: str | None) -> str | None:
    if declared is None or declared == "utf-8":
        return None
    try:
        return data.decode(declared)
    except (UnicodeError, LookupError):
        return None


def _marked(path: str, data: bytes, encoding: str, digest: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd") - _written(data, encoding)
    if not lost:
        return Decoded(text, digest)
    return Decoded(text, digest, _broken(path, encoding.upper(), lost))


def _binary(path: str, data: bytes) -> Problem | None:
    for magic, what, cure in _MAGIC:
        if data.startswith(magic):
            return Problem(path, Code.BINARY_FILE, f"{what}, not text; nothing was read from it", cure)
    zero = data.find(b"\0")
    if zero >= 0:
        message = f"a binary file (byte {zero + 1} is zero); nothing was read from it"
        return Problem(path, Code.BINARY_FILE, message, "save its text as UTF-8")
    # A stray control character is common in wire copy; a file full of them is no text.
    head = data[:_SAMPLE]
    if len(_CONTROL.findall(head)) > len(head) // 10:
        message = "a binary file (full of control characters); nothing was read from it"
        return Problem(path, Code.BINARY_FILE, message, "save its text as UTF-8")
    return None


def _guessed(path: str, data: bytes, first: int, digest: str) -> Decoded:
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd") - _written(data, "utf-8")
    right = sum(1 for char in text if char > "\x7f") - lost
    if right > lost:  # one broken piece in a UTF-8 file must not turn all its quotation marks into something else
        return Decoded(text, digest, _broken(path, "UTF-8", lost))
    encoding = _guess(data[max(0, first - _SAMPLE // 2) : first + _SAMPLE // 2])
    message = f"byte {first + 1} is no UTF-8; read as {encoding}, which is a guess"
    problem = Problem(path, Code.ENCODING_GUESSED, message, "save it as UTF-8 to be sure of its letters")
    return Decoded(data.decode(encoding, "replace"), digest, problem)


def _guess(sample: bytes) -> str:
    # A few stray bytes are the dashes and quotation marks of English typed on Windows. There is too little in them for
    # statistics, which take a curly apostrophe for an accented letter of any of a dozen code pages.
    if len(_HIGH.findall(sample)) * 20 < len(sample):
        return _WESTERN
    best = from_bytes(sample).best()
    return best.encoding if best and _WESTERN not in best.could_be_from_charset else _WESTERN


def _broken(path: str, encoding: str, lost: int) -> Problem:
    message = f"{lost} {'place is' if lost == 1 else 'places are'} no {encoding}, shown as \ufffd"
    return Problem(path, Code.ENCODING_GUESSED, message, "save it again as UTF-8")


def _written(data: bytes, encoding: str) -> int:
    """How often the replacement character stands in the file itself."""
    return data.count("\ufffd".encode(encoding))
