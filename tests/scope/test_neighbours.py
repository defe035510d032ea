"""An event that more articles tell of than can all be set beside one another stays one event."""

from __future__ import annotations

import random

import pytest
from newsdesk import Told, article, told

from reconcile.model import Basis, Dating, Document, Profile
from reconcile.problems import Code
from reconcile.scope.events import KIN, recognise
from reconcile.scope.neighbours import HOLDERS, PARTNERS, candidates
from reconcile.scope.sameness import When

HEADS = ("Grain silo blast in Ostrick", "Blast at Ostrick silo", "Explosion rips through silo in Ostrick")
OPENS = (
    "An explosion tore through the Hallam grain silo in Ostrick on Tuesday, killing {n} workers.",
    "At least {n} workers died on Tuesday when the Hallam grain silo in Ostrick blew up.",
    "A blast at the Hallam silo in Ostrick killed {n} people on Tuesday, rescuers said.",
    "The death toll of Tuesday's explosion at the Hallam grain silo in Ostrick stood at {n}.",
)
MORE = (
    "Dust had caught fire near a conveyor, fire chief Lena Porrit said.",
    "Windows broke as far off as Weaver Street.",
    "Foreman Jonas Tellick was among the dead.",
    "Jonas Tellick and Mara Vint, both of the night shift, were named as victims.",
    "The silo was built by the Hallam Brothers in 1961.",
    "Relatives waited outside the Saint Brannoc hospital.",
    "Crews from Dellmouth and Carrow came to help.",
    "The harbour road was closed until Thursday.",
)


def reports(number: int) -> list[Document]:
    """So many reports of one blast, each in its own words, over three days."""
    chance = random.Random(7)
    made = []
    for at in range(number):
        text = f"{chance.choice(HEADS)}\n\n{chance.choice(OPENS).format(n=chance.choice((9, 11, 12)))}\n\n"
        text += "\n\n".join(chance.sample(MORE, 5))
        made.append(article(f"silo-{at:03}", text, f"2021-06-{9 + at % 3:02}"))
    return made


OTHERS = [
    article("strike", "Dockers in Ostrick voted on Tuesday to strike for a week.", "2021-06-09"),
    article("fire", "A fire in a Carrow bakery on Monday hurt 2 people.", "2021-06-09"),
]


def events_of(found: Told) -> set[str]:
    return {one.id for name, one in found.scene.own.items() if name.startswith("silo")}


def test_a_hundred_reports_of_one_event_are_one_event() -> None:
    found = told(*reports(100), *OTHERS)
    assert len(events_of(found)) == 1
    assert not found.is_one("silo-000", "strike")
    assert not found.is_one("silo-000", "fire")


def test_their_order_changes_nothing() -> None:
    documents = reports(HOLDERS + 5)
    shuffled = [*documents]
    random.Random(3).shuffle(shuffled)
    first, second = told(*documents), told(*shuffled)
    assert first.scene.own == second.scene.own
    assert first.scene.related == second.scene.related
    assert first.scene.apart == second.scene.apart


def _profiles(number: int) -> dict[str, Profile]:
    names = ((("lena porrit", 1.7), ("porrit", 1.0), ("ostrick", 1.0)),)
    return {f"d{at:05}": Profile(f"d{at:05}", names=(*names[0], (f"own {at // 2}", 1.0))) for at in range(number)}


@pytest.mark.parametrize("number", [500, 2000])
def test_pairs_grow_with_the_documents_and_not_with_their_square(number: int) -> None:
    profiles = _profiles(number)
    near = candidates(profiles, dict.fromkeys(profiles, When(None)))
    assert len(near.pairs) <= PARTNERS * number
    assert near.full == frozenset(profiles)
    assert all((f"d{at:05}", f"d{at + 1:05}") in near.pairs for at in range(0, number, 2))  # each with its like


def test_an_event_told_by_too_many_to_set_all_beside_one_another_says_so() -> None:
    names = (("ostrick", 2.0), ("jonas tellick", 2.0), ("mara vint", 2.0), ("weaver street", 1.5))
    told_of = {"places": (("ostrick", 2.0),), "kinds": ("disaster",)}
    profiles = tuple(Profile(f"d{at:03}", names=names, **told_of) for at in range(KIN + 20))  # type: ignore[arg-type]
    scene = recognise(profiles, [Dating(one.document, None, Basis.UNKNOWN) for one in profiles])
    assert len({one.id for one in scene.own.values()}) == 1
    assert [(one.where, one.code) for one in scene.problems] == [("disaster in Ostrick", Code.CAPPED)]
    assert str(KIN + 20) in scene.problems[0].message
    assert not scene.are_related("d000", f"d{KIN + 10:03}")
