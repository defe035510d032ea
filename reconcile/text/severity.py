"""How badly people were hurt: "six with minor injuries", "seriously hurt", "in critical condition".

Counts of the badly and of the slightly hurt are parts of the hurt, and none rivals another. A degree is read where it
stands by the injury itself, inside the figure ("two serious injuries") or shortly after it, before any other number;
where two degrees are told of one figure ("minor to severe injuries"), it has none.
"""

from __future__ import annotations

import re

from reconcile.model import Span
from reconcile.text.syntax import Sentence

#: The states by what names them, the first that is found; "fatally" and "in good condition" name a part, no state.
_NAMED = (
    ("critical", ("critical",)),
    ("stable", ("stable",)),
    ("slight", ("minor", "slight", "superficial", "lightly", "not life", "non-life", "nonlife", "not serious", "mild")),
    ("serious", ("serious", "severe", "grave", "grievous", "badly", "life-threatening", "life threatening", "major")),
)

_DEGREE = (
    r"(?:(?:not|non)[ -]?(?:life[ -]threatening|serious)|life[ -]threatening|serious(?:ly)?|severe(?:ly)?|grave(?:ly)?"
    r"|grievous(?:ly)?|critical(?:ly)?|badly|minor|slight(?:ly)?|superficial|lightly|mild(?:ly)?|major)"
)
_HURT = r"(?:injur(?:y|ies|ed)|wound(?:s|ed)?|hurt|burn(?:s|ed|t)?|trauma)"
_INSIDE = re.compile(rf"\b(?P<degree>{_DEGREE})\s+{_HURT}\b", re.I)
#: What may stand between the figure and how badly they were hurt: no other number, and nobody else.
_ELSE = (
    r"(?!(?:and|or|some|several|many|others?|including|both|none|all|whom|most|few|but|while|no|to|then|who|which|"
    r"said|says|when|after|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a|an|the|another)\b|\d)"
)
_AFTER = re.compile(
    rf"(?: of (?:them|those|these))?(?:,\s[^,.;\d]{{1,50}},)?\s+(?:{_ELSE}[\w'’]+\s+){{0,4}}?"
    rf"(?P<degree>{_DEGREE})(?:,? (?:but|and|though|if) {_DEGREE})?\s+{_HURT}\b",
    re.I,
)
_BEFORE = re.compile(
    rf"\b(?P<degree>{_DEGREE})\s+(?:injur|wound|hurt|burn)(?:ed|ing|t)?\s+"
    r"(?:at least |about |some |nearly |another |the )?$",
    re.I,
)
_TWO = re.compile(rf"\b{_DEGREE}\s+(?:to|and|or|through)\s+{_DEGREE}\b", re.I)


def state(told: str) -> str | None:
    """The state of the hurt that a cue names, None where it names none."""
    words = " ".join(told.casefold().split())
    return next((name for name, some in _NAMED if any(one in words for one in some)), None)


def in_words(fate: str) -> str:
    """What befell somebody, in words that follow "who was": a state needs some, "killed" is one."""
    return _SAID.get(fate, fate)


_SAID = {
    "critical": "in a critical state",
    "stable": "in a stable state",
    "serious": "badly hurt",
    "slight": "slightly hurt",
}


def find(sentence: Sentence, figure: Span) -> Span | None:
    """Where a sentence tells how badly those were hurt whom a figure counts, in the document."""
    shift = sentence.span.start
    inside = sentence.text[figure.start - shift : figure.end - shift]
    rest = sentence.text[figure.end - shift : figure.end - shift + _REACH]
    if _TWO.search(f"{inside}{rest}"):
        return None
    if (found := _INSIDE.search(inside)) is not None:
        return Span(figure.start + found.start("degree"), figure.start + found.end("degree"))
    start = max(0, figure.start - shift - _REACH)
    if (found := _BEFORE.search(sentence.text[start : figure.start - shift])) is not None:
        return Span(start + found.start("degree"), start + found.end("degree")).shift(shift)
    if (found := _AFTER.match(rest)) is not None:
        return Span(figure.end + found.start("degree"), figure.end + found.end("degree"))
    return None


#: Characters before and after a figure that are looked at.
_REACH = 90
