"""What befell those whom a figure counts: the word that tells it is not always the verb."""

from __future__ import annotations

import pytest
from passage import claims_of

from reconcile.extractors.quantity import EXTRACTOR
from reconcile.model import Claim, Document, Modality, Source
from reconcile.text.lines import label


def claims(text: str) -> list[Claim]:
    return claims_of(EXTRACTOR, Document("d", Source("a.txt", ""), text, label(text, None)))


def told(text: str) -> list[str]:
    """Each count as "value head verb"."""
    found = []
    for claim in claims(text):
        assert claim.quantity is not None
        found.append(f"{claim.quantity.value} {claim.measure.head} {claim.measure.verb}".strip())
    return found


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        # homes and jobs
        ("Some 12,000 people were moved to safer ground.", ["12000 person evacuate"]),
        ("Boats picked up 118 survivors.", ["118 survivor rescue"]),
        ("A storm left 43,000 homes without power.", ["43000 home blackout"]),
        ("More than 60,000 customers lost electricity.", ["60000 customer blackout"]),
        ("Crews restored power to 9,000 customers.", ["9000 customer restore"]),
        ("About 3,000 people lost their homes.", ["3000 person displace"]),
        ("The floods forced 1,200 people into shelters.", ["1200 person shelter"]),
        ("Some 900 people spent the night in emergency shelters.", ["900 person shelter"]),
        ("Over 14,000 rail workers walked off the job.", ["14000 worker walkout"]),
        ("Some 300 nurses went on strike over pay.", ["300 nurse walkout"]),
        ("Three soldiers walked out of the base.", ["3 soldier walk"]),
        # a complement
        ("Nine people left wounded after a brawl at the fair", ["9 person wound"]),
        ("The landslide left two farmers dead.", ["2 farmer die"]),
        ("The bus hit a wall, leaving one man dead and three others wounded.", ["1 man die", "3 person wound"]),
        ("The blaze left three women and one man injured.", ["3 woman injure", "1 man injure"]),
        ("Eleven were found dead in the mine.", ["11 person die"]),
        ("Two climbers were pronounced dead at the scene.", ["2 climber die"]),
        ("Two miners remained hospitalized on Tuesday.", ["2 miner hospitalize"]),
        ("Three guards were shot dead and two stabbed.", ["3 guard kill", "2 person stab"]),
        # a verb with its noun
        ("Some 9,000 people took to the streets of Orme.", ["9000 person march"]),
        ("Police put the crowd at 12,000 on Saturday.", ["12000 person attend"]),
        ("Some 6,500 nurses went on strike, hospital managers said.", ["6500 nurse walkout"]),
        ("About 3,000 residents were ordered to leave their homes.", ["3000 resident evacuate"]),
        ("Five fans were taken into custody after the match.", ["5 fan arrest"]),
        ("Eight passengers were rushed to a nearby hospital.", ["8 passenger transport"]),
        ("Four guests were wounded by gunfire.", ["4 guest shoot"]),
        ("Four guests were wounded after gunfire broke out.", ["4 guest wound"]),
        ("At least 12 sailors lost their lives.", ["12 sailor die"]),
        ("The flood claimed 40 lives.", ["40 life kill"]),
        ("The flood claimed the lives of 40 villagers.", ["40 villager kill"]),
        ("Police said 14 fans had suffered minor injuries.", ["14 fan injure"]),
        ("Two robbers opened fire in the bank.", ["2 robber fire"]),
        # a participle, an adjective, a noun
        ("There were 140 injured people in the square.", ["140 person injure"]),
        ("There was a total of 15 others that were injured.", ["15 person injure"]),
        ("The group documented the killing of 58 herders, including 17 children.", ["58 herder kill", "17 child kill"]),
        ("The bodies of 12 climbers were found.", ["12 climber die"]),
        # whose children are counted, nothing befell
        ("A father of three who was shot in the market has died.", ["3 child"]),
        ("Mother of 4 killed, 2 hurt in flat fire", ["4 child", "2 person hurt"]),
        # verbs that are short
        ("The mill has shed 40 jobs.", ["40 job shed"]),
        # no verb
        ("Over 100 Pilgrims Killed in Market Fire", ["100 pilgrim kill"]),
        ("Ferry Disaster: Waves Kill 31 Tourists", ["31 tourist kill"]),
        ("Mountain Rebels Killed 31", ["31 person kill"]),
        ("Storm Kills 1, 15 Hurt", ["1 person kill", "15 person hurt"]),
        ("2 dead, 4 wounded in bar fight", ["2 person die", "4 person wound"]),
        ("3 still in hospital after crash", ["3 person hospitalize"]),
        ("Three women, one man injured in flat fire", ["3 woman injure", "1 man injure"]),
        # tolls and numbers
        ("The toll stands at 61, officials said.", ["61 person die"]),
        ("Officials put the number of dead at 40.", ["40 person die"]),
        ("The number of injured rose to 30.", ["30 person injure"]),
    ],
)
def test_what_befell_those_counted(text: str, counts: list[str]) -> None:
    assert told(text) == counts


def test_a_noun_of_the_place_tells_nothing_of_those_counted() -> None:
    (claim,) = claims("Two victims in the shooting are from Porto.")
    assert claim.measure.verb == "be"


def test_what_was_said_of_one_member_of_a_list_is_not_said_of_injuries() -> None:
    deaths, injuries = claims("There were 40 deaths and 200 injuries.")
    assert (deaths.measure.verb, injuries.measure.verb) == ("die", "be")


def test_a_mark_of_a_note_is_no_figure() -> None:
    assert told("The bridge was closed.[12][14]") == []


@pytest.mark.parametrize("text", ["None of the other eight guests were hurt.", "Neither of the two pilots was hurt."])
def test_whom_nothing_befell_are_no_count_of_the_hurt(text: str) -> None:
    assert claims(text)[-1].scope.modality is Modality.NEGATED


def test_a_step_of_a_scale_counts_nothing() -> None:
    assert told("A category 3 storm is near the coast.") == []
    assert told("The coast saw 3 storms.") == ["3 storm see"]


def test_a_rate_says_per_how_many() -> None:
    (rate, *_) = claims("The valley has 19.3 deaths per 100,000 people.")
    assert rate.scope.cue("each") is not None


@pytest.mark.parametrize(
    "text",
    ["Call the line at 1 (800) 555-TIPS.", "Call the guard at (555) 010-4470.", "A man called 911 from the mill."],
)
def test_what_one_dials_counts_nothing(text: str) -> None:
    assert told(text) == []


def test_what_is_told_within_the_clause_is_the_day_of_the_deed() -> None:
    (toll, *_) = claims("The man who hurt two guards before he fled on Sunday had bought the axe last year.")
    assert toll.when is not None
    assert toll.when.text == "Sunday"


def test_the_counter_of_a_row_of_pictures_counts_nothing() -> None:
    assert told("Image 26 of 111 Friends laid flowers at the gate.") == []
    assert told("About 111 friends laid flowers at the gate.") == ["111 friend lay"]
