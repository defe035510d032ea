"""Asks the group rules, and turns their answers into findings, each in a cluster of its own where none holds it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reconcile.model import Claim, Cluster, Evidence, Finding, Period, Severity, Step, Verdict
from reconcile.rules import group_rules
from reconcile.rules.group import Group, GroupAnswer, GroupRule, groups


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer, with the rule that gave it and what each rule said."""

    rule: GroupRule
    answer: GroupAnswer


def ask(claims: Sequence[Claim], texts: Mapping[str, str], written: Mapping[str, Period | None]) -> tuple[Asked, ...]:
    """Every answer of every group rule."""
    return tuple(answer for group in groups(claims, texts, written) for answer in ask_group(group))


def ask_group(group: Group) -> tuple[Asked, ...]:
    """Every answer of every group rule on one event; of two on one pair, that of the rule that is asked first."""
    heard: set[frozenset[str]] = set()
    found: list[Asked] = []
    for rule in group_rules():
        for answer in rule.explain(group):
            pairs = set(answer.across())
            if not pairs & heard:
                heard |= pairs
                found.append(Asked(rule, answer))
    return tuple(found)


def graded(gap: Decimal, *, internal: bool) -> Severity:
    """By the gap against what would matter, one step graver where one article contradicts itself."""
    level = 0 if gap >= Decimal("0.25") else 1 if gap >= Decimal("0.05") else 2
    return (Severity.HIGH, Severity.MEDIUM, Severity.LOW)[max(0, level - 1) if internal else level]


def finding(asked: Asked, cluster: str) -> Finding:
    """The finding of one answer, in the cluster of that id."""
    rule, told = asked.rule, asked.answer
    sides = (tuple(claim.id for claim in told.left), tuple(claim.id for claim in told.right))
    internal = len({claim.document for claim in (*told.left, *told.right)}) == 1
    conflict = rule.verdict is Verdict.CONFLICT
    marks = told.answer.evidence or tuple(Evidence(c.document, c.span, "the words") for c in (*told.left, *told.right))
    return Finding(
        id="f-" + _hash(rule.verdict, rule.reason, *sorted((*sides[0], *sides[1]))),
        cluster=cluster,
        verdict=rule.verdict,
        reason=rule.reason,
        left=sides[0],
        right=sides[1],
        internal=internal,
        severity=graded(told.gap, internal=internal) if conflict else Severity.NONE,
        confidence=told.answer.confidence,
        explanation=told.answer.words,
        evidence=tuple(dict.fromkeys(marks)),
        marks=tuple(sorted(set(told.answer.marks))),
        steps=(Step(rule.reason, f"yes: {told.answer.words}"),),
    )


def clustered(
    asked: Sequence[Asked], home: Mapping[str, str], order: Mapping[str, int]
) -> list[tuple[Asked, str, Cluster | None]]:
    """Each answer with the id of its cluster: the one that holds all its claims (`home` tells that of each), else a new
    one, handed out once."""
    found: list[tuple[Asked, str, Cluster | None]] = []
    made: set[str] = set()
    for one in asked:
        ids = sorted({claim.id for claim in (*one.answer.left, *one.answer.right)}, key=order.__getitem__)
        homes = {home.get(claim, "") for claim in ids}
        if len(homes) == 1 and "" not in homes:
            found.append((one, homes.pop(), None))
            continue
        mark = "q-" + _hash("together", one.answer.question, *sorted(ids))
        new = None if mark in made else Cluster(mark, one.answer.question, tuple(ids))
        made.add(mark)
        found.append((one, mark, new))
    return found


def _hash(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode()).hexdigest()[:8]
