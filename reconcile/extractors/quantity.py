"""Figures as claims: how many accords were signed, by how much trade grew, what a barrel costs, how old someone is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reconcile.extractors import Extractor, claim
from reconcile.model import (
    Bound,
    Claim,
    Cue,
    DateExpression,
    Direction,
    Document,
    Kind,
    Measure,
    Modality,
    Scope,
    Span,
)  # fmt: skip
from reconcile.text import (
    agespans,
    core,
    cues,
    dates,
    distances,
    estimates,
    listing,
    numbers,
    ones,
    populations,
    quakes,
    quantities,
    repairs,
    severity,
    sizes,
    telling,
    terms,
    times,
    unnumbered,
    whens,
    wordset,
)
from reconcile.text.dating.happening import tense
from reconcile.text.figures import Figure, find
from reconcile.text.syntax import Sentence
from reconcile.text.wordlists import lists

_SEED = re.compile(rf"{quantities.WANTS.pattern}|{unnumbered.WANTS}|{ones.WANTS}", quantities.WANTS.flags)
#: Words of which one stands wherever that fits in a sentence without a digit.
_WORDS = numbers.WORDS | unnumbered.WORDS | ones.WORDS
_UNNUMBERED = re.compile(rf"{unnumbered.WANTS}|{ones.WANTS}", quantities.WANTS.flags)


class _Wants:
    """Whether a sentence holds an amount, by all that can be told without parsing it: a number that is no date, year
    or label, or words that tell an amount without one."""

    @staticmethod
    def search(text: str, /) -> bool | None:
        if numbers.SIGNS.search(text) is None and (not _may_hold(text) or _SEED.search(text) is None):
            return None
        taken = _placed(text)
        found = any(telling.is_amount(text, one, taken) for one in quantities.find(text))
        return True if found or _UNNUMBERED.search(text) or agespans.WANTS.search(text) else None


def _may_hold(text: str) -> bool:
    """Whether a text without a digit has a word that an amount could be told by."""
    if not wordset.words(text).isdisjoint(_WORDS):
        return True
    lower = text.lower()
    return any(part in lower for part in unnumbered.PARTS)


def _placed(text: str) -> list[Span]:
    """Where dates and times of day stand."""
    return [*(one.span for one in dates.find(text)), *(one.span for one in times.find(text))]


def read(document: Document, sentence: Sentence) -> Iterator[Claim]:
    """One claim for each figure of a sentence."""
    if not sentence.tokens:
        return
    found, taken = dates.find(sentence.text), _placed(sentence.text)
    figures = find(sentence, taken)
    expressions = [replace(one, span=one.span.shift(sentence.span.start)) for one in found]
    owners = whens.owners(sentence, [figure.span for figure in figures], expressions) if expressions else {}
    seen: set[Span] = set()
    for tell in (listing.elided, listing.nouns_at_the_end, listing.shared):
        figures = tell(sentence, figures)
    for figure in listing.directed(sentence, figures):
        span = figure.span if figure.span not in seen else figure.quantity.number
        if span not in seen:
            seen.add(span)
            own = [one for one in expressions if owners.get(one.span, figure.span) == figure.span]
            yield _claim(document, sentence, replace(figure, span=span), own)


def _claim(document: Document, sentence: Sentence, figure: Figure, expressions: Sequence[DateExpression]) -> Claim:
    anchor = figure.measured.anchor
    found = list(_cues(sentence, figure))
    named = _named(sentence, figure)
    if _is_whole(sentence, figure):
        named = replace(named, verb="", relation="", verb_span=None)
    measure = figure.measured.measure
    lives = populations.is_population(measure) and not measure.verb  # "in a city of 40,000 you would expect …"
    settled = figure.quantity.value == 0 or figure.quantity.dimension == "age" or lives or repairs.is_repair(named)
    settled = settled or _is_there(sentence, figure)
    modality, ahead = (Modality.ACTUAL, None) if settled else cues.modality(sentence, anchor)
    if estimates.is_estimate(named):
        modality = Modality.FORECAST
    if ahead is not None:
        found.append(ahead)
    when = whens.nearest(sentence, figure.span, anchor, expressions) if not repairs.is_repair(named) else None
    quake = quakes.of(sentence, figure.span, figure.quantity)
    quantity, span = figure.quantity, figure.span
    if quake is not None:
        named, span = quake, quantity.number
        quantity = replace(quantity, unit=quakes.STRENGTH, dimension=quakes.STRENGTH, unit_span=None)
    made = claim(document, sentence, Kind.QUANTITY, span, named)
    return replace(
        made,
        quantity=quantity,
        direction=figure.direction,
        when=replace(when, tense=tense(sentence, when.span)) if when is not None else None,
        scope=Scope(modality=modality, cues=tuple(sorted(found, key=lambda cue: (cue.span.start, cue.kind)))),
    )


#: "One of the four died": four is how many there were, whatever became of the one.
_OF_THE = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|some|many|most|half|none|\d+) of (?:the|those|these) $",
    re.I,
)


def _is_whole(sentence: Sentence, figure: Figure) -> bool:
    """A bare number of which a part is told."""
    if figure.quantity.dimension != "count" and figure.quantity.dimension:
        return False
    start = figure.span.start - sentence.span.start
    bare = figure.span == figure.quantity.number
    return bare and _OF_THE.search(sentence.text[max(0, start - 20) : start]) is not None


def _is_there(sentence: Sentence, figure: Figure) -> bool:
    """ "Will sell its nine percent stake", "the $20 billion merger will help": whoever has the stake and which deal is
    told as known, whatever comes of it; a figure behind the noun ("will cut its stake to 5 percent") is not."""
    noun, head, dimension = figure.measured.measure.span, figure.measured.measure.head, figure.quantity.dimension
    if noun is None or dimension not in ("percent", "money") or not 0 < noun.start - figure.span.end < _NEXT:
        return False
    if head not in (_HELD if dimension == "percent" else _DEALS):
        return False
    words = [token for token in sentence.tokens if token.span.start < figure.span.start][-2:]
    words = words[-1:] if words and words[-1].tag in _SHOWING else words
    return bool(words) and words[0].tag in _SHOWING and words[0].lower not in _ONE and words[-1].lower not in _AHEAD


#: Nouns of what is held or agreed, and words that show it as not there yet.
_HELD = frozenset("stake share holding shareholding interest".split())
_DEALS = frozenset("merger takeover acquisition buyout deal bid offer purchase".split())
#: Tags of what shows a noun as known ("the", "its", "'s"), and what has the first of these and shows none.
_SHOWING, _ONE = ("DT", "POS", "PRP$"), frozenset("a an any another every each some no".split())
#: Characters between a figure and its noun: "13 percent non-voting stake".
_NEXT = 25
_AHEAD = frozenset("planned proposed possible potential expected would-be projected future".split())


def _named(sentence: Sentence, figure: Figure) -> Measure:
    measure = figure.measured.measure
    if figure.quantity.dimension == "percent":
        measure = core.of(sentence, figure.span, measure)
    if figure.quantity.dimension == "length":
        way = distances.between(sentence.text, figure.span.shift(-sentence.span.start))
        if way is not None:
            return way
        size = sizes.of(sentence, figure.span, measure)
        size = quakes.length(sentence, figure.span, size) or size
        if size is not None:
            return size
    expected = estimates.of(sentence, figure.span, figure.quantity, measure)
    expected = expected or repairs.of(sentence, figure.span, figure.quantity, measure)
    expected = expected or terms.of(sentence, figure.span, figure.quantity, measure)
    if expected is not None:
        return expected
    return (
        measure
        if measure.text
        else replace(measure, text=" ".join((*measure.modifiers, measure.head)) or figure.quantity.unit)
    )


#: "Eight of our citizens" are a part of no number that anybody has told.
_OURS = re.compile(r"\bof (?:our|its|their|his|her) (?!\w*\d)(?:fellow )?[a-z]", re.I)


def _cues(sentence: Sentence, figure: Figure) -> Iterator[Cue]:
    first, last = figure.tokens[0].index, figure.tokens[-1].index
    end = max((token.index for token in sentence.within(figure.span)), default=last)
    bound = figure.quantity.bound_span
    degree = severity.find(sentence, figure.span) if figure.quantity.dimension in ("count", "") else None
    if degree is not None:
        yield cues.cue(sentence, "subset", degree)
    for found in cues.find(sentence, first, last, end):
        if degree is not None and found.kind == "subset":
            continue
        more = bound is not None and bound.start >= figure.quantity.number.end  # "two or more" adds to nothing
        if bound is None or not (more and found.span.touches(bound)) or found.kind != "other":
            yield found
    if figure.counted is not None and figure.counted.how == "partitive" and _OURS.search(figure.quantity.text) is None:
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
