"""Who meets whom, in one block or in all of them at once: the same pairs, each looked at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from reconcile import stages
from reconcile.linking import meeting
from reconcile.linking.pairs import Ground, blocks, ground
from reconcile.model import Claim, Document
from reconcile.pipeline import extract, in_time
from reconcile.readers import read
from reconcile.sharing import alone

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def told() -> tuple[tuple[Claim, ...], Ground]:
    extracts = [extract(one) for one in read([str(SEEDS)], None) if isinstance(one, Document)]
    dated, _ = in_time(extracts)
    scene = stages.recognise([stages.short(one) for one in extracts], dated)
    claims = [claim for one in extracts for claim in stages.settle(one.claims, stages.setting(one.document.id, scene))]
    return tuple(claims), ground(claims, scene)


@pytest.mark.parametrize("crowd", [4, 20, 200])
@pytest.mark.parametrize("run", [1, 7, 256])
def test_all_at_once_finds_what_each_key_by_itself_does(
    told: tuple[tuple[Claim, ...], Ground], crowd: int, run: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims, around = told
    monkeypatch.setattr(meeting, "CROWD", crowd)
    monkeypatch.setattr(meeting, "LEVELS", max(2, crowd // 6))
    monkeypatch.setattr(meeting, "RUN", run)
    parted = blocks(claims)
    apart = [meeting.meet(block, around) for block in parted.values()]
    together = list(meeting.meet_all(parted, around, alone))
    assert {(a.id, b.id, score) for met in apart for a, b, score in met.pairs} == {
        (a.id, b.id, score) for met in together for a, b, score in met.pairs
    }
    assert [(met.capped, met.claims) for met in apart] == [(met.capped, met.claims) for met in together]


def test_a_pair_of_related_articles_is_looked_at_once(
    told: tuple[tuple[Claim, ...], Ground], monkeypatch: pytest.MonkeyPatch
) -> None:
    claims, around = told
    monkeypatch.setattr(meeting, "CROWD", 10_000)

    def found(some: Iterable[meeting.Met]) -> list[tuple[str, str]]:
        pairs = [(a, b) for met in some for a, b, _ in met.pairs]
        return [(a.id, b.id) for a, b in pairs if around.scene.are_related(a.document, b.document)]

    together = found(meeting.meet_all(blocks(claims), around, alone))
    apart = found(meeting.meet(block, around) for block in blocks(claims).values())
    assert len(apart) > len(together) == len(set(together)) > 50
