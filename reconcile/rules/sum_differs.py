"""The parts that are given do not make the total that is given.

Asked only where the words say that the parts are all of them: a list after a colon in which each item has its figure,
men and women "of whom" there were so many, "the remaining twelve"; the hurt by their state, down to those who were
treated and released; or the killed and the hurt of one event against all who were hit. A list that merely includes
some of the whole says nothing about the rest.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from decimal import Decimal

from reconcile.model import Claim, Verdict
from reconcile.problems import Problem
from reconcile.rules.base import Reason, cite
from reconcile.rules.group import Group, GroupAnswer, GroupRule, sampled
from reconcile.rules.lists import complete
from reconcile.rules.partition import question
from reconcile.rules.parts import HURT, Parts, adds, at_odds, is_part, predicate, reading, told_as_parts, value
from reconcile.rules.wholes import wholes_of
from reconcile.text import lexicon

#: Totals of one event that are held against each count of killed and hurt, the nearest to their sum first, and passages
#: with one of these totals.
_TOTALS, _PASSAGES = 40, 12
#: An article counts all who were hit in its first lines; further down it counts those of one room, or of other nights.
_TOP = 8
#: Parts and total that are this far apart, and by more than one, count two events rather than one in two ways.
_NEAR = Decimal("0.25")

#: Lines between a count of the hurt and the list of their states.
_NEAR_LINES = 3
_HOME = re.compile(r"\W*(?:\w+\W+){0,5}?(?:released|discharged|sent home|allowed home|went home)\b", re.I)
_OTHERS = re.compile(
    r"\b(?:others?|the rest|the remainder|remaining|at least|about|some|several|including|among|died|dead)\b", re.I
)

#: Words that count the one who did it in, or out: then killed and hurt may be one more than all who were hit.
_DOER = re.compile(
    r"\b(?:himself|herself|themselves)\b|\b(?:including|plus|besides|along with) (?:the|a|an|one|his|her) (?:\w+ )?"
    r"(?:gunman|gunmen|shooter|attacker|bomber|assailant|perpetrator|suspect|driver)\b"
    r"|\b(?:gunman|shooter|attacker|bomber|assailant|perpetrator|suspect)(?: \w+)? (?:dead|killed|died|among)\b",
    re.IGNORECASE,
)


def explain(group: Group) -> Iterator[GroupAnswer | Problem]:
    for before, sentence in group.following():
        for listed in complete(before, sentence, group):
            if not listed.fits and abs(listed.total - value(listed.whole)) <= value(listed.whole) / 2:
                yield _answer(listed.parts, (listed.whole,), ())
    yield from _states(group)
    totals = _Totals(one for one in wholes_of(group).hit() if _plain(one) and not _DOER.search(group.texts[one.id]))
    sets: dict[Hashable, tuple[list[Parts], list[Claim]]] = {}
    for parts in told_as_parts(group):
        text = group.texts[parts.claims[0].id]
        if parts.kind == "fates" and all(map(_leads, parts.claims)) and not _DOER.search(text):
            for wholes in totals.near(parts.total, parts.slack):
                same = [whole for whole in wholes if _rivals(parts, whole)]
                key = reading(parts, group), tuple(whole.id for whole in same)
                sets.setdefault(key, ([], same))[0].append(parts)
    for some, same in sets.values():
        if same:
            yield _against(some, same, group)
    yield from totals.crowds()


def _states(group: Group) -> Iterator[GroupAnswer]:
    """Two critical, seven stable, five treated and released: a list that goes down to those who went home is of all
    the hurt. Held against the count of the hurt that stands before it, unless another one in the article fits."""
    hurt: dict[str, list[Claim]] = defaultdict(list)
    for claim in group.claims:
        if adds(claim) and predicate(claim, group) in HURT and not is_part(claim):
            hurt[claim.document].append(claim)
    for parts in told_as_parts(group):
        if parts.kind != "states" or not _down_to_home(parts, group):
            continue
        first = parts.claims[0]
        wholes = [one for one in hurt[first.document] if one not in parts.claims and not at_odds(one, first)]
        before = [one for one in wholes if one.span < first.span and 0 <= first.line - one.line <= _NEAR_LINES]
        if before and all(abs(value(one) - parts.total) > parts.slack for one in wholes):
            off = abs(parts.total - value(before[-1]))
            if off <= max(Decimal(2), _NEAR * value(before[-1])):
                yield _answer(parts.claims, (before[-1],), ())


def _down_to_home(parts: Parts, group: Group) -> bool:
    """Some lie in hospital, some went home, and no word says that there are others."""
    home = [_HOME.match(group.after(claim)) is not None for claim in parts.claims]
    return any(home) and not all(home) and not _OTHERS.search(group.texts[parts.claims[0].id])


class _Totals:
    """The claims that count everybody who was hit, by value."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._at: dict[Decimal, list[Claim]] = defaultdict(list)
        for claim in claims:
            self._at[value(claim)].append(claim)
        self._values = sorted(self._at)
        self._met: dict[Decimal, int] = {}  # totals that had others nearer to some sum, and how many were that near
        self._asked: set[Decimal] = set()

    def near(self, total: Decimal, slack: Decimal) -> Iterator[Sequence[Claim]]:
        """The claims of each total that is near this sum and not it; of a crowd the nearest, and its first claims."""
        most = max(Decimal(1), total * _NEAR / (1 - _NEAR))
        first, last = bisect_left(self._values, total - most), bisect_right(self._values, total + most)
        off = [one for one in self._values[first:last] if abs(one - total) > slack]
        near = sorted(off, key=lambda one: (abs(one - total), one))
        if len(near) > _TOTALS:
            self._met[total] = len(near)
        for one in sorted(near[:_TOTALS]):
            self._asked.add(one)
            yield self._at[one][:_PASSAGES]

    def crowds(self) -> Iterator[Problem]:
        """What was not compared, once a total."""
        for total in sorted(self._asked):
            held = self._at[total]
            if len(held) > _PASSAGES:
                compared = f"killed and hurt were held against the first {_PASSAGES} of them"
                yield sampled(question(held[0]), len(held), compared)
        for total, near in sorted(self._met.items()):
            compared = f"killed and hurt were held against the {_TOTALS} totals that are nearest to their sum"
            yield sampled(f"Do killed and hurt, {total:,f} together, make the total?", near, compared)


def _against(sets: Sequence[Parts], wholes: Sequence[Claim], group: Group) -> GroupAnswer:
    """Parts that are told in one way, in one article or several, against totals of one figure."""
    marks = {mark for parts in sets for mark in _marks(parts.claims, wholes, group)}
    return _answer(sets[0].claims, tuple(wholes), tuple(marks), [part for one in sets[1:] for part in one.claims])


def _rivals(parts: Parts, whole: Claim) -> bool:
    """The whole counts everybody hit at the same event, and can be no mere count of the dead or of the hurt."""
    if whole.id in {claim.id for claim in parts.claims} or any(at_odds(part, whole) for part in parts.claims):
        return False
    off = abs(parts.total - value(whole))
    if off <= parts.slack or off > max(Decimal(1), _NEAR * value(whole)):
        return False
    greatest = max(value(part) for part in parts.claims)
    return value(whole) >= greatest if whole.measure.head != "victim" else value(whole) > greatest


def _leads(claim: Claim) -> bool:
    """Stands in the first lines, on the article's own event."""
    return claim.line <= _TOP and (claim.scope.event is None or not claim.scope.event.background)


def _plain(whole: Claim) -> bool:
    """Counts, in the first lines, people of all sorts, and says so: no bare number, no "officers"."""
    if not _leads(whole) or whole.measure.modifiers or whole.quote.isdecimal():
        return False
    return lexicon.noun(whole.measure.head) == "person"


def _marks(parts: Sequence[Claim], wholes: Sequence[Claim], group: Group) -> tuple[str, ...]:
    days = [group.written.get(claim.document) for claim in (parts[0], *wholes)]
    apart = any(day is not None and days[0] is not None and not day.meets(days[0]) for day in days[1:])
    return ("possible_update",) if apart else ()


def _answer(
    parts: tuple[Claim, ...], wholes: tuple[Claim, ...], marks: tuple[str, ...], again: Iterable[Claim] = ()
) -> GroupAnswer:
    """`again` are the same parts, told elsewhere."""
    total, whole = sum((value(part) for part in parts), Decimal(0)), value(wholes[0])
    words = f"{' and '.join(f'“{part.quote}”' for part in parts)} make {total:,f}, not “{wholes[0].quote}”"
    told = tuple(dict.fromkeys((*parts, *again)))
    cited = (*(cite(part, "a part") for part in told), *(cite(one, "the total told") for one in wholes))
    gap = abs(total - whole) / max(total, whole)
    return GroupAnswer(told, wholes, Reason(words, cited, 0.75, marks), question(wholes[0]), gap)


GROUP_RULE = GroupRule(
    reason="sum_differs",
    verdict=Verdict.CONFLICT,
    explain=explain,
    rank=5,
    holds=(
        ("The storm destroyed 30 houses: 18 houses in the old town and 15 houses at the port.",),
        ("A gunman shot 14 people at the fair. Two people were killed and nine people were wounded.",),
        ("The coach crash hurt 15 people. Two are in critical condition, seven are stable and five were released.",),
    ),
    fails=(
        ("The storm destroyed 30 houses: 18 houses in the old town and 12 houses at the port.",),
        ("The storm destroyed 30 houses, including 18 houses in the old town and 3 houses at the port.",),
        ("Three people were killed in the crash: a driver and two passengers.",),
        ("The coach crash hurt 15 people. Two are in critical condition, eight are stable and five were released.",),
        ("The coach crash hurt 15 people. Two are in critical condition and three are stable, the hospital said.",),
    ),
)
