"""A sentence on a disputed figure that can be printed before anybody has ruled: it says what the accounts say, no more.

A range is given only where every account of the question is one plain number, and the numbers are near one another;
everything else is told in the words of the sources, each with its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from reconcile.model import Bound, Claim, Finding, Modality, Verdict
from reconcile.report import plain, telling
from reconcile.report.escape import visible
from reconcile.report.index import Index

_ASKED = re.compile(r"How many (.+)\?")
_THERE = " were there"
_NEAR = 3  # times the lowest: beyond, one of them is a slip, and a range would hide it
_QUOTED = 4
_LONGEST = 90

_LEAD = {
    Verdict.CONFLICT: "Accounts differ",
    Verdict.UNCLEAR: "Accounts may not speak of the same thing",
    Verdict.EXPLAINED: "Accounts speak of different things",
    Verdict.AGREE: "Accounts agree",
}
#: Reasons under which an explained pair speaks of one thing after all.
_ONE_THING = {"rounding", "bound_compatible", "unit_conversion", "update_over_time", "status_transition"}


def sentence(at: Index, finding: Finding, rivals: Iterable[Finding] | None = ()) -> str:
    """The sentence on a finding; `rivals` are the other conflicts on its question, whose figures a range must hold;
    None where they are too many to look at, so that no range is given."""
    told = ""
    if rivals is not None:
        told = _range(at, finding, at.of(*(side for one in (finding, *rivals) for side in (one.left, one.right))))
    return visible(told or _quoted(at, finding, at.of(finding.left, finding.right)))


def _range(at: Index, finding: Finding, claims: tuple[Claim, ...]) -> str:
    """ "Between 10 and 12 agreements were signed; accounts differ."; "" where that could say too much."""
    asked = _ASKED.fullmatch(telling.question(at, finding))
    found = [_number(claim) for claim in claims]
    numbers = sorted({number for number in found if number is not None})
    if finding.reason != "values_differ" or asked is None or None in found or len(numbers) < 2:
        return ""
    low, high = numbers[0], numbers[-1]
    if low <= 0 or high > _NEAR * low:
        return ""
    whole = all(number == number.to_integral_value() for number in numbers)
    near = whole and high - low == 1
    told = (
        f"either {plain.number(low)} or {plain.number(high)}"
        if near
        else f"between {plain.number(low)} and {plain.number(high)}"
    )
    what = asked[1]
    if what.endswith(_THERE):
        return f"There were {told} {what.removesuffix(_THERE)}; accounts differ."
    return f"{told[0].upper()}{told[1:]} {what}; accounts differ."


def _number(claim: Claim) -> Decimal | None:
    """The one plain number that a claim gives as a fact."""
    found = claim.quantity
    if found is None or found.dimension != "count" or found.bound is not Bound.EXACT:
        return None
    return found.interval.single if claim.scope.modality is Modality.ACTUAL and claim.direction is None else None


def _quoted(at: Index, finding: Finding, claims: tuple[Claim, ...]) -> str:
    """ "Accounts differ: “12 houses” (the mayor, in the Gazette); “15 houses” (Herald)." """
    told = list(dict.fromkeys(_words(at, claim) for claim in claims))
    lead = "Accounts fit together" if finding.reason in _ONE_THING else _LEAD[finding.verdict]
    more = f"; and {plain.plural(len(told) - _QUOTED, 'other')}" if len(told) > _QUOTED else ""
    return f"{lead}: {'; '.join(told[:_QUOTED])}{more}."


def _words(at: Index, claim: Claim) -> str:
    outlet = telling.outlet(at, claim.document)
    speaker = claim.attribution.speaker if claim.attribution and claim.attribution.named else ""
    quote = " ".join(plain.clip(claim.quote, _LONGEST).split())
    return f"“{quote}” ({plain.clip(speaker, 60)}, in {outlet})" if speaker else f"“{quote}” ({outlet})"
