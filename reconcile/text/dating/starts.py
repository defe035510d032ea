"""Where a date can begin at all: a cheap look at one or two words, before the forms are tried there.

A pattern of `forms.py` that begins with a word not listed here is never found.
"""

from __future__ import annotations

from reconcile.text.dating import words
from reconcile.text.dating.pieces import SPACE

_MONTHS = tuple(f"{name[:3]}(?:{name[3:]})?" for name in words.MONTH_NAMES)
_UNITS = (
    "days? weeks? fortnights? weekend months? quarters? years? decades? century centuries period"
).split()  # fmt: skip
#: Words about a date: which of its kind, and which part of it.
_WHICH = (
    "last past this next previous prior current coming following that preceding same latest "
    "early late later earlier mid fiscal financial comparable corresponding equivalent like "
    "beginning start middle end close turn very latter rest remainder balance half several a an the final"
).split()  # fmt: skip

#: Words that may begin an expression by themselves.
_ALONE = (
    *(rf"{name}\b" for name in (*_MONTHS, "sept", "tues", "thurs?", *(name[:3] for name in words.WEEKDAY_NAMES))),
    *words.WEEKDAY_NAMES,
    *"today yesterday tomorrow tonight overnight now\\b currently at_present at_the_moment right_now".split(),
    *"fy nineteen twenty two_thousand q[1-4] h[12]".split(),
    *"new_year christmas_(?:day|eve) boxing_day halloween valentine years_[12]\\d".split(),
    r"year(?:['\u2019]s|-|_(?:ago|earlier|end|[12]\d|two|nineteen|twenty))",
    r"(?:month|week|quarter)(?:['\u2019]s|-end|_end)",
    r"(?:quarter|month|week|year)s?_(?:ended|ending|to)\b",
)
#: Words that may begin one where another word of dates follows.
_LEADING = (
    *_WHICH,
    *"these those sometime about around almost nearly roughly approximately more less over just at some".split(),
    *"barely only between from".split(),
    *words.SEASONS,
    *words.NUMBERS,
    *words.ORDINALS,
    r"\d{1,3}(?:st|nd|rd|th)?",
)
#: The second words.
_NEXT = (
    *_WHICH,
    *_UNITS,
    *_MONTHS,
    *words.WEEKDAY_NAMES,
    *words.SEASONS,
    *words.DECADES,
    *words.NUMBERS,
    *words.ORDINALS,
    r"\d{1,4}(?:st|nd|rd|th|s)?",
    *"morning afternoon evening night today yesterday tomorrow most_recent recent present upcoming calendar".split(),
    *"full school couple few than over under least in on of to and fy nineteen eighteen".split(),
)


def _by_letter(*options: str) -> str:
    """One of these, sorted under their first letters, so that a place where none begins is left at once."""
    letters: dict[str, list[str]] = {}
    for option in sorted(set(options), key=lambda option: (-len(option), option)):
        plain = option[0].isalpha() and option[1:2] not in ("?", "{")
        letters.setdefault(option[0] if plain else "", []).append(option)
    groups = [f"{letter}(?:{'|'.join(o[1:] for o in found)})" for letter, found in sorted(letters.items()) if letter]
    return "(?:" + "|".join(groups + letters.get("", [])) + ")"


#: Matches no characters, at each place where a date may begin.
START = (
    r"(?<!\w)(?=[12]\d{3}(?!\d)|\d{1,2}[/.]\d|[1-4]q|['\u2019\u2018]\d\d|"
    + _by_letter(*_ALONE)
    + "|"
    + _by_letter(*_LEADING)
    + r"(?:[^\S\n]{1,3}|[-\u2013\u2014/])(?:['\u2019\u2018]\d|"
    + _by_letter(*_NEXT)
    + r"(?!\w)))"
).replace("_", SPACE)
