"""What becomes of a pair's verdict where a rule over several claims has spoken: it outranks, or it explains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from reconcile.model import Verdict
from reconcile.rules.base import Pair
from reconcile.rules.group_findings import Asked
from reconcile.rules.judge import Judgement


def outranked(judgement: Judgement, asked: Asked | None, beside: bool) -> bool:
    """A rule over several claims has spoken of the pair. Where it is unsure itself, a pair's own explanation stands;
    parts of one whole are no rivals, and no support of one another."""
    if asked is not None and not (asked.rule.verdict is Verdict.UNCLEAR and judgement.verdict is Verdict.EXPLAINED):
        return True
    return beside and judgement.verdict is not Verdict.EXPLAINED


def kin_of(asked: Sequence[Asked]) -> dict[str, tuple[Asked, frozenset[Decimal | None]]]:
    """Of each claim that is a part of an explained whole: the answer, and the figures of that whole's other parts."""
    found: dict[str, tuple[Asked, frozenset[Decimal | None]]] = {}
    for one in asked:
        if one.rule.reason == "partition":
            told = (*one.answer.left, *one.answer.right)
            for part in one.answer.left:
                others = frozenset(c.quantity.value for c in told if c.id != part.id and c.quantity)
                found.setdefault(part.id, (one, others))
    return found


def as_kin(
    pair: Pair, judgement: Judgement | None, kin: Mapping[str, tuple[Asked, frozenset[Decimal | None]]]
) -> Judgement | None:
    """A part of a whole against a passage that repeats the whole, or another of its parts: no dispute."""
    found = pair.quantities()
    if judgement is None or judgement.verdict is not Verdict.CONFLICT or found is None:
        return judgement
    for claim, other in zip(pair.both, found[::-1], strict=True):
        asked, values = kin.get(claim.id, (None, frozenset()))
        if asked is not None and other.value in values:
            words = f"“{claim.quote}” is a part: {asked.answer.answer.words}"
            return Judgement(Verdict.EXPLAINED, "partition", replace(asked.answer.answer, words=words), judgement.steps)
    return judgement
