"""What was read once is not read again, unless the article, the code, the model or the settings changed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from desk import GAZETTE, document

from reconcile.case import extracts, settings_key
from reconcile.model import Document
from reconcile.outcome import Reading
from reconcile.pipeline import extract
from reconcile.readers import read

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return tmp_path / "case.db"


def reading(told: Document) -> Reading:
    found = extract(told)
    return Reading(found.claims, found.profile)


@pytest.fixture(scope="module")
def articles() -> list[tuple[Document, Reading]]:
    documents = [one for one in read([str(SEEDS)]) if isinstance(one, Document)]
    return [(one, reading(one)) for one in documents]


def test_it_comes_back_as_it_was(case: Path, articles: list[tuple[Document, Reading]]) -> None:
    with extracts(case, "key") as kept:
        for told, found in articles:
            assert kept.cached(told) is None
            kept.store(told, found)
    with extracts(case, "key") as kept:
        assert [kept.cached(told) for told, _ in articles] == [found for _, found in articles]


def test_another_key_or_another_word_is_another_reading(case: Path) -> None:
    told = document("gazette.txt", GAZETTE)
    with extracts(case, "key") as kept:
        kept.store(told, reading(told))
    source = replace(told.source, publisher="The Herald")
    others = [document("gazette.txt", GAZETTE + "."), replace(told, id="d-2"), replace(told, source=source)]
    with extracts(case, "key") as kept:
        assert kept.cached(told) is not None
        assert [kept.cached(other) for other in others] == [None, None, None]
    with extracts(case, "another") as kept:
        assert kept.cached(told) is None


def test_a_reading_that_was_garbled_is_read_anew(case: Path) -> None:
    told = document("gazette.txt", GAZETTE)
    with extracts(case, "key") as kept:
        kept.store(told, reading(told))
    with closing(sqlite3.connect(case)) as shell, shell:
        shell.execute("update extracts set data = x'0102'")
    with extracts(case, "key") as kept:
        assert kept.cached(told) is None


def test_what_was_read_before_a_failure_is_kept(case: Path) -> None:
    told = document("gazette.txt", GAZETTE)

    def interrupted() -> None:
        with extracts(case, "key") as kept:
            kept.store(told, reading(told))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with extracts(case, "key") as kept:
        assert kept.cached(told) == reading(told)


def test_the_key_tells_settings_and_models_apart() -> None:
    assert len({settings_key(parts) for parts in (("a", "b"), ("ab",), ("a",), ())}) == 4
    assert settings_key(("a",)) == settings_key(("a",))
