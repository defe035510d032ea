"""Many reports of few figures give a finding for each two figures, not for each two reports."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from reconcile.linking import scores
from reconcile.model import Document, Source, Verdict
from reconcile.outcome import Report
from reconcile.pipeline import reconcile
from reconcile.rules import base
from reconcile.text.lines import label

TOLD = (
    "The pier at Selm collapsed on Sunday, injuring {} people.",
    "The pier at Selm collapsed on Sunday, injuring {} people, the mayor said.",
    "Police said the pier at Selm collapsed on Sunday and {} people were injured.",
)


def report_of(texts: Sequence[str]) -> Report:
    return reconcile(
        [
            Document(name, Source(f"{name}.txt", name), text, label(text, None))
            for name, text in zip("abcdefghi", texts, strict=False)
        ]
    )


WHOLE = "The pier at Selm collapsed on Sunday. Nineteen people were injured."
PART = "The pier at Selm collapsed on Sunday. Two of the injured are critical. At least 15 people were hurt."


def test_a_part_is_told_once_against_all_that_it_is_a_part_of() -> None:
    report = report_of((WHOLE, PART))
    value = {claim.id: claim.quote for claim in report.claims}
    (part,) = (one for one in report.findings if one.reason == "different_scope")
    assert [value[one] for one in part.left] == ["Two of the injured"]
    assert {value[one] for one in part.right} == {"Nineteen people", "At least 15 people"}
    assert "“Nineteen people”" in part.explanation
    assert "“At least 15 people”" in part.explanation


def test_what_is_read_beside_an_answer_is_told_under_its_question() -> None:
    report = report_of((WHOLE, WHOLE.replace("Nineteen", "19"), PART))
    hurt = [one for one in report.clusters if one.question == "How many people were hurt?"]
    told = [(one.verdict, one.reason) for one in report.findings if one.cluster == hurt[0].id]
    assert len(hurt) == 1
    assert told == [
        (Verdict.EXPLAINED, "bound_compatible"),
        (Verdict.EXPLAINED, "different_scope"),
        (Verdict.AGREE, "exact"),
    ]


def test_nine_reports_of_three_figures_give_three_conflicts() -> None:
    texts = [told.format(figure) for figure in (10, 11, 12) for told in TOLD]
    report = report_of(texts)
    value = {claim.id: claim.quantity.value for claim in report.claims if claim.quantity is not None}
    conflicts = [finding for finding in report.findings if finding.verdict is Verdict.CONFLICT]
    sides = [({value[name] for name in one.left}, {value[name] for name in one.right}) for one in conflicts]
    assert all(len(left) == len(right) == 1 for left, right in sides)
    disputed = {frozenset(left | right) for left, right in sides}
    assert disputed == {frozenset(pair) for pair in combinations((10, 11, 12), 2)}
    assert len(conflicts) <= 6
    told = [frozenset(pair) for one in conflicts for pair in ((a, b) for a in one.left for b in one.right)]
    assert len(told) == len({*told}), "no pair is told twice"


def test_linking_and_judging_mean_the_same_by_how_alike_two_claims_are() -> None:
    assert (base.COMPARABLE, base.FIGURE) == (scores.LINKED, scores.FIGURE)
