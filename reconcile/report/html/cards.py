"""What a page shows of a finding, ready to be set: its values on a line, both sides in their words, the rulings on it.

Every string here has been through `visible`; markup is the template's to escape.
"""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.model import Finding, Step, Verdict
from reconcile.report import plain, telling
from reconcile.report.escape import anchor, visible
from reconcile.report.excerpt import ROOM
from reconcile.report.html import numberline
from reconcile.report.html.passages import Side, Word, document_anchor, side, word
from reconcile.report.index import Index
from reconcile.report.rulings import Ruled

#: Verdicts whose passages stand open: the others say why they need no decision, and unfold.
_OPEN = frozenset({Verdict.CONFLICT, Verdict.UNCLEAR})


@dataclass(frozen=True, slots=True)
class Card:
    """A finding. `state` is what it is filtered by: "open" for a conflict that nobody ruled on, "decided" for one that
    somebody did, else its verdict; `sources` are the anchors of the documents it is about."""

    id: str
    name: str
    verdict: str
    state: str
    severity: str
    reason: str
    cluster: str
    question: str
    facts: tuple[str, ...]
    against: str
    line: numberline.Line
    sides: tuple[Side, ...]
    unfolded: bool
    explanation: str
    words: tuple[Word, ...]
    held: tuple[tuple[str, str], ...]
    ruled_out: tuple[str, ...]
    confidence: str
    rulings: tuple[Ruled, ...]
    sources: tuple[str, ...]

    @property
    def standing(self) -> int:
        """How many rulings hold: two people may have ruled."""
        return sum(one.holds for one in self.rulings)


def card(at: Index, finding: Finding, rulings: tuple[Ruled, ...] = (), room: int = ROOM) -> Card:
    """The card of a finding, with the rulings on it; `room` are the characters around a claim that are shown."""
    sides = [at.of(names) for names in (finding.left, finding.right) if names]
    own = {(claim.document, claim.span) for claims in sides for claim in claims}
    words = [item for item in finding.evidence if (item.document, item.span) not in own]
    documents = dict.fromkeys(claim.document for claims in sides for claim in claims)
    held, ruled_out = _asked(finding.steps)
    return Card(
        id=anchor(finding.id),
        name=visible(finding.id),
        verdict=finding.verdict.value,
        state=state(finding, rulings),
        severity=finding.severity.value,
        reason=_reason(finding.reason),
        cluster=finding.cluster,
        question=visible(telling.question(at, finding)),
        facts=tuple(map(visible, telling.facts(at, finding))),
        against=visible(telling.against(at, finding)),
        line=numberline.line(at, finding),
        sides=tuple(side(at, finding, claims, room) for claims in sides),
        unfolded=finding.verdict in _OPEN,
        explanation=visible(finding.explanation),
        words=tuple(word(at, item) for item in words),
        held=held,
        ruled_out=ruled_out,
        confidence=f"{finding.confidence:.0%}",
        rulings=tuple(map(_seen, rulings)),
        sources=tuple(document_anchor(at.documents[name]) for name in documents),
    )


def state(finding: Finding, rulings: tuple[Ruled, ...]) -> str:
    if finding.verdict is not Verdict.CONFLICT:
        return finding.verdict.value
    return "decided" if any(one.holds for one in rulings) else "open"


def _seen(one: Ruled) -> Ruled:
    told = (one.finding, one.words, one.who, one.at, one.reason, one.state, one.undone)
    finding, words, who, when, reason, how, undone = map(visible, told)
    return Ruled(finding, one.number, words, who, when, reason, how, one.holds, undone)


def _asked(steps: tuple[Step, ...]) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """The questions that had an answer, and what was tried and does not hold, each once."""
    held = tuple((_reason(step.asked), visible(step.answer)) for step in steps if step.answer != "no")
    told = {name for name, _ in held}
    tried = dict.fromkeys(_reason(step.asked) for step in steps if step.answer == "no")
    return held, tuple(name for name in tried if name not in told)


def _reason(name: str) -> str:
    return visible(plain.reason(name))
