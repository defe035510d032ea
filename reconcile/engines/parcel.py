"""Values of the model to bytes and back, for another process of ours: pickled, but faster than pickle by itself would.

A value with slots is taken apart and put together in a few calls; a document's lines travel as one byte each. What many
claims have in common (spans, numbers, words) is kept once by the receiver. Never for bytes that come from elsewhere.
"""

from __future__ import annotations

import copyreg
import io
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from operator import attrgetter
from sys import intern
from typing import Any, TypeGuard

from reconcile import model
from reconcile.linking.clusters import Linked
from reconcile.model import Document, Profile, Source, Span
from reconcile.outcome import Reading
from reconcile.readers.shelf import codes_of, lines_of

Reduced = tuple[Callable[..., object], tuple[object, ...]]
Maker = Callable[..., object]

#: Values that the receiver keeps once: emptied when there are so many of them, so that no input fills the memory.
_KEPT = 400_000
_spans: dict[tuple[int, int], Span] = {}
_numbers: dict[str, Decimal] = {}
_floats: dict[float, float] = {}


def pack(value: object) -> bytes:
    """The value as bytes that `unpack` of the same version of this package takes."""
    told = io.BytesIO()
    pickler = pickle.Pickler(told, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _table()
    pickler.dump(value)
    return told.getvalue()


def unpack(data: bytes | memoryview) -> Any:
    return pickle.loads(data)


@cache
def _table() -> dict[type, Callable[[Any], Reduced]]:
    """How each type is taken apart."""
    kinds: list[Any] = [kind for name in model.__all__ if is_dataclass(kind := getattr(model, name))]
    table: dict[type, Callable[[Any], Reduced]] = dict(copyreg.dispatch_table)  # type: ignore[arg-type]
    for kind in (*kinds, Reading, Linked):
        names = [field.name for field in fields(kind)]
        if len(names) > 1:
            table[kind] = _taking_apart(kind, attrgetter(*names))
    table[Profile] = _profile_apart
    table[Span] = lambda span: (_span, (span.start, span.end))
    table[Decimal] = lambda number: (_number, (str(number),))
    table[Document] = _document_apart
    return table


def _taking_apart(kind: type, get: attrgetter[Any]) -> Callable[[Any], Reduced]:
    return lambda value: (_made, (kind, *get(value)))


def _profile_apart(profile: Profile) -> Reduced:
    return _profile, tuple(getattr(profile, field.name) for field in fields(Profile))


def _document_apart(document: Document) -> Reduced:
    return _document, (document.id, document.source, document.text, codes_of(document.lines))


# ── put together ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _made(kind: type, *values: object) -> object:
    """A value without the checks and calls of its constructor: it was one of its type when it was taken apart."""
    value: object = object.__new__(kind)
    for put, item in zip(_setters(kind), values, strict=True):
        put(value, _once(item))
    return value


def _once(item: object) -> object:
    """Words, alone or in tuples, are kept once; all else is as it came."""
    if type(item) is str:
        return intern(item) if len(item) < _WORD else item
    if type(item) is tuple and item and type(item[0]) is str:
        return tuple(map(_once, item))
    return item


def _profile(*values: object) -> object:
    """A document in short holds many words with their weights."""
    return _made(Profile, *(_weights(item) if type(item) is tuple else item for item in values))


def _weights(items: tuple[object, ...]) -> tuple[object, ...]:
    if not items or type(items[0]) is not tuple:
        return items
    if len(_floats) >= _KEPT:
        _floats.clear()
    return tuple(
        (intern(item[0]), _floats.setdefault(item[1], item[1])) if _is_weight(item) else item for item in items
    )


def _is_weight(item: object) -> TypeGuard[tuple[str, float]]:
    return type(item) is tuple and len(item) == 2 and type(item[0]) is str and type(item[1]) is float


#: Characters of strings that are kept once: those that are told again and again are words, units, ids.
_WORD = 24


@cache
def _setters(kind: type) -> tuple[Callable[[object, object], None], ...]:
    return tuple(getattr(kind, field.name).__set__ for field in fields(kind))


def _span(start: int, end: int) -> Span:
    found = _spans.get((start, end))
    if found is None:
        if len(_spans) >= _KEPT:
            _spans.clear()
        found = _spans[start, end] = Span(start, end)
    return found


def _number(told: str) -> Decimal:
    found = _numbers.get(told)
    if found is None:
        if len(_numbers) >= _KEPT:
            _numbers.clear()
        found = _numbers[told] = Decimal(told)
    return found


def _document(id: str, source: Source, text: str, labels: bytes) -> Document:
    return Document(id, source, text, lines_of(text, labels))
