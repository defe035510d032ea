"""One is the other told less precisely; a bound dropped at its own edge is told here.

"8.54" is told as "8.5", "$140.9 million" as "roughly $141 million", "more than 20 percent" as "20%".
"""

from decimal import ROUND_HALF_UP, Decimal

from reconcile.model import Bound, Claim, DateExpression, Kind, Period, Quantity, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, alike, cite, is_vague, told
from reconcile.rules.hours import ALLOWED, minutes_apart
from reconcile.rules.tellings import by_night, days_apart, parts_apart
from reconcile.text import places, units
from reconcile.text.happenings import happening

#: What rounding may lose of a figure: 35.72 is told as 36; a rate of 4.25 is not told as 4.
_LOST = Decimal("0.04")


def explain(pair: Pair) -> Reason | None:
    if pair.is_kind(Kind.DATE):
        return _dates(pair)
    if pair.is_kind(Kind.PLACE):
        return _places(pair)
    found = pair.quantities()
    if pair.is_kind(Kind.TIME) and found is not None:
        return _hours(pair, *found)
    if found is None or not alike(*found):
        return None
    a, b = found
    words = (
        pointed_back(pair)
        or _dropped(a, b)
        or _dropped(b, a)
        or _rounded(a, b)
        or _rounded(b, a)
        or _loose(a, b)
        or _loose(b, a)
        or _turned_alike(pair)
    )
    return Reason(words, (cite(pair.left, words), cite(pair.right, words)), 0.8) if words else None


def _hours(pair: Pair, a: Quantity, b: Quantity) -> Reason | None:
    """A few minutes apart: desks write "about 7" where the log has 7:04. Two hours to the minute are no rounding."""
    gap = minutes_apart(pair)
    if gap is None or gap > ALLOWED or a.interval == b.interval:
        return None
    if not any(value is not None and value % 5 == 0 for value in (a.value, b.value)):
        return None
    words = f"“{told(a)}” and “{told(b)}” are a few minutes apart"
    return Reason(words, (cite(pair.left, words), cite(pair.right, words)), 0.7)


def _dates(pair: Pair) -> Reason | None:
    """A month told where the other tells the day in it."""
    a, b = pair.left.scope.period, pair.right.scope.period
    if pair.same_event and not pair.internal and by_night(pair):
        words = f"“{pair.left.quote}” and “{pair.right.quote}” are two sides of one midnight"
        return Reason(words, (cite(pair.left, words), cite(pair.right, words)), 0.6)
    if a is not None and b is not None and _counted_back(pair, a, b):
        words = f"“{pair.left.quote}” and “{pair.right.quote}” are counted back by heart, and lie a day or two apart"
        return Reason(words, (cite(pair.left, words), cite(pair.right, words)), 0.5)
    if a is None or b is None or parts_apart(pair) or days_apart(pair):
        return None
    if a == b or not (a.holds(b) or b.holds(a)) or not pair.left.measure.verb:
        return None
    words = f"“{pair.left.quote}” and “{pair.right.quote}” name one time, one of them less precisely"
    return Reason(words, (cite(pair.left, words), cite(pair.right, words)), 0.7)


def _counted_back(pair: Pair, a: Period, b: Period) -> bool:
    """ "Ten days ago" beside "nine days ago" or "last week", of one happening: nobody counts so far back to the day."""
    whens = [claim.when for claim in pair.both]
    if pair.internal or pair.same_event is not True or a.meets(b) or max(a.days, b.days) > _WEEK:
        return False
    done = {happening(claim.measure) for claim in pair.both}
    if len(done) > 1 or "" in done or not any(when is not None and _is_far(when) for when in whens):
        return False
    back = all(when is not None and when.relative and when.form in _BACK for when in whens)
    return back and min(abs((a.start - b.end).days), abs((b.start - a.end).days)) <= _ASTRAY


def _is_far(when: DateExpression) -> bool:
    told = dict(when.fields)
    count = told.get("n")
    return when.form == "ago" and told.get("unit") == "day" and isinstance(count, int) and count >= _FAR


#: Forms that count back from the day of writing; days of what they tell, and days by which they may be astray.
_BACK, _WEEK, _ASTRAY = ("ago", "unit", "stretch"), 7, 2
#: So many half days back nobody counts to the day.
_FAR = 14


def _places(pair: Pair) -> Reason | None:
    """A town told where the other tells the land that it lies in."""
    a, b = pair.left.scope.place, pair.right.scope.place
    if a is None or b is None or not pair.same_event:
        return None
    for inner, outer in ((a, b), (b, a)):
        if places.inside(inner.key, outer.key):
            words = f"“{inner.name}” lies in “{outer.name}”, which is told less precisely"
            return Reason(words, (cite(pair.left, words), cite(pair.right, words)), 0.7)
    return None


def one_figure(pair: Pair) -> bool:
    """The same reading, or one that rounds the other to three digits or more: two measures hardly share so many."""
    found = pair.quantities()
    if found is None or pair.same_value():
        return found is not None
    a, b = found
    if not alike(a, b) or a.value is None or b.value is None:
        return False
    digits = min(len(value.normalize().as_tuple().digits) for value in (a.value, b.value))
    return digits >= _TELLING and bool(_rounded(a, b) or _rounded(b, a))


def pointed_back(pair: Pair) -> str | None:
    """ "Those three decades" for 33 years that were told just before: as round as one likes."""
    found = pair.quantities()
    later = max(pair.both, key=lambda claim: claim.span.start)
    cue = later.scope.cue("definite")
    if found is None or not pair.internal or cue is None or cue.text.lower() not in ("those", "these"):
        return None
    a, b = found
    if a.dimension != "duration" or a.value is None or b.value is None or a.step is None or b.step is None:
        return None
    if a.value == b.value or abs(a.value - b.value) > max(a.step, b.step) / 2:
        return None
    return f"“{cue.text} {told(later.quantity or a)}” points back to the other figure, rounded"


def near(pair: Pair) -> bool:
    """One rounds the other, however coarsely."""
    found = pair.quantities()
    return found is not None and alike(*found) and bool(_rounded(*found) or _rounded(*found[::-1]))


#: Digits that two figures hardly have in common by chance.
_TELLING = 3


def _dropped(bare: Quantity, bounded: Quantity) -> str | None:
    """The one figure is the edge of the other's bound."""
    if bare.bound is not Bound.EXACT or bounded.bound in (Bound.EXACT, Bound.BETWEEN) or bare.value is None:
        return None
    if bare.value != bounded.value and not _rounds_to(bare, bounded):
        return None
    return f"“{told(bare)}” drops the “{bounded.bound.replace('_', ' ')}” of “{told(bounded)}”"


def _rounds_to(fine: Quantity, coarse: Quantity) -> bool:
    """ "70.95 million" at the edge of "at least 71 million"."""
    if fine.value is None or coarse.value is None or coarse.step is None or fine.step is None:
        return False
    gap = abs(coarse.value - fine.value)
    near = gap <= coarse.step / 2 and gap <= abs(fine.value) * _LOST
    return fine.step < coarse.step and _written_round(coarse) and near


def _rounded(coarse: Quantity, fine: Quantity) -> str | None:
    if coarse.value is None or fine.value is None or coarse.step is None:
        return None
    if coarse.bound not in (Bound.EXACT, Bound.ABOUT, Bound.NEARLY) or fine.bound not in (Bound.EXACT, Bound.ABOUT):
        return None
    band = coarse.interval if coarse.bound is not Bound.EXACT else None
    if band is not None and band.holds(fine.value):
        return f"“{told(coarse)}” is a rounder figure that holds “{told(fine)}”"
    finer = fine.step is not None and fine.step < coarse.step
    if coarse.bound is Bound.ABOUT and coarse.dimension == "length" and _to_one_digit(fine.value, coarse.value):
        return f"“{told(coarse)}” rounds “{told(fine)}” to its first digit"
    gap = abs(coarse.value - fine.value)
    if finer and _written_round(coarse) and gap <= coarse.step / 2 and gap <= abs(fine.value) * _LOST:
        return f"“{told(coarse)}” rounds “{told(fine)}”"
    return None


def _turned_alike(pair: Pair) -> str | None:
    """ "39 feet (12 meters)" and "40 feet (12 meters)": one length, turned into feet and told rounder."""
    mine, theirs = (
        [one for one in beside if _turns(one, claim)] for claim, beside in zip(pair.both, pair.beside, strict=True)
    )
    for one, other in ((mine, pair.right), (theirs, pair.left)):
        if (held := next((a for a in one if _comes_to(a, other)), None)) is not None and held.quantity is not None:
            return f"both are “{told(held.quantity)}” in the other unit"
    for a in mine:
        for b in theirs:
            x, y = a.quantity, b.quantity
            if x is not None and y is not None and (x.unit, x.interval) == (y.unit, y.interval):
                return f"both are “{told(x)}” in the other unit"
    return None


def _turns(one: Claim, claim: Claim) -> bool:
    """Whether a figure right beside another is what that comes to in its own unit, as far as it is told."""
    a, b = one.quantity, claim.quantity
    near = max(one.span.start, claim.span.start) - min(one.span.end, claim.span.end) <= _BESIDE
    return near and a is not None and b is not None and a.unit != b.unit and _comes_to(one, claim)


def _comes_to(one: Claim, claim: Claim) -> bool:
    """Whether a figure is what another comes to in its unit: "12 meters" of "40-foot", by whoever turned it."""
    a, b = one.quantity, claim.quantity
    if a is None or b is None or a.value is None or b.value is None or a.step is None:
        return False
    turned = units.convert(b.value, b.unit, a.unit) if a.dimension == b.dimension else None
    return turned is not None and abs(turned - a.value) <= a.step / 2


#: Characters between a figure and its conversion, at most.
_BESIDE = 3


def _to_one_digit(fine: Decimal, coarse: Decimal) -> bool:
    """Distances are guessed: "about 200 km away" is how 170 km are told by heart."""
    return coarse == fine.quantize(Decimal((0, (1,), fine.adjusted())), ROUND_HALF_UP)


def _loose(vague: Quantity, figure: Quantity) -> str | None:
    """ "Dozens were hurt" is how one writes while nobody has counted: it rounds any figure of its size and of the next,
    and may fall short of what was counted in the end, but never tops it."""
    if not is_vague(vague) or is_vague(figure) or figure.interval.low is None or vague.interval.low is None:
        return None
    high = vague.interval.high
    if figure.interval.single is not None and vague.interval.holds(figure.interval.single):
        return None  # a range that holds the figure is no mere word for it
    if figure.interval.low < vague.interval.low or (high is not None and figure.interval.low > _NEXT * high):
        return None
    return f"“{told(vague)}” is a loose word for “{told(figure)}”"


#: How far above the most that a vague word means the figure may lie.
_NEXT = 10


def _written_round(quantity: Quantity) -> bool:
    """A small whole count ("12 dead") is no rounding of anything."""
    return quantity.dimension != "count" or (quantity.step is not None and quantity.step >= Decimal(10))


RULE = Rule(
    reason="rounding",
    verdict=Verdict.EXPLAINED,
    stage=Stage.VALUE,
    explain=explain,
    rank=2,
    holds=(
        ("The parish released 33 years of accounts. Over those three decades it paid no rent.", ""),
        ("The dam broke just after midnight.", "The dam broke shortly after 12:30 a.m."),
        ("The festival drew more than 20,000 visitors.", "The festival drew 20,000 visitors."),
        ("Profit came to 4.52 million euros.", "Profit came to 4.5 million euros."),
    ),
    fails=(
        ("The festival drew 20,000 visitors.", "The festival drew 26,000 visitors."),
        ("The blast hurt more than a dozen people.", "The blast hurt 18 people."),
    ),
)
