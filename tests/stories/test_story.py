"""A story that is badly written is refused, and one that is well written objects to the right things."""

from __future__ import annotations

from pathlib import Path

import pytest
from story import BadStory, Expectation, Passage, read
from verdicts import Ruling

GOOD = """# Two counts of one flock

## A. Farm Weekly, 2020-04-14
The fair sold 300 sheep.

## B. Wool Letter
The fair sold 280 sheep.

## Findings
- A "300 sheep" | B "280 sheep" | conflict values_differ or conflict sources_disagree
- A "300 sheep" | B "280 sheep" | not rounding
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "flock.md"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_story_is_read_as_it_is_written(tmp_path: Path) -> None:
    story = read(written(tmp_path, GOOD))
    assert [(article.letter, article.publisher, article.published) for article in story.articles] == [
        ("A", "Farm Weekly", "2020-04-14"),
        ("B", "Wool Letter", None),
    ]
    assert [expectation.refuted for expectation in story.expectations] == ["", "rounding"]


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        (GOOD.replace('A "300 sheep" |', 'A "310 sheep" |'), "stands 0 times"),
        (GOOD.replace("sold 300 sheep", "sold 300 sheep, yes 300 sheep"), "stands 2 times"),
        (GOOD.replace("conflict values_differ", "conflict rounding"), "no ruling"),
        (GOOD.replace("not rounding", "not roundish"), "no verdict and no reason"),
        (GOOD.replace("## B. Wool Letter", "## Wool Letter"), "no article"),
        (GOOD.replace("## Findings", "## Found"), "ends with its findings"),
    ],
)
def test_a_slip_in_a_story_is_told(tmp_path: Path, wrong: str, complaint: str) -> None:
    with pytest.raises(BadStory, match=complaint):
        read(written(tmp_path, wrong))


SHEEP = (Passage("A", "300 sheep"), Passage("B", "280 sheep"))
CONFLICT, ROUNDED = Ruling("conflict", "values_differ", ("possible_update",)), Ruling("explained", "rounding")


@pytest.mark.parametrize(
    ("expectation", "found", "content"),
    [
        (Expectation(*SHEEP, welcome=(("conflict",),)), {CONFLICT}, True),
        (Expectation(*SHEEP, welcome=(("conflict", "values_differ", "possible_update"),)), {CONFLICT}, True),
        (Expectation(*SHEEP, welcome=(("conflict", "magnitude"),)), {CONFLICT}, False),
        (Expectation(*SHEEP, welcome=(("explained", "rounding"),)), {ROUNDED}, True),
        (Expectation(*SHEEP, welcome=(("explained", "rounding"),)), {ROUNDED, CONFLICT}, False),
        (Expectation(*SHEEP, welcome=(("explained", "rounding"),)), set(), False),
        (Expectation(*SHEEP, welcome=(("explained", "rounding"), ("nothing",))), set(), True),
        (Expectation(*SHEEP, refuted="rounding"), {CONFLICT}, True),
        (Expectation(*SHEEP, refuted="rounding"), {ROUNDED}, False),
        (Expectation(*SHEEP, refuted="conflict"), {CONFLICT}, False),
    ],
)
def test_an_expectation_objects_to_what_it_did_not_welcome(
    expectation: Expectation, found: set[Ruling], content: bool
) -> None:
    assert (expectation.objection(found) == "") is content
