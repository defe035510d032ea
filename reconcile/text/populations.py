"""How many live in a place, told in passing: "a city of 1.2 million people", "Dorn, which has a population of 40,000".

Whatever else the sentence says is not said of them: they were not hurt, nor did anybody count them at the event.
"""

from __future__ import annotations

import re
from decimal import Decimal

from reconcile.model import Measure, Quantity, Span
from reconcile.text.counted import Counted
from reconcile.text.syntax import Sentence

_HEAD = _RELATION = "population"

_PLACES = (
    "city|town|village|hamlet|suburb|capital|metropolis|community|municipality|settlement|borough|county|province"
    "|district|region|country|nation|island|port|township|commune|parish|neighbou?rhood|enclave|republic"
)
_NAME = r"[A-Z][\w’'.-]*(?:\s(?:[A-Z][\w’'.-]+|de|del|la|el|al|upon|on))*"
#: What ends right before the figure: the place, the word itself, "home to".
_TOLD = (
    re.compile(rf"\b(?:{_PLACES})(?:\s\([^()]*\))?\sof\s(?:an?\sestimated\s)?$"),
    re.compile(r"(?P<word>\bpopulation)\sof\s(?:an?\sestimated\s)?$"),
    re.compile(rf"(?P<word>\bpopulation)(?:\sof\s(?P<of>{_NAME}))?\s(?:is|was|stands at|stood at)\s(?:now\s)?$"),
    re.compile(r"\bhome\sto\s(?:an\sestimated\s)?$"),
    re.compile(r"(?<=\s)(?:has|had)\s(?:an\sestimated\s)?$"),
)
#: The name that the place is told to have, right before those words: "Dorn, a small", "Dorn, which has a", "Dorn's".
_CALLED = re.compile(
    rf"(?P<name>{_NAME}?)(?:"
    r"(?P<own>['’]s)\s(?:[a-z]+\s)?"
    r"|,?\s(?:(?:which|that)\s)?(?:(?:is|was|has|had|with)\s)?(?:an?|the)\s(?:[a-z][\w-]*\s){0,3}"
    r"|,?\s(?:(?:which|that)\s)?(?:is|was|has|had)\s(?:also\s)?"
    r"|,\s)$"
)
_SUBJECT = re.compile(rf"(?P<name>{_NAME}),?\s(?:(?:which|that)\s)?$")
_NO_NAME = frozenset(
    """In With The A An This That It But And At From For He She They We There Monday Tuesday Wednesday Thursday Friday
    Saturday Sunday January February March April May June July August September October November December""".split()
)
#: Who lives in a place.
_DWELLERS = frozenset(("person", "people", "resident", "inhabitant", "soul", "citizen"))
#: Those of them who are had by a place only: "Dorn has 40,000 inhabitants".
_LIVING = frozenset(("inhabitant", "resident"))
#: Fewer live in no place that is told by their number.
_FEWEST = Decimal(10)
#: Characters before a figure in which the words are sought.
_REACH = 160


def of(sentence: Sentence, figure: Span, quantity: Quantity, what: Counted | None) -> Measure | None:
    """The measure of a count that is told as the number of a place's people; None where it is none."""
    if what is not None and (what.how not in ("noun", "before") or what.head not in _DWELLERS):
        return None
    low = quantity.value if quantity.value is not None else quantity.interval.low
    if low is None or low < _FEWEST:
        return None
    start = figure.start - sentence.span.start
    before = sentence.text[max(0, start - _REACH) : start]
    found = next((one for told in _TOLD if (one := told.search(before)) is not None), None)
    if found is None or (what is None and found.re in _TOLD[-2:]):
        return None
    said = found.groupdict()
    if found.re is _TOLD[-1]:
        subject = _SUBJECT.search(before[: found.start()])
        if subject is None or subject["name"] in _NO_NAME or what is None or what.head not in _LIVING:
            return None
        name = subject["name"]
    else:
        name = said.get("of") or _called(before[: found.start()], bool(said.get("word")))
    verb = "have" if said.get("word") else ""
    text = f"{_HEAD} of {name}" if name else _HEAD
    return Measure(text, _HEAD, verb=verb, relation=_RELATION, of=(name,) if name else ())


def _called(before: str, by_owner: bool) -> str:
    """The name before the words of a place; "Dorn's" has a population, and is no town of Dorn's."""
    found = _CALLED.search(before)
    if found is None or found["name"] in _NO_NAME or (found["own"] and not by_owner):
        return ""
    return found["name"]


def is_population(measure: Measure) -> bool:
    return measure.relation == _RELATION
