"""Finds date expressions: one pass with all forms at once, then the fields of each that its context bears out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from reconcile.model import DateExpression, Span, Tense
from reconcile.text.dating import words
from reconcile.text.dating.anchors import anchor
from reconcile.text.dating.checks import stands, word_before
from reconcile.text.dating.fields import read
from reconcile.text.dating.forms import FORMS, Form, detail
from reconcile.text.dating.starts import START

#: Forms that are placed by the day of writing, whatever their fields.
_POINTING = frozenset("ago stretch unit yearend weekday deictic otherday now account".split())

_NAMELESS = re.compile(r"\(\?P<\w+>")
_WORD = re.compile(r"\w+|\W")


# Compiled when first asked for: it takes longer than all that a run does which has nothing new to read.
@cache
def _master() -> re.Pattern[str]:
    return re.compile(_any(f"({_nameless(form)})" for form in FORMS))


@cache
def wants() -> re.Pattern[str]:
    """A sentence that holds a date other than "now" matches this, and most that match hold one: few are parsed for
    nothing."""
    return re.compile(_any(_nameless(form) for form in FORMS if form.name != "now"), re.IGNORECASE)


def _any(patterns: Iterable[str]) -> str:
    return f"{START}(?:{'|'.join(patterns)})"


def _nameless(form: Form) -> str:
    return _NAMELESS.sub("(?:", form.pattern)


def _lowered(text: str) -> str:
    """The text in lower case, each character in its place (a few would become two)."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def scan(text: str) -> tuple[DateExpression, ...]:
    """The date expressions of a text, left to right, none over another; spans count from its start."""
    found = anchor(list(_expressions(text, _lowered(text))))
    return tuple(expression for expression in found if not _hangs_on_nothing(expression))


def _hangs_on_nothing(expression: DateExpression) -> bool:
    """ "That day" is no date where none is told before it, nor is "the quarter ended" without its day."""
    fields = dict(expression.fields)
    points = expression.form == "ended" or (expression.form == "unit" and fields.get("rel") == "that")
    return points and not any(name.startswith("at_") for name in fields)


def _expressions(text: str, lower: str) -> Iterator[DateExpression]:
    place = 0
    while found := _master().search(lower, place):
        index = (found.lastindex or 1) - 1
        read_in = detail(index).match(lower, found.start())
        form = FORMS[index].name
        if read_in is None or not stands(text, lower, read_in, form):
            skipped = _WORD.match(lower, found.start())
            place = skipped.end() if skipped else found.end()
            continue
        place = found.end()
        if made := _expression(text, lower, read_in, form):
            yield made


def _expression(text: str, lower: str, detail: re.Match[str], form: str) -> DateExpression | None:
    fields = read(detail)
    names = dict(fields)
    before = word_before(lower, detail.start())
    if before in ("each", "every") or _impossible(names):
        return None
    tense = _tense(before)
    span = Span(detail.start(), detail.end())
    relative = form in _POINTING or not ({"y", "decade", "nth"} & names.keys())
    lead = (("lead", before),) if before in words.LEADS else ()
    return DateExpression(span, span.of(text), form, tuple(sorted(fields + lead)), relative, tense)


def _tense(before: str) -> Tense:
    if before in words.AHEAD | words.PERHAPS_AHEAD:
        return Tense.FUTURE
    return Tense.PAST if before in words.BEHIND else Tense.UNKNOWN


def _impossible(names: dict[str, int | str]) -> bool:
    """True where the figures make no date: day 31 of a short month is left to resolving, month 13 is not."""
    return "bc" in names or names.get("m", 1) == 0 or names.get("q", 1) == 0
