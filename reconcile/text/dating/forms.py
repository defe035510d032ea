"""The forms that a date takes in English news, each a name and a pattern over the text in lower case.

A pattern's named groups are the fields that `fields.py` reads. Every repetition is bounded, so that matching at one
place takes constant time. Forms that begin alike stand in order: the longer reading first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reconcile.text.dating.pieces import fill


@dataclass(frozen=True, slots=True)
class Form:
    """`name` says how the fields are placed in time; several patterns may share it."""

    name: str
    pattern: str


_TABLE: tuple[tuple[str, str], ...] = (
    # ISO and numeric
    ("ymd", r"(?P<y>[12]\d{3})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?!\d|-\d)"),
    ("slash", r"(?<![\d/.-])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>[12]\d{3}|\d\d)(?![\d/])"),
    ("ymd", r"(?<![\d/.-])(?P<y>[12]\d{3})/(?P<m>0[1-9]|1[0-2])/(?P<d>0[1-9]|[12]\d|3[01])(?![\d/])"),
    ("dots", r"(?<![\d/.-])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>[12]\d{3})(?![\d/]|\.\d)"),
    # from one day to another
    ("days", r"between_<m:MONTH>_<d:DAY>(?:,?_<y:YEAR>)?,?_and_<m2:MONTH>_<d2:DAY>(?:,?_<y2:LONGYEAR>)?"),
    ("days", r"(?:from_)?<m:MONTH>_<d:DAY>(?:,?_<y:YEAR>)?<DASH><m2:MONTH>_<d2:DAY>(?:,?_<y2:LONGYEAR>)?"),
    (
        "days",
        r"(?:between_|from_)?<m:MONTH>_<d:DAY>(?:[-\u2013\u2014]|_[-\u2013\u2014]_|_(?:to|through)_)<d2:DAY>"
        r"(?:,?_<y:YEAR>)?",
    ),
    ("days", r"<d:DAY>_<m:MONTH>(?:_<y:YEAR>)?<DASH><d2:DAY>_<m2:MONTH>(?:,?_<y2:LONGYEAR>)?"),
    ("days", r"<d:DAY>(?:[-\u2013\u2014]|_[-\u2013\u2014]_|_to_)<d2:DAY>(?:_of)?_<m:MONTH>(?:,?_<y:LONGYEAR>)?"),
    # one day
    (
        "day",
        r"(?:<near:NEAR>_|<part:PART>[- ]?(?:on_)?)?(?:(?:<REL>_)?<w:ANYDAY>,?_(?:the_)?)?<m:MONTH>_(?:the_)?"
        r"<d:DAY>(?:(?:,_?|_(?:of_)?|,_of_)(?:<y:LONGYEAR>|<yrel:YREL>))?",
    ),
    (
        "day",
        r"(?:(?:<REL>_)?<w:ANYDAY>,?_)?(?:the_)?<d:DAY>(?:_of|_day_of)?_<m:MONTH>(?:,?_(?:of_)?(?:"
        r"<y:LONGYEAR>|<yrel:YREL>))?",
    ),
    ("week_of", r"(?:the_)?<nth:ORD>_(?:full_)?week_(?:of|in)_<m:MONTH>(?:,?_<y:LONGYEAR>)?(?!_\d)"),
    ("weekday_of", r"(?:the_)?<nth:ORD>_<w:WEEKDAY>_(?:of|in)_<m:MONTH>(?:,?_<y:LONGYEAR>)?"),
    # months
    ("quarter_to", r"(?:the_)?<m:MONTH>_(?P<unit>quarter)(?:_(?:of_)?<y:YEAR>)?(?!s|\w)"),
    (
        "months",
        r"between_(?:early_|late_|mid-)?<m:MONTH>(?:,?_<y:LONGYEAR>)?_and_(?:early_|late_|mid-)?<m2:MONTH>"
        r"(?:,?_(?:of_)?<y2:LONGYEAR>)?(?!_\d)",
    ),
    (
        "months",
        r"(?:from_)?<m:MONTH>(?:_<y:LONGYEAR>)?<DASH>(?:early_|late_|mid-)?<m2:MONTH>(?:,?_(?:of_)?"
        r"<y2:LONGYEAR>)?(?!_\d)",
    ),
    (
        "month",
        r"(?:<of:OF>|<part:PART>(?:_in)?[- ]_?)?(?:<rel:REL>_)?<m:MONTH>(?:(?:,?_(?:of_|in_)?|,_of_)(?:"
        r"<y:LONGYEAR>|<yrel:YREL>)|(?:,_|_)(?P<yy><APOS>\d\d)(?!\d|s))?(?!_\d{1,2},_\d{4})",
    ),
    ("holiday", r"<feast:FEAST>(?:,?_(?:of_)?(?:<y:YEAR>|<yrel:YREL>))?(?!\w)"),
    # quarters, halves, and the periods of accounts
    ("quarter", r"(?:<fiscal:FISCAL>_)?<q:ORD>-quarter(?=_[a-z])(?!_of_|_in_|_ended)"),
    (
        "quarter",
        r"(?:<of:OF>|<part:PART>_(?:in_)?)?(?:the_)?(?:<yrel:YREL><APOS>s_)(?:fiscal[- ])?<q:ORD>[- ]quarter"
        r"(?!s|ly)",
    ),
    (
        "quarter",
        r"(?:<of:OF>|<part:PART>_(?:in_)?)?(?:(?:the_)?(?:<rel:REL>_)?(?:comparable_|corresponding_|same_)?(?:"
        r"(?P<back>year[- ]ago|year[- ]earlier)_)?(?:<fiscal:FISCAL>_?)?(?:<y0:YEAR>(?:<APOS>s)?_)?"
        r"(?:fiscal[- ])?)?<q:ORD>(?:_quarter|-quarter(?=_(?:of|in|ended)_))(?!s|ly)(?:,?_(?:of_|in_)?(?:"
        r"(?:the_)?<fis:FISCAL>(?:_year)?_)?(?:<y:LONGYEAR>|<yrel:YREL>|(?P<year>the_year)\b|(?P<back2>a_year_"
        r"(?:ago|earlier|before))))?",
    ),
    ("quarter", r"(?:q<q:QD>|<q2:QD>q)(?:,?_?(?:of_)?(?:fy_?)?(?:<y:YEAR>|<APOS>?(?P<yy>\d\d)(?!\d))?)?(?!\w)"),
    ("quarter", r"<y:YEAR>[- ]?q<q:QD>(?!\w)"),
    (
        "half",
        r"(?:(?:the_)?(?:fiscal_)?|(?:<yrel0:YREL><APOS>s_))(?P<h>first|second|last|latter|1st|2nd)[- ]half"
        r"(?:,?_(?:of_)?(?:(?:the_)?(?:fiscal_)?(?:<y:LONGYEAR>|<yrel:YREL>|(?P<year>the_year)\b)))?(?!_"
        r"(?:hour|an?\b|of_(?!the_year)|time|goal|minute))",
    ),
    ("half", r"h(?P<h>[12])_?(?:of_)?<y:YEAR>"),
    (
        "account",
        r"(?:the_)?(?:comparable_|corresponding_|same_|equivalent_|like_)?<y:YEAR>_(?P<unit>quarter|period)"
        r"(?!s)",
    ),
    (
        "account",
        r"(?:the_)?(?:comparable_|corresponding_|same_|equivalent_|like_)?<yrel:YREL><APOS>s_"
        r"(?P<unit>quarter|period)(?!s)",
    ),
    (
        "account",
        r"(?P<back>year-ago|year-earlier)(?!_(?:quarter|period|month|week|"
        r"(?:first|second|third|fourth)[- ]quarter))(?!\w)",
    ),
    (
        "account",
        r"(?:(?:the|a)_)?(?:(?:comparable|corresponding|same|equivalent|like)_)?(?P<back>"
        r"(?:year-ago|year-earlier)(?=_(?:quarter|period|month|week))|"
        r"(?:year_ago|year_earlier|prior[- ]year|previous[- ]year)(?=_(?:quarter|period|month|level)))(?:_"
        r"(?P<unit>quarter|period|month|week))?(?!\w)",
    ),
    (
        "account",
        r"(?:the_)(?:(?:comparable|corresponding|same|equivalent|like)_)?"
        r"(?P<unit>quarter|period|month|week|day)_(?:of_|in_)?(?:<yrel:YREL>|<y:YEAR>|(?P<back>a_year_"
        r"(?:ago|earlier|before)))",
    ),
    ("account", r"the_(?P<rel>latest|most_recent|recent)_(?P<unit>quarter|period|month|week|(?:fiscal_)?year)(?!\w)"),
    ("account", r"(?:(?:the_)(?:same|comparable|corresponding|equivalent)_)(?P<unit>quarter|period)(?!\w)"),
    (
        "year_to_date",
        r"(?:the_)?first_(?P<n>(?:two|three|four|five|six|seven|eight|nine|ten|eleven|\d{1,2}))_"
        r"(?P<unit>months|weeks|days|quarters)_of_(?:(?:the_)?(?:fiscal_)?(?:<y:LONGYEAR>|<yrel:YREL>|"
        r"(?P<year>the_year)\b|<m:MONTH>))",
    ),
    # so long ago, and stretches that end or begin now
    (
        "ago",
        r"(?:<near:NEAR>_)?<n:N>(?:_|-)<unit:UNIT>s?(?P<more>_and_a_half|_or_(?:so|more|two))?_"
        r"(?P<way>ago|earlier|before(?!_\w+ing\b)|previously|back|later|afterwards|hence|from_(?:now|today))"
        r"(?!\w)(?!_(?:in_(?:the_)?office)\b)",
    ),
    (
        "stretch",
        r"(?:the_|these_|those_)?(?P<rel>last|past|previous|preceding|next|coming|following)_<n:N>(?:_or_"
        r"(?:so|more)|(?:_and)?_(?:\w{3,5})?)?_?(?:fiscal_|calendar_)?<unit:UNIT>s\b",
    ),
    (
        "stretch",
        r"the_(?P<rel>past|last)_(?:full_)?(?P<unit>year|decade|century|quarter|month|week|day)(?!_"
        r"(?:of|when|before|that)\b)(?P<more>_or_so)?(?!\w)",
    ),
    ("stretch", r"(?:the_)(?P<rel>next)_(?P<unit>year|decade)(?P<more>_or_(?:so|two))"),
    # this, last, next
    (
        "unit",
        r"(?:<of:OF>|<part:PART>_(?:in_)?|sometime_)?(?:the_)?(?:<rel:REL>_)(?:"
        r"(?P<fiscal>fiscal|financial|calendar|full|school)_)?"
        r"(?P<unit>day|week|weekend|month|year|decade|century)(?!s?-|\w)",
    ),
    (
        "unit",
        r"(?:<of:OF>|<part:PART>_(?:in_)?)?(?:the_)?"
        r"(?P<rel>this|last|next|previous|current|coming|latest|following|preceding|prior|that)_"
        r"(?P<unit>quarter)(?!s|\w|-)",
    ),
    (
        "ended",
        r"(?:the_)?(?:<n:N>(?:_|-))?(?:fiscal_|financial_)?(?P<unit>quarter|year|month|week)s?(?=_"
        r"(?:ended|ending|to)_(?:<MONTH>|last_<MONTH>))",
    ),
    ("unit", r"(?:<of:OF>|<part:PART>_in_)(?P<rel>the)_(?P<unit>week|month|quarter|year|decade|century)(?!s|\w|-)"),
    ("unit", r"(?<=in )(?P<rel>the)_(?P<unit>quarter)(?!s|\w|-)"),
    (
        "unit",
        r"(?P<rel>the)_(?:(?P<fiscal>full|fiscal|current|financial|current_fiscal)_)?"
        r"(?P<unit>weekend|quarter|year)(?!s|\w|-|_(?:<LONGYEAR>))",
    ),
    (
        "yearend",
        r"(?:<part:PART>_)?(?:around_)?(?:the_)?(?P<unit>year|month|week|quarter)(?:<APOS>s_|[- ])end"
        r"(?!\w|_of\b)",
    ),
    # weekdays, and words that point from the day of writing
    (
        "weekday",
        r"(?:(?P<near>about|around)_|<part:PART>_(?:on_)?)?(?:(?P<rel>this_(?:past|last|coming|next)|(?:the_)?"
        r"(?:previous|following|next|past)|last|next|this|coming|following|that|a_week_(?:from|ago))_)?"
        r"<w:WEEKDAY>(?:,?_(?:<part2:PART>_)?(?:at_)?<dp:DP>)?(?P<then>_(?:last|next)_week)?(?!\w)",
    ),
    (
        "deictic",
        r"(?:<part:PART>_)?(?P<k>today|yesterday|tomorrow|tonight|overnight)(?:_"
        r"<dp:DP>)?(?!\w)",
    ),
    ("deictic", r"(?:<part:PART>_(?:on_)?)?(?P<k>this|last)_<dp:DP>(?!s|\w)"),
    ("deictic", r"the_day_(?P<k>before_yesterday|after_tomorrow)(?!\w)"),
    ("deictic", r"<part:PART>_in_(?P<k>the_day)(?!\w)"),
    ("otherday", r"(?:the_)(?P<rel>next|following|previous|same|day_before|day_after)(?:_day)?(?!\w)"),
    ("now", r"(?P<k>now|currently|at_present|at_the_moment|right_now)(?!\w)"),
    # seasons
    (
        "season",
        r"(?:<of:OF>|<part:PART>_(?:in_)?|mid-)?(?:(?P<rel>this_(?:past|last|coming|next)|the_"
        r"(?:past|last|previous|coming|next|following)|this|last|next|the)_)<s:SEASON>(?:(?:_of_|_in_|_)(?:"
        r"<y:LONGYEAR>(?:[-/\u2013]\d\d(?!\d))?|<yrel:YREL>))(?!\w)",
    ),
    ("season", r"<s:SEASON>(?:_of)?_(?:<y:YEAR>(?:[-/\u2013]\d\d(?!\d))?|<yrel:YREL>)(?!\w)"),
    (
        "season",
        r"(?:<of:OF>|<part:PART>_(?:in_)?|mid-)?(?P<rel>this_(?:past|last|coming|next)|the_"
        r"(?:past|last|previous|coming|next|following)|this|last|next)_<s:SEASON>(?!\w|-)",
    ),
    # decades, centuries
    (
        "decade",
        r"(?:<of:OF>|(?:the_)?<part:PART>[- ]_?(?:to_<PART>[- ])?)?(?:the_)?(?P<decade>1\d\d0|20\d0)<APOS>?s"
        r"(?!\w)",
    ),
    (
        "decade",
        r"(?:<of:OF>|(?:the_)?(?:<part:PART>|last_half_of_the)[- ]_?)?(?:the_)?<APOS>(?P<short>\d0)<APOS>?s"
        r"(?!\w)",
    ),
    (
        "decade",
        r"(?:the_)(?:<part:PART>[- ]_?)?(?:nineteen[- ]|eighteen[- ])?"
        r"(?P<tens>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)(?!\w)",
    ),
    (
        "century",
        r"(?:<of:OF>|(?:the_)?<part:PART>[- ]_?)?(?:the_)?(?P<nth>\d{1,2}(?:st|nd|rd|th)|twenty-first|"
        r"<ORDW>)[- ]century(?P<bc>_b\.?c\.?(?:e\.?)?)?(?!\w)",
    ),
    # years
    ("years", r"between_(?:the_years_)?<y:YEAR>_and_(?P<y2>[12]\d{3})(?!\d|[-/]\d|\w|[.,]\d|%)"),
    (
        "years",
        r"(?:from_|(?:the_)?years_)?(?:<fiscal:FISCAL>_?)?<y:FIRSTYEAR>(?:[-\u2013\u2014]|_[-\u2013\u2014]_|_to_|_through_|/)"
        r"(?P<y2>[12]\d{3}|\d\d)(?!\d|[-/]\d|\w|[.,]\d|%)",
    ),
    (
        "year",
        r"(?:<of:OF>|(?:the_)?<part:PART>[- ]_?)?(?:(?:the_)?(?:<fiscal:FISCAL>_?(?:years?_)?|year_|"
        r"(?:full|calendar)_year_))?<y:LONGYEAR>(?P<era>_?(?:b\.?c\.?(?:e\.?)?|a\.?d\.?)(?!\w))?(?!\w)",
    ),
    ("year", r"(?:<part:PART>[- ]_?)?(?P<fiscal>fy)_?<APOS>?(?P<yy>\d\d)(?!\w)"),
    ("year", r"(?:(?<=in )|(?<=of )|(?<=since )|(?<=by ))<APOS>(?P<yy>\d\d)(?!\w)"),
)  # fmt: skip

FORMS = tuple(Form(name, fill(pattern)) for name, pattern in _TABLE)
#: Each form's own pattern, with its fields.


@cache
def detail(index: int) -> re.Pattern[str]:
    """The pattern of a form, with its fields."""
    return re.compile(FORMS[index].pattern)
