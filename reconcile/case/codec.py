"""A report to JSON and back, without loss, by the types of the model (cattrs does the work)."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from functools import cache

from cattrs import Converter
from cattrs.strategies import configure_union_passthrough

from reconcile.outcome import Report


@cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=False)
    configure_union_passthrough(int | str, converter)
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, lambda value, _: Decimal(value))
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
    converter.register_unstructure_hook(datetime, datetime.isoformat)
    converter.register_structure_hook(datetime, lambda value, _: datetime.fromisoformat(value))
    return converter


def dumps(report: Report) -> bytes:
    """The report in JSON; the same report gives the same bytes."""
    return json.dumps(_converter().unstructure(report), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def loads(data: bytes) -> Report:
    """The report that `dumps` wrote."""
    return _converter().structure(json.loads(data.decode("utf-8", "surrogatepass")), Report)
