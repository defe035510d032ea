"""One of those who were hurt has died since: "one of five people hurt in the fall has died" leaves four hurt.

The sentence tells the old count and the death; whoever counts after it has one hurt less.
"""

from __future__ import annotations

import re

from reconcile.model import Claim, Kind, Span, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, before, cite
from reconcile.text.concepts import predicate

_NUMBERS = {"one": 1, "a": 1, "two": 2, "three": 3, "four": 4}
_OF = re.compile(r"\b(one|two|three|four) of (?:the |those )?(?:\w+ )?$", re.IGNORECASE)
_DIED = re.compile(r"\b(?:has|have|had|later|since) died\b|\bdied\b|\bsuccumbed\b|\bdies\b", re.IGNORECASE)
_HURT = ("injured", "shot", "hospitalized", "treated", "transported")


def explain(pair: Pair) -> Reason | None:
    if not pair.is_kind(Kind.QUANTITY) or pair.same_event is False:
        return None
    for claim, other, text in zip(pair.both, pair.both[::-1], pair.text, strict=True):
        found, left = _OF.search(before(claim, text)), other.quantity
        if found is None or predicate(claim) not in _HURT or predicate(other) not in _HURT:
            continue
        died = _DIED.search(text, claim.span.end - claim.sentence.start)
        if died is None or claim.quantity is None or claim.quantity.value is None or left is None:
            continue
        if left.value is not None and claim.quantity.value - left.value == _NUMBERS[found[1].lower()]:
            return _answer(claim, other, died)
    return None


def _answer(earlier: Claim, later: Claim, died: re.Match[str]) -> Reason:
    words = f"of “{earlier.quote}”, as many as are missing from “{later.quote}” have died since"
    span = Span(earlier.sentence.start + died.start(), earlier.sentence.start + died.end())
    return Reason(
        words, (cite(earlier, "says that they died", span), cite(earlier, "before"), cite(later, "after")), 0.8
    )


RULE = Rule(
    reason="status_transition",
    verdict=Verdict.EXPLAINED,
    stage=Stage.STORY,
    explain=explain,
    rank=-2,
    holds=(
        (
            "A wall fell in Orme on Sunday, and one person is dead and four people are hurt.",
            "One of five people hurt when a wall fell in Orme on Sunday has died.",
        ),
    ),
    fails=(
        (
            "A wall fell in Orme on Sunday, and one person is dead and seven people are hurt.",
            "One of five people hurt when a wall fell in Orme on Sunday has died.",
        ),
    ),
)
