"""Splits a line of text into sentences by its punctuation, with offsets; linear in the line's length.

A full stop after an abbreviation, an initial or a list number ends nothing, unless a word follows that only begins
sentences ("at 5 p.m. Police said", "of the U.S. The"). A stop without a space after it ends one too ("was hurt.Police",
and in captions of capitals "WAS HURT.POLICE").
"""

from __future__ import annotations

import re

from reconcile.model import Span

_CLOSERS = r"""[)\]"'”’»]"""
_OPENERS = r"""["'“‘«(\[]"""

#: Runs of stops with what closes behind them, and footnote marks; before white space, or glued to a capitalised word.
#: Possessive, and never from within a run: a line of full stops must not be read over and over.
_END = re.compile(
    rf"(?<![.!?…])[.!?…]++{_CLOSERS}*+(?:\[\d{{1,3}}\])*+"
    rf"(?:(?=\s)|(?<=[A-Z]{{3}}.)(?=[A-Z]{{2,24}}[\s,])|(?<=[a-z\d]{{2}}.)(?=[“\"‘]?[A-Z][a-z]*+(?:[\s,;:’']|$))|(?<=[a-z\d][.!?][”’\"])(?=[A-Z][a-z]*+\s))"
)
_STARTS = re.compile(rf"\s*+{_OPENERS}*+(?:[^\W_]|[$€£¥#•–—-])")
_NUMBERED = re.compile(r"\s*\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})\.?\)?\.?\s*$")

#: Before a name or a number, never at the end of a sentence.
_TITLES = (
    "Mr Mrs Ms Mx Dr Prof Gen Lt Col Maj Capt Sgt Cpl Pvt Spc Ofc Adm Cmdr Brig Rev Fr Hon Gov Sen Rep Reps Pres Supt "
    "Det Insp Ald Atty Asst Messrs Mmes St Ste Mt Ft No Nos vs v approx ca cf est fig vol pp p ed e.g i.e"
)
#: Stops that may also end a sentence, which the next word tells.
_SHORTENED = (
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun etc al Jr Sr Inc "
    "Corp Co Cos Ltd Bros Plc Ave Blvd Rd Hwy Pkwy Dept Univ Rs Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan "
    "Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo"
)
#: Words that, with a capital after a shortened word, begin a sentence.
_FUNCTION_WORDS = (
    "The A An In On At It Its It's It’s He He's He’s She They We I You But And Or So This That These Those There Here "
    "His Her Their Our My Your However Meanwhile According When While After Before As For If By From With To Of Since "
    "Until During Among Under About Some Many More Most Both Each Several No Not Nearly Almost Only Also Another "
    "Other Others All Now Then Still Later Earlier Police Officials Officers Authorities Investigators Witnesses "
    "Who What Where Why How"
)
#: Words that go on after "a.m." and "p.m.".
_AFTER_HOURS = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun January February "
    "March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov "
    "Dec EST EDT ET CST CDT CT MST MDT MT PST PDT PT GMT UTC BST CET CEST IST Eastern Central Mountain Pacific"
)


def _words(listed: str) -> str:
    return "|".join(map(re.escape, listed.split()))


_BEFORE = rf"(?:^|[\s({_OPENERS[1:-1]}—–-])"
_TITLED = re.compile(rf"{_BEFORE}(?:{_words(_TITLES)})\.$")
_SHORT = re.compile(rf"{_BEFORE}(?:{_words(_SHORTENED)}|[A-Z]|(?:[A-Za-z]\.)+[A-Za-z])\.$")
_HOURS = re.compile(r"(?:\b|\d)[ap]\.m\.$", re.IGNORECASE)
_FUNCTION_WORD = re.compile(rf"\s*+{_OPENERS}*+(?:{_words(_FUNCTION_WORDS)})(?![\w’'])")
_HOUR_GOES_ON = re.compile(rf"\s*+\(?(?:{_words(_AFTER_HOURS)}|local|on|[A-Z][a-z]+ time)\b")
_TAIL = 24  # characters before a stop in which its abbreviation stands


def split(line: str) -> tuple[Span, ...]:
    """The spans of the sentences of one line, trimmed of white space; none for a blank line."""
    found: list[Span] = []
    start = 0
    for match in _END.finditer(line):
        if _ends_here(line, start, match.end()):
            _add(found, line, start, match.end())
            start = match.end()
    _add(found, line, start, len(line))
    return tuple(found)


def told(text: str, sentence: Span) -> str:
    """The words of a sentence of the text on one line, as extractors read them, where a fixed width cut it."""
    words = sentence.of(text)
    return words.translate(BREAKS) if "\n" in words else words


#: Letter by letter: no offset moves.
BREAKS = {ord("\n"): " ", ord("\r"): " "}


def _ends_here(line: str, start: int, end: int) -> bool:
    begins = _STARTS.match(line, end)
    if not begins or line[begins.end() - 1].islower():
        return False
    if end - start < 10 and _NUMBERED.match(line, start, end):
        return False
    tail = line[max(start, end - _TAIL) : end].rstrip("\"'”’)]»")
    if not tail.endswith("."):
        return True
    if _TITLED.search(tail):
        return False
    if _HOURS.search(tail):
        return _HOUR_GOES_ON.match(line, end) is None
    return _SHORT.search(tail) is None or _FUNCTION_WORD.match(line, end) is not None


def _add(found: list[Span], line: str, start: int, end: int) -> None:
    piece = line[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if right > left:
        found.append(Span(start + left, start + right))
