"""The columns of a report's Parquet tables, and a row of each value. `tables` writes and reads them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pyarrow as pa

from reconcile.case import codec
from reconcile.case.rows import shown
from reconcile.model import Claim, Cluster, Dating, Derivation, Document, Finding, Origin
from reconcile.problems import Problem

Row = tuple[object, ...]
Columns = dict[str, pa.DataType]

_TEXT, _WHOLE, _DAY, _NAMES = pa.string(), pa.int64(), pa.date32(), pa.list_(pa.string())
_ORDERED: Columns = {"number": _WHOLE}


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its folder's name, its columns, a row of a value with its number."""

    name: str
    columns: Columns
    row: Callable[[int, Any], Row]

    @property
    def schema(self) -> pa.Schema:
        return pa.schema(list(self.columns.items()))


def _texts(names: str) -> Columns:
    return dict.fromkeys(names.split(), _TEXT)


def _document(number: int, told: tuple[Document, Dating]) -> Row:
    document, dating = told
    source, period = document.source, dating.period
    text = shown_whole(document.text)
    return (
        number,
        document.id,
        *map(shown, (source.path, source.sha256, source.publisher, source.title, source.author, source.url)),
        period.start if period and period.days == 1 else None,
        dating.basis.value,
        text,
        None if text == document.text else document.text.encode("utf-8", "surrogatepass"),
        " ".join(line.label for line in document.lines),
        codec.dumps(source),
        codec.dumps(dating),
    )


def shown_whole(text: str) -> str:
    """A text that any tool takes: what is half a character is a replacement character."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _claim(number: int, claim: Claim) -> Row:
    scope, quantity = claim.scope, claim.quantity
    interval = quantity.interval if quantity else None
    return (
        number,
        claim.id,
        claim.document,
        claim.kind.value,
        claim.line,
        claim.column,
        claim.span.start,
        claim.span.end,
        shown(claim.quote),
        shown(claim.measure.text),
        *(_real(value) for value in (quantity.value if quantity else None, *(_ends(interval)))),
        quantity.bound.value if quantity else None,
        shown(quantity.unit) if quantity else None,
        shown(claim.attribution.speaker) if claim.attribution else None,
        scope.event.id if scope.event else None,
        shown(scope.event.name) if scope.event else None,
        scope.period.start if scope.period else None,
        scope.period.end if scope.period else None,
        shown(scope.place.name) if scope.place else None,
        scope.modality.value,
        codec.dumps(claim),
    )


def _ends(interval: Any) -> tuple[Decimal | None, Decimal | None]:
    return (interval.low, interval.high) if interval is not None else (None, None)


def _real(number: Decimal | None) -> float | None:
    return float(number) if number is not None and number.is_finite() and abs(number.adjusted()) < 300 else None


def _cluster(number: int, one: Cluster) -> Row:
    return number, one.id, shown(one.question), list(one.claims), codec.dumps(one)


def _finding(number: int, one: Finding) -> Row:
    words = (one.id, one.cluster, one.verdict.value, one.reason, one.severity.value)
    sides = (list(one.left), list(one.right))
    return number, *words, *sides, one.internal, one.confidence, shown(one.explanation), codec.dumps(one)


def _origin(number: int, one: Origin) -> Row:
    return number, one.id, list(one.documents), shown(one.why), codec.dumps(one)


def _derivation(number: int, one: Derivation) -> Row:
    return number, one.claim, one.statement, list(one.lost), shown(one.why), codec.dumps(one)


def _problem(number: int, one: Problem) -> Row:
    told = (one.where, one.code.value, one.message, one.help)
    return number, *map(shown, told), one.unread, codec.dumps(one)


_PLACE = dict.fromkeys(("line", "column", "start", "end"), _WHOLE)
_VALUE = dict.fromkeys(("value", "low", "high"), pa.float64())
_DATA = _texts("data")

DOCUMENTS = Table(
    "documents",
    _ORDERED
    | _texts("id path sha256 publisher title author url")
    | {"published": _DAY, "published_basis": _TEXT, "text": _TEXT, "text_bytes": pa.binary()}
    | _texts("labels source dating"),
    _document,
)
CLAIMS = Table(
    "claims",
    _ORDERED
    | _texts("id document kind")
    | _PLACE
    | _texts("quote measure")
    | _VALUE
    | _texts("bound unit speaker event event_name")
    | {"period_start": _DAY, "period_end": _DAY}
    | _texts("place modality data"),
    _claim,
)
CLUSTERS = Table("clusters", _ORDERED | _texts("id question") | {"claims": _NAMES} | _DATA, _cluster)
FINDINGS = Table(
    "findings",
    _ORDERED
    | _texts("id cluster verdict reason severity")
    | {"left": _NAMES, "right": _NAMES, "internal": pa.bool_(), "confidence": pa.float64()}
    | _texts("explanation data"),
    _finding,
)
ORIGINS = Table("origins", _ORDERED | _texts("id") | {"documents": _NAMES} | _texts("why data"), _origin)
DERIVATIONS = Table(
    "derivations", _ORDERED | _texts("claim statement") | {"lost": _NAMES} | _texts("why data"), _derivation
)
PROBLEMS = Table(
    "problems", _ORDERED | _texts("where code message help") | {"unread": pa.bool_()} | _texts("data"), _problem
)
TABLES = (DOCUMENTS, CLAIMS, CLUSTERS, FINDINGS, ORIGINS, DERIVATIONS, PROBLEMS)
