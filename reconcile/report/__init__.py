"""A report, as bytes: one module a format, each exporting one `FORMAT`; nothing else lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, MutableMapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from reconcile.outcome import Report
from reconcile.plugins import exported
from reconcile.report.rulings import Ruled
from reconcile.sharing import Share, alone

__all__ = ["Format", "Ruled", "UnknownFormat", "Words", "formats", "named", "pieces", "render"]


#: The words in which findings are told, by the finding's identity.
Words = MutableMapping[int, str]


@dataclass(frozen=True, slots=True)
class Format:
    """How a report is written: `name` is what a user asks for, `suffix` ends a file of it (".json").

    `render` must give the same bytes for an equal report, and treat every string of an article as hostile. `ruled` does
    the same with what people ruled on the findings; None where the format has no place for it. `pieces` gives the bytes
    of `render` one after the other, so that a large report need not be held whole; None where it is. `told` gives those
    of `render`, taking the words of findings that are told already, and adding those of the others. `shared` gives
    those of `pieces`, some of which others may make.
    """

    name: str
    suffix: str
    render: Callable[[Report], bytes]
    ruled: Callable[[Report, Iterable[Ruled]], bytes] | None = None
    pieces: Callable[[Report], Iterator[bytes]] | None = None
    told: Callable[[Report, Words], bytes] | None = None
    shared: Callable[[Report, Share], Iterator[bytes]] | None = None


class UnknownFormat(ValueError):
    """A format was asked for that no module exports."""


@cache
def formats() -> dict[str, Format]:
    """Every format by its name, in the names' order. The parts that a format leans on load when it is first used."""
    found = {format.name: format for format in exported("reconcile.report", "FORMAT", Format)}
    return dict(sorted(found.items()))


@cache
def named(name: str) -> Format | None:
    """The format of that name, where there is one; of ours, no other is loaded for it."""
    module = f"reconcile.report.to_{name}"
    if name.isidentifier() and find_spec(module) is not None:
        found = import_module(module).FORMAT
        assert isinstance(found, Format)
        return found
    return formats().get(name)


def pieces(
    report: Report,
    name: str,
    rulings: Iterable[Ruled] = (),
    words: Callable[[], Words] | None = None,
    share: Share = alone,
) -> Iterator[bytes]:
    """The bytes of `render`, one piece after the other; `words` gives those of findings that are told already, where
    the format can take them, and `share` may have others make some. Raises UnknownFormat at once."""
    found = named(name)
    if found is None:
        raise UnknownFormat(f"no format {name!r}; there are {', '.join(formats())}")
    if found.told is not None and words is not None:
        return iter([found.told(report, words())])
    if found.shared is not None:
        return found.shared(report, share)
    if found.pieces is not None:
        return found.pieces(report)
    return iter([found.ruled(report, rulings) if found.ruled else found.render(report)])


def render(report: Report, name: str, rulings: Iterable[Ruled] = ()) -> bytes:
    """The report in the format of that name, with the rulings where the format shows them. Raises UnknownFormat, which
    names those there are."""
    return b"".join(pieces(report, name, rulings))
