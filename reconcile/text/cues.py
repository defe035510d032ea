"""Words beside a figure that bear on its scope ("other", "so far"), and whether it came or is only expected.

The kinds of cue, each with an example:
  other      ten other accords           total      a total of 15 papers        only        only 12 came
  including  including eleven accords    new        25 new accords              not_x_but   not four but five
  of_whom    40, of whom 12 are children so_far     nine so far                 average     an average of 10 percent
  among      among the 16 injured        each       $6 each                     earlier     earlier put at 120
  one_of     one of the accords          subset     two in critical condition   annual_rate 9% at an annual rate
  approximate  about 900                 to_level   rose to 261                 reached     reached 261
  rise, drop   a 3 percent increase, fell by 3 percent: the word that names the change
  forecast, target, could, negated       the words that gave the modality
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reconcile.model import Cue, Modality, Span
from reconcile.text import phrases
from reconcile.text.syntax import Sentence, Token


@dataclass(frozen=True, slots=True)
class _Phrase:
    kind: str
    words: tuple[str, ...]
    reach: int  # at most this many words between phrase and figure


@dataclass(frozen=True, slots=True)
class _Table:
    """Phrases by their first word: those before a figure, inside its noun phrase, after it; and the modality words."""

    before: dict[str, tuple[_Phrase, ...]]
    inside: dict[str, tuple[_Phrase, ...]]
    after: dict[str, tuple[_Phrase, ...]]
    helping: dict[str, Modality]
    above: dict[str, Modality]


@cache
def _table() -> _Table:
    read = tomllib.loads(files("reconcile.text").joinpath("data/cues.toml").read_text("utf-8"))
    places: dict[str, dict[str, tuple[_Phrase, ...]]] = {"before": {}, "inside": {}, "after": {}}
    for row in read["cue"]:
        for where, table in places.items():
            for phrase in row.get(where, ()):
                words = tuple(phrase.split())
                table[words[0]] = (*table.get(words[0], ()), _Phrase(row["kind"], words, row.get("reach", 3)))
    modality = read["modality"]
    helping = {word: Modality(name) for name, group in modality.items() for word in group["helping"]}
    above = {word: Modality(name) for name, group in modality.items() for word in group["above"]}
    return _Table(places["before"], places["inside"], places["after"], helping, above)


def find(sentence: Sentence, first: int, last: int, head: int) -> tuple[Cue, ...]:
    """The cues around the figure at tokens `first` to `last` whose noun is token `head`, one of each kind, in order."""
    table = _table()
    found: dict[str, Cue] = {}
    for cue in (
        *_matches(sentence, table.before, max(0, first - 9), first, first),
        *_matches(sentence, table.inside, last + 1, max(head, last + 2), None),
        *_matches(sentence, table.after, last + 1, head + 8, None, head + 1),
    ):
        found.setdefault(cue.kind, cue)
    return tuple(sorted(found.values(), key=lambda cue: (cue.span.start, cue.kind)))


def _matches(
    sentence: Sentence,
    table: dict[str, tuple[_Phrase, ...]],
    start: int,
    end: int,
    before: int | None,
    after: int | None = None,
) -> list[Cue]:
    found: list[Cue] = []
    tokens = sentence.tokens
    for index in range(start, min(end, len(tokens))):
        for phrase in table.get(tokens[index].lower, ()):
            stop = min(index + len(phrase.words), len(tokens))
            gap = before - stop if before is not None else index - after if after is not None else 0
            if after is not None and _parted(tokens[after:index]):
                return found
            if tokens[stop - 1].lower == "year" and stop < len(tokens) and tokens[stop].lower in _APART:
                continue
            if -2 <= gap <= phrase.reach and tuple(t.lower for t in tokens[index:stop]) == phrase.words:
                low, high = min(index, stop), max(index, stop)
                if not (before is not None and (stop > before or _parted(tokens[stop:before]))):
                    found.append(cue(sentence, phrase.kind, Span(tokens[low].span.start, tokens[high - 1].span.end)))
    return found


#: After "a year", tell when, and not how often.
_APART = frozenset(("earlier", "ago", "before", "later", "old", "after"))


def _parted(between: Sequence[Token]) -> bool:
    """A figure or the end of a clause lies between."""
    return any(token.text in (";", ":", ".", "—", "–") or token.tag == "CD" for token in between)


def cue(sentence: Sentence, kind: str, span: Span) -> Cue:
    """A cue at a span of the document."""
    return Cue(kind, span, phrases.written(sentence, span))


#: What the cue of a modality is called.
_KINDS = {
    Modality.FORECAST: "forecast",
    Modality.TARGET: "target",
    Modality.POSSIBLE: "could",
    Modality.NEGATED: "negated",
}


def modality(sentence: Sentence, token: Token) -> tuple[Modality, Cue | None]:
    """Whether what a figure tells has come, by the helping verbs and lemmas above it."""
    table = _table()
    none = _none_of(sentence, token)
    if none is not None:
        return Modality.NEGATED, cue(sentence, _KINDS[Modality.NEGATED], none.span)
    ahead = _is_to_be(sentence, token)
    if ahead is not None:
        return Modality.FORECAST, cue(sentence, _KINDS[Modality.FORECAST], ahead.span)
    for above in (token, *_up(sentence, token)):
        lemma = table.above.get(above.lemma)
        if lemma is not None and above.index != token.index and _bears(sentence, above):
            return lemma, cue(sentence, _KINDS[lemma], above.span)
        for below in sentence.below(above):
            helping = table.helping.get(below.lower) if below.dep in ("aux", "neg") else None
            if (
                helping is None
                and below.index != token.index
                and below.dep in ("amod", "compound", "acomp", "advmod", "mark")
            ):
                helping = table.above.get(below.lemma) if _bears(sentence, below) else None
            if helping is not None and not _is_past(sentence, below.index, token.index):
                return helping, cue(sentence, _KINDS[helping], below.span)
    return Modality.ACTUAL, None


def _is_past(sentence: Sentence, helping: int, figure: int) -> bool:
    """ "Would hit sales, even though it has weathered 9% inflation": the clause of the figure tells what has been,
    wherever the parser hangs it."""
    between = sentence.tokens[helping + 1 : figure]
    opens = next((token for token in between if token.dep == "mark" and token.lower in _APART_FROM), None)
    return opens is not None and any(token.lower in _HAS_BEEN for token in between if token.index > opens.index)


_APART_FROM = frozenset("though although because while whereas since after".split())
_HAS_BEEN = frozenset("has have had was were".split())


def _is_to_be(sentence: Sentence, token: Token) -> Token | None:
    """ "Where eleven agreements are to be signed": nothing has come of it yet."""
    row = sentence.tokens[token.index + 1 : token.index + 6]
    for first, second, third in zip(row, row[1:], row[2:], strict=False):
        if first.lower in ("is", "are") and second.lower == "to" and third.tag == "VB":
            return second
        if first.tag.startswith("VB") or first.lower in (",", ";"):
            return None
    return None


def _none_of(sentence: Sentence, token: Token) -> Token | None:
    """ "None of the other eight guests were hurt", "neither of the two pilots"."""
    for before in sentence.tokens[max(0, token.index - 7) : token.index][::-1]:
        if before.lower in ("none", "neither"):
            return before if sentence.tokens[before.index + 1].lower == "of" else None
        if before.lower not in _WITHIN and before.tag not in ("CD", "JJ"):
            return None
    return None


_WITHIN = frozenset("of the these those his her their its our other".split())


#: Of these only the verb looks ahead: a suspect is a person, and a project is there.
_AS_VERBS = frozenset(("project", "suspect", "wish"))
#: These only with an infinitive: "is due to open", "going to rise".
_WITH_TO = frozenset(("go", "due", "poise", "poised"))
#: What was targeted, wanted or sought has been: the participle looks nowhere.
_NOT_PAST = frozenset(("target", "want", "seek"))


def _bears(sentence: Sentence, token: Token) -> bool:
    """True where a lemma of the table is used in the sense that it stands there for."""
    if token.tag == "NNP" and token.index:
        return False
    if token.lemma in _AS_VERBS:
        return phrases.is_verb(token)
    if token.lemma in _WITH_TO:
        after = sentence.tokens[token.index + 1 : token.index + 3]
        return len(after) == 2 and after[0].lower == "to" and after[1].tag == "VB" and token.tag not in ("VBD", "VBZ")
    return not (token.lemma in _NOT_PAST and token.tag in ("VBD", "VBN"))


def _up(sentence: Sentence, token: Token) -> list[Token]:
    """The tokens above, as far as the statement reaches: not past a verb of saying, nor out of a relative clause."""
    found = []
    for above in sentence.ancestors(token):
        found.append(above)
        if len(found) > 8 or (above.dep in ("relcl", "acl", "advcl", "parataxis", "conj") and phrases.is_verb(above)):
            break
        if above.lemma in _SAYING:
            break
    return found


_SAYING = frozenset(
    (
        "say",
        "tell",
        "report",
        "announce",
        "state",
        "add",
        "note",
        "write",
        "claim",
        "confirm",
        "show",
        "find",
        "think",
        "believe",
    )
)
