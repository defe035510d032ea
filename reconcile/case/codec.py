"""Values of the model to JSON and back, without loss, by their types; a field that has its default is left out.

Reading checks every type: a case may come from anywhere, and a wrong value must not get in. Written by hand because
the general library that stood here took longer to load than a case to open, and checked no plain values.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast

T = TypeVar("T")
Step = Callable[[Any], Any]  # one value to or from its JSON form

#: A JSON value without blanks, all ASCII.
compact = json.JSONEncoder(separators=(",", ":")).encode

_AS_TEXT: dict[type, tuple[Step, Step]] = {
    Decimal: (str, Decimal),
    date: (date.isoformat, date.fromisoformat),
    datetime: (datetime.isoformat, datetime.fromisoformat),
}


class Unreadable(ValueError):
    """JSON that no value of the asked type could have written."""


def dumps(value: object) -> str:
    """The value as JSON, all ASCII; equal values give equal text."""
    kind: Any = type(value)
    return compact(_writer(kind)(value))


def loads(kind: type[T], text: str | bytes) -> T:
    """The value that was written. Raises Unreadable."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"no JSON: {error}") from None
    return structure(kind, told)


def structure(kind: type[T], told: object) -> T:
    """The value that was written, from its JSON value. Raises Unreadable."""
    try:
        value: T = _reader(cast(Any, kind))(told)
    except (ValueError, TypeError, ArithmeticError, AttributeError, KeyError, RecursionError) as error:
        raise Unreadable(f"{getattr(kind, '__name__', kind)}: {error}") from None
    return value


def part(kind: type, name: str, text: str | bytes) -> Any:
    """One field of a record that was written; the rest of it is not looked at. Raises Unreadable."""
    field = next(one for one in fields(kind) if one.name == name)
    try:
        told = json.loads(text)
        return _reader(typing.get_type_hints(kind)[name])(told[name]) if name in told else field.default
    except (ValueError, TypeError, ArithmeticError, AttributeError, KeyError, RecursionError) as error:
        raise Unreadable(f"{kind.__name__}.{name}: {error}") from None


def _same(value: Any) -> Any:
    return value


@cache
def _writer(kind: Any) -> Step:
    if kind in _AS_TEXT:
        return _AS_TEXT[kind][0]
    if is_dataclass(kind):
        return _record_writer(cast(type, kind))
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return _tuple_writer(inner)
    if origin in (types.UnionType, typing.Union):
        known = [arm for arm in inner if arm is not type(None)]
        write = _writer(known[0]) if len(known) == 1 else _same
        return write if write is _same else lambda value: None if value is None else write(value)
    return _same


def _record_writer(kind: type) -> Step:
    hints = typing.get_type_hints(kind)
    steps = [(field.name, field.default, _writer(hints[field.name])) for field in fields(kind)]

    def write(value: Any) -> dict[str, Any]:
        told = {}
        for name, default, step in steps:
            item = getattr(value, name)
            if item is not default and (default is MISSING or item != default):
                told[name] = item if step is _same else step(item)
        return told

    return write


def _tuple_writer(inner: tuple[Any, ...]) -> Step:
    if len(inner) == 2 and inner[1] is Ellipsis:
        step = _writer(inner[0])
        return list if step is _same else lambda value: [step(item) for item in value]
    steps = [_writer(one) for one in inner]
    return lambda value: [step(item) for step, item in zip(steps, value, strict=True)]


@cache
def _reader(kind: Any) -> Step:
    if kind in _AS_TEXT:
        return _AS_TEXT[kind][1]
    if is_dataclass(kind):
        return _record_reader(cast(type, kind))
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return _tuple_reader(inner)
    if origin is dict:
        pairs = _reader(tuple[tuple[inner[0], inner[1]], ...])  # type: ignore[valid-type]
        return lambda value: dict(pairs([list(pair) for pair in value.items()]))
    if origin in (types.UnionType, typing.Union):
        return _union_reader(inner)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {member.value: member for member in kind}.__getitem__
    return _plain_reader(kind)


def _plain_reader(kind: type) -> Step:
    allowed = (float, int) if kind is float else (kind,)

    def read(value: Any) -> Any:
        if type(value) not in allowed:
            raise TypeError(f"{value!r:.40} is no {kind.__name__}")
        return value

    return read


def _record_reader(kind: type) -> Step:
    hints = typing.get_type_hints(kind)
    # The type that can be taken as it stands, without a call: most fields are plain.
    steps = {field.name: (_plain(hints[field.name]), _reader(hints[field.name])) for field in fields(kind)}

    def read(value: Any) -> Any:
        if type(value) is not dict:
            raise TypeError(f"{value!r:.40} is no {kind.__name__}")
        told = {}
        for name, item in value.items():
            if name in steps:
                plain, step = steps[name]
                told[name] = item if type(item) is plain else step(item)
        return kind(**told)

    return read


def _plain(kind: Any) -> type | None:
    """The plain type that a value of this type may have in JSON, if it may have one."""
    arms = typing.get_args(kind) if typing.get_origin(kind) in (types.UnionType, typing.Union) else (kind,)
    return next((arm for arm in arms if arm in (str, int, float, bool)), None)


def _tuple_reader(inner: tuple[Any, ...]) -> Step:
    many = len(inner) == 2 and inner[1] is Ellipsis
    steps = [_reader(one) for one in inner if one is not Ellipsis]
    plain = {_plain(inner[0])} if many else set()

    def read(value: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            raise TypeError(f"{value!r:.40} is no list")
        if many:
            return tuple(value) if {*map(type, value)} <= plain else tuple(map(steps[0], value))
        return tuple(step(item) for step, item in zip(steps, value, strict=True))

    return read


def _union_reader(inner: tuple[Any, ...]) -> Step:
    known = [arm for arm in inner if arm is not type(None)]
    if len(known) == 1:
        step = _reader(known[0])
        return lambda value: None if value is None else step(value)

    def read(value: Any) -> Any:
        if type(value) not in inner:
            raise TypeError(f"{value!r:.40} is none of {inner}")
        return value

    return read
