"""From what was asked for to a sorted list of files, with what manifests know of them; every miss is a problem.

Folders are walked whole, links included; hidden files and folders are left out. A link back to a folder that it lies
in is a loop. The list does not depend on the order in which sources are named or the file system lists them.
"""

from __future__ import annotations

import errno
import os
import stat
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reconcile.problems import Code, Problem
from reconcile.readers.base import Limits, Reader
from reconcile.readers.manifest import NAMES, Entry, load

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: what reports call it, where it is, its format (None is standard input), its manifest entry."""

    shown: str
    real: str
    reader: Reader | None
    entry: Entry | None = None
    entries: dict[str, Entry] = field(default_factory=dict, compare=False)  # of records in it, by "#id"


@dataclass(slots=True)
class Walk:
    """The state of one walk."""

    readers: tuple[Reader, ...]
    limits: Limits
    found: list[tuple[str, Found]] = field(default_factory=list)  # with the source that was asked for
    problems: list[Problem] = field(default_factory=list)

    def miss(self, where: str, code: Code, message: str, cure: str) -> None:
        self.problems.append(Problem(where, code, message, cure))


def walk(asked: Sequence[str], readers: tuple[Reader, ...], limits: Limits) -> tuple[list[Found], list[Problem]]:
    """The files under what was asked for, sorted by the path that reports call them by, and what could not be."""
    state = Walk(readers, limits)
    for source in sorted(set(asked)):
        if source == STDIN:
            state.found.append((source, Found(STDIN, STDIN, None)))
        else:
            _source(state, source)
    return _named_apart(state), sorted(state.problems)


def reader_of(name: str, readers: tuple[Reader, ...]) -> Reader | None:
    """The reader for a file of this name, by the longest suffix that fits."""
    fits = [(len(s), r) for r in readers for s in r.suffixes if name.lower().endswith(s)]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None


def _named_apart(state: Walk) -> list[Found]:
    """Two sources may hold files of one name: those are shown by the path that was asked for."""
    names = Counter(shown for shown, _ in {(found.shown, os.path.abspath(found.real)) for _, found in state.found})
    real: dict[str, Found] = {}
    for source, found in state.found:
        if names[found.shown] > 1 and found.real != STDIN:
            # The path as asked for: the same in every run with the same sources.
            full = source if found.real == source else f"{source.rstrip('/')}/{found.shown}"
            found = Found(printable(full), found.real, found.reader, found.entry, found.entries)
        place = os.path.abspath(found.real) if found.real != STDIN else STDIN
        if place not in real or (found.entry and not real[place].entry):
            real[place] = found
    return sorted(real.values(), key=lambda found: (found.shown, found.real))


def _source(state: Walk, source: str) -> None:
    shown = printable(source)
    mode = _mode(state, source, shown)
    if mode is None:
        return
    if stat.S_ISDIR(mode):
        before = len(state.found)
        _folder(state, source)
        if len(state.found) == before:
            cure = f"name a folder with {_suffixes(state.readers)} files"
            state.miss(shown, Code.NOTHING_FOUND, "nothing in this folder could be read", cure)
        return
    reader = reader_of(source, state.readers)
    if not stat.S_ISREG(mode):
        cure = "pipe it in: … | reconcile run -"
        state.miss(shown, Code.NOT_READABLE, "no regular file, nothing was read from it", cure)
    elif reader is None:
        cure = f"rename it: {_suffixes(state.readers)} are read; or pipe it in as -"
        state.miss(shown, Code.NOT_READABLE, "its suffix is of no format that is read; nothing was read from it", cure)
    else:
        state.found.append((source, Found(printable(Path(source).name), source, reader)))


def _mode(state: Walk, path: str, shown: str) -> int | None:
    """What the path is; None, and a problem, where nothing can be found there."""
    try:
        return os.stat(path).st_mode
    except OSError as error:
        state.problems.append(unreadable(shown, error))
    except ValueError:  # a zero byte in the path
        state.miss(shown, Code.MISSING_FILE, "no such file", "check the path")
    return None


def unreadable(shown: str, error: OSError) -> Problem:
    """The problem that an error of the operating system is."""
    if error.errno == errno.ELOOP:
        message = "a link that leads back to itself, nothing was read from it"
        return Problem(shown, Code.LOOP, message, "remove the link")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Problem(shown, Code.MISSING_FILE, "no such file, or a link to none", "check the path")
    if isinstance(error, PermissionError):
        return Problem(shown, Code.NOT_READABLE, "no permission to read it", f"chmod u+r {shown}, or run as its owner")
    reason = error.strerror or str(error) or type(error).__name__
    return Problem(shown, Code.NOT_READABLE, f"cannot be read: {reason}", "check the file and its disk")


def printable(path: str) -> str:
    """The path with "/", and bytes of a file name that are no UTF-8 as \\xNN, so that every report can hold it."""
    return os.fsencode(path).decode("utf-8", "backslashreplace").replace(os.sep, "/")


def _suffixes(readers: tuple[Reader, ...]) -> str:
    return ", ".join(suffix for reader in readers for suffix in reader.suffixes)


# ── folders ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _folder(state: Walk, source: str) -> None:
    paths: list[str] = []  # relative to the source
    visited: dict[tuple[int, int], str] = {}
    todo = [""]
    while todo:
        here = todo.pop()
        if _entered(state, source, here, visited):
            files, folders = _listed(state, source, here)
            paths += files
            todo += reversed(folders)
    entries = _manifests(state, source, paths)
    unknown: dict[str, list[str]] = {}
    for path in sorted(paths):
        name = Path(path).name
        reader = reader_of(name, state.readers)
        if reader is not None:
            own = {key[len(path) :]: entry for key, entry in entries.items() if key.startswith(f"{path}#")}
            shown = printable(path)
            state.found.append((source, Found(shown, os.path.join(source, path), reader, entries.get(shown), own)))
        elif name not in NAMES:
            unknown.setdefault(Path(name).suffix.lower(), []).append(path)
    _count_unknown(state, source, unknown)


def _entered(state: Walk, source: str, here: str, visited: dict[tuple[int, int], str]) -> bool:
    """True the first time that a folder is come upon: a link to one that was seen would be walked for ever."""
    shown = printable(here) or printable(source)
    try:
        found = os.stat(os.path.join(source, here))
    except OSError as error:
        state.problems.append(unreadable(shown, error))
        return False
    key = (found.st_dev, found.st_ino)
    if key not in visited:
        visited[key] = here
        return True
    seen = visited[key]
    if not seen or here.startswith(f"{seen}/"):
        state.miss(shown, Code.LOOP, f"a link back to {printable(seen) or 'the folder itself'}", "remove the link")
    else:
        state.miss(shown, Code.DUPLICATE, f"a link to {printable(seen)}, which is read already", "remove the link")
    return False


def _listed(state: Walk, source: str, here: str) -> tuple[list[str], list[str]]:
    """The files and folders right in a folder, sorted; hidden ones left out."""
    try:
        names = sorted(os.listdir(os.path.join(source, here)))
    except OSError as error:
        state.problems.append(unreadable(printable(here) or printable(source), error))
        return [], []
    files, folders = [], []
    for name in names:
        path = f"{here}/{name}" if here else name
        if name.startswith("."):
            continue
        mode = _mode(state, os.path.join(source, path), printable(path))
        if mode is None:
            continue
        if stat.S_ISDIR(mode):
            folders.append(path)
        elif stat.S_ISREG(mode):
            files.append(path)
        else:
            state.miss(printable(path), Code.NOT_READABLE, "no regular file, nothing was read from it", "remove it")
    return files, folders


def _manifests(state: Walk, source: str, paths: list[str]) -> dict[str, Entry]:
    """The entries of all manifests under a folder, by path relative to it; the nearest manifest has the last word."""
    entries: dict[str, Entry] = {}
    here = set(paths)
    for path in sorted((p for p in paths if Path(p).name in NAMES), key=lambda p: (p.count("/"), p)):
        folder = path[: -len(Path(path).name)]
        if path.endswith(NAMES[1]) and folder + NAMES[0] in here:
            state.miss(path, Code.BAD_MANIFEST, f"not read, since there is a {NAMES[0]} beside it", "remove one")
            continue
        try:
            with open(os.path.join(source, path), "rb") as stream:
                data = stream.read(state.limits.file + 1)
        except OSError as error:
            state.problems.append(unreadable(printable(path), error))
            continue
        manifest = load(printable(path), data[: state.limits.file], state.limits)
        state.problems += manifest.problems
        for key, entry in manifest.entries.items():
            if (folder + key).partition("#")[0] in here or folder + key in here:
                entries[folder + key] = entry
            else:
                missing = f"names {key}, and there is no such file"
                state.miss(entry.where, Code.MISSING_FILE, missing, "correct its path, or remove the entry")
    return entries


def _count_unknown(state: Walk, source: str, unknown: dict[str, list[str]]) -> None:
    for suffix, paths in sorted(unknown.items()):
        what = "1 file" if len(paths) == 1 else f"{len(paths):,} files"
        kind = f"with the suffix {printable(suffix)}" if suffix else "without a suffix"
        message = f"{what} {kind} not read, for instance {printable(paths[0])}"
        state.miss(printable(source), Code.UNKNOWN_SUFFIX, message, f"{_suffixes(state.readers)} are read")
