"""What must hold of every report, on the seeds and on small folders that chance puts together."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reconcile import pipeline
from reconcile.model import Document, Source
from reconcile.outcome import Report
from reconcile.report import formats, render
from reconcile.text.lines import label

SEEDS = Path(__file__).parent.parent / "seeds"

#: Lines that agree, differ, explain one another, or have nothing to do with the others.
LINES = (
    "Flood in Millbrook",
    "MILLBROOK, March 4, 2021 - The flood in Millbrook on Tuesday killed nine people, police said.",
    "The flood in Millbrook killed 12 people, the mayor said.",
    "At least 12 people died in the flood in Millbrook, and 30 others were hurt.",
    "Rescuers evacuated 340 residents from Millbrook, including 60 children.",
    "“We evacuated more than 300 residents,” said Mayor Ann Lee.",
    "Ann Lee, the governor of the province, came to Millbrook on Wednesday.",
    "The harvest fell by 12 percent last year, and by 12% in 2020.",
    "The repair will cost US$6 million, or\u00a06,000,000 dollars, the county said.",
    "The river rose to 4.2 metres at 5 a.m.",
    "",
    "Photo: A. Miller",
)


def document(number: int, text: str, day: int | None) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    published = None if day is None else date(2021, 3, day)
    return Document(f"d-{number}", Source(f"{number}.txt", digest, published=published), text, label(text, None))


texts = st.lists(st.sampled_from(LINES), min_size=1, max_size=5).map("\n".join)
articles = st.lists(st.tuples(texts, st.sampled_from((None, 4, 5, 9))), min_size=1, max_size=4).map(
    lambda found: [document(number, *article) for number, article in enumerate(found)]
)

few = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def seeds() -> Report:
    return pipeline.run([str(SEEDS)], inputs=("seeds",))


def holds_together(report: Report) -> None:
    """Each claim quotes its span on its line, each id is there, each finding has passages and words."""
    texts = {one.id: one for one in report.documents}
    claims = {one.id: one for one in report.claims}
    clusters = {one.id: one for one in report.clusters}
    assert len(claims) == len(report.claims)
    for claim in report.claims:
        text, line = texts[claim.document].text, texts[claim.document].lines[claim.line - 1]
        assert text[claim.span.start : claim.span.end] == claim.quote
        assert text.count("\n", 0, claim.span.start) + 1 == claim.line == line.number
        assert claim.column == claim.span.start - line.start + 1
        assert claim.sentence.holds(claim.span)
    assert len({finding.id for finding in report.findings}) == len(report.findings)
    for finding in report.findings:
        both = [*finding.left, *finding.right]
        assert len(both) == len(set(both)) >= 2
        assert {*both} & {*clusters[finding.cluster].claims}, "a finding is told under a question that a side answers"
        assert {*both, *clusters[finding.cluster].claims} <= claims.keys()
        assert finding.internal == (len({claims[one].document for one in both}) == 1)
        assert finding.explanation
        assert finding.evidence
        assert all(mark.span.end <= len(texts[mark.document].text) for mark in finding.evidence)


def conflicts(report: Report) -> set[tuple[str, ...]]:
    """What stands against what, in the words of the articles."""
    quote = {claim.id: claim.quote for claim in report.claims}
    found = [finding for finding in report.findings if finding.verdict == "conflict"]
    return {
        (finding.reason, *sorted((quote[a], quote[b])))
        for finding in found
        for a in finding.left
        for b in finding.right
    }


def test_the_report_of_the_seeds_holds_together(seeds: Report) -> None:
    holds_together(seeds)


@few
@given(articles)
def test_any_report_holds_together(documents: list[Document]) -> None:
    holds_together(pipeline.reconcile(documents))


@pytest.fixture(scope="module")
def both_ways() -> list[Report]:
    """The seeds' files asked for one by one, in two orders."""
    files = sorted(str(path) for path in SEEDS.iterdir() if path.suffix == ".txt")
    return [pipeline.run(asked, inputs=("seeds",)) for asked in (files, files[::-1])]


@pytest.mark.parametrize("form", formats())
def test_the_files_in_another_order_give_the_same_bytes(both_ways: list[Report], form: str) -> None:
    forth, back = both_ways
    assert render(forth, form) == render(back, form)


@few
@given(st.data())
def test_the_order_of_the_documents_changes_nothing(data: st.DataObject) -> None:
    documents = data.draw(articles)
    assert pipeline.reconcile(data.draw(st.permutations(documents))) == pipeline.reconcile(documents)


def test_a_file_asked_for_twice_changes_no_byte(seeds: Report) -> None:
    twice = pipeline.run([str(SEEDS), str(SEEDS), str(SEEDS / "moscow-talks.txt")], inputs=("seeds",))
    assert render(twice, "json") == render(seeds, "json")


@few
@given(articles)
def test_a_copy_of_an_article_makes_no_conflict_and_ends_none(documents: list[Document]) -> None:
    first = documents[0]
    copy = replace(first, id=f"{first.id}-2", source=replace(first.source, path="copy.txt"))
    assert conflicts(pipeline.reconcile([*documents, copy])) == conflicts(pipeline.reconcile(documents))
