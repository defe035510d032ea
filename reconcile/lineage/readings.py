"""What a claim says, as a key: claims with one key say one thing, whoever tells it and however it is written."""

from __future__ import annotations

from reconcile.model import Claim, Kind
from reconcile.text import lexicon


def reading(claim: Claim) -> tuple[str, ...]:
    """What a claim says, as a key; empty where that cannot be told."""
    role, quantity, period = claim.role, claim.quantity, claim.scope.period
    if role is not None:
        return "role", role.holder.casefold(), role.title
    if quantity is not None:
        interval = quantity.interval
        edges = tuple(plain(edge) for edge in (interval.low, interval.high))
        return ("quantity", *subject(claim), *edges, str(interval.low_open), str(interval.high_open))
    if claim.kind is Kind.DATE and period is not None:
        return "date", period.start.isoformat(), period.end.isoformat(), claim.measure.head, claim.measure.verb
    return ()


def subject(claim: Claim) -> tuple[str, ...]:
    """What is measured, in which unit, which way, and whether it came to be or is foreseen."""
    quantity = claim.quantity
    unit = "" if quantity is None or quantity.dimension == "count" else quantity.unit
    dimension = quantity.dimension if quantity is not None else ""
    verb = lexicon.known_predicate(claim.measure.verb) if claim.measure.verb else None
    counted = (verb or "") if dimension == "count" else ""
    noun = lexicon.root(lexicon.noun(claim.measure.head)) if claim.measure.head else ""
    return dimension, unit, noun, counted, str(claim.direction or ""), claim.scope.modality


def plain(number: object) -> str:
    return "" if number is None else f"{number:f}".rstrip("0").rstrip(".")
