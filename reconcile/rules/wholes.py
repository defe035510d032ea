"""Which claims can be the whole of parts that are told elsewhere; looked up by value, so the work stays linear."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from reconcile.model import Claim
from reconcile.rules.group import Group
from reconcile.rules.parts import HURT, Parts, adds, at_odds, is_part, noun, predicate, same_kind, sort_of, value
from reconcile.text import aboard
from reconcile.text.remembering import lately

#: Of passages that tell one figure, so many are held against a set of parts whose own document does not tell it: where
#: an event has thousands of reports, the further ones repeat these. `of` says how many were left out.
MOST = 12
_ON_BOARD = re.compile(r"\W*(?:people\W+)?(?:on board|aboard|onboard)\b", re.I)
_TOTAL_HEADS = frozenset(("victim", "casualty"))


class Wholes:
    """The figures of a group that can be a whole, by value."""

    __slots__ = ("_at", "_group", "_here", "_killed")

    def __init__(self, group: Group) -> None:
        self._group = group
        self._at: dict[Decimal, list[Claim]] = defaultdict(list)
        self._here: dict[tuple[Decimal, str], list[Claim]] = defaultdict(list)
        self._killed = {
            (c.document, c.sentence.start)
            for c in group.claims
            if c.quantity is not None and predicate(c, group) == "killed" and not is_part(c)
        }
        for claim in group.claims:
            if adds(claim) and not is_part(claim):
                self._at[value(claim)].append(claim)
                self._here[value(claim), claim.document].append(claim)

    def of(self, parts: Parts) -> tuple[list[Claim], int]:
        """The claims whose figure is the parts' sum and that count what the parts together count; and how many passages
        with that figure were not looked at. Of a crowd, those of the parts' own document, else the first."""
        taken = {claim.id for claim in parts.claims}
        near = everywhere = self._at.get(parts.total, [])
        if len(everywhere) > MOST:
            own = self._here.get((parts.total, parts.claims[0].document), [])
            near = own if any(self._fits(parts, claim, taken) for claim in own) else everywhere[:MOST]
        found = [claim for claim in near if self._fits(parts, claim, taken)]
        return found, len(everywhere) - len(near) if found else 0

    def _fits(self, parts: Parts, claim: Claim, taken: Collection[str]) -> bool:
        return claim.id not in taken and self.fits(parts, claim)

    def told(self, figure: Decimal) -> int:
        """How many passages tell this figure."""
        return len(self._at.get(figure, ()))

    def hit(self) -> Iterator[Claim]:
        """All figures that count everybody who was hit: the shot, the victims, the casualties."""
        return (c for found in self._at.values() for c in found if self.is_hit(c))

    def is_hit(self, claim: Claim) -> bool:
        """ "16 shot" counts everybody hit, but not beside a count of the dead, which leaves the dead out."""
        if claim.measure.head in _TOTAL_HEADS and predicate(claim, self._group) not in ("killed", *HURT):
            return True
        return predicate(claim, self._group) == "shot" and (claim.document, claim.sentence.start) not in self._killed

    def _is_everybody(self, claim: Claim) -> bool:
        """All who were on board, whatever befell them: "killing all 29 people on board", "29 people were aboard"."""
        if noun(claim) not in ("", "person") or aboard.sort_of(claim.measure):
            return False
        return aboard.is_aboard(claim.measure) or _ON_BOARD.match(self._group.after(claim)) is not None

    def fits(self, parts: Parts, whole: Claim) -> bool:
        first, second = parts.claims[0], parts.claims[-1]
        if parts.kind == "aboard":
            return self._is_everybody(whole) and not any(at_odds(part, whole) for part in parts.claims)
        if not same_kind(second, whole) and not (parts.kind == "others" and _one_noun(whole, parts.claims)):
            return False
        if any(at_odds(part, whole) for part in parts.claims):
            return False
        if parts.kind in ("fates", "carried"):
            return self.is_hit(whole)
        if parts.kind == "states":
            return predicate(whole, self._group) in (*HURT, "shot") and first.document == whole.document
        if parts.kind == "scene":
            return predicate(whole, self._group) == "killed"
        if parts.kind == "sexes" and sort_of(whole) not in ("", "child"):
            return False
        done = {predicate(part, self._group) for part in parts.claims} - {""}
        return predicate(whole, self._group) in done


@lately
def wholes_of(group: Group) -> Wholes:
    """The figures of a group that can be a whole."""
    return Wholes(group)


def _one_noun(whole: Claim, parts: Sequence[Claim]) -> bool:
    return any(noun(part) == noun(whole) != "" for part in parts)
