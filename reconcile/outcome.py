"""What a run yields: the reading of each document; the report, as a value; and what made it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reconcile.model import Claim, Cluster, Dating, Derivation, Document, Finding, Origin, Profile
from reconcile.problems import Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document yields on its own: all of it that the later stages need, and a case can keep."""

    claims: tuple[Claim, ...]
    profile: Profile


@dataclass(frozen=True, slots=True)
class Run:
    """What made a report. `started` is None unless the caller gave it: the same input gives the same bytes."""

    version: str
    settings: tuple[tuple[str, str], ...]
    inputs: tuple[str, ...]
    model: str
    started: datetime | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All that a run found. Everything is sorted: the same input gives an equal value."""

    documents: tuple[Document, ...]
    datings: tuple[Dating, ...]
    claims: tuple[Claim, ...]
    clusters: tuple[Cluster, ...]
    findings: tuple[Finding, ...]
    origins: tuple[Origin, ...]
    problems: tuple[Problem, ...]
    run: Run
    derivations: tuple[Derivation, ...] = ()
