"""The word lists that are data: each holds a word once."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import reconcile

LISTS = sorted(Path(reconcile.__file__).parent.rglob("*.toml"))


def lists(table: object, name: str = "") -> Iterator[tuple[str, list[object]]]:
    if isinstance(table, dict):
        for key, value in table.items():
            yield from lists(value, f"{name}.{key}")
    elif isinstance(table, list):
        yield name, table
    elif isinstance(table, str) and "\n" in table:
        yield name, list(table.split())


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_no_list_says_a_word_twice(path: Path) -> None:
    found = list(lists(tomllib.loads(path.read_text(encoding="utf-8"))))
    assert found
    twice = {name: [word for word, count in Counter(map(str, words)).items() if count > 1] for name, words in found}
    assert {name: words for name, words in twice.items() if words} == {}
