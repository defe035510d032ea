"""Some of the wounded have died: fewer hurt, as many more dead, and their sum kept.

"Three killed and twelve hurt" on Monday and "four killed and eleven hurt" on Wednesday tell one story. It takes a
later report, or words that say that somebody died of wounds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reconcile.model import Claim, Evidence, Span, Verdict
from reconcile.problems import Problem
from reconcile.rules.base import Reason, cite
from reconcile.rules.group import Group, GroupAnswer, GroupRule, sampled
from reconcile.rules.parts import told_as_parts, value

_DIED = re.compile(
    r"\bdied of (?:\w+ )?(?:wounds?|injur\w+)\b|\b(?:has|have|had) since died\b|\blater died\b|\bdied later\b"
    r"|\bsuccumbed\b|\bdied (?:overnight|in (?:a |the )?(?:\w+ )?hospital)\b"
    r"|\b(?:of the|had been|been|was|were) (?:injured|wounded|hurt)\b[^.;]{0,40}?\bdied\b",
    re.IGNORECASE,
)
#: Passages with one toll that are told in one finding, and counts of dead of one sum that are held against one another.
_PASSAGES, _TOLLS = 20, 20


@dataclass(frozen=True, slots=True)
class _Toll:
    killed: Claim
    hurt: Claim


def explain(group: Group) -> Iterator[GroupAnswer | Problem]:
    by_total: dict[tuple[str, Decimal], dict[Decimal, list[_Toll]]] = defaultdict(lambda: defaultdict(list))
    for parts in told_as_parts(group):
        event = parts.claims[0].scope.event
        if parts.kind == "fates" and event is not None:
            by_total[event.id, parts.total][value(parts.claims[0])].append(_Toll(*parts.claims))
    said = _said(group) if any(len(found) > 1 for found in by_total.values()) else {}
    for (_, total), found in by_total.items():
        yield from _crowds(total, found)
        for earlier, later in _steps(sorted(found.items())[:_TOLLS]):
            why = _why(earlier, later, said, group)
            if why is not None:
                words, mark = why
                words = f"{words}; killed and hurt come to {total:,f} before and after"
                yield _answer([one.killed for one in earlier], [one.killed for one in later], words, mark)
                yield _answer([one.hurt for one in earlier], [one.hurt for one in later], words, mark)


def _steps(found: Sequence[tuple[Decimal, list[_Toll]]]) -> Iterator[tuple[list[_Toll], list[_Toll]]]:
    for index, (_, earlier) in enumerate(found):
        for _, later in found[index + 1 :]:
            yield earlier[:_PASSAGES], later[:_PASSAGES]


def _crowds(total: Decimal, found: Mapping[Decimal, Sequence[_Toll]]) -> Iterator[Problem]:
    """What is not compared, where there is something to compare at all."""
    asked = f"How many of the {total:,f} who were hit have died?"
    widest = max(map(len, found.values()))
    if len(found) > 1 and widest > _PASSAGES:
        compared = f"of each count of the dead, the first {_PASSAGES} were held against those of the others"
        yield sampled(asked, sum(map(len, found.values())), compared)
    if len(found) > _TOLLS:
        yield sampled(asked, sum(map(len, found.values())), f"the {_TOLLS} lowest of {len(found):,} counts of the dead")


def _said(group: Group) -> dict[str, Evidence]:
    """Of each document, the words that tell of a death among the wounded."""
    found: dict[str, Evidence] = {}
    for claim in group.claims:
        told = None if claim.document in found else _DIED.search(group.texts[claim.id])
        if told is not None:
            span = Span(claim.sentence.start + told.start(), claim.sentence.start + told.end())
            found[claim.document] = Evidence(claim.document, span, "says that one of the wounded died")
    return found


def _why(
    earlier: Sequence[_Toll], later: Sequence[_Toll], said: dict[str, Evidence], group: Group
) -> tuple[str, tuple[Evidence, ...]] | None:
    mark = next((said[one.killed.document] for one in later if one.killed.document in said), None)
    if mark is not None:
        return "of those who were hurt, some have died", (mark,)
    before, after = ([group.written.get(one.killed.document) for one in side] for side in (earlier, later))
    ends, starts = [day.end for day in before if day], [day.start for day in after if day]
    if len(ends) == len(earlier) and len(starts) == len(later) and max(ends) < min(starts):
        return f"told on {min(starts).isoformat()}, after {max(ends).isoformat()}", ()
    return None


def _answer(earlier: list[Claim], later: list[Claim], words: str, mark: tuple[Evidence, ...]) -> GroupAnswer:
    cited = (*mark, *(cite(one, "before") for one in earlier), *(cite(one, "after") for one in later))
    told = f"“{earlier[0].quote}” became “{later[0].quote}”: {words}"
    question = f"Did “{earlier[0].quote}” become “{later[0].quote}”?"
    return GroupAnswer(tuple(earlier), tuple(later), Reason(told, cited, 0.8), question)


GROUP_RULE = GroupRule(
    reason="status_transition",
    verdict=Verdict.EXPLAINED,
    explain=explain,
    rank=2,
    holds=(
        (
            "The bus crash near the border killed 3 people and injured 12 people.",
            "The bus crash near the border killed 4 people and injured 11 people. One of the injured died overnight.",
        ),
    ),
    fails=(
        (
            "The bus crash near the border killed 3 people and injured 12 people.",
            "The bus crash near the border killed 5 people and injured 12 people. One of the injured died overnight.",
        ),
    ),
)
