"""What a rate, level, chance or sum is of, where its own noun says little.

"The price of diesel" and "the price of milk" are two things, "the jobless rate" and "unemployment" one.

The noun that follows "of" tells it; else the one known thing that the words around the figure name.
"""

from __future__ import annotations

from functools import lru_cache

from reconcile.model import Measure
from reconcile.text import estimates, lexicon, sizes
from reconcile.text.territories import territories

#: Heads that are the unit itself: "hit 5%".
_UNITS = frozenset(("%", "percent", "pct", "percentage", "point"))
#: What it is worth is what a deal is worth; counted, the two are not one.
_CONTRACT = "contract"
_SHORT = 3  # words of the longest phrase that names a thing


@lru_cache(maxsize=1 << 15)
def topic(measure: Measure) -> str:
    """The class of what a figure is of; "" where nothing tells it."""
    if sizes.is_size(measure):
        of = sizes.thing(measure)
        return f"{measure.head} of {lexicon.noun(of)}" if of else measure.head
    if estimates.is_estimate(measure):
        return measure.text
    head = "" if measure.head in _UNITS else measure.head
    known = lexicon.noun(lexicon.phrase(head, measure.modifiers)) if head else ""
    if head == _CONTRACT:
        return lexicon.noun("deal")
    if head in lexicon.words("chances"):
        return _chance(measure)
    if head and (known != head or head not in lexicon.words("level_nouns")):
        return "population" if territories().demonyms.get(head) else known
    if not measure.head:
        return ""
    return _of(measure, head) or _named(measure, head) or known


def narrowing(measure: Measure) -> frozenset[str]:
    """The modifiers that narrow the noun, beyond those that are a part of its name: "core" of "core price index"."""
    return _narrowing(measure.modifiers, measure.head)


@lru_cache(maxsize=1 << 15)
def _narrowing(modifiers: tuple[str, ...], head: str) -> frozenset[str]:
    words = [*modifiers, head]
    for start in range(len(words)):
        if start == len(modifiers) - 1 and lexicon.is_noun(words[start]):
            return frozenset(words[:start]) - lexicon.words("idle_modifiers")
        if lexicon.is_noun(" ".join(words[start:])):
            return frozenset(words[:start]) - lexicon.words("idle_modifiers")
    return frozenset(modifiers) - lexicon.words("idle_modifiers")


#: What stands in the place of the thing, and is none: "the odds of a slump within a year", "are at most even".
_NO_THING = frozenset("within in by at over this next be is are was were about around".split())


def _chance(measure: Measure) -> str:
    """A chance is one of something: "the odds of rain", "rain probability"."""
    named = [word for word in measure.of if word[:1].islower() and word not in _NO_THING and not word.endswith("ing")]
    of = named or list(measure.modifiers[-1:])
    return f"chance of {lexicon.noun(of[0])}" if of else ""


def _of(measure: Measure, head: str) -> str:
    """The thing told by "of", or by the noun before the head: "the price of wheat", "the tax rate"."""
    of = [word for word in measure.of if word[:1].islower() and word not in lexicon.words("level_nouns")]
    if head in _SHARES:
        of = [word for word in of if word not in _OWNERS]  # "shares of the company" are its shares
    if head and not of and measure.modifiers and lexicon.is_noun(measure.modifiers[-1]):
        of = [measure.modifiers[-1]]
    return _thing(head, lexicon.noun(of[0])) if of and head else ""


_SHARES = ("share", "stock")
_OWNERS = frozenset("company firm group bank giant maker retailer carrier airline concern chain owner parent".split())


def _thing(head: str, thing: str) -> str:
    return thing if thing in lexicon.words("levels") or not head else f"{lexicon.noun(head)} of {thing}"


def _named(measure: Measure, head: str) -> str:
    """The one level that the figure's words name; "" where they name none, or two."""
    words = measure.text.casefold().replace("-", " ").split()
    named = {
        found
        for start in range(len(words))
        for end in range(start + 1, min(start + _SHORT, len(words)) + 1)
        if (found := lexicon.noun(" ".join(words[start:end]))) in lexicon.words("named_levels")
    }
    return _thing(head, named.pop()) if len(named) == 1 else ""
