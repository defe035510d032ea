"""The figures of a sentence: what the number grammar reads, with what the parse says that it counts or measures.

A figure whose unit or measure the words do not tell keeps that slot empty. "No accords were signed" is a count of zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reconcile.model import Bound, Direction, Interval, Quantity, Span
from reconcile.text import (
    ages,
    agespans,
    befalling,
    bounds,
    counting,
    lexicon,
    measures,
    ones,
    persons,
    phrases,
    populations,
    quantities,
    telling,
    unnumbered,
)
from reconcile.text.counted import Counted
from reconcile.text.measures import Measured
from reconcile.text.quantities import Reading
from reconcile.text.syntax import Sentence, Token
from reconcile.text.wordlists import lists


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the sentence in the document's offsets, with what it measures."""

    quantity: Quantity
    span: Span
    measured: Measured
    tokens: tuple[Token, ...]
    counted: Counted | None = None
    direction: Direction | None = None


def find(sentence: Sentence, taken: Sequence[Span]) -> list[Figure]:
    """The figures of a parsed sentence, those that words tell without a number last; `taken` is where dates and times
    of day stand, counted from the sentence's start."""
    figures: list[Figure] = []
    spans = [_of_ages(sentence, one) for one in agespans.find(sentence)]
    for reading in _readings(sentence.text, taken):
        at = reading.span.shift(sentence.span.start)
        if (span := next((one for one in spans if one.span.touches(at)), None)) is not None:
            figures += [span] if span not in figures else []
        elif telling.is_amount(sentence.text, reading, taken):
            figure = _of_reading(sentence, reading, figures)
            if figure is not None:
                figures.append(figure)
    return [*figures, *_told(sentence)]


def _readings(text: str, taken: Sequence[Span]) -> Iterator[Reading]:
    """The amounts of a sentence in order, those of a mere article where no number or date stands."""
    found = quantities.find(text)
    taken = [*taken, *(one.span for one in found)]
    more = [one for one in ones.find(text) if not any(span.touches(one.span) for span in taken)]
    yield from sorted((*found, *more), key=lambda one: one.span.start) if more else found


def _of_reading(sentence: Sentence, reading: Reading, earlier: Sequence[Figure]) -> Figure | None:
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
        return Figure(quantity, span, persons.of_age(sentence, figure), figure)
    if not quantity.unit and (reading.form in ("cardinal", "range", "vague") or telling.in_doubt(reading)):
        return _count(sentence, reading, quantity, span, earlier)
    figure = sentence.within(
        quantity.number if quantity.unit_span is None else quantity.number.join(quantity.unit_span)
    )
    measured = measures.of_figure(sentence, figure)
    if quantity.dimension == "money/share" and (whole := _a_share_of(sentence, span, earlier)) is not None:
        measured = replace(whole, direction=None, level=None, change=None)
    if not quantity.unit and reading.form == "fraction" and _of_point(sentence, number):
        quantity = replace(quantity, unit="point", dimension="count")
    elif reading.form == "score":
        quantity = replace(quantity, dimension="score")
    elif not quantity.unit and reading.form == "fraction":
        quantity = replace(quantity, dimension="ratio")
    if quantity.dimension == "duration" and measured.direction is not None and _is_when(sentence, figure):
        measured = replace(measured, direction=None)
    return Figure(quantity, span, measured, figure, direction=reading.direction or measured.direction)


#: Between a sum and what of it falls to each share.
_OR = re.compile(
    r"(?:\s[^.;\d]{0,40})?(?:,| \()?\s?(?:or|equal to|equivalent to)\s(?:about |roughly |just |some )?$", re.I
)


def _a_share_of(sentence: Sentence, span: Span, earlier: Sequence[Figure]) -> Measured | None:
    """ "A profit of $1.2 billion in the second quarter, or 84 cents a share": a share's part of the profit."""
    last = earlier[-1] if earlier else None
    if last is None or last.quantity.dimension != "money":
        return None
    between = sentence.text[last.span.end - sentence.span.start : span.start - sentence.span.start]
    return last.measured if _OR.fullmatch(between) is not None else None


def _of_point(sentence: Sentence, number: Sequence[Token]) -> bool:
    """ "Half a point", "1/16 point", "a quarter-point cut"."""
    after = [token for token in sentence.tokens[number[-1].index + 1 : number[-1].index + 4] if token.text != "-"]
    words = [token.lower for token in after[:3] if token.lower not in ("of", "a")]
    return bool(words) and words[0] in ("point", "points")


def _is_when(sentence: Sentence, figure: Sequence[Token]) -> bool:
    """ "Rents rose over the last three years", "rose three years in a row": how long it took, not by how much."""
    after = sentence.tokens[figure[-1].index + 1 : figure[-1].index + 4]
    if [token.lower for token in after] == ["in", "a", "row"] or (after and after[0].lower in _IN_A_ROW):
        return True
    for token in reversed(sentence.tokens[max(0, figure[0].index - 4) : figure[0].index]):
        if token.tag == "IN" and token.lower in _DURING:
            return True
        if token.tag not in ("DT", "JJ", "JJR", "RB", "IN", "RBR"):
            return False
    return False


_DURING = frozenset(("over", "in", "for", "during", "within", "across", "throughout", "after", "since"))
_IN_A_ROW = frozenset(("running", "straight", "later", "earlier", "ago", "before", "after", "since"))


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


def _ordinal(sentence: Sentence, quantity: Quantity, number: tuple[Token, ...]) -> Figure | None:
    """ "The 80th anniversary", "the 12th floor"; no other ordinal tells how many."""
    for token in sentence.tokens[number[-1].index + 1 : number[-1].index + 3]:
        dimension = telling.ORDINALS.get(token.lemma)
        if dimension:
            span = Span(quantity.number.start, token.span.end)
            named = replace(
                quantity, unit=token.lemma, dimension=dimension, unit_span=token.span, text=_text(sentence, span)
            )
            return Figure(named, span, persons.of_anniversary(sentence, token), number)
    return _nth_person(sentence, quantity, number)


def _nth_person(sentence: Sentence, quantity: Quantity, number: tuple[Token, ...]) -> Figure | None:
    """ "A third gunman", "a fourth person has died": that many, so far."""
    before = sentence.tokens[number[0].index - 1].lower if number[0].index else ""
    what = counting.counted(sentence, number, False)
    if before != "a" or what is None or what.how != "noun" or what.span is None or quantity.value is None:
        return None
    if quantity.value < 3 or lexicon.root(lexicon.noun(what.head)) != "person":
        return None
    span = quantity.number.join(what.span)
    named = replace(quantity, unit=what.unit, unit_span=what.span, text=_text(sentence, span))
    return Figure(named, span, measures.of_counted(sentence, what, number), number)


def _count(
    sentence: Sentence, reading: Reading, quantity: Quantity, span: Span, earlier: Sequence[Figure]
) -> Figure | None:
    number = sentence.within(quantity.number)
    if _is_brought(sentence, span, number):
        return _level(sentence, quantity, span, number)
    aged = _age_of_list(sentence, quantity, span, earlier) or _age(sentence, quantity, span, number)
    if aged is not None:
        return aged
    so_far = [figure.counted for figure in earlier if figure.counted is not None]
    plural = quantity.value != 1
    what = counting.counted(sentence, number, plural, so_far)
    if what is not None and what.how == "noun" and what.head in _MARKS and what.token.tag == "NN":
        what = None  # "passed the 10 million mark"
    if not telling.counts(sentence, reading, number, what):
        return None
    people = populations.of(sentence, span, quantity, what)
    if people is not None:
        noun = what.span if what is not None and what.how == "noun" else None
        core = quantity.number.join(noun) if noun is not None else quantity.number
        named = replace(quantity, unit="person", dimension="count", unit_span=noun, text=_text(sentence, core))
        return Figure(named, span.join(core), Measured(people, number[-1]), number)
    if (what is None or what.how == "before") and ages.could_be(quantity) and ages.is_stated(sentence, number):
        return Figure(_aged(quantity), span, persons.of_age(sentence, number), number)
    if what is None:
        return _level(sentence, quantity, span, number)
    if what.head == "point":
        return _points(sentence, quantity, span.join(what.span or span), what)
    core = quantity.number.join(what.span) if what.span is not None else quantity.number
    named = replace(quantity, unit=what.unit, dimension="count", unit_span=what.span, text=_text(sentence, core))
    return Figure(named, span.join(core), measures.of_counted(sentence, what, number), number, what)


#: What is passed or kept to, and counted by nobody.
_MARKS = frozenset(("mark", "barrier", "milestone", "threshold", "ceiling"))


def _points(sentence: Sentence, quantity: Quantity, span: Span, what: Counted) -> Figure:
    """Points of an index or of a game move and stand like any level."""
    named = replace(quantity, unit="point", dimension="count", unit_span=what.span, text=_text(sentence, span))
    tokens = sentence.within(span)
    measured = measures.of_figure(sentence, tokens)
    return Figure(named, span, measured, tokens, what, measured.direction)


def _age(sentence: Sentence, quantity: Quantity, span: Span, number: tuple[Token, ...]) -> Figure | None:
    """ "Jane Roe, 27", "a boy of 12": a bare number that a person's words set off."""
    if not ages.could_be(quantity) or quantity.bound is not Bound.EXACT:
        return None
    if not any(asked(sentence, number) for asked in (ages.is_set_off, ages.is_of_person, ages.is_opening)):
        return None
    return Figure(_aged(quantity), span, persons.of_age(sentence, number), number)


def _aged(quantity: Quantity) -> Quantity:
    return replace(quantity, unit="year of age", dimension="age")


def _of_ages(sentence: Sentence, told: agespans.AgeSpan) -> Figure:
    """ "Aged between 20 and 37", "in his 50s": one figure, of those whose age it is."""
    measured = persons.of_age(sentence, told.number) if told.of_one else persons.of_ages(sentence, told.number)
    return Figure(agespans.quantity(told, _text(sentence, told.span)), told.span, measured, told.number)


def _age_of_list(sentence: Sentence, quantity: Quantity, span: Span, earlier: Sequence[Figure]) -> Figure | None:
    last = earlier[-1] if earlier else None
    if last is None or last.quantity.dimension != "age" or not ages.is_listed(sentence, last.span, span):
        return None
    return Figure(_aged(quantity), span, last.measured, sentence.within(quantity.number))


#: Nouns of those who came together.
_GATHERED = frozenset("crowd turnout attendance".split())

_WHERE = re.compile(r"\s+(?:in|at|near) (?:the|an?)\s", re.I)


def _level(sentence: Sentence, quantity: Quantity, span: Span, number: tuple[Token, ...]) -> Figure:
    """A bare number: a toll or "the number of …" counts what it names, else the unit stays empty."""
    measured = measures.of_figure(sentence, number)
    measure = measured.measure
    if measure.span is not None and _WHERE.match(sentence.text[span.end - sentence.span.start :]) is not None:
        measure = replace(measure, head="", modifiers=(), span=None)  # "15 in the north" counts no north
    if measure.head in lists().toll or _is_toll(sentence, number) or _is_brought(sentence, span, number):
        told = measure.text if "toll" in measure.text.lower() else "toll"
        measure = replace(measure, text=told, head="person", verb="die", modifiers=())
        quantity = replace(quantity, unit="person", dimension="count")
    elif measure.head in _GATHERED and not quantity.unit:
        measure = replace(measure, text=f"people at the {measure.head}", head="person", verb="attend", modifiers=())
        quantity = replace(quantity, unit="person", dimension="count")
    elif measure.head == "age" or (measure.verb == "range" and _preceded_by_age(sentence, number)):
        quantity = _aged(quantity)
    elif measure.span is not None:
        what = counting.number_of(sentence, sentence.within(measure.span)[-1])
        if what is not None:
            verb = befalling.lemma(what.verb) if what.verb is not None else measure.verb
            measure = replace(measure, head=what.head, modifiers=what.modifiers, verb=verb)
            quantity = replace(quantity, unit=what.unit, dimension="count")
    return Figure(quantity, span, replace(measured, measure=measure), number, direction=measured.direction)


def _is_toll(sentence: Sentence, number: tuple[Token, ...]) -> bool:
    """ "The official and confirmed toll of the flood at Dorn is 38": whatever the parser takes for the subject, a toll
    before "is" or "stands at" in the same clause is what the bare number tells."""
    verb = None
    for token in reversed(sentence.tokens[max(0, number[0].index - _CLAUSE) : number[0].index]):
        if token.text in _ENDS or token.lower in ("that", "but", "while"):
            return False
        if verb is None and phrases.is_verb(token):
            if token.lemma not in ("be", "stand", "remain"):
                return False
            verb = token
        elif verb is not None and token.lemma in lists().toll:
            return True
        elif verb is not None and phrases.is_verb(token):
            return False
    return False


#: "Bringing the total of dead to", past a bound; "brought to 19 the number of dead" has it behind the figure.
_BRINGS = r"\b(?:bring(?:s|ing)?|brought|takes?|taking|took|rais(?:es?|ed|ing)|push(?:es|ed|ing)?)"
_TOLL = r"(?:(?:death|fatality) toll|toll|dead|deaths|fatalities|killed)"
_BROUGHT = re.compile(
    rf"{_BRINGS} (?:(?:the|its) )?(?P<what>[a-z][a-z -]{{0,40}}? )?to (?:at least |about |more than )?$", re.I
)
_BEHIND = re.compile(r"\s+the (?:total )?(?:number|count|total) of (?:the )?(?:dead|deaths|fatalities)\b", re.I)
_DEAD = re.compile(rf"\b{_TOLL}\b", re.I)
_CHARACTERS = 90
_UNSURE = re.compile(r"\b(?:presumed|feared|missing|injured|wounded|hurt|or)\b", re.I)


def _is_brought(sentence: Sentence, span: Span, number: Sequence[Token]) -> bool:
    """ "Another body was found, bringing the total of dead to 19": how many died in all, so far."""
    before = sentence.text[: number[0].span.start - sentence.span.start][-_CHARACTERS:]
    found = _BROUGHT.search(re.sub(r"\s+", " ", before))
    if found is None:
        return False
    what = found["what"] or ""
    if not what:
        return _BEHIND.match(sentence.text[span.end - sentence.span.start :]) is not None
    return _DEAD.search(what) is not None and _UNSURE.search(what) is None


#: Tokens of a clause, at most, and what ends one.
_CLAUSE, _ENDS = 24, (",", ";", ":", ".", "—", "–")


def _preceded_by_age(sentence: Sentence, number: Sequence[Token]) -> bool:
    """ "They ranged in age from 12 to 27"."""
    return any(t.lower == "age" for t in sentence.tokens[max(0, number[0].index - 4) : number[0].index])


def _told(sentence: Sentence) -> Iterator[Figure]:
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
        yield Figure(quantity, span, measured, number, told.counted)


def _text(sentence: Sentence, span: Span) -> str:
    return sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]
