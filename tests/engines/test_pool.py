"""A pool of real processes: results in order, whichever process ends first, and whichever dies."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import steps

from reconcile.engines import FEW, Lost, mapped
from reconcile.engines.pool import Pool


def results(step: object, values: range, jobs: int = 2) -> list[object]:
    with Pool(step, jobs) as pool:  # type: ignore[arg-type]
        return [result for _, result in pool.map(values)]


def test_results_come_in_order() -> None:
    assert results(steps.doubled, range(300)) == [2 * number for number in range(300)]


def test_the_work_is_shared_out_and_no_process_is_left() -> None:
    processes = {*results(steps.process, range(200))}
    assert os.getpid() not in processes
    assert 1 <= len(processes) <= 2
    for process in processes:
        assert isinstance(process, int)
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_parcels_larger_than_any_pipe_go_both_ways() -> None:
    sent = [bytes(3 << 20)] * 4
    with Pool(len, 2) as pool:
        assert [size for _, size in pool.map(sent)] == [3 << 20] * 4
    assert [len(str(one)) > 1 << 20 for one in results(steps.large, range(5))] == [True] * 5


def test_a_value_that_kills_its_process_once_is_tried_again(tmp_path: Path) -> None:
    step = steps.Dies(frozenset((0, 5, 50)), tmp_path)
    assert results(step, range(60)) == [2 * number for number in range(60)]


def test_a_value_that_kills_its_process_twice_is_given_up_and_all_others_are_done() -> None:
    found = results(steps.Dies(frozenset((0, 17, 18, 59))), range(60))
    assert [number for number, one in enumerate(found) if isinstance(one, Lost)] == [0, 17, 18, 59]
    assert found[17] == Lost("killed by SIGKILL")
    assert [one for one in found if not isinstance(one, Lost)] == [2 * n for n in range(60) if n not in (0, 17, 18, 59)]


def test_a_process_that_leaves_says_with_which_code() -> None:
    assert results(steps.leaves, range(10))[7] == Lost("ended with exit code 5")


def test_where_no_process_can_be_started_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reconcile.engines.pool._START", "raise SystemExit(9)")
    with pytest.raises(ChildProcessError, match="ended with exit code 9"):
        results(steps.doubled, range(3))


def test_no_more_values_are_taken_than_can_be_worked_on() -> None:
    taken = 0

    def values() -> Iterator[int]:
        nonlocal taken
        for number in range(5000):
            taken = number
            yield number

    ahead = 0
    with Pool(steps.doubled, 2) as pool:
        for number, _ in pool.map(values()):
            ahead = max(ahead, taken - number)
    assert 0 < ahead <= 2 * 64


def test_a_pool_that_is_left_early_leaves_no_process() -> None:
    with Pool(steps.process, 2) as pool:
        _, process = next(iter(pool.map(range(100))))
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_a_few_values_are_done_here() -> None:
    assert {result for _, result in mapped(steps.process, range(FEW - 1), 2)} == {os.getpid()}
    assert os.getpid() not in {result for _, result in mapped(steps.process, range(FEW), 2)}
    assert {result for _, result in mapped(steps.process, range(100), 1)} == {os.getpid()}
