"""The noun phrase that a number opens: which noun it counts, and what tells more of it.

"Twelve trade and customs accords" counts accords, "a 12-member panel" members, "four off-duty drivers" drivers: the
words decide where the parser ties the number to the nearest of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.model import Span
from reconcile.text import phrases
from reconcile.text.counted import Counted, between, continues, followed_by_noun, lemmas, next_is_noun, participle
from reconcile.text.syntax import Sentence, Token


def counted_by(sentence: Sentence, number: Sequence[Token], plural: bool) -> Counted | None:
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
        return Counted(phrases.lemma(unit), (), head, "noun", unit.span, participle(sentence, head))
    start = (before[0] if before else head).span.start
    token = _hanging(sentence, last, head)
    return Counted(
        phrases.lemma(head), lemmas(before), token, "noun", Span(start, head.span.end), participle(sentence, head)
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


_DASHES = frozenset(("-", "–", "—", "--", "|"))
_HYPHENS = frozenset(("-", "‐", "‑"))


def _measuring(sentence: Sentence, last: Token, before: Sequence[Token]) -> Token | None:
    """ "A 12 page paper", "a 12-member panel": pages and members are counted, not the paper."""
    first = before[0]
    hyphen = sentence.tokens[last.index + 1].tag == "HYPH"
    return first if first.tag == "NN" and first.index == last.index + (2 if hyphen else 1) else None


_WHICH = frozenset(("last", "next", "this", "every", "each"))


def _phrase_end(sentence: Sentence, last: Token, plural: bool) -> Token | None:
    """The last noun of the phrase that the number opens."""
    index, head, joined = last.index + 1, None, None
    tokens = sentence.tokens
    while index < len(tokens) and index - last.index < 10:
        token = tokens[index]
        if index == last.index + 1 and token.lower in _WHICH and not _glued(sentence, index + 1):
            break  # "turned 40 last week"
        if _opens_word(sentence, token, last, head):
            pass
        elif phrases.is_noun(token) or (head is None and token.lower in ("others", "ones")):
            if head is not None and not continues(head, token) and not _is_part(sentence, head, last):
                break
            head = token
        elif token.text in _DASHES and not _glued(sentence, index):
            break  # "fire hurts 8 - Evening Post"
        elif token.tag == "," and index == last.index + 1:
            break  # "the toll stands at 61, officials said"
        elif token.tag in ("CC", ",") or token.lower == "/":
            joined = _joined_head(sentence, head, index, plural)
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
    if head is not None and between(sentence, head, token):
        return True
    if head is not None:
        return token.tag == "HYPH" or (token.tag == "CD" and head.tag == "NNP" and next_is_noun(sentence, token))
    if token.tag in ("JJ", "JJS", "JJR", "HYPH", "AFX", "PRP$", "POS", "DT", "``"):
        return token.tag != "DT" and token.tag != "PRP$"
    if token.tag == "RB":
        after = sentence.tokens[token.index + 1] if token.index + 1 < len(sentence.tokens) else token
        return token.dep == "advmod" and after.tag in ("JJ", "VBN", "HYPH")
    return token.tag in ("VBN", "VBG") and next_is_noun(sentence, token)


def _joined_head(sentence: Sentence, head: Token | None, at: int, plural: bool) -> Token | None:
    """The plural noun at the end of "trade and customs accords", where the first noun alone is no plural."""
    if head is None and sentence.tokens[at].tag == "CC":
        return None
    if not plural or (head is not None and head.tag in ("NNS", "NNPS")):
        return None
    number = False
    for token in sentence.tokens[at + 1 : at + 8]:
        if token.tag == "CD":
            number = True
        elif token.lower in _OTHER_THAN:
            return None  # "six million voters, and many farmers"
        elif token.tag in ("NNS", "NNPS") and _modifies_later(sentence, token):
            pass
        elif token.tag in ("NNS", "NNPS") or (number and token.tag == "NN" and not followed_by_noun(sentence, token)):
            return token
        elif not (phrases.is_noun(token) or token.tag in ("JJ", "JJR", "VBN", "HYPH", "CC", ",")):
            return None
    return None


#: After "and" these open a phrase of its own.
_OTHER_THAN = frozenset(("many", "several", "some", "few", "all", "both", "most"))


def _modifies_later(sentence: Sentence, token: Token) -> bool:
    """ "Assembly and parts workers": the parts are no more counted than the assembly."""
    first = phrases.first_conjunct(sentence, token)
    return first.dep in ("compound", "nmod") and first.head > token.index and followed_by_noun(sentence, token)


def _hanging(sentence: Sentence, last: Token, head: Token) -> Token:
    """Where the phrase hangs: the first conjunct, where the head is only joined to it within the phrase."""
    while head.dep == "conj" and last.index < head.head < head.index:
        head = sentence.head(head)
    return head
