"""What befell those whom a number counts, where the verb alone does not tell: "left two dead", "taken to hospital".

Newsrooms tell it by a complement ("were found dead", "left four wounded"), by a verb with its noun ("took five into
custody", "lost their lives"), or by a noun beside the counted ("nine shooting victims"). Which words tell what is data,
in `data/befalling.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from reconcile.text import phrases
from reconcile.text.phrases import Governor
from reconcile.text.syntax import Sentence, Token
from reconcile.text.wordlists import lists


@dataclass(frozen=True, slots=True)
class Told:
    """The lemma that tells what befell the counted, the word it was read from, and how the counted hang on it."""

    lemma: str
    word: Token
    relation: str


@dataclass(frozen=True, slots=True)
class _Tables:
    leading: frozenset[str]  # verbs that a complement follows
    to_death: frozenset[str]
    pairs: dict[tuple[str, str], str]  # (lemma of the verb, lemma of the noun) → what both tell
    beside: dict[str, str]  # noun before the counted → what it tells


_VOWEL = re.compile("[aeiouy]")


@cache
def _tables() -> _Tables:
    read = tomllib.loads(files("reconcile.text").joinpath("data/befalling.toml").read_text("utf-8"))
    pairs = {(verb, noun): row["tells"] for row in read["pair"] for verb in row["verbs"] for noun in row["nouns"]}
    return _Tables(frozenset(read["leading"]), frozenset(read["to_death"]), pairs, dict(read["beside"]))


#: Leading verbs that tell nothing on their own, in a list whose other member has the complement.
LEFT = frozenset(("leave", "find"))

#: How far after its verb a complement or a noun is looked for, in words.
_FAR = 9
_BE = frozenset(("be", "been", "being", "as", "was", "were", "is", "are"))


def told(sentence: Sentence, noun: Token, end: int, found: Governor | None, head: str = "") -> Told | None:
    """What befell the counted at `noun` (`head` in lemmas), whose phrase ends before token `end`; `found` is the verb
    that they hang on."""
    stated = _stated(sentence, end, found) or _laid_off(sentence, noun)
    if stated is not None:
        return stated
    if found is None:
        return _pair(sentence, "", end, "passive") or _beside(sentence, noun)
    verb, after = found.verb, found.relation in ("object", "oblique") and found.verb.index < end
    start = end if after else verb.index + 1
    if is_leading(verb):
        state = _state(sentence, start) or _state(sentence, verb.index + 1)
        if state is not None:
            return Told(state[0], state[1], "passive" if found.relation == "object" else found.relation)
    relation = "passive" if after else found.relation
    whole = _tables().pairs.get((lemma(verb), head))
    if whole is not None and after:
        return Told(whole, verb, "object")
    return (
        _pair(sentence, lemma(verb), start, relation)
        or (_pair(sentence, lemma(verb), verb.index + 1, relation) if after else None)
        or _to_death(sentence, verb, relation)
        or _among(sentence, verb)
        or (_beside(sentence, noun) if verb.lemma in lists().light else None)
    )


def _laid_off(sentence: Sentence, noun: Token) -> Told | None:
    """ "The plan could bring layoffs of as many as 900 workers"."""
    row = sentence.tokens[max(0, noun.index - _FAR) : noun.index]
    for parting, of in pairwise(row):
        between = sentence.tokens[of.index + 1 : noun.index]
        if parting.lemma in _PARTINGS and of.lower == "of" and not any(map(_breaks, between)):
            return Told("lay", parting, "object")
    return None


def _breaks(token: Token) -> bool:
    """No word of a figure, nor of what it counts."""
    return token.text in (",", ";", "(", ")") or phrases.is_verb(token) or token.lower in ("in", "and", "by", "at")


_PARTINGS = frozenset("layoff dismissal sacking redundancy".split())


def _stated(sentence: Sentence, end: int, found: Governor | None) -> Told | None:
    """ "48 people dead, dozens injured": a headline puts the state right behind the counted, and the parser takes the
    next item's for the verb of all. The dead are nothing else; others may have a verb of their own behind it."""
    word = _word(sentence, end)
    if word is None or word.lower not in lists().states or _state(sentence, end) is None:
        return None
    if word.lower != "dead" and (found is None or found.verb.index == end or found.verb.lower not in lists().states):
        return None
    after = _word(sentence, end + 1)
    closes = after is None or after.text in (",", ";", ".") or after.tag in ("CC", "IN", "CD", "RBR", "JJR", "RB")
    return Told(lemma_at(sentence, word), word, "passive") if closes else None


def is_leading(verb: Token) -> bool:
    """True for verbs that tell what befell somebody only by a complement: "leave", "find", "pronounce"."""
    return verb.lemma in _tables().leading or verb.lower in ("left", "remained")


def lemma(verb: Token) -> str:
    """The lemma of a word that tells what befell: "killed", "injured" and "dead" too are verbs in what they tell."""
    known = lists().state_verbs.get(verb.lower) or lists().state_verbs.get(verb.lemma)
    if known is not None:
        return known
    stem = verb.lemma.removesuffix("ed")
    bare = verb.lemma == verb.lower and verb.tag in ("VBD", "VBN") and _VOWEL.search(stem)  # "shed" is no past of "sh"
    return stem if bare else verb.lemma


def lemma_at(sentence: Sentence, verb: Token) -> str:
    """The lemma of such a word where it stands: whoever was "shot dead" was killed."""
    fatal = lemma(verb) in _tables().to_death and _dies(sentence, verb.index)
    return "kill" if fatal else lemma(verb)


#: How those who are counted without a noun may be: "two in hospital", "three in critical condition".
_WHERE = frozenset(("in", "at"))
_CONDITIONS = frozenset(("condition", "conditions"))


def is_condition(noun: Token) -> bool:
    """True for the noun of "in critical condition", which tells how somebody is, and not what befell."""
    return noun.lower in _CONDITIONS


def whereabouts(sentence: Sentence, index: int) -> Token | None:
    """The noun of "in hospital", "in police custody" or "in stable condition" that opens at token `index`."""
    first = _word(sentence, index)
    if first is None or first.lower not in _WHERE:
        return None
    for token in sentence.tokens[index + 1 : index + 5]:
        if ("", token.lemma) in _tables().pairs or is_condition(token):
            return token
        if token.tag not in ("DT", "JJ", "NN", "NNP", "CC", "VBN", "NNS"):
            return None
    return None


def _state(sentence: Sentence, start: int) -> tuple[str, Token] | None:
    """The state that stands next after token `start`, past adverbs and forms of "be"."""
    for token in sentence.tokens[start : start + 4]:
        if token.lower in lists().states:
            after = _word(sentence, token.index + 1)
            if after is not None and phrases.is_noun(after) and after.dep not in ("npadvmod", "tmod"):
                return None
            return lemma_at(sentence, token), token
        if token.tag not in ("RB", "RBR") and token.lower not in _BE:
            return None
    return None


def _dies(sentence: Sentence, index: int) -> bool:
    """ "Shot dead", "stabbed to death", "fatally beaten"."""
    after = [token.lower for token in sentence.tokens[index + 1 : index + 3]]
    before = _word(sentence, index - 1)
    return (
        after[:1] == ["dead"]
        or after in (["to", "death"], ["and", "killed"])
        or (before is not None and before.lower == "fatally")
    )


def _to_death(sentence: Sentence, verb: Token, relation: str) -> Told | None:
    fatal = lemma_at(sentence, verb)
    return Told(fatal, verb, relation) if fatal != lemma(verb) else None


def _pair(sentence: Sentence, verb: str, start: int, relation: str) -> Told | None:
    """The verb with a noun of its own clause: "taken to the hospital", "suffered minor injuries"."""
    pairs = _tables().pairs
    before = ""
    for token in _clause(sentence, start):
        words = f"{before} {token.lemma}"
        tells = pairs.get((verb, token.lemma)) or pairs.get((verb, words)) or pairs.get((verb, token.lower))
        before = token.lower
        if tells is not None and not (tells in _THERE and _names_another(sentence, token)):
            return Told(tells, token, relation)
    return None


#: Told by a place that somebody is brought to, or held in.
_THERE = ("transport", "hospitalize")


def _names_another(sentence: Sentence, token: Token) -> bool:
    """ "Went on strike, hospital managers said": the noun belongs to the next, and is nowhere that anybody went."""
    after = sentence.tokens[token.index + 1 : token.index + 2]
    return token.tag == "NN" and bool(after) and after[0].tag in ("NN", "NNS") and token.dep == "compound"


#: What follows these is no end of what was done: "taken from the hospital".
_OTHERWISE = frozenset(("from", "outside", "near", "at"))
#: What these open is another clause: "wounded after gunfire broke out".
_NEXT = frozenset(("after", "while", "who", "before", "when", "as"))


def _clause(sentence: Sentence, start: int) -> Iterator[Token]:
    """The words from a token on, up to the end of the clause: another verb, a comma with a verb behind it, a stop."""
    for token in sentence.tokens[start : start + _FAR]:
        if token.text in (";", ".", ":", "—", "–") or token.tag in ("VBD", "VBZ", "VBP", "MD", "WDT", "WP", "WRB"):
            return
        if token.lower in _NEXT or (token.lower in _OTHERWISE and token.index > start):
            return
        yield token


def _among(sentence: Sentence, verb: Token) -> Told | None:
    """ "Among the dead were two children", "two children were among those killed"."""
    if verb.lemma != "be":
        return None
    for index in (verb.index + 1, verb.index - 3, verb.index - 4):
        opening = _word(sentence, index)
        if opening is not None and opening.lower == "among":
            for token in sentence.tokens[index + 1 : index + 6]:
                if token.lower in lists().states:
                    return Told(lemma_at(sentence, token), token, "passive")
    return None


def _beside(sentence: Sentence, noun: Token) -> Told | None:
    """ "Nine shooting victims", "two murder victims"."""
    before = _word(sentence, noun.index - 1)
    if before is None or noun.lemma != "victim":
        return None
    tells = _tables().beside.get(before.lower)
    return Told(tells, before, "passive") if tells else None


def _word(sentence: Sentence, index: int) -> Token | None:
    return sentence.tokens[index] if 0 <= index < len(sentence.tokens) else None
