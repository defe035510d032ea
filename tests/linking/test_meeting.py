"""Who meets whom, in one block or in all of them at once: the same pairs, each looked at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from reconcile import stages
from reconcile.linking import meeting
from reconcile.linking.pairs import Ground, blocks, ground
from reconcile.model import Claim, Document
from reconcile.pipeline import extract, in_time
from reconcile.readers import read

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
    together = meeting.Meeting(claims, parted, around).all()
    apart, crowds = by_key(claims, parted, around)
    assert list(together.pairs) == sorted(set(apart))
    assert sorted(together.crowds, key=str) == sorted(crowds, key=str)


def test_a_pair_of_related_articles_is_looked_at_once(
    told: tuple[tuple[Claim, ...], Ground], monkeypatch: pytest.MonkeyPatch
) -> None:
    claims, around = told
    monkeypatch.setattr(meeting, "CROWD", 10_000)
    together = meeting.Meeting(claims, blocks(claims), around).all().pairs
    apart, _ = by_key(claims, blocks(claims), around)
    assert len(apart) > len(together) == len(set(together)) > 50


def by_key(
    claims: Sequence[Claim], parted: Iterable[Sequence[int]], around: Ground
) -> tuple[list[meeting.Pair], list[meeting.Crowd]]:
    """The pairs of each key by itself, by their places among all, and the crowds."""
    pairs: list[meeting.Pair] = []
    crowds: list[meeting.Crowd] = []
    for block in parted:
        met = meeting.meet([claims[place] for place in block], around)
        pairs += ((block[a], block[b], score) for a, b, score in met.pairs)
        crowds += met.crowds
    return pairs, crowds
