"""Candidate keys: claims that share one may answer one question; nothing else is compared.

A key is a tuple of words. A claim may have several; a claim that has none is told in the report, and compared to none.
"""

from __future__ import annotations

from reconcile.linking.scores import amount, is_telling, magnitude
from reconcile.linking.slots import did, happens
from reconcile.model import Claim, Kind, Quantity
from reconcile.text import distances, lexicon, sizes
from reconcile.text.concepts import BY_ANY_NOUN, CASUALTIES, deed, is_burnt, noun, predicate, topic
from reconcile.text.dating import yearless
from reconcile.text.happenings import ONCE, happening, moment

Key = tuple[str, ...]


def keys(claim: Claim) -> tuple[Key, ...]:
    """All candidate keys of a claim, in order."""
    if claim.kind is Kind.ROLE:
        return _role(claim)
    if claim.kind is Kind.DATE:
        return (*_date(claim), *_happening(claim))
    if claim.kind is Kind.PLACE:
        return _happening(claim)
    if claim.quantity is None:
        return ()
    beside = (("sentence", claim.document, str(claim.sentence.start)),)
    if claim.kind is Kind.TIME:
        return (("time",), *beside)
    if _means_those(claim, claim.quantity):
        return beside
    return (*_quantity(claim, claim.quantity), *_figure(claim, claim.quantity), *beside)


def _means_those(claim: Claim, quantity: Quantity) -> bool:
    """ "The two sides", "both countries": who is meant is known, and nobody counts them."""
    few = quantity.dimension in ("count", "") and (quantity.value or 0) <= 3
    return few and claim.scope.cue("definite") is not None and predicate(claim) not in CASUALTIES


def _read(quantity: Quantity) -> Key:
    return str(quantity.interval.low), str(quantity.interval.high)


def _tens(quantity: Quantity) -> tuple[Key, ...]:
    """The ten years that an age lies in: "56", "in his 50s"."""
    low, high = quantity.interval.low, quantity.interval.high
    if low is None or high is None or low // 10 != high // 10:
        return ()
    return (("age", "tens", str(int(low // 10))),)


def _figure(claim: Claim, quantity: Quantity) -> tuple[Key, ...]:
    """The figure itself: two reports of one event may tell it of one thing in quite other words. One of many digits is
    hardly told of two things, whatever is known of the events."""
    if quantity.value == 1:
        return ()
    event = claim.scope.event
    of = None if event is None else "background" if event.background else event.id
    unit = quantity.unit if quantity.dimension != "count" else ""
    low, high = quantity.interval.low, quantity.interval.high
    if quantity.value is None and None in (low, high):
        return ()
    read = f"{low}-{high}" if quantity.value is None else str(quantity.value)
    if is_telling(quantity):
        found: list[Key] = [("figure", unit, read)]
    else:
        found = [("figure", unit, read, of)] if of is not None else []
    told, size = amount(quantity), magnitude(quantity)
    if of is not None and told is not None and size is not None and quantity.value is not None:
        found += (("about", told[1], str(size), of), ("about", told[1], str(size + 1), of))
    return tuple(found)


def _quantity(claim: Claim, quantity: Quantity) -> tuple[Key, ...]:
    head = claim.measure.head
    if quantity.dimension in ("count", ""):
        what = noun(claim) if head else ""
        if (befell := predicate(claim)) in BY_ANY_NOUN:
            return ("count", what), ("count", befell)
        if what == "person" or (not head and predicate(claim) in CASUALTIES):
            return (("count", "person"),)
        if not head and claim.measure.verb == "be":
            return (("count", "bare", claim.document),)
        done = (("count", "done", claim.measure.verb),) if claim.measure.verb and predicate(claim) is not None else ()
        return (("count", what), *done) if head else done
    if quantity.dimension == "age":
        child = (("age", "child"),) if head in _CHILDREN else ()
        return (*child, ("age", _last(head or claim.measure.text)), ("age", "of", *_read(quantity)), *_tens(quantity))
    if quantity.dimension == "anniversary" or (
        quantity.dimension == "duration" and "since" in claim.measure.text.split()
    ):
        return (("anniversary",),)
    return _level(claim, quantity)


#: Who is told of by an age, and may be called by another of these.
_CHILDREN = frozenset("boy girl son daughter toddler infant baby youngster".split())


def _level(claim: Claim, quantity: Quantity) -> tuple[Key, ...]:
    """Rates, levels, money and physical quantities: by what they are of, and by what was done with them."""
    if ends := distances.ends(claim.measure):
        return (("way", *sorted(ends)),)
    family = "percent" if quantity.dimension in ("percent", "point", "ratio") else quantity.dimension.split("/")[0]
    found: list[Key] = [(family, topic(claim))] if topic(claim) else []
    if sizes.is_size(claim.measure):
        found.append((family, "size", claim.measure.head))
        if of := sizes.thing(claim.measure):
            found.append((family, lexicon.noun(of)))
    if is_burnt(claim):
        found.append((family, "burnt"))
    done = deed(claim) or (claim.measure.verb if not claim.measure.head else "")
    if (done and family != "percent") or (done and not claim.measure.head):
        found.append((family, "done", done))
    if family == "money" and done in ("earned", "paid") and claim.scope.period is not None:
        found.append((family, "got", claim.scope.period.start.isoformat(), claim.scope.period.end.isoformat()))
    if family == "percent" and (not claim.measure.head or claim.when is not None):
        found.append(("unnamed", claim.document))
    if claim.direction is not None and family in ("percent", "money") and topic(claim):
        found.append(("moved", topic(claim)))
    if family == "duration":
        found.append(("back", claim.document))
    if claim.scope.cue("lead") is not None:
        found.append(("headline", claim.document, quantity.dimension, quantity.unit))
    return tuple(found)


def _role(claim: Claim) -> tuple[Key, ...]:
    role = claim.role
    if role is None:
        return ()
    holder = ("role", "holder", _last(role.holder))
    return (holder, ("role", "title", role.title)) if role.title else (holder,)


def _date(claim: Claim) -> tuple[Key, ...]:
    period = claim.scope.period
    found: list[Key] = []
    if period is not None and period.days <= 366:
        found.append(("date", period.start.isoformat(), period.end.isoformat()))
    if claim.measure.verb and claim.measure.head:
        found.append(("when", moment(claim.measure.verb), claim.measure.head))
    if done := did(claim):
        found.append(("when", *done))
    if (befell := happening(claim.measure)) in ONCE:
        found.append(("when", "once", befell))
    told = claim.when is not None and claim.when.form == "day"  # with its month: an undated article may tell it too
    afloat = yearless.is_open(claim.when, period)
    day = yearless.day_of(claim.when, period) if afloat or told else None
    if day is not None and day.day:
        found.append(("date", f"{day.month:02}-{day.day:02}"))
    if day is not None and day.weekday >= 0 and afloat:
        found.append(("weekday", str(day.weekday)))
    return tuple(found)


def _happening(claim: Claim) -> tuple[Key, ...]:
    """Days and places of one happening, told in leads."""
    done = happens(claim) if claim.scope.cue("lead") is not None else ""
    return ((claim.kind.value, "of", done),) if done else ()


def _last(name: str) -> str:
    words = name.split()
    return words[-1].casefold() if words else ""
