"""Candidate keys: claims that share one may answer one question; nothing else is compared.

A key is a tuple of words. A claim may have several; a claim that has none is told in the report, and compared to none.
"""

from __future__ import annotations

from reconcile.model import Claim, Kind, Quantity
from reconcile.text import lexicon

Key = tuple[str, ...]

#: Heads that name what befell people, and so tell predicate and people at once.
_BEFELL = frozenset(("death", "fatality", "toll", "dead", "wounded", "injured", "injury", "body", "casualty", "killing", "slaying"))


def keys(claim: Claim) -> tuple[Key, ...]:
    """All candidate keys of a claim, in order."""
    if claim.kind is Kind.ROLE:
        return _role(claim)
    if claim.kind is Kind.DATE:
        return _date(claim)
    if claim.quantity is None:
        return ()
    if claim.kind is Kind.TIME:
        return (("time",),)
    return _quantity(claim, claim.quantity)


def predicate(claim: Claim) -> str | None:
    """What befell, or was done with, what is counted: the class of the verb, or of a head that tells it ("death")."""
    head = claim.measure.head
    if head in _BEFELL and (told := lexicon.known_predicate(head)):
        return told
    return lexicon.known_predicate(claim.measure.verb) if claim.measure.verb else None


def noun(claim: Claim) -> str:
    """The broadest class of what is counted: "person" for children and for deaths, "document" for deals."""
    return "person" if claim.measure.head in _BEFELL else lexicon.root(lexicon.noun(claim.measure.head))


def _quantity(claim: Claim, quantity: Quantity) -> tuple[Key, ...]:
    head = claim.measure.head
    if quantity.dimension == "count":
        what = noun(claim)
        if what == "person" or (not head and predicate(claim)):
            return (("count", "person", predicate(claim) or ""),)
        return (("count", what),) if head else ()
    if quantity.dimension == "age":
        return (("age", _last(head or claim.measure.text)),)
    if quantity.dimension == "anniversary" or (quantity.dimension == "duration" and "since" in claim.measure.text.split()):
        return (("anniversary",),)
    family = "percent" if quantity.dimension in ("percent", "point", "ratio") else quantity.dimension.split("/")[0]
    return ((family, lexicon.noun(head)),) if head and family else ()


def _role(claim: Claim) -> tuple[Key, ...]:
    role = claim.role
    if role is None:
        return ()
    holder = ("role", "holder", _last(role.holder))
    return (holder, ("role", "title", role.title)) if role.title else (holder,)


def _date(claim: Claim) -> tuple[Key, ...]:
    period = claim.scope.period
    if period is None or period.days > 366:
        return ()
    return (("date", period.start.isoformat(), period.end.isoformat()),)


def _last(name: str) -> str:
    words = name.split()
    return words[-1].casefold() if words else ""
