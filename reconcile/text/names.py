"""Finds proper names in a sentence by their shape, and tells which of them name the same.

A name is a run of capitalised words, with the small words that join such ("Ministry of Science", "van der Berg").
Titles before a name, and the adjective of a people before a title, are no part of it. Needs no parser; a parsed
sentence settles what its first word is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reconcile.model import Span
from reconcile.text.aliases import resolve, same
from reconcile.text.nameforms import OF_ONE, Name, is_common, key_of, kind_of, lexicon
from reconcile.text.syntax import Token
from reconcile.text.territories import fold, territories

__all__ = ["Name", "find", "key_of", "kind_of", "resolve", "same"]

_WORD = re.compile(r"(?:[A-Z]\.)+(?![^\W_])|[^\W\d_][^\W_]*(?:['’-][^\W_]+)*")
_ARTICLED = re.compile(r"(?:al|el|ad|as|ash|an|ar|at|d|l|O)[-'’]?(?=[A-Z])")
_SPACES = re.compile(r"[ \t\u00a0\u202f\u2009]{1,3}$")
_AFTER_ABBREVIATION = re.compile(r"\.[ \u00a0]{1,2}$")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt cpl adm cmdr rev hon gov sen rep pres st ste mt ft supt insp det".split()
)
_OPENS = frozenset('"“‘«([{:;*•·>—–|!?…')
#: A dash as it is typed: a dateline ends in one.
_DASHES = (" -", "--")
#: Words of months that are also names: after a name and not before a day they are one.
_MONTH_NAMES = frozenset({"may", "april", "june", "august", "march", "jan"})
_SECRETARY_OF = re.compile(r"\b(?:Secretary|Minister)[ \u00a0](?:of|for)[ \u00a0](?:the[ \u00a0])?$", re.IGNORECASE)


class _Word(NamedTuple):  # one for each word of the news: a tuple is made in a third of the time
    text: str  # without possessive ending
    lower: str
    start: int
    end: int  # of `text`
    capital: bool
    possessive: bool
    initial: bool  # of a sentence or a quotation, where any word bears a capital


def find(text: str, tokens: Sequence[Token] = ()) -> tuple[Name, ...]:
    """The proper names of a sentence, left to right; spans count from the start of `text`.

    `tokens` are those of the same sentence, parsed: then the parser says whether its first word is a name.
    """
    told = _find(text)
    return told.plain if told.plain is not told.names and _plain_first(tokens) else told.names


class _Told(NamedTuple):
    names: tuple[Name, ...]
    plain: tuple[Name, ...]  # where the parser takes the first word for a common one


@lru_cache(maxsize=1_024)
def _find(text: str) -> _Told:
    """Kept for an article's length: extraction, scope and places ask for the same sentences."""
    found = list(_words(text))
    if not any(word.capital for word in found):
        return _Told((), ())
    headline = text.isupper() or (text.rstrip()[-1:] != "." and _is_headline(found))
    kept = [word.capital and _bears_name(i, found, headline) for i, word in enumerate(found)]
    names = tuple(_all_named(text, found, kept))
    if not kept[0] or _bears_name(0, found, headline, plain=True):
        return _Told(names, names)
    return _Told(names, tuple(_all_named(text, found, [False, *kept[1:]])))


def _all_named(text: str, found: list[_Word], kept: list[bool]) -> Iterator[Name]:
    return (name for run in _runs(text, found, kept) for name in _named(text, run))


_SIGNS = frozenset("$£€")


def _words(text: str) -> Iterator[_Word]:
    common = lexicon().common
    initial, last, before = True, 0, ""
    for match in _WORD.finditer(text):
        start, end = match.span()
        stem = match[0]
        if start - last > 1 or initial:  # one character between two words is a space, and a few begin words themselves
            gap = text[last:start].rstrip()
            initial = (
                initial or gap[-1:] in _OPENS or gap.endswith(_DASHES) or (gap == "." and before not in _ABBREVIATIONS)
            )
        elif start > last:
            initial = text[last] in _OPENS or (text[last] == "." and before not in _ABBREVIATIONS)
        if possessive := stem.endswith(OF_ONE):
            stem = stem[:-2]
        if "-" in stem:
            head, _, tail = stem.rpartition("-")
            if tail.islower() and tail in common and head:  # "rebel-held", "state-run", not "Soon-yi"
                stem = head
        lower = stem.lower()
        capital = lower != stem and (stem[0].isupper() or _ARTICLED.match(stem) is not None)
        capital = capital and text[end : end + 1] not in _SIGNS  # "A$10 million", "US$3" are sums
        yield _Word(stem, lower, start, start + len(stem), capital, possessive and len(stem) > 1, initial)
        initial, last, before = False, end, lower


def _is_headline(found: list[_Word]) -> bool:
    """True where the common words bear capitals too."""
    plain = lexicon().plain
    capitals = [word.capital for word in found[1:] if len(word.text) > 3 and word.lower in plain]
    return len(capitals) > 1 and sum(capitals) >= 0.7 * len(capitals)


def _plain_first(tokens: Sequence[Token]) -> bool:
    """Whether the parser takes a sentence's first word for a common one."""
    first = next((token for token in tokens if token.text[:1].isalpha()), None)
    return first is not None and first.pos != "PROPN"


def _bears_name(i: int, found: list[_Word], headline: bool, plain: bool = False) -> bool:
    """Whether a word with a capital is of a name; `plain`: the parser takes the first word for a common one."""
    word, known = found[i], lexicon()
    lower = word.lower
    if lower in known.never or _is_calendar(i, found):
        return False
    if headline:
        return not is_common(lower) or lower in known.titles
    if not word.initial:
        return True
    after = found[i + 1] if i + 1 < len(found) and found[i + 1].start - word.end <= 2 else None
    if is_common(lower) and lower not in known.titles:
        if after is None or not after.capital or lower in known.openers:
            return False
        return lower in known.before_title or lower in known.bodies or after.lower in known.bodies
    if after is not None and after.capital:
        return True
    table = territories()
    sure = table.key(fold(word.text)) or fold(word.text) in table.demonyms or word.text.isupper() or word.possessive
    return bool(sure) or not (plain and i == 0)


def _is_calendar(i: int, found: list[_Word]) -> bool:
    lower = found[i].lower
    if lower not in lexicon().calendar:
        return False
    after = found[i + 1] if i + 1 < len(found) and found[i + 1].start - found[i].end <= _NEXT else None
    if i == 0 or (lower not in _MONTH_NAMES and (len(lower) > 3 or after is None or not after.capital)):
        return True
    before = found[i - 1]  # "Theresa May", "Ngo Thu Ha"
    return not before.capital or before.lower in lexicon().common or before.lower in lexicon().calendar


#: Characters between two words of a name, at most; where there are more, a day stands behind the month.
_NEXT = 2


def _runs(text: str, found: list[_Word], kept: list[bool]) -> Iterator[list[_Word]]:
    """Runs of words that make one name, or names with titles among them."""
    i = 0
    while i < len(found):
        if not kept[i]:
            i += 1
            continue
        run, last = [found[i]], i
        while (after := _joined(text, found, kept, last, run)) is not None:
            run.extend(found[last + 1 : after + 1])
            last = after
        yield run
        i = last + 1


def _joined(text: str, found: list[_Word], kept: list[bool], last: int, run: list[_Word]) -> int | None:
    """The index of the next word of the run, past small words that join."""
    known = lexicon()
    word = found[last]
    if word.possessive and not is_common(word.lower):
        office = word.lower in known.titles and last + 1 < len(found) and found[last + 1].lower in known.bodies
        if not office:  # "Sheriff's Office"
            return None
    joiners: list[str] = []
    for i in range(last + 1, min(last + 5, len(found))):
        if not _adjoins(text, found[i - 1], found[i]):
            return None
        if kept[i]:
            return i if _may_join(joiners, run, found[i]) else None
        lower = found[i].lower
        if lower not in known.particles and lower not in ("of", "the", "for", "and"):
            return None
        joiners.append(lower)
    return None


def _adjoins(text: str, left: _Word, right: _Word) -> bool:
    gap = text[left.end : right.start]
    if gap == " ":
        return True
    gap = re.sub(r"^['’]s?", "", gap) if left.possessive else gap
    if _SPACES.match(gap) or gap.strip() == "&":
        return True
    return left.lower in _ABBREVIATIONS and _AFTER_ABBREVIATION.match(gap) is not None


def _may_join(joiners: list[str], run: list[_Word], word: _Word) -> bool:
    known = lexicon()
    if not joiners:
        return True
    if all(joiner in known.particles for joiner in joiners):
        return True
    words = [w.lower for w in run]
    if joiners[0] in ("of", "for"):
        last = words[-1]
        return last in known.bodies or last in known.joins_of or last.rstrip("s") in known.bodies
    if joiners == ["and"]:  # "Ministry of Science and Technology", not "Ministry of Defence and Airbus"
        fields = known.fields
        return any(w in ("of", "for") for w in words) and words[-1] in fields and word.lower in fields
    return False


def _named(text: str, run: list[_Word]) -> Iterator[Name]:
    """The names of a run: what stands before a title, and the holder after it."""
    known = lexicon()
    lead = text[max(0, run[0].start - 20) : run[0].start]
    holds = len(run) > 1 and run[0].lower in known.before_title and run[1].lower not in known.bodies
    if holds and _SECRETARY_OF.search(lead):
        run = run[1:]  # "Secretary of State Jane Doe"
    whole = run[-1].lower in known.bodies or run[-1].lower in known.lands
    at = None if whole else _last_title(run)
    if at is None:
        yield from _parts(text, run, False)
        return
    before = at
    while before and (run[before - 1].lower in known.titles or run[before - 1].lower in known.before_title):
        before -= 1
    if before == 1 and is_common(run[0].lower) and before < at:  # "White House Press Secretary"
        before = 2
    yield from _parts(text, run[:before], False)
    yield from _parts(text, run[at + 1 :], True)


def _last_title(run: list[_Word]) -> int | None:
    known = lexicon()
    for i in range(len(run) - 1, -1, -1):
        lower = run[i].lower
        if lower not in known.titles:
            continue
        last = i == len(run) - 1
        if last and i and lower in known.also_names:
            continue
        while i + 1 < len(run) and run[i + 1].lower in known.before_title:  # "Chief Executive"
            i += 1
        if len(run) - i == 2 and len(run[-1].text) > 3 and is_common(run[-1].lower):
            continue  # "General Staff", "Justice Minister" without a name
        return i
    return None


def _parts(text: str, run: list[_Word], titled: bool) -> Iterator[Name]:
    """A run without titles as one name, or as two where a people's adjective or a joint of countries opens it."""
    while run and run[-1].lower in ("of", "the", "for", "and"):
        run = run[:-1]
    if not run:
        return
    first = run[0]
    table = territories()
    pair = first.text.split("-")
    if len(pair) > 1 and all(fold(part) in table.demonyms or table.key(fold(part)) for part in pair):
        at = first.start
        for part in pair:
            yield _name(text, at, at + len(part), False)
            at += len(part) + 1
        run = run[1:]
    elif len(run) > 1 and fold(first.text) in table.demonyms and not _is_one(run):
        yield _name(text, first.start, first.end, False)
        run = run[1:]
    lead = text[max(0, run[0].start - 40) : run[0].start].split() if run else []
    cut = _after_country(run, lead[-1:] == ["of"]) or _after_body(run, lead)
    if cut:
        yield _name(text, run[0].start, run[cut - 1].end, False)
        run = run[cut:]
    if run:
        yield _name(text, run[0].start, run[-1].end, titled or bool(cut))


def _after_country(run: list[_Word], led: bool) -> int:
    """Where "Party of Norway Anna Berg" falls apart: after a country's name that "of" leads to; 0 where it does not."""
    table, known = territories(), lexicon()
    if run and (run[-1].lower in known.bodies or run[-1].lower in known.lands):
        return 0
    for i in range(0 if led else 1, len(run) - 1):
        if i and run[i - 1].lower not in ("of", "the"):
            continue
        for end in (i + 3, i + 2, i + 1):
            name = fold(" ".join(word.text for word in run[i:end]))
            if end < len(run) and name in table.countries and name not in table.states:
                after = run[end].lower
                return 0 if after in ("and", "of", "the", "for") else end
    return 0


def _after_body(run: list[_Word], lead: list[str]) -> int:
    """Where "Chairman of the Rowing Club Anna Berg" falls apart: behind the body that an office is of, before two
    or three words that are no part of its name; 0 where it does not."""
    known = lexicon()
    before = [word.lower() for word in lead[-3:]]
    before = before[:-1] if before[-1:] == ["the"] else before[-2:]
    if len(before) != 2 or before[1] not in ("of", "for") or before[0] not in known.titles:
        return 0
    for at in (len(run) - 3, len(run) - 4):
        rest = run[at + 1 :]
        if at > 0 and run[at].lower in known.bodies and not is_common(rest[0].lower):
            return 0 if any(_is_of_body(word.lower) for word in rest) else at + 1
    return 0


def _is_of_body(lower: str) -> bool:
    known = lexicon()
    return lower in known.bodies or lower in known.lands or lower in known.titles or lower in known.particles


def _is_one(run: list[_Word]) -> bool:
    """True for "South Korean" and for bodies that bear a people's name ("American Airlines", "British Council")."""
    whole = fold(" ".join(word.text for word in run))
    known = lexicon()
    return whole in territories().demonyms or any(word.lower in known.bodies for word in run)


def _name(text: str, start: int, end: int, titled: bool) -> Name:
    surface = text[start:end]
    key = key_of(surface)
    return Name(Span(start, end), surface, key, "person" if titled else kind_of(surface, key))
