"""Splits a line of text into sentences by its punctuation, with offsets; linear in the line's length."""

from __future__ import annotations

import re

from reconcile.model import Span

_END = re.compile(r"""[.!?…]+[)\]"'”’»]*(?=\s)""")
_ABBREVIATED = re.compile(
    r"""(?:^|[\s(\["'“‘])(?:
        (?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Pvt|Adm|Cmdr|Rev|Hon|Gov|Sen|Rep|Pres|St|Ste|Mt|Ft|Jr|Sr|Messrs|Mmes
         |Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun
         |No|Nos|vs|v|approx|ca|cf|etc|al|est|fig|vol|pp?|ed|Inc|Corp|Co|Ltd|Bros|Ave|Blvd|Rd|Rs|Ala|Ariz|Ark|Calif|Colo
         |Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo)
        |[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]
    )\.$""",
    re.VERBOSE,
)
_ENDS_ANYWAY = re.compile(r"""(?:\b(?:Jr|Sr|Inc|Corp|Co|Ltd|etc|[ap]\.m|[AP]\.M|U\.S|U\.K|U\.N|D\.C))\.["'”’)]*$""")
_STARTS = re.compile(r"""\s+["'“‘«(\[]*(?:[A-Z]|\d)""")
_FUNCTION_WORD = re.compile(
    r"""\s+["'“‘(\[]*(?:The|A|An|In|On|At|It|He|She|They|We|I|But|And|This|That|These|Those|There|His|Her|Its|Their|However
        |Meanwhile|According|When|While|After|Before|As|For|If|Police|Officials)\b""",
    re.VERBOSE,
)


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


def _ends_here(line: str, start: int, end: int) -> bool:
    if not _STARTS.match(line, end):
        return False
    tail = line[max(start, end - 24) : end]
    if not tail.rstrip("\"'”’)]»").endswith("."):
        return True
    if _ENDS_ANYWAY.search(tail):
        return _FUNCTION_WORD.match(line, end) is not None
    return _ABBREVIATED.search(tail.rstrip("\"'”’)]»")) is None


def _add(found: list[Span], line: str, start: int, end: int) -> None:
    piece = line[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if right > left:
        found.append(Span(start + left, start + right))
