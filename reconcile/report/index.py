"""A report with its values by id, in the order that every format keeps: what an editor must see stands first."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.model import Claim, Cluster, Dating, Derivation, Document, Finding, Origin, Severity, Support, Verdict
from reconcile.outcome import Report
from reconcile.problems import Problem

#: What asks for a decision comes first, what needs none last.
VERDICTS = (Verdict.CONFLICT, Verdict.UNCLEAR, Verdict.EXPLAINED, Verdict.AGREE)
SEVERITIES = (Severity.HIGH, Severity.MEDIUM, Severity.LOW, Severity.NONE)


@dataclass(frozen=True, slots=True)
class Index:
    """The values of a report by id, each dict and tuple in a stable order."""

    documents: dict[str, Document]  # by path
    datings: dict[str, Dating]  # by document
    claims: dict[str, Claim]  # in reading order
    clusters: dict[str, Cluster]
    findings: tuple[Finding, ...]  # gravest first, those on one question together
    origins: dict[str, Origin]
    origin_of: dict[str, str]  # document to origin
    derivations: dict[str, Derivation]  # by the claim that is led back
    problems: tuple[Problem, ...]

    def of(self, *sides: tuple[str, ...]) -> tuple[Claim, ...]:
        """The claims of these ids, each once."""
        return tuple(self.claims[name] for name in dict.fromkeys(name for side in sides for name in side))

    def backing(self, finding: Finding, claims: tuple[Claim, ...]) -> tuple[Support, ...]:
        """Who stands behind each value that these claims of a finding tell, in the order of its sides."""
        asked = {claim.id for claim in claims}
        return tuple(one for one in finding.support if not asked.isdisjoint(one.claims))


def index(report: Report) -> Index:
    """Sorts a report and makes its ids findable. Raises KeyError where a finding names a claim that is not there."""
    documents = {item.id: item for item in sorted(report.documents, key=lambda item: (item.source.path, item.id))}
    place = {name: number for number, name in enumerate(documents)}
    claims = {item.id: item for item in sorted(report.claims, key=lambda c: (place[c.document], c.span, c.kind, c.id))}
    order = {name: number for number, name in enumerate(claims)}

    asked: dict[
        tuple[str, str], tuple[int, int]
    ] = {}  # the gravest of a question's findings of a verdict, and its place
    for one in report.findings:
        place_of = SEVERITIES.index(one.severity), min((order[name] for name in one.left), default=0)
        asked[one.verdict, one.cluster] = min(place_of, asked.get((one.verdict, one.cluster), place_of))

    def gravity(finding: Finding) -> tuple[int, tuple[int, int], str, int, float, int, str]:
        """What is told of one question stands together, under the gravest of it."""
        first = min((order[name] for name in finding.left), default=0)
        verdict, severity = VERDICTS.index(finding.verdict), SEVERITIES.index(finding.severity)
        question = asked[finding.verdict, finding.cluster], finding.cluster
        return verdict, *question, severity, -finding.confidence, first, finding.id

    return Index(
        documents=documents,
        datings={item.document: item for item in sorted(report.datings, key=lambda item: item.document)},
        claims=claims,
        clusters={item.id: item for item in sorted(report.clusters, key=lambda item: item.id)},
        findings=tuple(sorted(report.findings, key=gravity)),
        origins={item.id: item for item in sorted(report.origins, key=lambda item: item.id)},
        origin_of={name: item.id for item in sorted(report.origins, key=lambda o: o.id) for name in item.documents},
        derivations={item.claim: item for item in sorted(report.derivations, key=lambda item: item.claim)},
        problems=tuple(sorted(report.problems)),
    )
