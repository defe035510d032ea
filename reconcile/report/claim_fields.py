"""A claim as a plain dict with the field names of the contract: a line of `extract`, an entry of `report.json`."""

from __future__ import annotations

from reconcile.model import Attribution, Claim, DateExpression, Document, Kind, Measure, Quantity, Role, Scope
from reconcile.report.fields import Fields, evidence_dict, number, period_dict, span_dict

#: Longer "sentences" are given by their span only: a line of nothing but figures would be told again with each.
_SENTENCE = 4_000


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
        "number_span": span_dict(quantity.number),
        "unit_span": span_dict(quantity.unit_span),
        "bound_span": span_dict(quantity.bound_span),
    }


def measure_dict(measure: Measure) -> Fields:
    return {
        "head": measure.head,
        "modifiers": list(measure.modifiers),
        "verb": measure.verb,
        "relation": measure.relation,
        "of": list(measure.of),
        "span": span_dict(measure.span),
        "verb_span": span_dict(measure.verb_span),
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
        else {"name": place.name, "key": place.key, "basis": place.basis.value, "span": span_dict(place.span)},
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
        "holder_span": span_dict(role.holder_span),
        "title_span": span_dict(role.title_span),
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
        "sentence_span": span_dict(claim.sentence),
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
