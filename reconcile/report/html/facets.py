"""What findings can be filtered by, each choice with how many it would leave: state, severity, source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reconcile.model import Severity
from reconcile.report.html.cards import Card
from reconcile.report.index import SEVERITIES

#: The states of a card in the order of the filters, and their words.
STATES = {
    "open": "Open conflicts",
    "decided": "Decided",
    "unclear": "Unclear",
    "explained": "Explained",
    "agree": "Agree",
}


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    states: tuple[Choice, ...]
    severities: tuple[Choice, ...]
    sources: tuple[Choice, ...]


def facets(cards: Iterable[Card], sources: Mapping[str, str]) -> Facets:
    """The choices that these cards offer; `sources` are the words for each source by its anchor."""
    found = list(cards)
    states = Counter(card.state for card in found)
    severities = Counter(card.severity for card in found if card.verdict == "conflict")
    in_sources = Counter(source for card in found for source in card.sources)
    return Facets(
        states=tuple(
            Choice(name, words, states[name]) for name, words in STATES.items() if name != "decided" or states[name]
        ),
        severities=tuple(
            Choice(grade.value, f"{grade.value.capitalize()} severity", severities[grade.value])
            for grade in SEVERITIES
            if severities[grade.value] and grade is not Severity.NONE
        ),
        sources=tuple(Choice(name, words, in_sources[name]) for name, words in sources.items() if in_sources[name]),
    )
