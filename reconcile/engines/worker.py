"""The other side of a pool: a process that takes a value, does the step with it, and hands back what it made.

It lives as long as its standard input. Whatever else the step prints goes to standard error.
"""

from __future__ import annotations

import gc
import os
import signal
import struct
import sys
from typing import BinaryIO

from reconcile.engines.parcel import pack, unpack

LENGTH = struct.Struct("<Q")

#: Values that are worked at until we look for garbage in cycles. What extraction makes has none; a plug-in's may.
_COLLECT = 500


def send(stream: BinaryIO, data: bytes) -> None:
    stream.write(LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: BinaryIO) -> bytes | None:
    """The next parcel; None where the other side is gone."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (size,) = LENGTH.unpack(head)
    data = stream.read(size)
    return data if len(data) == size else None


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the first process, which then closes our input
    gc.disable()
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    asked = sys.stdin.buffer
    first = receive(asked)
    if first is None:
        return
    step = unpack(first)
    send(out, b"")  # we are there
    done = 0
    while (data := receive(asked)) is not None:
        send(out, pack(step(unpack(data))))
        done += 1
        if done == 1:
            gc.freeze()  # the parser and its tables are here to stay
        elif done % _COLLECT == 0:
            gc.collect()
