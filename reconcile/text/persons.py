"""Whose age a figure tells, and of what an anniversary is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from reconcile.model import Measure, Span
from reconcile.text import agespans, names, phrases
from reconcile.text.measures import Measured
from reconcile.text.syntax import Sentence, Token


def of_age(sentence: Sentence, figure: Sequence[Token]) -> Measured:
    """ "Ann Moe, 27", "the 27-year-old driver", "she was 27": the person is what the age belongs to."""
    token = phrases.top(figure) or figure[-1]
    if (name := _set_off(sentence, figure) or _in_apposition(sentence, figure)) is not None:
        return Measured(Measure(f"age of {name}", name, (), "", "", (name,), token.span), token)
    if (said := _said_to_be(sentence, figure)) is not None:
        whose = phrases.written(sentence, phrases.noun_phrase(sentence, said, 5))
        narrowed = tuple(phrases.lemma(one) for one in phrases.modifiers(sentence, said))
        return Measured(Measure(f"age of {whose}", phrases.lemma(said), narrowed, "be", "", (), said.span), token)
    itself = _is_behind_preposition(sentence, figure) or _is_joined(sentence, figure)
    who = None if itself else _described(sentence, token)
    verb = None
    if itself or (who is None and _is_noun_itself(figure[-1])):
        return Measured(Measure(f"age of {phrases.written(sentence, _span(figure))}"), token)
    if who is not None and who.index > figure[-1].index + 1 and _is_closed(sentence, figure):
        who = None  # "gave a nine year old a whip": the whip is not nine
    if who is None and not _opens_behind_noun(sentence, figure):
        found = phrases.governor(sentence, token)
        verb = found.verb if found else None
        if verb is not None and verb.lemma not in _LINKING and _is_somebody(sentence, figure):
            return Measured(Measure("age"), token)
        who = phrases.subject(sentence, verb) if verb is not None else None
    who = sentence.tokens[0] if who is None and _opens_behind_noun(sentence, figure) else who
    if who is None:
        return Measured(Measure("age"), token)
    relative = next((t for t in sentence.below(who) if t.dep == "appos" and t.tag == "NNP"), None)
    who = relative if relative is not None and verb is not None else who
    written = _named_after(sentence, figure) or _named_before(sentence, figure) or _full_name(sentence, who)
    name = written or phrases.name_of(sentence, who)
    whose = written or phrases.written(sentence, phrases.noun_phrase(sentence, who, 5))
    of = (name,) if who.tag in ("NNP", "NNPS") or name != phrases.lemma(who) else ()
    before = [] if of else [t for t in phrases.modifiers(sentence, who) if t.index not in {f.index for f in figure}]
    measure = Measure(
        f"age of {whose}", name, tuple(map(phrases.lemma, before)), verb.lemma if verb else "", "", of, who.span
    )
    return Measured(measure, token)


def of_ages(sentence: Sentence, number: Sequence[Token]) -> Measured:
    """ "The victims ranged in age from 18 to 24": whose ages the two numbers are."""
    token, who = number[0], agespans.bearers(sentence, tuple(number))
    if who is None:
        return Measured(Measure("age"), token)
    whose = phrases.written(sentence, phrases.noun_phrase(sentence, who, 5))
    before = tuple(phrases.lemma(one) for one in phrases.modifiers(sentence, who))
    return Measured(Measure(f"age of {whose}", phrases.lemma(who), before, "", "", (), who.span), token)


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


def _span(figure: Sequence[Token]) -> Span:
    return figure[0].span.join(figure[-1].span)


def _is_noun_itself(last: Token) -> bool:
    """ "After a 3-year-old fell": the child whose age it is has no other noun, and nobody else is that old."""
    return last.lower in ("old", "olds") and last.dep in ("pobj", "dobj", "nsubj", "nsubjpass", "ROOT", "conj", "appos")


_SAID = frozenset("believed thought said reported known estimated understood assumed reportedly".split())
_NEARLY = frozenset(("about", "around", "just", "only", "roughly", "approximately", "nearly"))


def _said_to_be(sentence: Sentence, figure: Sequence[Token]) -> Token | None:
    """ "The boy, believed to be nine years old, …": the noun that the clause is set off behind."""
    words = [token for token in sentence.tokens[: figure[0].index] if token.lower not in _NEARLY]
    if len(words) < 5 or [token.lower for token in words[-2:]] != ["to", "be"] or words[-3].lower not in _SAID:
        return None
    who = words[-5] if words[-4].text in (",", "(") else None
    return who if who is not None and who.tag == "NN" else None


def _is_behind_preposition(sentence: Sentence, figure: Sequence[Token]) -> bool:
    """ "Aunt held after 3-year-old was hurt", "boy shot 9-year-old": a preposition or verb before, no noun behind."""
    last, start = figure[-1], figure[0].index
    start -= 1 if start and sentence.tokens[start - 1].tag == "DT" else 0
    if last.lower != "old" or not start or all(token.tag != "HYPH" for token in figure):
        return False
    before = sentence.tokens[start - 1]
    acts = phrases.is_verb(before) and before.tag != "MD" and before.lemma not in _IS
    if not acts and before.text != ":" and (before.tag != "IN" or before.lower in ("as", "like")):
        return False
    after = sentence.tokens[last.index + 1 : last.index + 2]
    return not after or after[0].tag in _CLOSING


def _is_joined(sentence: Sentence, figure: Sequence[Token]) -> bool:
    """ "Moe and the 16-year-old had a quarrel": somebody beside the one who is named."""
    start, last = figure[0].index, figure[-1]
    if last.lower != "old" or start < 2 or sentence.tokens[start - 1].tag != "DT":
        return False
    after = sentence.tokens[last.index + 1 : last.index + 2]
    return sentence.tokens[start - 2].lower in ("and", "or") and (not after or after[0].tag in _CLOSING)


_IS = frozenset(("be", "become", "turn", "have", "look", "seem", "remain"))
#: Behind "3-year-old", tags of words that tell no more of whose age it is.
_CLOSING = frozenset((".", ",", ":", "VBD", "VBZ", "MD", "RB", "CC", "WP", "IN", "-RRB-"))


def _opens_behind_noun(sentence: Sentence, figure: Sequence[Token]) -> bool:
    """ "Boy, 13, dies": whom the parser ties to nothing."""
    return figure[0].index == 2 and sentence.tokens[1].text == "," and sentence.tokens[0].text.isalpha()


def _named_after(sentence: Sentence, figure: Sequence[Token]) -> str:
    """The name right behind "27-year-old"."""
    last = figure[-1]
    if last.lower != "old" or last.index + 1 >= len(sentence.tokens):
        return ""
    behind = sentence.tokens[last.index + 1 :]
    name = list(takewhile(lambda token: token.tag == "NNP", behind))
    describes = name and len(behind) > len(name) and behind[len(name)].tag in ("NN", "NNS", "NNPS")  # "Oslo girl"
    return _full_name(sentence, name[0]) if name and not describes else ""


def _named_before(sentence: Sentence, figure: Sequence[Token]) -> str:
    """The name right before ", 27": "her sister Ann Moe, 27"."""
    start = figure[0].index
    if start < 2 or sentence.tokens[start - 1].text not in (",", "("):
        return ""
    return _full_name(sentence, sentence.tokens[start - 2])


def _set_off(sentence: Sentence, figure: Sequence[Token]) -> str | None:
    """ "Ann Moe, 27, a guard": a bare number behind a whole name, whatever the parser makes of it."""
    start, end = figure[0].index, figure[-1].index + 1
    if len(figure) > 1 or start < 2 or sentence.tokens[start - 1].text not in (",", "("):
        return None
    closed = end == len(sentence.tokens) or sentence.tokens[end].text in (",", ")", ".", ";")
    name = _full_name(sentence, sentence.tokens[start - 2]) if closed else ""
    return name if " " in name else None


def _in_apposition(sentence: Sentence, figure: Sequence[Token]) -> str | None:
    """ "Ann Moe, a 27-year-old guard from Orme", "27-year-old guard Ann Moe": the name beside the calling."""
    if figure[-1].lower != "old":
        return None
    start, end, tokens = figure[0].index, figure[-1].index + 1, sentence.tokens
    if start > 2 and tokens[start - 1].lower in ("a", "an", "the") and tokens[start - 2].text == ",":
        own = _full_name(sentence, tokens[start - 3])
        if " " in own and not _is_where(sentence, own, tokens[start - 3]) and not _acts(sentence, end):
            return own
    calling = list(takewhile(lambda one: one.text.islower() and one.tag in _DESCRIBING, tokens[end : end + 4]))
    behind = tokens[end + len(calling) :]
    if not calling or not behind or behind[0].tag != "NNP":
        return None
    own = _full_name(sentence, behind[0])
    return own if " " in own else None


_DESCRIBING = frozenset(("NN", "JJ", "RB", "VBG"))


def _is_where(sentence: Sentence, name: str, last: Token) -> bool:
    """ "In Port Orme, a 27-year-old man": a place before the one who is told of."""
    first = last.index - name.count(" ")
    before = sentence.tokens[first - 1].lower if first > 0 else ""
    kinds = {one.kind for one in names.find(sentence.text) if one.text == name}
    return before in _PLACED or not kinds & {"person", "unknown"}


_PLACED = frozenset(("in", "at", "near", "from", "outside", "around", "on"))


def _acts(sentence: Sentence, end: int) -> bool:
    """ "According to Ann Moe, a 27-year-old man was shot": the one who is that old does what the sentence tells."""
    for token in sentence.tokens[end : end + 6]:
        if token.tag in ("VBD", "VBZ", "VBP", "MD"):
            return True
        if not phrases.is_noun(token) and token.tag not in ("JJ", "HYPH", "CD"):
            return False
    return False


def _full_name(sentence: Sentence, who: Token) -> str:
    """The whole name that a token is a part of, as written; "" where it is none."""
    base = sentence.span.start
    if not who.text[:1].isupper():
        return ""
    found = (name for name in names.find(sentence.text) if name.span.shift(base).touches(who.span))
    own = next((name for name in found if " " in name.text or who.tag in ("NNP", "NNPS")), None)
    if own is None:
        return ""
    given = _NICKNAMED.search(sentence.text[: own.span.start])
    return f"{given[1]} {own.text}" if given and " " not in own.text else own.text


#: "Mark “Bread” Moe": the name before the nickname is the given one.
_NICKNAMED = re.compile(r"\b([A-Z][\w'’-]+) [“\"‘'(][A-Z][\w.’-]*(?: [A-Z][\w.’-]*)?[”\"’')] $")


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
