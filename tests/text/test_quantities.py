"""Quantities in sentences: what is read, with which interval, unit, form and words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from effort import cpu_seconds
from hypothesis import given
from hypothesis import strategies as st

from reconcile.model import Bound, Direction
from reconcile.text.quantities import WANTS, Reading, find


def only(text: str) -> Reading:
    found = find(text)
    assert len(found) == 1, [reading.span.of(text) for reading in found]
    return found[0]


def told(text: str) -> list[tuple[str, str, str, str]]:
    """Each reading in short: its words, its bound, its value or range, its unit."""
    rows = []
    for reading in find(text):
        quantity = reading.quantity
        interval = quantity.interval
        value = quantity.value
        shown = (
            f"{interval.low:f}..{interval.high:f}"
            if value is None and interval.low is not None and interval.high
            else value
        )
        text_of = format(shown.normalize(), "f") if isinstance(shown, Decimal) else str(shown)
        rows.append((reading.span.of(text), quantity.bound.value, text_of, quantity.unit))
    return rows


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The dam cost US$6bn.", "6000000000", "USD"),
        ("A grant of QR40 billion was approved.", "40000000000", "QAR"),
        ("Exports earned $11.2bn.", "11200000000", "USD"),
        ("The club paid €1.2m for the striker.", "1200000", "EUR"),
        ("The budget is €47,3 billion.", "47300000000", "EUR"),
        ("Farmers got Rs 500 crore.", "5000000000", "INR"),
        ("It sold for six million dollars.", "6000000", "USD"),
        ("Bread rose 19 cents.", "19", "cent"),
        ("Debt stood at $US113 trillion.", "113000000000000", "USD"),
        ("They raised 10.5 million Australian dollars.", "10500000", "AUD"),
        ("A fine of HK$2,500 was set.", "2500", "HKD"),
        ("Tickets cost 20 quid.", "20", "GBP"),
        ("Tickets cost two pounds fifty.", "2.5", "GBP"),
        ("Orders rose to 30 MEUR.", "30000000", "EUR"),
        ("Sales came to MSEK 120.", "120000000", "SEK"),
        ("One twenty-fifth of the crop was lost.", "0.04", ""),
        ("The gap was two and thirty-five hundredths.", "2.35", ""),
        ("They closed it for six quarters of the year.", "6", ""),
        ("The lake lies at 12 degrees.", "12", "degree"),
        ("The raffle made EUR 125.", "125", "EUR"),
        ("The plan costs RM79 a month.", "79", "malaysian ringgit per month"),
        ("Crude sold at $58.24 per barrel.", "58.24", "dollar per barrel"),
        ("The offer was $98 a share.", "98", "dollar per share"),
        ("Prices rise five percent a year.", "5", "percentage per year"),
        ("Turnout reached 61.4 per cent.", "61.4", "%"),
        ("Turnout fell by 3 percentage points.", "3", "percentage point"),
        ("The rate was cut by 25 basis points.", "25", "basis point"),
        ("A 1,000MW plant burned.", "1000", "MW"),
        ("The fire spread over 20 sq km.", "20", "km2"),
        ("Winds of 60 miles an hour blew.", "60", "mph"),
        ("It was 41°C in the shade.", "41", "°C"),
        ("A two-day strike began.", "2", "day"),
        ("The wall is 5 ft 6 in tall.", "5.5", "ft"),
        ("The 27-year-old swimmer won.", "27", "year of age"),
        ("She died aged 84.", "84", "year of age"),
        ("The mayor, Ann Brook, 52, resigned.", "52", "year of age"),
        ("It took half an hour.", "0.5", "hour"),
        ("It took one year and a half.", "1.5", "year"),
        ("They met four times.", "4", "count"),
        ("The baby weighed six pounds.", "6", "lb"),
        ("The eel weighed 22st.", "22", "stone"),
        ("The jockey weighed 8st 7lb.", "8.5", "stone"),
        ("The painting cost 600 pounds.", "600", "GBP"),
        ("Some 3.4m people voted.", "3400000", ""),
        ("A 1.6-mln strong guild met.", "1600000", ""),
        ("The link carries 128 kilobits per second.", "128", "kilobit per second"),
        ("They kept all but 12.", "12", ""),
        ("A two mln dlr grant came.", "2000000", "USD"),
        ("They waited two quarters.", "2", ""),
        ("Adults aged 18 or over voted.", "18", "year of age"),
        ("The pool is 1.8m deep.", "1.8", "m"),
    ],
)
def test_value_and_unit(text: str, value: str, unit: str) -> None:
    quantity = only(text).quantity
    assert (quantity.value, quantity.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "words", "bound", "low", "high"),
    [
        ("More than US$6 billion was lost.", "More than US$6 billion", Bound.MORE_THAN, "6E9", None),
        ("At least 31 boats sank.", "At least 31", Bound.AT_LEAST, "31", None),
        ("About 900 tents were sent.", "About 900", Bound.ABOUT, "810", "990"),
        ("Nearly 60 per cent voted.", "Nearly 60 per cent", Bound.NEARLY, "54", "60"),
        ("It takes up to about 500 riders.", "up to about 500", Bound.UP_TO, None, "500"),
        ("It has 50 or more rooms.", "50 or more", Bound.AT_LEAST, "50", None),
        ("A 20-odd year wait ended.", "20-odd year", Bound.ABOUT, "18", "22"),
        ("Just over 20 remained.", "Just over 20", Bound.MORE_THAN, "20", "22"),
        ("Between five and seven herds were lost.", "Between five and seven", Bound.BETWEEN, "5", "7"),
        ("Five to seven herds were lost.", "Five to seven", Bound.BETWEEN, "5", "7"),
        ("Two or three herds were lost.", "Two or three", Bound.BETWEEN, "2", "3"),
        ("They sold 1.2–1.4 million tonnes.", "1.2–1.4 million tonnes", Bound.BETWEEN, "1200000", "1400000"),
        ("It costs $5-10 million.", "$5-10 million", Bound.BETWEEN, "5000000", "10000000"),
        ("Between $62 and $68 per share.", "Between $62 and $68 per share", Bound.BETWEEN, "62", "68"),
        ("Dozens of barns burned.", "Dozens", Bound.BETWEEN, "12", "120"),
        ("At least 5 but no more than 10 years.", "At least 5 but no more than 10 years", Bound.BETWEEN, "5", "10"),
        ("They waited for over two years.", "over two years", Bound.MORE_THAN, "2", None),
        ("The loan runs over five years.", "five years", Bound.EXACT, "5", "5"),
        ("Crowds of >300 are banned.", ">300", Bound.MORE_THAN, "300", None),
    ],
)
def test_bounds_and_ranges(text: str, words: str, bound: Bound, low: str | None, high: str | None) -> None:
    reading = only(text)
    interval = reading.quantity.interval
    assert reading.span.of(text) == words
    assert reading.quantity.bound is bound
    assert interval.low == (None if low is None else Decimal(low))
    assert interval.high == (None if high is None else Decimal(high))


def test_nearly_doubled_is_a_ratio_just_under_two() -> None:
    reading = only("Ferry traffic nearly doubled.")
    assert (reading.form, reading.direction, reading.quantity.dimension) == ("multiple", Direction.UP, "ratio")
    assert reading.quantity.interval.holds(Decimal("1.9"))
    assert not reading.quantity.interval.holds(Decimal(2))
    assert only("Herds were halved.").direction is Direction.DOWN


def test_from_and_to_are_two_figures_that_share_their_unit() -> None:
    assert told("Support fell from 54 to 47 per cent.") == [
        ("54", "exact", "54", "%"),
        ("47 per cent", "exact", "47", "%"),
    ]
    assert [row[2] for row in told("The fund grew from $3 to $5 million.")] == ["3000000", "5000000"]


def test_a_unit_written_once_serves_the_list() -> None:
    text = "Rain of 24 and 33 mm fell; roads of 5, 10 and 15 km closed."
    assert [row[3] for row in told(text)] == ["mm", "mm", "km", "km", "km"]


def test_a_year_before_an_amount_takes_no_unit_from_it() -> None:
    first, second = find("In 2019, 33 per cent of the crop failed.")
    assert (first.form, first.quantity.unit, second.quantity.unit) == ("year", "", "%")


def test_a_step_and_a_level_are_two_figures() -> None:
    assert [row[2] for row in told("The index rose 0.4 per cent to 5,884.")] == ["0.4", "5884"]


def test_a_step_without_a_unit_and_its_level_are_two_figures() -> None:
    assert [row[2] for row in told("The shares were off 2-3/4 to 44.")] == ["2.75", "44"]
    assert [row[2] for row in told("The index fell 12 to 845.")] == ["12", "845"]


def test_a_conversion_in_brackets_keeps_the_bound() -> None:
    assert [row[1] for row in told("The herd walked more than 100 km (62 miles).")] == ["more_than", "more_than"]
    assert [row[1] for row in told("They want more than 70m euros ($91m; £49m).")] == ["more_than"] * 3


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Rovers won 3-1.", "score"),
        ("One in five failed.", "ratio"),
        ("Two out of three agreed.", "ratio"),
        ("A majority of 2 to 1 agreed.", "ratio"),
        ("It opened in 1987.", "year"),
        ("It opened on 5/17/2018.", "date"),
        ("It opened on March 7.", "date"),
        ("It opened at 10:15 a.m.", "time"),
        ("Fashion of the 1990s returned.", "decade"),
        ("The 10th floor burned.", "ordinal"),
        ("A third person came.", "ordinal"),
        ("Cases of COVID-19 rose.", "code"),
        ("Under Section 427 he was freed.", "label"),
        ("He wore No. 10 that day.", "label"),
        ("A Boeing 737 landed.", "model_name"),
        ("It stands at 575 Willow Road.", "address"),
        ("Call 555-010-4477 now.", "phone"),
        ("Install 10.2.1 now.", "version"),
        ("Slow 5G annoys us.", "model_name"),
        ("This one failed.", "pronoun"),
        ("The bonds were rated A-1.", "code"),
        ("The kiosk is open 24/7.", "code"),
        ("A post on Rate4Me said so.", "code"),
        ("Slow 4WD cars annoy us.", "code"),
        ("A two-way radio broke.", "code"),
        ("A one-off payment was made.", "code"),
        ("Police answered a 911 call.", "label"),
        ("2. The mayor spoke.", "counter"),
        ("The number two carrier grew.", "label"),
        ("It was on Channel 4's news.", "model_name"),
        ("The larger 6 Plus sold well.", "model_name"),
        ("Kings ruled in 44 BC.", "year"),
        ("A four-wheel drive broke.", "code"),
        ("Ring the newsroom (852) 2143-6070.", "phone"),
        ("Ring 212 555 1610.", "phone"),
        ("A multi-million pound deal failed.", "code"),
    ],
)
def test_figures_that_are_no_amounts_say_so(text: str, form: str) -> None:
    assert only(text).form == form


def test_the_second_day_of_a_pair_is_no_count() -> None:
    assert [reading.form for reading in find("They meet on May 3 and 4.")] == ["date", "date"]
    assert [reading.form for reading in find("He lived at 4120 71st Avenue.")] == ["address", "ordinal"]


def test_dots_that_lead_to_a_figure_are_no_decimal_point() -> None:
    assert [row[2] for row in told("OATS.......23.....12")] == ["23", "12"]


def test_over_is_no_bound_of_what_a_quarrel_is_about() -> None:
    assert told("A row over $40 ended in court.") == [("$40", "exact", "40", "USD")]
    assert told("He handed over $40.") == [("$40", "exact", "40", "USD")]
    assert told("It cost over $40.") == [("over $40", "more_than", "40", "USD")]


def test_a_figure_beyond_sense_keeps_its_text() -> None:
    reading = only("The bill ran to " + "7" * 400 + " crowns.")
    assert (reading.form, reading.quantity.value, reading.quantity.interval.low) == ("too_long", None, None)
    assert reading.quantity.text == "7" * 400


def test_parts_quote_the_text() -> None:
    text = "The levy brought in more than US$6.5 billion last year."
    reading = only(text)
    quantity = reading.quantity
    assert quantity.number.of(text) == "6.5 billion"
    assert quantity.unit_span is not None
    assert quantity.unit_span.of(text) == "US$"
    assert quantity.bound_span is not None
    assert quantity.bound_span.of(text) == "more than"
    assert (quantity.text, quantity.step) == ("US$6.5 billion", Decimal("1E8"))


WORDS = (
    "about more than 12 5.5 seven million billion per cent % $ US$ € km miles year-old to and between from of a the "
    "half third dozens twice doubled - – , . ( ) 19 No. or 1/2 £ m bn three-day nearly up people May Section two ½ +"
).split(" ")


def check(text: str) -> None:
    """What must hold of the readings of any text."""
    end = 0
    for reading in find(text):
        quantity = reading.quantity
        assert end <= reading.span.start < reading.span.end <= len(text)
        assert quantity.text in reading.span.of(text)
        assert reading.span.holds(quantity.number)
        assert quantity.bound is not Bound.BETWEEN or quantity.value is None
        if quantity.value is not None:
            ends = (quantity.interval.low, quantity.interval.high)
            assert quantity.value in ends or quantity.interval.holds(quantity.value)
        assert WANTS.search(text)
        end = reading.span.end


@given(st.text())
def test_no_text_raises_and_spans_quote(text: str) -> None:
    check(text)


@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from(["", " ", "\u00a0"]))
def test_no_pile_of_number_words_raises(words: list[str], joiner: str) -> None:
    check(joiner.join(words))


@given(
    st.integers(1, 99_999), st.sampled_from(["km", "per cent", "tonnes", "hours"]), st.sampled_from(["\n", ". ", "; "])
)
def test_neighbouring_sentences_change_nothing(number: int, unit: str, end: str) -> None:
    sentence = f"They lost {number:,} {unit}"
    alone = find(sentence)
    assert find(sentence + end + "Later 7 more followed")[: len(alone)] == alone


@pytest.mark.parametrize(
    "part", ["1,", "and ", "[(", "one hundred and ", "1 to ", "about ", "9", " ", "1-", "$", "half "]
)
def test_time_grows_no_faster_than_the_text(part: str) -> None:
    def cost(size: int) -> float:
        text = part * (size // len(part))
        return cpu_seconds(lambda: find(text))

    find("five km")  # reads the tables
    small, large = cost(10_000), cost(40_000)
    assert large < 12 * small + 0.25


def test_a_rough_range_is_rough_at_both_ends() -> None:
    reading = only("The walk takes about 25 to 40 minutes.")
    assert (reading.quantity.bound, reading.quantity.value) == (Bound.ABOUT, None)
    assert (reading.quantity.interval.low, reading.quantity.interval.high) == (Decimal(25), Decimal(40))


def test_what_goes_from_one_to_another_is_a_range_where_it_is_so() -> None:
    assert told("Prices are from 20 to 30 euros.") == [("from 20 to 30 euros", "between", "20..30", "EUR")]
    assert [row[2] for row in told("Prices rose from 20 to 30 euros.")] == ["20", "30"]


def test_a_degree_that_something_is_turned_by_is_no_heat() -> None:
    assert only("The mast leaned by 12 degrees.").quantity.dimension == "angle"
    assert only("The night was at 12 degrees.").quantity.dimension != "angle"
