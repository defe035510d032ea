"""Ids of what is made of a case: the same each time, and no two alike in an archive."""

from __future__ import annotations

from reconcile.model import made_of


def test_an_id_is_told_by_what_it_is_of() -> None:
    assert made_of("f", "conflict", "c-1", "c-2") == made_of("f", "conflict", "c-1", "c-2")
    assert made_of("f", "conflict", "c-1", "c-2") != made_of("f", "conflict", "c-1c-2")
    assert made_of("q", "c-1").startswith("q-")


def test_words_that_are_no_text_have_one_too() -> None:
    assert made_of("c", "half a letter: \ud83d") != made_of("c", "half a letter: \ud83c")


def test_of_half_a_million_findings_no_two_meet() -> None:
    """With 32 bits about thirty of them would: one would be shown in the other's place, and a ruling on it."""
    ids = {made_of("f", "agree", str(number)) for number in range(500_000)}
    assert len(ids) == 500_000
