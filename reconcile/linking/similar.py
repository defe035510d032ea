"""How alike two claims' slots are, with a sentence for it. Slots decide; likeness of words only fills them.

Each comparison gives a number from 0 to 1; 0 means that the two do not answer one question, whatever else they share.
"""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

from reconcile.linking.keys import noun, predicate
from reconcile.model import Claim, Kind, Label
from reconcile.text import aliases, lexicon

#: Below this, two claims are not brought together.
LINKED = 0.5

#: Modifiers that say nothing of what is counted.
_IDLE = frozenset(
    "new total joint bilateral separate different several other major key overall more further additional some many first last "
    "such own same least most strategic annual yearly mutual entire whole full estimated reported confirmed".split()
)


#: What the date of an article's dateline, and of its first lines, is a date of.
_ARTICLE = "the article's event"
#: Lines that may tell the day of the article's own event.
_TOP = 12

#: Words of many happenings.
_FAINT = frozenset("year this that meet visit said event country".split())


@dataclass(frozen=True, slots=True)
class Score:
    value: float
    why: str


def score(a: Claim, b: Claim) -> Score:
    """How surely two claims of one key answer one question."""
    if a.kind is not b.kind:
        return Score(0.0, "of two kinds")
    compare = {Kind.ROLE: _role, Kind.DATE: _date, Kind.TIME: _time, Kind.QUANTITY: _quantity}[a.kind]
    return compare(a, b)


def _quantity(a: Claim, b: Claim) -> Score:
    if a.quantity is None or b.quantity is None:
        return Score(0.0, "no quantity")
    if "anniversary" in (a.quantity.dimension, b.quantity.dimension):
        return _anniversary(a, b)
    if a.quantity.dimension == "age":
        return _age(a, b)
    if a.quantity.dimension == "count" and noun(a) == noun(b) == "person":
        return _people(a, b)
    return _thing(a, b)


def _people(a: Claim, b: Claim) -> Score:
    """People are told apart by what befell them, hardly by their nouns: victims, patrons and men are all people."""
    mine, theirs = predicate(a), predicate(b)
    if mine != theirs:
        return Score(0.0, f"what befell them differs: {mine or 'not told'}, {theirs or 'not told'}")
    if mine is None:
        same = a.measure.verb == b.measure.verb and bool(a.measure.verb) and a.measure.head == b.measure.head
        extra = _modifiers(a, b)
        return Score(0.55 * extra if same else 0.0, "the same verb and noun")
    return Score(0.9, f"people {mine}")


def _thing(a: Claim, b: Claim) -> Score:
    mine, theirs = lexicon.noun(a.measure.head), lexicon.noun(b.measure.head)
    if not mine or not theirs:
        return Score(0.0, "what is measured is not told")
    head = 1.0 if mine == theirs else 0.85 if lexicon.root(mine) == lexicon.root(theirs) else fuzz.ratio(mine, theirs) / 100
    if head < 0.85:
        return Score(0.0, f"{a.measure.head} is not {b.measure.head}")
    done = _done(a, b)
    value = head * _modifiers(a, b) * done
    return Score(round(value, 3), f"{a.measure.text} ~ {b.measure.text}")


def _done(a: Claim, b: Claim) -> float:
    """Whether the same was done with what is counted: signed and signed, or at least not signed and announced."""
    mine, theirs = predicate(a), predicate(b)
    if mine is None or theirs is None:
        if a.measure.verb and b.measure.verb and a.measure.verb != b.measure.verb and a.quantity and a.quantity.dimension == "count":
            return 0.6
        return 0.8
    if mine == theirs:
        return 1.0
    return 0.9 if {mine, theirs} <= {"up", "down"} else 0.3


def _modifiers(a: Claim, b: Claim) -> float:
    """1 where the modifiers agree or say nothing, less where each side narrows the noun in its own way."""
    mine, theirs = (set(claim.measure.modifiers) - _IDLE for claim in (a, b))
    if mine == theirs:
        return 1.0
    if not mine or not theirs:
        return 0.8
    shared = fuzz.token_set_ratio(" ".join(sorted(mine)), " ".join(sorted(theirs))) / 100
    return 0.8 if shared >= 0.75 else 0.55 if shared >= 0.5 else 0.3


def _anniversary(a: Claim, b: Claim) -> Score:
    """Of one thing: the words after "of" or "since" share one that is no filler."""
    mine, theirs = (_content(claim) for claim in (a, b))
    shared = {x for x in mine for y in theirs if x == y or (len(x) > 4 and len(y) > 4 and fuzz.ratio(x, y) >= 80)}
    same = a.quantity is not None and b.quantity is not None and a.quantity.value == b.quantity.value
    if not same:
        return Score(0.6 if len(shared) >= 2 else 0.0, "anniversaries of one thing" if shared else "of other things")
    return Score(0.8 if shared else 0.0, f"both of {', '.join(sorted(shared))}" if shared else "of other things")


def _content(claim: Claim) -> set[str]:
    words = " ".join((claim.measure.text, *claim.measure.of)).casefold().replace("-", " ").split()
    return {word for word in words if len(word) > 3 and word not in ("since", "year", "years", "anniversary", "those", "that", "from", "mark")}


def _age(a: Claim, b: Claim) -> Score:
    mine, theirs = a.measure.head or a.measure.text, b.measure.head or b.measure.text
    if aliases.same(mine, theirs) is not True:
        return Score(0.0, f"{mine} is not {theirs}")
    return Score(0.9, f"the age of {mine}")


def _time(a: Claim, b: Claim) -> Score:
    mine, theirs = a.measure.verb, b.measure.verb
    if mine and mine == theirs:
        return Score(0.8, f"both tell when they {mine}")
    kinds = lexicon.event(a.measure.head), lexicon.event(b.measure.head)
    if kinds[0] and kinds[0] == kinds[1]:
        return Score(0.7, f"both tell the time of the {kinds[0]}")
    return Score(0.0, "times of other things")


def _date(a: Claim, b: Claim) -> Score:
    """Dates of one happening: a word of what happened is shared, beyond the names that the articles share anyway."""
    mine, theirs = (_happening(claim) for claim in (a, b))
    shared = mine & theirs
    if not shared:
        return Score(0.0, "of other happenings")
    return Score(0.7, f"both of {', '.join(sorted(shared))}")


def _happening(claim: Claim) -> set[str]:
    if claim.label is Label.DATELINE:
        return {_ARTICLE}
    told = (claim.measure.head, claim.measure.verb, *claim.measure.modifiers, *claim.measure.of, *claim.scope.names)
    words = {word for word in " ".join(told).casefold().replace("-", " ").split() if len(word) > 3}
    return {*words - _FAINT, _ARTICLE} if claim.line <= _TOP else words - _FAINT


def _role(a: Claim, b: Claim) -> Score:
    x, y = a.role, b.role
    if x is None or y is None:
        return Score(0.0, "no role")
    one = aliases.same(x.holder, y.holder)
    if one is True and x.title != y.title:
        return Score(0.8, f"offices of {x.holder}")
    if one is False and x.title == y.title and _one_body(x.body, y.body):
        return Score(0.8, f"holders of {x.title}")
    return Score(0.9, f"{x.holder}, {x.title}") if one is True else Score(0.0, "other people, other offices")


def _one_body(a: str, b: str) -> bool:
    if not a or not b:
        return False
    return aliases.same(a, b) is True or fuzz.token_set_ratio(a.casefold(), b.casefold()) >= 85
