"""Every story of `told/` comes out as its editor wrote; those that `pending.txt` names do not do so yet.

A pending story is run as well and must fail, so that one that begins to pass has to be taken off the list.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from story import NOTHING, REASONS, Expectation, Story, read

HERE = Path(__file__).parent
STORIES = [read(path) for path in sorted((HERE / "told").glob("*.md"))]
PENDING = (HERE / "pending.txt").read_text(encoding="utf-8").split()


def _mark(story: Story) -> tuple[pytest.MarkDecorator, ...]:
    return (pytest.mark.xfail(reason="pending", strict=True, raises=AssertionError),) if story.name in PENDING else ()


@pytest.mark.parametrize("story", [pytest.param(story, id=story.name, marks=_mark(story)) for story in STORIES])
def test_the_story_comes_out_as_its_editor_wrote(story: Story, tmp_path: Path) -> None:
    objections = story.objections(story.tell(tmp_path))
    assert not objections, "\n".join([story.title, *objections])


def test_what_is_pending_is_told() -> None:
    assert sorted(PENDING) == sorted({*PENDING} & {story.name for story in STORIES})


def _expectations() -> list[Expectation]:
    return [expectation for story in STORIES for expectation in story.expectations]


@pytest.mark.parametrize("reason", [reason for reasons in REASONS.values() for reason in reasons])
def test_each_reason_is_shown_twice_and_refuted_once(reason: str) -> None:
    best = [expectation.welcome[0] for expectation in _expectations() if expectation.welcome]
    shown = Counter(words[1] for words in best if words != (NOTHING,) and len(words) > 1)
    refuted = Counter(expectation.refuted for expectation in _expectations() if expectation.refuted)
    assert shown[reason] >= 2
    assert refuted[reason] >= 1
