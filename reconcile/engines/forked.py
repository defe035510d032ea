"""Steps over values that lie in this process's memory, shared out among copies of the process.

A copy (`fork`) has all that the step looks at without its being sent; only results come back, through a file without a
name. Who is free takes the next few values: their numbers lie in a pipe that all read from. What a copy did not bring
back, however it ended, is done here. Only on Linux, where the parser is in no process that is copied.

To look at a value is to count who holds it, and the page that it lies on becomes the copy's own. A copy with many
pages of its own gives way to a fresh one, which shares all again.
"""

from __future__ import annotations

import gc
import os
import signal
import struct
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from reconcile.engines.parcel import pack, unpack

T = TypeVar("T")
R = TypeVar("R")

#: Fewer values than this are not worth a copy; parts that each process gets, so that none waits long for another.
FEW, PARTS = 256, 48
#: Megabytes of pages that all copies may have of their own; and that one of many may have, or it would soon give way.
OWN, LEAST = 384, 64
#: How a copy says that it gave way, and did not come to harm.
_GAVE_WAY = 17
_NUMBER, _HEAD = struct.Struct("<I"), struct.Struct("<IQ")


@dataclass(frozen=True, slots=True)
class Forked:
    """Shares a step out among so many processes, this one among them."""

    jobs: int

    def __call__(self, step: Callable[[T], R], values: Sequence[T], /) -> Iterator[R]:
        if self.jobs < 2 or len(values) < FEW or sys.platform != "linux":
            return map(step, values)
        return _shared(step, values, self.jobs)


def _shared(step: Callable[[T], R], values: Sequence[T], jobs: int) -> Iterator[R]:
    size = -(-len(values) // (jobs * PARTS))
    parts = [values[at : at + size] for at in range(0, len(values), size)]
    waiting, given = os.pipe()
    os.write(given, b"".join(map(_NUMBER.pack, range(len(parts)))))  # far less than a pipe holds
    os.close(given)
    helpers: list[_Helper] = []
    done: dict[int, list[R]] = {}
    due = 0
    try:
        room = (max(OWN // (jobs - 1), LEAST) << 20) // os.sysconf("SC_PAGESIZE")
        helpers += (_Helper(step, parts, waiting, room) for _ in range(jobs - 1))
        while (number := _next(waiting)) is not None:
            done[number] = list(map(step, parts[number]))
            for helper in helpers:
                done.update(helper.brought())
                helper.renew()
            while due in done:
                yield from done.pop(due)
                due += 1
        for helper in helpers:
            helper.wait()
            done.update(helper.brought())
        for number in range(due, len(parts)):
            yield from done.pop(number) if number in done else map(step, parts[number])
    finally:
        for helper in helpers:
            helper.close()
        os.close(waiting)


def _next(waiting: int) -> int | None:
    """The number of the next part that nobody has taken."""
    told = os.read(waiting, _NUMBER.size)
    return int(_NUMBER.unpack(told)[0]) if told else None


class _Helper:
    """A copy of this process that takes parts until there are none, and the file in which it leaves what it made."""

    def __init__(self, step: Callable[[Any], Any], parts: Sequence[Sequence[Any]], waiting: int, room: int) -> None:
        self._file, name = tempfile.mkstemp(prefix="reconcile-")
        os.unlink(name)
        self._read = 0
        self._asked = step, parts, waiting, room
        self._start()

    def _start(self) -> None:
        with warnings.catch_warnings():  # a progress bar has a thread, which no copy needs
            warnings.simplefilter("ignore", DeprecationWarning)
            self._process = os.fork()
        if self._process == 0:
            ended = 0  # whatever went wrong goes wrong again where it can be told
            try:
                ended = self._work(*self._asked)
            finally:
                os._exit(ended)

    def _work(self, step: Callable[[Any], Any], parts: Sequence[Sequence[Any]], waiting: int, room: int) -> int:
        """Does parts until none is left, or it has more pages of its own than it has room for."""
        import resource  # not on every system

        signal.signal(signal.SIGINT, signal.SIG_DFL)
        gc.disable()  # it would touch, and so copy, all that the process holds
        while (number := _next(waiting)) is not None:
            told = pack(list(map(step, parts[number])))
            left = memoryview(_HEAD.pack(number, len(told)) + told)
            while left:
                left = left[os.write(self._file, left) :]
            if resource.getrusage(resource.RUSAGE_SELF).ru_minflt > room:
                return _GAVE_WAY
        return 0

    def renew(self) -> None:
        """Puts a fresh copy in the place of one that gave way."""
        if not self._process:
            return
        process, status = os.waitpid(self._process, os.WNOHANG)
        if process:
            self._process = 0
            if os.waitstatus_to_exitcode(status) == _GAVE_WAY:
                self._start()

    def brought(self) -> Iterator[tuple[int, Any]]:
        """The parts that it has done since this was last asked, with their results."""
        while len(head := os.pread(self._file, _HEAD.size, self._read)) == _HEAD.size:
            number, size = _HEAD.unpack(head)
            told = os.pread(self._file, size, self._read + _HEAD.size)
            if len(told) < size:
                return  # it is being written
            self._read += _HEAD.size + size
            yield number, unpack(told)

    def wait(self) -> None:
        if self._process:
            os.waitpid(self._process, 0)
            self._process = 0

    def close(self) -> None:
        """Lets go of it, if need be before it has ended."""
        if self._process:
            os.kill(self._process, signal.SIGKILL)
            self.wait()
        os.close(self._file)
