"""What is said of claims together: the question they answer, a verdict with its evidence, whose voices they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reconcile.model.documents import Evidence


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims that answer one question, and that question in plain words."""

    id: str
    question: str
    claims: tuple[str, ...]


class Verdict(StrEnum):
    AGREE = "agree"
    EXPLAINED = "explained"
    CONFLICT = "conflict"
    UNCLEAR = "unclear"


class Severity(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Step:
    """One rule or slot that was asked of a pair, what it answered, in plain words."""

    asked: str
    answer: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict on every claim of the left against every claim of the right; `agree` may list all on the left."""

    id: str
    cluster: str
    verdict: Verdict
    reason: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    internal: bool
    severity: Severity
    confidence: float  # 0 to 1
    explanation: str
    evidence: tuple[Evidence, ...]
    marks: tuple[str, ...] = ()  # "possible_update", …
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Documents that copy, or lean on, one another: their agreement is one voice."""

    id: str
    documents: tuple[str, ...]
    why: str
    evidence: tuple[Evidence, ...] = ()
