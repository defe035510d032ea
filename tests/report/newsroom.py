"""Builds a report from short articles: documents with their lines, claims at true spans, findings on them.

A claim is named by the words that an article holds, so that each test can be read as a story.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from reconcile.extractors import claim as make_claim
from reconcile.lineage import derived, supported
from reconcile.model import (
    Attribution,
    Basis,
    Bound,
    Claim,
    Cluster,
    Dating,
    Document,
    Evidence,
    Finding,
    Interval,
    Kind,
    Label,
    Line,
    Measure,
    Origin,
    Period,
    Quantity,
    Severity,
    Source,
    Span,
    Step,
    Verdict,
)
from reconcile.outcome import Report, Run
from reconcile.problems import Problem
from reconcile.text.sentences import split
from reconcile.text.syntax import Sentence


def lines(text: str) -> tuple[Line, ...]:
    found, start = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        label = Label.FURNITURE if not line.strip() else Label.HEADLINE if number == 1 else Label.BODY
        found.append(Line(number, start, start + len(line), label))
        start += len(line) + 1
    return tuple(found)


def sentence_at(document: Document, at: int) -> Sentence:
    """The sentence that holds the code point `at`."""
    line = next(line for line in document.lines if line.start <= at < line.end)
    spans = [span.shift(line.start) for span in split(document.text[line.start : line.end])]
    span = next((s for s in spans if s.start <= at < s.end), Span(line.start, line.end))
    return Sentence(span, span.of(document.text), line.number)


def interval(value: Decimal, bound: Bound) -> Interval:
    tenth = abs(value) / 10
    return {
        Bound.MORE_THAN: Interval(value, None, low_open=True),
        Bound.AT_LEAST: Interval(value, None),
        Bound.LESS_THAN: Interval(None, value, high_open=True),
        Bound.UP_TO: Interval(None, value),
        Bound.ABOUT: Interval(value - tenth, value + tenth),
        Bound.NEARLY: Interval(value - tenth, value, high_open=True),
    }.get(bound, Interval.point(value))


@dataclass
class Newsroom:
    """What a run would have found; `report()` hands it over."""

    documents: list[Document] = field(default_factory=list)
    datings: list[Dating] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    clusters: list[Cluster] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def article(
        self, id: str, text: str, *, path: str = "", published: str | None = None, **source: str | None
    ) -> Document:
        """An article; `published` is the ISO day given with it."""
        given = date.fromisoformat(published) if published else None
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        made = Source(path or f"{id}.txt", digest, published=given, **source)
        document = Document(id, made, text, lines(text))
        self.documents.append(document)
        basis = Basis.GIVEN if given else Basis.UNKNOWN
        self.datings.append(Dating(id, Period(given, given, Basis.GIVEN) if given else None, basis))
        return document

    def claim(self, document: Document, quote: str, kind: Kind = Kind.QUANTITY, measure: str = "") -> Claim:
        """A claim at the first place where the article has these words."""
        at = document.text.index(quote)
        made = make_claim(document, sentence_at(document, at), kind, Span(at, at + len(quote)), Measure(measure))
        return self.keep(made)

    def keep(self, made: Claim) -> Claim:
        self.claims = [claim for claim in self.claims if claim.id != made.id] + [made]
        return made

    def count(
        self,
        document: Document,
        quote: str,
        value: str,
        unit: str,
        *,
        dimension: str = "count",
        bound: Bound = Bound.EXACT,
        text: str = "",
    ) -> Claim:
        """A figure; `text` is its surface within the quote, where that is not all of it."""
        made = self.claim(document, quote, measure=unit)
        surface = text or quote
        at = document.text.index(surface, made.span.start)
        figure = Decimal(value)
        quantity = Quantity(
            interval(figure, bound), figure, bound, unit, dimension, surface, Span(at, at + len(surface))
        )
        return self.keep(replace(made, quantity=quantity))

    def said_by(self, claim: Claim, speaker: str) -> Claim:
        document = next(document for document in self.documents if document.id == claim.document)
        at = document.text.index(speaker)
        return self.keep(replace(claim, attribution=Attribution(speaker, Span(at, at + len(speaker)), "say")))

    def finding(
        self,
        question: str,
        left: tuple[Claim, ...],
        right: tuple[Claim, ...],
        verdict: Verdict,
        reason: str,
        **more: object,
    ) -> Finding:
        """A finding with a cluster of its own; its evidence is each side's span."""
        number = len(self.findings) + 1
        cluster = Cluster(f"k-{number}", question, tuple(claim.id for claim in left + right))
        made = Finding(
            id=f"f-{number:04x}",
            cluster=cluster.id,
            verdict=verdict,
            reason=reason,
            left=tuple(claim.id for claim in left),
            right=tuple(claim.id for claim in right),
            internal=len({claim.document for claim in left + right}) == 1,
            severity=Severity.HIGH if verdict is Verdict.CONFLICT else Severity.NONE,
            confidence=0.9,
            explanation="",
            evidence=tuple(Evidence(claim.document, claim.span, "the figure") for claim in left + right),
            steps=(Step("the same event?", "yes, both name it"), Step("do the values meet?", "no")),
        )
        made = replace(made, **more)  # type: ignore[arg-type]
        self.clusters.append(cluster)
        self.findings.append(made)
        return made

    def report(self) -> Report:
        derivations = derived(self.claims)
        clusters, findings = supported(self.clusters, self.findings, self.claims, self.origins, derivations)
        return Report(
            documents=tuple(self.documents),
            datings=tuple(self.datings),
            claims=tuple(self.claims),
            clusters=clusters,
            findings=findings,
            derivations=derivations,
            origins=tuple(self.origins),
            problems=tuple(self.problems),
            run=Run("1.0", (("language", "en"), ("tolerance", "0")), ("articles",), "en_core_web_sm 3.8.0"),
        )
