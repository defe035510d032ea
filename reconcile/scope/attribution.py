"""Fills who is said to have said a claim: by the act of saying that reaches it, a quotation, or a transcript.

A pronoun is taken for the nearest speaker or name that fits it; where none does, nobody is named. What the outlet says
itself keeps `attribution` None.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reconcile.model import Attribution, Claim, Document, Label, Span
from reconcile.scope.quoting import Quotation, Turn, quotations, turns
from reconcile.scope.speakers import Speaker
from reconcile.scope.speech import Act, acts
from reconcile.text import names, wrapping
from reconcile.text.names import Name
from reconcile.text.syntax import Sentence


@dataclass(frozen=True, slots=True)
class _Said:
    """An act of saying with its speaker resolved, in document offsets."""

    attribution: Attribution
    reach: tuple[Span, ...]
    cue: Span
    sentence: Span
    line: int
    quotes: bool
    before: bool  # stands before the words that it tells


@dataclass(frozen=True, slots=True)
class _Article:
    """What is known of a document's speech. `full` leads from a name's key to its longest form, as first written."""

    said: dict[Span, list[_Said]]  # by sentence
    quoting: dict[int, list[_Said]]  # by line, those beside a quotation mark
    quotations: tuple[tuple[int, Quotation], ...]  # with their line, in order
    turns: tuple[Turn, ...]
    full: dict[str, Name]


def attribute(document: Document, sentences: tuple[Sentence, ...], claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims, in their order, with who is said to have said each; None stays where nobody is."""
    if not claims:
        return claims
    article = _read(document, sentences)
    return tuple(_attributed(claim, article) for claim in claims)


def _attributed(claim: Claim, article: _Article) -> Claim:
    speaker = None if claim.attribution else _speaker_of(claim, article)
    return replace(claim, attribution=speaker) if speaker else claim


def _speaker_of(claim: Claim, article: _Article) -> Attribution | None:
    at = claim.quantity.number if claim.quantity else claim.span
    near = article.said.get(claim.sentence, ())
    reaching = [(_width(said, at), said) for said in near if any(span.touches(at) for span in said.reach)]
    if reaching:
        return min(reaching, key=lambda pair: pair[0])[1].attribution
    quoted = _quoted(at, article)
    if quoted is not None:
        return quoted
    turn = _holding(article.turns, at) if claim.label is Label.BODY else None
    if turn is not None and not turn.speaker.span.touches(at):
        return _attribution(turn.speaker, "", turn.speaker.span, article.full)
    return None


def _holding(found: Sequence[Turn], at: Span) -> Turn | None:
    index = bisect_right(found, at.start, key=lambda turn: turn.span.start) - 1
    return found[index] if index >= 0 and found[index].span.touches(at) else None


def _width(said: _Said, at: Span) -> tuple[int, int]:
    """A verb before its words holds them most closely; of several, the nearest."""
    return (0 if said.cue.end <= at.start and said.before else 1, abs(at.start - said.cue.end))


# ── quotations over several sentences ────────────────────────────────────────────────────────────────────────────────


def _quoted(at: Span, article: _Article) -> Attribution | None:
    """The speaker of the quotation around a claim: told in its line, or by the line that the quotation goes on from."""
    index = bisect_right(article.quotations, at.start, key=lambda pair: pair[1].span.start) - 1
    if index < 0 or not article.quotations[index][1].span.touches(at):
        return None
    line, here = article.quotations[index][0], article.quoting.get(article.quotations[index][0], ())
    if here:
        return min(here, key=lambda said: _gap(said.cue, article.quotations[index][1].span)).attribution
    if index and (article.quotations[index - 1][1].open or _opens_line(article, index)):
        before, _ = article.quotations[index - 1]
        earlier = article.quoting.get(before, ())
        return earlier[-1].attribution if earlier and before < line else None
    return None


def _opens_line(article: _Article, index: int) -> bool:
    """True where a quotation is the first of its line and the one before it closed the line before."""
    (before, _), (line, _) = article.quotations[index - 1], article.quotations[index]
    return 0 < line - before <= 2


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


# ── reading a document ───────────────────────────────────────────────────────────────────────────────────────────────


def _read(document: Document, sentences: Sequence[Sentence]) -> _Article:
    found = [(sentence, _shifted(names.find(sentence.text), sentence.span.start)) for sentence in sentences]
    full = _full_names(name for _, named in found for name in named)
    lines = {sentence.line for sentence in sentences}
    quoted = tuple(
        (first.number, quotation)
        for first, last in wrapping.paragraphs(document.text, document.lines)
        if first.number in lines and last.end > first.start
        for quotation in quotations(document.text, Span(first.start, last.end))
    )
    by_sentence: dict[Span, list[_Said]] = {}
    by_line: dict[int, list[_Said]] = {}
    for said in _all_said(found, full):
        by_sentence.setdefault(said.sentence, []).append(said)
        if said.quotes:
            by_line.setdefault(said.line, []).append(said)
    return _Article(by_sentence, by_line, quoted, turns(document), full)


def _shifted(found: Iterable[Name], by: int) -> tuple[Name, ...]:
    return tuple(Name(name.span.shift(by), name.text, name.key, name.kind) for name in found)


def _full_names(found: Iterable[Name]) -> dict[str, Name]:
    every = tuple(found)
    first: dict[str, Name] = {}
    for name in every:
        first.setdefault(name.key, name)
    return {key: first[long] for key, long in names.resolve(every).items()}


def _all_said(found: Sequence[tuple[Sentence, tuple[Name, ...]]], full: dict[str, Name]) -> Iterator[_Said]:
    past: list[_Said] = []
    named = [name for _, here in found for name in here]
    starts = [name.span.start for name in named]
    for sentence, _ in found:
        at = bisect_right(starts, sentence.span.start)
        earlier = named[max(0, at - 6) : at]
        for act in acts(sentence):
            attribution = _resolved(act, sentence, past, earlier, full)
            if attribution is None:
                continue
            by = sentence.span.start
            cue = act.cue.shift(by)
            reach = tuple(span.shift(by) for span in act.reach)
            before = all(span.start >= cue.start for span in reach)
            said = _Said(attribution, reach, cue, sentence.span, sentence.line, act.quotes, before)
            past.append(said)
            yield said


def _resolved(
    act: Act, sentence: Sentence, past: Sequence[_Said], earlier: Sequence[Name], full: dict[str, Name]
) -> Attribution | None:
    """Who speaks, with "he", "it" and a verb that goes on taken for the fitting speaker or name before them."""
    speaker = act.speaker
    recent = [said for said in past[-3:] if sentence.line - said.line <= 3]
    if speaker is None:
        start = sentence.span.start + act.cue.start
        same = [said for said in recent if said.sentence == sentence.span and said.cue.start < start]
        return replace(same[-1].attribution, verb=act.verb) if same else None
    if speaker.kind == "pronoun":
        return _antecedent(speaker.text.lower(), act.verb, recent, earlier, full)
    if speaker.kind == "paper" and not speaker.named:
        origin = next((said for said in reversed(recent) if _is_by(said, speaker)), None)
        if origin is not None:
            return replace(origin.attribution, verb=act.verb)
    by = sentence.span.start
    return _attribution(speaker, act.verb, speaker.span.shift(by).join(act.cue.shift(by)), full)


def _antecedent(
    pronoun: str, verb: str, recent: Sequence[_Said], earlier: Sequence[Name], full: dict[str, Name]
) -> Attribution | None:
    fits = [said for said in recent if _fits(pronoun, said.attribution)]
    if fits and pronoun not in ("he", "she"):
        return replace(fits[-1].attribution, verb=verb)
    persons = [name for name in earlier if full.get(name.key, name).kind == "person" or _looks_personal(name)]
    if fits:
        after = [name for name in persons if name.span.start >= fits[-1].sentence.end]
        others = {full.get(name.key, name).text for name in after} - {fits[-1].attribution.speaker}
        return None if others else replace(fits[-1].attribution, verb=verb)
    if pronoun not in ("he", "she"):
        return None
    keys = {full.get(name.key, name).key for name in persons}
    if len(keys) != 1:  # two persons: the words do not say which
        return None
    return Attribution(full.get(persons[-1].key, persons[-1]).text, persons[-1].span, verb, True)


def _looks_personal(name: Name) -> bool:
    return name.kind == "unknown" and 2 <= len(name.key.split(" ")) <= 3


_MANY = re.compile(r"\b(?:police|authorities|\w+s)$", re.IGNORECASE)


def _fits(pronoun: str, attribution: Attribution) -> bool:
    """A person for "he", no person for "it", several for "they"; the words decide, as far as they can."""
    last = attribution.speaker
    many = _MANY.search(last) is not None and not attribution.named
    kind = names.kind_of(last, names.key_of(last))
    body = kind == "organisation" or kind == "place" or _BODY.search(last) is not None
    if pronoun == "they":
        return many or body
    return body if pronoun == "it" else not body and not many


_BODY = re.compile(
    r"\b(?:ministry|department|agency|office|government|council|court|company|group|union|party|army|military|statement|report"
    r"|tv|television|observatory|committee|committees|bank|board|newspaper|station|study|survey|release|police)\b",
    re.IGNORECASE,
)


def _is_by(said: _Said, speaker: Speaker) -> bool:
    """True where an earlier act was made in the paper that speaks now: "said in a statement", "the statement said"."""
    return said.attribution.named and speaker.text.lower().split()[-1] in ("statement", "release", "report")


def _attribution(speaker: Speaker, verb: str, span: Span, full: dict[str, Name]) -> Attribution:
    text = speaker.text
    if speaker.kind in ("name", "label") and speaker.name is not None:
        text = full.get(speaker.name.key, speaker.name).text
    text = " ".join(re.sub(r"^(?:[Tt]he|[Aa]n?)\s", "", text).split())
    return Attribution(text, span, verb, speaker.named)
