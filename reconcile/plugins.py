"""Finds the values that modules of a package export under one name, and those that other distributions add.

A reader, extractor, rule or format is a module with one such value; nothing else lists it.
"""

from __future__ import annotations

import importlib
import pkgutil
from importlib.metadata import entry_points
from typing import TypeVar

T = TypeVar("T")


def exported(package: str, name: str, kind: type[T], points: str = "") -> tuple[T, ...]:
    """The values called `name` in the modules of `package`, by module name, then those of the entry-point group
    "reconcile.<points, or last part of package>", by entry-point name. Raises TypeError where one is not a `kind`."""
    root = importlib.import_module(package)
    modules = sorted(info.name for info in pkgutil.iter_modules(root.__path__))
    values = [getattr(importlib.import_module(f"{package}.{module}"), name, None) for module in modules]
    group = f"reconcile.{points or package.rsplit('.', 1)[-1]}"
    values += [point.load() for point in sorted(entry_points(group=group), key=lambda point: point.name)]
    found = tuple(value for value in values if value is not None)
    for value in found:
        if not isinstance(value, kind):
            raise TypeError(f"{package} exports {value!r} as {name}, which is no {kind.__name__}")
    return found
