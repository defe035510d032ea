"""Alarms that take some reckoning, in whole runs over small articles: what sets them off, and what must not."""

from __future__ import annotations

from datetime import date

import pytest

from reconcile.model import Document, Finding, Source
from reconcile.pipeline import reconcile
from reconcile.text.lines import label


def run(*texts: str) -> list[tuple[Finding, set[str], set[str]]]:
    """The findings of a run over these articles, each with the quotes of either side."""
    documents = [
        Document(f"a{n}", Source(f"a{n}.txt", f"a{n}", published=date(2025, 6, 2 + n)), text, label(text, None))
        for n, text in enumerate(texts)
    ]
    report = reconcile(documents)
    quotes = {claim.id: " ".join(claim.quote.split()) for claim in report.claims}
    return [
        (found, {quotes[name] for name in found.left}, {quotes[name] for name in found.right})
        for found in report.findings
    ]


def told(reason: str, *texts: str, mark: str = "") -> list[tuple[set[str], set[str]]]:
    """The sides of the findings that have this reason and mark."""
    return [
        (left, right)
        for found, left, right in run(*texts)
        if found.reason == reason and (not mark or mark in found.marks)
    ]


# ── parts and totals ─────────────────────────────────────────────────────────────────────────────────────────────────

COACH = "A coach crashed near Dorn on Monday. Fifteen people were hurt in the crash."


def test_the_states_of_the_hurt_do_not_make_their_number() -> None:
    text = f"{COACH} Two are in critical condition, seven are stable and five were treated and released, doctors said."
    assert told("sum_differs", text) == [({"Two", "seven", "five"}, {"Fifteen people"})]


def test_the_states_of_the_hurt_in_one_list() -> None:
    listed = "A coach crash hurt 15 people: two in critical condition, {} and five treated and released."
    assert told("sum_differs", listed.format("seven stable")) == [({"two", "seven", "five"}, {"15 people"})]
    assert told("sum_differs", listed.format("eight stable")) == []


@pytest.mark.parametrize(
    "states",
    [
        "Two are in critical condition, eight are stable and five were treated and released, doctors said.",
        "Two are in critical condition and seven are stable, doctors said.",
        "Two are in critical condition, seven are stable and at least five were treated and released.",
        "Among others, two are in critical condition, seven are stable and five were treated and released.",
    ],
)
def test_states_that_fit_or_are_of_some_only(states: str) -> None:
    assert told("sum_differs", f"{COACH} {states}") == []


BUDGET = "The council of Vell adopted a budget of 90 million euros for 2025"


def test_a_budget_whose_items_do_not_make_it() -> None:
    items = ({"40 million euros", "30 million euros", "15 million euros"}, {"90 million euros"})
    listed = "40 million euros for schools, 30 million euros for roads and 15 million euros for parks."
    assert told("sum_differs", f"{BUDGET}: {listed}") == [items]
    next_one = (
        "Of this, 40 million euros goes to schools, 30 million euros to roads, the remaining 15 million euros to parks."
    )
    assert told("sum_differs", f"{BUDGET}. {next_one}") == [items]
    assert told("sum_differs", f"{BUDGET}, including {listed}") == []


def test_what_rounding_can_make_of_a_sum_is_no_alarm() -> None:
    text = "The firm will spend $12 million: $7 million in Dorn and $6 million in Vell."
    assert told("sum_differs", text) == []
    assert told("partition", text) == [({"$7 million", "$6 million"}, {"$12 million"})]


def test_a_level_with_its_move_and_the_level_before_is_no_sum() -> None:
    text = "The Vell index closed at 187.42 points on Friday, up 1.85 from 185.57 on Monday."
    assert told("partition", text) == []


# ── percentages ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "clashes"),
    [
        ("Grain exports of Tarn rose 20 percent to 6 billion euros in 2024 from 4.1 billion euros in 2023.", True),
        ("Grain exports of Tarn rose 20 percent to 6 billion euros in 2024 from 5 billion euros in 2023.", False),
        ("Grain exports of Tarn rose 20 percent to 6 billion euros in 2024 from 4.7 billion euros in 2023.", False),
        ("Attendance at the ground fell 10 percent to 45,000 from 60,000 a year earlier.", True),
        ("Attendance at the ground fell 25 percent to 45,000 from 60,000 a year earlier.", False),
        ("Milk rose 27 percent to $54 million from $43 million, and butter rose 16 percent to $40 from $20.", True),
        ("Milk sales rose 27 percent to $54.3 million (50 million euros), from May's total of $42.7 million.", False),
        ("Milk sales fell to $54 million from $56 million, while butter sales were $40 million, up 16 percent.", False),
    ],
)
def test_a_percentage_and_its_two_levels(text: str, clashes: bool) -> None:
    assert bool(told("values_differ", text, mark="percent_and_levels")) is clashes


SHARP = "The port of Tarn is to be widened. Grain exports of Tarn rose 20 percent to 6 billion euros in 2024."


def test_last_years_level_stands_in_a_story_on_something_else() -> None:
    fair = "Millers met at a fair in Dorn on Tuesday. Tarn had grain exports of {} billion euros in 2023."
    assert told("values_differ", SHARP, fair.format("4.1"), mark="percent_and_levels") == [
        ({"20 percent"}, {"4.1 billion euros", "6 billion euros"})
    ]
    assert told("rounding", SHARP, fair.format("5")) == [({"20 percent"}, {"5 billion euros", "6 billion euros"})]
    assert told("values_differ", SHARP, fair.format("4.1").replace("Tarn", "Lund"), mark="percent_and_levels") == []


# ── magnitude, anniversaries, mix-ups ────────────────────────────────────────────────────────────────────────────────


def test_a_million_for_a_billion() -> None:
    texts = [
        f"The new tram line in Vell will cost 1.2 {size} euros, the mayor said." for size in ("billion", "million")
    ]
    assert told("magnitude", *texts)


def test_two_that_each_tell_both_figures_list_them() -> None:
    texts = [
        "The loan of the city of Vell comes in notes of 1,000 and 10,000 crowns.",
        "Vell sells its loan in notes of 10,000 and 1,000 crowns, the city said.",
    ]
    assert told("magnitude", *texts) == []


BRIDGE = "The Harbour Bridge in Vell marks its 40th anniversary in 2025."
FOUNDING = "Vell marks the 50th anniversary of the founding of its university this year."
TIES = "Chile and Peru celebrated the 50th anniversary of diplomatic relations in 2025."


@pytest.mark.parametrize(
    ("recalled", "begun", "fits"),
    [
        (BRIDGE, "The Harbour Bridge in Vell opened in 1983.", False),
        (BRIDGE, "The Harbour Bridge in Vell opened in 1985.", True),
        (FOUNDING, "The University of Vell was founded in 1971.", False),
        (TIES, "Chile and Peru established diplomatic relations in 1973.", False),
        (TIES, "Cuba and Spain established diplomatic relations in 1973.", True),
    ],
)
def test_an_anniversary_and_its_year(recalled: str, begun: str, fits: bool) -> None:
    assert (told("date_differs", recalled, begun) == []) is fits


def test_one_number_for_two_things_is_asked_about() -> None:
    tail = "in the storm at Vell on Monday, the ministry said."
    texts = [f"A total of 34 {things} were destroyed {tail}" for things in ("houses", "boats")]
    assert told("referent_unknown", *texts, mark="same_number") == [({"34 houses"}, {"34 boats"})]


def test_one_thing_by_two_names_is_no_mix_up() -> None:
    head = "The navy of Tarn will lend its neighbour new patrol craft, the ministry said on Monday: seven grey"
    texts = [f"{head} {word} for five years." for word in ("vessels", "craft")]
    assert told("referent_unknown", *texts, mark="same_number") == []
