"""A percentage, and the two levels that it is the change between.

"Fell from 12,400 to 7,600, down 40%": the levels say 38.7. Where all three stand in one sentence the arithmetic is
simple; where the earlier level stands elsewhere, it must be of the same thing and of the year before.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reconcile.model import Bound, Claim, Direction, Quantity
from reconcile.rules.beyond import EXACT, is_level, year
from reconcile.rules.group import Group

_LEADING = r"(?:(?:about|around|nearly|almost|roughly|some|just|only|over|under|an?|the) ){0,2}\W{0,2}$"
_FROM = re.compile(
    rf"\bfrom (?:\S+['’]s )?(?:(?:a |the )?(?:\w+ )?(?:total|level|figure|record|revenue|profit) of )?{_LEADING}",
    re.IGNORECASE,
)
_TO = re.compile(rf"\bto {_LEADING}", re.IGNORECASE)
_OTHER = re.compile(r";|\b(?:while|whereas|but|although|compared)\b", re.IGNORECASE)  # of something else
_CHANGES = {"percent", "point"}


#: Yearly levels by unit, thing and year.
_Levels = dict[tuple[str, str, int], list[Claim]]


@dataclass(frozen=True, slots=True)
class Change:
    """A percentage (or points) with the level before and the level after; `real` is what the levels come to."""

    told: Claim
    old: Claim
    new: Claim
    real: Decimal

    @property
    def off(self) -> Decimal:
        """How far the told figure is from the real one."""
        value = self.told.quantity.value if self.told.quantity else None
        return abs(abs(self.real) - abs(value)) if value is not None else Decimal(0)

    @property
    def fits(self) -> bool:
        return self._apart == 0 or self.off <= max(Decimal(1), abs(self.real) * Decimal("0.03"))

    @property
    def clashes(self) -> bool:
        """Beyond what rounding and a careless writer would make of it."""
        return not self.fits and self._apart > max(Decimal(1), abs(self.real) * Decimal("0.1"))

    @property
    def _apart(self) -> Decimal:
        """How far the told figure is from what the levels can come to, each of the three as precise as it was written;
        0 where it is among that. "20 percent" is told to the percent, whatever zeros it ends with."""
        told, old, new = (claim.quantity for claim in (self.told, self.old, self.new))
        if told is None or told.value is None or old is None or old.value is None or new is None or new.value is None:
            return Decimal(0)
        edges = [
            b - a if told.dimension == "point" else (b - a) * 100 / a
            for a in (old.value - _half(old), old.value + _half(old))
            for b in (new.value - _half(new), new.value + _half(new))
            if a
        ]
        slack = min(_half(told), Decimal("0.5")) if told.bound is Bound.EXACT else _half(told)
        low, high = sorted((abs(min(edges, key=abs)), abs(max(edges, key=abs))))
        return max(Decimal(0), low - abs(told.value) - slack, abs(told.value) - slack - high)

    @property
    def words(self) -> str:
        unit = " points" if self.told.quantity is not None and self.told.quantity.dimension == "point" else "%"
        real = abs(self.real).quantize(Decimal("0.1"))
        return f"from “{self.old.quote}” to “{self.new.quote}” is {real:f}{unit}, told as “{self.told.quote}”"


def _half(quantity: Quantity) -> Decimal:
    """Half of the last place that was written for sure."""
    return (quantity.step or Decimal(0)) / 2


def changes(group: Group) -> Iterator[Change]:
    """Every percentage whose two levels are told."""
    levels: _Levels = defaultdict(list)
    for claim in (*group.claims, *group.elsewhere):
        if is_level(claim) and (key := year(claim)) is not None:
            levels[key].append(claim)
    for sentence in group.sentences():
        told = [claim for claim in sentence if _is_change(claim)]
        for number, one in enumerate(told):
            end = told[number + 1].span.start if number + 1 < len(told) else sentence[-1].span.end
            after = [claim for claim in sentence if one.span.end <= claim.span.start < end]
            before = _before(one, sentence, group) if not number else []
            yield from _levelled(one, (after, before), levels, group)


def _before(told: Claim, sentence: Sequence[Claim], group: Group) -> Sequence[Claim]:
    """The two levels right before a change: "from 12,400 to 7,600, down 40 percent"."""
    found = [claim for claim in sentence if claim.span.end <= told.span.start and is_level(claim)][-2:]
    return found if found and not _OTHER.search(group.between(found[-1], told)) else []


def _levelled(told: Claim, tries: Iterable[Sequence[Claim]], levels: _Levels, group: Group) -> Iterator[Change]:
    """The change between the two levels that follow it, or stand right before it; or from that of the year before."""
    for claims in tries:
        new = [claim for claim in claims if is_level(claim) and _is_new(claim, group)]
        old = [claim for claim in claims if is_level(claim) and _FROM.search(group.before(claim))]
        if len(new) == len(old) == 1:
            yield from _change(told, old[0], new[0])
            return
        if len(new) == 1 and not old:
            yield from _elsewhere(told, new[0], levels, group)
            return


def _elsewhere(told: Claim, new: Claim, levels: _Levels, group: Group) -> Iterator[Change]:
    """The level of the year before, told in another passage; every such passage that gives the same one."""
    key = year(new)
    if key is None or told.quantity is None or told.quantity.dimension != "percent" or _spans(told) is False:
        return
    before = levels.get((key[0], key[1], key[2] - 1), ())
    found = [claim for claim in before if claim.sentence != new.sentence and _of_one(claim, new, group)]
    if len({c.quantity.value for c in found if c.quantity}) == 1:
        yield from _change(told, found[0], new)


def _change(told: Claim, old: Claim, new: Claim) -> Iterator[Change]:
    a, b = (claim.quantity.value if claim.quantity else None for claim in (old, new))
    if a is None or b is None or not a or told.quantity is None or old.quantity is None or new.quantity is None:
        return
    points = told.quantity.dimension == "point"
    told_once = old.sentence == new.sentence and "" in (old.quantity.unit, new.quantity.unit)  # "to 28 pounds from 21"
    if old.quantity.unit != new.quantity.unit and not told_once:
        return
    if points != ("percent" in (old.quantity.dimension, new.quantity.dimension)):
        return
    real = b - a if points else (b - a) * 100 / a
    if (told.direction is Direction.UP and real < 0) or (told.direction is Direction.DOWN and real > 0):
        return
    yield Change(told, old, new, real)


def _is_change(claim: Claim) -> bool:
    quantity = claim.quantity
    if quantity is None or quantity.dimension not in _CHANGES or quantity.value is None or quantity.bound not in EXACT:
        return False
    moved = claim.direction is not None or claim.scope.cue("rise", "drop") is not None
    return (moved or quantity.dimension == "point") and claim.scope.cue("to_level", "annual_rate", "average") is None


def _is_new(claim: Claim, group: Group) -> bool:
    before = group.before(claim)
    reached = claim.scope.cue("to_level", "reached") is not None and not _FROM.search(before)
    return reached or _TO.search(before) is not None


def _spans(told: Claim) -> bool | None:
    """Whether the change is told of a whole year; None where no period is told."""
    return told.scope.period.days in (365, 366) if told.scope.period is not None else None


def _of_one(a: Claim, b: Claim, group: Group) -> bool:
    """Both are of the same: what the one says its figure is of, the other's sentence names."""
    mine, theirs = ({name.casefold() for name in claim.measure.of} for claim in (a, b))
    if mine == theirs:
        return True
    return all(
        name in group.texts[other.id].casefold()
        for names, other in ((mine - theirs, b), (theirs - mine, a))
        for name in names
    )
