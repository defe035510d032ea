"""Who stands behind each value of a cluster and a finding: sources, origins, and the statements that they lean on.

Documents of one origin are one voice, and so are those that have a reading from one speaker, or whose bare figure is
led back to one statement: their agreement adds no support. What leans on what is told within a cluster, whose claims
answer one question: a paper that has one figure from a ministry may have another by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reconcile.lineage.readings import value
from reconcile.lineage.statements import lean_of, leans
from reconcile.model import Claim, Cluster, Derivation, Finding, Lean, Origin, Support, Verdict
from reconcile.unions import Unions

#: Marks agreement that comes from one origin only.
ONE_ORIGIN = "one_origin"


@dataclass(frozen=True, slots=True)
class _Heard:
    """Of a cluster: the least of the origins that each claim's voice is, and the claims that lean on one statement."""

    voices: Mapping[str, str]
    leans: Sequence[Lean]


@dataclass(frozen=True, slots=True)
class _Known:
    """What the whole report tells: claims by id, the origin of each document, where derived figures come from."""

    claims: Mapping[str, Claim]
    origin: Mapping[str, str]
    derived: Mapping[str, Derivation]


def supported(
    clusters: Iterable[Cluster],
    findings: Iterable[Finding],
    claims: Iterable[Claim],
    origins: Iterable[Origin],
    derivations: Iterable[Derivation],
) -> tuple[tuple[Cluster, ...], tuple[Finding, ...]]:
    """The clusters and findings with their support, a value each; agreement of one origin is marked so."""
    known = _Known(
        {claim.id: claim for claim in claims},
        {document: one.id for one in origins for document in one.documents},
        {one.claim: one for one in derivations},
    )
    told, heard = [], {}
    for cluster in clusters:
        heard[cluster.id] = found = _heard([known.claims[name] for name in cluster.claims], known)
        told.append(replace(cluster, support=tuple(_support(cluster.claims, found, known))))
    return tuple(told), tuple(_judged(finding, heard[finding.cluster], known) for finding in findings)


def voices(
    claims: Sequence[Claim], origins: Iterable[Origin], derivations: Iterable[Derivation] = ()
) -> Mapping[str, str]:
    """Of each of these claims that answer one question, the independent voice that tells it: its document's origin, or
    the least of the origins that lean on one statement."""
    origin = {document: one.id for one in origins for document in one.documents}
    return _heard(claims, _Known({}, origin, {one.claim: one for one in derivations})).voices


def _heard(claims: Sequence[Claim], known: _Known) -> _Heard:
    own = {claim.id: known.origin.get(claim.document, claim.document) for claim in claims}
    groups, found = Unions(), leans(claims, value)
    for lean in found:
        for other in lean.claims[1:]:
            groups.join(own[lean.claims[0]], own[other])
    first: dict[str, str] = {}  # of each statement that figures are led back to, an origin that has it
    for name in own:
        derivation = known.derived.get(name)
        if derivation is not None:
            told = derivation.statement
            groups.join(own[name], first.setdefault(told, own.get(told, own[name])))
    return _Heard({name: groups.root(root) for name, root in own.items()}, found)


def _support(names: Iterable[str], heard: _Heard, known: _Known) -> Iterable[Support]:
    """An entry for each value that these claims tell, in the order in which they first tell it."""
    values: dict[Hashable, list[str]] = defaultdict(list)
    for name in names:
        values[value(known.claims[name])].append(name)
    return (_of(claims, heard, known) for claims in values.values())


def _of(names: Sequence[str], heard: _Heard, known: _Known) -> Support:
    asked = frozenset(names)
    return Support(
        claims=tuple(names),
        documents=tuple(dict.fromkeys(known.claims[name].document for name in names)),
        origins=tuple(sorted({_voice(name, heard, known) for name in names})),
        leans=tuple(one for lean in heard.leans if (one := _within(lean, asked, known)) is not None),
        derived=tuple(name for name in names if name in known.derived),
    )


def _voice(name: str, heard: _Heard, known: _Known) -> str:
    """A claim's voice in its cluster; its document's origin where a finding has it from beside the cluster."""
    document = known.claims[name].document
    return heard.voices.get(name, known.origin.get(document, document))


def _within(lean: Lean, asked: frozenset[str], known: _Known) -> Lean | None:
    """The lean of those claims only that are asked about; None where these stand in one document."""
    held = [name for name in lean.claims if name in asked]
    if len(held) == len(lean.claims):
        return lean
    claims = [known.claims[name] for name in held]
    return lean_of(claims) if len({claim.document for claim in claims}) > 1 else None


def _judged(finding: Finding, heard: _Heard, known: _Known) -> Finding:
    """Each side apart, so that "up 8%" and "down 8%" stay two; and what was lost, where one comes from the other."""
    support = tuple(one for side in (finding.left, finding.right) for one in _support(side, heard, known))
    sides = {*finding.left, *finding.right}
    led = [one for name in sorted(sides) if (one := known.derived.get(name)) is not None and one.statement in sides]
    documents, origins = ({item for one in support for item in getattr(one, of)} for of in ("documents", "origins"))
    alone = finding.verdict is Verdict.AGREE and len(documents) > 1 and len(origins) == 1
    marks = tuple(sorted({*finding.marks, ONE_ORIGIN})) if alone else finding.marks
    if not led:
        return replace(finding, support=support, marks=marks)
    explanation = "; ".join((finding.explanation, *(one.why for one in led)))
    evidence = tuple(dict.fromkeys((*finding.evidence, *(item for one in led for item in one.evidence))))
    return replace(finding, support=support, marks=marks, explanation=explanation, evidence=evidence)
