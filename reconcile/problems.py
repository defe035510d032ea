"""What can go wrong with a run, as values: a file not read, a date not found. Never mixed with findings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    """The kinds of problem; the value is what reports and tests show."""

    EMPTY_FILE = "empty_file"
    BINARY_FILE = "binary_file"
    ENCODING_GUESSED = "encoding_guessed"
    NOT_READABLE = "not_readable"
    MISSING_FILE = "missing_file"
    LOOP = "loop"
    NOTHING_FOUND = "nothing_found"
    UNKNOWN_SUFFIX = "unknown_suffix"
    BAD_MANIFEST = "bad_manifest"
    BAD_RECORD = "bad_record"
    BAD_MARKUP = "bad_markup"
    TOO_LARGE = "too_large"
    DUPLICATE = "duplicate"
    DATE_UNKNOWN = "date_unknown"
    NO_CLAIMS = "no_claims"
    TABLE_UNREAD = "table_unread"
    EXTRACTION_FAILED = "extraction_failed"
    CAPPED = "capped"


#: Problems that mean a source was not (wholly) read: a run that has one ends with exit code 3.
UNREAD = frozenset(
    {
        Code.EMPTY_FILE,
        Code.BINARY_FILE,
        Code.NOT_READABLE,
        Code.MISSING_FILE,
        Code.LOOP,
        Code.NOTHING_FOUND,
        Code.BAD_MANIFEST,
        Code.BAD_RECORD,
        Code.TOO_LARGE,
        Code.EXTRACTION_FAILED,
    }
)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that went wrong: where (a path, with a place inside it), what, and what to do about it."""

    where: str
    code: Code
    message: str
    help: str = ""

    @property
    def unread(self) -> bool:
        """True where a source, or a part of one, was not read because of it."""
        return self.code in UNREAD

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"
