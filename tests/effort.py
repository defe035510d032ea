"""How much work something is, for tests that hold that no input costs more than its length."""

from __future__ import annotations

import time
from collections.abc import Callable


def cpu_seconds(work: Callable[[], object]) -> float:
    """The processor's time that the work takes; what else the machine does meanwhile is not counted."""
    started = time.process_time()
    work()
    return time.process_time() - started
