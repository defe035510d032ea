"""A folder of articles written in the test itself, and what reading it gives."""

from __future__ import annotations

from pathlib import Path

from reconcile.model import Document
from reconcile.problems import Code, Problem
from reconcile.readers import Limits, read


def write(folder: Path, files: dict[str, str | bytes]) -> str:
    """The folder, with these files in it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return str(folder)


def sorted_out(*asked: str, limits: Limits | None = None) -> tuple[list[Document], list[Problem]]:
    """The documents and the problems, each in the order they came."""
    found = list(read(asked, limits=limits or Limits()))
    return [x for x in found if isinstance(x, Document)], [x for x in found if isinstance(x, Problem)]


def told(problems: list[Problem]) -> list[tuple[str, Code]]:
    return [(problem.where, problem.code) for problem in problems]


def the_only(problems: list[Problem], code: Code) -> Problem:
    """The one problem there is, which has this code."""
    assert [problem.code for problem in problems] == [code], problems
    assert problems[0].message
    assert problems[0].help, "a problem says what to do about it"
    return problems[0]
