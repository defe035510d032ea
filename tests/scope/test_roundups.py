"""A weekend's deeds in one article: each item's hour and count are its own."""

from __future__ import annotations

from newsdesk import article

from reconcile.model import Document
from reconcile.outcome import Report
from reconcile.pipeline import extract, reconcile

WEEKEND = article(
    "weekend",
    "Three die in a violent weekend\n\n"
    "Three people were shot dead in Corlin between Friday and Sunday, police said.\n\n"
    "At 6:15 p.m. on Friday, a man was shot on Tanner Street and two guests were wounded.\n\n"
    "Shortly after 1 a.m. on Saturday, five people were wounded on Quarry Lane.\n\n"
    "A clerk was shot at 9:40 p.m. on Saturday on Harbour Road.\n",
    "2018-03-12",
)
ONE_DEED = article(
    "bar",
    "Two men hurt in shooting at a Corlin bar\n\n"
    "Two men were shot outside a bar on Tanner Street in Corlin at 11:40 p.m. on Friday, police said.\n\n"
    "The shooting was reported at 11:55 p.m., and a car was seen on Tanner Street.\n\n"
    "Witnesses said that it had happened at 11:10 p.m., before the bar on Tanner Street closed.\n",
    "2018-03-10",
)


def listed(document: Document) -> set[str]:
    return {claim.quote for claim in extract(document).claims if claim.scope.cue("listed") is not None}


def conflicts(*documents: Document) -> Report:
    report = reconcile(documents)
    assert not [finding for finding in report.findings if finding.verdict == "conflict"]
    return report


def test_items_of_a_roundup_are_marked() -> None:
    found = listed(WEEKEND)
    assert {"6:15 p.m.", "two guests", "five people", "9:40 p.m."} <= found
    assert not any("Three" in quote for quote in found)


def test_hours_of_one_deed_on_one_street_make_no_roundup() -> None:
    assert not listed(ONE_DEED)


def test_the_items_of_a_roundup_do_not_dispute_one_another() -> None:
    conflicts(WEEKEND)
