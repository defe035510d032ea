"""Reads who speaks in a piece of a sentence: a name, an office ("the police"), a paper ("the study") or a pronoun."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reconcile.model import Span
from reconcile.text.nameforms import lexicon
from reconcile.text.names import Name
from reconcile.text.territories import territories


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, in the words of the sentence; `kind` is name, office, paper or pronoun (to be resolved)."""

    text: str
    span: Span
    kind: str
    name: Name | None = None

    @property
    def named(self) -> bool:
        return self.name is not None and self.name.kind != "demonym"


@cache
def nouns() -> dict[str, str]:
    """Nouns that speak: to "office" or "paper"."""
    groups = saying()["speakers"]
    found = dict.fromkeys((groups["people"] + groups["bodies"]).split(), "office")
    return found | dict.fromkeys(groups["papers"].split(), "paper")


@cache
def saying() -> dict[str, dict[str, str]]:
    """The lexicon of saying, as its file has it."""
    return tomllib.loads(files("reconcile.scope").joinpath("data/saying.toml").read_text("utf-8"))


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(saying()["speakers"]["modifiers"].split())


_CLAUSE = frozenset(("that", "who", "which", "was", "were", "is", "are", "has", "had", "and"))
PRONOUNS = frozenset({"he", "she", "it", "they"})
_ARTICLES = frozenset("the a an its their his her this that our".split())


@cache
def _leading() -> frozenset[str]:
    """Articles, and adjectives that may stand before the noun or name of a speaker."""
    return _ARTICLES | _modifiers()


_WORD = re.compile(r"[^\s,;:()“”\"«»—–]+")
#: What may follow a noun that speaks and belongs to it: "of the union", "for the Oslo police".
_TAIL = re.compile(r"(?:of|for|from|at|in|with|by|on)\Z")
_JOINT = re.compile(r"\s(?:of|from|at|in|for|with|near|to)\s(?:the\s)?$")
_NOT_WORD = re.compile(r"[,;:()“”\"«»—–]")


def left_of(text: str, end: int, named: Sequence[Name]) -> Speaker | None:
    """The speaker whose words end at `end`, reading to the left."""
    words = list(_WORD.finditer(text, max(0, end - 90), end))
    if not words or words[-1].end() != end:
        return None
    last = words[-1][0].lower()
    if last in PRONOUNS:
        return Speaker(words[-1][0], Span(words[-1].start(), end), "pronoun")
    at = _noun_at(text, words, named)
    if at is not None:
        return _phrase(text, words, at, named, end)
    name = _name_ending(end, named)
    if name is None or name.kind == "demonym":
        return None
    owner = _owner(text, name, named)
    return Speaker(owner.text, owner.span, "name", owner) if owner else None


def _owner(text: str, name: Name, named: Sequence[Name]) -> Name | None:
    """The name itself, or the one that it hangs on: "Anna Berg of the Norwegian Institute". None after "in Oslo"."""
    joint = _JOINT.search(text[max(0, name.span.start - 12) : name.span.start])
    if joint is None:
        return name
    at = name.span.start - len(joint[0])
    holder = next((n for n in named if n.span.end == at and n.kind in ("person", "unknown")), None)
    return holder or (None if name.kind == "place" else name)


def right_of(text: str, start: int, named: Sequence[Name]) -> Speaker | None:
    """The speaker whose words begin at `start` (past spaces), reading to the right up to the end of its phrase."""
    words: list[re.Match[str]] = []
    for match in _WORD.finditer(text, start, start + 110):
        if words and _NOT_WORD.search(text, words[-1].end(), match.start()):
            break
        words.append(match)
    if not words or words[0].start() - start > 2:
        return None
    if words[0][0].lower() in PRONOUNS:
        return Speaker(words[0][0], Span(*words[0].span()), "pronoun")
    name = next((n for n in named if n.span.start >= start), None)
    for i, word in enumerate(words[:7]):
        plain = _bare(word[0])
        here = name is not None and name.span.start <= word.start() < name.span.end
        if name is not None and here and name.kind not in ("demonym", "place"):
            follows = _noun_after(text, name, words)
            if follows is not None:
                return follows
            return Speaker(name.text, name.span, "name", name) if _may_lead(words[:i]) else None
        if plain in nouns() and (word[0][0].islower() or i == 0):
            return _right_phrase(text, words, i, named)
        if plain not in _leading() and not word[0][0].isupper() and not _is_title(plain) and i > 3:
            return None
    return None


_PHRASE = re.compile(
    r"(?:(?:the|a|an|its|his|her|their)\s)?([^\W\d_][\w’'.-]*"
    r"(?:\s(?!(?:that|which|who|and|or|on|in|at|by|issued|released|published)\b)[\w’'.-]+){0,5})"
)


def phrase_after(text: str, start: int, named: Sequence[Name]) -> Speaker | None:
    """Whatever "according to" leads to, where it is none of the nouns known to speak: taken for a paper."""
    match = _PHRASE.match(text, start)
    if match is None:
        return None
    span = Span(match.start(1), match.start(1) + len(match[1].rstrip(".")))
    return Speaker(span.of(text), span, "paper", next((n for n in named if span.touches(n.span)), None))


def _noun_after(text: str, name: Name, words: Sequence[re.Match[str]]) -> Speaker | None:
    """ "Oslo police", "Acme officials": the noun right after a name."""
    after = next((word for word in words if word.start() >= name.span.end), None)
    if after is None or _bare(after[0]) not in nouns() or after.start() - name.span.end > 3:
        return None
    span = Span(name.span.start, after.end() - (len(after[0]) - len(after[0].rstrip("."))))
    return Speaker(span.of(text), span, nouns()[_bare(after[0])], name)


def _may_lead(words: Sequence[re.Match[str]]) -> bool:
    """True where only titles, articles and such stand before a name."""
    return all(_bare(w[0]) in _leading() or w[0][0].isupper() or _is_title(_bare(w[0])) for w in words)


def _is_title(word: str) -> bool:
    known = lexicon()
    return word in known.titles or word in known.before_title or word in nouns()


def _right_phrase(text: str, words: Sequence[re.Match[str]], i: int, named: Sequence[Name]) -> Speaker:
    """A noun that speaks, from its article; a person's name after it is the speaker."""
    while i + 1 < len(words) and _bare(words[i + 1][0]) in nouns() and words[i + 1].start() - words[i].end() == 1:
        i += 1  # "the school district"
    noun = words[i]
    after = next((n for n in named if 0 < n.span.start - noun.end() <= 2 and n.kind in ("person", "unknown")), None)
    if after is not None and "." not in text[noun.end() : after.span.start]:
        return Speaker(after.text, after.span, "name", after)
    first = words[1] if _bare(words[0][0]) in _ARTICLES and i > 0 else words[0]
    end = noun.end() - (len(noun[0]) - len(noun[0].rstrip(".’'")))
    of = re.compile(r"\s(?:of|for|from|by)\s(?:the\s)?").match(text, end)
    inner = next((n for n in named if of and n.span.start == of.end()), None)
    if inner is not None and nouns()[_bare(noun[0])] == "paper":
        return Speaker(inner.text, inner.span, "name", inner)
    end = inner.span.end if inner is not None else end
    span = Span(first.start(), end)
    within = inner or next((n for n in named if span.holds(n.span)), None)
    return Speaker(span.of(text), span, nouns()[_bare(noun[0])], within)


def _noun_at(text: str, words: Sequence[re.Match[str]], named: Sequence[Name]) -> int | None:
    """The index of the noun that speaks: the last word, or the one that an "of …" at the end hangs on."""
    last = len(words) - 1
    if _bare(words[last][0]) in nouns() and not _name_covers(words[last].start(), named):
        return last
    for i in range(last - 1, max(-1, last - 9), -1):
        if _NOT_WORD.search(text, words[i].end(), words[i + 1].start()):
            return None
        if _bare(words[i][0]) in nouns() and _TAIL.match(words[i + 1][0]) and not _name_covers(words[i].start(), named):
            return i
        if i < last - 1 and words[i][0].lower() in _CLAUSE:
            return None
    return None


def _name_covers(at: int, named: Sequence[Name]) -> bool:
    return any(name.span.start < at < name.span.end for name in named)


def _phrase(text: str, words: Sequence[re.Match[str]], at: int, named: Sequence[Name], end: int) -> Speaker:
    first = at
    while first > 0 and not _NOT_WORD.search(text, words[first - 1].end(), words[first].start()):
        word = words[first - 1]
        covered = any(n.span.start <= word.start() < n.span.end for n in named)
        if _bare(word[0]) in _ARTICLES:
            break
        if not covered and _bare(word[0]) not in _modifiers() and not _is_people(word[0]):
            break
        first -= 1
    span = Span(words[first].start(), end)
    within = next((n for n in named if span.holds(n.span)), None)
    return Speaker(span.of(text), span, nouns()[_bare(words[at][0])], within)


def is_modifier(word: str) -> bool:
    """An article, a title or an adjective that may stand before the noun or name of a speaker."""
    bare = _bare(word)
    return bare in _leading() or _is_title(bare)


def _is_people(word: str) -> bool:
    return word.lower() in territories().demonyms


def _name_ending(end: int, named: Sequence[Name]) -> Name | None:
    return next((name for name in named if name.span.end in (end, end - 1) and name.span.start < end), None)


def _bare(word: str) -> str:
    return _ENDING.sub("", word.strip(".").lower())


_ENDING = re.compile(r"['’]s?$")
