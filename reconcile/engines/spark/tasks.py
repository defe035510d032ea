"""What the machines of a cluster do: the pure steps of a run, each on the rows of a partition, many keys a call.

Every function here takes an iterator of Arrow batches and gives one, as `DataFrame.mapInArrow` asks. Values travel as
`parcel` packs them; what a step needs of the whole case comes as a broadcast.
"""

from __future__ import annotations

import atexit
import platform
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Any, Protocol

import pyarrow as pa

from reconcile import __version__, stages
from reconcile.case.extracts import settings_key
from reconcile.engines import Lost, Reads, lost, tables
from reconcile.engines.parcel import pack, unpack
from reconcile.engines.pool import Pool
from reconcile.engines.spark.rows import PACKED, TEXT, TEXTS, TRUTH, WHOLE, Batches, batches, rows
from reconcile.linking.keys import keys
from reconcile.model import Claim, Dating, Document, Kind
from reconcile.pipeline import Settings, basis
from reconcile.problems import Problem
from reconcile.readers import articles, document
from reconcile.rules.beyond import looked_up
from reconcile.rules.findings import Telling
from reconcile.rules.group import own

Out = Iterator[pa.RecordBatch]
Row = tuple[object, ...]

#: Between the words of a key.
_APART = "\x1f"


class Shared(Protocol):
    """What every machine has, once."""

    @property
    def value(self) -> Any: ...


# ── read ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

ARTICLES = {
    "file": WHOLE,
    "at": WHOLE,
    "record": TEXT,
    "wanted": TEXT,
    "digest": TEXT,
    "article": PACKED,
    "problem": PACKED,
}


def read(slices: Shared, given: Batches) -> Out:
    """The articles of the files of some slices. `slices` has, by number, files with their numbers."""

    def found() -> Iterator[Row]:
        for row in rows(given):
            for number, file in slices.value[row["id"]]:
                for at, one in enumerate(articles(file)):
                    if isinstance(one, Problem):
                        yield number, at, None, None, None, None, pack(one)
                    else:
                        yield number, at, one.place, one.id, one.digest, pack(one), None

    return batches(found(), ARTICLES)


# ── extract ──────────────────────────────────────────────────────────────────────────────────────────────────────────

EXTRACTS = {
    "id": TEXT,
    "path": TEXT,
    "document": PACKED,
    "claims": PACKED,
    "profile": PACKED,
    "places": PACKED,
    "problem": PACKED,
    "refused": TEXT,
}


@cache
def made_by(settings: Settings) -> tuple[str, ...]:
    """All that may differ from machine to machine, and change what is read or told."""
    told = basis(settings)
    return (f"reconcile {__version__}", *told, f"files of the package {settings_key(told, judging=True)[:12]}")


def alike(made: Sequence[str], settings: Settings, step: Callable[[Batches], Out], given: Iterator[Any]) -> Out:
    """The step, on a machine that is what the driver is; on another, an error, so that another one does it."""
    first = next(given, None)
    if first is None:
        return step(())
    why = _unlike(made, made_by(settings))
    if why:
        raise RuntimeError(f"a worker differs from the driver: {why}.")
    return step(chain((first,), given))


def extract(files: Shared, made: Sequence[str], settings: Settings, given: Batches) -> Out:
    """The articles of a partition, each with its `own` id, read. A machine that is not what the driver is (`made`)
    refuses, and says why: what it would read could differ."""

    def coming() -> Iterator[Document]:
        for row in rows(given):
            yield document(files.value[row["file"]], unpack(row["article"]), row["own"])

    why = _unlike(made, made_by(settings))
    if why:
        return batches(((one.id, one.source.path, *[None] * 5, why) for one in coming()), EXTRACTS)
    return batches((_extracted(one, found) for one, found in _crew(settings, coming())), EXTRACTS)


def _unlike(wanted: Sequence[str], here: Sequence[str]) -> str:
    """How this machine differs; "" where it does not."""
    differ = [f"{' '.join(b.split())}, not {' '.join(a.split())}" for a, b in zip(wanted, here, strict=False) if a != b]
    if len(wanted) != len(here):
        differ.append("other plug-ins")
    return f"{platform.node()} has {'; '.join(differ)}" if differ else ""


def _extracted(one: Document, found: Any) -> Row:
    head = (one.id, one.source.path, pack(one))
    if isinstance(found, Lost):
        found = lost(one.source.path, found)
    if isinstance(found, Problem):
        return *head, None, None, None, pack(found), None
    towns = {claim.scope.place.key: claim for claim in found.claims if claim.kind is Kind.PLACE and claim.scope.place}
    return *head, pack(found.claims), pack(found.profile), pack(tuple(towns.values())), None, None


_crews: dict[bytes, Pool] = {}


def _crew(settings: Settings, documents: Iterator[Document]) -> Iterator[tuple[Document, Any]]:
    """Reads in a process of its own, which is kept for the next partition: an article that ends it costs that article,
    and not the job."""
    step = Reads(settings)
    key = pack(step)
    pool = _crews.pop(key, None)
    if pool is None:
        pool = Pool(step, 1).__enter__()
        atexit.register(pool.__exit__, None, None, None)
    yield from pool.map(documents)
    _crews[key] = pool  # one that was stopped half-way is not used again


# ── place claims ─────────────────────────────────────────────────────────────────────────────────────────────────────

CLAIMS = tables.CLAIMS.columns | {"own": TEXT, "beyond": TRUTH, "keys": TEXTS, "claim": PACKED, "about": PACKED}

#: A claim's number: its document's in the order of all, and its own in the document.
A_DOCUMENT = 1 << 24


def settle(given: Batches) -> Out:
    """The claims of each document, placed by its `setting`; with what linking and judging take of them."""

    def found() -> Iterator[Row]:
        for row in rows(given):
            where = unpack(row["setting"])
            text = unpack(row["document"])
            claims = stages.settle(unpack(row["claims"]), where)
            event = own(sorted(claims, key=lambda claim: (claim.span, claim.id))) if claims else ""
            telling = Telling(claims, {text.id: where.written}, stages.Sentences(claims, (text,)))
            for at, claim in enumerate(claims):
                told = telling.told(claim)
                number = row["number"] * A_DOCUMENT + at
                about = pack((told.text, told.beside, told.written))
                words = (event, looked_up(claim, told.text), _keys(claim))
                yield *tables.CLAIMS.row(number, claim), *words, pack(claim), about

    return batches(found(), CLAIMS)


def _keys(claim: Claim) -> list[str]:
    return [_APART.join(key) for key in keys(claim)]


def documents(given: Batches) -> Out:
    """The documents with their dates, as the output has them."""

    def found() -> Iterator[Row]:
        for row in rows(given):
            dating: Dating = unpack(row["dating"])
            yield tables.DOCUMENTS.row(row["number"], (unpack(row["document"]), dating))

    return batches(found(), tables.DOCUMENTS.columns)
