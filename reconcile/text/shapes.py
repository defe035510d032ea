"""Figures that are no counts, told by their shape or the word beside them: times, dates, phone numbers, versions,
codes, labels ("Section 427"), addresses, years, and the ages that stand between commas.

These are hints: the reading is still returned, with a `form` that says what it looks like.
"""

from __future__ import annotations

import re

_SPECIAL = re.compile(
    r"""
    (?P<time>\d{1,2}[:.]\d\d(?::\d\d)?[^\S\n]?(?:a\.?m\b\.?|p\.?m\b\.?)
       |\d{1,3}:\d\d(?::\d\d)?(?:\.\d{1,3})?(?!\d)
       |\d{1,2}[^\S\n]?(?:a\.m\.|p\.m\.|am\b|pm\b|a\.m\b|p\.m\b|o['’]clock\b))
  | (?P<date>\d{4}-\d\d-\d\d(?:t[\d:.z+-]{0,30})?(?!\d)|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/])
       |\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?!\d))
  | (?P<phone>\d{1,4}(?:[-\u2011]\d{2,4}){2,5}(?![\d-])
       |\d{3}[-. ]\d{3}[-.]\d{4}(?!\d)|(?:1[ -]?\()?\d{3}\)[-. ]?\d{3}[-. ][\da-z]{4}(?!\w)
       |0\d{2,4}[- ]\d{3,4}[- ]?\d{3,4}(?!\d)
       |(?<=\()\d{2,4}\)[ -]?\d{3,4}[- ]\d{3,4}(?!\d)|\d{3}[ ]\d{3}[ ]\d{4}(?!\d))
  | (?P<code>(?:24/7|9/11|7/7)(?![\d/]))
  | (?P<version>\d{1,5}(?:\.\d{1,5}){2,8}(?![\d]))
  | (?P<decade>(?:\d0|\d\d\d0)['’]?s\b)
  | (?P<ordinal>(?P<n>\d{1,9}|\d{1,3}(?:,\d{3}){1,3})(?:(?<=1)(?<!11)st|nd|rd|th)\b)
    """,
    re.VERBOSE,
)
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_MONTH_BEFORE = re.compile(
    rf"(?:^|[^a-z])(?:{_MONTHS})\.?[^\S\n]+"
    r"(?:the[^\S\n]+|\d{1,2}[^\S\n]+(?:and|or|to|through)[^\S\n]+)?$"  # "March 3 and 4"
)
_MONTH_AFTER = re.compile(rf"[^\S\n]+(?:of[^\S\n]+)?(?:{_MONTHS})(?:\.|\b)(?![^\S\n]+[a-z]+s\b)")
_YEAR_NEXT = re.compile(r",[^\S\n](?:19|20)\d\d(?!\d)")
_ERA = re.compile(
    r"[^\S\n]?(?:b\.c\.(?:e\.?)?|c\.e\.|a\.d\.|B\.C\.(?:E\.?)?|C\.E\.|A\.D\.|BCE\b|BC\b(?![^\S\n]+[a-z]+s\b))"
)
#: Before these any figure from 1000 to 2099 is a year; elsewhere only one from 1900 on.
_YEAR_BEFORE = re.compile(
    r"(?:^|[^a-z])(?:in|since|until|till|during|late|early|mid|year|years|summer|winter|spring|autumn|fall|fiscal|circa|season|a\.?d|ce"
    rf"|class[^\S\n]+of|{_MONTHS})\.?[,]?[^\S\n]+(?:\d{{1,2}},?[^\S\n]+)?$"
)
_PEOPLE = re.compile(
    r"[^\S\n]+(?:people|men|women|children|workers|troops|soldiers|homes|houses|jobs|tests|cases|deaths|times|more|others)\b"
)
_LABELS = (
    "no|nos|nr|nrs|number|numbers|section|sections|article|articles|chapter|row|game|part|page|pages|paragraph|clause|route|highway|flight"
    "|group|channel|level|phase|rule|room|gate|platform|terminal|type|grade|tier|version|figure|table|item|lot|box|unit|exit|junction"
    "|interstate|district|ward|precinct|zone|apartment|apt|suite|floor|bus|train|line|act|volume|vol|issue|week|day|episode|season|title"
    "|amendment|proposition|resolution|bill|protocol|category|stage|step|round|class|mark|model|area|block|schedule|appendix|annex|fig"
)
_LABEL_BEFORE = re.compile(rf"(?:^|[^a-z])(?:(?P<low>no|nos|nr|nrs|number)\.?|(?P<word>{_LABELS}))[^\S\n]*#?$")
_NAME_BEFORE = re.compile(r"(?:^|[^\w’'-])((?:[a-z]{1,2})?[A-Z][\w’'&.-]*)[^\S\n]$")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n\"“”][^\S\n]*)$")
_ADDRESS = re.compile(
    r"(?:[^\S\n]+(?:[A-Z][\w’'-]*|\d{1,3}(?:st|nd|rd|th))\.?){1,3}[^\S\n]+(?:Street|St|Road|Rd|Avenue|Ave|Lane|Boulevard|Blvd|Drive|Way|Place|Square|Crescent|Terrace|Court)\b"
)
#: Numbers that are dialled in need, before what is made of them: "a 911 call".
_DIALLED = frozenset(("911", "999", "112", "111", "101", "311"))
_CALLED = re.compile(r"(?:call(?:ed|s|ing)?|dial(?:led|ed|s|ing|ling)?|phoned|phone|rang)[^\S\n]+$")
_CALL = re.compile(
    r"[^\S\n]+(?:calls?|callers?|dispatch\w*|operators?|tapes?|recordings?|centers?|centres?|systems?)\b"
)
_APPOSITION = re.compile(r"(?:[A-Z][\w’'.-]*|[a-z]{3,}),[^\S\n]$")
#: A player's mark: "Ann Moe: 7 Held the line".
_RATED = re.compile(r"[A-Z][\w’'-]{1,20}(?:[^\S\n][A-Z][\w’'-]{1,20}){1,2}:[^\S\n]")
_RATING = re.compile(r"(?:10|\d)(?:[^\S\n]?/[^\S\n]?10|[^\S\n]?[-–—])?[^\S\n]+[A-Z][a-z’']+[^\S\n]+[a-z]")
#: The number of an item of a list: "3. The dam …", "4) Ports".
_ITEM = re.compile(r"\d{1,2}[.)][^\S\n]+[A-Z“\"‘']")
_COUNTER = re.compile(r"\d{1,3}[^\S\n](?:of|/)[^\S\n]\d{1,3}[^\S\n]*(?:$|\n)")


def special(low: str, start: int) -> tuple[str, int, str] | None:
    """The form of a figure with a shape of its own at `start`, where it ends, and the digits of an ordinal."""
    match = _SPECIAL.match(low, start)
    if match is None:
        return None
    if match["ordinal"]:
        return "ordinal", match.end(), match["n"].replace(",", "")
    return next(form for form in ("time", "date", "phone", "code", "version", "decade") if match[form]), match.end(), ""


def form(text: str, low: str, start: int, end: int) -> str:
    """What bare digits look like from their neighbours: "date", "year", "label", "address", "age" … or "cardinal"."""
    size = end - start
    before = low[max(0, start - 24) : start]
    if size <= 2 and (_MONTH_BEFORE.search(before) or _MONTH_AFTER.match(low, end)):
        return "date"
    if start == 0 and size <= 2 and _YEAR_NEXT.match(text, end):
        return "date"  # a line that lost its month
    if _ERA.match(text, end):
        return "year"
    if size == 4 and text[start] in "12" and _is_year(low, start, end, before):
        return "year"
    if text[end : end + 1] == "g" or text[end : end + 1] == "G":
        return "model_name"
    label = _LABEL_BEFORE.search(before)
    if label and (label["low"] or text[max(0, start - 24) : start][label.start("word")].isupper()):
        return "label"
    if text[end : end + 1] == " " and _ADDRESS.match(text, end):
        return "address"
    if size <= 3 and text[end : end + 1] in (",", ")", ";") and before[-2:] == ", " and _is_age(text, start, end):
        return "age"
    if text[start - 1 : start] == "#" or (text[start:end] in _DIALLED and _dialled(low, before, end)):
        return "label"
    if _COUNTER.match(low, start) and _SENTENCE_START.search(before):
        return "counter"
    if (start == 0 and _ITEM.match(text)) or _is_mark(text, start):
        return "counter"
    return "model_name" if _MODEL_NEXT.match(text, end) or _follows_name(text, start, end) else "cardinal"


def _is_mark(text: str, start: int) -> bool:
    """The mark that stands behind a player's name at the start of a line."""
    if text[start - 2 : start - 1] != ":" or start > 64:
        return False
    return _RATED.fullmatch(text, 0, start) is not None and _RATING.match(text, start) is not None


def _dialled(low: str, before: str, end: int) -> bool:
    return _CALL.match(low, end) is not None or _CALLED.search(before) is not None


def _is_year(low: str, start: int, end: int, before: str) -> bool:
    if not 1000 <= int(low[start:end]) <= 2099 or _PEOPLE.match(low, end):
        return False
    return bool(_YEAR_BEFORE.search(before)) or int(low[start:end]) >= 1900


def _is_age(text: str, start: int, end: int) -> bool:
    return 0 < int(text[start:end]) < 120 and bool(_APPOSITION.search(text[max(0, start - 24) : start]))


#: "The 6 and 6 Plus": what makers call their larger and smaller ones.
_MODEL_NEXT = re.compile(r"[^\S\n](?:Plus|Pro|Mini|Max|Ultra|Lite)\b")
_COUNTED_NEXT = re.compile(r"[^\S\n]+(?:people|(?!(?:is|was|has|does|this|its|goes)\b)[a-z]+(?:s|en|people))\b")
#: Words that open a sentence, be it behind a dateline, and are no part of a name.
_OPENERS = frozenset(
    """about after all almost among another around as at both by during each every for from his her in its just nearly
    only of on our over roughly since some than that the their these this those to under up with within""".split()
)


def _follows_name(text: str, start: int, end: int) -> bool:
    """ "Boeing 737", "Windows 10": a capitalised word, not the first of its sentence, right before the figure."""
    if not text[start - 2 : start - 1].isalnum() or text[start - 1 : start] != " ":
        return False
    window = text[max(0, start - 32) : start]
    name = _NAME_BEFORE.search(window)
    if name is None or (len(name[1]) > 1 and _COUNTED_NEXT.match(text, end)):
        return False
    if name[1].endswith(("'s", "’s", "s'", "s’")):  # "won Ohio's 20 electoral votes"
        return False
    if name[1].lower() in _OPENERS and not window[: name.start(1)].rstrip()[-1:].isalnum():
        return False
    return not _SENTENCE_START.search(window[: name.start(1)])
