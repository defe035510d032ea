"""The files behind documents, as they are now: where they stand, and their bytes, for the case to keep."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import cache
from os.path import lexists
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reconcile.model import Document


#: What a run on the packaged articles was asked for.
PACKAGED = "seeds"


def seeds() -> Path:
    """The packaged articles: beside the package in a checkout, within it where it was installed from a wheel."""
    package = Path(__file__).parent.parent
    inside = package / "seeds"
    return inside if inside.is_dir() else package.parent / "seeds"


def is_packaged(asked: str) -> bool:
    """Whether a run was asked for the packaged articles, and no folder of that name is here."""
    return asked == PACKAGED and not lexists(asked)


def standing(asked: Sequence[str]) -> tuple[str, ...]:
    """Where the sources that a run was asked for stand; what came from standard input stands nowhere."""
    return tuple(str(seeds()) if is_packaged(name) else name for name in asked if name != "-")


def snapshots(asked: Sequence[str]) -> Callable[[Document], bytes | None]:
    """A function from a document of a run on these sources to the bytes of its file; None where they are not there, or
    not those any more that were read. The folders are walked when it is first asked."""
    from reconcile.readers import Limits, readers
    from reconcile.readers.walk import STDIN, walk

    @cache
    def places() -> dict[str, str]:
        found, _ = walk(standing(asked), readers(), Limits())
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
