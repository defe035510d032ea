"""Runs the command as a shell does: in this process where that tells the same, else in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from reconcile.cli import main

ROOT = Path(__file__).parent.parent.parent

#: Two articles of a small town that differ in one figure, and agree in another.
FLOOD = {
    "gazette.txt": """Flood in Millbrook

MILLBROOK, March 4, 2021 - The flood in Millbrook on Tuesday killed nine people, police said.
Rescuers evacuated 340 residents from Millbrook.
""",
    "herald.txt": """Millbrook under water

MILLBROOK, March 4, 2021 - The flood in Millbrook on Tuesday killed 12 people, the mayor said.
Rescuers evacuated 340 residents from Millbrook.
""",
}


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended, and what it wrote where."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """What it said on stderr, without the usage that click puts before it."""
        return self.err.rpartition("Error: ")[2]


def reconcile(*args: str | Path, given: str | bytes | None = None) -> Done:
    """`reconcile ARGS` in this process, with `given` on its standard input."""
    done = CliRunner().invoke(main, [str(arg) for arg in args], input=given, prog_name="reconcile")
    assert "Traceback" not in done.stderr
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return Done(done.exit_code, done.stdout, done.stderr)


def in_its_own_process(args: Sequence[str | Path], folder: Path, **environment: str) -> subprocess.Popen[bytes]:
    """`reconcile ARGS` started in a folder, its three streams held by the caller."""
    return subprocess.Popen(
        [sys.executable, "-m", "reconcile.cli", *map(str, args)],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def ended(process: subprocess.Popen[bytes], given: bytes = b"") -> Done:
    """How a started command ended."""
    out, err = process.communicate(given, timeout=60)
    return Done(process.returncode, out.decode(), err.decode())


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """The folder, with these files in it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder
