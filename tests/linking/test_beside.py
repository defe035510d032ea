"""Figures that answer one question though their nouns differ, or are left out, are read side by side."""

from __future__ import annotations

import pytest

from reconcile.model import Document, Source
from reconcile.pipeline import reconcile
from reconcile.text.lines import label


def told(*texts: str) -> set[tuple[str, str, frozenset[str]]]:
    """Verdict and reason of each pair of quotes."""
    documents = [
        Document(name, Source(f"{name}.txt", name), text, label(text, None))
        for name, text in zip("abc", texts, strict=False)
    ]
    report = reconcile(documents)
    quotes = {claim.id: claim.quote for claim in report.claims}
    found = set()
    for finding in report.findings:
        sides = [(a, b) for a in finding.left for b in finding.right or finding.left if a != b]
        found |= {(str(finding.verdict), finding.reason, frozenset((quotes[a], quotes[b]))) for a, b in sides}
    return found


def verdict(first: str, second: str, *texts: str) -> set[tuple[str, str]]:
    return {(ruling, reason) for ruling, reason, quotes in told(*texts) if quotes == {first, second}}


def test_the_span_of_a_headline_is_that_of_its_lead() -> None:
    text = (
        "Rovan Ferries Ends Seven Years of Losses\n\n"
        "Rovan Ferries made a profit in 2019 after eight years of losses, the company said on Monday."
    )
    assert ("conflict", "values_differ") in verdict("Seven Years", "eight years", text)


def test_those_decades_are_the_years_before() -> None:
    text = "The parish released 33 years of accounts. Over those three decades it paid no rent."
    assert ("explained", "rounding") in verdict("33 years", "three decades", text)


def test_what_is_left_out_of_two_counts_is_one_thing() -> None:
    text = "It was the worst flood of the year. There have been 71 this year. There were at least nine in 2013."
    assert ("explained", "different_period") in verdict("71", "at least nine", text)


@pytest.mark.parametrize(
    ("first", "second"),
    [("At least two people", "More than one gunman"), ("Two gunmen", "Three gunmen")],
)
def test_who_did_it_is_counted_apart_from_whom_it_befell(first: str, second: str) -> None:
    one = f"{first} opened fire in a bar in Dorn on Monday."
    two = f"{second} wounded 15 people in a bar in Dorn on Monday."
    found = told(one, two)
    assert not any({second, "15 people"} <= quotes for _, _, quotes in found)


def test_more_words_of_a_bound_stand_before_the_noun() -> None:
    one = "A drought is defined as two consecutive weeks without rain."
    two = "A drought is most simply defined as two or more consecutive weeks without rain."
    assert any(ruling == "explained" for ruling, _, _ in told(f"{one} {two}"))


def test_a_headline_puts_the_state_behind_the_counted() -> None:
    found = told("At least 48 people dead and dozens injured in floods in Dorn.", "Floods in Dorn killed 48 people.")
    assert ("explained", "rounding", frozenset(("At least 48 people", "48 people"))) in found
