"""Questions with too many passages to compare them all: what is compared follows a rule, and the report says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest
from effort import cpu_seconds

from reconcile.linking import clusters, meeting
from reconcile.model import Claim, Document, EventReference, Source
from reconcile.pipeline import reconcile
from reconcile.problems import Code, Problem
from reconcile.report import render
from reconcile.rules.group_findings import answers, ask, unheard
from reconcile.text.lines import label

Told = tuple[tuple[Claim, ...], dict[str, str]]


def article(name: str, text: str, published: date | None = None) -> Document:
    return Document(name, Source(f"{name}.txt", name, published=published), text, label(text, None))


def told(text: str) -> Told:
    """The claims of one article, with the sentence of each."""
    claims = reconcile([article("a", text)]).claims
    return claims, {claim.id: claim.sentence.of(text) for claim in claims}


def spread(some: Sequence[Told], copies: int) -> Told:
    """The claims of these articles, as if each had been printed by so many papers, all on one event."""
    event = EventReference("e-1", "the storm")
    claims: list[Claim] = []
    texts: dict[str, str] = {}
    for number in range(copies):
        for paper, (own, words) in enumerate(some):
            for claim in own:
                name = f"{claim.id}-{paper}-{number}"
                scope = replace(claim.scope, event=event)
                claims.append(replace(claim, id=name, document=f"d-{paper}-{number:05}", scope=scope))
                texts[name] = words[claim.id]
    return tuple(claims), texts


def asked(some: Sequence[Told], copies: int) -> tuple[Problem, ...]:
    claims, texts = spread(some, copies)
    return unheard(ask(claims, texts, dict.fromkeys(claim.document for claim in claims)))


PARTS = told("A storm tore through Vell on Sunday. It killed 4 people and injured 12 people.")
WHOLE = told("A gunman shot 16 people in Vell on Sunday.")
OTHER = told("A gunman shot 17 people in Vell on Sunday.")


def test_a_few_papers_are_compared_in_full() -> None:
    assert asked([PARTS, WHOLE, OTHER], 5) == ()


def test_parts_and_a_total_that_many_papers_tell() -> None:
    problems = asked([PARTS, WHOLE], 40)
    (one,) = problems
    assert one.code is Code.CAPPED
    assert not one.unread
    assert one.where == "Do the parts make the total, “16 people”?"
    assert one.message.startswith("40 passages answer it: parts were held against")


def test_totals_that_do_not_fit() -> None:
    problems = asked([PARTS, OTHER], 40)
    assert [problem.where for problem in problems] == ["Do the parts make the total, “17 people”?"]
    assert "40 passages answer it: killed and hurt were held against the first 12" in problems[0].message


def test_wounded_who_died_in_many_papers() -> None:
    later = told("A storm tore through Vell on Sunday. It killed 5 people and injured 11 people.")
    problems = asked([PARTS, later], 40)
    assert [problem.where for problem in problems] == ["How many of the 16 who were hit have died?"]
    assert problems[0].message.startswith("80 passages answer it: of each count of the dead, the first 20")


def test_one_number_for_two_things_in_many_papers() -> None:
    tail = "people after a long night of riots in the old town of Vell, officers said."
    problems = asked([told(f"Police arrested 14 {tail}"), told(f"Police rescued 14 {tail}")], 20)
    assert [problem.where for problem in problems] == ["Is 14 the number of one thing?"]
    assert "of each thing told with it, the first 8 articles" in problems[0].message


def test_a_line_of_figures_without_end() -> None:
    listed = ", ".join(f"{number} houses in Dorn" for number in range(31, 61))
    (one,) = asked([told(f"The storm destroyed {listed}.")], 1)
    assert "30 passages answer it: parts were sought among the first 24 of the sentence" in one.message


def test_levels_that_more_articles_tell_than_a_claim_meets(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (meeting, clusters):
        monkeypatch.setattr(module, "CROWD", 20)
    documents = [
        article(f"a{day:03}", f"The jobless rate in Peru was {5 + day % 3} percent.", date.fromordinal(739_000 + day))
        for day in range(30)
    ]
    report = reconcile(documents)
    capped = [problem for problem in report.problems if problem.code is Code.CAPPED]
    assert capped
    assert "30 claims may answer it: each was set beside 20 at most" in capped[0].message
    assert f"not compared in full: {capped[0].where}" in render(report, "text").decode()


def test_the_work_grows_with_the_claims() -> None:
    def work(copies: int) -> Callable[[], object]:
        claims, texts = spread([PARTS, WHOLE, OTHER], copies)
        written = dict.fromkeys(claim.document for claim in claims)
        return lambda: answers(ask(claims, texts, written))

    few, many = (cpu_seconds(work(copies)) / copies for copies in (70, 700))
    assert many < 2 * few + 1e-4
