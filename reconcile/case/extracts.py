"""What was read from a document, kept so that a second run reads only what changed.

Kept a document: the claims and the profile, under all that they depend on. The first is the document itself (its
words, labels, id and what is known of its source); the second is the version of the code, the model and the settings,
which the caller tells. One reading is kept a document, as long as one of the last runs holds it (`pruning`); it is
written in batches, so that a run that was stopped goes on where it was. A case that cannot be used any more (locked, a
full disk) costs no run: from then on everything is read anew.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from reconcile.case import codec, repeats
from reconcile.case.opening import opened, writing
from reconcile.case.repeats import Again
from reconcile.case.rows import encoded
from reconcile.model import Document
from reconcile.outcome import Reading, Report
from reconcile.problems import Problem

_BATCH = 64  # documents that a kill may cost


@dataclass(slots=True)
class Extracts:
    """The kept readings of one case, under one settings key. Made by `extracts`."""

    case: sqlite3.Connection
    settings: str
    judging: str = ""
    again: Again | None = None  # what the run that is under way is recognised by
    waiting: list[tuple[str, str, bytes]] = field(default_factory=list)
    usable: bool = True

    def report(
        self, documents: Sequence[Document], problems: Sequence[Problem], inputs: Sequence[str]
    ) -> Report | None:
        """What an earlier run on the same documents told, if the same code, model and settings made it."""
        asked = repeats.key(self.judging, [content_key(document) for document in documents], problems, inputs)
        self.again = Again(asked)
        try:
            found = repeats.find(self.case, asked)
        except sqlite3.Error:
            self.usable = False
            return None
        if found is None:
            return None
        self.again = Again(asked, found[0])
        return found[1]

    def cached(self, document: Document) -> Reading | None:
        """The reading that was kept of the document, if it was made by the same code, model and settings."""
        if not self.usable:
            return None
        asked = (content_key(document), self.settings)
        try:
            row = self.case.execute("select data from extracts where document = ? and settings = ?", asked).fetchone()
            return codec.loads(Reading, zlib.decompress(row[0])) if row is not None else None
        except sqlite3.Error:
            self.usable = False
            return None
        except (codec.Unreadable, zlib.error, TypeError):
            return None  # it is read anew

    def store(self, document: Document, reading: Reading) -> None:
        """Keeps a reading; the last ones are written when the block ends."""
        data = zlib.compress(codec.dumps(reading).encode("ascii"), 1)
        self.waiting.append((content_key(document), self.settings, data))
        if len(self.waiting) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Writes what waits. Who waited for a lock once does not wait again."""
        rows, self.waiting = self.waiting, []
        if not self.usable:
            return
        try:
            with writing(self.case):
                self.case.executemany("insert or replace into extracts values (?, ?, ?)", rows)
        except sqlite3.Error:
            self.usable = False


@contextmanager
def extracts(path: Path, settings: str, judging: str = "") -> Iterator[Extracts]:
    """The kept readings of a case, which is made where there is none, of this settings key, and reports of that one for
    judging. Raises BadCase."""
    with opened(path, create=True) as case:
        kept = Extracts(case, settings, judging)
        try:
            yield kept
        finally:
            if kept.waiting:
                kept.flush()


def content_key(document: Document) -> str:
    """SHA-256 of all that reading a document depends on in it."""
    digest = hashlib.sha256(encoded(document.text))
    labels = " ".join(line.label for line in document.lines)
    digest.update(f"\0{document.id}\0{labels}\0{codec.dumps(document.source)}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def settings_key(parts: Sequence[str], *, judging: bool = False) -> str:
    """SHA-256 of the code and data of the package, and of what else a reading depends on: model, settings. With those
    that judge the readings, it is the key of whole reports."""
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass"))
    for name, data in sorted(_files(files("reconcile"), "", _NOT_JUDGING if judging else _NOT_READING)):
        digest.update(f"\0{name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


#: Folders that no report depends on, and those that no reading does.
_NOT_JUDGING = frozenset({"__pycache__", "case", "cli", "engines", "report", "review", "schemas", "seeds"})
_NOT_READING = _NOT_JUDGING | {"rules", "linking", "lineage"}


def _files(folder: Traversable, place: str, without: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    for item in folder.iterdir():
        if item.is_dir():
            if item.name not in without:
                yield from _files(item, f"{place}{item.name}/", without)
        else:
            yield place + item.name, item.read_bytes()
