"""The forms that a date takes in English news, each a name and a pattern over the text in lower case.

A pattern's named groups are the fields that `fields.py` reads. Every repetition is bounded, so that matching at one place
takes constant time. Forms that begin alike stand in order: the longer reading first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reconcile.text.dating import words


@dataclass(frozen=True, slots=True)
class Form:
    """`name` says how the fields are placed in time; several patterns may share it."""

    name: str
    pattern: str


def _either(*options: str) -> str:
    return "(?:" + "|".join(sorted(options, key=lambda option: (-len(option), option))) + ")"


def _by_letter(*options: str) -> str:
    """The same, sorted under their first letters, so that a place where none begins is left at once."""
    letters: dict[str, list[str]] = {}
    for option in sorted(set(options), key=lambda option: (-len(option), option)):
        plain = option[0].isalpha() and option[1:2] not in ("?", "{")
        letters.setdefault(option[0] if plain else "", []).append(option)
    groups = [letter + "(?:" + "|".join(option[1:] for option in found) + ")" for letter, found in sorted(letters.items()) if letter]
    return "(?:" + "|".join(groups + letters.get("", [])) + ")"


_ORDINAL_WORDS = _either(*words.ORDINALS)
_SMALL = _either(*words.ONES, *words.TEENS)
_NUMBER = _either(*words.TENS) + "(?:[- ]" + _either(*words.ONES) + ")?|" + _SMALL
_YEAR_DIGITS = r"(?<![\d$£€¥#.,:/])(?<!\d-)(?:1\d{3}|20\d{2})(?![\d%]|[.,:/]\d|-\d{3}|[-\s]?(?:percent|per cent))"
_TWO_WORDS = _either(*words.TENS) + "(?:[- ]" + _either(*words.ONES) + ")?|" + _either(*words.TEENS) + "|(?:oh|o)[- ]" + _either(*words.ONES)
_YEAR_WORDS = (
    rf"(?:nineteen|twenty)[- ](?:hundred|(?:{_TWO_WORDS}))|two thousand(?:(?: and)? (?:{_NUMBER}))?"
)

#: The pieces that patterns are put together from; `_` is the space between two words.
_PIECES = {
    "_": r"(?:[^\S\n]{1,3})",
    "MONTH": _either(
        *(f"{name}" for name in words.MONTH_NAMES),
        r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?",
    ) + r"(?![\w])",
    "WEEKDAY": _either(*words.WEEKDAY_NAMES) + r"(?!\w)",
    "ANYDAY": _either(*words.WEEKDAY_NAMES, r"(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b\.?") + r"(?!\w)",
    "DAY": r"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:/]\d|-(?:year|month|day|point|percent)|_(?:percent|million|billion|a\.m|p\.m|am\b|pm\b))"
    r"|(?:thirty|twenty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b|" + _ORDINAL_WORDS + r"\b)",
    "YEAR": _YEAR_DIGITS,
    "LONGYEAR": f"(?:{_YEAR_DIGITS}|(?:{_YEAR_WORDS})\\b)",
    "N": rf"(?:\d{{1,3}}(?:\.5|_1/2)?|half_an?|an?_half|a_couple_of|a_couple|a_few|several|an?|(?:{_NUMBER}))",
    "UNIT": r"(?:day|week|fortnight|month|quarter|year|decade|century|centurie)",
    "ORD": r"(?:first|second|third|fourth|1st|2nd|3rd|4th|last|final)",
    "PART": r"(?:early|late|later|earlier|mid)",
    "OF": r"(?:the_)?(?:very_)?(?:beginning|start|middle|end|close|turn|latter_part|early_part|rest|remainder|balance)_of_",
    "NEAR": r"(?:about|around|almost|nearly|roughly|approximately|more_than|less_than|over|just_over|just_under|at_least|some|barely|only)",
    "REL": r"(?:this_(?:past|last|coming|next)|the_(?:past|last|previous|prior|preceding|current|present|coming|next|following|upcoming|same|latest)|last|past|previous|prior|this|current|next|coming|following|that)",
    "YREL": r"(?:this|last|next|that|the_(?:past|last|previous|prior|current|next|following|same))_(?:fiscal_|calendar_|financial_)?year",
    "APOS": r"['\u2019\u2018]",
    "DASH": r"(?:[^\S\n]?[-\u2013\u2014][^\S\n]?|[^\S\n](?:to|through|until|till)[^\S\n])",
    "DP": r"(?:morning|afternoon|evening|night|noon|midnight)",
    "SEASON": r"(?:spring|summer|autumn|fall|winter)",
}  # fmt: skip


def _fill(pattern: str) -> str:
    """The pattern with its pieces put in: `<MONTH>` is a piece, `<m:MONTH>` a piece as field `m`, `_` a space."""

    def piece(match: re.Match[str]) -> str:
        field, name = match[1], match[2]
        body = _PIECES[name].replace("_", _PIECES["_"])
        return f"(?P<{field}>{body})" if field else f"(?:{body})"

    parts = re.split(r"(<(?:\w+:)?[A-Z]+>)", pattern)
    return "".join(
        re.sub(r"<(?:(\w+):)?([A-Z]+)>", piece, part) if part.startswith("<") else part.replace("_", _PIECES["_"])
        for part in parts
    )


_TABLE: tuple[tuple[str, str], ...] = (
    # ISO and numeric
    ("ymd", r"(?P<y>[12]\d{3})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?!\d|-\d)"),
    ("slash", r"(?<![\d/.-])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>[12]\d{3}|\d\d)(?![\d/])"),
    ("dots", r"(?<![\d/.-])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>[12]\d{3})(?![\d/]|\.\d)"),
    # from one day to another
    ("days", r"between_<m:MONTH>_<d:DAY>(?:,?_<y:YEAR>)?,?_and_<m2:MONTH>_<d2:DAY>(?:,?_<y2:LONGYEAR>)?"),
    ("days", r"(?:from_)?<m:MONTH>_<d:DAY>(?:,?_<y:YEAR>)?<DASH><m2:MONTH>_<d2:DAY>(?:,?_<y2:LONGYEAR>)?"),
    ("days", r"(?:between_|from_)?<m:MONTH>_<d:DAY>(?:[-\u2013\u2014]|_[-\u2013\u2014]_|_(?:to|through)_)<d2:DAY>(?:,?_<y:YEAR>)?"),
    ("days", r"<d:DAY>_<m:MONTH>(?:_<y:YEAR>)?<DASH><d2:DAY>_<m2:MONTH>(?:,?_<y2:LONGYEAR>)?"),
    ("days", r"<d:DAY>(?:[-\u2013\u2014]|_[-\u2013\u2014]_|_to_)<d2:DAY>(?:_of)?_<m:MONTH>(?:,?_<y:LONGYEAR>)?"),
    # one day
    ("day", r"(?:<near:NEAR>_|<part:PART>[- ]?(?:on_)?)?(?:(?:<REL>_)?<w:ANYDAY>,?_(?:the_)?)?<m:MONTH>_(?:the_)?<d:DAY>(?:(?:,_?|_(?:of_)?|,_of_)(?:<y:LONGYEAR>|<yrel:YREL>))?"),
    ("day", r"(?:(?:<REL>_)?<w:ANYDAY>,?_)?(?:the_)?<d:DAY>(?:_of|_day_of)?_<m:MONTH>(?:,?_(?:of_)?(?:<y:LONGYEAR>|<yrel:YREL>))?"),
    ("weekday_of", r"(?:the_)?<nth:ORD>_<w:WEEKDAY>_(?:of|in)_<m:MONTH>(?:,?_<y:LONGYEAR>)?"),
    # months
    ("months", r"between_(?:early_|late_|mid-)?<m:MONTH>(?:,?_<y:LONGYEAR>)?_and_(?:early_|late_|mid-)?<m2:MONTH>(?:,?_(?:of_)?<y2:LONGYEAR>)?(?!_\d)"),
    ("months", r"(?:from_)?<m:MONTH>(?:_<y:LONGYEAR>)?<DASH>(?:early_|late_|mid-)?<m2:MONTH>(?:,?_(?:of_)?<y2:LONGYEAR>)?(?!_\d)"),
    ("month", r"(?:<of:OF>|<part:PART>(?:_in)?[- ]_?)?(?:<rel:REL>_)?<m:MONTH>(?:(?:,?_(?:of_|in_)?|,_of_)(?:<y:LONGYEAR>|<yrel:YREL>)|(?:,_|_)(?P<yy><APOS>\d\d)(?!\d|s))?"),
    # quarters, halves, and the periods of accounts
    ("quarter", r"(?:<fiscal:FISCAL>_)?<q:ORD>-quarter(?=_[a-z])(?!_of_|_in_|_ended)"),
    ("quarter", r"(?:<of:OF>|<part:PART>_(?:in_)?)?(?:the_)?(?:<yrel:YREL><APOS>s_)(?:fiscal[- ])?<q:ORD>[- ]quarter(?!s|ly)"),
    ("quarter", r"(?:<of:OF>|<part:PART>_(?:in_)?)?(?:(?:the_)?(?:<rel:REL>_)?(?:comparable_|corresponding_|same_)?(?:(?P<back>year[- ]ago|year[- ]earlier)_)?(?:<fiscal:FISCAL>_?)?(?:<y0:YEAR>(?:<APOS>s)?_)?(?:fiscal[- ])?)?<q:ORD>(?:_quarter|-quarter(?=_(?:of|in|ended)_))(?!s|ly)(?:,?_(?:of_|in_)?(?:(?:the_)?<fis:FISCAL>(?:_year)?_)?(?:<y:LONGYEAR>|<yrel:YREL>|(?P<year>the_year)\b|(?P<back2>a_year_(?:ago|earlier|before))))?"),
    ("quarter", r"(?:q<q:QD>|<q2:QD>q)(?:,?_?(?:of_)?(?:fy_?)?(?:<y:YEAR>|<APOS>?(?P<yy>\d\d)(?!\d))?)?(?!\w)"),
    ("quarter", r"<y:YEAR>[- ]?q<q:QD>(?!\w)"),
    ("half", r"(?:(?:the_)?(?:fiscal_)?|(?:<yrel0:YREL><APOS>s_))(?P<h>first|second|last|latter|1st|2nd)[- ]half(?:,?_(?:of_)?(?:(?:the_)?(?:fiscal_)?(?:<y:LONGYEAR>|<yrel:YREL>|(?P<year>the_year)\b)))?(?!_(?:hour|an?\b|of_(?!the_year)|time|goal|minute))"),
    ("half", r"h(?P<h>[12])_?(?:of_)?<y:YEAR>"),
    ("account", r"(?:the_)?(?:comparable_|corresponding_|same_|equivalent_|like_)?<y:YEAR>_(?P<unit>quarter|period)(?!s)"),
    ("account", r"(?:the_)?(?:comparable_|corresponding_|same_|equivalent_|like_)?<yrel:YREL><APOS>s_(?P<unit>quarter|period)(?!s)"),
    ("account", r"(?P<back>year-ago|year-earlier)(?!_(?:quarter|period|month|week|(?:first|second|third|fourth)[- ]quarter))(?!\w)"),
    ("account", r"(?:(?:the|a)_)?(?:(?:comparable|corresponding|same|equivalent|like)_)?(?P<back>(?:year-ago|year-earlier)(?=_(?:quarter|period|month|week))|(?:year_ago|year_earlier|prior[- ]year|previous[- ]year)(?=_(?:quarter|period|month|level)))(?:_(?P<unit>quarter|period|month|week))?(?!\w)"),
    ("account", r"(?:the_)(?:(?:comparable|corresponding|same|equivalent|like)_)?(?P<unit>quarter|period|month|week|day)_(?:of_|in_)?(?:<yrel:YREL>|<y:YEAR>|(?P<back>a_year_(?:ago|earlier|before)))"),
    ("account", r"the_(?P<rel>latest|most_recent|recent)_(?P<unit>quarter|period|month|week|(?:fiscal_)?year)(?!\w)"),
    ("account", r"(?:(?:the_)(?:same|comparable|corresponding|equivalent)_)(?P<unit>quarter|period)(?!\w)"),
    ("year_to_date", r"(?:the_)?first_(?P<n>(?:two|three|four|five|six|seven|eight|nine|ten|eleven|\d{1,2}))_(?P<unit>months|weeks|days|quarters)_of_(?:(?:the_)?(?:fiscal_)?(?:<y:LONGYEAR>|<yrel:YREL>|(?P<year>the_year)\b|<m:MONTH>))"),
    # so long ago, and stretches that end or begin now
    ("ago", r"(?:<near:NEAR>_)?<n:N>(?:_|-)<unit:UNIT>s?(?P<more>_and_a_half|_or_(?:so|more|two))?_(?P<way>ago|earlier|before(?!_\w+ing\b)|previously|back|later|afterwards|hence|from_(?:now|today))(?!\w)(?!_(?:in_(?:the_)?office)\b)"),
    ("stretch", r"(?:the_|these_|those_)?(?P<rel>last|past|previous|preceding|next|coming|following)_<n:N>(?:_or_(?:so|more)|(?:_and)?_(?:\w{3,5})?)?_?(?:fiscal_|calendar_)?<unit:UNIT>s\b"),
    ("stretch", r"the_(?P<rel>past|last)_(?:full_)?(?P<unit>year|decade|century|quarter|month|week|day)(?!_(?:of|when|before|that)\b)(?P<more>_or_so)?(?!\w)"),
    ("stretch", r"(?:the_)(?P<rel>next)_(?P<unit>year|decade)(?P<more>_or_(?:so|two))"),
    # this, last, next
    ("unit", r"(?:<of:OF>|<part:PART>_(?:in_)?|sometime_)?(?:the_)?(?:<rel:REL>_)(?:(?P<fiscal>fiscal|financial|calendar|full|school)_)?(?P<unit>day|week|weekend|month|year|decade|century)(?!s?-|\w)"),
    ("unit", r"(?:<of:OF>|<part:PART>_(?:in_)?)?(?:the_)?(?P<rel>this|last|next|previous|current|coming|latest|following|preceding|prior|that)_(?P<unit>quarter)(?!s|\w|-)"),
    ("ended", r"(?:the_)?(?:<n:N>(?:_|-))?(?:fiscal_|financial_)?(?P<unit>quarter|year|month|week)s?(?=_(?:ended|ending|to)_(?:<MONTH>|last_<MONTH>))"),
    ("unit", r"(?:<of:OF>|<part:PART>_in_)(?P<rel>the)_(?P<unit>week|month|quarter|year|decade|century)(?!s|\w|-)"),
    ("unit", r"(?<=in )(?P<rel>the)_(?P<unit>quarter)(?!s|\w|-)"),
    ("unit", r"(?P<rel>the)_(?:(?P<fiscal>full|fiscal|current|financial|current_fiscal)_)?(?P<unit>weekend|quarter|year)(?!s|\w|-|_(?:<LONGYEAR>))"),
    ("yearend", r"(?:<part:PART>_)?(?:around_)?(?:the_)?(?P<unit>year|month|week|quarter)(?:<APOS>s_|[- ])end(?!\w|_of\b)"),
    # weekdays, and words that point from the day of writing
    ("weekday", r"(?:(?P<near>about|around)_|<part:PART>_(?:on_)?)?(?:(?P<rel>this_(?:past|last|coming|next)|(?:the_)?(?:previous|following|next|past)|last|next|this|coming|following|that|a_week_(?:from|ago))_)?<w:WEEKDAY>(?:,?_(?:<part2:PART>_)?(?:at_)?<dp:DP>)?(?P<then>_(?:last|next)_week|_week)?(?!\w)"),
    ("deictic", r"(?:<part:PART>_|the_day_(?:before|after)_)?(?P<k>today|yesterday|tomorrow|tonight|overnight)(?:_<dp:DP>)?(?!\w)"),
    ("deictic", r"(?:<part:PART>_(?:on_)?)?(?P<k>this|last)_<dp:DP>(?!s|\w)"),
    ("deictic", r"the_day_(?P<k>before_yesterday|after_tomorrow)(?!\w)"),
    ("deictic", r"<part:PART>_in_(?P<k>the_day)(?!\w)"),
    ("otherday", r"(?:the_)(?P<rel>next|following|previous|same|day_before|day_after)(?:_day)?(?!\w)"),
    ("now", r"(?P<k>now|currently|at_present|at_the_moment|right_now)(?!\w)"),
    # seasons
    ("season", r"(?:<of:OF>|<part:PART>_(?:in_)?|mid-)?(?:(?P<rel>this_(?:past|last|coming|next)|the_(?:past|last|previous|coming|next|following)|this|last|next|the)_)<s:SEASON>(?:(?:_of_|_in_|_)(?:<y:LONGYEAR>(?:[-/\u2013]\d\d(?!\d))?|<yrel:YREL>))(?!\w)"),
    ("season", r"<s:SEASON>(?:_of)?_(?:<y:YEAR>(?:[-/\u2013]\d\d(?!\d))?|<yrel:YREL>)(?!\w)"),
    ("season", r"(?:<of:OF>|<part:PART>_(?:in_)?|mid-)?(?P<rel>this_(?:past|last|coming|next)|the_(?:past|last|previous|coming|next|following)|this|last|next)_<s:SEASON>(?!\w|-)"),
    # decades, centuries
    ("decade", r"(?:<of:OF>|(?:the_)?<part:PART>[- ]_?(?:to_<PART>[- ])?)?(?:the_)?(?P<decade>1\d\d0|20\d0)<APOS>?s(?!\w)"),
    ("decade", r"(?:<of:OF>|(?:the_)?(?:<part:PART>|last_half_of_the)[- ]_?)?(?:the_)?<APOS>(?P<short>\d0)<APOS>?s(?!\w)"),
    ("decade", r"(?:the_)(?:<part:PART>[- ]_?)?(?:nineteen[- ]|eighteen[- ])?(?P<tens>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)(?!\w)"),
    ("century", r"(?:<of:OF>|(?:the_)?<part:PART>[- ]_?)?(?:the_)?(?P<nth>\d{1,2}(?:st|nd|rd|th)|twenty-first|<ORDW>)[- ]century(?P<bc>_b\.?c\.?(?:e\.?)?)?(?!\w)"),
    # years
    ("years", r"between_(?:the_years_)?<y:YEAR>_and_(?P<y2>[12]\d{3})(?!\d|[-/]\d|\w|[.,]\d|%)"),
    ("years", r"(?:from_)?(?:<fiscal:FISCAL>_?)?<y:YEAR>(?:[-\u2013\u2014]|_[-\u2013\u2014]_|_to_|_through_|/)(?P<y2>[12]\d{3}|\d\d)(?!\d|[-/]\d|\w|[.,]\d|%)"),
    ("year", r"(?:<of:OF>|(?:the_)?<part:PART>[- ]_?)?(?:(?:the_)?(?:<fiscal:FISCAL>_?(?:years?_)?|year_|(?:full|calendar)_year_))?<y:LONGYEAR>(?P<era>_?(?:b\.?c\.?(?:e\.?)?|a\.?d\.?)(?!\w))?(?!\w)"),
    ("year", r"(?:<part:PART>[- ]_?)?(?P<fiscal>fy)_?<APOS>?(?P<yy>\d\d)(?!\w)"),
    ("year", r"(?:(?<=in )|(?<=of )|(?<=since )|(?<=by ))<APOS>(?P<yy>\d\d)(?!\w)"),
)  # fmt: skip

_PIECES["FISCAL"] = r"(?:(?:the_)?(?:fiscal|financial)(?:_year)?|fy)"
_PIECES["QD"] = r"[1-4]"
_PIECES["ORDW"] = _ORDINAL_WORDS

#: Words that may begin an expression alone, and those that do so only before another word of dates.
_ALONE = (
    *(f"{name[:3]}(?:{name[3:]})?\\b" for name in words.MONTH_NAMES), "sept\\b", *words.WEEKDAY_NAMES,
    *(f"{name[:3]}\\b" for name in words.WEEKDAY_NAMES), "tues\\b", "thurs?\\b", "today", "yesterday", "tomorrow", "tonight",
    "overnight", "now\\b", "currently", "year(?:['\u2019]s|-|_(?:ago|earlier|end|[12]\\d|two|nineteen|twenty))", "month['\u2019]s", "week['\u2019]s",
    "(?:quarter|month|week|year)s?_(?:ended|ending|to)\\b", "fy", "nineteen", "twenty", "two_thousand", "at_present", "at_the_moment", "right_now", "q[1-4]", "[1-4]q", "h[12]",
)  # fmt: skip
_UNITS = ("days?", "weeks?", "fortnights?", "weekend", "months?", "quarters?", "years?", "decades?", "century", "centuries", "period")
_LEADING = (
    "the", "these", "those", "last", "past", "this", "next", "previous", "prior", "current", "coming", "following", "that", "preceding",
    "early", "late", "later", "earlier", "mid", "sometime", "about", "around", "almost", "nearly", "roughly", "approximately", "more",
    "less", "over", "just", "at", "some", "barely", "only", "between", "from", "fiscal", "financial", "comparable", "corresponding",
    "same", "equivalent", "like", "beginning", "start", "middle", "end", "close", "turn", "very", "latter", "rest", "remainder", "balance",
    "a", "an", "half", "several", *words.SEASONS, *words.NUMBERS, *words.ORDINALS, r"\d{1,3}(?:st|nd|rd|th)?", "final", "latest",
)  # fmt: skip
_NEXT = (
    *_UNITS, *(f"{name[:3]}(?:{name[3:]})?" for name in words.MONTH_NAMES), *words.WEEKDAY_NAMES, *words.SEASONS, *words.DECADES,
    *words.NUMBERS, *words.ORDINALS, r"\d{1,4}(?:st|nd|rd|th|s)?", "morning", "afternoon", "evening", "night", "last", "past", "this",
    "next", "previous", "prior", "current", "coming", "following", "same", "preceding", "latest", "most_recent", "recent", "present",
    "upcoming", "early", "late", "later", "earlier", "mid", "fiscal", "financial", "calendar", "full", "school", "comparable",
    "corresponding", "equivalent", "like", "beginning", "start", "middle", "end", "close", "turn", "very", "latter", "rest", "remainder",
    "balance", "half", "couple", "few", "several", "a", "an", "the", "than", "over", "under", "least", "in", "on", "of", "to", "today",
    "yesterday", "tomorrow", "second", "that", "fy", "and", "nineteen", "eighteen", "final",
)  # fmt: skip
#: Where an expression can begin at all: a cheap look at one or two words, before the forms are tried.
START = (
    r"(?<!\w)(?=[12]\d{3}(?!\d)|\d{1,2}[/.]\d|['\u2019\u2018]\d\d|" + _by_letter(*_ALONE) + "|"
    + _by_letter(*_LEADING) + r"(?:[^\S\n]{1,3}|[-\u2013\u2014/])(?:['\u2019\u2018]\d|" + _by_letter(*_NEXT) + r"(?!\w)))"
).replace("_", _PIECES["_"])

FORMS = tuple(Form(name, _fill(pattern)) for name, pattern in _TABLE)
#: Each form's own pattern, with its fields.
DETAIL = tuple(re.compile(form.pattern) for form in FORMS)
