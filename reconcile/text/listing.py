"""What figures of one sentence tell of one another: the way from one to the next, and what befell all of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reconcile.model import Direction, Span
from reconcile.text import befalling, lexicon
from reconcile.text.figures import Figure
from reconcile.text.syntax import Sentence
from reconcile.text.wordlists import lists


def directed(sentence: Sentence, figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures, "from X to Y" with the way that their order tells."""
    way: dict[int, Direction] = {}
    for index, (first, second) in enumerate(pairwise(figures)):
        a, b = first.quantity, second.quantity
        if (
            a.value is None
            or b.value is None
            or a.value == b.value
            or a.dimension == "age"
            or (a.dimension != b.dimension and a.unit and b.unit)
        ):
            continue
        if _preceded(sentence, first, "from") and _preceded(sentence, second, "to"):
            way[index] = way[index + 1] = Direction.UP if b.value > a.value else Direction.DOWN
    for index, figure in enumerate(figures):
        yield replace(figure, direction=way[index]) if index in way else figure


#: May stand between two counts of one list, with the states of people ("five killed, including two children").
_LISTED = frozenset((",", "and", "&", "including", "among", "them", "plus", "as", "well"))


def shared(sentence: Sentence, figures: Sequence[Figure]) -> list[Figure]:
    """The figures in order; in a list of counts, those that tell nothing of what befell them have it from their
    neighbour ("three women, one man injured")."""
    found = list(figures)
    for index in (*range(1, len(found)), *range(len(found) - 2, -1, -1)):
        for near in (index - 1, index + 1):
            if 0 <= near < len(found) and _is_silent(sentence, found[index]):
                first, second = found[min(index, near)], found[max(index, near)]
                found[index] = (
                    _with_verb(found[index], found[near]) if _listed(sentence, first, second) else found[index]
                )
    return found


def _listed(sentence: Sentence, first: Figure, second: Figure) -> bool:
    if first.counted is None or second.counted is None or second.span.start <= first.span.end:
        return False
    if "kin" in (first.counted.how, second.counted.how):
        return False
    between = sentence.within(Span(first.span.end, second.span.start))
    return len(between) < 6 and all(t.lower in _LISTED or t.lower in lists().states for t in between)


def _is_silent(sentence: Sentence, figure: Figure) -> bool:
    """True where the figure's own words tell nothing of what befell the counted."""
    own = figure.measured.measure
    idle = not own.verb or own.verb in lists().light | befalling.LEFT or _preceded(sentence, figure, "including")
    return idle and lexicon.known_predicate(own.verb) is None and lexicon.known_predicate(own.head) is None


def _with_verb(figure: Figure, near: Figure) -> Figure:
    own, other = figure.measured.measure, near.measured.measure
    if lexicon.known_predicate(other.verb) is None:
        return figure
    measure = replace(own, verb=other.verb, relation=other.relation, verb_span=other.verb_span)
    return replace(figure, measured=replace(figure.measured, measure=measure))


def _preceded(sentence: Sentence, figure: Figure, word: str) -> bool:
    start = figure.tokens[0].index
    return any(token.lower == word for token in sentence.tokens[max(0, start - 2) : start])
