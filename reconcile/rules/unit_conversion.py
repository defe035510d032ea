"""Equal once converted: "7 miles" and "11 km", within the precision that each is written with."""

import re
from decimal import Decimal

from reconcile.model import Bound, Interval, Kind, Quantity, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, after, cite, told
from reconcile.rules.hours import ALLOWED, minutes_apart, shift
from reconcile.text import units

#: Clocks differ by quarters of an hour; "about" may hide some minutes of that.
_STEP, _LOOSE = 15, 5
_ZONE = re.compile(r"\b(?:GMT|UTC|BST|Z)\b")


def explain(pair: Pair) -> Reason | None:
    if pair.is_kind(Kind.TIME):
        return _hours(pair)
    found = pair.quantities()
    if found is None or found[0].unit == found[1].unit or found[0].dimension != found[1].dimension:
        return None
    if found[0].dimension in ("count", "time", ""):
        return None
    if found[0].dimension == "money":
        return _in_brackets(pair, *found)
    words = _equal(*found) or _equal(*found[::-1]) or _held(*found)
    return Reason(words, (cite(pair.left, words), cite(pair.right, words)), 0.85) if words else None


def _hours(pair: Pair) -> Reason | None:
    """The same hour on two clocks: "7 p.m. EDT" and "2300 GMT", or told side by side: "7 p.m. (1330 GMT)"."""
    found = pair.quantities()
    gap = minutes_apart(pair) if shift(pair) else None
    if found is not None and gap is not None and gap <= ALLOWED:
        words = f"“{told(found[0])}” is “{told(found[1])}” on the other's clock"
        return Reason(words, (cite(pair.left, words), cite(pair.right, words)), 0.85)
    if found is None or found[0].value is None or found[1].value is None or pair.left.sentence != pair.right.sentence:
        return None
    zones = [_ZONE.search(quantity.text) is not None for quantity in found]
    over = abs(found[0].value - found[1].value) % _STEP
    loose = any(quantity.bound is Bound.ABOUT for quantity in found)
    if zones[0] == zones[1] or min(over, _STEP - over) > (_LOOSE if loose else 0):
        return None
    words = f"“{told(found[0])}” and “{told(found[1])}” are one hour on two clocks"
    return Reason(words, (cite(pair.left, words), cite(pair.right, words)), 0.8)


def _equal(a: Quantity, b: Quantity) -> str | None:
    if a.value is None or b.value is None:
        return None
    turned = units.convert(a.value, a.unit, b.unit)
    if turned is None:
        return None
    slack = (b.step or Decimal(0)) / 2 + abs(turned) * Decimal("0.02")
    return (
        f"“{told(a)}” is {turned.normalize():f} {b.unit}, told as “{told(b)}”"
        if abs(turned - b.value) <= slack
        else None
    )


def _in_brackets(pair: Pair, a: Quantity, b: Quantity) -> Reason | None:
    """ "£800m ($1.5bn)": one sum in two currencies, at whatever rate."""
    first, second = sorted(pair.both, key=lambda claim: claim.span.start)
    if not pair.internal or first.sentence != second.sentence or a.value is None or b.value is None:
        return None
    between = pair.text[0][first.span.end - first.sentence.start : second.span.start - first.sentence.start]
    told_once = between.strip().lower() in _OPENS and after(second, pair.text[0])[:1] in (")", "]", ";")
    if not told_once and not _in_one_bracket(pair, between, after(second, pair.text[0])):
        return None
    words = f"“{first.quote}” is told in another currency, too, as “{second.quote}”"
    return Reason(words, (cite(first, "one sum"), cite(second, "the same")), 0.8)


def _in_one_bracket(pair: Pair, between: str, rest: str) -> bool:
    """ "$9.4bn (£4.8bn, 7bn euros)": one sum in three currencies; of the two, one may stand before the brackets."""
    figures = [one.quote for one in pair.beside[0] if one.quantity is not None and one.quantity.dimension == "money"]
    for quote in figures:
        between, rest = between.replace(quote, ""), rest.replace(quote, "", 1)
    opened = re.fullmatch(r"\s*\(\s*[,:;/]?\s*", between) is not None
    inside = re.fullmatch(r"\s*[,:;/]\s*", between) is not None
    return (opened or inside) and re.match(r"\s*[,:;/]?\s*\)", rest) is not None


_OPENS = ("(", "[", "(about", "(or", "(roughly", "(around", "(some", "(nearly", "(approximately")


def _held(a: Quantity, b: Quantity) -> str | None:
    """ "60 feet" and "about 20 metres", "19 feet" and "more than 5 metres": the band or bound of one holds it."""
    if a.bound is Bound.EXACT and b.bound is Bound.EXACT:
        return None
    ends = [None if end is None else units.convert(end, b.unit, a.unit) for end in (b.interval.low, b.interval.high)]
    if any(end is None and own is not None for end, own in zip(ends, (b.interval.low, b.interval.high), strict=True)):
        return None
    low, high = ends
    if low is not None and high is not None and low > high:
        return None
    turned = Interval(low, high, b.interval.low_open, b.interval.high_open)
    return f"“{told(a)}” and “{told(b)}” can both be right, once converted" if turned.meets(a.interval) else None


RULE = Rule(
    reason="unit_conversion",
    verdict=Verdict.EXPLAINED,
    stage=Stage.VALUE,
    explain=explain,
    rank=1,
    holds=(
        ("The tunnel is 7 miles long.", "The tunnel is 11 km long."),
        ("The dam broke at 7 p.m. EDT.", "The dam broke at 2300 GMT."),
        ("The tunnel is 19 feet wide.", "The tunnel is more than 5 metres wide."),
        ("The bid values the mill at £800m ($1.5bn).", ""),
        ("Harl bought the mill for $9.4bn (261bn roubles, £4.8bn).", ""),
    ),
    fails=(
        ("The tunnel is 7 miles long.", "The tunnel is 19 km long."),
        ("The dam broke at 7 p.m. EDT.", "The dam broke at 1900 GMT."),
    ),
)
