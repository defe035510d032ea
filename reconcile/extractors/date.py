"""Dates as claims: when something is said to have happened. The claim's span is the date's own words; `when` is the
expression with the tense of its clause, `measure` what happened then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reconcile.extractors import Extractor, claim
from reconcile.model import Claim, DateExpression, Document, Kind, Tense
from reconcile.text import datelines, dates
from reconcile.text.dating.happening import happening, tense
from reconcile.text.syntax import Sentence

#: Words that tell no date that anyone could dispute ("now"); the scope stage reads them itself.
_NO_CLAIM = frozenset({"now"})


def read(document: Document, sentence: Sentence) -> Iterator[Claim]:
    """One claim for each date expression of a sentence, but for the day in a dateline: it is the article's own."""
    for expression in expressions(sentence):
        stamp = datelines.is_stamp(sentence.text, expression.span.start - sentence.span.start)
        if expression.form not in _NO_CLAIM and not stamp:
            measure = happening(sentence, expression.span)
            yield replace(claim(document, sentence, Kind.DATE, expression.span, measure), when=expression)


def expressions(sentence: Sentence) -> Iterator[DateExpression]:
    """The date expressions of a sentence, in the document's offsets, each with its clause's tense. The word right
    before a date settles it ("due Friday"), but for "by", "until" and "through", which leave it to the verb."""
    for found in datelines.told(sentence.text):
        there = replace(found, span=found.span.shift(sentence.span.start))
        settled = there.tense is not Tense.UNKNOWN and dict(there.fields).get("lead", "since") == "since"
        told = Tense.UNKNOWN if settled else tense(sentence, there.span)
        yield replace(there, tense=told) if told is not Tense.UNKNOWN else there


class _Wants:
    """Whether a sentence holds a date that anyone could dispute; what is found is found once."""

    @staticmethod
    def search(text: str, /) -> bool | None:
        return any(one.form not in _NO_CLAIM for one in dates.find(text)) or None


EXTRACTOR = Extractor(Kind.DATE, _Wants(), read)
