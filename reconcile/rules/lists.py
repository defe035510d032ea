"""A whole and the list of its parts, in one sentence or the next, and whether words say that the list is complete."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reconcile.model import Claim
from reconcile.rules.group import Group
from reconcile.rules.parts import LONGEST, adds, same_kind, slack, value

_OPENS = re.compile(r"[:\u2013\u2014]\s*(?:\w+\s+){0,2}$|\bof (?:whom|them|which|these|those)\b[^:;]{0,12}$", re.I)
_CLOSES = re.compile(r"\b(?:the|its) (?:remaining|rest|other)\b[^,;]*$", re.I)
_TOTAL = re.compile(r"\b(?:in all|in total|altogether|a total of|combined|bringing the (?:total|number|toll))\b", re.I)
_LOOSE = re.compile(
    r"\b(?:includ\w+|among|mostly|mainly|such as|at least|about|around|some of|one of|more than|other than)\b", re.I
)
_FATE = r"(?!(?:released|discharged|sent|let|recovering)\b)"  # "treated and released" is one item
_ITEM = re.compile(rf",\s*(?:and\s+{_FATE})?|;\s*|\s+and\s+{_FATE}|\s+plus\s+", re.I)
#: The whole stands in the sentence before: "of this, so much goes to the schools".
_OF_THAT = re.compile(r"^\W*of (?:this|that|these|those|them|it|which)\b", re.I)
_NEXT = 5  # characters between two sentences that follow one another
#: Right before a figure: it is a level that was left, or how far it moved, and no part of the level that was reached.
_MOVED = re.compile(r"\b(?:up|down|from|against)(?: (?:about|around|nearly|almost|some|just|an?))?\W*$", re.I)
_COMPLETE = tuple(map(frozenset, (("man", "woman"), ("boy", "girl"), ("adult", "child"), ("dead", "wounded"))))


@dataclass(frozen=True, slots=True)
class Listed:
    """A whole and what follows it (or leads up to it) as its parts."""

    whole: Claim
    parts: tuple[Claim, ...]

    @property
    def total(self) -> Decimal:
        return sum((value(part) for part in self.parts), Decimal(0))

    @property
    def slack(self) -> Decimal:
        return slack((*self.parts, self.whole))

    @property
    def fits(self) -> bool:
        return abs(self.total - value(self.whole)) <= self.slack


def summing(before: Sequence[Claim], sentence: Sequence[Claim], group: Group) -> Iterator[Listed]:
    """Runs of a sentence's figures that sum to the figure right before them, or, with "in all", to the one after."""
    closed = next(complete(before, sentence, group), None)
    if closed is not None:  # its parts are told as equals: none of them is the whole of others
        if closed.fits:
            yield closed
        return
    figures = [claim for claim in sentence if adds(claim)][:LONGEST]
    taken: set[str] = set()
    for index, whole in enumerate(figures):
        if whole.id in taken or whole.scope.cue("other", "each"):
            continue
        for run in (figures[index + 1 :], figures[:index][::-1] if _sums_up(whole, group) else []):
            found = _run(whole, run, group)
            if found is not None:
                taken |= {claim.id for claim in found.parts}
                yield found
                break


def _sums_up(whole: Claim, group: Group) -> bool:
    return whole.scope.cue("total") is not None or _TOTAL.search(group.after(whole)[:24]) is not None


def _run(whole: Claim, run: Sequence[Claim], group: Group) -> Listed | None:
    parts: list[Claim] = []
    for claim in run:
        if not same_kind(whole, claim) or value(claim) >= value(whole) or claim.scope.cue("each", "average"):
            return None
        if _is_move(claim, group):
            return None
        parts.append(claim)
        found = Listed(whole, tuple(sorted(parts, key=lambda one: one.span)))
        if len(parts) > 1 and found.fits:
            return found
        if found.total > value(whole) + found.slack:
            return None
    return None


def _is_move(claim: Claim, group: Group) -> bool:
    """How far something moved, or the level that it left: "up 4 from 185"."""
    if claim.direction is not None or claim.scope.cue("rise", "drop") is not None:
        return True
    return _MOVED.search(group.before(claim)) is not None


def complete(before: Sequence[Claim], sentence: Sequence[Claim], group: Group) -> Iterator[Listed]:
    """A whole with the list of parts that its sentence says are all: after a colon or a dash, each item with a figure;
    men and women after "of whom"; or with "the remaining" before the last. The whole may stand in the sentence before:
    "of this"."""
    if sentence and _OF_THAT.search(group.texts[sentence[0].id]):
        yield from _of_that(before, sentence, group)
        return
    quantities = [claim for claim in sentence if claim.quantity is not None][:LONGEST]
    for index, whole in enumerate(quantities):
        parts = quantities[index + 1 :]
        if len(parts) < 2 or not all(map(adds, (whole, *parts))) or not all(same_kind(whole, part) for part in parts):
            continue
        if any(part.scope.cue("each", "average", "one_of") for part in (whole, *parts)) or _nested(parts):
            continue
        if _is_complete(whole, parts, group):
            yield Listed(whole, tuple(parts))
            return


def _of_that(before: Sequence[Claim], sentence: Sequence[Claim], group: Group) -> Iterator[Listed]:
    """Parts whose whole is the one figure of their kind in the sentence right before."""
    parts = [claim for claim in sentence if claim.quantity is not None][:LONGEST]
    if len(parts) < 2 or not all(map(adds, parts)) or not all(same_kind(parts[0], part) for part in parts[1:]):
        return
    near = before and before[0].document == parts[0].document
    if not near or parts[0].sentence.start - before[0].sentence.end > _NEXT:
        return
    wholes = [claim for claim in before if adds(claim) and same_kind(claim, parts[0])]
    if len(wholes) == 1 and not _nested(parts) and _CLOSES.search(group.between(parts[-2], parts[-1])):
        yield Listed(wholes[0], tuple(parts))


def _nested(parts: Sequence[Claim]) -> bool:
    """A later item is a part of an earlier one: "eight women, four men, five of them children"."""
    return any(part.scope.cue("of_whom", "including", "among") for part in parts[1:])


def _is_complete(whole: Claim, parts: Sequence[Claim], group: Group) -> bool:
    opening = group.between(whole, parts[0])
    rest = group.texts[whole.id][parts[0].span.start - whole.sentence.start :]
    if _LOOSE.search(opening) or _LOOSE.search(rest):
        return False
    if _CLOSES.search(group.between(parts[-2], parts[-1])):
        return True
    if not _OPENS.search(opening) or len([item for item in _ITEM.split(rest) if item.strip(" .")]) != len(parts):
        return False
    sorts = {part.measure.head for part in parts}
    return ":" in opening or "–" in opening or "—" in opening or any(sort <= sorts for sort in _COMPLETE)
