"""What is said of claims together: the question they answer, a verdict with its evidence, whose voices they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reconcile.model.documents import Evidence


@dataclass(frozen=True, slots=True)
class Lean:
    """Claims (ids, sorted) of several documents that have one reading from one speaker: one voice."""

    speaker: str
    claims: tuple[str, ...]
    why: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Derivation:
    """A claim whose figure comes from the statement in another document, and what it left behind on the way."""

    claim: str
    statement: str  # the claim that tells it in full
    lost: tuple[str, ...]  # "bound", "attribution", "period"
    why: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Support:
    """Who stands behind one value: the claims that tell it, their documents, and the origins that count.

    Documents that copy one another are one origin, and so are those whose claims lean on one statement: these go by
    the least of their origins' ids. `derived` are the claims among them that `Report.derivations` leads back.
    """

    claims: tuple[str, ...]
    documents: tuple[str, ...]
    origins: tuple[str, ...]
    leans: tuple[Lean, ...] = ()
    derived: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims that answer one question, and that question in plain words; `support` has an entry a value."""

    id: str
    question: str
    claims: tuple[str, ...]
    support: tuple[Support, ...] = ()


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
    support: tuple[Support, ...] = ()  # an entry a value of the left, then of the right


@dataclass(frozen=True, slots=True)
class Origin:
    """Documents that copy, or lean on, one another: their agreement is one voice."""

    id: str
    documents: tuple[str, ...]
    why: str
    evidence: tuple[Evidence, ...] = ()
