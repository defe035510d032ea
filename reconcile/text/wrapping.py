"""Text that an editor, or a mail program, broke at a fixed width: which lines go on in the next one.

Such a break says nothing: a sentence runs on over it, and a figure must not lose its noun there. A text is taken for
wrapped where its lines are short, most are so full that the next line's first word had hardly room in them, and many of
the next lines begin in lower case. A list, a poem or a table of figures fails one of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reconcile.model import Line

#: Widths that text is broken at. A paragraph a line is longer, a menu shorter.
_NARROWEST, _WIDEST = 40, 100
#: Of all lines, so many may be longer (an address of the web); the editor broke so much before the edge now and then.
_LONGER, _SLACK = 0.05, 4
#: How many next lines begin in lower case at least; of the breaks between filled lines, how many do, or are full.
_FEWEST, _LOWER, _FULL = 2, 0.4, 0.5


def goes_on(lines: Sequence[str]) -> list[bool]:
    """For each line whether its sentence may run on into the next; linear in their length. Lines may be indented: one
    that is, more than the line above it, opens a paragraph."""
    on = [False] * len(lines)
    sizes = sorted(len(line.rstrip()) for line in lines if not line.isspace() and line)
    short = [size for size in sizes if size <= _WIDEST]
    if len(sizes) <= _FEWEST or len(sizes) - len(short) > _LONGER * len(sizes) or short[-1] < _NARROWEST:
        return on
    width = short[int(len(short) * (1 - _LONGER))] - _SLACK
    breaks = list(_breaks(lines))
    full = {i for i, after in breaks if len(lines[i].rstrip()) + 1 + len(after.split(None, 1)[0]) > width}
    lower = {i for i, after in breaks if after[0].islower()}
    if len(lower) < max(_FEWEST, _LOWER * len(breaks)) or len(full) < _FULL * len(breaks):
        return on
    for i in full | lower:
        on[i] = True
    return on


def _breaks(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Each line that another stands right below, and that one without its indent; a title in capitals ends there."""
    for i, (line, below) in enumerate(pairwise(lines)):
        told, after = line.strip(), below.strip()
        goes = told and after and len(told) <= _WIDEST and _indent(below) <= _indent(line)
        if goes and (after.isupper() or not told.isupper()):
            yield i, after


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def paragraphs(text: str, lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """The first and the last line of what is one paragraph; mostly the same line. A paragraph has one label."""
    if sum(line.end - line.start > _WIDEST for line in lines) > _LONGER * len(lines):
        yield from ((line, line) for line in lines)  # as nearly all articles are
        return
    first = None
    on = goes_on([text[line.start : line.end] for line in lines])
    for line, more, after in zip(lines, on, (*lines[1:], None), strict=True):
        first = first or line
        if not more or after is None or after.label is not line.label:
            yield first, line
            first = None
