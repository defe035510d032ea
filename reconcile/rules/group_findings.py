"""Asks the group rules, and turns their answers into findings, each in a cluster of its own where none holds it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reconcile.model import Claim, Cluster, Evidence, Finding, Period, Severity, Step, Verdict, made_of
from reconcile.problems import Problem
from reconcile.rules import group_rules
from reconcile.rules.beyond import MOST
from reconcile.rules.group import Group, GroupAnswer, GroupRule, groups, sampled
from reconcile.rules.parts import LONGEST, adds


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer, with the rule that gave it and what each rule said."""

    rule: GroupRule
    answer: GroupAnswer


#: What a rule over several claims told: an answer, or what it could not look at.
Told = Asked | Problem


def ask(claims: Sequence[Claim], texts: Mapping[str, str], written: Mapping[str, Period | None]) -> tuple[Told, ...]:
    """What every group rule tells of every event."""
    return tuple(told for group in groups(claims, texts, written) for told in ask_group(group))


def ask_group(group: Group) -> tuple[Told, ...]:
    """Every answer of every group rule on one event; of two on one pair, that of the rule that is asked first."""
    heard: set[frozenset[str]] = set()
    found: list[Told] = [*_tables(group)]
    for rule in group_rules():
        for answer in rule.explain(group):
            if isinstance(answer, Problem):
                found.append(answer)
                continue
            new = _unspoken(answer, heard)
            if new is not None:
                heard.update(new.across())
                found.append(Asked(rule, new))
    return tuple(dict.fromkeys(found))


def _unspoken(answer: GroupAnswer, heard: Collection[frozenset[str]]) -> GroupAnswer | None:
    """The answer without the claims of its right that another one has spoken of beside its left."""
    right = tuple(one for one in answer.right if not any(frozenset((part.id, one.id)) in heard for part in answer.left))
    return answer if right == answer.right else replace(answer, right=right) if right else None


def answers(told: Sequence[Told]) -> tuple[Asked, ...]:
    return tuple(one for one in told if isinstance(one, Asked))


def unheard(told: Sequence[Told]) -> tuple[Problem, ...]:
    """What was not looked at, each once."""
    return tuple(sorted({one for one in told if isinstance(one, Problem)}))


def _tables(group: Group) -> Iterator[Problem]:
    """A line of so many figures is a table: read as parts and wholes up to some length only. And of what other events'
    articles tell of one thing, the first are looked at."""
    if group.more:
        asked = f"What do other articles tell that “{' '.join(group.claims[0].quote.split())}” is checked by?"
        yield sampled(asked, group.more + MOST, f"of one thing, the first {MOST}")
    for sentence in group.sentences():
        figures = [claim for claim in sentence if adds(claim)]
        if len(figures) > LONGEST:
            asked = f"Do the figures beside “{' '.join(figures[0].quote.split())}” make a total?"
            yield sampled(asked, len(figures), f"parts were sought among the first {LONGEST} of the sentence")


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
        id=made_of("f", rule.verdict, rule.reason, *sorted((*sides[0], *sides[1]))),
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
        mark = made_of("q", "together", one.answer.question, *sorted(ids))
        new = None if mark in made else Cluster(mark, one.answer.question, tuple(ids))
        made.add(mark)
        found.append((one, mark, new))
    return found
