"""An article that was handed in twice has one say in which events there are, and its copies share what it is found to
tell."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from newsdesk import article

from reconcile import pipeline, stages
from reconcile.model import Document
from reconcile.scope.events import Scene

PAGE = article("page", "Fires in Osterby and Vell")
TOLD = (
    PAGE,
    article(
        "mill",
        "A fire at a flour mill in Osterby on Monday injured 9 workers, Mayor Lena Ashcombe said.",
        "2019-06-04",
    ),
    article(
        "mill-later", "The mill fire in Osterby hurt 11 workers on Monday, fire chief Odo Brandt said.", "2019-06-05"
    ),
    article("barn", "A barn fire near Vell on Sunday killed 40 cows, fire chief Odo Brandt said.", "2019-06-03"),
    article("barn-later", "Vell: 38 cows died in Sunday's barn fire, farmer Ines Tarrow said.", "2019-06-04"),
)


def scene(*documents: Document) -> Scene:
    shorts = [stages.short(pipeline.extract(one)) for one in documents]
    return stages.recognise(shorts, stages.date(shorts))


def copies(of: Document, number: int) -> list[Document]:
    return [replace(of, id=f"{of.id}-{at}", source=replace(of.source, path=f"{at}.txt")) for at in range(number)]


ALONE = scene(*TOLD)


@given(st.sampled_from(TOLD), st.integers(1, 12))
def test_copies_join_no_events_and_part_none(of: Document, number: int) -> None:
    beside = scene(*TOLD, *copies(of, number))
    assert {one.id: beside.own[one.id] for one in TOLD} == dict(ALONE.own)
    assert {pair for pair in beside.related if {*pair} <= {one.id for one in TOLD}} == ALONE.related
    assert beside.apart == ALONE.apart


def test_a_copy_stands_where_its_article_stands() -> None:
    copy, other = copies(TOLD[1], 2)
    beside = scene(*TOLD, copy, other)
    assert beside.own[copy.id] == beside.own["mill"]
    assert beside.related_to(copy.id) == {*ALONE.related_to("mill"), "mill", other.id}
    assert beside.why(copy.id, "mill-later") == ALONE.why("mill", "mill-later")


def test_two_articles_alike_in_all_that_is_kept_of_them_are_no_copies() -> None:
    longer = replace(TOLD[1], id="longer", source=replace(TOLD[1].source, sha256="1" * 64))
    assert len({*scene(TOLD[1], longer).profiles}) == 2


def test_a_thousand_copies_of_two_articles_are_not_set_beside_one_another_in_full() -> None:
    beside = scene(TOLD[1], TOLD[2], *copies(TOLD[1], 500), *copies(TOLD[2], 500))
    assert len(beside.related) < 5_000
    assert beside.are_related(f"{TOLD[1].id}-499", "mill-later")
