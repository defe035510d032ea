"""Whether a bare number is somebody's age: "Jane Roe, 27", "the girls, 7 and 9,", "a boy of 12", "at 62, she …".

The words around the number decide, not the tree alone: set off behind a person, between commas, brackets or dashes, or
what a person is said to be or to turn.
"""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.model import Quantity, Span
from reconcile.text import lexicon, names, phrases
from reconcile.text.syntax import Sentence, Token

#: Nobody is older.
OLDEST = 120


def could_be(quantity: Quantity) -> bool:
    """A whole number of years that a person can live."""
    value = quantity.value
    return value is not None and 0 < value < OLDEST and not value % 1


# ── what a person is, or turns ───────────────────────────────────────────────────────────────────────────────────────

_PERSONS = frozenset(("he", "she", "who", "i"))
_AGES = frozenset(("age", "expectancy"))
#: Whom news calls by kin, office or calling; "the driver was 34" tells an age, "the index was 34" none.
_CALLINGS = frozenset(
    "mother father parent son daughter brother sister sibling wife husband widow widower uncle aunt nephew niece "
    "cousin grandmother grandfather twin bride groom fiance fiancee spouse partner friend neighbour neighbor "
    "driver rider cyclist motorist pilot captain sailor fisherman hiker climber diver swimmer skier surfer "
    "teacher nurse doctor surgeon lawyer judge clerk farmer miner builder baker cook waiter waitress barber trader "
    "officer soldier sergeant lieutenant colonel guard firefighter paramedic detective veteran "
    "actor actress singer dancer musician painter poet novelist writer author journalist reporter photographer "
    "mayor senator governor minister president king queen prince princess pope bishop priest monk nun imam rabbi "
    "gunman shooter attacker bomber killer assailant murderer robber thief inmate prisoner defendant accused "
    "pensioner retiree newborn survivor hostage tourist champion winner".split()
)


#: Count people, and are none: "the death toll is 38" tells no age.
_TOLLS = frozenset("toll number count tally total death fatality injury casualty body".split())


def is_stated(sentence: Sentence, number: Sequence[Token]) -> bool:
    """True for what a person "was" or "turned", and for a bare number that an age or a life expectancy is."""
    token = phrases.top(number)
    if token is None or token.dep not in ("attr", "acomp", "dobj", "pobj", "npadvmod"):
        return False
    found = phrases.governor(sentence, token)
    if found is None or found.verb.lemma not in ("be", "turn", "become"):
        return False
    own = phrases.child(sentence, found.verb, "nsubj")
    if own is None:
        return False
    return own.lemma in _AGES or (token.dep != "pobj" and (own.lower in _PERSONS or _is_someone(own)))


def _is_someone(token: Token, tag: str = "NN") -> bool:
    """A person, by kin, office or calling; no name: "Dow Jones was 34" has one too."""
    if token.tag != tag or token.lemma in _TOLLS:
        return False
    return token.lemma in _CALLINGS or lexicon.root(lexicon.noun(token.lemma)) == "person"


# ── set off behind a person ──────────────────────────────────────────────────────────────────────────────────────────

_DASHES = ("-", "–", "—")
#: What may follow an age, by what stands before it.
_AFTER = {
    ",": frozenset((".", ",", ";", ")", "of", "from", "and", "who", "was", "is", "-", "–", "—", "]")),
    "(": frozenset(")"),
} | dict.fromkeys(_DASHES, frozenset(_DASHES))
#: Between an age and what sets it off: "his twin, also 24,", "Ann Moe, now 70,", "their son, then 9,".
_STILL = frozenset(("also", "now", "then", "just", "only", "both"))


def is_set_off(sentence: Sentence, number: Sequence[Token]) -> bool:
    """ "Identified as Jane Roe, 27.", "Jane Roe (27)", "the girls, 7 and 9,": bare numbers behind a person."""
    start, end = number[0].index, number[-1].index + 1
    tokens = sentence.tokens
    if start and tokens[start - 1].lower in _STILL:
        start -= 1
    elif start > 1 and tokens[start - 1].lower == "and" and _is_bare(tokens[start - 2]):
        start -= 2  # the second of two
    elif end + 2 < len(tokens) and tokens[end].lower == "and" and _is_bare(tokens[end + 1]):
        end += 2  # the first of two
    several = end - start > len(number) and tokens[start].lower not in _STILL
    if start < 2 or tokens[start - 1].text not in _AFTER:
        return False
    if end < len(tokens) and tokens[end].lower not in _AFTER[tokens[start - 1].text]:
        return False
    named = start - 2
    if tokens[named].text == ")" and named > 2 and tokens[named - 2].text == "(":
        named -= 3  # "Jane Roe (left), 27,"
    return _is_someone(tokens[named], "NNS") if several else _is_person(sentence, tokens[named])


def _is_bare(token: Token) -> bool:
    return token.tag == "CD" and token.text.isalnum()


def _is_person(sentence: Sentence, token: Token) -> bool:
    if token.tag == "NN":
        return _is_someone(token)
    if token.tag == "NNP" and token.index and _is_someone(sentence.tokens[token.index - 1]):
        return True  # "her son Leo (12)"
    base = sentence.span.start
    found = next((one for one in names.find(sentence.text) if one.span.shift(base).touches(token.span)), None)
    return found is not None and found.kind in ("person", "unknown") and " " in found.text


def is_listed(sentence: Sentence, last: Span, span: Span) -> bool:
    """ "Aged 22, 45 and 67": the figures after an age are ages too."""
    if span.start <= last.end:
        return False
    between = sentence.within(Span(last.end, span.start))
    after = sentence.within(Span(span.end, span.end + 2))
    counting = any(phrases.is_noun(t) or t.tag in ("CD", "JJ") for t in after)
    return not counting and bool(between) and all(t.lower in _JOINED for t in between)


_JOINED = frozenset((",", "and", "to", "or", "through", "-", "–", "&"))


# ── before and behind a person ───────────────────────────────────────────────────────────────────────────────────────


def is_of_person(sentence: Sentence, number: Sequence[Token]) -> bool:
    """ "A boy of 12": one person, "of", and a number that counts nothing."""
    start, end = number[0].index, number[-1].index + 1
    tokens = sentence.tokens
    if start < 3 or tokens[start - 1].lower != "of" or tokens[start - 3].lower in ("no", "each", "every"):
        return False
    if end < len(tokens) and (phrases.is_noun(tokens[end]) or tokens[end].tag in ("JJ", "CD", "HYPH", "$")):
        return False
    return tokens[start - 2].lower in ("man", "woman", "boy", "girl", "youth", "lad", "child", "widow", "widower")


def is_opening(sentence: Sentence, number: Sequence[Token]) -> bool:
    """ "At 62, she was the oldest of them"."""
    start, end = number[0].index, number[-1].index + 1
    tokens = sentence.tokens
    if not start or tokens[start - 1].lower != "at" or end + 1 >= len(tokens) or tokens[end].text != ",":
        return False
    opens = start == 1 or tokens[start - 2].text in ("“", '"', ",", "``", "—", "–")
    return opens and tokens[end + 1].lower in _PERSONS
