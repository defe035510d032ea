"""Parts and wholes, the wounded who died, figures taken back, percentages and anniversaries, told as small articles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.model import Claim, Document, Finding, Severity, Source, Verdict
from reconcile.pipeline import compare, reconcile
from reconcile.text.lines import label

Told = set[tuple[str, str, frozenset[str], frozenset[str]]]


def article(name: str, text: str, published: date | None = None) -> Document:
    return Document(name, Source(f"{name}.txt", name, published=published), text, label(text, None))


def told(claims: Sequence[Claim], findings: Sequence[Finding]) -> Told:
    """Each finding as verdict, reason, and the quotes on either side."""
    quotes = {claim.id: " ".join(claim.quote.split()) for claim in claims}
    return {
        (str(f.verdict), f.reason, frozenset(quotes[i] for i in f.left), frozenset(quotes[i] for i in f.right))
        for f in findings
    }


def within(text: str) -> Told:
    report = reconcile([article("a", text)])
    return told(report.claims, report.findings)


def between(first: str, second: str, days: tuple[date | None, date | None] = (None, None)) -> Told:
    return told(*compare(article("a", first, days[0]), article("b", second, days[1])))


def one(verdict: str, reason: str, left: set[str], right: set[str]) -> tuple[str, str, frozenset[str], frozenset[str]]:
    return verdict, reason, frozenset(left), frozenset(right)


def conflicts(found: Told) -> Told:
    return {finding for finding in found if finding[0] == "conflict"}


# ── parts that make the whole ────────────────────────────────────────────────────────────────────────────────────────


def test_two_towns_make_the_toll() -> None:
    found = within("The flood destroyed 18 houses: 11 houses in Dorn and 7 houses in Vell.")
    assert one("explained", "partition", {"11 houses", "7 houses"}, {"18 houses"}) in found
    assert not conflicts(found)


def test_states_in_hospital_make_those_who_lie_there() -> None:
    found = within("Five skiers are still in hospital, two in critical condition and three in serious condition.")
    assert ("explained", "partition") in {finding[:2] for finding in found}


def test_men_and_women_are_the_people_of_the_next_article() -> None:
    found = between(
        "A gas blast in a bakery in Selm hurt four people on Friday.",
        "Three women and one man were hurt on Friday in a gas blast in a bakery in Selm.",
    )
    assert one("explained", "partition", {"Three women", "one man"}, {"four people"}) in found
    assert not conflicts(found)


def test_killed_and_wounded_are_all_who_were_shot() -> None:
    found = between(
        "A gunman shot 16 people at a harvest fair in Selm on Friday.",
        "One man was killed and 15 people were wounded at a harvest fair in Selm on Friday.",
    )
    assert one("explained", "partition", {"One man", "15 people"}, {"16 people"}) in found
    assert not conflicts(found)


def test_one_at_the_scene_and_the_rest_in_hospital() -> None:
    found = within(
        "The mine operator spoke of a total of 20 victims.\n"
        "One miner died at the scene, and 19 were taken to hospital, the operator said. One of the miners later died."
    )
    assert not conflicts(found)


def test_what_is_merely_included_says_nothing_of_the_rest() -> None:
    found = within("The flood destroyed 18 houses, including 11 houses in Dorn and 3 houses in Vell.")
    assert not {finding for finding in found if finding[1] in ("partition", "sum_differs")}


def test_a_sibling_part_is_no_rival() -> None:
    found = between(
        "The flood in the Vell valley killed 18 people: 11 people in Dorn and 7 people in Arlen.",
        "The flood in the Vell valley killed eleven people in Dorn.",
    )
    assert not {finding for finding in conflicts(found) if "7 people" in finding[2] | finding[3]}


# ── parts that do not ────────────────────────────────────────────────────────────────────────────────────────────────


def test_shares_that_come_to_more_than_the_budget() -> None:
    found = within(
        "Melk spent 90 million euros last year: 40 million euros on roads, 30 million euros on schools and 35 million"
        " euros on parks."
    )
    parts = {"40 million euros", "30 million euros", "35 million euros"}
    assert conflicts(found) == {one("conflict", "sum_differs", parts, {"90 million euros"})}


def test_the_remaining_ones_close_the_list() -> None:
    found = within("The jury heard 40 witnesses, 25 witnesses for the firm and the remaining 12 for the state.")
    assert ("conflict", "sum_differs") in {finding[:2] for finding in found}


def test_an_item_without_a_figure_leaves_the_sum_open() -> None:
    assert not conflicts(within("Four climbers were hurt: a guide and two climbers from Dorn."))


def test_killed_and_wounded_beside_another_total() -> None:
    found = between(
        "A gunman shot 16 people at a harvest fair in Selm on Friday.",
        "One man was killed and 16 people were wounded at a harvest fair in Selm on Friday.",
    )
    assert one("conflict", "sum_differs", {"One man", "16 people"}, {"16 people"}) in found


def test_hurt_in_two_counts_stay_rivals_though_one_is_part_of_all_who_were_hit() -> None:
    found = between(
        "A gunman shot 16 people at a harvest fair in Selm on Friday. He killed one man and wounded 15 people.",
        "The attack at a harvest fair in Selm on Friday killed one man and wounded 16 people.",
    )
    assert not {finding for finding in found if finding[:2] == ("explained", "partition")}


def test_the_gunman_may_be_counted_in() -> None:
    found = between(
        "A gunman shot 11 people at a harvest fair in Selm on Friday before he killed himself.",
        "Three people were killed and nine people were wounded at a harvest fair in Selm on Friday.",
    )
    assert not {finding for finding in found if finding[1] == "sum_differs"}


@given(st.lists(st.integers(2, 230), min_size=2, max_size=4), st.integers(-1, 1))
@settings(max_examples=25, deadline=None)
def test_a_closed_list_makes_its_whole_or_is_in_conflict(parts: list[int], off: int) -> None:
    places = ("Dorn", "Vell", "Selm", "Arlen")
    items = [f"{number} sheep in {place}" for number, place in zip(parts, places, strict=False)]
    found = within(f"The drought killed {sum(parts) + off} sheep: {', '.join(items[:-1])} and {items[-1]}.")
    reasons = {finding[1] for finding in found if finding[1] in ("partition", "sum_differs")}
    assert reasons == {"sum_differs" if off else "partition"}


# ── the wounded who died, and what is taken back ─────────────────────────────────────────────────────────────────────

BEFORE = "A bus crash near Ostby killed 3 people and injured 12 people."


@pytest.mark.parametrize(
    ("later", "days"),
    [
        ("A bus crash near Ostby killed 4 people and injured 11 people. One of the injured died later.", (None, None)),
        ("A bus crash near Ostby killed 4 people and injured 11 people.", (date(2023, 1, 9), date(2023, 1, 11))),
    ],
)
def test_one_of_the_wounded_has_died(later: str, days: tuple[date | None, date | None]) -> None:
    found = between(BEFORE, later, days)
    assert one("explained", "status_transition", {"3 people"}, {"4 people"}) in found
    assert one("explained", "status_transition", {"12 people"}, {"11 people"}) in found
    assert not conflicts(found)


def test_without_a_later_day_or_word_the_counts_are_in_conflict() -> None:
    found = between(BEFORE, "A bus crash near Ostby killed 4 people and injured 11 people.")
    assert "status_transition" not in {finding[1] for finding in found}


def test_a_sum_that_is_not_kept_is_no_transition() -> None:
    later = "A bus crash near Ostby killed 5 people and injured 12 people. One of the injured died in hospital."
    assert "status_transition" not in {finding[1] for finding in between(BEFORE, later)}


@pytest.mark.parametrize(
    "text",
    [
        "The fire killed six people, not seven people as police said at first.",
        "The fire killed six people. Earlier reports of seven dead were wrong.",
    ],
)
def test_a_figure_that_the_text_takes_back(text: str) -> None:
    found = within(text)
    assert {finding[:2] for finding in found} == {("explained", "update_over_time")}


# ── alarms ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_percentage_that_its_levels_do_not_bear_out() -> None:
    report = reconcile([article("a", "The price of wheat fell by 40 percent to 9,000 euros from 10,000 euros.")])
    (finding,) = (finding for finding in report.findings if finding.verdict is Verdict.CONFLICT)
    assert (finding.verdict, finding.reason) == (Verdict.CONFLICT, "values_differ")
    assert finding.marks == ("percent_and_levels",)
    assert "10.0%" in finding.explanation
    assert finding.severity is Severity.HIGH


def test_an_anniversary_in_the_wrong_year() -> None:
    found = within("The old bridge will mark its 40th anniversary in 2025. The bridge opened in 1980.")
    assert conflicts(found) == {one("conflict", "date_differs", {"40th anniversary"}, {"1980"})}


def test_one_number_for_two_things_in_nearly_the_same_words() -> None:
    left = article("a", "After a brawl in Rovan on Sunday, police in the town said that 12 charges were filed.")
    right = article("b", "After a brawl in Rovan on Sunday, police in the town said that 12 injuries were filed.")
    assert ("same_number",) in {finding.marks for finding in compare(left, right)[1]}


# ── what must always hold ────────────────────────────────────────────────────────────────────────────────────────────


def test_every_finding_has_its_cluster_in_the_report() -> None:
    report = reconcile([article("a", "The storm destroyed 30 barns: 18 barns in Dorn and 15 barns in Vell. " * 2)])
    clusters = {cluster.id: set(cluster.claims) for cluster in report.clusters}
    assert len(clusters) == len(report.clusters)
    assert report.findings
    for finding in report.findings:
        assert {*finding.left, *finding.right} <= clusters[finding.cluster]


def test_no_pair_is_both_parts_of_a_whole_and_in_conflict() -> None:
    first = "The storm destroyed 30 barns: 18 barns in Dorn and 12 barns in Vell."
    assert not conflicts(within(f"{first}\nThe storm destroyed 30 barns, the mayor said."))
