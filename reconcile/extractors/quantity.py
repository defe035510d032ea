"""Figures as claims: how many accords were signed, by how much trade grew, what a barrel costs, how old someone is.

The number grammar reads the figure, the parse tells what it counts or measures. A figure whose unit or measure the
words do not tell keeps that slot empty. "No accords were signed" is a count of zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from reconcile.extractors import Extractor, claim
from reconcile.model import (
    Bound,
    Claim,
    Cue,
    DateExpression,
    Direction,
    Document,
    Interval,
    Kind,
    Measure,
    Modality,
    Quantity,
    Scope,
    Span,
)  # fmt: skip
from reconcile.text import (
    befalling,
    bounds,
    counting,
    cues,
    dates,
    lexicon,
    measures,
    ones,
    persons,
    phrases,
    quantities,
    telling,
    times,
    unnumbered,
    whens,
)
from reconcile.text.counting import Counted
from reconcile.text.dating.happening import tense
from reconcile.text.measures import Measured
from reconcile.text.quantities import Reading
from reconcile.text.syntax import Sentence, Token
from reconcile.text.wordlists import lists

_SEED = re.compile(rf"{quantities.WANTS.pattern}|{unnumbered.WANTS}|{ones.WANTS}", quantities.WANTS.flags)
_UNNUMBERED = re.compile(rf"{unnumbered.WANTS}|{ones.WANTS}", quantities.WANTS.flags)


class _Wants:
    """Whether a sentence holds an amount, by all that can be told without parsing it: a number that is no date, year
    or label, or words that tell an amount without one."""

    @staticmethod
    def search(text: str, /) -> bool | None:
        if _SEED.search(text) is None:
            return None
        taken = _placed(text)
        found = any(telling.is_amount(text, one, taken) for one in quantities.find(text))
        return True if found or _UNNUMBERED.search(text) else None


def _placed(text: str) -> list[Span]:
    """Where dates and times of day stand."""
    return [*(one.span for one in dates.find(text)), *(one.span for one in times.find(text))]


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure of the sentence in the document's offsets, with what it measures."""

    quantity: Quantity
    span: Span
    measured: Measured
    tokens: tuple[Token, ...]
    counted: Counted | None = None
    direction: Direction | None = None


def read(document: Document, sentence: Sentence) -> Iterator[Claim]:
    """One claim for each figure of a sentence."""
    if not sentence.tokens:
        return
    found, taken = dates.find(sentence.text), _placed(sentence.text)
    figures: list[_Figure] = []
    for reading in _readings(sentence.text, taken):
        if telling.is_amount(sentence.text, reading, taken):
            figure = _figure(sentence, reading, figures)
            if figure is not None:
                figures.append(figure)
    figures += _told(sentence)
    expressions = [replace(one, span=one.span.shift(sentence.span.start)) for one in found]
    owners = whens.owners(sentence, [figure.span for figure in figures], expressions) if expressions else {}
    seen: set[Span] = set()
    for figure in _directed(sentence, _shared(sentence, figures)):
        span = figure.span if figure.span not in seen else figure.quantity.number
        if span not in seen:
            seen.add(span)
            own = [one for one in expressions if owners.get(one.span, figure.span) == figure.span]
            yield _claim(document, sentence, replace(figure, span=span), own)


def _readings(text: str, taken: Sequence[Span]) -> Iterator[Reading]:
    """The amounts of a sentence in order, those of a mere article where no number or date stands."""
    found = quantities.find(text)
    taken = [*taken, *(one.span for one in found)]
    more = [one for one in ones.find(text) if not any(span.touches(one.span) for span in taken)]
    yield from sorted((*found, *more), key=lambda one: one.span.start) if more else found


# ── from a reading to a figure ───────────────────────────────────────────────────────────────────────────────────────


def _figure(sentence: Sentence, reading: Reading, earlier: Sequence[_Figure]) -> _Figure | None:
    base = sentence.span.start
    quantity = _shifted(reading.quantity, base)
    span = reading.span.shift(base)
    number = sentence.within(quantity.number)
    if not number:
        return None
    if reading.form == "ordinal":
        return _ordinal(sentence, quantity, number)
    if quantity.unit in _YEARS:
        quantity = _in_years(quantity, _YEARS[quantity.unit])
    if quantity.dimension == "age":
        figure = sentence.within(span)
        return _Figure(quantity, span, persons.of_age(sentence, figure), figure)
    if not quantity.unit and (reading.form in ("cardinal", "range", "vague") or telling.in_doubt(reading)):
        return _count(sentence, reading, quantity, span, earlier)
    figure = sentence.within(
        quantity.number if quantity.unit_span is None else quantity.number.join(quantity.unit_span)
    )
    measured = measures.of_figure(sentence, figure)
    if reading.form == "score":
        quantity = replace(quantity, dimension="score")
    elif not quantity.unit and reading.form == "fraction":
        quantity = replace(quantity, dimension="ratio")
    return _Figure(quantity, span, measured, figure, direction=reading.direction or measured.direction)


def _shifted(quantity: Quantity, by: int) -> Quantity:
    unit = quantity.unit_span.shift(by) if quantity.unit_span else None
    bound = quantity.bound_span.shift(by) if quantity.bound_span else None
    return replace(quantity, number=quantity.number.shift(by), unit_span=unit, bound_span=bound)


#: Told in years, as others tell them.
_YEARS = {"decade": Decimal(10), "century": Decimal(100)}


def _in_years(quantity: Quantity, by: Decimal) -> Quantity:
    def times(amount: Decimal | None) -> Decimal | None:
        return None if amount is None else amount * by

    old = quantity.interval
    interval = Interval(times(old.low), times(old.high), old.low_open, old.high_open)
    return replace(quantity, interval=interval, value=times(quantity.value), step=times(quantity.step), unit="year")


def _ordinal(sentence: Sentence, quantity: Quantity, number: tuple[Token, ...]) -> _Figure | None:
    """ "The 80th anniversary", "the 12th floor"; no other ordinal tells how many."""
    for token in sentence.tokens[number[-1].index + 1 : number[-1].index + 3]:
        dimension = telling.ORDINALS.get(token.lemma)
        if dimension:
            span = Span(quantity.number.start, token.span.end)
            named = replace(
                quantity, unit=token.lemma, dimension=dimension, unit_span=token.span, text=_text(sentence, span)
            )
            return _Figure(named, span, persons.of_anniversary(sentence, number, token), number)
    return _nth_person(sentence, quantity, number)


def _nth_person(sentence: Sentence, quantity: Quantity, number: tuple[Token, ...]) -> _Figure | None:
    """ "A third gunman", "a fourth person has died": that many, so far."""
    before = sentence.tokens[number[0].index - 1].lower if number[0].index else ""
    what = counting.counted(sentence, number, False)
    if before != "a" or what is None or what.how != "noun" or what.span is None or quantity.value is None:
        return None
    if quantity.value < 3 or lexicon.root(lexicon.noun(what.head)) != "person":
        return None
    span = quantity.number.join(what.span)
    named = replace(quantity, unit=what.unit, unit_span=what.span, text=_text(sentence, span))
    return _Figure(named, span, measures.of_counted(sentence, what, number), number)


def _count(
    sentence: Sentence, reading: Reading, quantity: Quantity, span: Span, earlier: Sequence[_Figure]
) -> _Figure | None:
    number = sentence.within(quantity.number)
    aged = _age_of_list(sentence, quantity, span, earlier)
    if aged is not None:
        return aged
    so_far = [figure.counted for figure in earlier if figure.counted is not None]
    plural = quantity.value != 1
    what = counting.counted(sentence, number, plural, so_far)
    if not telling.counts(sentence, reading, number, what):
        return None
    if (what is None or what.how == "before") and (age := _age(sentence, quantity, span, number)):
        return age
    if what is None:
        return _level(sentence, quantity, span, number)
    if what.head == "point":
        return _points(sentence, quantity, span.join(what.span or span), what)
    core = quantity.number.join(what.span) if what.span is not None else quantity.number
    named = replace(quantity, unit=what.unit, dimension="count", unit_span=what.span, text=_text(sentence, core))
    return _Figure(named, span.join(core), measures.of_counted(sentence, what, number), number, what)


def _points(sentence: Sentence, quantity: Quantity, span: Span, what: Counted) -> _Figure:
    """Points of an index or of a game move and stand like any level."""
    named = replace(quantity, unit="point", dimension="count", unit_span=what.span, text=_text(sentence, span))
    tokens = sentence.within(span)
    measured = measures.of_figure(sentence, tokens)
    return _Figure(named, span, measured, tokens, what, measured.direction)


def _age(sentence: Sentence, quantity: Quantity, span: Span, number: tuple[Token, ...]) -> _Figure | None:
    """ "Her sister, who was ten", "Jane Roe, 27": a bare number that a person was."""
    if quantity.value is None or not 0 < quantity.value < 120 or quantity.value % 1:
        return None
    if not persons.is_age(sentence, number) and not persons.is_apposed(sentence, number):
        return None
    return _Figure(_aged(quantity), span, persons.of_age(sentence, number), number)


def _aged(quantity: Quantity) -> Quantity:
    return replace(quantity, unit="year of age", dimension="age")


def _age_of_list(sentence: Sentence, quantity: Quantity, span: Span, earlier: Sequence[_Figure]) -> _Figure | None:
    """ "Aged 22, 45 and 67": the figures after an age are ages too."""
    last = earlier[-1] if earlier else None
    if last is None or last.quantity.dimension != "age" or span.start <= last.span.end:
        return None
    between = sentence.within(Span(last.span.end, span.start))
    after = sentence.within(Span(span.end, span.end + 2))
    if not between or any(t.lower not in _AGES_JOINED for t in between) or any(phrases.is_noun(t) for t in after):
        return None
    return _Figure(_aged(quantity), span, last.measured, sentence.within(quantity.number))


_AGES_JOINED = frozenset((",", "and", "to", "or", "through", "-", "–", "&"))


def _level(sentence: Sentence, quantity: Quantity, span: Span, number: tuple[Token, ...]) -> _Figure:
    """A bare number: a toll or "the number of …" counts what it names, else the unit stays empty."""
    measured = measures.of_figure(sentence, number)
    measure = measured.measure
    if measure.head in lists().toll:
        measure = replace(measure, head="person", verb="die", modifiers=())
        quantity = replace(quantity, unit="person", dimension="count")
    elif measure.head == "age" or (measure.verb == "range" and _preceded_by_age(sentence, number)):
        quantity = _aged(quantity)
    elif measure.span is not None:
        what = counting.number_of(sentence, sentence.within(measure.span)[-1])
        if what is not None:
            verb = befalling.lemma(what.verb) if what.verb is not None else measure.verb
            measure = replace(measure, head=what.head, modifiers=what.modifiers, verb=verb)
            quantity = replace(quantity, unit=what.unit, dimension="count")
    return _Figure(quantity, span, replace(measured, measure=measure), number, direction=measured.direction)


def _preceded_by_age(sentence: Sentence, number: Sequence[Token]) -> bool:
    """ "They ranged in age from 12 to 27"."""
    return any(t.lower == "age" for t in sentence.tokens[max(0, number[0].index - 4) : number[0].index])


def _text(sentence: Sentence, span: Span) -> str:
    return sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]


def _told(sentence: Sentence) -> Iterator[_Figure]:
    """Counts that the words tell without a number."""
    for told in unnumbered.find(sentence):
        amount, noun = Decimal(told.value), told.counted.token
        span = told.word.join(noun.span)
        quantity = Quantity(
            interval=bounds.interval(told.bound, amount),
            value=amount,
            bound=told.bound,
            unit=told.counted.unit,
            dimension="count",
            text=_text(sentence, span),
            number=told.word,
            step=Decimal(1),
            unit_span=noun.span,
        )
        number = sentence.within(told.word)
        measured = measures.of_counted(sentence, told.counted, number)
        if told.bound is not Bound.EXACT:  # what the bomb did is no news of how many there were
            measured = replace(measured, measure=replace(measured.measure, verb="", relation="", verb_span=None))
        yield _Figure(quantity, span, measured, number, told.counted)


# ── from figures to claims ───────────────────────────────────────────────────────────────────────────────────────────


def _directed(sentence: Sentence, figures: Sequence[_Figure]) -> Iterator[_Figure]:
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


def _shared(sentence: Sentence, figures: Sequence[_Figure]) -> list[_Figure]:
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


def _listed(sentence: Sentence, first: _Figure, second: _Figure) -> bool:
    if first.counted is None or second.counted is None or second.span.start <= first.span.end:
        return False
    between = sentence.within(Span(first.span.end, second.span.start))
    return len(between) < 6 and all(t.lower in _LISTED or t.lower in lists().states for t in between)


def _is_silent(sentence: Sentence, figure: _Figure) -> bool:
    """True where the figure's own words tell nothing of what befell the counted."""
    own = figure.measured.measure
    idle = not own.verb or own.verb in lists().light | befalling.LEFT or _preceded(sentence, figure, "including")
    return idle and lexicon.known_predicate(own.verb) is None and lexicon.known_predicate(own.head) is None


def _with_verb(figure: _Figure, near: _Figure) -> _Figure:
    own, other = figure.measured.measure, near.measured.measure
    if lexicon.known_predicate(other.verb) is None:
        return figure
    measure = replace(own, verb=other.verb, relation=other.relation, verb_span=other.verb_span)
    return replace(figure, measured=replace(figure.measured, measure=measure))


def _preceded(sentence: Sentence, figure: _Figure, word: str) -> bool:
    start = figure.tokens[0].index
    return any(token.lower == word for token in sentence.tokens[max(0, start - 2) : start])


def _claim(document: Document, sentence: Sentence, figure: _Figure, expressions: Sequence[DateExpression]) -> Claim:
    anchor = figure.measured.anchor
    found = list(_cues(sentence, figure))
    settled = figure.quantity.value == 0 or figure.quantity.dimension == "age"
    modality, ahead = (Modality.ACTUAL, None) if settled else cues.modality(sentence, anchor)
    if ahead is not None:
        found.append(ahead)
    when = whens.nearest(sentence, figure.span, anchor, expressions)
    made = claim(document, sentence, Kind.QUANTITY, figure.span, _named(figure))
    return replace(
        made,
        quantity=figure.quantity,
        direction=figure.direction,
        when=replace(when, tense=tense(sentence, when.span)) if when is not None else None,
        scope=Scope(modality=modality, cues=tuple(sorted(found, key=lambda cue: (cue.span.start, cue.kind)))),
    )


def _named(figure: _Figure) -> Measure:
    measure = figure.measured.measure
    return (
        measure
        if measure.text
        else replace(measure, text=" ".join((*measure.modifiers, measure.head)) or figure.quantity.unit)
    )


def _cues(sentence: Sentence, figure: _Figure) -> Iterator[Cue]:
    first, last = figure.tokens[0].index, figure.tokens[-1].index
    end = max((token.index for token in sentence.within(figure.span)), default=last)
    yield from cues.find(sentence, first, last, end)
    if figure.counted is not None and figure.counted.how == "partitive":
        yield cues.cue(sentence, "one_of", figure.span)
    if figure.quantity.bound is Bound.ABOUT and figure.quantity.bound_span is not None:
        yield cues.cue(sentence, "approximate", figure.quantity.bound_span)
    change = figure.measured.change
    if change is not None:
        yield cues.cue(sentence, "rise" if change.lemma in lists().up_nouns else "drop", change.span)
    elif (
        figure.measured.level is None and figure.direction is not None and figure.measured.measure.verb_span is not None
    ):
        yield cues.cue(
            sentence, "rise" if figure.direction is Direction.UP else "drop", figure.measured.measure.verb_span
        )
    level = figure.measured.level
    if level is not None:
        yield cues.cue(sentence, "reached" if level.lemma in ("reach", "hit") else "to_level", level.span)


EXTRACTOR = Extractor(Kind.QUANTITY, _Wants(), read)
