"""Reads a report the way a person does: which claims stand on these words, and what was ruled between two of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, combinations, product
from typing import NamedTuple

from reconcile.model import Claim, Document, Finding, Span, Verdict
from reconcile.outcome import Report


class Ruling(NamedTuple):
    """What a finding says of one pair of claims."""

    verdict: str
    reason: str
    marks: tuple[str, ...] = ()


#: Where several findings speak of one pair, the gravest counts.
GRAVITY = (Verdict.UNCLEAR, Verdict.AGREE, Verdict.EXPLAINED, Verdict.CONFLICT)


def place_of(document: Document, quote: str, line: int | None = None) -> Span:
    """Where the words stand, in the whole text or on the given line. Raises LookupError where they do not."""
    within = document.lines[line - 1] if line else Span(0, len(document.text))
    at = document.text.find(quote, within.start, within.end)
    if at < 0:
        raise LookupError(f"{document.source.path} does not hold {quote!r}" + (f" on line {line}" if line else ""))
    return Span(at, at + len(quote))


def claims_on(report: Report, document: Document, words: Span) -> list[Claim]:
    """The claims whose span touches the words, in the report's order."""
    return [claim for claim in report.claims if claim.document == document.id and claim.span.touches(words)]


def rulings(report: Report, first: Iterable[Claim], second: Iterable[Claim]) -> set[Ruling]:
    """What was found between any claim of the first passage and any of the second, the gravest of each pair."""
    wanted = {frozenset((a.id, b.id)) for a, b in product(first, second) if a.id != b.id}
    gravest: dict[frozenset[str], Finding] = {}
    for finding in report.findings:
        for pair in wanted.intersection(_pairs(finding)):
            if pair not in gravest or _gravity(finding) > _gravity(gravest[pair]):
                gravest[pair] = finding
    return {Ruling(str(finding.verdict), finding.reason, finding.marks) for finding in gravest.values()}


def _pairs(finding: Finding) -> Iterator[frozenset[str]]:
    """Every claim on the left with every one on the right; where they agree, those of one side agree as well."""
    pairs: Iterable[tuple[str, str]] = product(finding.left, finding.right)
    if finding.verdict is Verdict.AGREE:
        pairs = chain(pairs, combinations(finding.left, 2), combinations(finding.right, 2))
    return map(frozenset, pairs)


def _gravity(finding: Finding) -> int:
    return GRAVITY.index(finding.verdict)
