"""Which figures of a sentence, or of a line, are told as the parts of one whole.

Only sets that the words license are looked at: a list after its whole, killed and hurt, men and women, a count and its
"others", states in hospital. The work grows with the number of claims.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from reconcile.model import Bound, Claim, Kind, Modality
from reconcile.rules.group import Group
from reconcile.text import aboard, concepts, lexicon
from reconcile.text.remembering import lately, remembered_within

#: What adds up. Ages, hours, ordinals and rates do not.
_ADDS = frozenset(("count", "", "money", "mass", "area", "power", "volume", "energy"))
#: Cues that make a figure a part of another one, so that it is no whole.
PART = ("including", "of_whom", "among", "one_of", "only_at", "subset", "other", "each", "average")
#: The longest list that is read as parts: no sentence of a newspaper lists more.
LONGEST = 24

_CARRIED = frozenset(("hospitalized", "treated", "transported"))
HURT = frozenset(("injured", *_CARRIED))
_STATE = re.compile(
    r"\W*(?:\w+\W+){0,5}?(?:critical|serious|stable|fair|good|grave|(?:were|was|and) released|discharged)\b", re.I
)
_PREDICATE = re.compile(r"\W*(?:(?:is|are|was|were|been|have|has|now|also|left|confirmed)\W+){0,3}(\w+)", re.I)
_SCENE = re.compile(r"\b(?:at the scene|on the spot|instantly|outright|at once)\b", re.I)
_BESIDE = re.compile(
    r"\b(?:besides?|alongside|in addition to|apart from|as well as|on top of|together with)(?: the)?\W*$", re.I
)
_LATER = re.compile(
    r"\b(?:later|since)\b|\b(?:in|at|on the way to|en route to) (?:(?:a|the)\s)?(?:\w+ )?hospital\b", re.I
)


@dataclass(frozen=True, slots=True)
class Parts:
    """Claims told as parts, by what licenses that: "fates", "carried", "sexes", "others", "states",
    "scene" or "aboard"."""

    claims: tuple[Claim, ...]
    kind: str

    @property
    def total(self) -> Decimal:
        return sum((value(claim) for claim in self.claims), Decimal(0))

    @property
    def slack(self) -> Decimal:
        """How far the sum may be off for the parts having been rounded: half of each one's last written place."""
        return slack(self.claims)


def reading(parts: Parts, group: Group) -> Hashable:
    """What the parts tell, whoever tells it: sets of one reading are told once."""
    told = ((value(claim), noun(claim), sort_of(claim), predicate(claim, group)) for claim in parts.claims)
    return parts.kind, tuple(told)


def value(claim: Claim) -> Decimal:
    """The number of a claim that `adds`."""
    found = claim.quantity.value if claim.quantity else None
    if found is None:
        raise ValueError(f"{claim.quote!r} has no single value")
    return found


def slack(claims: Sequence[Claim]) -> Decimal:
    """Half of each figure's last written place; a count below the thousands is told to the head, and has none."""
    found = Decimal(0)
    for claim in claims:
        quantity = claim.quantity
        step = quantity.step if quantity is not None else None
        if quantity is not None and step is not None and (step >= 1000 or quantity.dimension not in ("count", "")):
            found += step / 2
    return found


def adds(claim: Claim) -> bool:
    """True for an exact figure of something that happened, or will, and that can be summed."""
    quantity = claim.quantity
    return (
        claim.kind is Kind.QUANTITY
        and quantity is not None
        and quantity.value is not None
        and quantity.value > 0
        and quantity.bound is Bound.EXACT
        and quantity.dimension in _ADDS
        and claim.scope.modality is not Modality.NEGATED
    )


@remembered_within
def predicate(claim: Claim, group: Group) -> str:
    """What befell, or was done with, what is counted: told by the head ("16 injured"), the verb, or what follows a mere
    "are" ("two boys are dead"); the verb itself where the lexicon has no class for it."""
    for word in (claim.measure.head, claim.measure.verb):
        if word and (found := lexicon.known_predicate(word)):
            return found
    told = _PREDICATE.match(group.after(claim))
    return (lexicon.known_predicate(told[1].lower()) if told else None) or claim.measure.verb


def noun(claim: Claim) -> str:
    """The broadest class of what is counted; "" where that was left out."""
    if claim.quantity is not None and claim.quantity.dimension not in ("count", ""):
        return claim.quantity.unit
    if claim.quantity is not None and not claim.quantity.unit:
        return ""
    return lexicon.root(lexicon.phrase(claim.measure.head, claim.measure.modifiers)) if claim.measure.head else ""


def same_kind(a: Claim, b: Claim) -> bool:
    """One unit, or counts of one class of things; a count without a noun goes with any."""
    x, y = (claim.quantity.dimension or "count" if claim.quantity else "" for claim in (a, b))
    if x != y:
        return False
    mine, theirs = ("person" if _befell(claim) else _people(noun(claim)) for claim in (a, b))
    return mine == theirs or (x == "count" and not (mine and theirs))


def _befell(claim: Claim) -> bool:
    """Who is killed, hurt or in hospital is somebody, by whatever noun: skiers, miners, anglers."""
    return bool(concepts.predicate(claim)) and concepts.predicate(claim) in concepts.CASUALTIES


def _people(found: str) -> str:
    return "person" if found and (found == "person" or lexicon.root(lexicon.noun(found)) == "person") else found


def at_odds(a: Claim, b: Claim) -> bool:
    """True where the two are known to speak of other events or other days."""
    mine, theirs = a.scope.event, b.scope.event
    if mine is not None and theirs is not None and mine.id != theirs.id and a.sentence != b.sentence:
        return True
    x, y = a.scope.period, b.scope.period
    return x is not None and y is not None and not x.meets(y)


# ── what is told as parts ────────────────────────────────────────────────────────────────────────────────────────────


@lately
def told_as_parts(group: Group) -> tuple[Parts, ...]:
    """Every set of figures that the words tell as parts of one whole, which may stand elsewhere."""
    return tuple(_told_as_parts(group))


def _told_as_parts(group: Group) -> Iterator[Parts]:
    before: tuple[Claim, ...] = ()
    for sentence in group.sentences():
        figures = tuple(claim for claim in sentence if adds(claim))[:LONGEST]
        yield from _fates(figures, group)
        yield from _sexes(figures, group)
        yield from _states(figures, group)
        yield from _aboard(figures)
        near = tuple(c for c in before if figures and (c.document, c.line) == (figures[0].document, figures[0].line))
        yield from _others(near, figures, group)
        yield from _scene(near, figures, group)
        before = figures


def _fates(figures: Sequence[Claim], group: Group) -> Iterator[Parts]:
    """Some killed, some hurt, in one sentence: together, all who were hit."""
    killed = [c for c in figures if predicate(c, group) == "killed" and not is_part(c)]
    hurt = [c for c in figures if predicate(c, group) in HURT and not is_part(c, but=("other",))]
    if len(killed) == len(hurt) == 1:
        yield Parts((killed[0], hurt[0]), "fates" if predicate(hurt[0], group) == "injured" else "carried")


def _sexes(figures: Sequence[Claim], group: Group) -> Iterator[Parts]:
    """Men and women, boys and girls, told side by side."""
    run: list[Claim] = []
    for claim in (*figures, None):
        if claim is not None and sort_of(claim) and (not run or _side_by_side(run[-1], claim, group)):
            run.append(claim)
            continue
        sorts = [sort_of(one) for one in run]
        if len(run) > 1 and len(set(sorts)) == len(sorts) and not any(is_part(one) for one in run):
            yield Parts(tuple(run), "sexes")
        run = [claim] if claim is not None and sort_of(claim) else []


_SORTS = {
    "man": "man", "woman": "woman", "boy": "boy", "girl": "girl", "child": "child", "male": "man", "female": "woman",
    "adult": "adult", "kid": "child", "teenager": "teen", "teen": "teen", "infant": "baby", "baby": "baby",
}  # fmt: skip


def sort_of(claim: Claim) -> str:
    return _SORTS.get(claim.measure.head, "") if not claim.scope.cue("each", "average") else ""


def _side_by_side(first: Claim, second: Claim, group: Group) -> bool:
    return re.fullmatch(r"\W*(?:and|plus|as well as)?\W*", group.between(first, second), re.I) is not None


def _aboard(figures: Sequence[Claim]) -> Iterator[Parts]:
    """Passengers and crew, told in one sentence: everybody on board."""
    found = [claim for claim in figures if aboard.sort_of(claim.measure)]
    sorts = [aboard.sort_of(claim.measure) for claim in found]
    if len(found) > 1 and "passenger" in sorts and len(set(sorts)) == len(sorts) and not any(map(is_part, found)):
        yield Parts(tuple(found), "aboard")


def _states(figures: Sequence[Claim], group: Group) -> Iterator[Parts]:
    """Two in critical condition, three in serious."""
    found = [c for c in figures if not c.scope.cue("one_of") and _STATE.match(group.after(c).split(",")[0])]
    if len(found) > 1:
        yield Parts(tuple(found), "states")


def _others(near: Sequence[Claim], figures: Sequence[Claim], group: Group) -> Iterator[Parts]:
    """A count, and "seven others" or "another seven" of the same, in its sentence or the next."""
    for index, claim in enumerate(figures):
        first = figures[index - 1] if index else near[-1] if near else None
        if claim.scope.cue("other") is None or first is None or is_part(first):
            continue
        done = {predicate(first, group), predicate(claim, group)}
        if same_kind(first, claim) and not at_odds(first, claim) and (len(done) == 1 or "" in done):
            yield Parts((first, claim), "others")
    for claim, following in pairwise(figures):
        if claim.scope.cue("other") is not None and _BESIDE.search(group.between(claim, following)):
            yield Parts((claim, following), "others")


def _scene(near: Sequence[Claim], figures: Sequence[Claim], group: Group) -> Iterator[Parts]:
    """One dead at the scene, one later: all the dead; one dead at the scene, the rest taken to hospital: all hit."""
    for second in figures:
        for first in (c for c in (*near, *figures) if c.span.start < second.span.start):
            if not _SCENE.search(group.after(first).split(",")[0]) or predicate(first, group) != "killed":
                continue
            if predicate(second, group) == "killed" and _LATER.search(group.texts[second.id]):
                yield Parts((first, second), "scene")
            elif predicate(second, group) in _CARRIED and first.sentence != second.sentence:
                yield Parts((first, second), "carried")


def is_part(claim: Claim, but: Sequence[str] = ()) -> bool:
    return claim.scope.cue(*(kind for kind in PART if kind not in but)) is not None
