"""What a finding is about, told so that it can be found again in another run: whose words, where, and what they say.

Ids change with each edit of a file. A mark keeps the file's hash, the characters, the quote and the value; the
fingerprint of a finding is the hash of its marks, whichever side is called left.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from decimal import Decimal

from reconcile.case.codec import compact
from reconcile.model import Bound, Claim, Document, Finding, Modality, Quantity, Source

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """One claim of a finding. `side` is "left" or "right"; `said` is its value in words, with all that changes it."""

    side: str
    path: str
    sha256: str
    start: int
    end: int
    line: int
    quote: str
    said: str

    @property
    def key(self) -> Key:
        """What stays when the file is edited elsewhere."""
        return self.path, " ".join(self.quote.split()), self.said


def mark(claim: Claim, source: Source, side: str) -> Mark:
    """The mark of one claim."""
    return Mark(
        side, source.path, source.sha256, claim.span.start, claim.span.end, claim.line, claim.quote, said(claim)
    )


class Marker:
    """The marks of a report's findings; what a claim says is worked out once, however many findings cite it."""

    def __init__(self, claims: Iterable[Claim], documents: Iterable[Document]) -> None:
        self._sources = {document.id: document.source for document in documents}
        self._claims = {claim.id: claim for claim in claims}
        self._known: dict[tuple[str, str], Mark] = {}

    def marks(self, finding: Finding) -> tuple[Mark, ...]:
        """The marks of both sides, sorted."""
        left = [self._mark(one, "left") for one in finding.left]
        return tuple(sorted([*left, *(self._mark(one, "right") for one in finding.right)]))

    def _mark(self, name: str, side: str) -> Mark:
        known = self._known.get((name, side))
        if known is None:
            claim = self._claims[name]
            known = self._known[name, side] = mark(claim, self._sources[claim.document], side)
        return known


def sides(marks: Iterable[Mark]) -> frozenset[frozenset[Key]]:
    """The keys of each side."""
    told: dict[str, set[Key]] = {}
    for one in marks:
        told.setdefault(one.side, set()).add(one.key)
    return frozenset(frozenset(keys) for keys in told.values())


def fingerprint(marks: Iterable[Mark]) -> str:
    """SHA-256 over file hash, characters, quote and value of each claim, side by side, in an order of their own."""
    told: dict[str, list[list[str | int]]] = {}
    for one in marks:
        told.setdefault(one.side, []).append([one.sha256, one.start, one.end, one.quote, one.said])
    plain = sorted(sorted(side) for side in told.values())
    return hashlib.sha256(compact(plain).encode("ascii")).hexdigest()


def as_dict(one: Mark) -> dict[str, str | int]:
    return asdict(one)


# ── a value in words ─────────────────────────────────────────────────────────────────────────────────────────────────


def said(claim: Claim) -> str:
    """What the claim asserts, in words that are equal where values are: "12 agreement", "more than 20 %, forecast"."""
    parts = [_value(claim)]
    if claim.direction is not None:
        parts.append(claim.direction.value)
    if claim.scope.modality is not Modality.ACTUAL:
        parts.append(claim.scope.modality.value)
    return ", ".join(part for part in parts if part)


def _value(claim: Claim) -> str:
    if claim.quantity is not None:
        return _quantity(claim.quantity)
    if claim.role is not None:
        role = claim.role
        return f"{role.holder}, {'former ' if role.former else ''}{role.title} {role.body}".rstrip()
    if claim.when is not None:
        period = claim.scope.period
        return f"{period.start} to {period.end}" if period else " ".join(claim.when.text.split())
    return ""


def _quantity(quantity: Quantity) -> str:
    low, high = quantity.interval.low, quantity.interval.high
    if quantity.bound is Bound.EXACT and low is not None and low == high:
        figure = plain(low)
    elif quantity.value is not None:
        figure = f"{quantity.bound.replace('_', ' ')} {plain(quantity.value)}"
    else:
        figure = f"{plain(low)} to {plain(high)}"
    return f"{figure} {quantity.unit}".rstrip()


def plain(number: Decimal | None) -> str:
    """A number without the zeros that only tell how it was written; "…" where there is none."""
    if number is None:
        return "…"
    sign, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int):
        return str(number)
    kept = list(digits)
    while len(kept) > 1 and not kept[-1]:
        kept.pop()
        exponent += 1
    if kept == [0]:
        sign, exponent = 0, 0
    bare = Decimal((sign, kept, exponent))
    return f"{bare:f}" if abs(exponent) < 20 else str(bare)
