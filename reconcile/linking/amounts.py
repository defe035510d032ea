"""How alike two rates, levels, sums, ages or anniversaries are: of one thing, narrowed alike."""

from __future__ import annotations

from decimal import Decimal

from rapidfuzz import fuzz

from reconcile.linking.scores import NOTHING, Score, days, done, modifiers
from reconcile.model import Claim, Label
from reconcile.text import aliases, lexicon
from reconcile.text.concepts import deed, topic


def level(a: Claim, b: Claim) -> Score:
    """Rates, levels and sums: of one thing, narrowed alike."""
    mine, theirs = topic(a), topic(b)
    if mine and mine == theirs:
        same = done(a, b) if a.quantity and a.quantity.dimension == "money" else 0.9
        return Score(round(modifiers(a, b) * same, 3), f"{a.measure.text} ~ {b.measure.text}")
    if (
        not mine
        and not theirs
        and a.measure.verb
        and a.measure.verb == b.measure.verb
        and lexicon.predicate(a.measure.verb)
    ):
        one = (
            a.document != b.document
            and a.quantity is not None
            and a.quantity.dimension not in ("money", "percent", "duration")
        )
        return Score(0.55 if one else 0.4, f"what they {a.measure.verb}")
    done_a, done_b = deed(a), deed(b)
    if {done_a, done_b} == {"earned", "paid"} and _one_sum(a, b):
        return Score(0.4, "what one was paid is what one earned")
    if done_a is not None and done_a == done_b and (not mine or not theirs) and done_a not in ("up", "down"):
        return Score(0.4, f"money {done_a}" if a.quantity and a.quantity.dimension == "money" else done_a)
    return Score(0.0, f"{a.measure.head or 'what is not told'} is not {b.measure.head or 'what is not told'}")


def in_headline(a: Claim, b: Claim) -> Score:
    """What the headline tells short, the lead tells in full, often with another noun: "wages up after three years" over
    "frozen for the past four years". Only where the two figures are close, and both sentences name one name."""
    x, y = a.quantity, b.quantity
    labels = {a.label, b.label}
    if x is None or y is None or x.unit != y.unit or a.document != b.document or labels != {Label.HEADLINE, Label.BODY}:
        return NOTHING
    if x.value is None or y.value is None or x.dimension != "duration" or min(x.value, y.value) < _FEW:
        return NOTHING
    if not _named(a) & _named(b) or abs(x.value - y.value) > max(x.value / 10, Decimal(1)):
        return NOTHING
    return Score(0.55, "the headline's figure and that of the lead")


#: One year is told in many ways.
_FEW = 3


def _named(claim: Claim) -> set[str]:
    return {word.removesuffix("s") for name in claim.scope.names for word in name.split()}


def _one_sum(a: Claim, b: Claim) -> bool:
    """Like sums of the same period: "earned nearly $10 million" and "was paid $9.7 million"."""
    x, y = a.quantity, b.quantity
    if x is None or y is None or x.value is None or y.value is None or x.unit != y.unit:
        return False
    return days(a) is not None and days(a) == days(b) and abs(x.value - y.value) <= abs(x.value) / 20


def anniversary(a: Claim, b: Claim) -> Score:
    """Of one thing: the words after "of" or "since" share one that is no filler."""
    mine, theirs = (_content(claim) for claim in (a, b))
    shared = {x for x in mine for y in theirs if x == y or (len(x) > 4 and len(y) > 4 and fuzz.ratio(x, y) >= 80)}
    same = a.quantity is not None and b.quantity is not None and a.quantity.value == b.quantity.value
    if not same:
        return Score(0.6 if len(shared) >= 2 else 0.0, "anniversaries of one thing" if shared else "of other things")
    return Score(0.8 if shared else 0.0, f"both of {', '.join(sorted(shared))}" if shared else "of other things")


def _content(claim: Claim) -> set[str]:
    words = " ".join((claim.measure.text, *claim.measure.of)).casefold().replace("-", " ").split()
    return {
        word
        for word in words
        if len(word) > 3 and word not in ("since", "year", "years", "anniversary", "those", "that", "from", "mark")
    }


def age(a: Claim, b: Claim) -> Score:
    mine, theirs = a.measure.head or a.measure.text, b.measure.head or b.measure.text
    if not mine[:1].isupper() or aliases.same(mine, theirs) is not True:
        return Score(0.0, f"{mine} is not {theirs}")
    return Score(0.9, f"the age of {mine}")
