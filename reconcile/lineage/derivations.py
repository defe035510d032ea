"""Leads a bare figure back to the statement that it was made from: "20%" to "more than 20 percent".

A bound is dropped at its own edge, and the speaker with it, when a report is written from a report. What was lost on
the way is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from reconcile.lineage.readings import Key, subject
from reconcile.model import Bound, Claim, Derivation, Evidence, Period
from reconcile.problems import Code, Problem
from reconcile.text import aliases, lexicon

#: Bounds whose edge is a number that a hasty reader takes for the figure.
_EDGED = frozenset((Bound.MORE_THAN, Bound.AT_LEAST, Bound.LESS_THAN, Bound.UP_TO, Bound.NEARLY))

#: Of fewer, every article counts some; cues that a count is of a part, or of the rest.
_FEW = 3
_PARTS = ("other", "including", "of_whom", "among", "new", "each", "average", "not_x_but", "subset")

#: Statements of one figure that are looked at, the first by id, of its own event and then of all; one that fits
#: is enough. `crowds` says where there are more.
_COMPARED = 40


def derived(claims: Iterable[Claim]) -> tuple[Derivation, ...]:
    """Bare figures led back to the bounded ones of a speaker, told in another document; sorted by claim."""
    bare, told = _parted(claims)
    found = []
    for key, figures in bare.items():
        by_event: dict[str | None, list[Claim]] = defaultdict(list)
        for statement in told.get(key, ()):
            by_event[_event(statement)].append(statement)
        for figure in figures:
            some = (by_event[_event(figure)], told.get(key, ()))
            tries = ([one for one in held[:_COMPARED] if _can_come_from(figure, one)] for held in some)
            fitting = next(filter(None, tries), None)
            if fitting is not None:
                found.append(_derivation(figure, min(fitting, key=lambda one: (_far(figure, one), one.id))))
    return tuple(sorted(found, key=lambda one: one.claim))


def crowds(claims: Iterable[Claim]) -> tuple[Problem, ...]:
    """Figures with more statements than are looked at, once each."""
    bare, told = _parted(claims)
    held = [(figures[0], told[key]) for key, figures in bare.items() if len(told.get(key, ())) > _COMPARED]
    asked = f"each was held against the first {_COMPARED} of its own event, and of all"
    return tuple(
        Problem(
            f"Where does “{_line(one.quote)}” come from?", Code.CAPPED, f"{len(some):,} statements give it: {asked}"
        )
        for one, some in held
    )


def _parted(claims: Iterable[Claim]) -> tuple[dict[Key, list[Claim]], dict[Key, list[Claim]]]:
    """Bare figures, and the bounded ones of a speaker, by what they say."""
    bare: dict[Key, list[Claim]] = defaultdict(list)
    told: dict[Key, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: claim.id):
        quantity = claim.quantity
        if quantity is None or quantity.value is None or not claim.measure.head:
            continue
        key = (*subject(claim), quantity.value)
        if quantity.bound is Bound.EXACT:
            bare[key].append(claim)
        elif quantity.bound in _EDGED and claim.attribution is not None:
            told[key].append(claim)
    return bare, told


def _event(claim: Claim) -> str | None:
    return claim.scope.event.id if claim.scope.event is not None else None


def _can_come_from(figure: Claim, statement: Claim) -> bool:
    if figure.document == statement.document or not _one_way(figure, statement):
        return False
    if figure.attribution is not None and not _one_speaker(figure, statement):
        return False
    if figure.quantity is not None and figure.quantity.dimension == "count" and not _one_count(figure, statement):
        return False
    mine, theirs = set(figure.measure.of), set(statement.measure.of)
    if mine and theirs and not mine & theirs:
        return False
    if _other_event(figure, statement) and not _of_one_thing(figure, statement):
        return False
    periods = figure.scope.period, statement.scope.period
    return None in periods or _overlap(figure.scope.period, statement.scope.period)


def _one_count(figure: Claim, statement: Claim) -> bool:
    """The same people or things, all of them: two officers are not two children, nor others, nor two of them."""
    nouns = {lexicon.noun(claim.measure.head) for claim in (figure, statement)}
    few = figure.quantity is None or figure.quantity.value is None or figure.quantity.value < _FEW
    return len(nouns) == 1 and not few and not any(claim.scope.cue(*_PARTS) for claim in (figure, statement))


def _other_event(figure: Claim, statement: Claim) -> bool:
    a, b = figure.scope.event, statement.scope.event
    return a is not None and b is not None and a.id != b.id


def _of_one_thing(figure: Claim, statement: Claim) -> bool:
    """A year's rate is quoted far from where it was told: there, the period and a name must say that it is the same."""
    counted = figure.quantity is None or figure.quantity.dimension == "count"
    periods = figure.scope.period, statement.scope.period
    names = set(figure.scope.names) & set(statement.scope.names)
    return not counted and None not in periods and bool(names)


def _one_way(figure: Claim, statement: Claim) -> bool:
    """Both up or both down; where one does not tell, the verb has to be the same."""
    if figure.direction is None or statement.direction is None:
        return figure.direction is statement.direction or figure.measure.verb == statement.measure.verb
    return figure.direction is statement.direction


def _overlap(a: Period | None, b: Period | None) -> bool:
    """True where half of the shorter lies in the other: "over the past year" and "in the year"."""
    if a is None or b is None or not a.meets(b):
        return False
    common = (min(a.end, b.end) - max(a.start, b.start)).days + 1
    return 2 * common >= min(a.days, b.days)


def _one_speaker(figure: Claim, statement: Claim) -> bool:
    a, b = figure.attribution, statement.attribution
    return a is not None and b is not None and aliases.same(a.speaker, b.speaker) is True


def _same_period(figure: Claim, statement: Claim) -> bool:
    a, b = figure.scope.period, statement.scope.period
    return b is None or (a is not None and (a.start, a.end) == (b.start, b.end))


def _far(figure: Claim, statement: Claim) -> tuple[bool, bool]:
    """A statement of the same period by a named speaker is the nearest."""
    said = statement.attribution
    return not _same_period(figure, statement), said is None or not said.named


def _derivation(figure: Claim, statement: Claim) -> Derivation:
    said, quantity, bare = statement.attribution, statement.quantity, figure.quantity
    if said is None or quantity is None or bare is None:
        raise ValueError("a derivation needs two figures, and who said the first")
    bound = quantity.bound.replace("_", " ")
    losses = {
        "bound": f"the “{bound}”",
        "attribution": f"that {said.speaker} said it" if figure.attribution is None else "",
        "period": "" if _same_period(figure, statement) else "the period it was said of",
    }
    lost = tuple(name for name, words in losses.items() if words)
    words = ", ".join(words for words in losses.values() if words)
    quotes = f"“{_line(figure.quote)}” comes from “{_line(statement.quote)}”"
    why = f"{quotes}, as {said.speaker} said; lost on the way: {words}"
    evidence = (
        Evidence(figure.document, bare.number, "the figure without its bound"),
        Evidence(statement.document, quantity.bound_span or quantity.number, f"the bound, “{bound}”"),
        Evidence(statement.document, said.span, "the speaker"),
    )
    return Derivation(figure.id, statement.id, lost, why, evidence)


def _line(text: str) -> str:
    return " ".join(text.split())
