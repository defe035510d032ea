"""What every noun is made of in JSON: numbers, spans, cited passages, periods."""

from __future__ import annotations

from decimal import Decimal

from reconcile.model import Evidence, Period, Span

Fields = dict[str, object]

#: Numbers beyond sense (a hostile exponent) have no place in JSON: other readers would choke on them.
_DIGITS = 300


def number(value: Decimal | None) -> int | float | None:
    """A JSON number: an integer where integral, else the shortest decimal; None where there is no number of sense."""
    if value is None or not value.is_finite() or (value and abs(value.adjusted()) > _DIGITS):
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def span_dict(span: Span | None) -> Fields | None:
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
