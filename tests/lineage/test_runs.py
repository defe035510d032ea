"""Runs of words in common: found in full, quickly, and never longer than they are."""

from __future__ import annotations

from effort import cpu_seconds
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import article

from reconcile.lineage.runs import LONG, shared
from reconcile.lineage.wording import wording

WORDS = st.lists(st.sampled_from("barley rye oats wheat millet spelt".split()), min_size=0, max_size=40).map(" ".join)


@settings(max_examples=100, deadline=None)
@given(WORDS, WORDS, WORDS)
def test_a_run_says_the_same_words_on_both_sides(common: str, before: str, after: str) -> None:
    left, right = wording(article("a", f"{before} {common}")), wording(article("b", f"{common} {after}"))
    found = shared(left, right)
    for run in found.runs:
        assert run.count >= LONG
        assert left.words[run.left : run.left + run.count] == right.words[run.right : run.right + run.count]
    if len(common.split()) >= LONG:
        assert found.runs


def test_words_are_counted_once_however_often_they_are_said() -> None:
    address = "at the old mill by the bridge in the lower town\n\n"
    found = shared(wording(article("a", address * 5)), wording(article("b", address * 3)))
    assert found.words == 11


def test_one_word_over_and_over_takes_no_square_of_time() -> None:
    """The worst of texts: every run is every other."""

    def seconds(count: int) -> float:
        texts = [wording(article(name, "rain " * count)) for name in "ab"]
        return cpu_seconds(lambda: shared(*texts))

    seconds(1000)
    assert seconds(40_000) < 40 * max(seconds(4_000), 0.002)
