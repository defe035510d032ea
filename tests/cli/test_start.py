"""How soon a command starts: what it does not need is not even imported, whatever else the machine is doing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from shell import FLOOD, ROOT, reconcile, write

#: What takes a tenth of a second and more to load.
HEAVY = {"babel", "jinja2", "lxml", "networkx", "numpy", "rapidfuzz", "rich", "spacy", "starlette", "trafilatura"}
LOADED = """
import sys
from reconcile.cli import main
try:
    main(sys.argv[1:])
finally:
    print(*sorted({one.partition('.')[0] for one in sys.modules}), file=sys.stderr)
"""


def loaded(*args: str) -> set[str]:
    """The packages that a command has imported when it ends."""
    command = [sys.executable, "-c", LOADED, *args]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.stdout
    return {*done.stderr.splitlines()[-1].split()}


@pytest.mark.parametrize("args", ["--help", "run --help", "extract --help", "compare --help", "--version"])
def test_a_help_page_loads_nothing_heavy(args: str) -> None:
    assert not loaded(*args.split()) & HEAVY


def test_what_a_case_holds_is_shown_without_reading_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write(tmp_path, FLOOD))
    assert reconcile("run", ".").code == 1
    assert not loaded("show") & HEAVY
