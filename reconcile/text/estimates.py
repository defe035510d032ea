"""What analysts expect of a company: "Wall Street is looking for $2.10 per share", "below the $3 billion in revenue
that analysts had forecast".

It is what is expected of earnings or revenue, held by those who were asked; no figure of the company's own.
"""

from __future__ import annotations

import re

from reconcile.model import Measure, Quantity, Span
from reconcile.text import lexicon
from reconcile.text.syntax import Sentence

_RELATION = "estimate"

_WHO = r"\b(?:[Aa]nalysts?['’]?s?|Wall Street['’]?s?|consensus|FactSet|First Call)\b"
_HOLD = r"\b(?:estimat|expect|forecast|project|predict|anticipat|looking for|look for|calling for|call for|consensus)"
#: They are named before the figure, with what they do, in its clause; or right behind it.
_BEFORE = (
    re.compile(rf"{_WHO}(?:(?!\b(?:but|while|reported|earned|posted|said)\b)[^.;])*?{_HOLD}[^.;\d]{{0,60}}$"),
    re.compile(rf"{_HOLD}\w*\s(?:of|by|from)\s[^.;\d]{{0,60}}{_WHO}[^.;\d]{{0,60}}$"),
)
_BEHIND = re.compile(
    r"^(?:\s(?:per|a)\sshare)?(?:\sin\s(?:revenue|sales))?(?:\s(?:that|which))?\s(?:the\s)?(?:\w+\s)?"
    rf"(?:analysts|Wall Street)\s(?:\w+\s){{0,6}}?{_HOLD}"
)
_OF = re.compile(r"\b(revenues?|sales)\b", re.I)
_REACH = 120


def of(sentence: Sentence, figure: Span, quantity: Quantity, measure: Measure) -> Measure | None:
    """The measure of a sum that analysts are said to expect; None where nobody says so."""
    if not quantity.dimension.startswith("money") or measure.relation == _RELATION:
        return None
    start, end = figure.start - sentence.span.start, figure.end - sentence.span.start
    before, behind = sentence.text[max(0, start - _REACH) : start], sentence.text[end : end + _REACH]
    found = next((one for told in _BEFORE if (one := told.search(before)) is not None), None)
    if found is None and _BEHIND.match(behind) is None:
        return None
    if quantity.dimension == "money/share":
        what = "earnings per share"
    elif lexicon.noun(measure.head) == "revenue" or _OF.search(found[0] if found is not None else behind[:30]):
        what = "revenue"
    else:
        return None
    names = tuple(one for one in measure.of if one[:1].isupper())
    return Measure(f"what analysts expect: {what}", "estimate", (what,), relation=_RELATION, of=names)


def is_estimate(measure: Measure) -> bool:
    return measure.relation == _RELATION
