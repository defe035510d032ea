"""The queue: gravest first, and only what a person asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import PAPERS, conflict, run
from reviewing import Visitor, served

from reconcile.case import Reader, load, save
from reconcile.review.queue import Ask, asked, neighbours, queue

#: A third paper: two conflicts on houses, one on barns, an agreement on houses.
THREE = {**PAPERS, "post.txt": "After the night\n\nSome 4 barns and 15 houses were lost in the flood.\n"}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    save(tmp_path / "case.db", run(THREE))
    return tmp_path / "case.db"


@pytest.fixture
def ann(case: Path) -> Iterator[Visitor]:
    with served(case) as page:
        yield Visitor(page)


def counts(visitor: Visitor, query: str = "") -> dict[str, int]:
    """The numbers on the tabs."""
    found = re.findall(r">([A-Z][a-z ]+) <b>([\d,]+)</b>", visitor.get(f"/{query}").text)
    return {name: int(number.replace(",", "")) for name, number in found}


def listed(visitor: Visitor, query: str = "") -> list[str]:
    return re.findall(r'href="/finding/(f-\w+)[^"]*" data-row', visitor.get(f"/{query}").text)


def test_conflicts_are_open_until_somebody_settles_them(case: Path, ann: Visitor) -> None:
    found = {"Open": 3, "Needs a call": 0, "Mine": 0, "Changed since the last run": 0, "Ruled": 0, "All": 4}
    assert counts(ann) == found
    first = conflict(load(case)).id
    ann.rule(first, "needs_call", needs_call__ask="Which?", needs_call__to="the mayor")
    assert counts(ann) == found | {"Needs a call": 1, "Mine": 1, "Ruled": 1}
    assert listed(ann, "?show=call") == [first]
    ann.rule(first, "accept=15")
    assert counts(ann) == found | {"Open": 2, "Mine": 1, "Ruled": 1}
    assert first not in listed(ann)
    assert "decided" in ann.get("/?show=ruled").words
    assert "decided" not in ann.get("/").words


def test_mine_are_those_that_i_ruled_on(case: Path, ann: Visitor) -> None:
    first = conflict(load(case)).id
    ann.rule(first, "accept=15", who="Ann")
    assert listed(ann, "?show=mine") == [first]
    ann.rule(listed(ann)[0], "dismissed", who="Ben")
    assert first not in listed(ann, "?show=mine")


def test_what_changed_since_the_last_run_is_told(case: Path, ann: Visitor) -> None:
    before = listed(ann, "?show=all")
    save(case, run({**THREE, "post.txt": THREE["post.txt"].replace("15 houses", "18 houses")}))
    changed = listed(ann, "?show=changed")
    assert changed
    assert len(changed) == 2  # 18 against 12, 18 against 15: what the others say is as it was
    assert set(before) & set(changed) == set()
    assert "new since the last run" in ann.get("/?show=changed").words
    save(case, run({**THREE, "post.txt": THREE["post.txt"].replace("15 houses", "18 houses")}))
    assert listed(ann, "?show=changed") == []


def test_a_file_edited_elsewhere_brings_nothing_new(case: Path, ann: Visitor) -> None:
    save(case, run({**THREE, "post.txt": "A longer headline than before\n\n" + THREE["post.txt"]}))
    assert counts(ann)["Changed since the last run"] == 0


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("?q=barn", 1),
        ("?q=HOUSES+post.txt", 1),
        ("?q=fire", 0),
        ("?q=Herald&show=all", 2),
        ("?verdict=agree&show=all", 1),
        ("?verdict=conflict", 3),
        ("?verdict=agree", 0),
        ("?q=%00%1b[31m", 0),
        ("?show=nonsense&verdict=none&page=-3", 3),
        ("?page=999999999999", 3),
        ("?q=" + "x" * 5_000, 0),
    ],
)
def test_it_is_filtered_and_searched(ann: Visitor, query: str, number: int) -> None:
    assert len(listed(ann, query)) == number


def test_the_empty_states_say_what_is_so(case: Path, ann: Visitor) -> None:
    for finding in listed(ann):
        ann.rule(finding, "dismissed")
    assert "Nothing needs a decision Open 0" in ann.get("/").words
    assert "Every conflict is settled, or there is none: 4 findings in run 1." in ann.get("/").words
    assert "None." in ann.get("/?q=nowhere").words


def test_nobody_has_ruled_yet(ann: Visitor) -> None:
    assert "Nobody has ruled on anything yet" in ann.get("/log").words
    assert "Nobody has said yet who you are" in ann.get("/?show=mine").words


def test_long_queues_are_paged_and_keep_their_order(tmp_path: Path) -> None:
    many = {f"paper-{number:02}.txt": f"The flood took {number + 10} houses.\n" for number in range(16)}
    save(tmp_path / "many.db", run(many))
    with served(tmp_path / "many.db") as page:
        ann = Visitor(page)
        told = [listed(ann, f"?page={number}") for number in (1, 2, 3)]
        assert [len(one) for one in told] == [50, 50, 20]
        assert len({name for one in told for name in one}) == 120
        assert listed(ann, "?page=77") == told[2]
        assert "Page 2 of 3" in ann.get("/?page=2").words


def test_next_and_previous_go_through_what_was_asked_for(case: Path, ann: Visitor) -> None:
    first, second, third = listed(ann)
    assert f'rel="next" href="/finding/{second}"' in ann.get(f"/finding/{first}").text
    ann.rule(second, "dismissed")
    text = ann.get(f"/finding/{second}").text  # it is no longer open, and stands between the others all the same
    assert f'rel="prev" href="/finding/{first}"' in text
    assert f'rel="next" href="/finding/{third}"' in text
    assert f'rel="next" href="/finding/{third}"' in ann.get(f"/finding/{first}").text


def test_an_ask_is_read_back_from_its_address() -> None:
    ask = Ask("all", "conflict", "fire & flood", 3)
    assert ask.query() == "?show=all&verdict=conflict&q=fire+%26+flood&page=3"
    assert asked({"show": "all", "verdict": "conflict", "q": "fire & flood", "page": "3"}) == ask
    assert Ask().query() == ""


def test_neighbours_of_what_is_not_there_are_none(case: Path) -> None:
    with Reader(case).look() as look:
        assert neighbours(look.board, queue(look, Ask(text="nowhere"), ""), "f-none") == (None, None)
