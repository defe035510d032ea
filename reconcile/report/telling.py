"""A finding told in words: its question, what stands against what, by how much, and where it is written."""

from __future__ import annotations

from collections.abc import Collection

from reconcile.model import Claim, Finding, Support, Verdict
from reconcile.report import plain
from reconcile.report.index import Index

#: Reasons on several claims of each side, of which no two are to be held against one another.
_WITHIN = frozenset({"partition", "sum_differs", "status_transition"})


def question(at: Index, finding: Finding) -> str:
    cluster = at.clusters.get(finding.cluster)
    return cluster.question if cluster else ""


def against(at: Index, finding: Finding) -> str:
    """ "12 against 11"; the one value where there is only one."""
    sides = [values(at.of(side)) for side in (finding.left, finding.right) if side]
    return " against ".join(dict.fromkeys(sides))


def values(claims: tuple[Claim, ...], most: int = 3) -> str:
    """The different values of these claims: "12 and 13 and others"."""
    found = list(dict.fromkeys(plain.clip(plain.value(claim), 60) for claim in claims))
    return " and ".join(found[:most]) + (" and others" if len(found) > most else "")


def gap(at: Index, finding: Finding) -> str:
    """How far the value of the left is from that of the right; "" where a side has several, where they count different
    things, or where one is part of the other."""
    if not (finding.left and finding.right) or finding.reason in _WITHIN:
        return ""
    if any(len({plain.value(claim) for claim in at.of(side)}) > 1 for side in (finding.left, finding.right)):
        return ""
    left, right = at.claims[finding.left[0]], at.claims[finding.right[0]]
    units = {claim.quantity.unit for claim in (left, right) if claim.quantity}
    return plain.gap(left, right) if finding.verdict is Verdict.CONFLICT or len(units) < 2 else ""


def facts(at: Index, finding: Finding) -> tuple[str, ...]:
    """The gap, and what else to know at a glance: in one article, possibly an update."""
    found = (gap(at, finding), "in one article" if finding.internal else "", *map(plain.mark, finding.marks))
    return tuple(fact for fact in found if fact)


def where(at: Index, claim: Claim) -> str:
    """ "visit.txt:45:92": path, line, column."""
    return f"{at.documents[claim.document].source.path}:{claim.line}:{claim.column}"


def outlet(at: Index, name: str) -> str:
    """What a reader calls a document: its publisher, else its path."""
    source = at.documents[name].source
    return source.publisher or source.path


def support(at: Index, finding: Finding, claims: tuple[Claim, ...]) -> str:
    """Who stands behind these claims of a finding: "3 sources, 2 origins"; origins are left out where each source is
    its own."""
    found = at.backing(finding, claims)
    return sources({name for one in found for name in one.documents}, {name for one in found for name in one.origins})


def sources(documents: Collection[str], origins: Collection[str]) -> str:
    """ "3 sources, 2 origins"."""
    told = plain.plural(len(documents), "source")
    return told if len(documents) == len(origins) else f"{told}, {plain.plural(len(origins), 'origin')}"


def behind(at: Index, finding: Finding) -> tuple[str, ...]:
    """For each value who stands behind it, and what that leans on: "340: 2 sources, 1 origin (2 documents have it from
    Ingrid Falk)"; nothing where each value has one source that leans on nothing."""
    if all(len(one.documents) == 1 and not one.derived for one in finding.support):
        return ()
    found = []
    for one in finding.support:
        led = leanings(at, one)
        told = f"{values(at.of(one.claims))}: {sources(one.documents, one.origins)}"
        found.append(told + (f" ({'; '.join(led)})" if led else ""))
    return tuple(found)


def leanings(at: Index, backed: Support) -> tuple[str, ...]:
    """What sources of a value lean on, a clause each: one speaker's words, or a statement that tells it in full."""
    found = [lean.why for lean in backed.leans]
    return tuple(dict.fromkeys((*found, *(at.derivations[name].why for name in backed.derived))))
