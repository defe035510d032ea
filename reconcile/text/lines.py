"""Labels the lines of an article: what tells something, and what is only page around it. Nothing is deleted.

Shapes and plain words of news pages decide (`lines.toml`), never the name of an outlet. Where a line could be either,
it tells: a sentence taken for furniture loses a claim, while a title taken for a sentence rarely makes one.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files

from reconcile.model import TELLING, Label, Line

_SHORT = 160  # characters: longer lines are paragraphs, whatever they begin with
_TITLE = 110  # characters of the titles of other stories
_TOP, _BOTTOM = 15, 3  # lines, blank ones aside, where a date of its own is the article's

_ENDS_SENTENCE = re.compile(r"""[.!?…]["'”’»)\]]*$""")
_ENDS_PHRASE = re.compile(r"""[.!?…:;,]["'”’»)\]]*$""")
_WORD = re.compile(r"\w")
_DIGITS = re.compile(r"\d+")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_BEGINNING = 700  # characters of an article that say what it is about
_EDGES = " \t\r\n\u00a0:.…>»|/[]()*•–—-↓×"

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?[\s-]{_MONTH}[,\s-]\s?\d{{2,4}}"
_DAY += r"|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?"
_SAYS_WHEN = r"(?:first\s)?(?:last\s)?(?:published|posted|updated|created|modified|date of publication|date|issued)"

#: A day of its own, with weekday, hour, a second stamp or a place after it, and who wrote before it.
_DATELINE = re.compile(
    rf"(?:by:?\s[^\d:]{{3,60}}?[\s.|]+)?(?:{_SAYS_WHEN}(?:\son|\sat)?\s?[:|-]?\s*)?(?:{_WEEKDAY},?\s)?{_DAY}"
    rf"(?:[\s,|@–—-]+(?:at\s)?\d{{1,2}}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?)?(?:\s?[a-z]{{2,4}})?)?"
    rf"(?P<rest>.{{0,70}})$",
    re.IGNORECASE,
)
_STAMP = re.compile(rf"{_SAYS_WHEN}\s?:.{{0,50}}\d", re.IGNORECASE)
#: "CITY (Agency) -" or "CITY, Region. -" on a line of its own.
_PLACELINE = re.compile(r"[A-Z][A-Z.' ]{2,30}(?:, [A-Z][A-Za-z.]{1,15}){0,2}(?: \([A-Za-z./ ]{2,25}\))?\s?[-–—]+")

_SYMBOL = r"[+\-−▲▼]?\d[\d.,]*"
#: A share price: a name or code, then two figures of which one is a percentage or a change with its sign.
_TICKER = re.compile(
    rf"[A-Z][A-Za-z&.^0-9/]*(?: [A-Z0-9&][A-Za-z&.0-9]*){{0,3}}\s+(?:{_SYMBOL}\s?%\s+[$€£¥]?{_SYMBOL}"
    rf"|[$€£¥]?{_SYMBOL}\s+\(?[+\-−▲▼]{_SYMBOL[9:]}\)?\s?%?(?:\s+\(?{_SYMBOL}\s?%\)?)?)\s?[$€£¥]?"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}(?:/\S*)?|\S+@\S+\.\S+", re.IGNORECASE)
_CLIP = re.compile(r"\d{1,2}:\d\d [A-Z]\S")  # length and title of a film clip

_PERSON = r"[A-Z][\w.'’\-]*"
_BYLINE = re.compile(rf"(?:by:? |BY:? ){_PERSON}(?:,? (?:{_PERSON}|and|&|of|for|the|de|van|von|al|bin))*", re.IGNORECASE)
_SIGNED = re.compile(rf"(?:[-–—]{{1,2}} ?)(?:{_PERSON}(?: (?:{_PERSON}|of|the|and))*)")
_POSTED = re.compile(r"[-–—]{1,2} ?[^\n]{2,60}\(@\w+\)")  # who sent a message on a social network
_INITIALS = re.compile(r"[A-Z]\. ?[A-Z][\w'’-]+ ?(?:--|—|–) ?[A-Za-z]{2,12}")
_AGENCY = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4} ?/ ?\w[\w.-]*(?:[ /][A-Z][\w.-]*){0,2}")
_HELPED = re.compile(r"contributed to this (?:report|story|article)|contributed (?:reporting|to the report)", re.IGNORECASE)
_REACH = re.compile(r"(?:.{0,40}\bcontacted at .{5,40}|[^.!?]{3,40}:? \(?\d{3}\)?[ -]\d{3}-\d{4}|(?:Twitter|Email):? ?@?\S+)")
_CAPTION = re.compile(
    r"\((?:Photo|Image|Picture|Source|Courtesy|File)\b[^)]{0,80}\)|(?:^|/ |\| )Photo ?:|^Buy Photo\b|\bCaption Close\b"
    r"|^Image \d+ of \d+|\b(?:File|Handout|Stock) (?:photo|image|picture)\b|(?<=\. )[A-Z]\w+(?: [A-Z]\w+)?/[A-Z][\w .]+$"
    r"|\| [A-Z][\w.]+ [A-Z][\w.]+ ?/ ?[A-Z][\w .-]+$|\bis (?:seen|shown|pictured) (?:in|at|on)\b",
)


def label(text: str, title: str | None) -> tuple[Line, ...]:
    """The lines of the text, split at line feeds, each with its label; a carriage return is not part of its span."""
    raw = text.split("\n")
    labels = _labels([line.strip() for line in raw], _plain(title or ""))
    found, start = [], 0
    for number, (line, kind) in enumerate(zip(raw, labels, strict=True), 1):
        found.append(Line(number, start, start + len(line) - line.endswith("\r"), kind))
        start += len(line) + 1
    return tuple(found)


def _labels(lines: list[str], title: str) -> list[Label]:
    filled = [i for i, line in enumerate(lines) if line]
    labels = [Label.BODY if line else Label.FURNITURE for line in lines]
    front = _front_matter(lines)
    for order, i in enumerate(filled):
        edge = order < _TOP or order >= len(filled) - _BOTTOM
        labels[i] = Label.FURNITURE if i < front else _alone(lines[i], edge)
    if len(filled) == 1 and labels[filled[0]] is not Label.HEADLINE:
        return [Label.BODY if line else Label.FURNITURE for line in lines]  # a sentence is never only its own page
    _headlines(lines, labels, filled, title)
    _own_story(lines, labels, filled)
    _teasers(lines, labels, filled)
    _repeats(lines, labels, filled)
    return labels


# ── a line by itself ─────────────────────────────────────────────────────────────────────────────────────────────────


def _alone(line: str, edge: bool) -> Label:
    """What a line is by its own words."""
    if not _WORD.search(line):
        return Label.FURNITURE
    if len(line) > _SHORT:
        return _long(line)
    if line[0].islower() and len(line) > 30 and not line.startswith(("by", "http")):
        return Label.CREDIT if _HELPED.search(line) else Label.BODY  # wrapped text goes on
    plain = _plain(line)
    whole, starts = _lexicon()
    known = whole.get(_DIGITS.sub("…", plain))
    if known and not (line[0].islower() and line.endswith(".")):  # the last word of a wrapped paragraph
        return known
    if not _ENDS_SENTENCE.search(line) and (_CLIP.match(line) or line.startswith((">>", "+ ")) or _boxed(line)):
        return Label.TEASER
    for kind, pattern in starts:
        if pattern.match(line):
            return kind
    return _shaped(line, edge)


def _long(line: str) -> Label:
    if line.lower().startswith(("copyright", "(copyright", "©", "(©", "(reporting by", "(additional reporting")):
        return Label.CREDIT
    return Label.CAPTION if _CAPTION.search(line[:400]) and len(line) < 400 else Label.BODY


def _boxed(line: str) -> bool:
    return line.startswith("[") and line.endswith("]") and line.count("[") == 1 and " " in line


def _shaped(line: str, edge: bool) -> Label:
    if line.startswith(("# ", "## ", "### ", "#### ")):
        return Label.HEADLINE
    if _TICKER.fullmatch(line) or _ADDRESS.fullmatch(line) or (line.endswith(("/", "»", " >")) and len(line) < 40):
        return Label.CREDIT if "@" in line else Label.FURNITURE
    if _is_dateline(line, edge):
        return Label.DATELINE
    if _is_credit(line):
        return Label.CREDIT
    return Label.CAPTION if _CAPTION.search(line) else Label.BODY


def _is_dateline(line: str, edge: bool) -> bool:
    if _PLACELINE.fullmatch(line):
        return True
    if not edge:
        return False
    if _STAMP.match(line) and not _ENDS_SENTENCE.search(line):
        return True
    match = _DATELINE.match(line)
    return match is not None and _is_place(match["rest"])


def _is_place(rest: str) -> bool:
    """True for what may follow a day on its line: nothing, another stamp, or the names of a place."""
    rest = rest.strip(" ,|-–—\u00a0")
    if not rest or re.match(rf"{_SAYS_WHEN}\b", rest, re.IGNORECASE):
        return True
    words = re.findall(r"[^\W\d_]+", rest)
    return len(words) <= 6 and all(word[0].isupper() or word in ("of", "the", "de") for word in words) and bool(words)


def _is_credit(line: str) -> bool:
    if _HELPED.search(line) or _REACH.fullmatch(line) or _POSTED.match(line) or _INITIALS.fullmatch(line):
        return True
    if len(line) > 90 or _DIGITS.search(line):
        return False
    if _SIGNED.fullmatch(line) or _AGENCY.fullmatch(line):
        return True
    return _BYLINE.fullmatch(line) is not None and sum(word[0].isupper() for word in line.split()) * 2 > len(line.split())


# ── lines among their neighbours ─────────────────────────────────────────────────────────────────────────────────────


def _headlines(lines: list[str], labels: list[Label], filled: list[int], title: str) -> None:
    """The title, wherever it stands; the first line, if it reads like one; and the short lines between paragraphs."""
    first = _plain(lines[filled[0]][: 2 * _SHORT]) if filled else ""
    for order, i in enumerate(filled):
        line = lines[i]
        if len(line) > 2 * _SHORT or labels[i] in (Label.HEADLINE, Label.DATELINE, Label.CREDIT):
            continue
        plain = _plain(line)
        if plain and (plain == title or (order and len(plain) > 20 and order < 30 and (plain in title or plain in first))):
            labels[i] = Label.HEADLINE
        elif labels[i] is not Label.BODY or _ENDS_PHRASE.search(line) and order:
            continue
        elif order == 0:
            goes_on = len(filled) > 1 and lines[filled[1]][:1].islower() and filled[1] == i + 1
            if not _ENDS_SENTENCE.search(line) and len(line) <= _SHORT and not goes_on:
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


def _own_story(lines: list[str], labels: list[Label], filled: list[int]) -> None:
    """"Read more: …" before a title that has its words from this article's beginning: its own story, told earlier."""
    told = [lines[i] for i in filled if labels[i] in TELLING]
    own = _stems(" ".join(told)[:_BEGINNING])
    for i in filled:
        if labels[i] is Label.TEASER and (match := _lexicon()[1][0][1].match(lines[i])):
            stems = _stems(lines[i][match.end() :])
            shared = len(stems & own)
            if shared >= 3 and shared * 5 >= len(stems) * 2:
                labels[i] = Label.BODY


def _stems(text: str) -> set[str]:
    return {word[:5] for word in _LONG_WORD.findall(text.lower())}


def _teasers(lines: list[str], labels: list[Label], filled: list[int]) -> None:
    """Titles right below a line that announces other stories, up to the next sentence."""
    whole, _ = _lexicon()
    open_block = False
    for i in filled:
        plain = _plain(lines[i])
        announces = labels[i] is Label.TEASER and (whole.get(plain) is Label.TEASER or lines[i].endswith(":"))
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
        elif counts[line] > 1 and order > 5 and labels[i] is not Label.HEADLINE and _beside_itself(lines, filled, order):
            labels[i] = Label.TEASER


def _beside_itself(lines: list[str], filled: list[int], order: int) -> bool:
    """True where the next or the last line is the same: a picture's link and its title. Rows of tables repeat apart."""
    line = lines[filled[order]]
    near = [lines[filled[at]] for at in (order - 1, order + 1) if at < len(filled)]
    return line in near and line[0].isupper() and len(line.split()) > 3 and not _DIGITS.search(line)


def _title_like(line: str) -> bool:
    return len(line) <= _TITLE and not _ENDS_PHRASE.search(line) and "@" not in line and " " in line


def _front_matter(lines: list[str]) -> int:
    """How many lines the front matter of a Markdown file has."""
    if lines[0] != "---" or "---" not in lines[1:200]:
        return 0
    return lines.index("---", 1) + 1


# ── words ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _plain(line: str) -> str:
    """The line in lower case, spaces single, without signs at its ends."""
    return " ".join(line.lower().split()).strip(_EDGES)


@cache
def _lexicon() -> tuple[dict[str, Label], tuple[tuple[Label, re.Pattern[str]], ...]]:
    """Lines known as a whole, and the beginnings of lines, for each label."""
    data = tomllib.loads((files("reconcile.text") / "lines.toml").read_text("utf-8"))
    whole = {line: Label(kind) for kind, words in data.items() for line in words["whole"]}
    teaser = data["teaser"]
    starts = [
        (Label.TEASER, rf"(?:{_any(teaser['starts'])}) ?(?:[:|]| [-–—] )|(?:{_any(teaser['glued'])})\b"),
        *((Label(kind), _any(data[kind]["starts"])) for kind in ("furniture", "credit")),
    ]
    return whole, tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in starts)


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word).replace("…", r"\d+") for word in sorted(words, key=len, reverse=True))
