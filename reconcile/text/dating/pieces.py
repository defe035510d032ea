"""The pieces that the patterns of dates are put together from, and how they are put in."""

from __future__ import annotations

import re

from reconcile.text.dating import words


def either(*options: str) -> str:
    """One of these, the longest that fits first."""
    return "(?:" + "|".join(sorted(options, key=lambda option: (-len(option), option))) + ")"


_ORDINAL_WORDS = either(*words.ORDINALS)
_TENS, _ONES, _TEENS = either(*words.TENS), either(*words.ONES), either(*words.TEENS)
_NUMBER = f"(?:{_TENS}(?:[- ]{_ONES})?|{either(*words.ONES, *words.TEENS)})"

#: Four digits that no currency sign, decimal or further digits make a figure of.
_YEAR_DIGITS = r"(?<![\d$£€¥#.,:/])(?<!\d-)(?:1\d{3}|20\d{2})(?![\d%]|[.,:/]\d|-\d{3}|[-\s]?(?:percent|per cent))"
#: "nineteen ninety-six", "twenty oh eight", "two thousand and eight"
_YEAR_WORDS = (
    rf"(?:nineteen|twenty)[- ](?:hundred|{_TENS}(?:[- ]{_ONES})?|{_TEENS}|(?:oh|o)[- ]{_ONES})"
    rf"|two thousand(?:(?: and)? {_NUMBER})?"
)
#: What follows a number that is no day: "12.5", "26-year-old", "10 percent", "6 p.m."
_NO_DAY = r"(?![\w%]|[.,:/]\d|-(?:year|month|day|point|percent)|_(?:percent|million|billion|a\.m|p\.m|am\b|pm\b))"

#: `_` is the space between two words.
_PIECES = {
    "_": r"(?:[^\S\n]{1,3})",
    "MONTH": either(*words.MONTH_NAMES, r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?") + r"(?!\w)",
    "WEEKDAY": either(*words.WEEKDAY_NAMES) + r"(?!\w)",
    "ANYDAY": either(*words.WEEKDAY_NAMES, r"(?:mon|tues?|wed|thu|thurs?|fri|sat|sun)\b\.?") + r"(?!\w)",
    "DAY": (
        rf"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?{_NO_DAY}"
        r"|(?:thirty|twenty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b"
        rf"|{_ORDINAL_WORDS}\b)"
    ),
    "YEAR": _YEAR_DIGITS,
    "FIRSTYEAR": r"(?<![\d$£€¥#.,:/-])(?:1\d{3}|20\d{2})",
    "LONGYEAR": rf"(?:{_YEAR_DIGITS}|(?:{_YEAR_WORDS})\b)",
    "N": rf"(?:\d{{1,3}}(?:\.5|_1/2)?|half_an?|an?_half|a_couple_of|a_couple|a_few|several|an?|{_NUMBER})",
    "UNIT": r"(?:day|week|fortnight|month|quarter|year|decade|century|centurie)",
    "ORD": r"(?:first|second|third|fourth|1st|2nd|3rd|4th|last|final)",
    "ORDW": _ORDINAL_WORDS,
    "PART": r"(?:early|late|later|earlier|mid)",
    "OF": (
        r"(?:the_)?(?:very_)?(?:beginning|start|middle|end|close|turn|latter_part|early_part|rest|remainder"
        r"|balance)_of_"
    ),
    "NEAR": (
        r"(?:about|around|almost|nearly|roughly|approximately|more_than|less_than|over|just_over|just_under"
        r"|at_least|some|barely|only)"
    ),
    "REL": (
        r"(?:this_(?:past|last|coming|next)|the_"
        r"(?:past|last|previous|prior|preceding|current|present|coming|next|following|upcoming|same|latest)"
        r"|last|past|previous|prior|this|current|next|coming|following|that)"
    ),
    "YREL": (
        r"(?:this|last|next|that|the_(?:past|last|previous|prior|current|next|following|same))_"
        r"(?:fiscal_|calendar_|financial_)?year"
    ),
    "APOS": r"['\u2019\u2018]",
    "DASH": r"(?:[^\S\n]?[-\u2013\u2014][^\S\n]?|[^\S\n](?:to|through|until|till)[^\S\n])",
    "DP": r"(?:morning|afternoon|evening|night|noon|midnight)",
    "SEASON": r"(?:spring|summer|autumn|fall|winter)",
    "FISCAL": r"(?:(?:the_)?(?:fiscal|financial)(?:_year)?|fy)",
    "FEAST": either(*words.FEASTS).replace("'", r"['\u2019]").replace(" ", "_"),
    "QD": r"[1-4]",
}
SPACE = _PIECES["_"]


def fill(pattern: str) -> str:
    """The pattern with its pieces put in: `<MONTH>` is a piece, `<m:MONTH>` a piece as field `m`, `_` a space."""

    def piece(match: re.Match[str]) -> str:
        field, name = match[1], match[2]
        body = _PIECES[name].replace("_", SPACE)
        return f"(?P<{field}>{body})" if field else f"(?:{body})"

    parts = re.split(r"(<(?:\w+:)?[A-Z]+>)", pattern)
    return "".join(
        re.sub(r"<(?:(\w+):)?([A-Z]+)>", piece, part) if part.startswith("<") else part.replace("_", SPACE)
        for part in parts
    )
