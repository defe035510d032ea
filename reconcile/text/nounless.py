"""What a number counts whose noun was left out: by a state ("15 hurt"), by the verb ("twelve died"), after "among", or
as what was counted just before."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.model import Span
from reconcile.text import befalling, phrases
from reconcile.text.counted import Counted, lemmas, next_is_noun, of_people, participle
from reconcile.text.syntax import Sentence, Token
from reconcile.text.wordlists import lists


def others(sentence: Sentence, number: Sequence[Token], earlier: Sequence[Counted]) -> Counted | None:
    """ "140 others": people, where the verb or what was counted before tells so."""
    after = number[-1].index + 1
    if (
        after >= len(sentence.tokens)
        or sentence.tokens[after].lower not in ("others", "more")
        or next_is_noun(sentence, sentence.tokens[after])
    ):
        return None
    token = sentence.tokens[after]
    hanging = token if token.lower == "others" else number[-1]
    found = phrases.governor(sentence, hanging)
    own = participle(sentence, token)
    if (found is not None and found.verb.lemma in lists().person_verbs) or (own is not None and of_people(own)):
        return Counted("person", (), hanging, "verb", token.span, own)
    if earlier:
        return Counted(earlier[-1].head, earlier[-1].modifiers, hanging, "before", token.span, None)
    return Counted("other", (), hanging, "noun", token.span, None) if token.lower == "others" else None


#: May stand between a bare number and the state of those it counts.
_BEFORE_STATE = frozenset(
    "critically seriously slightly badly others more still confirmed were was are being have has been fatally reported "
    "feared remain remained listed remains is".split()
)


def state_of(sentence: Sentence, number: Sequence[Token]) -> Counted | None:
    """ "15 hurt", "16 shot, 1 fatally", "more than 900 injured", "two still in hospital": people."""
    index = number[-1].index + 1
    tokens = sentence.tokens
    while index < len(tokens) and tokens[index].lower in _BEFORE_STATE:
        if tokens[index].lower == "fatally":
            return Counted("person", (), number[-1], "state", None, tokens[index])
        index += 1
    where = befalling.whereabouts(sentence, index)
    if where is not None:
        state = None if befalling.is_condition(where) else where
        return Counted("person", (), number[-1], "state", None, state)
    if index >= len(tokens) or tokens[index].lower not in lists().states or next_is_noun(sentence, tokens[index]):
        return None
    word = tokens[index]
    return Counted("person", (), number[-1], "state", Span(number[-1].span.start, word.span.end), word)


def with_clause(sentence: Sentence, number: Sequence[Token]) -> Counted | None:
    """ "There were 16 who fled", "16 that were shot": people, and what they did or what befell them."""
    tokens, index = sentence.tokens, number[-1].index + 1
    if index >= len(tokens) or tokens[index].lower not in ("who", "that"):
        return None
    verb = next((token for token in tokens[index + 1 : index + 5] if _is_full_verb(token)), None)
    if verb is None or (tokens[index].lower == "that" and not of_people(verb)):
        return None
    return Counted("person", (), number[-1], "state", Span(number[-1].span.start, number[-1].span.end), verb)


def _is_full_verb(token: Token) -> bool:
    return phrases.is_verb(token) and token.lemma not in ("be", "have", "do", "get", "will", "would", "may", "could")


def behind_verb(sentence: Sentence, number: Sequence[Token]) -> Counted | None:
    """ "Blast kills 4, hurts 8": a headline's verb of what befell people, whatever the parser takes it for."""
    start, end = number[0].index, number[-1].index + 1
    verb = sentence.tokens[start - 1] if start else None
    if verb is None or verb.lemma not in lists().person_verbs or verb.tag in ("NN", "NNP", "VBG", "JJ", "CD"):
        return None
    after = sentence.tokens[end] if end < len(sentence.tokens) else None
    if after is not None and (phrases.is_noun(after) or after.tag in ("JJ", "CD", "VBN", "VBG", "$", "JJR")):
        return None
    if after is not None and after.tag == "HYPH" and after.span.start == number[-1].span.end:
        return None
    return Counted("person", (), number[-1], "verb", None, verb)


def by_verb(sentence: Sentence, number: Sequence[Token]) -> Counted | None:
    """ "The storm killed 40", "twelve died": people."""
    token = phrases.top(number)
    if (
        token is None
        or (phrases.is_noun(token) and token.tag != "NNS")
        or token.dep not in ("dobj", "nsubj", "nsubjpass", "conj", "obj", "ROOT", "appos")
    ):
        return None
    found = phrases.governor(sentence, token)
    if found is None or found.relation == "oblique":
        return None
    if found.verb.lemma not in lists().person_verbs and (
        token.index > number[-1].index or befalling.told(sentence, token, number[-1].index + 1, found) is None
    ):
        return None
    return Counted("person", (), token, "verb", None, None)


def among(sentence: Sentence, number: Sequence[Token]) -> Counted | None:
    """ "An accord on fishing, among seven": accords."""
    token = phrases.top(number)
    if token is None or token.dep != "pobj" or sentence.head(token).lower != "among":
        return None
    above = sentence.head(sentence.head(token))
    noun = above if phrases.is_noun(above) else None
    if noun is None and phrases.is_verb(above):
        noun = phrases.child(sentence, above, "dobj") or phrases.child(sentence, above, "nsubjpass", "nsubj")
    if noun is None or not phrases.is_noun(noun):
        return None
    before = [t for t in phrases.modifiers(sentence, noun) if t.tag != "CD"]
    return Counted(phrases.lemma(noun), lemmas(before), noun, "among", None, participle(sentence, noun))


#: "The index was above 50": a level of something else than what was counted before.
_LEVELS = frozenset(("above", "below", "at", "under"))


#: How a bare number may hang that stands for a noun.
_HANGING = frozenset("nsubj nsubjpass dobj conj pobj attr appos ROOT npadvmod dep".split())


def _is_there(sentence: Sentence, token: Token) -> bool:
    """ "21 were killed in the area, 15 in the north": the parser may take the noun before a bare number for its own."""
    after = sentence.tokens[token.index + 1 : token.index + 2]
    return (
        token.dep == "nummod" and token.head <= token.index and bool(after) and after[0].lower in ("in", "at", "near")
    )


def as_before(sentence: Sentence, number: Sequence[Token], earlier: Sequence[Counted]) -> Counted | None:
    """ "48 trains were stopped, 39 sent another way": trains, as counted just before."""
    token = phrases.top(number)
    start = number[0].index
    if start > 1 and sentence.tokens[start - 1].lower == "or" and sentence.tokens[start - 2].tag == "NN":
        noun = sentence.tokens[start - 2]
        return Counted(phrases.lemma(noun), (), noun, "noun", None, None)
    if token is None or not earlier or not (token.dep in _HANGING or _is_there(sentence, token)):
        return None
    before = [one.lower for one in sentence.tokens[max(0, start - 2) : start]]
    if before[-1:] and (before[-1] in _LEVELS or before == ["in", "the"]):  # "numbering in the millions"
        return None
    after = sentence.tokens[number[-1].index + 1] if number[-1].index + 1 < len(sentence.tokens) else None
    if after is not None and (phrases.is_noun(after) or after.tag in ("CD", "$")):
        return None
    last = earlier[-1]
    return Counted(last.head, last.modifiers, token, "before", None, None)
