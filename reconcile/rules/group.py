"""What a rule over several claims is: the claims of one event, and answers that name parts and whole, or a figure and
what it is checked by.

A pair rule cannot see that three figures sum to a fourth. A group rule is asked once of all claims of an event, and
looks for what belongs together within a sentence, or a line and its neighbours: never among all subsets.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, pairwise, product

from reconcile.model import Claim, Period, Verdict
from reconcile.problems import Code, Problem
from reconcile.rules.base import Reason, after, before
from reconcile.rules.beyond import elsewhere
from reconcile.text.concepts import noun, predicate
from reconcile.text.remembering import lately


@dataclass(frozen=True, slots=True)
class Group:
    """All claims of the documents that tell of one event, by document and place; `texts` holds each one's sentence,
    `written` when each document is known, or held, to be written.

    `elsewhere` are claims on other events that these are checked by; `more` were not looked at.
    """

    claims: tuple[Claim, ...]
    texts: Mapping[str, str]
    written: Mapping[str, Period | None]
    elsewhere: tuple[Claim, ...] = ()
    more: int = 0

    def sentences(self) -> tuple[tuple[Claim, ...], ...]:
        """The quantity claims of each sentence, in order."""
        return _sentences(self)

    def following(self) -> Iterator[tuple[tuple[Claim, ...], tuple[Claim, ...]]]:
        """The quantity claims of each sentence, with those of the one that has some before it."""
        return pairwise(((), *self.sentences()))

    def alone(self) -> Group:
        """The same with no more than the sentences and documents of its claims: to be asked elsewhere."""
        taken = (*self.claims, *self.elsewhere)
        texts = {claim.id: self.texts[claim.id] for claim in taken}
        written = {claim.document: self.written.get(claim.document) for claim in taken}
        return replace(self, texts=texts, written=written)

    def between(self, first: Claim, second: Claim) -> str:
        """The words between two claims of one sentence."""
        base = first.sentence.start
        return self.texts[first.id][first.span.end - base : max(first.span.end, second.span.start) - base]

    def after(self, claim: Claim) -> str:
        """The rest of a claim's sentence."""
        return after(claim, self.texts[claim.id])

    def before(self, claim: Claim) -> str:
        """A claim's sentence up to it."""
        return before(claim, self.texts[claim.id])


@dataclass(frozen=True, slots=True)
class GroupAnswer:
    """What a group rule found: every claim on the left (the parts) against every claim on the right (the whole).

    `question` is asked of them where no cluster holds them all; `gap` is how far apart the sides are, relative to the
    greater; 0 where they are not.
    """

    left: tuple[Claim, ...]
    right: tuple[Claim, ...]
    answer: Reason
    question: str
    gap: Decimal = Decimal(0)

    def __post_init__(self) -> None:
        if not self.left or not self.right or {c.id for c in self.left} & {c.id for c in self.right}:
            raise ValueError("an answer needs claims on both sides, none of them on both")

    def across(self) -> Iterator[frozenset[str]]:
        """The pairs that the answer speaks of."""
        return (frozenset((a.id, b.id)) for a, b in product(self.left, self.right))

    def within(self) -> Iterator[frozenset[str]]:
        """Pairs of one side: parts beside parts. One part told by two articles is no other part."""
        pairs = (pair for side in (self.left, self.right) for pair in combinations(side, 2))
        return (frozenset((a.id, b.id)) for a, b in pairs if not _one_part(a, b))


def _one_part(a: Claim, b: Claim) -> bool:
    """The same figure of the same people or things, told by two articles."""
    if a.document == b.document or a.quantity is None or b.quantity is None:
        return False
    return a.quantity.interval == b.quantity.interval and (noun(a), predicate(a)) == (noun(b), predicate(b))


@lately
def _sentences(group: Group) -> tuple[tuple[Claim, ...], ...]:
    found: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in group.claims:
        if claim.quantity is not None:
            found[claim.document, claim.sentence.start].append(claim)
    return tuple(tuple(sorted(claims, key=lambda claim: claim.span)) for claims in found.values())


def sampled(question: str, passages: int, compared: str) -> Problem:
    """Says that a question has too many passages to compare them all, and which were, by which rule."""
    message = f"{passages:,} passages answer it: {compared}"
    return Problem(question, Code.CAPPED, message, "reconcile fewer articles at once to have all of them compared")


@dataclass(frozen=True, slots=True)
class GroupRule:
    """One reason, asked of a group. The docstring of its module is its manual page.

    It answers, or says with `sampled` what it did not look at: nothing is left out in silence.

    `holds` and `fails` are the texts of one article or of several for which this rule has an answer, or has none; they
    are run as tests and printed in the manual. Of two rules that speak of one pair, the lower `rank` is heard.
    """

    reason: str
    verdict: Verdict
    explain: Callable[[Group], Iterable[GroupAnswer | Problem]]
    holds: tuple[tuple[str, ...], ...] = ()
    fails: tuple[tuple[str, ...], ...] = ()
    rank: int = 0


def groups(
    claims: Iterable[Claim], texts: Mapping[str, str], written: Mapping[str, Period | None]
) -> tuple[Group, ...]:
    """The claims parted by their documents' own events; background claims stay with their document."""
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_document[claim.document].append(claim)
    by_event: dict[str, list[Claim]] = defaultdict(list)
    for document in sorted(by_document):
        told = sorted(by_document[document], key=lambda claim: (claim.span, claim.id))
        by_event[own(told)].extend(told)
    beyond = elsewhere(by_event, texts)
    return tuple(Group(tuple(found), texts, written, *beyond.get(event, ((), 0))) for event, found in by_event.items())


def own(told: Sequence[Claim]) -> str:
    """What the claims of one document, by place, are gathered under: its own event, else the document."""
    events = (claim.scope.event.id for claim in told if claim.scope.event and not claim.scope.event.background)
    return next(events, told[0].document)
