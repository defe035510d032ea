"""Work shared out among copies of the process comes back whole and in order, whatever becomes of a copy."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from reconcile.engines import forked
from reconcile.engines.forked import Forked

MANY = tuple(range(1_000))
HERE = os.getpid()
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="copies are made on Linux only")


def children() -> set[str]:
    """The processes that this one has started and that are not done with; tests in a browser leave some, too."""
    return {pid for task in Path("/proc/self/task").iterdir() for pid in (task / "children").read_text().split()}


def test_all_come_back_in_order() -> None:
    told = list(Forked(3)(lambda value: (value, value * value), MANY))
    assert told == [(value, value * value) for value in MANY]


def test_a_copy_sees_what_the_process_holds() -> None:
    words = {value: f"word {value}" for value in MANY}
    assert list(Forked(2)(words.__getitem__, MANY)) == list(words.values())


def test_several_processes_do_it() -> None:
    def slowly(value: int) -> int:
        time.sleep(0.0005)
        return os.getpid()

    assert len(set(Forked(2)(slowly, MANY))) > 1


def test_a_copy_gives_way_to_a_fresh_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def slowly(value: int) -> tuple[int, int]:
        time.sleep(0.0005)
        return value, os.getpid()

    held = [bytearray(b"some") * 4_096 for _ in MANY]  # four pages each

    def touching(value: int) -> tuple[int, int]:
        held[value][:] = held[value][::-1]
        return slowly(value)

    monkeypatch.setattr(forked, "OWN", 4)
    monkeypatch.setattr(forked, "LEAST", 4)
    told = list(Forked(2)(touching, MANY))
    assert [value for value, _ in told] == list(MANY)
    copies = {at for _, at in told} - {HERE}
    assert len(copies) > 2
    monkeypatch.setattr(forked, "OWN", 400)
    assert len({at for _, at in Forked(2)(touching, MANY)} - {HERE}) == 1


def test_few_values_are_worth_no_copy() -> None:
    assert set(Forked(2)(lambda _: os.getpid(), MANY[: forked.FEW - 1])) == {HERE}


def test_what_a_dead_copy_had_is_done_here() -> None:
    def deadly(value: int) -> int:
        if os.getpid() != HERE and value % 100 == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return value

    assert list(Forked(4)(deadly, MANY)) == list(MANY)


def test_what_cannot_be_sent_is_done_here() -> None:
    told = list(Forked(2)(lambda value: (lambda: value,), MANY))
    assert len(told) == len(MANY)
    assert all(callable(one) for (one,) in told)


def test_a_step_that_fails_fails_here() -> None:
    def fails(value: int) -> int:
        if value == 700:
            raise ValueError("700")
        return value

    before = children()
    with pytest.raises(ValueError, match="700"):
        list(Forked(2)(fails, MANY))
    assert children() == before


def test_who_stops_asking_leaves_no_copy() -> None:
    before = children()
    told = Forked(2)(lambda value: value, MANY)
    assert next(told) == 0
    assert children() > before
    del told
    assert children() == before
