"""What a claim says, as a key: claims with one key say one thing, whoever tells it and however it is written."""

from __future__ import annotations

from collections.abc import Hashable

from reconcile.model import Claim, Kind
from reconcile.text import lexicon

Key = tuple[Hashable, ...]


def reading(claim: Claim) -> Key:
    """What a claim says, as a key; empty where that cannot be told."""
    role, quantity, period = claim.role, claim.quantity, claim.scope.period
    if role is not None:
        return "role", role.holder.casefold(), role.title
    if quantity is not None:
        if quantity.dimension == "count" and not claim.measure.head and not _befell(claim):
            return ()  # "two": of what, is not told
        interval = quantity.interval
        edges = interval.low, interval.high, interval.low_open, interval.high_open
        return ("quantity", *subject(claim), claim.direction, *edges)
    if claim.kind is Kind.DATE and period is not None:
        return "date", period.start.isoformat(), period.end.isoformat(), claim.measure.head, claim.measure.verb
    return ()


def value(claim: Claim) -> Key:
    """What a claim says, but for what it says it of: 20 and 20.0 are one value, "20" and "more than 20" are two."""
    quantity, role, period, place = claim.quantity, claim.role, claim.scope.period, claim.scope.place
    if quantity is not None:
        return quantity.interval, quantity.dimension, quantity.unit if quantity.dimension != "count" else ""
    if role is not None:
        return role.title, role.holder.split()[-1].casefold(), role.former
    if claim.kind is Kind.DATE and period is not None:
        return claim.kind, period.start, period.end
    return claim.kind, place.key if place is not None else " ".join(claim.quote.casefold().split())


def subject(claim: Claim) -> Key:
    """What is measured, in which unit, and whether it came to be or is foreseen."""
    quantity = claim.quantity
    unit = "" if quantity is None or quantity.dimension == "count" else quantity.unit
    dimension = quantity.dimension if quantity is not None else ""
    counted = _befell(claim) if dimension == "count" else ""
    noun = lexicon.root(lexicon.noun(claim.measure.head)) if claim.measure.head else ""
    return dimension, unit, noun, counted, claim.scope.modality


def _befell(claim: Claim) -> str:
    """What befell, or was done with, what is counted; "" where the lexicon has no word for it."""
    return (lexicon.known_predicate(claim.measure.verb) or "") if claim.measure.verb else ""
