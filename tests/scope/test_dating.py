"""When an article was written: given, stated, or inferred beside the others, with its steps."""

from __future__ import annotations

from datetime import date

from newsdesk import article

from reconcile import pipeline
from reconcile.annotate import split
from reconcile.model import Basis, Dating, Document, Kind
from reconcile.scope import dating, profile


def _dated(*documents: Document) -> dict[str, Dating]:
    found = dating.date_documents([(one, profile.profile(one, split(one))) for one in documents])
    return {one.document: one for one in found}


def test_a_date_that_is_given_outranks_the_words() -> None:
    found = _dated(article("a", "Published 4 May 2015\n\nA fair opened in Dorn.", "2015-05-06"))["a"]
    assert found.basis is Basis.GIVEN
    assert found.period is not None
    assert found.period.start == date(2015, 5, 6)


def test_a_date_beside_published_is_the_articles_own() -> None:
    found = _dated(article("a", "Published 4 May 2015\n\nA fair opened in Dorn."))["a"]
    assert found.basis is Basis.STATED
    assert found.period is not None
    assert found.period.start == found.period.end == date(2015, 5, 4)


def test_the_day_in_a_dateline_is_the_articles_own_and_no_day_of_the_event() -> None:
    one = article(
        "one", "Van struck\n\nBRELL, June 5, 2019 (AGENCY) - A tram struck a van on Tuesday and hurt 12 people."
    )
    found = _dated(one)["one"]
    assert found.basis is Basis.STATED
    assert found.period is not None
    assert found.period.start == found.period.end == date(2019, 6, 5)
    read_in = pipeline.extract(one)
    assert [clue.text for clue in read_in.profile.clues if clue.kind in ("day", "date")] == ["Tuesday"]
    assert [claim.quote for claim in read_in.claims if claim.kind is Kind.DATE] == ["Tuesday"]


def test_a_dateline_without_its_year_states_no_date() -> None:
    assert _dated(article("a", "DORN, June 5 (AGENCY) — A fair opened."))["a"].period is None


def test_an_anniversary_in_a_dated_article_dates_the_one_that_looks_forward_to_it() -> None:
    jubilee = article("jubilee", "Saltau marked the 90th anniversary of the Great Canal on Sunday.", "2031-07-06")
    before = article("before", "Next year the town will mark the 90th anniversary of the Great Canal.")
    found = _dated(jubilee, before)["before"]
    assert found.basis is Basis.INFERRED
    assert found.period is not None
    assert (found.period.start, found.period.end) == (date(2030, 1, 1), date(2030, 12, 31))
    assert len(found.period.steps) == 2
    assert {mark.document for mark in found.period.evidence} == {"jubilee", "before"}


def test_an_undated_article_on_the_event_of_a_dated_one_was_written_in_its_days() -> None:
    text = "A tram struck a van in Brell on Tuesday. Driver Jory Flint was hurt, Marta Quill said."
    one = article("one", text, "2019-06-05")
    other = article("other", "Marta Quill saw the tram strike the van of Jory Flint in Brell.")
    found = _dated(one, other)["other"]
    assert found.basis is Basis.INFERRED
    assert found.period is not None
    assert found.period.start <= date(2019, 6, 5) <= found.period.end
    assert found.period.days <= 9


def test_what_nothing_dates_stays_undated() -> None:
    assert _dated(article("a", "A fair opened in Dorn."))["a"].period is None
