"""Times of day in text: "about 6:15 p.m.", "shortly after 1 a.m.", "between 2 and 3 a.m.", "19:00 local time", "noon".

A time is an interval of minutes since midnight with a bound and the zone as it is written. "Shortly after" is read as
more than, "around" as about: how far "about" reaches is for the rules to say, not for the reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reconcile.model import Bound, Span
from reconcile.text import wordset

DAY = 24 * 60

#: Words before a time, and what they make of it.
_BOUNDS = {
    "about": Bound.ABOUT, "around": Bound.ABOUT, "approximately": Bound.ABOUT, "roughly": Bound.ABOUT,
    "some time around": Bound.ABOUT,
    "circa": Bound.ABOUT, "close to": Bound.ABOUT, "near": Bound.ABOUT,
    "before": Bound.LESS_THAN, "shortly before": Bound.LESS_THAN, "just before": Bound.LESS_THAN,
    "prior to": Bound.LESS_THAN, "moments before": Bound.LESS_THAN, "minutes before": Bound.LESS_THAN,
    "nearly": Bound.NEARLY, "almost": Bound.NEARLY, "not quite": Bound.NEARLY,
    "after": Bound.MORE_THAN, "shortly after": Bound.MORE_THAN, "just after": Bound.MORE_THAN,
    "soon after": Bound.MORE_THAN, "moments after": Bound.MORE_THAN, "minutes after": Bound.MORE_THAN,
    "just past": Bound.MORE_THAN, "past": Bound.MORE_THAN,
    "by": Bound.UP_TO, "until": Bound.UP_TO, "till": Bound.UP_TO, "no later than": Bound.UP_TO, "by about": Bound.UP_TO,
    "since": Bound.AT_LEAST, "from": Bound.AT_LEAST, "no earlier than": Bound.AT_LEAST,
}  # fmt: skip

_HOURS = dict(zip("one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13), strict=True))
_MINUTES = {"half": 30, "quarter": 15, "a quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}

_BEFORE = "|".join(sorted((re.escape(word).replace(r"\ ", " ") for word in _BOUNDS), key=len, reverse=True))
_ZONE = (
    r"(?:local(?: time)?|eastern(?: (?:standard|daylight))?(?: time)?|central time|mountain time|pacific time"
    r"|(?:[a-z]{4,12} )(?:standard |daylight |summer )?time|gmt(?:[+-]\d{1,2})?|utc(?:[+-]\d{1,2})?|z(?![a-z])"
    r"|[ecmp][sd]?t(?![a-z])|bst|cest|cet|eet|eest|msk|ist|jst|kst|hkt|aest|aedt|wib|akst|akdt|hst|edt)(?!\w)"
)
_HALF = r"(?:(?P<half{0}>[ap])(?:\. ?m\.?|m)(?!\w))"
#: "10.30" is a time only where a half of the day, a zone or a second time follows.
_DOT = (
    r"\.(?=[0-5]\d(?: ?[ap]\.? ?m| ?(?:local|gmt|utc|hours|hrs|[ecmp][sd]t|bst|cest?|ist)"
    r"| ?[-\u2013] ?\d| (?:and|to) \d))"
)
_CLOCK = rf"(?P<h{{0}}>2[0-4]|[01]?\d)(?::|{_DOT})(?P<m{{0}}>[0-5]\d)(?::[0-5]\d)?"
_TWELVE = r"(?P<t{0}>1[0-2]|0?[1-9]|twelve|eleven|ten|nine|eight|seven|six|five|four|three|two|one)"

#: The clock, from the surest form to the least; `{0}` tells the two ends of a stretch apart.
_POINT = (
    rf"(?:{_CLOCK}(?: ?{_HALF})?"
    rf"|{_TWELVE} ?(?:o['\u2019]clock(?: in the (?P<part{{0}}>morning|afternoon|evening)| at (?P<night{{0}}>night))?"
    rf"|{_HALF.replace('half', 'short')})"
    r"|(?P<word{0}>(?:12 )?(?:noon|midday|midnight)))"
)


def _point(name: str) -> str:
    return _POINT.replace("{0}", name)


_PAST = (
    r"(?P<mins>half|a quarter|quarter|five|ten|twenty(?:-five)?|\d{1,2}(?: minutes?)?) (?P<side>past|to|before|after) "
    r"(?P<hour>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight|1[0-2]|[1-9])"
    r"(?: ?(?P<phalf>[ap])(?:\. ?m\.?|m)(?!\w)| o['\u2019]clock)?"
)
_MILITARY = (
    r"(?P<mh>[01]\d|2[0-3])(?P<mm>[0-5]\d)(?= ?(?:gmt|utc|hours|hrs|local|z(?!\w)|[ecmp][sd]t\b))"
    r"(?: (?:hours|hrs))?"
)
_TAIL = rf"(?:,? \(?(?P<zone>{_ZONE}))?"

#: "between 2 and 3 a.m.", "from 9:30 to 11 p.m.", "6-7 p.m.": the first may leave out what the second says. "At 2 a.m.
#: and 3 a.m." are two.
_RANGE = (
    r"(?:(?P<lead>between|from) )?"
    rf"(?:{_point('1')}|(?P<bare>1[0-2]|[1-9]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|one))"
    rf"(?: (?:(?(lead)and|to)|to|until|till) | ?[-\u2013\u2014] ?){_point('2')}"
)
_TIME = re.compile(
    rf"(?<![\w.,:/$£€-])(?:(?P<range>{_RANGE})|(?:(?P<bound>{_BEFORE}) )?"
    rf"(?:(?P<past>{_PAST})|(?P<military>{_MILITARY})|{_point('0')})){_TAIL}"
    r"(?![\d%]|[:.,]\d)"
)  # fmt: skip

#: No time of day is told without a digit or one of these: words, or ("afternoon") parts of them.
_WORDS = frozenset("am pm m half quarter five ten twenty".split())
_PARTS = ("clock", "noon", "midday", "midnight")

#: A sentence that holds a time of day matches this; most that match hold one.
WANTS = re.compile(_TIME.pattern.replace(" ", r"[ \t\u00a0\u202f\u2009\u2007]"), re.IGNORECASE)

#: What "10.30" and "4:20" without a.m. or p.m. need beside them to be a time and no score, price or verse.
_LEADS = frozenset("at by until till from since before after around about between past approximately roughly".split())


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """Minutes since midnight from `low` to `high` (both 0 to 1440, equal for one time); `high` is below `low` where a
    stretch runs over midnight. `zone` is as written, "" where none is."""

    span: Span
    text: str
    low: int
    high: int
    bound: Bound
    zone: str = ""


def find(text: str) -> tuple[TimeOfDay, ...]:
    """The times of day in a text, left to right, none over another, in linear time; spans count from its start."""
    if not may_hold(text):
        return ()
    return _kept(text) if len(text) <= _SHORT else _find(text)


def may_hold(text: str) -> bool:
    """Whether a text has what no time of day is told without."""
    if wordset.has_digit(text) or not wordset.words(text).isdisjoint(_WORDS):
        return True
    lower = text.lower()
    return any(part in lower for part in _PARTS)


def _find(text: str) -> tuple[TimeOfDay, ...]:
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    lower = lower.translate(_SPACES)
    return tuple(made for match in _TIME.finditer(lower) if (made := _read(text, lower, match)))


#: Sentences are remembered for an article's length: several kinds of claim ask for their times.
_SHORT = 2_000
_kept = lru_cache(maxsize=1_024)(_find)

_SPACES = {ord(c): " " for c in "\u00a0\u202f\u2009\u2007\t"}


def _read(text: str, lower: str, match: re.Match[str]) -> TimeOfDay | None:
    groups = match.groupdict()
    found = _range(groups) if groups["range"] else _one(groups)
    if found is None or not _stands(lower, match, groups):
        return None
    low, high, bound = found
    span = Span(match.start(), match.end())
    zone = text[match.start("zone") : match.end("zone")] if groups["zone"] else ""
    return TimeOfDay(span, span.of(text), low, high, bound, zone)


def _one(groups: dict[str, str | None]) -> tuple[int, int, Bound] | None:
    minutes = (
        _minutes_past(groups) if groups["past"] else _military(groups) if groups["military"] else _clock(groups, "0")
    )
    if minutes is None:
        return None
    bound = _BOUNDS[groups["bound"]] if groups["bound"] else Bound.EXACT
    return minutes, minutes, bound


def _range(groups: dict[str, str | None]) -> tuple[int, int, Bound] | None:
    high = _clock(groups, "2")
    if high is None:
        return None
    bare = groups["bare"] or (groups["h1"] if not groups["half1"] and groups["h1"] and not groups["m1"] else None)
    if bare is not None:
        low = _hour(bare) * 60 % (DAY // 2)
        # "10 to 2 p.m." begins in the morning; "2 to 3 p.m." does not.
        low += DAY // 2 if high >= DAY // 2 and low + DAY // 2 < high else 0
    else:
        written = _clock(groups, "1")
        if written is None:
            return None
        low = written
        halved = groups["half2"] or groups["short2"]
        if halved == "p" and not groups["half1"] and groups["h1"] and low + DAY // 2 < high and low < DAY // 2:
            low += DAY // 2
    return low, high, Bound.BETWEEN


def _hour(text: str) -> int:
    return _HOURS[text] if text in _HOURS else int(text)


def _clock(groups: dict[str, str | None], end: str) -> int | None:
    if word := groups[f"word{end}"]:
        return 0 if "midnight" in word else DAY // 2
    if hours := groups[f"h{end}"]:
        hour, minute, half = int(hours), int(groups[f"m{end}"] or 0), groups[f"half{end}"]
        if half and not 1 <= hour <= 12:
            half = None  # "19:30 p.m."
    else:
        hour, minute = _hour(groups[f"t{end}"] or "12"), 0
        half = groups[f"short{end}"] or _half_of_day(groups, end)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    minutes = hour * 60 + minute
    return minutes if minutes <= DAY else None


def _half_of_day(groups: dict[str, str | None], end: str) -> str | None:
    part = groups[f"part{end}"]
    if part:
        return "a" if part == "morning" else "p"
    return "p" if groups[f"night{end}"] else None


def _minutes_past(groups: dict[str, str | None]) -> int | None:
    said = (groups["mins"] or "").replace(" minutes", "").replace(" minute", "")
    minutes = _MINUTES.get(said, int(said) if said.isdecimal() else 60)
    hour_word = groups["hour"] or "12"
    hour = {"noon": 12, "midnight": 0}.get(hour_word)
    if hour is None:
        hour = _hour(hour_word) % 12 + (12 if groups["phalf"] == "p" else 0)
    if minutes >= 60:
        return None
    sign = 1 if groups["side"] in ("past", "after") else -1
    return (hour * 60 + sign * minutes) % DAY


def _military(groups: dict[str, str | None]) -> int:
    return int(groups["mh"] or 0) * 60 + int(groups["mm"] or 0)


def _stands(lower: str, match: re.Match[str], groups: dict[str, str | None]) -> bool:
    """A bare "4:20" or "10.30" may be a score, a price, a verse: it needs "at", a half of the day or a zone."""
    if groups["zone"] or groups["military"]:
        return True
    if groups["past"]:
        plain = groups["mins"] in ("half", "a quarter", "quarter") and groups["side"] in ("past", "to")
        return plain or bool(groups["phalf"])
    bare = [end for end in ("0", "1", "2") if groups[f"h{end}"] and not groups[f"half{end}"]]
    if not bare or groups["half2"] or groups["short2"]:
        return True
    before = lower[max(0, match.start() - 14) : match.start()].split(" ")
    led = bool(groups["bound"] or groups["lead"]) or (len(before) > 1 and before[-1] == "" and before[-2] in _LEADS)
    dotted = any("." in lower[match.start(f"h{end}") : match.end(f"m{end}")] for end in bare)
    long = len(groups[f"h{bare[0]}"] or "") == 2
    return not dotted and (led or (long and _alone(lower, match)))


def _alone(lower: str, match: re.Match[str]) -> bool:
    """A bare 19:30 that no score's words stand beside."""
    return not re.match(r" (?:win|victory|loss|defeat|lead|draw|aggregate)", lower[match.end() : match.end() + 12])
