"""A report as plain dicts and lists with the field names of the contract: what `report.json` is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reconcile.model import Cluster, Dating, Derivation, Document, Finding, Origin, Support
from reconcile.outcome import Report, Run
from reconcile.problems import Problem
from reconcile.report import plain
from reconcile.report.claim_fields import claim_dict
from reconcile.report.fields import Fields, evidence_dict, period_dict
from reconcile.report.index import Index, index


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


def cluster_dict(cluster: Cluster, at: Index) -> Fields:
    return {
        "id": cluster.id,
        "question": cluster.question,
        "claims": list(cluster.claims),
        "support": support_dicts(cluster.support, at),
    }


def support_dicts(support: Iterable[Support], at: Index) -> list[Fields]:
    """An entry a value, worded as in the other formats; of claims that this report does not hold there is none."""
    return [
        {
            "value": plain.value(at.claims[one.claims[0]]),
            "claims": list(one.claims),
            "sources": len(one.documents),
            "origins": len(one.origins),
            "origin_ids": list(one.origins),
            "leans": [{"speaker": lean.speaker, "claims": list(lean.claims), "why": lean.why} for lean in one.leans],
            "derived": list(one.derived),
        }
        for one in support
        if one.claims[0] in at.claims
    ]


def derivation_dict(derivation: Derivation) -> Fields:
    return {
        "claim": derivation.claim,
        "statement": derivation.statement,
        "lost": list(derivation.lost),
        "why": derivation.why,
        "evidence": [evidence_dict(item) for item in derivation.evidence],
    }


def finding_dict(finding: Finding, at: Index) -> Fields:
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
        "support": support_dicts(finding.support, at),
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


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of the report: its name, its items, and what tells one of them. The whole of a large report, held at once,
    costs more time than making it."""

    name: str
    items: Sequence[Any]
    tell: Callable[[Any], Fields]


def report_lists(report: Report) -> tuple[Listed, ...]:
    """The lists of the report, in the order in which every format shows them."""
    at = index(report)
    documents = at.documents
    return (
        Listed(
            "documents",
            tuple(documents.values()),
            lambda one: document_dict(one, at.datings.get(one.id), at.origin_of.get(one.id)),
        ),
        Listed("claims", tuple(at.claims.values()), lambda item: claim_dict(item, documents[item.document])),
        Listed("clusters", tuple(at.clusters.values()), lambda item: cluster_dict(item, at)),
        Listed("findings", at.findings, lambda item: finding_dict(item, at)),
        Listed("origins", tuple(at.origins.values()), origin_dict),
        Listed("derivations", tuple(at.derivations.values()), derivation_dict),
        Listed("problems", at.problems, problem_dict),
    )


def report_dict(report: Report) -> Fields:
    """The whole report."""
    told: Fields = {one.name: list(map(one.tell, one.items)) for one in report_lists(report)}
    return {**told, "run": run_dict(report.run)}
