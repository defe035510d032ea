"""A document in short: its names, words, places and kinds of event, and the clues that may date it."""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import accumulate

from reconcile.model import Basis, Document, Label, Place, Profile
from reconcile.scope import clues, rarity
from reconcile.scope.idle import IDLE
from reconcile.text import lexicon, names, places, wordset
from reconcile.text.nameforms import Name, without_middle
from reconcile.text.newswords import stem
from reconcile.text.syntax import Sentence

#: How many of the first telling sentences are the lead, and how much more they weigh.
LEAD, LEAD_WEIGHT = 4, 2.0

_WORD = re.compile(r"[^\W\d_]{4,}")
#: Where a page's title ends, and the site's own name begins.
_SITE = re.compile(
    r"(?<=\w\w)\s[-|–—]\s(?=[^.!?]{0,80}?(?:\b(?:News|TV|Times|Post|Sports|Weather|Channel|Radio)\b|\w\.com\b))"
)
_SAYS = r"(?:said|says|told|added|adds|wrote|tweeted|confirmed|announced)"
#: One of these words, or a bar, stands beside each name of one who speaks.
_SAYING = frozenset("said says told added adds wrote tweeted confirmed announced according by".split())
#: "Ida Brook, a neighbour, said"; "according to Ida Brook", "said chief Ida Brook".
_SAYS_AFTER = re.compile(rf"(?:,[^.;,“”\"]{{2,50}},)?\s(?:also |has |have )?{_SAYS}\b")
_SAYS_BEFORE = re.compile(rf"\b(?:{_SAYS}|according to)\s(?:[a-z]+\s){{0,3}}$|^By\s(?:.+ and )?$|[|]\s$")
#: What stands before the names of victims and suspects, too.
_MISTER = frozenset("mr mrs ms miss officer deputy doctor dr pvt constable".split())
_SHINGLE = 8  # words in a run; eight in a row are not chance


def profile(document: Document, sentences: Iterable[Sentence]) -> Profile:
    """The profile of one document, from its sentences in order."""
    told = tuple(sentences)
    lead = _lead(document, told)
    naming: defaultdict[str, float] = defaultdict(float)
    wording: defaultdict[str, float] = defaultdict(float)
    heard: set[str] = set()
    for sentence in told:
        weight = LEAD_WEIGHT if sentence in lead else 1.0
        text = _SITE.split(sentence.text, maxsplit=1)[0] if sentence.line == told[0].line else sentence.text
        says = "|" in text or not wordset.words(text).isdisjoint(_SAYING)
        for name in names.find(text):
            parts = name.key.split()
            for key in dict.fromkeys((*parts, name.key, without_middle(name.key))):
                if len(key) > 2:
                    naming[key] += weight
            if (says and _speaks(text, name)) or _has_office(text, name):
                heard.add(name.key)
        for word in _WORD.findall(text.lower()):
            if word not in IDLE:
                wording[stem(word)] += weight
    where, inside = _places(lead)
    return Profile(
        document=document.id,
        names=tuple(sorted((name, round(1 + math.log(count), 4)) for name, count in naming.items())),
        words=tuple(sorted((word, count) for word, count in wording.items() if count >= 2)),
        places=where,
        inside=inside,
        kinds=_kinds(lead),
        clues=clues.find(document, told, lead),
        shingles=shingles(document.text),
        rare=rarity.words((sentence.text, LEAD_WEIGHT if sentence in lead else 1.0) for sentence in told),
        figures=rarity.figures(document.text),
        voices=tuple(sorted(heard | {name for name in naming if " " in name and name.split()[-1] in heard})),
    )


def _speaks(text: str, name: Name) -> bool:
    """Whether a name is that of one who speaks."""
    before, after = text[max(0, name.span.start - 40) : name.span.start], text[name.span.end : name.span.end + 60]
    return bool(_SAYS_AFTER.match(after) or _SAYS_BEFORE.search(before))


def _has_office(text: str, name: Name) -> bool:
    """Whether a name is that of one who holds an office: a mayor is in the news of every fire in town."""
    if name.kind != "person":
        return False
    title = text[max(0, name.span.start - 40) : name.span.start].split()[-1:]
    return bool(title) and title[0].lower().strip(".") not in _MISTER


def _lead(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The headlines, the dateline and the first sentences of the body."""
    label = {line.number: line.label for line in document.lines}
    heads = [s for s in sentences if label[s.line] in (Label.HEADLINE, Label.DATELINE)][:2]
    bodies = [s for s in sentences if label[s.line] is Label.BODY][:LEAD]
    return tuple(sorted({*heads, *bodies}, key=lambda sentence: sentence.span))


def _places(lead: tuple[Sentence, ...]) -> tuple[tuple[tuple[str, float], ...], tuple[tuple[str, str], ...]]:
    weights: Counter[str] = Counter()
    inside = set()
    for rank, sentence in enumerate(lead):
        for order, place in enumerate(sorted(places.find(sentence.text), key=_stated_first)):
            stated = 1.0 if place.basis is Basis.STATED else 0.15
            weights[place.key] += stated * 2 / (1 + rank / 2) / (1 + order)  # type: ignore[assignment]
            smaller, comma, larger = place.key.partition(", ")
            if comma:
                inside.add((smaller, larger))
    heaviest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return tuple((key, round(float(weight), 3)) for key, weight in heaviest), tuple(sorted(inside))


def _stated_first(place: Place) -> tuple[bool, int]:
    return place.basis is not Basis.STATED, place.span.start if place.span else 0


#: "Fire" that is none, and words for labour's strikes, which are none from the air.
_NO_FIRE = re.compile(
    r"\b(?:open(?:s|ed|ing)?|under|return(?:s|ed)?|rebel|rocket|mortar|artillery|gun|friendly|exchange of) fire\b"
    r"|\bfire (?:department|service|chief|officials?|marshal|station|crews?|rescue|captain)\b",
    re.IGNORECASE,
)
_LABOUR = re.compile(
    r"\b(?:union|unions|workers|staff|nurses|teachers|drivers|miners|doctors|pay|wages?|walk-?outs?|picket)\b",
    re.IGNORECASE,
)


def _kinds(lead: tuple[Sentence, ...]) -> tuple[str, ...]:
    """The classes of event that the lead names, most named first."""
    found: Counter[str] = Counter()
    labour = any(_LABOUR.search(sentence.text) for sentence in lead)
    for sentence in lead:
        for word in re.findall(r"[A-Za-z]+", _NO_FIRE.sub(" ", sentence.text)):
            if word in ("March", "May"):
                continue
            kind = _kind(word.lower())
            if kind:
                found[
                    "airstrike" if kind == "protest" and word.lower().startswith("strike") and not labour else kind
                ] += 1
    return tuple(kind for kind, _ in sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _kind(word: str) -> str | None:
    return lexicon.event(word) or lexicon.event(word.removesuffix("s")) or lexicon.event(word.removesuffix("ed"))


def shingles(text: str) -> tuple[int, ...]:
    """Hashes of the text's runs of eight words: a sample (one in four) that is the same for the same run anywhere."""
    words = [word.encode("utf-8", "replace") for word in re.findall(r"\w+", text.lower())]
    joined, starts = b" ".join(words), [*accumulate((len(word) + 1 for word in words), initial=0)]
    runs = (joined[start : end - 1] for start, end in zip(starts, starts[_SHINGLE:], strict=False))
    return tuple(sorted({value for run in runs if (value := zlib.crc32(run)) % 4 == 0}))
