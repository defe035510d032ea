"""Writes figures into docs/benchmarks.md: each measurement rewrites its own section, and says on what machine."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
_HEAD = """# Benchmarks

Made by `make bench`: each section is rewritten by the measurement that it names, with the machine that it ran on. Times
of one section come from one run, so that what is set side by side met the same machine.
"""


def write(title: str, told: str, parts: Sequence[str], page: Path = PAGE) -> None:
    """Puts a section in the place of the one of that title, or at the end."""
    text = page.read_text(encoding="utf-8") if page.exists() else _HEAD
    body = "\n\n".join((f"## {title}", told, *parts, f"Machine: {machine()}."))
    section = re.compile(rf"^## {re.escape(title)}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    if section.search(text):
        text = section.sub(lambda _: f"{body}\n\n", text)
    else:
        text = f"{text.rstrip()}\n\n{body}\n"
    page.write_text(f"{text.rstrip()}\n", encoding="utf-8")


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Markdown; figures stand on the right."""
    told = [[_cell(value) for value in row] for row in rows]
    marks = ["---"] + ["--:"] * (len(columns) - 1)
    return "\n".join(f"| {' | '.join(line)} |" for line in ([*columns], marks, *told))


def of(figures: Mapping[str, object]) -> str:
    return table(("figure", "value"), figures.items())


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


def machine() -> str:
    """In general words: no name of a host or a processor's maker."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    version = ".".join(platform.python_version_tuple()[:2])
    return f"{cores} cores, {pages / 1e9:.0f} GB, {platform.system()} {platform.machine()}, Python {version}"
