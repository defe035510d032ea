"""What becomes of a pair's verdict where a rule over several claims has spoken: it outranks, or it explains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from reconcile.model import Claim, Verdict
from reconcile.rules.base import Pair
from reconcile.rules.group_findings import Asked
from reconcile.rules.judge import Judgement
from reconcile.text import lexicon


def outranked(judgement: Judgement, asked: Asked | None, beside: bool) -> bool:
    """A rule over several claims has spoken of the pair. Where it is unsure itself, a pair's own explanation stands;
    parts of one whole are no rivals, and no support of one another."""
    if asked is not None and not (asked.rule.verdict is Verdict.UNCLEAR and judgement.verdict is Verdict.EXPLAINED):
        return True
    return beside and judgement.verdict is not Verdict.EXPLAINED


Kin = Mapping[str, tuple[Asked, frozenset[tuple[Decimal | None, str]]]]


def kin_of(asked: Sequence[Asked]) -> Kin:
    """Of each claim that is a part of an explained whole: the answer, and what that whole and its other parts tell."""
    found: dict[str, tuple[Asked, frozenset[tuple[Decimal | None, str]]]] = {}
    for one in asked:
        if one.rule.reason == "partition":
            told = (*one.answer.left, *one.answer.right)
            for part in one.answer.left:
                found.setdefault(part.id, (one, frozenset(_telling(claim) for claim in told if claim.id != part.id)))
    return found


def _telling(claim: Claim) -> tuple[Decimal | None, str]:
    """The figure, and what befell or was done with what is counted: "sixteen hurt" does not restate "sixteen shot"."""
    verb = claim.measure.verb
    return claim.quantity.value if claim.quantity else None, lexicon.known_predicate(verb) or verb


def as_kin(pair: Pair, judgement: Judgement | None, kin: Kin) -> Judgement | None:
    """A part of a whole against a passage that repeats the whole, or another of its parts: no dispute."""
    if judgement is None or judgement.verdict is not Verdict.CONFLICT or pair.quantities() is None:
        return judgement
    for claim, other in (pair.both, pair.both[::-1]):
        asked, tellings = kin.get(claim.id, (None, frozenset()))
        if asked is not None and _telling(other) in tellings:
            words = f"“{claim.quote}” is a part: {asked.answer.answer.words}"
            return Judgement(Verdict.EXPLAINED, "partition", replace(asked.answer.answer, words=words), judgement.steps)
    return judgement
