"""What one line of a news page is by its own shape and words: a date, a credit, a share price, a reader's menu.

Shapes and plain words decide (`data/lines.toml`), never the name of an outlet. Patterns are tried on short lines only.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from reconcile.model import Label

SHORT = 160  # characters: longer lines are paragraphs, whatever they begin with

_CLOSERS = "\"'”’»)]"
_WORD = re.compile(r"[^\W_]")
DIGITS = re.compile(r"\d+")
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
_CELL = r"[-+(]?[$£€]?\d[\d.,]*%?\)?"
#: A row of a table: three figures apart from one another, or a figure and another period's ("Net 4 mln vs 3 mln").
_ROW = re.compile(
    rf"(?:.{{0,60}}?(?:\s{{2,}}|\t))?(?:{_CELL}(?:\s{{2,}}|\t\s*)){{2,}}{_CELL}.{{0,40}}"
    rf"|[A-Z][\w.&/' -]{{0,30}} (?:{_CELL}|[a-z]+)(?: [a-z]{{2,8}}){{0,3}}"
    rf" vs\.? (?:[a-z]{{2,8}} ){{0,2}}{_CELL}(?: [a-z]{{2,8}}){{0,3}}"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}(?:/\S*)?|\S+@\S+\.\S+", re.IGNORECASE)
_CLIP = re.compile(r"\d{1,2}:\d\d [A-Z]\S")  # length and title of a film clip

_PERSON = r"[A-Z][\w.'’\-]*"
_BYLINE = re.compile(
    rf"(?:by:? |BY:? ){_PERSON}(?:,? (?:{_PERSON}|and|&|of|for|the|de|van|von|al|bin))*", re.IGNORECASE
)
_SIGNED = re.compile(rf"(?:[-–—]{{1,2}} ?)(?:{_PERSON}(?: (?:{_PERSON}|of|the|and))*)")
_POSTED = re.compile(r"[-–—]{1,2} ?[^\n]{2,60}\(@\w+\)")  # who sent a message on a social network
_INITIALS = re.compile(r"[A-Z]\. ?[A-Z][\w'’-]+ ?(?:--|—|–) ?[A-Za-z]{2,12}")
_AGENCY = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4} ?/ ?\w[\w.-]*(?:[ /][A-Z][\w.-]*){0,2}")
_HELPED = re.compile(
    r"contributed to this (?:report|story|article)|contributed (?:reporting|to the report)", re.IGNORECASE
)
_REACH = re.compile(
    r"(?:.{0,40}\bcontacted at .{5,40}|[^.!?]{3,40}:? \(?\d{3}\)?[ -]\d{3}-\d{4}|(?:Twitter|Email):? ?@?\S+)"
)
_CAPTION = re.compile(
    r"\((?:Photo|Image|Picture|Source|Courtesy|File)\b[^)]{0,80}\)|(?:^|/ |\| )Photo ?:|^Buy Photo\b|\bCaption Close\b"
    r"|^Image \d+ of \d+|\b(?:File|Handout|Stock) (?:photo|image|picture)\b|"
    r"(?<=\. )[A-Z]\w+(?: [A-Z]\w+)?/[A-Z][\w .]+$|\| [A-Z][\w.]+ [A-Z][\w.]+ ?/ ?[A-Z][\w .-]+$"
    r"|\bis (?:seen|shown|pictured) (?:in|at|on)\b",
)


def alone(line: str, edge: bool) -> Label:
    """What a line is by its own words."""
    if not _WORD.search(line):
        return Label.FURNITURE
    if len(line) > SHORT:
        return _long(line)
    if line[0].islower() and len(line) > 30 and " " in line and not line.startswith(("by", "http")):
        return Label.CREDIT if _HELPED.search(line) else Label.BODY  # wrapped text goes on
    bare = plain(line)
    whole, starts = lexicon()
    known = whole.get(DIGITS.sub("…", bare))
    if known and not (line[0].islower() and line.endswith(".")):  # the last word of a wrapped paragraph
        return known
    if not ends_sentence(line) and (_CLIP.match(line) or line.startswith((">>", "+ ")) or _boxed(line)):
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
    if _ROW.fullmatch(line):
        return Label.TABLE
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
    if _STAMP.match(line) and not ends_sentence(line):
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
    if len(line) > 90 or DIGITS.search(line):
        return False
    if _SIGNED.fullmatch(line) or _AGENCY.fullmatch(line):
        return True
    names = [word[0].isupper() for word in line.split()]
    return _BYLINE.fullmatch(line) is not None and sum(names) * 2 > len(names)


def plain(line: str) -> str:
    """The line in lower case, spaces single, without signs at its ends."""
    return " ".join(line.lower().split()).strip(_EDGES)


def ends_sentence(line: str) -> bool:
    """True where a stop is the last sign, closing quotation marks and brackets aside."""
    return line.rstrip(_CLOSERS).endswith((".", "!", "?", "…"))


def ends_phrase(line: str) -> bool:
    """True where any punctuation is the last sign."""
    return line.rstrip(_CLOSERS).endswith((".", "!", "?", "…", ":", ";", ","))


@cache
def lexicon() -> tuple[dict[str, Label], tuple[tuple[Label, re.Pattern[str]], ...]]:
    """Lines known as a whole, and the beginnings of lines, for each label."""
    data = tomllib.loads((files("reconcile.text") / "data/lines.toml").read_text("utf-8"))
    whole = {line: Label(kind) for kind, words in data.items() for line in words["whole"]}
    teaser = data["teaser"]
    starts = [
        (Label.TEASER, rf"(?:{_any(teaser['starts'])}) ?(?:[:|]| [-–—] )|(?:{_any(teaser['glued'])})\b"),
        *((Label(kind), _any(data[kind]["starts"])) for kind in ("furniture", "credit")),
    ]
    return whole, tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in starts)


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word).replace("…", r"\d+") for word in sorted(words, key=len, reverse=True))
