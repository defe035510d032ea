"""Figures as claims: what is counted or measured, which way it went, and the words that bear on its scope."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from passage import claims_of, document

from reconcile.extractors.quantity import EXTRACTOR
from reconcile.model import Bound, Claim, Direction, Modality, Span
from reconcile.text.syntax import Token, make_sentence


def claims(text: str) -> list[Claim]:
    return claims_of(EXTRACTOR, document(text))


def told(text: str) -> list[str]:
    """Each figure as "value unit"."""
    found = []
    for claim in claims(text):
        assert claim.quantity is not None
        value = claim.quantity.value
        found.append(f"{'' if value is None else format(value.normalize(), 'f')} {claim.quantity.unit}".strip())
    return found


def one(text: str) -> Claim:
    (claim,) = claims(text)
    return claim


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("The ministers signed 25 new accords.", ["25 new accord"]),
        ("A total of 18 papers were signed, including seven accords.", ["18 paper", "7 accord"]),
        ("Chile signed a pact on fishing, among six in a range of fields.", ["6 pact"]),
        ("One man was killed and 12 wounded.", ["1 man", "12 person"]),
        ("40 hurt, 2 fatally, at a fireworks show", ["40 person", "2 person"]),
        ("Six of the wounded left hospital on Monday.", ["6 person"]),
        ("The storm killed at least 31 and injured 90 others.", ["31 person", "90 person"]),
        ("Sixty buses were cancelled and 14 have been rerouted.", ["60 bus", "14 bus"]),
        ("A unit of 44 firefighters marched past.", ["44 firefighter"]),
        ("A 12-member panel met.", ["12 member"]),
        ("The bridge is barely a mile away.", ["1 mi"]),
        ("They waited for the better part of an hour.", ["1 hour"]),
        ("A weeks-long drought ended.", ["week"]),
        ("No storm was so strong in half a century.", ["50 year"]),
        ("The mine stood idle for over a year.", ["1 year"]),
        (
            "The team won 24 gold, 15 silver and six bronze medals.",
            ["24 gold medal", "15 silver medal", "6 bronze medal"],
        ),
        ("The party won 12 rural and eight urban seats.", ["12 rural seat", "8 urban seat"]),
        ("Two passenger and one freight train met at the bridge.", ["2 passenger train", "1 freight train"]),
        ("They sold 40 houses and 12 new flats.", ["40 house", "12 new flat"]),
        ("The river froze over a year ago.", []),
        ("The estate was cut in half.", []),
        ("They paid for three decades.", ["30 year"]),
        ("There could be a third passenger on board.", ["3 passenger"]),
        ("A car bomb damaged the bridge.", ["1 bomb"]),
        ("Four off-duty bus drivers sang.", ["4 bus driver"]),
        ("The college opened six state-of-the-art labs.", ["6 lab"]),
        ("The death toll rose to 52.", ["52 person"]),
        ("The city marked the 90th anniversary of the bridge.", ["90 anniversary"]),
        ("Maria Keller, 41, won the race.", ["41 year of age"]),
        ("Six privately held sewing machine repair shops closed.", ["6 sewing machine repair shop"]),
        ("The mill told 40 kitchen and parts workers to leave.", ["40 kitchen part worker"]),
        ("They sell in 12 of the country's 20 largest ports.", ["12 large port", "20 large port"]),
        ("It was one of Oslo's oldest bridges.", ["1 old bridge"]),
        ("Police said that one of the boats sank.", ["1 boat"]),
        ("Millions of South Koreans voted.", ["south korean"]),
        ("Fire kills 3, hurts 8 - Evening Post", ["3 person", "8 person"]),
        ("Two million voters, and many farmers, stayed at home.", ["2000000 voter"]),
        ("The poll asked 40 firms, and the index stayed above 50.", ["40 firm", "50"]),
        ("The choir passed the 10 million mark.", ["10000000"]),
        ("The car cost 60 marks.", ["60 mark"]),
        ("The fleet grew from seven to 10 trawlers.", ["7 trawler", "10 trawler"]),
        ("Costs fell to 5 million pounds ($9 million) from 6 million.", ["5000000 GBP", "9000000 USD", "6000000 GBP"]),
        ("They spent $2 billion on trams and will spend 3 billion on roads.", ["2000000000 USD", "3000000000 USD"]),
        ("They won Ohio's 20 electoral votes.", ["20 electoral vote"]),
        ("Rates rose half a point.", ["0.5 point"]),
        ("Output was 8.4 million tons against 7.9 million a year before.", ["8400000 ton", "7900000 ton"]),
        ("The east grew by 2 percent and the west by 1.", ["2 %", "1 %"]),
        ("Sales rose 6 percent to 12.", ["6 %", "12"]),
    ],
)
def test_what_is_counted(text: str, units: list[str]) -> None:
    assert told(text) == units


@pytest.mark.parametrize(
    "text",
    [
        "Police in Section 14 of the stand saw the match.",
        "They helped one another and no one was hurt.",
        "The harvest of 2016 was the first in March.",
        "She finished third, and spoke of third countries.",
        "They left an hour later, for a bomb squad had come.",
        "She was at the Six Bridges fair.",
        "They like sports scores and stats.",
        "It runs on Windows 3.1 and on Linux.",
        "Ann Moe: 7 Held the line when others did not.",
        "Neighbours called 911 and a one-off fee was paid.",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert told(text) == []


def test_the_noun_at_the_end_of_joined_modifiers_is_counted() -> None:
    claim = one("Delegates spoke of signing nine cultural exchange and student mobility accords in Lima.")
    assert (claim.measure.head, claim.measure.verb, claim.measure.relation) == ("accord", "sign", "object")
    assert claim.quote == "nine cultural exchange and student mobility accords"


@pytest.mark.parametrize(
    ("text", "head", "verb", "direction"),
    [
        ("Bilateral trade between Peru and Ghana grew by 7% last year.", "trade", "grow", Direction.UP),
        ("In 2016 the harvest fell by 9 percent.", "harvest", "fall", Direction.DOWN),
        ("The unemployment rate was 4.2%.", "rate", "be", None),
        ("Wheat makes up more than 60 percent of exports.", "export", "make", None),
        ("The plant has a capacity of two thousand megawatts.", "capacity", "have", None),
        ("Hotel bookings nearly doubled in 2018.", "booking", "double", Direction.UP),
        ("The index was up 19 percent.", "index", "up", Direction.UP),
        ("The company cut the fare by 5 percent.", "fare", "cut", Direction.DOWN),
        ("Voters face a 44 percent runoff probability.", "probability", "face", None),
        ("The odds of a drought are 30%.", "odds", "be", None),
        ("The city put the cost at $3 million.", "cost", "put", None),
        ("They paid $43 million in local taxes.", "tax", "pay", None),
        ("They donated $15 million to charity.", "donation", "donate", None),
        ("The club raised $15 million for a stand.", "", "raise", None),
        ("Grain sales were off 15 percent.", "sale", "down", Direction.DOWN),
        ("About 90 percent of the rice is grown there.", "rice", "grow", None),
        ("Rents rose over the last three years.", "rent", "rise", None),
        ("The mine posted a loss of $71m.", "", "loss", None),
    ],
)
def test_what_a_share_level_or_change_measures(text: str, head: str, verb: str, direction: Direction | None) -> None:
    claim = one(text)
    assert (claim.measure.head, claim.measure.verb, claim.direction) == (head, verb, direction)


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("The lake is 40 miles wide and 90 miles long.", ["width of lake", "length of lake"]),
        ("The club owns $3 million worth of boats.", ["club owns boats worth"]),
        ("The bank charges customers with $7 million in deposits.", ["bank charges deposits customers"]),
        ("The mill is the first site to make 2,000 tonnes.", ["mill make"]),
        ("They like everyone in the village that is 40 miles wide.", ["width of village"]),
    ],
)
def test_the_words_of_a_measure(text: str, measures: list[str]) -> None:
    assert [claim.measure.text for claim in claims(text)] == measures


def test_no_figure_measures_itself() -> None:
    assert one("Sales came to the sum of 30 mln dlrs.").measure.head != "dlrs"


def test_both_ends_of_a_move_are_claims_and_their_order_gives_the_direction() -> None:
    assert [claim.direction for claim in claims("Output rose from 20 tonnes to 26 tonnes.")] == [Direction.UP] * 2


def test_a_move_does_not_reach_over_a_verb() -> None:
    text = "Imports fell to 3 million tonnes from 4 million while exports rose to 5 million."
    assert {claim.direction for claim in claims(text)} == {None}


def test_a_level_is_told_apart_from_a_change() -> None:
    claim = one("Sales fell to $3.1 billion.")
    assert claim.direction is None
    assert claim.scope.cue("to_level") is not None


def test_a_change_with_a_bound_has_both() -> None:
    claim = one("Rents rose by more than 8 percent.")
    assert claim.quantity is not None
    assert (claim.quantity.bound, claim.direction) == (Bound.MORE_THAN, Direction.UP)
    assert claim.scope.cue("rise") is not None


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The ministers signed five other accords.", "other"),
        ("A total of 18 papers were signed.", "total"),
        ("The papers were signed, including seven accords.", "including"),
        ("One of the pupils left early.", "one_of"),
        ("Eight passengers are in critical condition.", "subset"),
        ("About 900 fans came.", "approximate"),
    ],
)
def test_cues(text: str, cue: str) -> None:
    assert claims(text)[0].scope.cue(cue) is not None


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Prices could rise by 4 percent next year.", Modality.POSSIBLE),
        ("Prices went up 4 percent.", Modality.ACTUAL),
        ("Prices are going to rise by 4 percent.", Modality.FORECAST),
        (  # where the parser takes "weathered" for an adjective of what would be struck
            "The bank says a slump would strike Orme Steel too, even though it has by now weathered 9-year low prices.",
            Modality.ACTUAL,
        ),
        ("Readers see a project worth $3 million.", Modality.ACTUAL),
        ("The raid targeted 30 farms.", Modality.ACTUAL),
        ("The bank forecast that prices will rise by 4 percent.", Modality.FORECAST),
        ("The council plans to build 300 homes.", Modality.TARGET),
        ("The council built 300 homes.", Modality.ACTUAL),
    ],
)
def test_whether_it_came(text: str, modality: Modality) -> None:
    assert one(text).scope.modality is modality


def test_percentages_in_a_row_share_their_noun() -> None:
    first, second = claims("The board forecast a drop in sales, at 38 percent and 26 percent probabilities.")
    assert (first.measure.head, second.measure.head) == ("probability", "probability")


def test_a_bare_number_by_a_place_counts_what_was_counted_before() -> None:
    _, north, port = claims(
        "On Monday 21 villagers had been killed in raids in the area 15 in a northern district and another six in Orme."
    )
    assert (north.measure.head, port.measure.head) == ("villager", "villager")


def test_a_bare_number_by_a_place_counts_no_place() -> None:
    assert [claim.measure.head for claim in claims("There were fires in the area, 15 in the north.")] == [""]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("A 6.1-magnitude earthquake struck Orme.", "earthquake"),
        ("A quake of magnitude 6.1 struck Orme.", "earthquake"),
        ("The tremor measured 6.1 on the Richter scale.", "earthquake"),
        ("The quake was followed by an aftershock of magnitude 6.1.", "aftershock"),
    ],
)
def test_how_strong_a_quake_was_counts_nothing(text: str, thing: str) -> None:
    claim = one(text)
    assert claim.quantity is not None
    assert (claim.quantity.value, claim.quantity.dimension) == (Decimal("6.1"), "magnitude")
    assert (claim.measure.head, claim.measure.of, text[claim.span.start : claim.span.end]) == (
        "magnitude",
        (thing,),
        "6.1",
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The quake struck Orme at a depth of 10 km.", "depth of earthquake"),
        ("It was centred at a depth of 10 km, the survey said.", "depth of earthquake"),
        ("An aftershock of some strength hit Orme at a depth of 10 km.", "depth of aftershock"),
        ("The quake hit 10 miles north of the town of Dorn.", "distance of earthquake from Dorn"),
        ("Divers went down to a depth of 10 metres.", "depth"),
        ("The convoy was stopped 10 km north of Dorn.", "convoy stopped"),
    ],
)
def test_where_a_quake_was(text: str, told: str) -> None:
    assert one(text).measure.text == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Liberals got 33 percent of the vote and the Greens 8 percent.", ["Liberals got vote", "Greens got"]),
        ("Sales grew 12 percent, profit 3 percent.", ["Sales grew", "profit grew"]),
        ("Unemployment is 8%, youth unemployment 21%.", ["Unemployment", "youth unemployment is"]),
        ("The Liberals took 31%, the Greens 9% and the Left 4%.", ["Liberals took", "Greens took", "Left took"]),
        ("Sales rose 8 percent and fell 3 percent in May.", ["Sales rose", "Sales fell"]),
    ],
)
def test_a_figure_whose_verb_was_told_with_another(text: str, told: list[str]) -> None:
    assert [claim.measure.text for claim in claims(text)] == told


@pytest.mark.parametrize(
    ("text", "cores"),
    [
        ("Excluding volatile food and energy prices, inflation was 6 percent.", [True]),
        ("Prices rose 8.1 percent, and 5.9 percent excluding food and energy.", [False, True]),
        ("Consumer prices rose 8 percent, or 6 percent when food and energy are excluded.", [False, True]),
        ("Prices rose 8.1 percent as food and energy became dearer.", [False]),
    ],
)
def test_what_leaves_out_food_and_energy_is_the_core_rate(text: str, cores: list[bool]) -> None:
    assert ["core" in claim.measure.modifiers for claim in claims(text)] == cores


def test_a_level_before_the_one_that_it_came_down_from() -> None:
    now, before = claims("Core inflation was 5.9 percent, down from 6.1 percent in April.")
    assert (now.direction, now.scope.cue("drop")) == (None, None)
    assert before.scope.cue("to_level") is not None


@pytest.mark.parametrize("dash", ["-", "--", "—"])
def test_a_dateline_is_no_subject(dash: str) -> None:
    text = f"LINZEN, May 14 {dash} Kestrel has ordered 28 trains."
    (claim,) = claims(text)
    assert (claim.measure.text, claim.column) == ("Kestrel ordered trains", text.index("28") + 1)


def test_a_word_that_opens_a_sentence_is_no_name() -> None:
    assert told("TOVA (AP) — All 64 people aboard died.") == ["64 person"]
    assert told("KARO (AP) - Of 64 villages some are dry.") == ["64 village"]
    assert told("The makers of the Boeing 737 met in Karo.") == []


def test_what_is_valued_is_the_deal() -> None:
    claim = next(one for one in claims("Dorn ordered the ships in a deal valued at $5 million."))
    assert (claim.measure.head, claim.measure.verb) == ("deal", "value")


def test_a_number_beside_the_word_magnitude_may_count() -> None:
    claim = one("Residents counted 6 quakes of some magnitude.")
    assert (claim.quantity is not None and claim.quantity.dimension, claim.measure.head) == ("count", "quake")


def test_what_falls_to_a_share_is_a_part_of_the_sum_before_it() -> None:
    profit, share = claims("The firm made a profit of $1.2 billion in the spring, or 84 cents a share.")
    assert (profit.measure.head, share.measure.head) == ("profit", "profit")


def test_a_time_that_is_compared_with_is_no_time_of_the_figure() -> None:
    claim = claims("Revenue rose 5 percent from a year earlier.")[0]
    assert claim.when is None


def test_how_far_a_fire_is_contained() -> None:
    assert one("The blaze was 35 percent contained.").measure.head == "containment"


def test_none_is_a_count_of_zero() -> None:
    claim = one("No injuries were reported at the stadium.")
    assert claim.quantity is not None
    assert claim.quantity.value == 0
    assert (claim.measure.head, claim.scope.modality) == ("injury", Modality.ACTUAL)


def test_a_figure_takes_the_date_of_its_clause() -> None:
    rose, fell = claims("Rents rose by 3 percent in 2014, while wages fell by 2 percent in 2015.")
    assert rose.when is not None
    assert fell.when is not None
    assert (rose.when.text[-4:], fell.when.text[-4:]) == ("2014", "2015")


def test_what_a_figure_is_compared_with_has_its_own_date() -> None:
    now, then = claims("In May the rate fell to 5.3% from 5.7% in April.")
    assert now.when is not None
    assert then.when is not None
    assert (now.when.text, then.when.text) == ("May", "April")


def test_a_clause_without_a_verb() -> None:
    grown, level = claims("Revenue, up 20% to 6 billion, beat forecasts.")
    assert (grown.measure.head, grown.measure.verb, grown.direction) == ("revenue", "up", Direction.UP)
    assert (level.measure.head, level.direction) == ("revenue", None)


def test_every_part_quotes_the_text() -> None:
    text = "Old news\nMore than 3,000 farmers’ tractors blocked nearly 20 km of road; 12 other\u00a0roads stayed open."
    found = claims(text)
    assert len(found) == 3
    assert any(claim.scope.cues for claim in found)
    for claim in found:
        assert claim.quantity is not None
        assert claim.span.of(text) == claim.quote
        assert claim.span.holds(claim.quantity.number)
        for cue in claim.scope.cues:
            assert " ".join(cue.span.of(text).split()) == cue.text


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("O'Malley Spikes, 27, won the race.", ["27 O'Malley Spikes"]),
        ("27-year-old O’Malley Spikes won the race.", ["27 O’Malley Spikes"]),
        ("The winner was named as Jane Roe, 27.", ["27 Jane Roe"]),
        ("Police named the driver as Peter McKay-Jones, 44, of Leeds.", ["44 Peter McKay-Jones"]),
        ("Her sister Ann Moe, 12, sang.", ["12 Ann Moe"]),
        ("His 19-year-old sister sang.", ["19 sister"]),
        ("Judge Bo Lee fined 22-year-old Cy Poe, 33-year-old Ann Moe and others.", ["22 Cy Poe", "33 Ann Moe"]),
        ("A 9-year-old Oslo girl sang.", ["9 girl"]),
        ("Brother taught 12-year-old, neighbours say", ["12 "]),
        ("Boy, 13, sings after he was taught", ["13 boy"]),
        ("Police: 3-year-old fatally hurt himself", ["3 "]),
        ("Aunt sings after 4-year-old narrowly won", ["4 "]),
        ("The winners were Ann Moe, 21; Bo Lee, 34, and Cy Poe, 56.", ["21 Ann Moe", "34 Bo Lee", "56 Cy Poe"]),
        ("The prize went to the painter Mona Lind, a 41-year-old from Orme.", ["41 Mona Lind"]),
        ("The prize went to 19-year-old trainee baker Mona Lind of Orme.", ["19 Mona Lind"]),
        ("Mona Lind, 41, an aspiring painter from Orme, took the prize.", ["41 Mona Lind"]),
        ("According to Mona Lind, a 41-year-old man was fined.", ["41 man"]),
    ],
)
def test_whose_age_it_is(text: str, ages: list[str]) -> None:
    found = claims(text)
    assert [f"{claim.quantity.value} {claim.measure.head}" for claim in found if claim.quantity] == ages
    assert {claim.quantity.dimension for claim in found if claim.quantity} == {"age"}


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("The prize went to people aged 12 to 17.", "12 17 person"),
        ("The pupils, ranging in age from 12 to 17, sang.", "12 17 pupil"),
        ("The pupils were aged between 12 and 17.", "12 17 pupil"),
        ("Most of the pupils are between 12 and 17.", "12 17 pupil"),
        ("The pupils were between the ages of 12 and 17.", "12 17 pupil"),
        ("The pupils are from 12- to 17-years-old.", "12 17 pupil"),
    ],
)
def test_from_which_age_to_which(text: str, ages: str) -> None:
    (claim,) = [claim for claim in claims(text) if claim.quantity and claim.quantity.dimension == "age"]
    assert claim.quantity is not None
    assert f"{claim.quantity.interval.low} {claim.quantity.interval.high} {claim.measure.head}" == ages


def test_scores_are_no_ages() -> None:
    assert not [c for c in claims("The scores were between 12 and 17.") if c.quantity and c.quantity.dimension == "age"]


def test_ages_range() -> None:
    claim = one("The singers' ages range from 12 to 27.")
    assert claim.quantity is not None
    assert (claim.quantity.dimension, claim.measure.head, claim.quantity.bound) == ("age", "age", Bound.BETWEEN)
    assert claim.direction is None


WORDS = (
    "12 one no twin the people killed others , and % percent to from up $ million increase 80th who was or hurt".split()
)
TAGS = "CD DT IN NN NNS NNP NNPS VBD VBN VBG VBZ JJ RB CC , HYPH PRP WDT $".split()
DEPS = "nummod det prep pobj nsubj nsubjpass dobj conj amod compound acl relcl advmod attr appos npadvmod aux".split()


def test_no_tree_breaks_it() -> None:
    """The parser may make anything of a text: any tree over any tags is read."""
    chance = random.Random(7)
    for _ in range(300):
        words = [chance.choice(WORDS) for _ in range(chance.randint(1, 12))]
        order = chance.sample(range(len(words)), len(words))
        heads = {at: order[chance.randrange(place)] if place else at for place, at in enumerate(order)}
        tokens, start = [], 0
        for index, word in enumerate(words):
            pos = chance.choice(["NOUN", "VERB", "PRON", "NUM"])
            span = Span(start, start + len(word))
            tokens.append(Token(index, word, word, pos, chance.choice(TAGS), chance.choice(DEPS), heads[index], span))
            start += len(word) + 1
        text = " ".join(words)
        sentence = make_sentence(Span(0, len(text)), text, 1, tuple(tokens))
        for claim in EXTRACTOR.read(document(text), sentence):
            assert claim.span.of(text) == claim.quote
