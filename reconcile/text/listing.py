"""What figures of one sentence tell of one another: the way from one to the next, and what befell all of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reconcile.model import Direction, Span
from reconcile.text import befalling, lexicon, phrases
from reconcile.text.figures import Figure
from reconcile.text.syntax import Sentence, Token
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
        if (
            _preceded(sentence, first, "from")
            and _preceded(sentence, second, "to")
            and _one_move(sentence, first, second)
        ):
            way[index] = way[index + 1] = Direction.UP if b.value > a.value else Direction.DOWN
    for index, figure in enumerate(figures):
        yield replace(figure, direction=way[index]) if index in way else figure


def _one_move(sentence: Sentence, first: Figure, second: Figure) -> bool:
    """False where a verb or "while" parts the two: "to 5% from 4% while imports rose to 9%"."""
    between = sentence.within(Span(first.span.end, second.span.start)) if first.span.end < second.span.start else ()
    return not any(token.tag in ("VBD", "VBZ", "VBP", "MD") or token.lower in ("while", "but") for token in between)


#: Before a bare figure, what it is held against; the word before it where that is told by two.
_AGAINST = {
    "from": "",
    "against": "",
    "versus": "",
    "vs": "",
    "vs.": "",
    "than": "",
    "with": "compared",
    "to": "compared",
}
#: Dimensions that a bare figure cannot have from the one it is held against: nouns tell counts, and time is told often.
_NOT_SHARED = frozenset(("", "count", "age", "anniversary", "ordinal", "duration", "ratio", "score"))


def elided(sentence: Sentence, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, a bare one with the unit of the one before that it is held against: "8.4 million tons, against 7.9
    million a year before", "the east grew by 2 percent and the west by 1"."""
    found = _shared_nouns(sentence, figures)
    for index, second in enumerate(found[1:]):
        first = found[index - 1] if index and _in_brackets(sentence, found[index]) else found[index]
        own, other = second.quantity, first.quantity
        bare = not own.unit and not own.dimension and second.counted is None and own.value is not None
        if bare and other.value is not None and other.dimension not in _NOT_SHARED and _held(sentence, first, second):
            found[index + 1] = replace(second, quantity=replace(own, unit=other.unit, dimension=other.dimension))
    return found


def _shared_nouns(sentence: Sentence, figures: Sequence[Figure]) -> list[Figure]:
    """ "From seven to ten warships": the noun behind the last is that of the one before."""
    found = list(figures)
    for index in range(len(found) - 2, -1, -1):
        first, second = found[index], found[index + 1]
        bare = not first.quantity.unit and not first.quantity.dimension and first.counted is None
        what = second.counted
        if not bare or what is None or what.how != "noun" or first.span.end >= second.span.start:
            continue
        between = [token.lower for token in sentence.within(Span(first.span.end, second.span.start))]
        if between in (["to"], ["or"], ["and"]):
            quantity = replace(first.quantity, unit=second.quantity.unit, dimension=second.quantity.dimension)
            found[index] = replace(first, quantity=quantity, counted=what)
    return found


def _in_brackets(sentence: Sentence, figure: Figure) -> bool:
    start = figure.tokens[0].index
    return any(token.text == "(" for token in sentence.tokens[max(0, start - 2) : start])


def _held(sentence: Sentence, first: Figure, second: Figure) -> bool:
    """True where the words say that the second is held against the first, and the two are of one size."""
    start = second.tokens[0].index
    if first.quantity.dimension == "money" and second.measured.measure.verb in _PAYING:
        return second.quantity.value is not None and second.quantity.value >= _LARGE
    words = [token.lower for token in sentence.tokens[max(0, start - _NEAR) : start]]
    between = sentence.within(Span(first.span.end, second.span.start)) if first.span.end < second.span.start else ()
    if not words or len(between) > _FAR:
        return False
    if words[-1] == "by":
        return first.direction is not None and second.direction is not None and first.quantity.dimension == "percent"
    last = next((word for word in reversed(words) if word not in _ESTIMATE), "")
    asked = _AGAINST.get(last)
    if (
        asked is None
        or first.direction is not None
        or (asked and not any(word.startswith(asked[:6]) for word in words))
    ):
        return False
    a, b = first.quantity.value, second.quantity.value
    return a is not None and b is not None and 0 < a < b * _SIZE and b < a * _SIZE


#: "The city spent $2 billion on trams and will spend 3 billion on roads".
_PAYING = frozenset(("spend", "invest", "pay", "cost", "earn", "borrow", "lend", "owe", "save", "repay", "allocate"))
_LARGE = 10**6
_NEAR, _FAR, _SIZE = 7, 16, 5
#: May stand between "with" and the figure: "compared with its earlier estimate of 4 million".
_ESTIMATE = frozenset(
    (
        "a",
        "an",
        "the",
        "its",
        "previous",
        "initial",
        "original",
        "prior",
        "earlier",
        "estimate",
        "estimated",
        "forecast",
        "total",
        "of",
        "just",
        "about",
        "only",
    )
)


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


def nouns_at_the_end(sentence: Sentence, figures: Sequence[Figure]) -> list[Figure]:
    """The figures in order; one whose noun stands only at the end of its list counts what that names: "24 gold and six
    bronze medals", "12 rural and eight urban seats"."""
    found = list(figures)
    for index in range(len(found) - 2, -1, -1):
        left_out = _left_out(sentence, found[index], found[index + 1])
        if left_out:
            found[index] = _naming(sentence, found[index], found[index + 1], left_out)
    return found


#: Ties the items of a list.
_TIES = frozenset((",", "and", "&", "or"))


def _left_out(sentence: Sentence, figure: Figure, following: Figure) -> tuple[Token, ...]:
    """The words between a figure and the next that narrow what both count; none where the figure has a noun of its
    own, which is plural, or where the next one's noun is not narrowed in its turn."""
    counted, whole = figure.counted, following.counted
    if whole is None or whole.how != "noun" or not whole.modifiers or figure.quantity.value in (None, 1):
        return ()
    if figure.quantity.dimension not in ("count", "") or (whole.token.tag != "NNS" and following.quantity.value != 1):
        return ()
    start, end = figure.quantity.number.end, following.quantity.number.start
    own = sentence.within(Span(start, end)) if start < end else ()
    told = [token for token in own if token.lower not in _TIES]
    narrow = 0 < len(told) < 3 and all(token.tag in ("JJ", "NN", "VBN") for token in told)
    tied = bool(own) and own[0] in told and own[-1].lower in _TIES and own[len(told) - 1] in told
    on_its_own = counted is not None and counted.token in told and counted.how not in ("noun", "before")
    return tuple(told) if narrow and tied and not on_its_own else ()


def _naming(sentence: Sentence, figure: Figure, following: Figure, words: Sequence[Token]) -> Figure:
    whole = following.counted
    assert whole is not None
    span = Span(words[0].span.start, words[-1].span.end)
    counted = replace(whole, modifiers=tuple(phrases.lemma(word) for word in words), span=span)
    core = figure.quantity.number.join(span)
    quantity = replace(
        figure.quantity,
        unit=counted.unit,
        dimension="count",
        unit_span=span,
        text=sentence.text[core.start - sentence.span.start : core.end - sentence.span.start],
    )
    other = following.measured.measure
    text = " ".join((*counted.modifiers, counted.head))
    measure = replace(other, text=text, modifiers=counted.modifiers, span=span)
    start = figure.quantity.bound_span.start if figure.quantity.bound_span is not None else core.start
    return replace(
        figure,
        quantity=quantity,
        span=Span(min(start, core.start), core.end),
        measured=replace(following.measured, measure=measure),
        counted=counted,
    )


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
