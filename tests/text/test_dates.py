"""Dates: the words that name them, and the days that they name for an article of 21 June 2024, a Friday."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from effort import cpu_seconds
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.model import Basis, Period, Tense
from reconcile.text import dates

WRITTEN = date(2024, 6, 21)

PLACED = [
    # written out in full
    ("The dam was opened on 2019-03-04.", "2019-03-04", "2019-03-04", "2019-03-04"),
    ("Ballots were printed on 19 July 2016.", "19 July 2016", "2016-07-19", "2016-07-19"),
    ("The strike ended Jan. 24, 2015, after a week.", "Jan. 24, 2015", "2015-01-24", "2015-01-24"),
    ("Filed 07/19/2016 by the clerk.", "07/19/2016", "2016-07-19", "2016-07-19"),
    ("Filed 19/07/2016 by the clerk.", "19/07/2016", "2016-07-19", "2016-07-19"),
    ("Stamped 19.07.2016 in Bern.", "19.07.2016", "2016-07-19", "2016-07-19"),
    ("It was founded on the 4th of July, 1921.", "the 4th of July, 1921", "1921-07-04", "1921-07-04"),
    ("On Tuesday, March 5, 2024, the polls open.", "Tuesday, March 5, 2024", "2024-03-05", "2024-03-05"),
    ("It rained on March eighth.", "March eighth", "2024-03-08", "2024-03-08"),
    # months, quarters, years
    ("The harvest failed in August 2021.", "August 2021", "2021-08-01", "2021-08-31"),
    ("Exports rose in 2014.", "2014", "2014-01-01", "2014-12-31"),
    ("The budget for fiscal 2022 was cut.", "fiscal 2022", "2022-01-01", "2022-12-31"),
    ("Sales fell in the third quarter of 2021.", "the third quarter of 2021", "2021-07-01", "2021-09-30"),
    ("Sales fell in Q3 2021.", "Q3 2021", "2021-07-01", "2021-09-30"),
    ("Imports grew in the first half of 2023.", "the first half of 2023", "2023-01-01", "2023-06-30"),
    ("Output fell in the first nine months of 2023.", "the first nine months of 2023", "2023-01-01", "2023-09-30"),
    ("Wells dried up in the summer of 2018.", "the summer of 2018", "2018-06-01", "2018-08-31"),
    ("It goes back to the 1980s.", "the 1980s", "1980-01-01", "1989-12-31"),
    ("It was popular in the late nineties.", "the late nineties", "1990-01-01", "1999-12-31"),
    ("Built in the 19th century.", "the 19th century", "1801-01-01", "1900-12-31"),
    ("It closed in nineteen ninety-six.", "nineteen ninety-six", "1996-01-01", "1996-12-31"),
    ("It closed in two thousand and eight.", "two thousand and eight", "2008-01-01", "2008-12-31"),
    # stretches
    ("The fair runs October 22-24.", "October 22-24", "2023-10-22", "2023-10-24"),
    ("The siege of 1941–1942 starved the town.", "1941–1942", "1941-01-01", "1942-12-31"),
    ("In the 2014-15 season crowds grew.", "2014-15", "2014-01-01", "2015-12-31"),
    ("Rents doubled between 1995 and 2023.", "between 1995 and 2023", "1995-01-01", "2023-12-31"),
    ("Open from May 3 to June 2, 2022.", "from May 3 to June 2, 2022", "2022-05-03", "2022-06-02"),
    ("Over the past three months rents rose.", "the past three months", "2024-03-22", "2024-06-21"),
    ("In the next two weeks votes are counted.", "the next two weeks", "2024-06-22", "2024-07-05"),
    ("Profit for the nine months ended March 31 fell.", "the nine months", "2023-07-01", "2024-03-31"),
    ("The war of 1939-1945 emptied it.", "1939-1945", "1939-01-01", "1945-12-31"),
    ("Crowds fell in the 2022/23 season.", "2022/23", "2022-01-01", "2023-12-31"),
    ("It froze in December and January 2020.", "December", "2019-12-01", "2019-12-31"),
    ("Polls open in the last week of May 2023.", "the last week of May 2023", "2023-05-25", "2023-05-31"),
    ("Output in the March quarter fell.", "the March quarter", "2024-01-01", "2024-03-31"),
    ("They wed on New Year's Eve.", "New Year's Eve", "2023-12-31", "2023-12-31"),
    ("It closes on the first Monday in May 2023.", "the first Monday in May 2023", "2023-05-01", "2023-05-01"),
    # as seen from the day of writing
    ("Prices rose last year.", "last year", "2023-01-01", "2023-12-31"),
    ("Prices rose a year ago.", "a year ago", "2023-01-01", "2023-12-31"),
    ("The treaty was signed half a year ago.", "half a year ago", "2023-12-01", "2023-12-31"),
    ("The mayor resigned 10 days ago.", "10 days ago", "2024-06-11", "2024-06-11"),
    ("The mayor resigned two weeks earlier.", "two weeks earlier", "2024-06-03", "2024-06-09"),
    ("The mayor resigned yesterday.", "yesterday", "2024-06-20", "2024-06-20"),
    ("Voting begins today.", "today", "2024-06-21", "2024-06-21"),
    ("The count ends tomorrow.", "tomorrow", "2024-06-22", "2024-06-22"),
    ("Snow fell this week.", "this week", "2024-06-17", "2024-06-23"),
    ("Snow fell last month.", "last month", "2024-05-01", "2024-05-31"),
    ("The vote is early next year.", "early next year", "2025-01-01", "2025-12-31"),
    ("It was repaid by the end of last year.", "the end of last year", "2023-01-01", "2023-12-31"),
    ("This year's third quarter looks weak.", "This year's third quarter", "2024-07-01", "2024-09-30"),
    ("Floods came on Wednesday.", "Wednesday", "2024-06-19", "2024-06-19"),
    ("Floods came on Friday.", "Friday", "2024-06-21", "2024-06-21"),
    ("Floods came last Friday.", "last Friday", "2024-06-14", "2024-06-14"),
    ("The court meets next Tuesday.", "next Tuesday", "2024-06-25", "2024-06-25"),
    ("Floods came Wednesday night.", "Wednesday night", "2024-06-19", "2024-06-19"),
    ("Shops shut early Monday.", "early Monday", "2024-06-17", "2024-06-17"),
    ("On March 26 the bridge fell.", "March 26", "2024-03-26", "2024-03-26"),
    ("In December the bridge fell.", "December", "2023-12-01", "2023-12-31"),
    ("They married last April.", "last April", "2024-04-01", "2024-04-30"),
    ("The bridge opened in January this year.", "January this year", "2024-01-01", "2024-01-31"),
    ("Sales in the third quarter beat forecasts.", "the third quarter", "2023-07-01", "2023-09-30"),
    ("It is due by 2030.", "2030", "2030-01-01", "2030-12-31"),
    ("It has stood since 2014.", "2014", "2014-01-01", "2014-12-31"),
]


def only(text: str) -> dates.DateExpression:
    found = dates.find(text)
    assert len(found) == 1, [expression.text for expression in found]
    return found[0]


@pytest.mark.parametrize(("text", "words", "start", "end"), PLACED, ids=[row[1] for row in PLACED])
def test_a_date_is_found_and_placed(text: str, words: str, start: str, end: str) -> None:
    expression = next(found for found in dates.find(text) if found.text == words)
    period = dates.resolve(expression, WRITTEN)
    assert period is not None
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)
    assert dates.wants().search(text)


NO_DATES = [
    "You may march on the second floor.",
    "The clerk said they may sit, or march 12 miles.",
    "Theresa May spoke of the fall of the government.",
    "About 2000 people and 1,995 dollars were counted.",
    "More than 2000 came for $1999.",
    "Version 1.2.2014.3 costs 20.5 percent.",
    "The runner finished second; the sun set.",
    "Every Thursday the market opens.",
    "They sat for two years without a quarter given.",
    "The Latin Quarter emptied.",
    "She is a 26-year-old nurse.",
    "They met in Room 2014, off Route 2015.",
    "It was extended until 1300 GMT, or until 2 p.m. (1900 GMT).",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_a_name_or_a_count_is_no_date(text: str) -> None:
    assert [found.text for found in dates.find(text)] == []


def test_may_is_a_month_after_a_preposition() -> None:
    assert only("Turnout fell in May.").text == "May"
    assert only("Turnout fell in May 2019.").text == "May 2019"


def test_the_tense_chooses_the_side() -> None:
    friday = only("The verdict comes Monday.")
    past, ahead = (replace(friday, tense=tense) for tense in (Tense.PAST, Tense.FUTURE))
    assert dates.resolve(past, WRITTEN) == dates.resolve(friday, WRITTEN)
    found = dates.resolve(ahead, WRITTEN)
    assert found is not None
    assert found.start == date(2024, 6, 24)


def test_words_before_a_date_look_ahead() -> None:
    period = dates.resolve(only("The loan is repaid by March."), WRITTEN)
    assert period is not None
    assert period.start == date(2025, 3, 1)


def test_an_inference_shows_its_steps() -> None:
    period = dates.resolve(only("Prices rose last year."), WRITTEN)
    assert period is not None
    assert period.basis is Basis.INFERRED
    assert period.steps == ("“last year” told on 2024-06-21 is 2023",)
    broken = dates.resolve(only("Prices rose at the\u00a0end of\u00a0last year."), WRITTEN)
    assert broken is not None
    assert broken.steps == ("“the end of last year” told on 2024-06-21 is 2023",)


def test_what_is_written_in_full_needs_no_reference() -> None:
    period = dates.resolve(only("Signed on 3 May 2001."), None)
    assert period is not None
    assert (period.start, period.basis) == (date(2001, 5, 3), Basis.STATED)


@pytest.mark.parametrize("text", ["Prices rose last year.", "It rained on Monday.", "It rained in June.", "a year ago"])
def test_without_a_reference_a_relative_date_has_no_place(text: str) -> None:
    assert dates.resolve(only(text), None) is None


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("Filed 03/04/2020.", "“03/04/2020” is read as month/day/year"),
        ("It grew in fiscal 2022.", "“fiscal 2022” is taken for the calendar year, as the fiscal one is not told"),
    ],
)
def test_what_is_taken_for_granted_is_said(text: str, step: str) -> None:
    period = dates.resolve(only(text), None)
    assert period is not None
    assert (period.basis, period.steps) == (Basis.INFERRED, (step,))


def test_a_day_that_never_was_keeps_its_words() -> None:
    expression = only("Dated 31 June 2020.")
    assert expression.text == "31 June 2020"
    assert dates.resolve(expression, WRITTEN) is None


def test_a_reference_known_as_a_year_is_enough_for_last_year() -> None:
    whole = Period(date(2024, 1, 1), date(2024, 12, 31))
    period = dates.resolve_within(only("Prices rose last year."), whole)
    assert period is not None
    assert (period.start, period.end) == (date(2023, 1, 1), date(2023, 12, 31))


def test_a_loose_reference_gives_what_holds_both_ends() -> None:
    days = Period(date(2024, 6, 20), date(2024, 6, 21))
    period = dates.resolve_within(only("It fell yesterday."), days)
    assert period is not None
    assert (period.start, period.end) == (date(2024, 6, 19), date(2024, 6, 20))
    assert "between" in period.steps[0]


def test_a_year_earlier_than_a_quarter_is_a_quarter() -> None:
    text = "Profit in the first quarter was 4 million, up from 3 million a year earlier."
    first, second = (dates.resolve(found, WRITTEN) for found in dates.find(text))
    assert first is not None
    assert second is not None
    assert (first.start, second.start) == (date(2024, 1, 1), date(2023, 1, 1))
    assert second.end == date(2023, 3, 31)


def test_the_following_year_follows_the_one_told_before() -> None:
    _, following = dates.find("The mill opened in 1988 and burned down the following year.")
    period = dates.resolve(following, WRITTEN)
    assert period is not None
    assert period.start == date(1989, 1, 1)


def test_that_july_is_of_the_year_told_before() -> None:
    _, that = dates.find("The bridge fell in March 2011, and that July the mayor resigned.")
    period = dates.resolve(that, WRITTEN)
    assert period is not None
    assert period.start == date(2011, 7, 1)


@pytest.mark.parametrize(
    "text",
    [
        "It fell the next day.",
        "It fell a few weeks ago.",
        "It fell over the past several years.",
        "It fell the following Tuesday.",
        "two days later",
        "three weeks before",
    ],
)
def test_what_hangs_on_words_elsewhere_keeps_its_text_without_a_place(text: str) -> None:
    assert dates.resolve(only(text), WRITTEN) is None


def test_a_leap_day_is_placed_across_the_longest_gap() -> None:
    period = dates.resolve(only("It snowed on February 29."), date(1902, 6, 1))
    assert period is not None
    assert period.start == date(1896, 2, 29)


def test_a_caption_tells_its_day() -> None:
    assert [found.text for found in dates.find("In this May 4, 2009 photo, farmers wait.")] == ["May 4, 2009"]


def test_expressions_of_several_sentences_hang_together_on_request() -> None:
    first = dates.find("Profit in the first quarter was 4 million.")
    second = dates.find("It was 3 million a year earlier.")
    moved = tuple(replace(found, span=found.span.shift(50)) for found in second)
    hung = dates.anchored(first + moved)
    period = dates.resolve(hung[1], WRITTEN)
    assert period is not None
    assert period.end == date(2023, 3, 31)


def test_offsets_hold_beside_letters_that_grow_in_lower_case() -> None:
    text = "İİİ opened on 3 May 2001 in İzmir."
    expression = only(text)
    assert expression.span.of(text) == expression.text == "3 May 2001"


WORDS = st.sampled_from(
    "the last next this first third quarter of year years ago May March 12 22-24 1998 2014 '80s , . - and between from "
    "to June Friday early a two weeks end half month 3/4/2019 2020-01-31 by century fall winter now that 31 İ".split()
)
REFERENCES = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)), st.none() | REFERENCES)
@settings(max_examples=400, deadline=None)
def test_any_text_gives_quoted_spans_in_order_and_sound_periods(text: str, reference: date | None) -> None:
    last = 0
    for expression in dates.find(text):
        assert expression.span.of(text) == expression.text
        assert last <= expression.span.start
        last = expression.span.end
        period = dates.resolve(expression, reference)
        assert period is None or period.start <= period.end


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.none() | REFERENCES)
@settings(deadline=None)
def test_an_iso_date_is_itself_whenever_it_is_told(day: date, reference: date | None) -> None:
    period = dates.resolve(only(f"on {day.isoformat()} it rained"), reference)
    assert period is not None
    assert (period.start, period.end) == (day, day)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
@settings(deadline=None)
def test_a_day_in_words_is_the_day_in_figures(day: date) -> None:
    for text in (
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%A}, {day:%B} {day.day}, {day.year}",
    ):
        period = dates.resolve(only(text), None)
        assert period is not None
        assert period.start == period.end == day


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.integers(0, 6))
@settings(deadline=None)
def test_a_weekday_lies_within_the_week_before_the_telling(written: date, number: int) -> None:
    name = (date(2024, 1, 1) + timedelta(number)).strftime("%A")
    period = dates.resolve(only(f"It burned on {name}."), written)
    assert period is not None
    assert period.start.weekday() == number
    assert timedelta(0) <= written - period.start < timedelta(7)


@pytest.mark.parametrize(
    "unit", ["1,1,1,", "May May ", "the last ", "1989 ", "from 1990 to ", "((((", "  ", "a year ago "]
)
def test_time_grows_with_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        return cpu_seconds(lambda: dates.find(text))

    small, large = min(seconds(20_000) for _ in range(2)), seconds(160_000)
    assert large < 40 * small + 0.5
