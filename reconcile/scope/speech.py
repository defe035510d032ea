"""Reads the acts of saying in one sentence: who, by which words, and over which part of it the saying reaches.

"Police said 5 died" reaches to the right, "5 died, police said" to the left, "5, police said, died" to both sides.
Where the sentence is parsed, the clause of the verb ends the reach: in "officials said 5 died, but 7 were buried" the
second figure is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reconcile.model import Span
from reconcile.scope.speakers import Speaker, is_modifier, left_of, phrase_after, right_of, saying
from reconcile.text import names, wordset
from reconcile.text.names import Name
from reconcile.text.syntax import Sentence, Token


@dataclass(frozen=True, slots=True)
class Act:
    """One act of saying. Spans count from the start of the sentence; `speaker` is None where the verb goes on from the
    one before ("…, adding that"). `quotes` is true where its verb stands beside a quotation mark."""

    speaker: Speaker | None
    verb: str
    cue: Span
    reach: tuple[Span, ...]
    quotes: bool = False


#: Longer sentences are not read: no editor wrote them, and each verb looks at the names around it.
LONGEST = 4_000

_GAP = r"[ \t\u00a0\u202f]"
_OPEN = '“"«‘'
_CLOSE = '”"»’'
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WHEN = (
    rf"(?:on{_GAP}|late{_GAP}|early{_GAP}|late{_GAP}on{_GAP})?(?:{_DAY}|yesterday|today)"
    rf"(?:{_GAP}(?:morning|afternoon|evening|night))?"
)
_ADVERB = (
    rf"(?:also|has|have|had|later|earlier|then|further|again|already|previously|recently|separately|repeatedly|publicly|however"
    rf"|meanwhile|initially|still|now|{_WHEN}|in{_GAP}(?:a|the|its|his|her|their){_GAP}(?:\w+{_GAP})?statement|this{_GAP}week|last{_GAP}(?:week|month|year))"
)
_ADVERBS_END = re.compile(rf"(?:{_GAP},?{_ADVERB}(?=[ \t\u00a0,]))*,?{_GAP}*$")
_PASSIVE = re.compile(
    rf"\b(?:is|was|are|were|be|been|being|to|can|could|would|should|may|might|must|not|n't|n’t){_GAP}(?:\w+ly{_GAP})?$"
)
_ENDS = re.compile(
    rf"{_GAP}*(?:[.,;:!?{_CLOSE})—–]|$|(?:on|in|at|late|early|earlier|yesterday|today|{_DAY}|during|after|via|by|as|to)\b)"
)
_CONTRAST = re.compile(r"[,;][ \u00a0](?:but|while|whereas|although|though|yet)[ \u00a0]|;[ \u00a0]")
_APPOSED = re.compile(r"[,—–(]")
_ACCORDING = re.compile(rf"\b[Aa]ccording{_GAP}to{_GAP}|\b[Cc]iting{_GAP}|\bquot(?:ing|ed){_GAP}(?=[A-Z])")
_PUT = re.compile(
    rf"\bput(?:s|ting)?{_GAP}(?:the{_GAP}|their{_GAP}|its{_GAP})?(?:[\w-]+{_GAP}){{0,3}}(?:toll|tally|number|figure|total|count|cost|estimate"
    rf"|losses|damage|bill|turnout|dead|injured|wounded)(?:{_GAP}[\w-]+){{0,4}}?{_GAP}(?:at|to)\b"
)


@cache
def _verbs() -> dict[str, str]:
    groups = saying()["clause"] | saying()["paper"]
    return {form: lemma for lemma, forms in groups.items() for form in forms.split()}


@cache
def _verb_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<![\w’'-])(?:" + "|".join(sorted(_verbs(), key=len, reverse=True)) + r")(?![\w’'-])")


@cache
def _words() -> frozenset[str]:
    """Words of which one stands in every act of saying."""
    return wordset.firsts(_verbs()) | frozenset("put puts putting according citing quoting quoted".split())


def acts(sentence: Sentence) -> tuple[Act, ...]:
    """The acts of saying in a sentence, left to right."""
    text = sentence.text
    if len(text) > LONGEST or wordset.words(text).isdisjoint(_words()):
        return ()
    verbs = list(_verb_pattern().finditer(text))
    puts = list(_PUT.finditer(text))
    accords = list(_ACCORDING.finditer(text))
    if not (verbs or puts or accords):
        return ()
    named = names.find(text)
    found = [act for m in accords if (act := _according(text, m, named)) is not None]
    found += [act for m in puts if (act := _put(text, m, named)) is not None]
    found += [act for m in verbs if (act := _said(sentence, m, named)) is not None]
    return tuple(sorted(found, key=lambda act: act.cue.start))


def _according(text: str, match: re.Match[str], named: Sequence[Name]) -> Act | None:
    speaker = right_of(text, match.end(), named) or phrase_after(text, match.end(), named)
    if speaker is None:
        return None
    whole = tuple(_outside(text, match.start(), speaker.span.end))
    verb = match[0].split()[0].lower()
    return Act(speaker, "accord" if verb.startswith("acc") else "cite", Span(match.start(), speaker.span.end), whole)


def _put(text: str, match: re.Match[str], named: Sequence[Name]) -> Act | None:
    speaker = _subject(text, match.start(), named)
    if speaker is None and not match[0].startswith("putting"):
        return None
    cue = Span(speaker.span.start if speaker else match.start(), match.end())
    return Act(speaker, "put", cue, tuple(_pieces(match.start(), len(text))))


def _said(sentence: Sentence, match: re.Match[str], named: Sequence[Name]) -> Act | None:
    text, verb = sentence.text, _verbs()[match[0].lower()]
    if _PASSIVE.search(text[max(0, match.start() - 24) : match.start()]):
        return None
    before = text[: match.start()].rstrip()
    inverted = right_of(text, match.end(), named) if before[-1:] in _CLOSE + "," else None
    if inverted is not None and (
        before[-1:] != "," or _OPEN_OR_CLOSE.search(text) or _ENDS.match(text, inverted.span.end)
    ):
        return _after_words(text, match.start(), inverted.span.end, inverted, verb)
    speaker = _subject(text, match.start(), named) or _parsed_subject(sentence, match, named)
    if speaker is None:
        follows = (match[0].endswith("ing") and verb != "tell") or before.endswith((" and", ", and"))
        return Act(None, verb, Span(*match.span()), _reach_right(sentence, match, verb)) if follows else None
    if verb in saying()["paper"] and speaker.kind != "paper":
        return None
    if speaker.kind == "pronoun" and not _is_leading(text, speaker.span.start, match.end()):
        return None
    cue = speaker.span.join(Span(*match.span()))
    if re.match(rf"{_GAP}(?:by|with|to){_GAP}\w+ing\b", text[match.end() : match.end() + 30]):
        return None  # "she concluded by thanking 40 guests"
    if verb == "claim" and _TAKES.match(text, match.end()):
        return None
    if _is_post(text, speaker.span.start, match.end()):
        return _after_words(text, cue.start, cue.end, speaker, verb)
    quotes = re.search(r"[“\"«]", text[match.end() : match.end() + 60]) is not None
    return Act(speaker, verb, cue, _reach_right(sentence, match, verb), quotes)


#: What is claimed without saying anything.
_TAKES = re.compile(rf"{_GAP}(?:responsibility|credit|victory|the{_GAP}(?:title|lives?))\b")
_OPEN_OR_CLOSE = re.compile(r"[“”\"«»]")


def _after_words(text: str, start: int, end: int, speaker: Speaker, verb: str) -> Act:
    """An act that stands after, or inside, the words that it tells."""
    quotes = text[:start].rstrip()[-1:] in '”"»’'
    return Act(speaker, verb, Span(start, end).join(speaker.span), tuple(_outside(text, start, end)), quotes)


_TOLD = re.compile(rf"(?<=told){_GAP}(?:the{_GAP}|a{_GAP})?(?:[\w'’]+{_GAP}){{0,2}}[\w'’]+?(?={_GAP}|\.)")


def _is_leading(text: str, start: int, end: int) -> bool:
    """True where a pronoun opens its sentence, near enough, or stands with its verb after what it tells."""
    before = text[:start].strip('“”"« \u00a0')
    return len(before.split()) <= 3 or _is_post(text, start, end) or before[-1:] in '”"»’'


_LAST_WORD = re.compile(rf"(?<![^\s“”\"«»(—–])([^\s,;:.!?“”\"«»()—–]+)\.?{_GAP}$")


def _phrase_start(text: str, start: int) -> int:
    """Where the speaker's phrase begins, with the article, titles and adjectives before its name."""
    for _ in range(7):
        match = _LAST_WORD.search(text, max(0, start - 30), start)
        if match is None or not (match[1][0].isupper() or is_modifier(match[1])):
            return start
        start = match.start()
    return start


def _is_post(text: str, start: int, end: int) -> bool:
    """True where what is said stands before its speaker: "5 died, police said on Monday"."""
    before = text[: _phrase_start(text, start)].rstrip()
    if not before or len(before) < 6:
        return False
    told = _TOLD.match(text, end)
    end = told.end() if told and _ENDS.match(text, told.end()) else end
    if before[-1] in '”"»’' or (before[-1] in ",—–" and _ENDS.match(text, end)):
        return not re.match(rf"{_GAP}(?:that\b|[\w]+{_GAP}that\b)", text[end:])
    return re.fullmatch(r"[\s.!?”\"»’]*", text[end:]) is not None  # copy that lost its commas


def _subject(text: str, verb: int, named: Sequence[Name]) -> Speaker | None:
    """The speaker before a verb, past adverbs and past what is set off by commas or dashes."""
    end = _ADVERBS_END.search(text[max(0, verb - 80) : verb])
    at = verb - len(end[0]) if end else verb
    if at > 0 and text[at - 1] in "—–)":
        return _apposed(text, at - 1, named)
    if text[at:verb].lstrip()[:1] == "," and (speaker := _apposed(text, at, named)) is not None:
        return speaker
    return left_of(text, at, named)


def _apposed(text: str, at: int, named: Sequence[Name]) -> Speaker | None:
    """Whom the words between commas explain: "Anna Berg, 43, head of the union, said"."""
    for mark in reversed(list(_APPOSED.finditer(text, max(0, at - 140), at))):
        speaker = left_of(text, len(text[: mark.start()].rstrip()), named)
        if speaker is not None:
            return _explained(text, speaker, named)
    return None


def _explained(text: str, speaker: Speaker, named: Sequence[Name]) -> Speaker:
    """The name before an office, where the office itself stands between commas."""
    before = re.search(rf",{_GAP}(?:(?:the|a|an){_GAP})?$", text[max(0, speaker.span.start - 8) : speaker.span.start])
    if speaker.kind == "name" or before is None:
        return speaker
    holder = left_of(text, speaker.span.start - len(before[0]), named)
    return holder if holder is not None and holder.kind == "name" else speaker


def _parsed_subject(sentence: Sentence, match: re.Match[str], named: Sequence[Name]) -> Speaker | None:
    """The speaker as the parser sees it, where the words alone do not say."""
    token = _token_at(sentence, match.start())
    if token is None or token.pos not in ("VERB", "AUX") or token.dep in ("amod", "compound"):
        return None
    while token.dep == "conj" and not _subjects(sentence, token):
        token = sentence.head(token)
    subject = next(iter(_subjects(sentence, token)), None)
    if subject is None or subject.pos == "PRON":
        return None
    end = subject.span.end - sentence.span.start
    return left_of(sentence.text, end, named)


def _subjects(sentence: Sentence, token: Token) -> Iterator[Token]:
    return (child for child in sentence.below(token) if child.dep == "nsubj")


def _token_at(sentence: Sentence, start: int) -> Token | None:
    at = sentence.span.start + start
    return next((token for token in sentence.tokens if token.span.start == at), None)


def _reach_right(sentence: Sentence, match: re.Match[str], verb: str) -> tuple[Span, ...]:
    """What a verb before its words reaches: its clause where the parser has one, else up to a contrast."""
    text = sentence.text
    start = match.end()
    if verb == "tell":
        that = re.compile(r"[^.;]{0,60}?(?:\bthat\b|,|:|[“\"])").match(text, start)
        start = that.end() if that else start
    clause = _clause_end(sentence, match)
    if clause is not None:
        return tuple(_pieces(start, clause))
    cut = _CONTRAST.search(text, start)
    return tuple(_pieces(start, cut.start() if cut else len(text)))


def _clause_end(sentence: Sentence, match: re.Match[str]) -> int | None:
    token = _token_at(sentence, match.start())
    if token is None:
        return None
    clause = [child for child in sentence.below(token) if child.dep == "ccomp" and child.index > token.index]
    if not clause:
        return None
    return max(sentence.subtree(child)[-1].span.end for child in clause) - sentence.span.start


def _pieces(start: int, end: int) -> Iterator[Span]:
    if end > start:
        yield Span(start, end)


def _outside(text: str, start: int, end: int) -> Iterator[Span]:
    yield from _pieces(0, start)
    yield from _pieces(end, len(text))
