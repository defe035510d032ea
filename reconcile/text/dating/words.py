"""The words of dates, and what each stands for. Tables only; every key is in lower case."""

from __future__ import annotations

MONTH_NAMES = "january february march april may june july august september october november december".split()
MONTHS = {
    **{name: number for number, name in enumerate(MONTH_NAMES, 1)},
    **{name[:3]: number for number, name in enumerate(MONTH_NAMES, 1)},
    "sept": 9,
}
WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAYS = {
    **{name: number for number, name in enumerate(WEEKDAY_NAMES)},
    **{name[:3]: number for number, name in enumerate(WEEKDAY_NAMES)},
    "tues": 1,
    "thur": 3,
    "thurs": 3,
}

ONES = "one two three four five six seven eight nine".split()
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS = {
    **{word: number for number, word in enumerate(ONES + TEENS, 1)},
    **{word: number * 10 for number, word in enumerate(TENS, 2)},
}

#: First to thirty-first; those above twenty are put together by `ordinal`.
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
} | {"thirtieth": 30}

#: Months of the northern hemisphere: the first one, and how many years before it the season's year began.
SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}

#: Decades named by their tens.
DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
           "eighties": 80, "nineties": 90}  # fmt: skip

#: Feasts that fall on the same day each year: month and day.
FEASTS = {
    "new year's day": (1, 1), "valentine's day": (2, 14), "halloween": (10, 31), "christmas eve": (12, 24),
    "christmas day": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31),
}  # fmt: skip

#: How far from the present unit a word points.
STEPS = {
    **dict.fromkeys(("last", "past", "previous", "prior", "preceding", "this past", "this last", "just past"), -1),
    **dict.fromkeys(("this", "current", "the current", "present", "the present", "this very", "that same"), 0),
    **dict.fromkeys(("next", "coming", "the coming", "this coming", "upcoming", "this next"), 1),
}

#: What stands before a date that the text looks ahead to ("by June", "due Friday").
AHEAD = frozenset(
    "due effective expires expire expiring starting beginning coming ending payable maturing scheduled".split()
)
#: The same, unless the verb says otherwise ("by Friday, twelve had signed").
PERHAPS_AHEAD = frozenset("by until till through".split())
#: What stands before a date that begins or ends a stretch.
LEADS = frozenset("since by until till through before after".split())

#: What stands before a date that lies behind the telling ("since June", "the year ended Sept. 30").
BEHIND = frozenset("since ended".split())

#: Months that are also names, verbs or adjectives in other places.
DOUBTFUL_MONTHS = frozenset("may march april june august mar jan dec jun".split())

#: Words that let a doubtful month be one when it stands right after them.
BEFORE_MONTH = frozenset(
    "in since by until till through during from to of for before after between and or last next this early late mid "
    "a an the its their his her our each every on around about".split()
)

#: Words that a bare number of four digits counts, so that it is no year.
COUNTED = frozenset(
    "people men women children students workers employees soldiers troops police officers homes houses jobs miles "
    "kilometers kilometres km feet metres meters yards acres hectares tons tonnes pounds kilograms kg dollars euros "
    "rupees yen won francs marks shares points votes seats units copies barrels litres liters gallons calories degrees "
    "hours minutes seconds days weeks months years times members residents families refugees migrants prisoners "
    "protesters demonstrators supporters fans spectators passengers cars trucks buses flights aircraft ships cases "
    "deaths patients beds schools companies firms businesses stores shops farmers voters delegates participants "
    "guests visitors tourists volunteers personnel civilians rpm mph watts megawatts mw bpd".split()
)

#: Words before a bare number that make it a count ("more than 2000").
COUNTING = frozenset(
    "than least most nearly almost some over approximately roughly exceeding exceeded totaling".split()
)

#: Words before a number that is a name's ("Route 2015").
NUMBERED = frozenset(
    "route room flight highway model section page resolution article channel bus no number nos act bill case chapter "
    "verse unit apartment suite building block box line platform gate lot form file order version build serial".split()
)

#: Words before a number of four digits that make it a year, whatever its century.
BEFORE_YEAR = frozenset("in since by until till during from of before after between through circa year and to".split())

#: Weekdays as parts of names: "Black Friday", and newspapers.
NAMED_DAY = frozenset("black good bloody super ash cyber palm maundy holy easter shrove giving".split())
PAPERS = frozenset("times telegraph herald mirror express mail post star tribune independent people world".split())
