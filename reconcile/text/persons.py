"""Whose age a figure tells, and of what an anniversary is."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.model import Measure, Span
from reconcile.text import names, phrases
from reconcile.text.measures import Measured
from reconcile.text.syntax import Sentence, Token


def of_age(sentence: Sentence, figure: Sequence[Token]) -> Measured:
    """ "Ann Moe, 27", "the 27-year-old driver", "she was 27": the person is what the age belongs to."""
    token = phrases.top(figure) or figure[-1]
    who = _described(sentence, token)
    verb = None
    if who is not None and who.index > figure[-1].index + 1 and _is_closed(sentence, figure):
        who = None  # "gave a nine year old a whip": the whip is not nine
    if who is None:
        found = phrases.governor(sentence, token)
        verb = found.verb if found else None
        if verb is not None and verb.lemma not in _LINKING and _is_somebody(sentence, figure):
            return Measured(Measure("age"), token)
        who = phrases.subject(sentence, verb) if verb is not None else None
    if who is None:
        return Measured(Measure("age"), token)
    relative = next((t for t in sentence.below(who) if t.dep == "appos" and t.tag == "NNP"), None)
    who = relative if relative is not None and verb is not None else who
    written = _named_before(sentence, figure) or _full_name(sentence, who)
    name = written or phrases.name_of(sentence, who)
    whose = written or phrases.written(sentence, phrases.noun_phrase(sentence, who, 5))
    of = (name,) if who.tag in ("NNP", "NNPS") or name != phrases.lemma(who) else ()
    before = [] if of else [t for t in phrases.modifiers(sentence, who) if t.index not in {f.index for f in figure}]
    measure = Measure(
        f"age of {whose}", name, tuple(map(phrases.lemma, before)), verb.lemma if verb else "", "", of, who.span
    )
    return Measured(measure, token)


#: Verbs after which "a nine-year-old" is who the sentence is about.
_LINKING = frozenset(("be", "become", "remain", "seem", "turn"))
_DETERMINERS = frozenset("a an the another this that his her their one".split())


def _is_somebody(sentence: Sentence, figure: Sequence[Token]) -> bool:
    """ "Brandt gave a nine year old a whip": the age stands for a person, who is not the one that acts."""
    start, end = figure[0].index, figure[-1].index
    old = any(token.lower.endswith(("old", "olds")) for token in sentence.tokens[end : end + 4])
    return bool(start) and old and sentence.tokens[start - 1].lower in _DETERMINERS


def _is_closed(sentence: Sentence, figure: Sequence[Token]) -> bool:
    """Right after "old" another phrase opens."""
    end = figure[-1].index
    for token in sentence.tokens[end : end + 4]:
        if token.lower.endswith(("old", "olds")):
            after = sentence.tokens[token.index + 1 : token.index + 2]
            return bool(after) and after[0].lower in _DETERMINERS
    return False


def _named_before(sentence: Sentence, figure: Sequence[Token]) -> str:
    """The name right before ", 27": "her sister Ann Moe, 27"."""
    start = figure[0].index
    if start < 2 or sentence.tokens[start - 1].text not in (",", "("):
        return ""
    return _full_name(sentence, sentence.tokens[start - 2])


def _full_name(sentence: Sentence, who: Token) -> str:
    """The whole name that a token is a part of, as written; "" where it is none."""
    base = sentence.span.start
    if not who.text[:1].isupper():
        return ""
    found = (name.text for name in names.find(sentence.text) if name.span.shift(base).touches(who.span))
    return next((name for name in found if " " in name or who.tag in ("NNP", "NNPS")), "")


def _described(sentence: Sentence, token: Token) -> Token | None:
    for _ in range(4):
        above = sentence.head(token)
        if above.index == token.index or phrases.is_verb(above):
            return None
        if phrases.is_noun(above) or above.pos == "PRON":
            return above
        token = above
    return None


def of_anniversary(sentence: Sentence, noun: Token) -> Measured:
    """The anniversary of what: "victory", "World War II"."""
    of: list[str] = []
    inner: Token | None = noun
    last = noun
    for _ in range(3):
        inner = phrases.object_of(sentence, inner, "of", "in", "since") if inner is not None else None
        if inner is None or not phrases.is_noun(inner):
            break
        of.append(phrases.name_of(sentence, inner))
        last = inner
    text = phrases.written(sentence, Span(noun.span.start, max(last.span.end, noun.span.end)))
    return Measured(Measure(text, noun.lemma, (), "", "", tuple(of), noun.span), noun)
