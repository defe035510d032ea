"""Whose figure, of which hour, in which column, of which part: to be known before two figures are a conflict."""

from __future__ import annotations

from datetime import date

import pytest

from reconcile.model import Document, Source, Verdict
from reconcile.pipeline import reconcile
from reconcile.text.lines import label

MONDAY = date(2019, 6, 3)


def conflicts(*texts: str, day: date = MONDAY) -> list[str]:
    """The quotes of each conflict among articles of one day."""
    articles = [
        Document(str(n), Source(f"{n}.txt", str(n), published=day), text, label(text, None))
        for n, text in enumerate(texts)
    ]
    report = reconcile(articles)
    quote = {claim.id: claim.quote for claim in report.claims}
    return [
        " | ".join(quote[one] for one in (*finding.left, *finding.right))
        for finding in report.findings
        if finding.verdict is Verdict.CONFLICT
    ]


def test_the_sales_of_two_makers_are_two_figures() -> None:
    tolmar = "Tolmar Motors opened its books in Brenne on Monday. Tolmar sales rose 11% in May 2019."
    veska = "Veska opened its books in Brenne on Monday. Veska sales rose 4% in May 2019."
    assert not conflicts(tolmar, veska)


def test_the_sales_of_one_maker_are_in_dispute() -> None:
    first = "Tolmar Motors opened its books in Brenne on Monday. Tolmar Motors sales rose 11% in May 2019."
    second = "Tolmar Motors opened its books in Brenne on Monday. Tolmar Motors sales rose 4% in May 2019."
    assert conflicts(first, second)


def test_the_name_nearest_before_the_figure_decides() -> None:
    first = "Tolmar closed up 25 points in Brenne, while Veska employs about 120 people in Brenne."
    second = "Ferl Holdings employs around 2,000 people in Brenne, near the yard of Tolmar."
    assert not conflicts(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Shares in Tolmar were up 5% at noon.", "Shares in Tolmar closed up 3%."),
        (
            "Tolmar shares jumped to $36.10 on the Brenne exchange.",
            "Tolmar shares rose to $35.20 on the Brenne exchange.",
        ),
    ],
)
def test_prices_of_a_market_move_by_the_hour(first: str, second: str) -> None:
    assert not conflicts(first, second)


def test_rows_of_a_table_are_not_read_and_the_report_says_so() -> None:
    text = "TOLMAR 3RD QTR NET\nShr 28 cts vs 14 cts\nNet 3,110,000 vs 1,286,000\nTolmar makes vans in Brenne."
    document = Document("a", Source("a.txt", "a", published=MONDAY), text, label(text, None))
    report = reconcile([document])
    assert not [claim for claim in report.claims if "vs" in claim.sentence.of(text)]
    assert any(problem.code == "table_unread" and problem.message.endswith("2") for problem in report.problems)


def test_the_lengths_of_one_hole_are_several() -> None:
    first = "The blast at Selm left a hole 40 feet wide. Nobody was hurt in Selm on Monday."
    second = "The blast at Selm left a hole 16 feet deep. Nobody was hurt in Selm on Monday."
    assert not conflicts(first, second)


def test_two_figures_told_in_one_breath_are_two_things() -> None:
    first = "A witness in Selm heard a burst of six shots on Monday, followed by four shots."
    second = "Four shots were heard in Selm on Monday after a burst of six shots, a witness said."
    assert not conflicts(first, second)


def test_shares_of_those_asked_have_answers() -> None:
    first = "The survey in Selm showed that 94 percent of respondents were opposed to the bridge."
    second = "The survey in Selm showed that 53 percent of respondents thought the bridge was ugly."
    assert not conflicts(first, second)


def test_an_age_then_is_not_the_age_now() -> None:
    first = "Mira Solberg, 17, won the race in Selm on Monday."
    second = "Mira Solberg, who won the race in Selm on Monday, began to run at the age of 9."
    assert not conflicts(first, second)
    assert conflicts(first, "Mira Solberg, 18, won the race in Selm on Monday.")


def test_a_company_has_many_vice_presidents_and_a_branch_a_chief_of_its_own() -> None:
    assert not conflicts(
        "Tolmar Vice President Ann Reyes spoke in Selm on Monday.",
        "Tolmar Vice President Bo Lind spoke in Selm on Monday.",
    )


def test_figures_too_far_apart_are_of_two_things() -> None:
    first = "The Selm paper reported that the watch of gold by Tolmar weighs 60 grams."
    second = "The Selm paper reported that gold by Tolmar weighs 36,000 grams."
    assert not conflicts(first, second)


def test_each_of_the_dead_has_an_hour() -> None:
    first = "Two men were shot in Selm on Monday. Otto Farrow was pronounced dead at 10:40 p.m."
    second = "Two men were shot in Selm on Monday. Nils Lindqvist was pronounced dead at 2:24 p.m."
    assert not conflicts(first, second)


def test_what_one_speaker_denies_of_a_group_is_no_other_count_of_it() -> None:
    first = "The 14-bank committee met in Selm on Monday, Olga Brandt said."
    second = "Selm is not happy with the 14-bank committee that met on Monday, Finance Minister Jan Reiss said."
    assert not conflicts(first, second)


def test_one_grows_older_between_two_articles() -> None:
    arrest = Document("a", Source("a.txt", "a", published=date(2015, 3, 2)), ARREST, label(ARREST, None))
    trial = Document("b", Source("b.txt", "b", published=date(2017, 4, 3)), TRIAL, label(TRIAL, None))
    soon = Document("b", Source("b.txt", "b", published=date(2015, 3, 9)), TRIAL, label(TRIAL, None))
    reasons = {(f.verdict.value, f.reason) for f in reconcile([arrest, trial]).findings}
    assert ("explained", "different_period") in reasons
    assert Verdict.CONFLICT in {f.verdict for f in reconcile([arrest, soon]).findings}


ARREST = "Otto Farrow, 21, was arrested after the shooting of Mira Solberg in Selm."
TRIAL = "Otto Farrow, 23, went on trial for the shooting of Mira Solberg in Selm."
