"""A sentence that is safe to print says what the accounts say, and no more."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from desk import run
from hypothesis import given
from hypothesis import strategies as st

from reconcile.model import Attribution, Bound, Cluster, Finding, Interval, Modality, Span, Verdict
from reconcile.outcome import Report
from reconcile.report.index import Index, index
from reconcile.review.saying import sentence

SIGNED = "How many agreements were signed?"


def told(*papers: str, question: str = SIGNED, **change: object) -> tuple[Index, Finding]:
    """The first finding on short articles, its question in these words."""
    report = run({f"{name}.txt": text for name, text in zip("abcd", papers, strict=False)})
    finding = replace(report.findings[0], **change)  # type: ignore[arg-type]
    clusters = tuple(Cluster(one.id, question, one.claims) for one in report.clusters)
    return index(replace(report, clusters=clusters, findings=(finding, *report.findings[1:]))), finding


def said(*papers: str, question: str = SIGNED, **change: object) -> str:
    at, finding = told(*papers, question=question, **change)
    return sentence(at, finding)


@pytest.mark.parametrize(
    ("low", "high", "question", "words"),
    [
        ("10", "12", SIGNED, "Between 10 and 12 agreements were signed; accounts differ."),
        ("12", "10", SIGNED, "Between 10 and 12 agreements were signed; accounts differ."),
        ("11", "12", SIGNED, "Either 11 or 12 agreements were signed; accounts differ."),
        ("9", "12", "How many people were killed?", "Between 9 and 12 people were killed; accounts differ."),
        ("3", "5", "How many fields were there?", "There were between 3 and 5 fields; accounts differ."),
        ("1400", "2100", "How many homes were lost?", "Between 1,400 and 2,100 homes were lost; accounts differ."),
    ],
)
def test_plain_numbers_near_one_another_are_a_range(low: str, high: str, question: str, words: str) -> None:
    assert said(f"So {low} deals.", f"Then {high} deals.", question=question) == words


@pytest.mark.parametrize(
    ("low", "high", "change"),
    [
        ("1000", "10000", {}),  # one of them is a slip: a range would hide it
        ("0", "2", {}),
        ("10", "12", {"reason": "sources_disagree"}),
        ("10", "12", {"reason": "magnitude"}),
        ("10", "12", {"verdict": Verdict.UNCLEAR, "reason": "event_unknown"}),
    ],
)
def test_all_else_is_told_in_the_words_of_the_sources(low: str, high: str, change: dict[str, object]) -> None:
    at, finding = told(f"So {low} deals.", f"Then {high} deals.", question=SIGNED, **change)
    words = sentence(at, finding)
    assert f"“{low} deals” (A); “{high} deals” (B)." in words
    assert "etween" not in words


def test_a_figure_of_another_conflict_on_the_question_is_not_hidden() -> None:
    at, finding = told("So 10 deals.", "Then 12 deals.", "But 15 deals.")
    assert sentence(at, finding) == "Between 10 and 12 agreements were signed; accounts differ."
    assert sentence(at, finding, at.findings) == "Between 10 and 15 agreements were signed; accounts differ."
    assert sentence(at, finding, None) == "Accounts differ: “10 deals” (A); “12 deals” (B)."


def test_who_said_it_is_said() -> None:
    report = run({"a.txt": "So 10 deals.", "b.txt": "Then 12 deals."})
    claims = tuple(replace(one, attribution=Attribution("the mayor", Span(0, 2))) for one in report.claims)
    finding = replace(report.findings[0], reason="sources_disagree")
    at = index(replace(report, claims=claims, findings=(finding,)))
    assert sentence(at, finding) == "Accounts differ: “10 deals” (the mayor, in A); “12 deals” (the mayor, in B)."


def bent(report: Report, **change: object) -> Report:
    """The report, the first claim's value told in another way."""
    first = report.claims[0]
    assert first.quantity is not None
    quantity = replace(first.quantity, **change)  # type: ignore[arg-type]
    return replace(report, claims=(replace(first, quantity=quantity), *report.claims[1:]))


@pytest.mark.parametrize(
    "change",
    [
        {"bound": Bound.AT_LEAST, "interval": Interval(Decimal(10), None)},
        {"bound": Bound.ABOUT, "interval": Interval(Decimal(9), Decimal(11))},
        {"dimension": "money", "unit": "USD"},
    ],
)
def test_a_bound_or_money_makes_no_range(change: dict[str, object]) -> None:
    report = bent(run({"a.txt": "So 10 deals.", "b.txt": "Then 12 deals."}), **change)
    assert "etween" not in sentence(index(report), report.findings[0])


@pytest.mark.parametrize("modality", sorted(set(Modality) - {Modality.ACTUAL}))
def test_what_is_only_expected_makes_no_range(modality: Modality) -> None:
    report = run({"a.txt": "So 10 deals.", "b.txt": "Then 12 deals."})
    first = replace(report.claims[0], scope=replace(report.claims[0].scope, modality=modality))
    report = replace(report, claims=(first, *report.claims[1:]))
    assert "etween" not in sentence(index(report), report.findings[0])


def test_many_accounts_are_counted() -> None:
    words = said(*(f"{number} deals" for number in (10, 12, 15, 18)), reason="sources_disagree", right=())
    assert words == "Accounts differ: “10 deals” (A)."
    at, finding = told("5 deals", "6 deals", "7 deals", "8 deals")
    everybody = replace(finding, left=tuple(at.claims), right=(), verdict=Verdict.AGREE, reason="exact")
    assert sentence(at, everybody).startswith("Accounts agree: “5 deals” (A); ")


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_no_number_is_said_that_no_account_gives(left: int, right: int) -> None:
    words = said(f"So {left} deals.", f"Then {right} deals.")
    numbers = {"".join(filter(str.isdigit, part)) for part in words.split()} - {""}
    assert numbers <= {str(left), str(right)}
    assert words.endswith(".")
