"""How alike two claims' slots are, with a sentence for it. Slots decide; likeness of words only fills them.

Each kind of claim has a module of its own; here the two are sent there. What one sentence tells side by side is read
beside one another whatever its nouns.
"""

from __future__ import annotations

from reconcile.linking import amounts, moments, offices
from reconcile.linking.counts import PART, counts, is_count
from reconcile.linking.scores import FIGURE, LINKED, NEAR, NOTHING, Score, amount, gap, is_telling, magnitude
from reconcile.model import Claim, Kind
from reconcile.text import quakes, sizes
from reconcile.text.concepts import noun, topic


def score(a: Claim, b: Claim) -> Score:
    """How surely two claims of one key answer one question."""
    if a.kind is not b.kind:
        return _OF_TWO_KINDS
    if sizes.apart(a.measure, b.measure):
        return Score(0.0, f"{a.measure.text} is not {b.measure.text}")
    found = _COMPARE[a.kind](a, b)
    if found.value >= NEAR:
        return found
    if a.document == b.document:
        beside = _in_one_sentence(a, b) if a.sentence == b.sentence else NOTHING
        return beside if beside.value > found.value else found
    return _ONE_FIGURE if _one_figure(a, b) else _NEARLY if _near(a, b) else found


_OF_TWO_KINDS = Score(0.0, "of two kinds")
_ONE_FIGURE = Score(0.4, "one figure, which is hardly told of two things")
_NEARLY = Score(FIGURE, "the same figure, or nearly, in other words")


def _quantity(a: Claim, b: Claim) -> Score:
    x, y = a.quantity, b.quantity
    if x is None or y is None:
        return NOTHING
    if is_count(x) and is_count(y):
        return counts(a, b)
    if x.dimension == "anniversary" or y.dimension == "anniversary":
        return amounts.anniversary(a, b)
    if x.dimension == "age" or y.dimension == "age":
        return amounts.age(a, b)
    if a.document != b.document:
        return amounts.level(a, b)  # the others ask what stands near in one article
    found = (compare(a, b) for compare in (amounts.level, amounts.in_headline, amounts.points_back, amounts.unnamed))
    return max(found, key=lambda one: one.value)


_COMPARE = {
    Kind.ROLE: offices.role,
    Kind.DATE: moments.date,
    Kind.TIME: moments.time,
    Kind.PLACE: moments.place,
    Kind.QUANTITY: _quantity,
}


def _in_one_sentence(a: Claim, b: Claim) -> Score:
    """A part beside its whole, or a figure beside its conversion."""
    x, y = a.quantity, b.quantity
    if x is None or y is None:
        return NOTHING
    if x.dimension == y.dimension == "count":
        if any(claim.scope.cue(*PART) for claim in (a, b)):
            return Score(0.45, "a part beside its whole")
        if noun(a) == noun(b) and bool(a.scope.cue("total")) != bool(b.scope.cue("total")):
            return Score(0.45, "a figure beside the total")
    if (
        x.dimension == y.dimension
        and x.unit != y.unit
        and x.dimension not in ("count", "", "age")
        and gap(a, b) <= _CLOSE
    ):
        return Score(0.45, "a figure beside its conversion")
    moved = a.scope.cue("to_level") is not None and b.scope.cue("to_level") is not None
    if moved and x.unit == y.unit and a.measure.verb == b.measure.verb:
        return Score(0.45, "where it moved from, and where to")
    if x.dimension == y.dimension == "time" and gap(a, b) <= _CLOSE:
        return Score(0.45, "an hour beside its hour elsewhere")
    return NOTHING


def _one_figure(a: Claim, b: Claim) -> bool:
    """The very figure, of many digits, where one side at least does not say of what: "spending of 48.9 billion" and
    "the state will spend 48.9 billion"."""
    x, y = a.quantity, b.quantity
    if x is None or y is None or x.interval != y.interval or not is_telling(x) or x.dimension != y.dimension:
        return False
    return (not topic(a) or not topic(b) or noun(a) == noun(b)) and a.direction == b.direction


def _near(a: Claim, b: Claim) -> bool:
    """One amount or range, or two amounts that are near for their size."""
    x, y = a.quantity, b.quantity
    if a.kind is not Kind.QUANTITY or x is None or y is None:
        return False
    if x.dimension == quakes.STRENGTH or y.dimension == quakes.STRENGTH:
        return False  # a few steps are a thousand times the quake
    if x.dimension != y.dimension and not (is_count(x) and is_count(y)):
        return False
    mine, theirs = amount(x), amount(y)
    if mine is None or theirs is None:
        return x.interval == y.interval and x.unit == y.unit
    if mine[1] != theirs[1]:
        return False
    low, high = (mine[0], theirs[0]) if mine[0] < theirs[0] else (theirs[0], mine[0])
    if low == high:
        return True
    return 2 * high <= 3 * low and magnitude(x) is not None and magnitude(y) is not None


#: Characters between a figure and its conversion, at most.
_CLOSE = 30

__all__ = ["FIGURE", "LINKED", "NEAR", "Score", "score"]
