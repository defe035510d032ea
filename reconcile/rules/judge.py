"""Asks the rules of a pair, in order, and keeps what each answered."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reconcile.model import Step, Verdict
from reconcile.rules import rules
from reconcile.rules.base import Pair, Reason


@dataclass(frozen=True, slots=True)
class Judgement:
    verdict: Verdict
    reason: str
    answer: Reason
    steps: tuple[Step, ...]
    beside: bool = False  # it stands between claims that are only read beside one another, too


def judge(pair: Pair) -> Judgement | None:
    """The first rule's answer, with every rule asked before it; None where no rule has anything to say of the pair."""
    for before, rule in enumerate(rules()):
        answer = rule.explain(pair)
        if answer is not None:
            said = (Step(rule.reason, f"yes: {answer.words}"), *(Step("by the steps", step) for step in answer.steps))
            return Judgement(rule.verdict, rule.reason, answer, (*_noes()[:before], *said), rule.beside)
    return None


@cache
def _noes() -> tuple[Step, ...]:
    """What a rule that has no answer says, in order. One value for all pairs: most of what a report's findings hold
    are these."""
    return tuple(Step(rule.reason, "no") for rule in rules())
