"""What was read from a document, kept so that a second run reads only what changed.

Kept a document: the claims and the profile, under all that they depend on. The first is the document itself (its
words, labels, id and what is known of its source); the second is the version of the code, the model and the settings,
which the caller tells. One reading is kept a document, as long as one of the last runs holds it (`pruning`); it is
written in batches, so that a run that was stopped goes on where it was. A case that cannot be used any more (locked, a
full disk) costs no run: from then on everything is read anew.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from reconcile.case import codec, repeats
from reconcile.case.opening import opened, writing
from reconcile.case.repeats import Again, Repeat
from reconcile.case.rows import encoded
from reconcile.case.works import Works
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
    writing: str = ""  # the key of all code, which the bytes of a format depend on
    again: Again | None = None  # what the run that is under way is recognised by
    waiting: list[tuple[str, str, bytes]] = field(default_factory=list)
    usable: bool = True
    contents: dict[str, str] = field(default_factory=dict)  # of documents, by their ids
    works: Works | None = None

    def memory(self, inputs: Sequence[str]) -> Works | None:
        """What the steps of the last run worked out, and where this one is to note what it does."""
        if self.usable and self.works is None:
            self.works = Works(self.case, self.judging, self.writing, json.dumps(sorted(inputs)), self.contents)
        return self.works

    def repeat(self, told: str, inputs: Sequence[str]) -> Repeat | None:
        """The earlier run that one on the files of this hash comes to, if the same code, model and settings made it."""
        asked = repeats.key_of_print(self.judging, told, inputs)
        self.again = Again((asked,))
        with suppress(sqlite3.Error):
            run = repeats.number(self.case, asked)
            found = repeats.told(self.case, run) if run is not None else None
            if found is not None:
                self.again = Again((asked,), found.run)
            return found
        self.usable = False
        return None

    def touched(self, told: str, inputs: Sequence[str]) -> None:
        """The files changed while they were read: their hash before that says nothing of the run."""
        if self.again is not None:
            gone = repeats.key_of_print(self.judging, told, inputs)
            self.again = replace(self.again, keys=tuple(one for one in self.again.keys if one != gone))

    def report(
        self, documents: Sequence[Document], problems: Sequence[Problem], inputs: Sequence[str]
    ) -> Report | None:
        """What an earlier run on the same documents told, if the same code, model and settings made it."""
        self.contents.update((document.id, content_key(document)) for document in documents)
        contents = [self.contents[document.id] for document in documents]
        asked = repeats.key(self.judging, contents, problems, inputs)
        known = self.again.keys if self.again else ()
        self.again = Again((*known, asked))
        try:
            found = repeats.find(self.case, asked)
        except sqlite3.Error:
            self.usable = False
            return None
        if found is None:
            return None
        self.again = replace(self.again, run=found[0])
        return found[1]

    def cached(self, document: Document) -> Reading | None:
        """The reading that was kept of the document, if it was made by the same code, model and settings."""
        if not self.usable:
            return None
        asked = (self.contents.get(document.id) or content_key(document), self.settings)
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
        self.waiting.append((self.contents.get(document.id) or content_key(document), self.settings, data))
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
def extracts(path: Path, settings: str, judging: str = "", writing: str = "") -> Iterator[Extracts]:
    """The kept readings of a case, which is made where there is none, of this settings key, reports of that one for
    judging, and their bytes of that one for writing. Raises BadCase."""
    with opened(path, create=True) as case:
        kept = Extracts(case, settings, judging, writing)
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


def settings_key(parts: Sequence[str], *, judging: bool = False, writing: bool = False) -> str:
    """SHA-256 of the code and data of the package, and of what else a reading depends on: model, settings. With those
    that judge the readings, it is the key of whole reports; with all, that of their bytes in a format."""
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass"))
    without = _NO_CODE if writing else _NOT_JUDGING if judging else _NOT_READING
    for name, own in _package():
        if without.isdisjoint(name.split("/")[:-1]):
            digest.update(f"\0{name}\0{own}\0".encode())
    return digest.hexdigest()


_NO_CODE = frozenset({"__pycache__"})
#: Folders that no report depends on, and those that no reading does.
_NOT_JUDGING = _NO_CODE | {"case", "cli", "engines", "report", "review", "schemas", "seeds"}
_NOT_READING = _NOT_JUDGING | {"rules", "linking", "lineage"}


@cache
def _package() -> tuple[tuple[str, str], ...]:
    """The files of the package with the SHA-256 of each."""
    return tuple(sorted(_files(files("reconcile"), "")))


def _files(folder: Traversable, place: str) -> Iterator[tuple[str, str]]:
    for item in folder.iterdir():
        if item.is_dir():
            if item.name not in _NO_CODE:
                yield from _files(item, f"{place}{item.name}/")
        else:
            yield place + item.name, hashlib.sha256(item.read_bytes()).hexdigest()
