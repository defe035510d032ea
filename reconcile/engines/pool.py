"""A pool of processes that share nothing but work items: bounded memory, results in order, and no death unnoticed.

Each worker is a Python of its own, handed one value at a time over a pipe. One that dies (for want of memory, or of a
fault in a library) is replaced and its value tried once more, then given up.
"""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from reconcile.engines.parcel import pack, unpack
from reconcile.engines.worker import LENGTH

#: Values that wait at a worker, so that it need not wait for us; and that may be ahead of the one that is due.
_WAITING, _AHEAD = 3, 64
_CHUNK = 1 << 18
#: Starts in a row that may fail.
_STARTS = 3
_START = "import sys; sys.path[:] = {path!r}; from reconcile.engines.worker import main; main()"


@dataclass(frozen=True, slots=True)
class Lost:
    """In place of a result: the worker ended with this value twice, and how."""

    how: str


@dataclass(slots=True)
class _Item:
    number: int
    value: Any
    tries: int = 0


@dataclass(slots=True, eq=False)
class _Worker:
    """A process, the items that it has, in order, and what is on its way to and from it."""

    process: subprocess.Popen[bytes]
    items: deque[_Item] = field(default_factory=deque)
    going: bytearray = field(default_factory=bytearray)
    coming: bytearray = field(default_factory=bytearray)
    ready: bool = False


class Pool:
    """Some processes that do one step. Used in a `with` block, at whose end none of them is left."""

    def __init__(self, step: Callable[[Any], Any], jobs: int) -> None:
        self._step = _framed(pack(step))
        self._watched = selectors.DefaultSelector()
        self._workers: list[_Worker] = []
        self._done: dict[int, Any] = {}
        self._jobs = jobs
        self._failed = 0  # starts, one after the other

    def __enter__(self) -> Pool:
        for _ in range(self._jobs):
            self._start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            self._end(worker)
        self._workers.clear()
        self._watched.close()

    def map(self, values: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        """Each value with its result, or `Lost`, in order. Values are taken as there is room for them."""
        coming = enumerate(values)
        waiting: deque[_Item] = deque()  # those that were taken, in order
        more = True
        while more or waiting:
            while more and len(waiting) < _AHEAD * self._jobs and (worker := self._free()) is not None:
                taken = next(coming, None)
                more = taken is not None
                if taken is not None:
                    waiting.append(_Item(*taken))
                    self._give(worker, waiting[-1])
            while waiting and waiting[0].number in self._done:
                item = waiting.popleft()
                yield item.value, self._done.pop(item.number)
            if waiting and waiting[0].number not in self._done:
                self._turn()

    def _free(self) -> _Worker | None:
        """The worker with the least to do, if it can take one more."""
        worker = min(self._workers, key=lambda one: len(one.items))
        return worker if len(worker.items) < _WAITING else None

    def _give(self, worker: _Worker, item: _Item) -> None:
        worker.items.append(item)
        worker.going += _framed(pack(item.value))
        self._watch(worker)

    def _turn(self) -> None:
        """Waits until something can be sent or received, and does that."""
        for key, events in self._watched.select():
            worker, stream = key.data, key.fileobj
            if worker not in self._workers:
                continue  # it was ended within this turn
            if events & selectors.EVENT_WRITE and stream is worker.process.stdin:
                self._send(worker)
            elif events & selectors.EVENT_READ and not self._receive(worker):
                self._replace(worker)

    def _send(self, worker: _Worker) -> None:
        assert worker.process.stdin is not None
        try:
            sent = os.write(worker.process.stdin.fileno(), memoryview(worker.going)[:_CHUNK])
        except BlockingIOError:
            return
        except BrokenPipeError:
            sent = len(worker.going)  # it is dead: its output ends, and that is dealt with
        del worker.going[:sent]
        if not worker.going:
            self._watched.unregister(worker.process.stdin)

    def _receive(self, worker: _Worker) -> bool:
        """Takes in what a worker sends; False where it ended."""
        assert worker.process.stdout is not None
        data = os.read(worker.process.stdout.fileno(), _CHUNK)
        worker.coming += data
        at = 0
        while len(worker.coming) - at >= LENGTH.size:
            (size,) = LENGTH.unpack_from(worker.coming, at)
            end = at + LENGTH.size + size
            if len(worker.coming) < end:
                break
            if size:
                with memoryview(worker.coming) as view, view[at + LENGTH.size : end] as parcel:
                    self._done[worker.items.popleft().number] = unpack(parcel)
            else:
                worker.ready, self._failed = True, 0
            at = end
        del worker.coming[:at]
        return bool(data)

    # ── workers ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _start(self) -> _Worker:
        command = [sys.executable, "-c", _START.format(path=sys.path)]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        assert process.stdin is not None
        assert process.stdout is not None
        os.set_blocking(process.stdin.fileno(), False)
        worker = _Worker(process)
        worker.going += self._step
        self._workers.append(worker)
        self._watched.register(process.stdout, selectors.EVENT_READ, worker)
        self._watch(worker)
        return worker

    def _watch(self, worker: _Worker) -> None:
        """Tells when more can be sent to it."""
        stream = worker.process.stdin
        assert stream is not None
        if worker.going and stream.fileno() not in self._watched.get_map():
            self._watched.register(stream, selectors.EVENT_WRITE, worker)

    def _replace(self, worker: _Worker) -> None:
        """A worker that ended gives its place to a new one, which first tries again what this one was at. What only
        waited there is tried as if for the first time. Raises ChildProcessError where none can be started."""
        items = worker.items
        self._workers.remove(worker)
        how = self._end(worker)
        if not worker.ready:
            self._failed += 1
            if self._failed > _STARTS:
                raise ChildProcessError(f"worker processes cannot be started: {how}")
        elif items:
            items[0].tries += 1
            if items[0].tries > 1:
                self._done[items.popleft().number] = Lost(how)
        new = self._start()
        for item in items:
            self._give(new, item)

    def _end(self, worker: _Worker) -> str:
        """Lets go of a process that has ended; says how it did."""
        for stream in (worker.process.stdin, worker.process.stdout):
            assert stream is not None
            if stream.fileno() in self._watched.get_map():
                self._watched.unregister(stream)
            stream.close()
        code = worker.process.wait()
        if code < 0:
            return f"killed by {signal.Signals(-code).name}"
        return f"ended with exit code {code}"


def _framed(data: bytes) -> bytes:
    return LENGTH.pack(len(data)) + data
