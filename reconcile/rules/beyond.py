"""What one event's articles are checked by and another's may tell: a thing's level of the year before, its beginning.

"Exports rose 20 percent to 6 billion euros in 2024" stands in one story, the figure for 2023 in another, and the year
in which a bridge was opened in a third. Such figures are looked up by what they are of and a name that both give.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from reconcile.model import Bound, Claim, Kind, Modality
from reconcile.text import lexicon

#: Claims of one key that are looked at, the first of all.
MOST = 40

_NO_LEVELS = {"point", "ratio", "age", "ordinal", "time", "anniversary", "duration"}
EXACT = {Bound.EXACT, Bound.ABOUT, Bound.NEARLY}
_BEGINNINGS = frozenset(
    "found establish open launch create sign begin start build inaugurate erect complete form introduce adopt ratify"
    " unveil".split()
)
_WORD = re.compile(r"[\w-]+")


def is_level(claim: Claim) -> bool:
    quantity = claim.quantity
    if quantity is None or quantity.value is None or quantity.bound not in EXACT:
        return False
    return claim.scope.modality is Modality.ACTUAL and quantity.dimension not in _NO_LEVELS


def year(claim: Claim) -> tuple[str, str, int] | None:
    """Unit, thing and calendar year of a yearly figure."""
    period = claim.scope.period
    if claim.quantity is None or period is None or period.days not in (365, 366) or not claim.measure.head:
        return None
    thing = lexicon.noun(lexicon.phrase(claim.measure.head, claim.measure.modifiers))
    return claim.quantity.unit, thing, period.start.year


def begun(claim: Claim) -> int | None:
    """The year in which a thing is said to have begun."""
    period = claim.scope.period
    if claim.kind is not Kind.DATE or period is None or period.start.year != period.end.year or not claim.measure.head:
        return None
    return period.start.year if claim.measure.verb in _BEGINNINGS else None


def things(text: str) -> tuple[str, ...]:
    """The words of a sentence, each also as one of its kind: a date's thing is told by its lemma."""
    words = dict.fromkeys(_WORD.findall(text.casefold()))
    return tuple(dict.fromkeys(form for word in words for form in (word, _one(word))))


def _one(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def named_alike(a: Claim, b: Claim) -> bool:
    """Both sentences give one name, or one gives it in full: "Vell", "University of Vell"."""
    mine, theirs = ([frozenset(name.split()) for name in claim.scope.names] for claim in (a, b))
    return any(one <= other or other <= one for one in mine for other in theirs)


def elsewhere(
    events: Mapping[str, Sequence[Claim]], texts: Mapping[str, str]
) -> dict[str, tuple[tuple[Claim, ...], int]]:
    """Of each event, the claims of others that it is checked by, in order; and how many more there were to look at."""
    held: dict[Hashable, list[tuple[str, Claim]]] = defaultdict(list)
    for event, claims in events.items():
        for claim in claims:
            for key in _kept(claim):
                held[key].append((event, claim))
    found = {}
    for event, claims in events.items():
        taken: dict[str, Claim] = {}
        more = 0
        for claim, key in [(one, key) for one in claims for key in _asked(one, texts) if key in held]:
            more += max(0, len(held[key]) - MOST)
            for other_event, other in held[key][:MOST]:
                if other_event != event and named_alike(claim, other):
                    taken[other.id] = other
        if taken or more:
            found[event] = tuple(taken.values()), more
    return found


def looked_up(claim: Claim, text: str) -> bool:
    """True of a claim that others may ask for, or that asks for others: `elsewhere` tells the same of these alone."""
    return any(True for _ in _kept(claim)) or any(True for _ in _asked(claim, {claim.id: text}))


def _kept(claim: Claim) -> Iterator[Hashable]:
    """The keys under which others may ask for a claim."""
    if is_level(claim) and (told := year(claim)) is not None:
        yield "level", told
    elif begun(claim) is not None:
        yield "begun", claim.measure.head.casefold()


def _asked(claim: Claim, texts: Mapping[str, str]) -> Iterable[Hashable]:
    """The keys by which a claim asks for others: of a level that was reached that of the year before, of an anniversary
    the beginning of what its sentence names."""
    if claim.quantity is not None and claim.quantity.dimension == "anniversary":
        return [("begun", word) for word in things(texts[claim.id])]
    told = year(claim) if is_level(claim) and claim.scope.cue("to_level", "reached") is not None else None
    return [("level", (*told[:2], told[2] - 1))] if told is not None else []
