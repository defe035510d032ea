"""Money before a figure: `US$6bn`, `€1.2m`, `Rs 500 crore`, `RM79`, `EUR 125`."""

from __future__ import annotations

import re
from functools import cache

from reconcile.model import Span
from reconcile.text import trie, units
from reconcile.text.currencies import currencies
from reconcile.text.units import Unit

#: Prefixes that are also other things ("R2", "P5", "N1"): money only where the figure looks like an amount.
_AMBIGUOUS = frozenset(
    {
        "R",
        "P",
        "N",
        "K",
        "Sh",
        "Ft",
        "RO",
        "JD",
        "LE",
        "SR",
        "TL",
        "DM",
        "PS",
        "BD",
        "KD",
        "kr",
        "Re",
        "zl",
        "Dh",
        "CFA",
    }
)
_AMOUNT = re.compile(
    r"[-−]?\d[\d,.]{0,30}(?:(?<=\d{4})|[^\S\n]?(?:m|mn|bn|b|million|billion|trillion|tn|crore|lakh)\b"
    r"|(?<=[.,]\d\d)|(?<=,\d{3}))"
)
#: Letters that a space may part from their dollar sign, as in text that a machine cut into words ("us $ 150 million").
_SPACED = {"US": "USD", "U.S.": "USD", "u.s": "USD", "HK": "HKD", "C": "CAD", "NZ": "NZD", "NT": "TWD"}
#: The last characters of signs; other prefixes end with a capital, or are listed below.
_SIGN_ENDS = frozenset("$£€¥₹₽₺₴₦₩₫₪₱₡₾₭฿₵₸₼₮৳៛₲₿元.¢ł")
_LONGEST = 8


@cache
def _prefixes() -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    """A pattern for reversed text, the code of each prefix, and the prefixes that end with a small letter."""
    money = currencies()
    table = money.signs | money.prefixes | {code: code for code in money.codes}
    table |= {code + "$": code for code in money.codes}
    table |= {"M" + code: code for code in money.codes}  # "MSEK 120": in millions
    table |= {sign.lower(): code for sign, code in table.items() if sign[-1] == "$" and len(sign) > 2}
    table |= {letters + " $": code for letters, code in _SPACED.items()}
    table |= {letters.lower() + gap + "$": code for letters, code in _SPACED.items() for gap in ("", " ")}
    backwards = trie.pattern(prefix[::-1] for prefix in table)
    small = frozenset(prefix for prefix in table if prefix[-1].islower() and prefix[-1] != "ł")
    return re.compile(rf"[^\S\n]?({backwards})(?:(?<=[^A-Za-z])|(?![A-Za-z0-9]))"), table, small


def in_millions(prefix: str) -> bool:
    """Whether accountants put an M before the code: "MSEK 120"."""
    return len(prefix) == 4 and prefix[0] == "M" and prefix[1:] in currencies().codes


def before(text: str, start: int, floor: int) -> tuple[Unit, Span] | None:
    """The currency right before the figure at `start`, and where it stands; a minus may come between."""
    if text[start - 1 : start] in ("-", "−"):
        start -= 1
    if start <= floor:
        return None
    last = text[start - 1]
    gap = last.isspace() and last != "\n"
    if gap:
        last = text[start - 2] if start >= floor + 2 else ""
    if not last or not (last in _SIGN_ENDS or last.isupper() or last.islower()):
        return None
    pattern, table, small = _prefixes()
    if last.islower() and last != "ł" and (text[max(floor, start - 5) : start].split() or [""])[-1] not in small:
        return None
    match = pattern.match(text[max(floor, start - _LONGEST) : start][::-1])
    if match is None:
        return None
    prefix = match[1][::-1]
    code = table.get(prefix) or table[" ".join(prefix.split())]
    if prefix in _AMBIGUOUS and (gap or not _AMOUNT.match(text, start)):
        return None
    begin = start - match.end(1)
    if " " in prefix and prefix.islower() and not gap:  # "gave us $50"
        begin, code = start - 1, "USD"
    return units.units()[code], Span(begin, start - match.start(1))
