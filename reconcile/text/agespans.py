"""From which age to which people are: "ranging in age from 20 to 37", "aged between 20 and 37".

One reading of two numbers. "Aged 6 and 9" are two ages, and none between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reconcile.model import Bound, Interval, Quantity, Span
from reconcile.text import ages, lexicon, phrases
from reconcile.text.syntax import Sentence, Token

_LOOSE = r"(?:(?:about|around|roughly|approximately) )?"
_NUMBERS = rf"{_LOOSE}(?P<low{{0}}>\d{{{{1,2}}}})-? ?(?:{{1}}) ?{_LOOSE}(?P<high{{0}}>\d{{{{1,3}}}})(?![\w%.,]*\d)"
_TO = r"to|through|-|–|—"


def _numbers(name: str, joined: str) -> str:
    return _NUMBERS.format(name, joined)


_SPAN = re.compile(
    r"\b(?:"
    rf"(?:ages?|aged|in age)(?:,? (?:rang(?:e|es|ed|ing)|var(?:y|ied|ying)|are|is|were|was))?,? "
    rf"(?:between {_numbers('1', f'and|{_TO}')}|(?:from |of )?{_numbers('2', _TO)})"
    rf"|between (?:the )?ages of {_numbers('6', f'and|{_TO}')}"
    rf"|(?:from {_numbers('3', _TO)}|between {_numbers('4', f'and|{_TO}')})(?: |-)years?(?: |-)(?:old|of age)"
    r"|in (?:his|her|their) (?P<part>early |mid-? ?|late )?(?P<decade>[2-9]0)s(?!\w)"
    rf"|(?P<stated>(?:are|were)(?: all| mostly)? between {_numbers('5', 'and')}(?= ?(?:[.;,)]|$|and |but )))"
    r")",
    re.I,
)
_ENDS = "123456"

#: An age told by its ten years, which no other figure need stand beside.
WANTS = re.compile(r"\bin (?:his|her|their) (?:early |mid-? ?|late )?[2-9]0s(?!\w)", re.I)


@dataclass(frozen=True, slots=True)
class AgeSpan:
    """The span of both numbers, in the document's offsets, and the two ages."""

    span: Span
    low: int
    high: int
    number: tuple[Token, ...]
    of_one: bool = False  # "a man in his 50s": one age, told roughly


def find(sentence: Sentence) -> Iterator[AgeSpan]:
    """The spans of age of a parsed sentence, in order."""
    base = sentence.span.start
    for match in _SPAN.finditer(sentence.text):
        if match["decade"]:
            yield from _decade(sentence, match)
            continue
        end = next(name for name in _ENDS if match[f"low{name}"])
        low, high = int(match[f"low{end}"]), int(match[f"high{end}"])
        span = Span(match.start(f"low{end}"), match.end(f"high{end}")).shift(base)
        number = sentence.within(span)
        if not low < high < ages.OLDEST or not number or bearers(sentence, number) is None:
            continue
        if match["stated"] and not _of_people(sentence, number):
            continue
        yield AgeSpan(span, low, high, number)


def quantity(told: AgeSpan, text: str) -> Quantity:
    """Both ages as one figure, with its words."""
    interval = Interval(Decimal(told.low), Decimal(told.high))
    return Quantity(interval, None, Bound.BETWEEN, "year of age", "age", text, told.span, Decimal(1))


def _decade(sentence: Sentence, match: re.Match[str]) -> Iterator[AgeSpan]:
    """ "A man in his late 50s"."""
    span = Span(match.start("part" if match["part"] else "decade"), match.end()).shift(sentence.span.start)
    number = sentence.within(Span(match.start("decade"), match.end()).shift(sentence.span.start))
    first, last = _PARTS_OF_TEN[(match["part"] or "").strip(" -").lower()]
    if number:
        yield AgeSpan(span, int(match["decade"]) + first, int(match["decade"]) + last, number, True)


_PARTS_OF_TEN = {"": (0, 9), "early": (0, 4), "mid": (3, 7), "late": (6, 9)}


def bearers(sentence: Sentence, number: tuple[Token, ...]) -> Token | None:
    """Whose ages they are: the subject of the verb, where it is people, else the people told last before."""
    found = phrases.governor(sentence, number[0])
    own = phrases.subject(sentence, found.verb) if found is not None else None
    if own is not None:
        inner = phrases.object_of(sentence, own, "of")
        own = inner if inner is not None and own.lower in _PARTS else own
        if _is_people(own):
            return own
    before = [token for token in sentence.tokens[: number[0].index] if token.tag == "NNS"]
    people = [token for token in before if _is_people(token)] or [one for one in before if not _is_age(sentence, one)]
    return people[-1] if people else None


def _is_age(sentence: Sentence, token: Token) -> bool:
    """ "Ages", and whose they are: "the singers' ages"."""
    after = sentence.tokens[token.index + 1 : token.index + 2]
    return token.lemma == "age" or bool(after and after[0].tag == "POS")


#: "Most of the victims are between 18 and 24."
_PARTS = frozenset(("most", "all", "many", "some", "both", "majority", "rest"))


def _of_people(sentence: Sentence, number: tuple[Token, ...]) -> bool:
    own = bearers(sentence, number)
    verb = next((token for token in reversed(sentence.tokens[: number[0].index]) if phrases.is_verb(token)), None)
    if own is None or not _is_people(own):
        return False
    return verb is not None and own.index < verb.index and not _counts_things(sentence, own, verb)


def _counts_things(sentence: Sentence, own: Token, verb: Token) -> bool:
    """Another noun nearer to the verb: "the scores of the players were between 18 and 24"."""
    first = next((t for t in sentence.tokens[: verb.index] if phrases.is_noun(t) and t.lower not in _PARTS), own)
    return first.index < own.index and not _is_people(first)


def _is_people(token: Token) -> bool:
    if token.lower in ("they", "we"):
        return True
    return token.tag == "NNS" and lexicon.root(lexicon.noun(token.lemma)) == "person"
