"""Text that an editor, or a mail program, broke at a fixed width: which lines go on in the next one.

Such a break says nothing: a sentence runs on over it, and a figure must not lose its noun there. A text is taken for
wrapped where its lines are short, nearly every one is so full that the next line's first word had no room in it, and
many of the next lines begin in lower case. A list, a poem or a table of figures fails one of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reconcile.model import Line

#: Widths that text is broken at. A paragraph a line is longer, a menu shorter.
_NARROWEST, _WIDEST = 40, 100
#: Of all lines, so many may be longer (an address of the web); fewer breaks than so many prove nothing.
_LONGER, _FEWEST = 0.05, 3
#: Of the breaks between filled lines, so many have to be full; of those, so many go on in lower case.
_FULL, _LOWER = 0.6, 0.4


def goes_on(lines: Sequence[str]) -> list[bool]:
    """For each line, stripped of white space, whether its sentence may run on into the next; linear in their length."""
    none = [False] * len(lines)
    filled = [len(line) for line in lines if line]
    short = [size for size in filled if size <= _WIDEST]
    if len(filled) <= _FEWEST or len(filled) - len(short) > _LONGER * len(filled) or max(short) < _NARROWEST:
        return none
    width = max(short)
    breaks = [i for i in range(len(lines) - 1) if lines[i] and lines[i + 1] and len(lines[i]) <= _WIDEST]
    full = [i for i in breaks if len(lines[i]) + 1 + len(lines[i + 1].split(None, 1)[0]) > width]
    lower = sum(lines[i + 1][0].islower() for i in full)
    if len(full) < max(_FEWEST, _FULL * len(breaks)) or lower < _LOWER * len(full):
        return none
    for i in full:
        none[i] = True
    return none


def paragraphs(text: str, lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """The first and the last line of what is one paragraph; mostly the same line. A paragraph has one label."""
    if sum(line.end - line.start > _WIDEST for line in lines) > _LONGER * len(lines):
        yield from ((line, line) for line in lines)  # as nearly all articles are
        return
    first = None
    on = goes_on([text[line.start : line.end].strip() for line in lines])
    for line, more, after in zip(lines, on, (*lines[1:], None), strict=True):
        first = first or line
        if not more or after is None or after.label is not line.label:
            yield first, line
            first = None
