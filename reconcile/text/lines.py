"""Labels the lines of an article: what tells something, and what is only page around it. Nothing is deleted.

Where a line could be either, it tells: a sentence taken for furniture loses a claim, while a title taken for a sentence
rarely makes one.
"""

from __future__ import annotations

import re
from collections import Counter

from reconcile.model import TELLING, Label, Line
from reconcile.text import wrapping
from reconcile.text.line_shapes import DIGITS, SHORT, alone, ends_phrase, lexicon, plain

_TITLE = 110  # characters of the titles of other stories
_TOP, _BOTTOM = 15, 3  # lines, blank ones aside, where a date of its own is the article's
_SENTENCE = re.compile(r"""[a-z\d)”"']{2}\.["”')]*$""")  # a title may end in "?", "!" or "N.C."
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_BEGINNING = 700  # characters of an article that say what it is about


def label(text: str, title: str | None) -> tuple[Line, ...]:
    """The lines of the text, split at line feeds, each with its label; a carriage return is not part of its span."""
    raw = text.split("\n")
    labels = _of_wrapped(raw, plain(title or ""))
    found, start = [], 0
    for number, (line, kind) in enumerate(zip(raw, labels, strict=True), 1):
        found.append(Line(number, start, start + len(line) - line.endswith("\r"), kind))
        start += len(line) + 1
    return tuple(found)


def _of_wrapped(raw: list[str], title: str) -> list[Label]:
    """The label of each line; of lines that a fixed width cut, that of their paragraph."""
    on = wrapping.goes_on(raw)
    lines = [line.strip() for line in raw]
    if not any(on):
        return _labels(lines, title)
    ends = [i for i, more in enumerate(on) if not more]
    starts = [0, *(end + 1 for end in ends[:-1])]
    whole = [" ".join(lines[start : end + 1]) for start, end in zip(starts, ends, strict=True)]
    labels = _labels(whole, title)
    return [label for label, start, end in zip(labels, starts, ends, strict=True) for _ in range(start, end + 1)]


def _labels(lines: list[str], title: str) -> list[Label]:
    filled = [i for i, line in enumerate(lines) if line]
    labels = [Label.BODY if line else Label.FURNITURE for line in lines]
    front = _front_matter(lines)
    for order, i in enumerate(filled):
        edge = order < _TOP or order >= len(filled) - _BOTTOM
        labels[i] = Label.FURNITURE if i < front else alone(lines[i], edge)
    if len(filled) == 1 and labels[filled[0]] is not Label.HEADLINE:
        return [Label.BODY if line else Label.FURNITURE for line in lines]  # a sentence is never only its own page
    _headlines(lines, labels, filled, title)
    _videos(lines, labels, filled)
    _own_story(lines, labels, filled)
    _teasers(lines, labels, filled)
    _repeats(lines, labels, filled)
    return labels


# ── lines among their neighbours ─────────────────────────────────────────────────────────────────────────────────────


def _headlines(lines: list[str], labels: list[Label], filled: list[int], title: str) -> None:
    """The title, wherever it stands; the first line, if it reads like one; and the short lines between paragraphs."""
    telling = [i for i in filled if labels[i] in (Label.BODY, Label.CAPTION, Label.HEADLINE)]
    first = plain(lines[telling[0]][: 2 * SHORT]) if telling else ""
    above = filled.index(telling[0]) if telling else 0  # what a page puts over its title: menus, dates, names
    for order, i in enumerate(filled, -above):
        line = lines[i]
        if len(line) > 2 * SHORT or labels[i] in (Label.HEADLINE, Label.DATELINE, Label.CREDIT):
            continue
        bare = plain(line)
        again = 0 < order < 30 and len(bare) > 20 and (bare in title or bare in first)
        if bare and (bare == title or again):
            labels[i] = Label.HEADLINE
        elif labels[i] is not Label.BODY or (order and ends_phrase(line)):
            continue
        elif order == 0:
            below = lines[i + 1][:1] if i + 1 < len(lines) and labels[i + 1] is Label.BODY else ""
            if len(line) <= SHORT and not _SENTENCE.search(line) and not below.islower():
                labels[i] = Label.HEADLINE
        elif _between_paragraphs(lines, i):
            labels[i] = Label.HEADLINE


def _between_paragraphs(lines: list[str], i: int) -> bool:
    """True for a short line with a paragraph after it that is not simply a line of wrapped text or of a list."""
    line = lines[i]
    if len(line) > 70 or not (line[0].isupper() or line[0].isdigit()):
        return False
    before = lines[i - 1] if i else ""
    after = lines[i + 1] if i + 1 < len(lines) else ""
    below = after or (lines[i + 2] if i + 2 < len(lines) else "")
    return all(not near or len(near) >= 100 for near in (before, after)) and len(below) >= 100


#: Closes what stands under a film: the day on which that was put there.
_PUBLISHED = re.compile(r"\(Published (?:\w+day,? )?[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d\)$")


def _videos(lines: list[str], labels: list[Label], filled: list[int]) -> None:
    """What stands under a film in mid-text, and the title above it, unless they tell of this article's own story."""
    own: set[str] | None = None
    for order, i in enumerate(filled):
        closing = _PUBLISHED.search(lines[i]) if labels[i] is Label.BODY and lines[i].endswith(")") else None
        if closing is None:
            continue
        if own is None:
            told = [lines[k] for k in filled if labels[k] is Label.BODY and not _PUBLISHED.search(lines[k])]
            own = _stems(" ".join(line for line in told if not _title_like(line))[: 2 * _BEGINNING])
        stems = _stems(lines[i][: closing.start()])
        if len(stems & own) * _LIKE >= len(stems):
            continue
        labels[i] = Label.TEASER
        above = filled[order - 1] if order else i
        if order > 1 and _title_like(lines[above]) and len(_stems(lines[above]) & own) < _TOLD:
            labels[above] = Label.TEASER


#: One word of so many has to be the article's own, and so many of a title.
_LIKE, _TOLD = 4, 2


def _own_story(lines: list[str], labels: list[Label], filled: list[int]) -> None:
    """A "Read more: …" whose title has its words from this article's beginning tells this story as it stood."""
    told = [lines[i] for i in filled if labels[i] in TELLING]
    own = _stems(" ".join(told)[:_BEGINNING])
    for i in filled:
        if labels[i] is Label.TEASER and (match := lexicon()[1][0][1].match(lines[i])):
            stems = _stems(lines[i][match.end() :])
            shared = len(stems & own)
            if shared >= 3 and shared * 5 >= len(stems) * 2:
                labels[i] = Label.BODY


def _stems(text: str) -> set[str]:
    return {word[:5] for word in _LONG_WORD.findall(text.lower())}


def _teasers(lines: list[str], labels: list[Label], filled: list[int]) -> None:
    """Titles right below a line that announces other stories, up to the next sentence."""
    whole, _ = lexicon()
    open_block = False
    for i in filled:
        announces = labels[i] is Label.TEASER and (whole.get(plain(lines[i])) is Label.TEASER or lines[i].endswith(":"))
        if announces:
            open_block = True
        elif labels[i] in (Label.FURNITURE, Label.CREDIT, Label.TEASER):
            continue
        elif open_block and _title_like(lines[i]) and "  " not in lines[i]:
            labels[i] = Label.TEASER
        else:
            open_block = False


def _repeats(lines: list[str], labels: list[Label], filled: list[int]) -> None:
    """A title-like line that comes again further down is a caption or a teaser, and so is what it is paired with."""
    titles = [i for i in filled if labels[i] in (Label.BODY, Label.CAPTION, Label.HEADLINE) and _title_like(lines[i])]
    counts = Counter(lines[i] for i in titles)
    often = {line for line, count in counts.items() if count >= 3 and len(line) >= 20}
    for order, i in enumerate(filled):
        line = lines[i]
        if line in often:
            labels[i] = Label.CAPTION
        elif labels[i] not in (Label.BODY, Label.CAPTION, Label.HEADLINE) or not _title_like(line):
            continue
        elif i and lines[i - 1] in often:
            # Pictures with titles: the same caption again and again, another story's title under each.
            labels[i] = Label.CAPTION if line.startswith(lines[i - 1]) else Label.TEASER
        elif order > 5 and labels[i] is not Label.HEADLINE and _beside_itself(lines, filled, order):
            labels[i] = Label.TEASER


def _beside_itself(lines: list[str], filled: list[int], order: int) -> bool:
    """True where the next or the last line is the same: a picture's link and its title. Rows of tables repeat apart."""
    line = lines[filled[order]]
    near = [lines[filled[at]] for at in (order - 1, order + 1) if at < len(filled)]
    return line in near and line[0].isupper() and len(line.split()) > 3 and not DIGITS.search(line)


def _title_like(line: str) -> bool:
    return len(line) <= _TITLE and not ends_phrase(line) and "@" not in line and " " in line


def _front_matter(lines: list[str]) -> int:
    """How many lines the front matter of a Markdown file has."""
    if lines[0] != "---" or "---" not in lines[1:200]:
        return 0
    return lines.index("---", 1) + 1
