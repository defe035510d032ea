"""Two articles that tell much and agree on nothing hardly speak of one matter: a conflict of theirs is in doubt.

Reports of one event give the same age, hour, sum or number of people somewhere, however much they dispute the rest.
Where both tell many figures and not one is the same, two makers, two matches or two quarters are likelier than a
dispute; the finding is kept, as `unclear`, with what would settle it. Short notes have nothing to agree on and are
left alone, and so is what one article says against itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product

from reconcile.model import Claim, Finding, Kind, Severity, Step, Verdict, made_of
from reconcile.rules.one_thing import DEALS, parties
from reconcile.text import nameforms
from reconcile.text.happenings import PLANNED

#: From so many figures on, an article has enough to tell for one of them to be told by another of the same event.
_TELLS = 3

#: Explanations under which two figures are the same for a reader.
_SAME = ("rounding", "bound_compatible", "unit_conversion")

_Pair = tuple[Claim, Claim]


def doubted(findings: Sequence[Finding], claims: Iterable[Claim]) -> list[Finding]:
    """The findings, in their order; conflicts between articles without common ground are `unclear`."""
    known = {claim.id: claim for claim in claims}
    tells = Counter(claim.document for claim in known.values() if claim.quantity is not None)
    common = {_documents(pair) for one in findings if _agree(one) for pair in _agreeing(one, known)}
    common |= {_documents(pair) for one in findings for pair in _across(one, known) if _of_one_trial(*pair)}
    return [
        _doubted(one)
        if one.verdict is Verdict.CONFLICT
        and all(
            a.document != b.document
            and min(tells[a.document], tells[b.document]) >= _TELLS
            and not (_of_one_deed(a, b) or _of_one_deal(a, b))
            and _documents((a, b)) not in common
            for a, b in _across(one, known)
        )
        else one
        for one in findings
    ]


def _of_one_deed(a: Claim, b: Claim) -> bool:
    """What happens once is known by its day and place; matches, talks and results come again and again."""
    mine, theirs = a.scope.event, b.scope.event
    if mine is None or theirs is None or mine.id != theirs.id or mine.background:
        return False
    return mine.name.split(" ")[0] not in PLANNED


def _of_one_trial(a: Claim, b: Claim) -> bool:
    """Trials are of somebody: both leads name one person in full, and tell of one of them."""
    mine, theirs = a.scope.event, b.scope.event
    if mine is None or theirs is None or mine.id != theirs.id or mine.background or mine.name.split(" ")[0] != "trial":
        return False
    if a.document == b.document or any(claim.scope.cue("lead") is None for claim in (a, b)):
        return False
    shared = {name for name in a.scope.names if " " in name} & {*b.scope.names}
    return any(nameforms.kind_of(name, name) == "unknown" for name in shared)


def _of_one_deal(a: Claim, b: Claim) -> bool:
    """ "The $22 billion takeover", "the $20 billion merger" of the same two."""
    sums = all(c.quantity is not None and c.quantity.dimension == "money" for c in (a, b))
    return sums and not _near(a, b) and a.measure.head in DEALS and b.measure.head in DEALS and parties(a, b) > 1


def _near(a: Claim, b: Claim) -> bool:
    """What a deal in shares is worth moves by the day."""
    x, y = (claim.quantity.value if claim.quantity is not None else None for claim in (a, b))
    return x is None or y is None or abs(x - y) * _MOVES < max(x, y)


#: A part of the worth of a deal by which it may move.
_MOVES = 25


def _agree(one: Finding) -> bool:
    return one.verdict is Verdict.AGREE or (one.verdict is Verdict.EXPLAINED and one.reason in _SAME)


def _agreeing(one: Finding, known: dict[str, Claim]) -> Iterator[_Pair]:
    """Of which claims of two documents the finding says that they agree; that two were written in one week says
    nothing."""
    if known[one.left[0]].kind is Kind.DATE:
        return iter(())
    if not one.right:
        return combinations([known[name] for name in one.left], 2)
    pairs = _across(one, known)
    return filter(_one_number, pairs) if one.reason == "bound_compatible" else pairs


def _one_number(pair: _Pair) -> bool:
    """ "At least 10" and "10"; that "thousands" may be ten thousand is no agreement."""
    a, b = (claim.quantity for claim in pair)
    return a is not None and b is not None and a.value is not None and a.value == b.value


def _across(one: Finding, known: dict[str, Claim]) -> Iterator[_Pair]:
    return product([known[name] for name in one.left], [known[name] for name in one.right])


def _documents(pair: _Pair) -> frozenset[str]:
    return frozenset(claim.document for claim in pair)


def _doubted(one: Finding) -> Finding:
    words = "the two articles tell many figures and agree on none, so they may speak of different matters"
    return replace(
        one,
        id=made_of("f", Verdict.UNCLEAR, "event_unknown", *sorted((*one.left, *one.right))),
        verdict=Verdict.UNCLEAR,
        reason="event_unknown",
        severity=Severity.NONE,
        confidence=round(one.confidence / 2, 2),
        explanation=f"{one.explanation}; but {words}",
        steps=(*one.steps, Step("common ground", words)),
    )
