"""The parts sum to the whole.

"Eighteen dead: eleven in one town and seven in the other"; three women and one man are four people; one killed and
fifteen hurt are the sixteen who were shot. The parts may stand in one sentence with the whole, or side by side in one
article with the whole elsewhere in it or in another article on the event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from decimal import Decimal

from reconcile.model import Claim, Verdict
from reconcile.problems import Problem
from reconcile.rules.base import Reason, cite
from reconcile.rules.group import Group, GroupAnswer, GroupRule, sampled
from reconcile.rules.lists import summing
from reconcile.rules.parts import adds, reading, same_kind, told_as_parts, value
from reconcile.rules.wholes import MOST, wholes_of


def explain(group: Group) -> Iterator[GroupAnswer | Problem]:
    told: set[frozenset[str]] = set()
    for before, sentence in group.following():
        for listed in summing(before, sentence, group):
            told.add(frozenset(claim.id for claim in listed.parts))
            yield _answer([listed.parts], (listed.whole,))
    for both, whole in _in_turn(group):
        told.add(frozenset(claim.id for claim in both))
        yield _answer([both], (whole,))
    wholes = wholes_of(group)
    crowds: dict[Decimal, Claim] = {}
    sets: dict[Hashable, tuple[list[tuple[Claim, ...]], list[Claim]]] = {}
    for parts in told_as_parts(group):
        ids = frozenset(claim.id for claim in parts.claims)
        found, unread = wholes.of(parts)
        if not found or ids in told:
            continue
        told.add(ids)
        if unread:
            crowds.setdefault(parts.total, found[0])
        key = reading(parts, group), tuple(sorted(whole.id for whole in found))
        sets.setdefault(key, ([], found))[0].append(parts.claims)
    for some, found in sets.values():
        yield _answer(some, tuple(found))
    compared = f"parts were held against the whole of their own article, where it tells none the first {MOST} of others"
    for total, whole in crowds.items():
        yield sampled(question(whole), wholes.told(total), compared)


#: Characters within which two parts and their whole are told one after another.
_NEXT = 400
#: Parts that two figures hardly make by chance, and verbs of anything.
_FEWEST, _PLAIN = 2, frozenset(("be", "have", "say", "tell", "do", "get"))


def _in_turn(group: Group) -> Iterator[tuple[tuple[Claim, ...], Claim]]:
    """ "The city carried five people, the county helped to carry three. The two carried eight of them.": two counts and
    their sum, one after another, of one kind and by one verb."""
    rows: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in group.claims:
        if adds(claim) and claim.measure.verb and claim.measure.verb not in _PLAIN and value(claim) >= _FEWEST:
            rows[claim.document, claim.measure.verb].append(claim)
    for row in rows.values():
        row.sort(key=lambda claim: claim.span)
        for first, second, whole in zip(row, row[1:], row[2:], strict=False):
            fits = value(first) + value(second) == value(whole) and whole.span.end - first.span.start <= _NEXT
            if fits and _counts(whole) and same_kind(first, second) and same_kind(second, whole):
                yield (first, second), whole


def _counts(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.dimension in ("count", "")


def _answer(sets: Sequence[tuple[Claim, ...]], wholes: tuple[Claim, ...]) -> GroupAnswer:
    """Parts that are told in one way, in one article or several, and their whole."""
    first, parts = sets[0], tuple(dict.fromkeys(part for one in sets for part in one))
    words = f"{' and '.join(f'“{part.quote}”' for part in first)} make “{wholes[0].quote}”"
    marks = (*(cite(part, "a part") for part in parts), *(cite(whole, "the whole") for whole in wholes))
    return GroupAnswer(parts, wholes, Reason(words, marks, 0.85), question(wholes[0]))


def question(whole: Claim) -> str:
    """What is asked of parts and whole, in plain words."""
    return f"Do the parts make the total, “{' '.join(whole.quote.split())}”?"


GROUP_RULE = GroupRule(
    reason="partition",
    verdict=Verdict.EXPLAINED,
    explain=explain,
    holds=(
        ("The storm destroyed 30 houses: 18 houses in the old town and 12 houses at the port.",),
        ("The fire hurt four people on Monday. Three women and one man were hurt, a doctor said.",),
        ("The town sheltered 40 people. The county sheltered 25 people. Together they sheltered 65 of them.",),
    ),
    fails=(
        ("The storm destroyed 30 houses, including 18 houses in the old town.",),
        ("The fire hurt nine people on Monday. Three women and one man were hurt, a doctor said.",),
    ),
)
