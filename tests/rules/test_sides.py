"""Many reports of few figures give a finding for each two figures, not for each two reports."""

from __future__ import annotations

from itertools import combinations

from reconcile.model import Document, Source, Verdict
from reconcile.pipeline import reconcile
from reconcile.text.lines import label

TOLD = (
    "The pier at Selm collapsed on Sunday, injuring {} people.",
    "The pier at Selm collapsed on Sunday, injuring {} people, the mayor said.",
    "Police said the pier at Selm collapsed on Sunday and {} people were injured.",
)


def test_nine_reports_of_three_figures_give_three_conflicts() -> None:
    texts = [told.format(figure) for figure in (10, 11, 12) for told in TOLD]
    documents = [
        Document(name, Source(f"{name}.txt", name), text, label(text, None))
        for name, text in zip("abcdefghi", texts, strict=True)
    ]
    report = reconcile(documents)
    value = {claim.id: claim.quantity.value for claim in report.claims if claim.quantity is not None}
    conflicts = [finding for finding in report.findings if finding.verdict is Verdict.CONFLICT]
    sides = [({value[name] for name in one.left}, {value[name] for name in one.right}) for one in conflicts]
    assert all(len(left) == len(right) == 1 for left, right in sides)
    disputed = {frozenset(left | right) for left, right in sides}
    assert disputed == {frozenset(pair) for pair in combinations((10, 11, 12), 2)}
    assert len(conflicts) <= 6
    told = [frozenset(pair) for one in conflicts for pair in ((a, b) for a in one.left for b in one.right)]
    assert len(told) == len({*told}), "no pair is told twice"
