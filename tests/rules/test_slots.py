"""Where and on which day it was: disputed, told less precisely, or of two happenings."""

from __future__ import annotations

from datetime import date

import pytest

from reconcile.model import Document, Kind, Source
from reconcile.pipeline import reconcile
from reconcile.text.lines import label

TUESDAY = date(2018, 10, 2)
COACH = "Fourteen people died when a coach left the road in {} on Monday."


def told(first: str, second: str, days: tuple[date | None, date | None] = (TUESDAY, TUESDAY)) -> set[tuple[str, str]]:
    """The verdicts with their reasons on places and days of two articles that stand in one case."""
    texts = zip("ab", (first, second), days, strict=True)
    articles = [
        Document(name, Source(f"{name}.txt", name, published=day), text, label(text, None)) for name, text, day in texts
    ]
    report = reconcile(articles)
    slots = {claim.id for claim in report.claims if claim.kind in (Kind.PLACE, Kind.DATE)}
    return {(str(f.verdict), f.reason) for f in report.findings if slots & {*f.left, *f.right}}


def reasons(first: str, second: str, days: tuple[date | None, date | None] = (TUESDAY, TUESDAY)) -> set[str]:
    return {reason for _, reason in told(first, second, days)}


# ── places ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_two_towns_for_one_crash_are_disputed() -> None:
    assert ("conflict", "place_differs") in told(COACH.format("Selm"), COACH.format("Arden"))
    assert "place_differs" in reasons(COACH.format("Dorn, Ohio,"), COACH.format("Lindach, Texas,"))


def test_one_town_is_agreed() -> None:
    again = "Fourteen people died on Monday when a coach left the road in Selm."
    assert "place_differs" not in reasons(COACH.format("Selm"), again)


@pytest.mark.parametrize(
    ("first", "second"),
    [("Tucson, Arizona,", "Arizona"), ("Dorn, Ohio,", "Dorn"), ("Selm", "the Selm valley"), ("Selm", "Arden Park")],
)
def test_a_place_within_a_place_is_no_dispute(first: str, second: str) -> None:
    assert "place_differs" not in reasons(COACH.format(first), COACH.format(second))


def test_an_article_that_knows_both_names_disputes_neither() -> None:
    both = COACH.format("Selm") + " Selm is a village of Arden, which has had many crashes."
    assert "place_differs" not in reasons(both, COACH.format("Arden"))


def test_two_crashes_of_one_day_are_told_apart_by_all_else() -> None:
    other = "Three people were hurt when a lorry hit a wall in Arden on Monday."
    assert "place_differs" not in reasons(COACH.format("Selm"), other)


def test_what_happens_every_day_is_hardly_one_event() -> None:
    crash = "Three people were killed in a crash in {} on Monday."
    assert "place_differs" not in reasons(crash.format("Selm"), crash.format("Arden"))


def test_what_spreads_is_in_many_places() -> None:
    assert "place_differs" not in reasons("A storm killed nine people in Selm.", "A storm killed nine people in Arden.")


# ── days ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

OPENED = "The new library in Arlen opened on {}."


def test_two_days_for_one_opening_are_disputed() -> None:
    assert ("conflict", "date_differs") in told(OPENED.format("4 September 2018"), OPENED.format("11 September 2018"))


def test_a_month_holds_its_day() -> None:
    assert "date_differs" not in reasons(OPENED.format("4 September 2018"), OPENED.format("September 2018"))


def test_a_plan_is_not_what_came() -> None:
    plan = "The new library in Arlen will open on 11 September 2018."
    days = (date(2018, 9, 1), TUESDAY)
    assert "date_differs" not in reasons(plan, OPENED.format("12 September 2018"), days)


GUNFIRE = "Seven people were hurt when gunfire broke out at the Harbour Hall in Lanz {}."


def test_a_night_has_two_sides() -> None:
    late, early = GUNFIRE.format("late on Sunday night"), GUNFIRE.format("early on Monday morning")
    assert ("explained", "rounding") in told(late, early)
    assert "date_differs" not in reasons(late, early)


def test_weekdays_are_those_of_their_article() -> None:
    days = (date(2018, 10, 2), date(2018, 10, 3))
    assert "date_differs" in reasons(GUNFIRE.format("on Sunday"), GUNFIRE.format("on Tuesday"), days)
    assert "date_differs" not in reasons(GUNFIRE.format("on Sunday"), GUNFIRE.format("two days ago"), days[:1] * 2)


def test_the_day_of_the_telling_is_not_the_day_of_the_deed() -> None:
    said = "Police said on Tuesday that seven people were hurt when gunfire broke out at the Harbour Hall in Lanz."
    assert "date_differs" not in reasons(GUNFIRE.format("on Sunday"), said)


def test_who_is_hurt_on_one_day_may_die_on_another() -> None:
    died = "A man who was hurt when gunfire broke out at the Harbour Hall in Lanz died on Tuesday."
    assert "date_differs" not in reasons(GUNFIRE.format("on Sunday"), died)


UNDATED = (None, None)


def test_one_day_without_a_year() -> None:
    first = "The singer Mona Lind gave a concert with two choirs in Orme on Sept. 3."
    assert told(first, "Mona Lind gave a concert in Orme on September 3.", UNDATED) == {("agree", "exact")}


def test_a_weekday_is_told_of_many_things() -> None:
    first = "A man hit a widow in Orme on Monday after she sneezed."
    assert not told(first, "The ministry of culture in Vell warned singers on Monday.", UNDATED)


def test_two_weekdays_of_one_deed() -> None:
    first = "A coach crashed near the mill in Vell on Monday, killing fourteen people."
    assert "date_differs" in reasons(first, first.replace("Monday", "Wednesday"), UNDATED)


def test_what_was_said_on_two_days_is_no_dispute() -> None:
    first = "The police of Vell tweeted just before 4 p.m. on Monday that all were safe after the coach crash."
    assert not reasons(first, first.replace("Monday", "Sunday"), UNDATED) & {"date_differs"}
