"""What a run was handed, in one hash: paths, bytes and manifests, without reading a word.

Two runs with one hash read the same documents and meet the same problems, as long as the same code reads them.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reconcile.problems import Problem
from reconcile.readers import Found, files
from reconcile.readers.walk import STDIN


@dataclass(frozen=True, slots=True)
class Print:
    """`digest` is of all that is read; `stamp` of the files' times and sizes, taken before they were opened: where it
    stayed, so did the bytes."""

    digest: str
    stamp: str


def printed(asked: Sequence[str]) -> Print | None:
    """The hash of what was asked for. None where that cannot be told beforehand: standard input is read once, and a
    file that cannot be opened now may be the next time."""
    if STDIN in asked:
        return None
    found, problems = files(asked)
    try:
        stamp = _stamp(found, problems)
        return Print(_hash(found, problems, [_bytes(one.real) for one in found]), stamp)
    except OSError:
        return None


def stands(asked: Sequence[str], told: Print) -> bool:
    """Whether what was asked for has not been touched since it was hashed."""
    found, problems = files(asked)
    try:
        return _stamp(found, problems) == told.stamp
    except OSError:
        return False


def _bytes(path: str) -> str:
    with open(path, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _stamp(found: Sequence[Found], problems: Iterable[Problem]) -> str:
    return _hash(found, problems, [_times(os.stat(one.real)) for one in found])


def _times(one: os.stat_result) -> str:
    return f"{one.st_dev} {one.st_ino} {one.st_size} {one.st_mtime_ns} {one.st_ctime_ns}"


def _hash(found: Sequence[Found], problems: Iterable[Problem], beside: Sequence[str]) -> str:
    told = [
        [
            one.shown,
            one.reader.name if one.reader else "",
            own,
            [one.entry.where, one.entry.given] if one.entry else None,
            [[place, entry.where, entry.given] for place, entry in sorted(one.entries.items())],
        ]
        for one, own in zip(found, beside, strict=True)
    ]
    gone = [[one.where, one.code, one.message, one.help] for one in problems]
    return hashlib.sha256(json.dumps([told, gone], sort_keys=True).encode("ascii")).hexdigest()
