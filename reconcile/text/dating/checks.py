"""Whether words in the shape of a date are one where they stand: "May" may be a verb or a name, 2000 a count."""

from __future__ import annotations

import re
from collections.abc import Callable

from reconcile.text.dating import words

_BEFORE = re.compile(r"([\w$£€#%]+)?([^\w$£€#%]{0,3})$")
_WORD_BEFORE = re.compile(r"\w[^\S\n]?$")
_AFTER = re.compile(r"[^\S\n]{1,3}(\w+)|-(\w+)")


def word_before(lower: str, start: int) -> str:
    found = _BEFORE.search(lower, max(0, start - 24), start)
    return (found[1] or "") if found and found[2].strip() in ("", "'", "’", "(") else ""


def _word_after(lower: str, end: int) -> str:
    found = _AFTER.match(lower, end)
    return (found[1] or found[2]) if found else ""


def stands(text: str, lower: str, match: re.Match[str], form: str) -> bool:
    check = _CHECKS.get(form)
    return check is None or check(text, lower, match)


def _month_stands(text: str, lower: str, match: re.Match[str]) -> bool:
    """ "May" and "March" are also a verb, a name, an adjective: alone, they need a word that dates have before them."""
    start = match.start("m")
    word = lower[start : match.end("m")].rstrip(".")
    if word in words.DOUBTFUL_MONTHS | {"sep", "oct", "nov", "feb", "apr", "jul", "aug"} and not text[start].isupper():
        return False
    if word not in words.DOUBTFUL_MONTHS or any(
        match.groupdict().get(g) for g in ("y", "yrel", "rel", "part", "of", "yy")
    ):
        return True
    if len(word) == 3 and word != "may" and text[match.end("m") - 1] != ".":
        return False
    before = word_before(lower, start)
    after = _AFTER.match(text, match.end())
    if before not in words.BEFORE_MONTH:
        return False
    names_follow = after is not None and after[0].strip()[:1].isupper()
    return not (names_follow and before in ("of", "for", "by", "to", "and", "or", "from", "between", "a", "an"))


def _months_stand(text: str, lower: str, match: re.Match[str]) -> bool:
    return text[match.start("m")].isupper() and text[match.start("m2")].isupper()


def _day_stands(text: str, lower: str, match: re.Match[str]) -> bool:
    start = match.start("m")
    word = lower[start : match.end("m")].rstrip(".")
    return word not in words.DOUBTFUL_MONTHS or text[start].isupper()


#: "Until 1300 GMT": an hour.
_CLOCKS = frozenset(("gmt", "utc", "hrs"))


def _year_stands(text: str, lower: str, match: re.Match[str]) -> bool:
    """2000 people are no year, nor are "more than 2000"; before 1900, a year needs a word such as "in" before it."""
    if any(match.groupdict().get(group) for group in ("fiscal", "part", "of", "era", "yy")) or lower[
        match.start() : match.end()
    ].startswith(("the", "year")):
        return True
    if lower[match.start() - 1 : match.start()] in ("-", "/") and lower[match.end() : match.end() + 1] in ("-", "/"):
        return False  # within an address of the web
    before, after = word_before(lower, match.start()), _word_after(lower, match.end())
    if after in words.COUNTED or after in _CLOCKS or before in words.COUNTING | words.NUMBERED:
        return False
    if lower[match.end() : match.end() + 1] == "-" and after in words.COUNTED | {
        "year",
        "mile",
        "foot",
        "strong",
        "member",
        "meter",
        "metre",
    }:
        return False
    digits = match.group("y")
    if digits is not None and digits.isdecimal() and int(digits) < 1900:
        return before in words.BEFORE_YEAR and not after.endswith("s")
    if not digits or not digits.isdecimal():
        return before in words.BEFORE_YEAR or (digits or "").startswith("nineteen")
    return True


def _years_stand(text: str, lower: str, match: re.Match[str]) -> bool:
    """1941–1942 and 2014-15 rise; "2000-50" does not."""
    first, second = int(match["y"]), match["y2"]
    last = int(second) if len(second) == 4 else first - first % 100 + int(second)
    return 1000 <= first < last <= 2200 and _word_after(lower, match.end()) not in words.COUNTED


def _weekday_stands(text: str, lower: str, match: re.Match[str]) -> bool:
    before = word_before(lower, match.start())
    after = _AFTER.match(text, match.end())
    named = after is not None and after[0].strip()[:1].isupper() and after[0].strip().lower() in words.PAPERS
    return before not in words.NAMED_DAY and not named


def _deictic_stands(text: str, lower: str, match: re.Match[str]) -> bool:
    """A capital within a sentence makes a name of it: a paper called Today."""
    return not (
        text[match.start("k")].isupper()
        and match["k"] in ("today", "tonight")
        and _WORD_BEFORE.search(text, max(0, match.start() - 2), match.start())
    )


def _the_stands(text: str, lower: str, match: re.Match[str]) -> bool:
    """ "The year", "the quarter" alone: not "Player of the Year", not "the quarter of the city"."""
    names = match.groupdict()
    if text[match.start("unit")].isupper() and text[match.start() - 1 : match.start()] in ('"', "“", "‘"):
        return False  # the name of a broadcast
    if names.get("rel") != "the" or names.get("fiscal") or names.get("of") or names.get("part"):
        return True
    if text[match.start("unit")].isupper():
        return False
    after = _word_after(lower, match.end())
    before = word_before(lower, match.start())
    good = before in words.BEFORE_YEAR | {"for", "over", "this", "earlier", "at"}
    return good and after not in {"of", "ended", "ending", "old", "before", "to"}


def _other_day_stands(text: str, lower: str, match: re.Match[str]) -> bool:
    said = lower[match.start() : match.end()]
    beside = said.endswith(("day before", "day after")) and _word_after(lower, match.end()) in ("", "that")
    return said.endswith(" day") or beside


def _ago_stands(text: str, lower: str, match: re.Match[str]) -> bool:
    """ "Two years later" and "a week before" hang on the text before them; "later" alone is told of anything."""
    return match["way"] not in ("previously", "back")


def _slash_stands(text: str, lower: str, match: re.Match[str]) -> bool:
    a, b = int(match["a"]), int(match["b"])
    return 1 <= a <= 31 and 1 <= b <= 31 and min(a, b) <= 12


def _dots_stand(text: str, lower: str, match: re.Match[str]) -> bool:
    return 1 <= int(match["d"]) <= 31 and 1 <= int(match["m"]) <= 12


def _season_stands(text: str, lower: str, match: re.Match[str]) -> bool:
    return _word_after(lower, match.end()) not in {"of", "in", "from", "to", "apart", "short", "out", "behind"} or bool(
        match.groupdict().get("y")
    )


#: A verb in the past of which a stretch tells how long it went on.
_WENT_ON = re.compile(
    r"\b(?:spent|lived|worked|served|stayed|remained|ruled|reigned|waited|slept|fought|languished|imprisoned|jailed"
    r"|detained|held|lasted)(?: \w+){0,2}(?:,? (?:for|over|during))?$"
)


def _stretch_stands(text: str, lower: str, match: re.Match[str]) -> bool:
    """ "Was caught in 1990 and spent the next four years in a cell": next to that, and not to the day of writing."""
    if match.groupdict().get("rel") != "next":
        return True
    return _WENT_ON.search(lower[max(0, match.start() - 50) : match.start()].rstrip()) is None


_CHECKS: dict[str, Callable[[str, str, re.Match[str]], bool]] = {
    "month": _month_stands,
    "months": _months_stand,
    "day": _day_stands,
    "days": _day_stands,
    "year": _year_stands,
    "years": _years_stand,
    "weekday": _weekday_stands,
    "unit": _the_stands,
    "deictic": _deictic_stands,
    "otherday": _other_day_stands,
    "ago": _ago_stands,
    "slash": _slash_stands,
    "dots": _dots_stand,
    "season": _season_stands,
    "stretch": _stretch_stands,
}
