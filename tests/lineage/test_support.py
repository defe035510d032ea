"""Who stands behind a value: three sources, two origins; and a figure beside the statement that it came from."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

from papers import article

from reconcile.lineage import ONE_ORIGIN
from reconcile.lineage.support import supported
from reconcile.model import Document, Finding, Verdict
from reconcile.outcome import Report
from reconcile.pipeline import reconcile
from reconcile.report import render
from reconcile.report.graph import graph

LEAD = "The harbour of Tarn was flooded on Sunday, 9 March 2025."
MAIL = article("mail", f"{LEAD} Ingrid Falk, the mayor, said 340 houses were destroyed in the flood.")
POST = article("post", "A flood struck the harbour of Tarn on 9 March 2025. Ingrid Falk said it destroyed 340 houses.")
STAR = article(
    "star", "Water stood in the harbour of Tarn on 9 March 2025. The flood destroyed 340 houses in the town."
)
LATE = article("late", f"{LEAD} A count found that the flood destroyed 290 houses there.")


def on(report: Report, value: str, verdict: Verdict) -> Finding:
    """The one finding of this verdict with this value on a side."""
    quotes = {claim.id: claim.quote for claim in report.claims}
    found = [one for one in report.findings if one.verdict is verdict]
    found = [one for one in found if any(value in quotes[name] for name in (*one.left, *one.right))]
    assert len(found) == 1, [(one.reason, one.explanation) for one in report.findings]
    return found[0]


def counts(finding: Finding) -> list[tuple[int, int]]:
    """Sources and origins of each value."""
    return [(len(one.documents), len(one.origins)) for one in finding.support]


def run(*documents: Document) -> Report:
    return reconcile(documents)


def test_three_sources_two_origins_for_one_who_is_quoted_twice() -> None:
    finding = on(run(MAIL, POST, STAR), "340 houses", Verdict.AGREE)
    assert counts(finding) == [(3, 2)]
    (lean,) = finding.support[0].leans
    assert (lean.speaker, lean.why) == ("Ingrid Falk", "2 documents have it from Ingrid Falk")
    assert finding.marks == ()


def test_what_agrees_within_one_origin_adds_no_support_and_says_so() -> None:
    finding = on(run(MAIL, POST), "340 houses", Verdict.AGREE)
    assert counts(finding) == [(2, 1)]
    assert ONE_ORIGIN in finding.marks


def test_a_copy_is_a_source_and_no_origin() -> None:
    copy = article("copy", STAR.text)
    finding = on(run(STAR, copy, MAIL), "340 houses", Verdict.AGREE)
    assert counts(finding) == [(3, 2)]
    assert counts(on(run(STAR, MAIL), "340 houses", Verdict.AGREE)) == [(2, 2)]


def test_each_side_of_a_conflict_has_its_own() -> None:
    report = run(MAIL, POST, LATE)
    finding = on(report, "290 houses", Verdict.CONFLICT)
    assert sorted(counts(finding)) == [(1, 1), (2, 1)]
    (cluster,) = [one for one in report.clusters if one.id == finding.cluster]
    assert {claim for one in cluster.support for claim in one.claims} == {*cluster.claims}
    assert [(len(one.documents), len(one.origins)) for one in cluster.support if len(one.documents) > 1] == [(2, 1)]


SPEECH = article("speech", "Farm minister Olga Brandt said grain exports of Tarn grew by more than 20 percent in 2024.")
REPORT = article("report", "The port of Tarn is to be widened. Grain exports of Tarn grew by 20% in 2024.")
DIGEST = article(
    "digest", "Grain exports of Tarn grew by 20% in 2024. Farmers of the region had hoped for rain in May."
)


def test_a_derived_figure_says_where_it_came_from_and_what_was_lost() -> None:
    report = run(SPEECH, REPORT)
    (derivation,) = report.derivations
    finding = on(report, "20%", Verdict.EXPLAINED)
    assert derivation.why in finding.explanation
    assert "lost on the way: the “more than”, that Olga Brandt said it" in finding.explanation
    assert {*derivation.evidence} <= {*finding.evidence}
    assert [one.derived for one in finding.support if one.derived] == [(derivation.claim,)]


def test_two_that_took_their_figure_from_one_statement_are_one_voice() -> None:
    finding = on(run(SPEECH, REPORT, DIGEST), "20%", Verdict.AGREE)
    assert counts(finding) == [(2, 1)]
    assert ONE_ORIGIN in finding.marks
    assert counts(on(run(REPORT, DIGEST), "20%", Verdict.AGREE)) == [(2, 2)]


def test_one_speaker_is_one_voice_whatever_noun_the_paper_took() -> None:
    homes = article("homes", f"{LEAD} Ingrid Falk told reporters that the flood destroyed 340 homes.")
    finding = on(run(MAIL, homes), "340 houses", Verdict.AGREE)
    assert counts(finding) == [(2, 1)]


def test_every_format_says_who_stands_behind_a_value() -> None:
    report = run(MAIL, POST, STAR, SPEECH, REPORT)
    lean, why = "340: 3 sources, 2 origins (2 documents have it from Ingrid Falk)", report.derivations[0].why
    text = render(report, "text").decode()
    assert f"  behind it  {lean}\n" in text
    assert f"Behind it: {lean}." in render(report, "md").decode().replace("\\", "")
    rows = list(csv.DictReader(io.StringIO(render(report, "csv").decode("utf-8-sig"))))
    (agreed,) = [row for row in rows if row["left_leans_on"].startswith("2 documents")]
    assert (agreed["left_sources"], agreed["left_leans_on"]) == (
        "3 sources, 2 origins",
        "2 documents have it from Ingrid Falk",
    )
    assert [row for row in rows if why in (row["left_leans_on"], row["right_leans_on"])]
    told = json.loads(render(report, "json"))
    (entry,) = [one for finding in told["findings"] for one in finding["support"] if one["leans"]]
    assert (entry["value"], entry["sources"], entry["origins"]) == ("340", 3, 2)
    assert [one["why"] for one in told["derivations"]] == [why]
    edges = [data["type"] for _, _, data in graph(report).edges(data=True)]
    assert (edges.count("comes_from"), edges.count("one_voice")) == (1, 1)


def test_an_article_given_twice_and_one_on_something_else_change_no_origins() -> None:
    def told(*more: Document) -> list[list[int]]:
        """How many origins stand behind each value of the figures that are compared."""
        report = run(MAIL, POST, STAR, LATE, *more)
        found = [on(report, "340 houses", Verdict.AGREE), on(report, "290 houses", Verdict.CONFLICT)]
        return [sorted(len(one.origins) for one in finding.support) for finding in found]

    fair = article(
        "fair", "A cattle fair in Brandholm drew 2,100 visitors last autumn, its organisers said in a letter."
    )
    assert told() == [[2], [1, 2]]
    assert told(article("copy", STAR.text)) == told()
    assert told(fair) == told()


def test_a_finding_on_a_claim_from_beside_its_cluster_counts_the_origin_of_its_article() -> None:
    report = run(MAIL, LATE)
    finding = on(report, "340 houses", Verdict.CONFLICT)
    cluster = next(one for one in report.clusters if one.id == finding.cluster)
    narrow = replace(cluster, claims=tuple(name for name in cluster.claims if name not in finding.right))
    _, (told,) = supported([narrow], [finding], report.claims, report.origins, ())
    assert counts(told) == counts(finding)
