"""The nouns as plain dicts with the field names of the contract: what `report.json` and `extract` are made of."""

from __future__ import annotations

from decimal import Decimal

from reconcile.model import (
    Attribution,
    Claim,
    Cluster,
    DateExpression,
    Dating,
    Document,
    Evidence,
    Finding,
    Kind,
    Measure,
    Origin,
    Period,
    Quantity,
    Role,
    Scope,
    Span,
)
from reconcile.outcome import Report, Run
from reconcile.problems import Problem
from reconcile.report.index import Index, index

Fields = dict[str, object]

#: Numbers beyond sense (a hostile exponent) have no place in JSON: other readers would choke on them.
_DIGITS = 300

#: Longer "sentences" are given by their span only: a line of nothing but figures would be told again with each.
_SENTENCE = 4_000


def number(value: Decimal | None) -> int | float | None:
    """A JSON number: an integer where integral, else the shortest decimal; None where there is no number of sense."""
    if value is None or not value.is_finite() or (value and abs(value.adjusted()) > _DIGITS):
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _span(span: Span | None) -> Fields | None:
    return None if span is None else {"start": span.start, "end": span.end}


def evidence_dict(evidence: Evidence) -> Fields:
    return {
        "document": evidence.document,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "why": evidence.why,
    }


def period_dict(period: Period | None) -> Fields | None:
    if period is None:
        return None
    return {
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "basis": period.basis.value,
        "steps": list(period.steps),
        "evidence": [evidence_dict(item) for item in period.evidence],
    }


def quantity_dict(quantity: Quantity | None) -> Fields | None:
    if quantity is None:
        return None
    return {
        "value": number(quantity.value),
        "low": number(quantity.interval.low),
        "high": number(quantity.interval.high),
        "low_open": quantity.interval.low_open,
        "high_open": quantity.interval.high_open,
        "bound": quantity.bound.value,
        "unit": quantity.unit,
        "text": quantity.text,
        "dimension": quantity.dimension,
        "step": number(quantity.step),
        "number_span": _span(quantity.number),
        "unit_span": _span(quantity.unit_span),
        "bound_span": _span(quantity.bound_span),
    }


def measure_dict(measure: Measure) -> Fields:
    return {
        "head": measure.head,
        "modifiers": list(measure.modifiers),
        "verb": measure.verb,
        "relation": measure.relation,
        "of": list(measure.of),
        "span": _span(measure.span),
        "verb_span": _span(measure.verb_span),
    }


def scope_dict(scope: Scope) -> Fields:
    event, place = scope.event, scope.place
    return {
        "event": None
        if event is None
        else {
            "id": event.id,
            "name": event.name,
            "background": event.background,
            "basis": event.basis.value,
            "evidence": [evidence_dict(item) for item in event.evidence],
        },
        "period": period_dict(scope.period),
        "place": None
        if place is None
        else {"name": place.name, "key": place.key, "basis": place.basis.value, "span": _span(place.span)},
        "modality": scope.modality.value,
        "cues": [
            {"kind": cue.kind, "start": cue.span.start, "end": cue.span.end, "text": cue.text} for cue in scope.cues
        ],
        "names": list(scope.names),
    }


def attribution_dict(attribution: Attribution | None) -> Fields | None:
    if attribution is None:
        return None
    return {
        "speaker": attribution.speaker,
        "verb": attribution.verb,
        "named": attribution.named,
        "start": attribution.span.start,
        "end": attribution.span.end,
    }


def role_dict(role: Role | None) -> Fields | None:
    if role is None:
        return None
    return {
        "title": role.title,
        "body": role.body,
        "holder": role.holder,
        "former": role.former,
        "holder_span": _span(role.holder_span),
        "title_span": _span(role.title_span),
    }


def when_dict(when: DateExpression | None) -> Fields | None:
    if when is None:
        return None
    return {
        "text": when.text,
        "form": when.form,
        "relative": when.relative,
        "tense": when.tense.value,
        "start": when.span.start,
        "end": when.span.end,
    }


def claim_dict(claim: Claim, document: Document | None = None) -> Fields:
    """A claim with the contract's fields; `sentence` is quoted from its document, null where that is not given, or
    the sentence is beyond all measure.

    A date also has `period` at the top, null where its words could not be placed in time.
    """
    told = document is not None and claim.sentence.end - claim.sentence.start <= _SENTENCE
    fields: Fields = {
        "id": claim.id,
        "document": claim.document,
        "kind": claim.kind.value,
        "line": claim.line,
        "column": claim.column,
        "start": claim.span.start,
        "end": claim.span.end,
        "quote": claim.quote,
        "sentence": claim.sentence.of(document.text) if document and told else None,
        "sentence_span": _span(claim.sentence),
        "label": claim.label.value,
        "measure": claim.measure.text,
        "measure_detail": measure_dict(claim.measure),
        "quantity": quantity_dict(claim.quantity),
        "direction": claim.direction.value if claim.direction else None,
        "role": role_dict(claim.role),
        "when": when_dict(claim.when),
        "scope": scope_dict(claim.scope),
        "attribution": attribution_dict(claim.attribution),
    }
    if claim.kind is Kind.DATE:
        fields["period"] = period_dict(claim.scope.period)
    return fields


def document_dict(document: Document, dating: Dating | None, origin: str | None) -> Fields:
    """A document; `published` is a day only where the dating comes down to one, `published_period` what is known."""
    source, period = document.source, dating.period if dating else None
    return {
        "id": document.id,
        "path": source.path,
        "sha256": source.sha256,
        "publisher": source.publisher,
        "title": source.title,
        "author": source.author,
        "url": source.url,
        "published": period.start.isoformat() if period and period.days == 1 else None,
        "published_basis": dating.basis.value if dating else "unknown",
        "published_period": period_dict(period),
        "published_steps": list(period.steps) if period else [],
        "published_evidence": [evidence_dict(item) for item in period.evidence] if period else [],
        "retrieved": source.retrieved,
        "lines": len(document.lines),
        "characters": len(document.text),
        "origin": origin,
    }


def cluster_dict(cluster: Cluster) -> Fields:
    return {"id": cluster.id, "question": cluster.question, "claims": list(cluster.claims)}


def finding_dict(finding: Finding) -> Fields:
    return {
        "id": finding.id,
        "cluster": finding.cluster,
        "verdict": finding.verdict.value,
        "reason": finding.reason,
        "left": list(finding.left),
        "right": list(finding.right),
        "internal": finding.internal,
        "severity": finding.severity.value,
        "confidence": finding.confidence,
        "explanation": finding.explanation,
        "evidence": [evidence_dict(item) for item in finding.evidence],
        "marks": list(finding.marks),
        "steps": [{"asked": step.asked, "answer": step.answer} for step in finding.steps],
    }


def origin_dict(origin: Origin) -> Fields:
    return {
        "id": origin.id,
        "documents": list(origin.documents),
        "why": origin.why,
        "evidence": [evidence_dict(item) for item in origin.evidence],
    }


def problem_dict(problem: Problem) -> Fields:
    return {
        "where": problem.where,
        "code": problem.code.value,
        "message": problem.message,
        "help": problem.help,
        "unread": problem.unread,
    }


def run_dict(run: Run) -> Fields:
    return {
        "version": run.version,
        "model": run.model,
        "settings": dict(sorted(run.settings)),
        "started": run.started.isoformat() if run.started else None,
        "inputs": list(run.inputs),
    }


def report_dict(report: Report) -> Fields:
    """The whole report, with each list in the order in which every format shows it."""
    at = index(report)
    return {
        "documents": [
            document_dict(item, at.datings.get(item.id), at.origin_of.get(item.id)) for item in at.documents.values()
        ],
        "claims": [claim_dict(item, at.documents[item.document]) for item in at.claims.values()],
        "clusters": [cluster_dict(item) for item in at.clusters.values()],
        "findings": [finding_dict(item) for item in at.findings],
        "origins": [origin_dict(item) for item in at.origins.values()],
        "problems": [problem_dict(item) for item in at.problems],
        "run": run_dict(report.run),
    }


__all__ = ["Fields", "Index", "claim_dict", "number", "report_dict"]
