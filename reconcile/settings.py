"""What a user may set, and all that a report depends on beside the articles and our own files. Loads no parser."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, fields
from importlib.metadata import PackageNotFoundError, entry_points, version
from typing import Any

from reconcile.models import model_version

#: Packages whose version may change what is read, those that are there.
_READ_WITH = ("babel", "lxml", "pyarrow", "rapidfuzz", "spacy", "trafilatura")

#: Where other distributions add to what is read and judged.
_ADDED = ("reconcile.readers", "reconcile.extractors", "reconcile.rules", "reconcile.group_rules")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set; recorded in the report."""

    kinds: tuple[str, ...] = ()  # of claims; empty for all


#: The settings of who sets nothing.
USUAL = Settings()


def basis(settings: Settings = USUAL) -> tuple[str, ...]:
    """What extracts and reports depend on beside documents and the files of this package: settings, model, and other
    packages."""
    libraries = [f"{name} {_version(name)}" for name in _READ_WITH]
    known = entry_points()
    points = [point for group in _ADDED for point in known.select(group=group)]
    added = sorted(f"{one.group} {one.name} {one.value} {one.dist.version if one.dist else ''}" for one in points)
    return (sys.version, model_version(), *map("=".join, recorded(settings)), *libraries, *added)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "is not there"


def recorded(settings: Settings) -> tuple[tuple[str, str], ...]:
    """Every setting, in words: a report says by which it was made."""
    return tuple((one.name, _worded(getattr(settings, one.name))) for one in fields(settings))


def recalled(told: Mapping[str, str]) -> Settings | None:
    """The settings that a report says it was made by: one that was not known then has its default. None where one is
    not known now, or cannot be what was recorded."""
    known = {one.name: one.default for one in fields(Settings)}
    if not told.keys() <= known.keys():
        return None
    try:
        return Settings(**{name: _meant(words, known[name]) for name, words in told.items()})
    except ValueError:
        return None


def _worded(value: object) -> str:
    return ",".join(map(str, value)) or "all" if isinstance(value, tuple) else str(value)


def _meant(words: str, default: Any) -> Any:
    """The value of these words, of the kind of its default."""
    if isinstance(default, tuple):
        return () if words == "all" else tuple(words.split(","))
    if isinstance(default, bool):
        return ("False", "True").index(words) == 1
    return type(default)(words)
