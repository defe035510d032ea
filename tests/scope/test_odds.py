"""Rare words and telling figures, and what they say for one event."""

from __future__ import annotations

from newsdesk import article, told

from reconcile.scope import rarity


def test_common_words_and_names_are_not_rare() -> None:
    found = dict(rarity.words((("The ferry capsized near Saltau, police said. Its hull was holed.", 1.0),)))
    assert {"capsized", "hull"} <= found.keys()
    assert not {"police", "said", "near", "saltau"} & found.keys()


def test_a_figure_is_known_however_it_is_scaled_and_days_and_years_are_none() -> None:
    assert rarity.figures("It cost 48.9bn, or 48.9 billion crowns, on June 17, 2019.") == ("48.9 billion",)
    assert rarity.figures("By 2,551 votes; 14 of them late, at 11.30 a.m. on 24 June.") == ("2551",)


def test_the_more_digits_mean_something_the_more_a_figure_says() -> None:
    assert rarity.says("2551") > rarity.says("48.9 billion") > rarity.says("6.4 %") > rarity.says("14") == 0


WIRE = article(
    "wire",
    "Lawmakers in Marn passed a budget on Tuesday that raises spending by 6.4 percent to 48.9 billion crowns and still "
    "foresees a surplus of 2.15 billion. Pensioners and hospitals gain most; excise on petrol is untouched.",
    "2021-03-02",
)
LEDGER = article(
    "ledger",
    "What the budget means for you\n\nPensioners gain from July and petrol excise is untouched. Overall the state will "
    "spend 48.9 billion, up 6.4 percent, and keep a surplus of 2.15 billion.",
    "2021-03-03",
)
OTHER = article(
    "other",
    "What the reform means for you\n\nDentists gain from July and tram fares are frozen. Overall the towns will spend "
    "31.7 billion, up 2.3 percent.",
    "2021-03-03",
)


def test_two_articles_that_share_figures_tell_of_one_thing_though_no_name_is_shared() -> None:
    found = told(WIRE, LEDGER, OTHER)
    assert found.is_one("wire", "ledger")
    assert not found.is_one("wire", "other")


COUNT = article(
    "count",
    "Dora Quell leads Sam Hurst by 4,812 votes in the race for governor of Marn, with absentee ballots still to be "
    "tallied, the clerk said on Wednesday.",
    "2018-11-07",
)
RECOUNT = article(
    "recount",
    "Dora Quell's lead over Sam Hurst in the race for governor of Marn shrank from 4,812 votes to 2,551 on Saturday "
    "after the last absentee ballots were tallied. A recount follows.",
    "2018-11-10",
)


def test_a_count_of_votes_is_one_event_while_it_goes_on() -> None:
    assert told(COUNT, RECOUNT).is_one("count", "recount")
