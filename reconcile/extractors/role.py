"""Reads who holds which office: "Norway's prime minister Anna Berg", "Anna Berg, head of the union", "Mayor Berg".

The words decide, not the parser: an apposition is a matter of commas. Offices are in `data/offices.toml`. A title
without a holder, or a holder without a name, is no claim.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from reconcile.extractors import Extractor, claim
from reconcile.model import Claim, Document, Kind, Measure, Role, Span
from reconcile.text import names, wordset
from reconcile.text.nameforms import ADJECTIVE, lexicon
from reconcile.text.names import Name
from reconcile.text.syntax import Sentence
from reconcile.text.territories import territories


@cache
def _offices() -> tuple[tuple[str, ...], dict[str, str]]:
    data = tomllib.loads(files("reconcile.extractors").joinpath("data/offices.toml").read_text("utf-8"))
    forms = {form for group in data["offices"].values() for form in group} | set(data["same"])
    return tuple(sorted(forms, key=lambda form: (-len(form), form))), data["same"]


_FORMER = r"(?:former(?:ly)?|ex|then|late|one-time|ousted|outgoing|deposed)"
_BEFORE = (
    r"(?:deputy|vice|acting|interim|assistant|associate|first|second|foreign|defen[cs]e|finance|interior|health|trade"
    r"|science|education|energy|environment|transport|justice|agriculture|labou?r|railway|economy|home|prime|police|fire"
    r"|party|general|executive|managing|national|federal|city|county|union|press|security|technology|culture"
    r"|housing|oil|water|development|planning|commerce|industry|tourism|sports?|medical|communications|campaign)"
)
_FORMS = "|".join(re.escape(form).replace(r"\ ", r"[\s-]").replace(r"\-", r"[\s-]") for form in _offices()[0])
_TITLE = re.compile(
    rf"(?<![\w’'-])(?:(?P<former>{_FORMER})[\s-])?(?P<title>(?:{_BEFORE}[\s-]){{0,3}}(?:{_FORMS}))(?!\w)",
    re.IGNORECASE,
)
_SPACE = r"[ \t\u00a0\u202f]"
_OF = re.compile(rf"{_SPACE}(?:of|for|at){_SPACE}(?:(?:the|a|an|its|his|her|their){_SPACE})?")
_PHRASE = re.compile(rf"(?:th(?:is|at){_SPACE})?(?:[\w-]+{_SPACE}){{0,4}}[\w-]+")
_BETWEEN = re.compile(rf",?{_SPACE}(?:[\w.]+{_SPACE}){{0,2}}")
_CLOSES = re.compile(r"\s*(?:[,.;:)—–]|$)")
_LINK = re.compile(
    rf"(?:,{_SPACE}|{_SPACE}\(|{_SPACE}(?:is|was|became|remains|remained|serves|served"
    rf"|(?:(?:was|is|been){_SPACE})?(?:elected|appointed|named|sworn{_SPACE}in|re-?elected)"
    rf"|took{_SPACE}(?:office|over))(?:{_SPACE}as)?{_SPACE})"
    rf"(?:(?:the|a|an|its|their|his|her|who{_SPACE}is|as){_SPACE}){{0,3}}"
    rf"(?:(?:current|new|long-time|longtime|long-serving){_SPACE})?$"
)

_SOMEBODYS = re.compile(rf"(?:['’]s?|\b(?:its|their|our|his|her)){_SPACE}$")
_JOINS = re.compile(rf"{_SPACE}(?:of|for){_SPACE}(?:the{_SPACE})?")
_OWNER = re.compile(rf"\b(?:the|a|this|that){_SPACE}((?:[a-z][\w-]*{_SPACE}){{0,2}}[a-z][\w-]*)['’]s?{_SPACE}$")

#: Longer sentences are not read: no editor wrote them, and each title looks at the names around it.
LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class _Found:
    """A title where it stands in a sentence, and what holds it, all spans in the sentence."""

    title: str
    at: Span
    former: bool
    body: str
    holder: Name


def read(document: Document, sentence: Sentence) -> Iterator[Claim]:
    """The roles that a sentence tells."""
    for found in _find(sentence.text):
        base = sentence.span.start
        span = found.at.join(found.holder.span)
        of = (found.body,) if found.body else ()
        measure = Measure(_plain(found), found.title, of=of, span=found.at.shift(base))
        holder = found.holder.span.shift(base)
        role = Role(found.title, found.body, found.holder.text, holder, found.at.shift(base), found.former)
        yield replace(claim(document, sentence, Kind.ROLE, span.shift(base), measure), role=role)


def _plain(found: _Found) -> str:
    if not found.body:
        return found.title
    people = names.key_of(found.body) in territories().demonyms
    return f"{found.body} {found.title}" if people else f"{found.title} of {found.body}"


def _find(text: str) -> Iterator[_Found]:
    titles = list(_TITLE.finditer(text)) if len(text) <= LONGEST else []
    if not titles:
        return
    named = names.find(text)
    for match in titles:
        found = _before(text, match, named) or _after(text, match, named)
        if found is not None:
            yield found


def _before(text: str, match: re.Match[str], named: Sequence[Name]) -> _Found | None:
    """A title that stands before its holder, with what it is of between them or before it."""
    body, end = _body_after(text, match.end(), named)
    holder = next((name for name in named if name.span.start >= end), None)
    if holder is None or not _is_person(holder):
        return None
    gap = text[end : holder.span.start]
    if _BETWEEN.fullmatch(gap) is None or not _only_titles(gap):
        return None
    if "," in gap and not (_CLOSES.match(text, holder.span.end) and _is_marked(text, match, body, named)):
        return None
    if body is None:
        body = _body_before(text, match.start(), named)
    return _made(text, match, body, holder)


def _after(text: str, match: re.Match[str], named: Sequence[Name]) -> _Found | None:
    """A title in apposition to the holder before it, or that a verb links to it."""
    body, end = _body_after(text, match.end(), named)
    before = _body_before(text, match.start(), named) if body is None else None
    start = before.start if before else match.start()
    holder = next((name for name in reversed(named) if name.span.end <= start), None)
    if holder is None or not _is_person(holder):
        return None
    gap = text[holder.span.end : start]
    if _LINK.fullmatch(gap) is None:
        return None
    closed = _CLOSES.match(text, end)
    if body is None and (closed is None or _TITLE.match(text, closed.end() + 1)):
        return None  # "…, the leader said"; "Berg, the mayor, governor and sheriff" is a list
    return _made(text, match, body or before, holder)


def _made(text: str, match: re.Match[str], body: Span | None, holder: Name) -> _Found:
    at = Span(match.start("title"), match.end("title"))
    former = match["former"] is not None or (body is not None and _LATE.search(text[: body.start]) is not None)
    return _Found(_normal(match["title"]), at, former, body.of(text) if body else "", holder)


#: Before the body of an office: "the late Danish Queen", "former Acme director".
_LATE = re.compile(r"\b(?:former|late|ex|then|onetime|one-time)[\s-]+$", re.I)


def _normal(title: str) -> str:
    """One form for each office: "Deputy Chairwoman" is "deputy chairman"."""
    plain = re.sub(r"[\s-]+", " ", title.lower())
    for form, main in _offices()[1].items():
        spaced = form.replace("-", " ")
        if plain == spaced or plain.endswith(" " + spaced):
            return plain[: len(plain) - len(spaced)] + main
    return plain


def _is_person(name: Name) -> bool:
    return name.kind in ("person", "unknown") and not (name.text.isupper() and len(name.text) > 3)


def _only_titles(gap: str) -> bool:
    known = lexicon()
    words = [word.strip(".,").lower() for word in gap.split()]
    return all(not word or word in known.titles for word in words)


def _is_marked(text: str, match: re.Match[str], body: Span | None, named: Sequence[Name]) -> bool:
    """True where a title before a comma is of who follows: "the union's head, Anna Berg,", not "the mayor, Berg, said".
    So it is where who stands before it has a title already: "Premier Jo Dahl, the speaker, Anna Berg, and others"."""
    if body is not None or _SOMEBODYS.search(text[max(0, match.start() - 12) : match.start()]) is not None:
        return True
    before = next((name for name in reversed(named) if name.span.end <= match.start()), None)
    if before is not None and _LINK.fullmatch(text[before.span.end : match.start()]):
        return before.kind == "person"
    return " of " in match["title"].lower()


def _body_after(text: str, end: int, named: Sequence[Name]) -> tuple[Span | None, int]:
    """What follows "of": names joined by "of", or plain words up to a name or comma; and where it ends."""
    opened = _OF.match(text, end)
    if opened is None:
        return None, end
    start = opened.end()
    words = _PHRASE.match(text, start)
    if words is None:
        return None, end
    inside = next((name for name in named if name.span.start >= start and not _is_adjective(text, name)), None)
    if inside is None or inside.span.start > words.end():
        stop = min(words.end(), start + 60)
        return Span(start, stop), stop
    between = text[start : inside.span.start]
    if not between or (not _is_person(inside) and between.islower()):
        stop = _through(text, inside.span.end, named)
        return Span(start, stop), stop
    stop = start + len(_trimmed(between))
    return (Span(start, stop), stop) if stop > start else (None, end)


def _is_adjective(text: str, name: Name) -> bool:
    """ "Asian" in "this Asian country": no name of its own."""
    adjective = name.kind == "demonym" or ADJECTIVE.search(name.key) is not None
    return adjective and re.match(rf"{_SPACE}[a-z]", text[name.span.end : name.span.end + 2]) is not None


def _trimmed(words: str) -> str:
    """Without the titles at their end: "hospital Dr."."""
    kept = words.split(" ")
    while kept and kept[-1].strip(".,").lower() in lexicon().titles | {""}:
        kept.pop()
    return " ".join(kept)


def _through(text: str, end: int, named: Sequence[Name]) -> int:
    """Past further names that hang on a body: "the Committee of the Party of Norway" when it was read in pieces."""
    for name in named:
        if name.span.start > end and _JOINS.fullmatch(text[end : name.span.start]):
            end = name.span.end
    return end


def _body_before(text: str, start: int, named: Sequence[Name]) -> Span | None:
    """ "Norway's", "Norwegian", "Acme" or "the bank's" right before a title."""
    owner = _OWNER.search(text, max(0, start - 60), start)
    if owner is not None:
        return Span(owner.start(1), owner.end(1))
    for name in reversed(named):
        if name.span.end <= start:
            gap = text[name.span.end : start]
            fits = re.fullmatch(rf"(?:['’]s?)?{_SPACE}(?:(?:new|current|former|then|late|state){_SPACE})?", gap)
            return name.span if fits and name.kind != "person" else None
    return None


class _Wants:
    """Whether a sentence names an office: looks for its last word first, for most sentences name none."""

    last = frozenset(re.split(r"[\s-]", form)[-1] for form in _offices()[0])

    def search(self, text: str, /) -> object | None:
        return None if self.last.isdisjoint(wordset.words(text)) else _TITLE.search(text)


EXTRACTOR = Extractor(Kind.ROLE, _Wants(), read, parses=False)
