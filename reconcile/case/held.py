"""Findings and clusters that a case holds already, as values that are decoded where more is asked of them than what
puts them in their order: a run that takes most of them again decodes what it shows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from reconcile.case import codec
from reconcile.model import Cluster, Evidence, Finding, Severity, Step, Support, Verdict

_VERDICTS = {one.value: one for one in Verdict}
_SEVERITIES = {one.value: one for one in Severity}


class HeldFinding(Finding):
    """A finding like any other; `row` is its key in the case."""

    __slots__ = ("_data", "_whole", "row")
    row: int
    _data: str
    _whole: Finding | None

    def __init__(self, row: int, columns: Sequence[Any]) -> None:
        name, cluster, verdict, reason, severity, confidence, internal, left, right, data = columns
        for slot, value in (
            ("id", name),
            ("cluster", cluster),
            ("verdict", _VERDICTS[verdict]),
            ("reason", reason),
            ("severity", _SEVERITIES[severity]),
            ("confidence", confidence),
            ("internal", bool(internal)),
            ("left", tuple(json.loads(left))),
            ("right", tuple(json.loads(right))),
            ("row", row),
            ("_data", data),
            ("_whole", None),
        ):
            object.__setattr__(self, slot, value)

    def whole(self) -> Finding:
        """The plain value."""
        if self._whole is None:
            object.__setattr__(self, "_whole", codec.loads(Finding, self._data))
            object.__setattr__(self, "_data", "")
        assert self._whole is not None
        return self._whole

    @property
    def explanation(self) -> str:
        return self.whole().explanation

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        return self.whole().evidence

    @property
    def marks(self) -> tuple[str, ...]:
        return self.whole().marks

    @property
    def steps(self) -> tuple[Step, ...]:
        return self.whole().steps

    @property
    def support(self) -> tuple[Support, ...]:
        return self.whole().support

    def __eq__(self, other: object) -> bool:
        return self.whole() == (other.whole() if isinstance(other, HeldFinding) else other)

    def __hash__(self) -> int:
        return hash(self.whole())

    def __reduce__(self) -> tuple[Any, ...]:
        whole = self.whole()
        return Finding, tuple(getattr(whole, name) for name in Finding.__slots__)


class HeldCluster(Cluster):
    """A cluster like any other; `row` is its key in the case."""

    __slots__ = ("_data", "_whole", "row")
    row: int
    _data: str
    _whole: Cluster | None

    def __init__(self, row: int, known: Cluster, data: str) -> None:
        for slot, value in (
            ("id", known.id),
            ("question", known.question),
            ("claims", known.claims),
            ("row", row),
            ("_data", data),
            ("_whole", None),
        ):
            object.__setattr__(self, slot, value)

    def whole(self) -> Cluster:
        """The plain value."""
        if self._whole is None:
            object.__setattr__(self, "_whole", codec.loads(Cluster, self._data))
            object.__setattr__(self, "_data", "")
        assert self._whole is not None
        return self._whole

    @property
    def support(self) -> tuple[Support, ...]:
        return self.whole().support

    def __eq__(self, other: object) -> bool:
        return self.whole() == (other.whole() if isinstance(other, HeldCluster) else other)

    def __hash__(self) -> int:
        return hash(self.whole())

    def __reduce__(self) -> tuple[Any, ...]:
        whole = self.whole()
        return Cluster, (whole.id, whole.question, whole.claims, whole.support)
