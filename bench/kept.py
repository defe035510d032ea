"""Keeps what extraction gives in a file, so that the steps behind it can be measured again and again.

    python bench/kept.py ../shared/bench/articles.jsonl.xz FILE [--jobs N]

Extraction is by far the longest step: this does it once. Articles are kept in an order of which every first part is
spread over the whole source, so that a file that is not finished yet can be used up to where it is.
"""

from __future__ import annotations

import argparse
import lzma
import struct
import tempfile
from collections.abc import Iterator
from pathlib import Path

from reconcile.engines import Lost, mapped
from reconcile.engines.parcel import pack, unpack
from reconcile.model import Document
from reconcile.pipeline import Extract, Settings, safely
from reconcile.problems import Problem
from reconcile.readers import read
from reconcile.readers.shelf import Shelf

_LENGTH = struct.Struct("<I")
#: Every so-manieth article first, then every so-manieth that is left.
_STRIDES = (32, 8, 2, 1)


class Packed:
    """The step: an article's extract as bytes, so that who collects them need not look inside."""

    def __call__(self, document: Document) -> bytes:
        found = safely(document, Settings())
        return b"" if isinstance(found, Problem) else pack((document, found.claims, found.profile))


def spread(total: int) -> Iterator[int]:
    """All places below `total`, so that every first part of them is from all over."""
    before = 0
    for stride in _STRIDES:
        yield from (at for at in range(0, total, stride) if not before or at % before)
        before = stride


def documents(source: Path) -> list[Document]:
    """The articles of a source, their texts aside, in the order in which they are kept."""
    shelf = Shelf()
    with tempfile.TemporaryDirectory() as folder:
        path = source
        if source.suffix == ".xz":
            path = Path(folder) / "articles.jsonl"
            path.write_bytes(lzma.decompress(source.read_bytes()))
        found = [shelf.put(item) for item in read([str(path)], None) if isinstance(item, Document)]
    return [found[at] for at in spread(len(found))]


def keep(source: Path, target: Path, jobs: int) -> None:
    with target.open("wb") as out:
        for number, (_, found) in enumerate(mapped(Packed(), documents(source), jobs), 1):
            if isinstance(found, Lost) or not found:
                continue
            out.write(_LENGTH.pack(len(found)) + found)
            if number % 1000 == 0:
                out.flush()
                print(number, flush=True)


def extracts(target: Path, most: int | None = None) -> Iterator[Extract]:
    """What is kept, so many at most; texts are put aside."""
    shelf, given = Shelf(), 0
    with target.open("rb") as kept:
        while (most is None or given < most) and len(head := kept.read(_LENGTH.size)) == _LENGTH.size:
            data = kept.read(_LENGTH.unpack(head)[0])
            if len(data) < _LENGTH.unpack(head)[0]:
                return  # still being written
            document, claims, profile = unpack(data)
            yield Extract(shelf.put(document), claims, profile)
            given += 1


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("source", type=Path)
    asked.add_argument("file", type=Path)
    asked.add_argument("--jobs", type=int, default=2)
    given = asked.parse_args()
    keep(given.source, given.file, given.jobs)


if __name__ == "__main__":
    from kept import keep  # as a module of its own, which the workers can import, too

    main()
