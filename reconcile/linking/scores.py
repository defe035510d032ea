"""How alike: a number from 0 to 1 with a sentence for it, and what every comparison of slots asks.

From `NEAR` on, two claims are read beside one another, so that what tells them apart can be said; from `LINKED` on,
they answer one question, and may agree or be in conflict.
"""

from __future__ import annotations

import math
from decimal import Decimal
from typing import NamedTuple

from rapidfuzz import fuzz

from reconcile.model import Claim, Quantity
from reconcile.text import lexicon, units
from reconcile.text.concepts import CASUALTIES, predicate
from reconcile.text.remembering import remembered
from reconcile.text.topics import narrowing

NEAR, LINKED = 0.35, 0.5
#: What has the figure in common, and no word of the measure: it is read beside the other for whether the sentences
#: tell of one thing, and for nothing else.
FIGURE = NEAR

#: Modifiers that say nothing of what is counted.
_IDLE = lexicon.words("idle_modifiers")


class Score(NamedTuple):
    """How alike, and why. A tuple: millions are made."""

    value: float
    why: str


NOTHING = Score(0.0, "nothing in common")


def modifiers(a: Claim, b: Claim) -> float:
    """1 where the modifiers agree or say nothing; less where one side narrows the noun; little where each does in its
    own way ("core" against "headline")."""
    level = a.quantity is not None and a.quantity.dimension not in ("count", "")
    if a.measure.modifiers == b.measure.modifiers and (not level or a.measure.head == b.measure.head):
        return 1.0
    mine, theirs = (_narrowed(a), _narrowed(b)) if level else (_told(a), _told(b))
    if mine == theirs:
        return 1.0
    left, right = mine - theirs, theirs - mine
    head = a.measure.head
    if left and right and lexicon.phrase(head, a.measure.modifiers) in (head, lexicon.noun(head)):
        one = _shortened(left, right) or _shortened(right, left)
        return 0.9 if one or fuzz.token_sort_ratio(" ".join(sorted(left)), " ".join(sorted(right))) >= 85 else 0.4
    return 0.45 if level and a.document == b.document else 0.8  # of levels in one article, a word more is another thing


def _shortened(some: frozenset[str], others: frozenset[str]) -> bool:
    """ "Rail workers" are railway workers."""
    return all(len(word) >= _STEM and any(other.startswith(word) for other in others) for word in some)


#: Letters that a word has in common with a longer one of the same meaning, at least.
_STEM = 4


@remembered
def _narrowed(claim: Claim) -> frozenset[str]:
    return narrowing(claim.measure)


@remembered
def _told(claim: Claim) -> frozenset[str]:
    return frozenset(claim.measure.modifiers) - _IDLE


def done(a: Claim, b: Claim) -> float:
    """Whether the same was done with what is counted: signed and signed, or at least not signed and announced."""
    if a.document != b.document and lexicon.event(a.measure.head) and lexicon.event(b.measure.head):
        return 0.9  # what is told of two blasts, that they killed or that they struck, is told of the same two
    mine, theirs = predicate(a), predicate(b)
    if (mine in CASUALTIES) != (theirs in CASUALTIES):
        return 0.45  # who was killed, and who is counted by the way
    if mine is None or theirs is None:
        verbs = [
            claim.measure.verb if lexicon.predicate(claim.measure.verb) != lexicon.PLAIN else "" for claim in (a, b)
        ]
        one_verb = verbs[0] == verbs[1]
        if a.document == b.document and not (one_verb and verbs[0]) and not _of_two_speakers(a, b):
            return 0.45  # one writer counts the same things twice with the same verb, or means others
        return 0.8 if one_verb or not all(verbs) else 0.45
    return 1.0 if mine == theirs else 0.9 if {mine, theirs} <= {"up", "down"} else 0.36


def _of_two_speakers(a: Claim, b: Claim) -> bool:
    """One writer gives the word to two witnesses: each counts for himself."""
    speakers = [claim.attribution.speaker.casefold() if claim.attribution is not None else "" for claim in (a, b)]
    return all(speakers) and speakers[0] != speakers[1]


def gap(a: Claim, b: Claim) -> int:
    """Characters between two claims of one document; less than nothing where they overlap."""
    return max(a.span.start, b.span.start) - min(a.span.end, b.span.end)


def days(claim: Claim) -> object:
    return (claim.scope.period.start, claim.scope.period.end) if claim.scope.period else None


def is_telling(quantity: Quantity) -> bool:
    """Three digits or more that mean something, or a rate with a decimal."""
    if quantity.value is None or quantity.dimension in ("time", "age", "anniversary", "duration"):
        return False
    meant = len(quantity.value.normalize().as_tuple().digits)
    return meant >= _MEANT or (meant >= _MEANT - 1 and quantity.value >= _GREAT)


def amount(quantity: Quantity) -> tuple[Decimal, str] | None:
    """The figure in the base of its unit, and that base: "40 feet" and "12 m" are near one another."""
    if quantity.value is None:
        return None
    return (quantity.value, "") if quantity.dimension == "count" else units.in_base(quantity.value, quantity.unit)


def magnitude(quantity: Quantity) -> int | None:
    """The size of a figure by steps of a half more: figures that rival one another are one step apart at most. None for
    what lies near its like by chance: small counts, shares, ages, hours."""
    told = amount(quantity)
    if told is None or quantity.dimension in ("percent", "point", "ratio", "time", "age", "anniversary"):
        return None
    if (quantity.value or 0) < (_MANY if quantity.dimension in ("count", "") else 1):
        return None
    return math.floor(math.log(told[0]) / math.log(_STEP))


#: Small numbers lie near one another by chance.
_MANY, _STEP = 6, 1.5

#: Digits that mean something, and from which size on one fewer will do.
_MEANT, _GREAT = 3, 10**6
