"""The files behind documents, as they are now: their bytes, for the case to keep."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reconcile.model import Document


def snapshots(asked: Sequence[str]) -> Callable[[Document], bytes | None]:
    """A function from a document of a run on these sources to the bytes of its file; None where they are not there, or
    not those any more that were read. The folders are walked when it is first asked."""
    from reconcile.readers import Limits, readers
    from reconcile.readers.walk import STDIN, walk

    @cache
    def places() -> dict[str, str]:
        found, _ = walk(asked, readers(), Limits())
        return {one.shown: one.real for one in found if one.real != STDIN}

    def snapshot(document: Document) -> bytes | None:
        place = places().get(document.source.path)
        if place is None:
            return None
        try:
            with open(place, "rb") as stream:
                data = stream.read(Limits().file + 1)
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == document.source.sha256 else None

    return snapshot
