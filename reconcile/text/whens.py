"""Which of a sentence's dates gives a figure its period: that of the figure's own clause, else of one above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reconcile.model import DateExpression, Span
from reconcile.text import phrases
from reconcile.text.syntax import Sentence, Token

_APART = frozenset((";", ":"))


def nearest(sentence: Sentence, figure: Span, anchor: Token, dates: Sequence[DateExpression]) -> DateExpression | None:
    """The date of the same clause that stands closest, one after the figure before one as far in front of it."""
    if not dates:
        return None
    clauses = list(_clauses(sentence, anchor))
    ranked, inside = [], []
    for date in dates:
        if date.span.touches(figure):
            return date
        if _is_base(sentence, date, dates):
            continue
        token = next(iter(sentence.within(date.span)), None)
        depth = _depth(sentence, token, clauses) if token is not None else None
        if depth is not None:
            gap = date.span.start - figure.end if date.span.start >= figure.end else 2 * (figure.start - date.span.end)
            ranked.append((depth, gap, date.span.start, date))
        elif token is not None and clauses[0] in _clauses(sentence, token):
            inside.append((abs(date.span.start - figure.end), date.span.start, date))
    best = min(ranked, key=lambda row: row[:3], default=None)
    if best is None or (best[0] and inside):
        # "who hurt two before he fled on Sunday had bought it last year": what is told within the clause is nearer
        return min(inside, key=lambda row: row[:2])[2] if best is not None else None
    return best[3]


def _is_base(sentence: Sentence, date: DateExpression, dates: Sequence[DateExpression]) -> bool:
    """ "Up 12% from a year earlier", "rose 0.6% in May from April": the time that is compared with is not the figure's
    own."""
    before = sentence.text[: date.span.start - sentence.span.start]
    if any(before[other.span.end - sentence.span.start :] == " from " for other in dates if other.span < date.span):
        return True
    return _AGO.search(date.text) is not None and _THAN.search(before) is not None


_AGO = re.compile(r"\b(?:earlier|ago|before|previous|prior|last|same)\b", re.IGNORECASE)
_THAN = re.compile(
    r"\b(?:from|than|compared (?:with|to)|against|versus|vs\.?|over|on)\s+(?:(?:that|those|levels?) (?:of|in)\s+)?"
    r"(?:the |its |a |an )?$",
    re.IGNORECASE,
)

#: Before a figure, say that the date behind it is told of it alone: "to 5.3% from 5.7% a week ago".
_COMPARED = re.compile(
    r"(?:\bfrom|\bcompared (?:with|to)|\bagainst|\bversus|\bvs\.?|\bup on|\bdown on)\s+\W?$", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s*(?:(?:in|on|during|at|for|the|a|back)\s+){0,3}", re.IGNORECASE)


def owners(sentence: Sentence, figures: Sequence[Span], dates: Sequence[DateExpression]) -> dict[Span, Span]:
    """The dates that belong to one figure only, each with that figure: the one it follows, where that one is what
    another is compared with."""
    text, base = sentence.text, sentence.span.start
    found = {}
    for date in dates:
        before = [span for span in figures if span.end <= date.span.start]
        if len(before) > 1:
            near = max(before, key=lambda span: span.end)
            lead = text[max(0, near.start - base - 20) : near.start - base]
            if _COMPARED.search(lead) and _BETWEEN.fullmatch(text[near.end - base : date.span.start - base]):
                found[date.span] = near
    return found


def _clauses(sentence: Sentence, token: Token) -> Iterator[int]:
    """The verbs above a token, innermost first; -1 stands for "no verb"."""
    found = False
    for above in (token, *sentence.ancestors(token)):
        if phrases.is_verb(above) or above.head == above.index:
            found = True
            yield above.index
    if not found:
        yield -1


def _depth(sentence: Sentence, date: Token, clauses: Sequence[int]) -> int | None:
    """How many clauses above the figure's own the date stands; None where it belongs to another clause."""
    own = next(_clauses(sentence, date))
    return clauses.index(own) if own in clauses else None
