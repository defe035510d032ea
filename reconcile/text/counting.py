"""Which noun a number counts.

"Twelve trade and customs accords" counts accords, though the parser ties the number to "trade"; "ten of the wounded"
and "15 hurt" count people; "a pact … among seven" counts pacts; "two were freed" counts what was counted just before.
Where the words do not tell, nothing is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.model import Span
from reconcile.text import befalling, phrases
from reconcile.text.syntax import Sentence, Token
from reconcile.text.wordlists import lists


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: `head` and `modifiers` in lemmas, `span` the words that name it.

    `token` is where it hangs in the tree (the noun, or the number where the noun was left out). `how` tells what it
    rests on: "noun", "partitive", "state", "verb", "among" or "before". `verb` is what its own words tell of it.
    """

    head: str
    modifiers: tuple[str, ...]
    token: Token
    how: str
    span: Span | None = None
    verb: Token | None = None

    @property
    def unit(self) -> str:
        """Head and modifiers as the unit of a count."""
        idle = lists().idle_modifiers
        return " ".join((*(word for word in self.modifiers if word not in idle), self.head))


def counted(
    sentence: Sentence, number: Sequence[Token], plural: bool, earlier: Sequence[Counted] = ()
) -> Counted | None:
    """What the number at these tokens counts; `plural` unless it is one; `earlier` are those of the sentence so far."""
    if not number:
        return None
    return (
        _partitive(sentence, number)
        or _state(sentence, number)
        or _others(sentence, number, earlier)
        or _noun(sentence, number, plural)
        or _by_verb(sentence, number)
        or _among(sentence, number)
        or _before(sentence, number, earlier)
    )


# ── the noun is there ────────────────────────────────────────────────────────────────────────────────────────────────


def _others(sentence: Sentence, number: Sequence[Token], earlier: Sequence[Counted]) -> Counted | None:
    """ "140 others": people, where the verb or what was counted before tells so."""
    after = number[-1].index + 1
    if (
        after >= len(sentence.tokens)
        or sentence.tokens[after].lower not in ("others", "more")
        or _next_is_noun(sentence, sentence.tokens[after])
    ):
        return None
    token = sentence.tokens[after]
    hanging = token if token.lower == "others" else number[-1]
    found = phrases.governor(sentence, hanging)
    own = _participle(sentence, token)
    if (found is not None and found.verb.lemma in lists().person_verbs) or (own is not None and _of_people(own)):
        return Counted("person", (), hanging, "verb", token.span, own)
    if earlier:
        return Counted(earlier[-1].head, earlier[-1].modifiers, hanging, "before", token.span, None)
    return Counted("other", (), hanging, "noun", token.span, None) if token.lower == "others" else None


def _of_people(verb: Token) -> bool:
    return verb.lemma in lists().person_verbs or verb.lower in lists().states


def _noun(sentence: Sentence, number: Sequence[Token], plural: bool) -> Counted | None:
    last = number[-1]
    head = _phrase_end(sentence, last, plural)
    if head is None:
        return None
    before = _between(sentence, last, head)
    if (
        plural
        and before
        and (head.tag == "NN" or _glued(sentence, last.index + 1))
        and (unit := _measuring(sentence, last, before))
    ):
        return Counted(phrases.lemma(unit), (), head, "noun", unit.span, _participle(sentence, head))
    start = (before[0] if before else head).span.start
    token = _hanging(sentence, last, head)
    return Counted(
        phrases.lemma(head), _lemmas(before), token, "noun", Span(start, head.span.end), _participle(sentence, head)
    )


def _between(sentence: Sentence, last: Token, head: Token) -> list[Token]:
    """The words between number and noun that tell which; not the parts of a hyphened word ("off-duty")."""
    inside = sentence.tokens[last.index + 1 : head.index]
    return [
        token
        for token in inside
        if (token.tag in ("JJ", "JJS", "JJR", "AFX") or phrases.is_noun(token)) and not _is_part(sentence, token, last)
    ]


def _is_part(sentence: Sentence, token: Token, last: Token) -> bool:
    """True for a part of a hyphened word that the parser cut, but for one that the number itself begins."""
    start = token.index
    while start > last.index and _glued(sentence, start):
        start -= 1
    return start > last.index and (start < token.index or _glued(sentence, token.index + 1))


def _glued(sentence: Sentence, index: int) -> bool:
    """True where no space stands before a token, and it or the one before it is a hyphen."""
    if not 0 < index < len(sentence.tokens):
        return False
    before, token = sentence.tokens[index - 1], sentence.tokens[index]
    return before.span.end == token.span.start and (before.text in _HYPHENS or token.text in _HYPHENS)


_HYPHENS = frozenset(("-", "‐", "‑"))


def _measuring(sentence: Sentence, last: Token, before: Sequence[Token]) -> Token | None:
    """ "A 12 page paper", "a 12-member panel": pages and members are counted, not the paper."""
    first = before[0]
    hyphen = sentence.tokens[last.index + 1].tag == "HYPH"
    return first if first.tag == "NN" and first.index == last.index + (2 if hyphen else 1) else None


def _phrase_end(sentence: Sentence, last: Token, plural: bool) -> Token | None:
    """The last noun of the phrase that the number opens."""
    index, head, joined = last.index + 1, None, None
    tokens = sentence.tokens
    while index < len(tokens) and index - last.index < 10:
        token = tokens[index]
        if _opens_word(sentence, token, last, head):
            pass
        elif phrases.is_noun(token) or (head is None and token.lower in ("others", "ones")):
            if head is not None and not _continues(sentence, head, token) and not _is_part(sentence, head, last):
                break
            head = token
        elif token.tag == "," and index == last.index + 1:
            break  # "the toll stands at 61, officials said"
        elif token.tag in ("CC", ",") or token.lower == "/":
            joined = _joined_head(sentence, last, head, index, plural)
            break
        elif not _inside(sentence, token, last, head):
            break
        index += 1
    return joined or head


def _opens_word(sentence: Sentence, token: Token, last: Token, head: Token | None) -> bool:
    """True for a part of a hyphened word that is not its last: "off" of "off-duty", "state" of "state-of-the-art"."""
    return head is None and _glued(sentence, token.index + 1) and _is_part(sentence, token, last)


def _inside(sentence: Sentence, token: Token, last: Token, head: Token | None) -> bool:
    """May stand between a number and the noun it counts."""
    if head is None and _is_part(sentence, token, last):
        return True
    if head is not None:
        return token.tag == "HYPH" or (token.tag == "CD" and head.tag == "NNP" and _next_is_noun(sentence, token))
    if token.tag in ("JJ", "JJS", "JJR", "HYPH", "AFX", "PRP$", "POS", "DT", "``"):
        return token.tag != "DT" and token.tag != "PRP$"
    if token.tag == "RB":
        after = sentence.tokens[token.index + 1] if token.index + 1 < len(sentence.tokens) else token
        return token.dep == "advmod" and after.tag in ("JJ", "VBN", "HYPH")
    return token.tag in ("VBN", "VBG") and _next_is_noun(sentence, token)


def _next_is_noun(sentence: Sentence, token: Token) -> bool:
    for after in sentence.tokens[token.index + 1 : token.index + 3]:
        if phrases.is_noun(after):
            return True
        if after.tag not in ("HYPH", "JJ", "VBN"):
            return False
    return False


def _continues(sentence: Sentence, head: Token, token: Token) -> bool:
    """The next noun belongs to the same phrase: the first is its modifier."""
    if token.tag in ("NNP", "NNPS") and head.tag in ("NNS", "NNPS"):
        return False
    return head.head == token.index or head.dep in ("compound", "nmod", "amod", "nummod") or token.head == head.head


def _joined_head(sentence: Sentence, last: Token, head: Token | None, at: int, plural: bool) -> Token | None:
    """The plural noun at the end of "trade and customs accords", where the first noun alone is no plural."""
    if head is None and sentence.tokens[at].tag == "CC":
        return None
    if not plural or (head is not None and head.tag in ("NNS", "NNPS")):
        return None
    number = False
    for token in sentence.tokens[at + 1 : at + 8]:
        if token.tag == "CD":
            number = True
        elif token.tag in ("NNS", "NNPS") or (number and token.tag == "NN" and not _followed_by_noun(sentence, token)):
            return token
        elif not (phrases.is_noun(token) or token.tag in ("JJ", "JJR", "VBN", "HYPH", "CC", ",")):
            return None
    return None


def _followed_by_noun(sentence: Sentence, token: Token) -> bool:
    after = token.index + 1
    return after < len(sentence.tokens) and phrases.is_noun(sentence.tokens[after])


def _hanging(sentence: Sentence, last: Token, head: Token) -> Token:
    """Where the phrase hangs: the first conjunct, where the head is only joined to it within the phrase."""
    while head.dep == "conj" and last.index < head.head < head.index:
        head = sentence.head(head)
    return head


def _participle(sentence: Sentence, head: Token) -> Token | None:
    """What was done with the counted: "accords signed in May", "people who were hurt", "wounded people"."""
    for below in sentence.below(head):
        if below.dep in ("acl", "relcl") and below.tag in ("VBN", "VBD", "VBG", "VBP", "VBZ", "VB"):
            return below
    words = lists().states
    after = sentence.tokens[head.index + 1 : head.index + 2]
    if after and after[0].lower in words and after[0].tag == "VBN" and not _next_is_noun(sentence, after[0]):
        return after[0]
    return next((t for t in sentence.below(head) if t.dep == "amod" and t.lower in words), None)


def _lemmas(tokens: Sequence[Token]) -> tuple[str, ...]:
    idle = lists().idle_modifiers
    return tuple(phrases.lemma(token) for token in tokens if token.lower not in idle and not _dropped(token))


def _dropped(token: Token) -> bool:
    return token.tag in ("VBN", "VBG") or token.lower in ("-",) or token.lower in lists().states


# ── a part of it ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _partitive(sentence: Sentence, number: Sequence[Token]) -> Counted | None:
    """ "Ten of the accords", "one of those hurt", "hundreds of people"."""
    last = number[-1]
    after = last.index + 1
    tokens = sentence.tokens
    if after >= len(tokens) or (tokens[after].lower != "of" and not (last.lower == "of" and after < len(tokens))):
        return None
    of = tokens[after] if tokens[after].lower == "of" else last
    head = _of_what(sentence, of)
    if head is None or head.tag in ("PRP", "WDT", "WP"):
        return None
    if head.lower in lists().states or head.lower in ("those", "these"):
        verb = head if head.lower in lists().states else _participle(sentence, head)
        return Counted("person", (), number[-1], "partitive", head.span, verb)
    if not phrases.is_noun(head):
        return None
    before = phrases.modifiers(sentence, head, of.index)
    span = Span((before[0] if before else head).span.start, head.span.end)
    hang = number[-1] if number[-1].index != of.index else number[0]
    how = "partitive" if sentence.tokens[of.index + 1].tag in ("DT", "PDT", "PRP$", "CD") else "of"
    return Counted(phrases.lemma(head), _lemmas(before), hang, how, span, _participle(sentence, head))


_NUMBER = frozenset(("number", "count", "tally", "total"))


def number_of(sentence: Sentence, noun: Token) -> Counted | None:
    """ "The number of dead", "the count of the homeless": what a level with such a name counts."""
    after = sentence.tokens[noun.index + 1 : noun.index + 2]
    return _partitive(sentence, (noun,)) if noun.lemma in _NUMBER and after and after[0].lower == "of" else None


def _of_what(sentence: Sentence, of: Token) -> Token | None:
    """The noun that ends the phrase after "of", by the words: the parser often takes a state for a modifier."""
    found = None
    for token in sentence.tokens[of.index + 1 : of.index + 12]:
        if found is None and token.lower in lists().states and not _followed_by_noun(sentence, token):
            return token
        if (token.tag in ("DT", "PDT", "PRP$", "CD", "POS", "WP$") and found is None) or token.tag in ("POS", "HYPH"):
            if token.lower in ("those", "these") and not _next_is_noun(sentence, token):
                return token
        elif phrases.is_noun(token):
            if found is not None and not _continues(sentence, found, token):
                break
            found = token
        elif found is not None or token.tag not in ("JJ", "JJS", "JJR", "RBS", "RB", "VBN", "VBG", "``", "RBR"):
            break
    return found


# ── the noun was left out ────────────────────────────────────────────────────────────────────────────────────────────


#: May stand between a bare number and the state of those it counts.
_BEFORE_STATE = frozenset(
    "critically seriously slightly badly others more still confirmed were was are being have has been fatally reported "
    "feared remain remained listed remains is".split()
)


def _state(sentence: Sentence, number: Sequence[Token]) -> Counted | None:
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
    if index >= len(tokens) or tokens[index].lower not in lists().states or _next_is_noun(sentence, tokens[index]):
        return None
    word = tokens[index]
    return Counted("person", (), number[-1], "state", Span(number[-1].span.start, word.span.end), word)


def _by_verb(sentence: Sentence, number: Sequence[Token]) -> Counted | None:
    """ "The storm killed 40", "twelve died": people."""
    token = phrases.top(sentence, number)
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


def _among(sentence: Sentence, number: Sequence[Token]) -> Counted | None:
    """ "An accord on fishing, among seven": accords."""
    token = phrases.top(sentence, number)
    if token is None or token.dep != "pobj" or sentence.head(token).lower != "among":
        return None
    above = sentence.head(sentence.head(token))
    noun = above if phrases.is_noun(above) else None
    if noun is None and phrases.is_verb(above):
        noun = phrases.child(sentence, above, "dobj") or phrases.child(sentence, above, "nsubjpass", "nsubj")
    if noun is None or not phrases.is_noun(noun):
        return None
    before = [t for t in phrases.modifiers(sentence, noun) if t.tag != "CD"]
    return Counted(phrases.lemma(noun), _lemmas(before), noun, "among", None, _participle(sentence, noun))


def _before(sentence: Sentence, number: Sequence[Token], earlier: Sequence[Counted]) -> Counted | None:
    """ "48 trains were stopped, 39 sent another way": trains, as counted just before."""
    token = phrases.top(sentence, number)
    start = number[0].index
    if start > 1 and sentence.tokens[start - 1].lower == "or" and sentence.tokens[start - 2].tag == "NN":
        noun = sentence.tokens[start - 2]
        return Counted(phrases.lemma(noun), (), noun, "noun", None, None)
    if (
        token is None
        or not earlier
        or token.dep not in ("nsubj", "nsubjpass", "dobj", "conj", "pobj", "attr", "appos", "ROOT", "npadvmod", "dep")
    ):
        return None
    after = sentence.tokens[number[-1].index + 1] if number[-1].index + 1 < len(sentence.tokens) else None
    if after is not None and (phrases.is_noun(after) or after.tag in ("CD", "$")):
        return None
    last = earlier[-1]
    return Counted(last.head, last.modifiers, token, "before", None, None)
