"""How alike two counts are: people by what befell them, things by their noun and what was done with them."""

from __future__ import annotations

from rapidfuzz import fuzz

from reconcile.linking.scores import NOTHING, Score, done, gap, is_telling, modifiers
from reconcile.linking.slots import leads
from reconcile.model import Claim, Quantity
from reconcile.text import aboard, aliases, lexicon, populations
from reconcile.text.concepts import BY_ANY_NOUN, LAID_OFF, is_doer, noun, predicate
from reconcile.text.remembering import remembered

#: States of the casualties that are read beside one another: the first is a part of the second, or counts it in.
_BESIDE = frozenset(frozenset(pair.split("/")) for pair in lexicon.words("read_beside"))


#: Cues that make a count a part of another told in its sentence.
PART = ("including", "of_whom", "among", "one_of")


def is_count(quantity: Quantity) -> bool:
    return quantity.dimension in ("count", "")


def counts(a: Claim, b: Claim) -> Score:
    """Two counts, of people or of things."""
    if populations.is_population(a.measure) or populations.is_population(b.measure):
        return _populations(a, b)
    mine, theirs = predicate(a), predicate(b)
    if mine == theirs and mine in BY_ANY_NOUN and a.document != b.document:
        return Score(round(0.9 * modifiers(a, b), 3), _BY_ANY_NOUN[mine])
    if _told_before(a, b):
        return Score(0.45, "neither says of what: both count what was told just before")
    if mine == theirs is not None and bool(a.measure.head) != bool(b.measure.head):
        return Score(0.5, f"both {mine}; one does not say what")
    person = _may_be_person(a)
    if person != _may_be_person(b):
        return NOTHING
    return _people(a, b) if person else _thing(a, b)


_BY_ANY_NOUN = {LAID_OFF: "jobs cut, or people laid off", "unpowered": "homes, or customers, without power"}


@remembered
def _may_be_person(claim: Claim) -> bool:
    return not claim.measure.head or noun(claim) == "person"


def _populations(a: Claim, b: Claim) -> Score:
    """How many live somewhere: of one place by name, or of what may be one."""
    if a.measure.relation != b.measure.relation:
        return NOTHING
    mine, theirs = a.measure.of, b.measure.of
    one = bool(mine and theirs) and aliases.same(mine[0], theirs[0]) is True
    if not one and not _of_one_size(a, b):
        return Score(0.0, "the people of two towns, as it seems")
    return Score(0.9 if one else 0.4 if a.document != b.document else 0.0, f"{a.measure.text} ~ {b.measure.text}")


def _of_one_size(a: Claim, b: Claim) -> bool:
    """A village and the city next to it are told of in one story, and either may go without its name."""
    x, y = a.quantity, b.quantity
    if x is None or y is None or x.value is None or y.value is None:
        return True
    low, high = sorted((x.value, y.value))
    return high <= low * 3


def _told_before(a: Claim, b: Claim) -> bool:
    """ "There have been 71 this year. There were nine in 2019.": the noun is left out of both."""
    if a.measure.head or b.measure.head or a.document != b.document:
        return False
    return a.measure.verb == b.measure.verb == "be" and gap(a, b) <= _NEXT


#: Characters between two figures of which the one follows the other.
_NEXT = 200


def _people(a: Claim, b: Claim) -> Score:
    """People are told apart by what befell them, hardly by their nouns: victims, patrons and men are all people."""
    mine, theirs = predicate(a), predicate(b)
    if is_doer(a) and is_doer(b):
        one_noun = lexicon.noun(a.measure.head) == lexicon.noun(b.measure.head)
        return Score(0.9 if one_noun or (_one_number(a, b) and a.document != b.document) else 0.45, "who did it")
    if mine == theirs and mine is not None:
        return Score(0.9 if _one_sort(a, b) and modifiers(a, b) >= 0.8 else 0.45, f"people {mine}")
    if mine is None and theirs is None:
        return _plain_people(a, b)
    pair = frozenset((mine or "", theirs or ""))
    if pair in _ALL_OF_THEM and a.document != b.document and _one_number(a, b) and _one_sort(a, b):
        return Score(0.9, "as many hurt, and how badly")
    if pair in _BESIDE and all(lexicon.broader(lexicon.noun(c.measure.head)) is None or predicate(c) for c in (a, b)):
        if _counts_one_in(a, b):
            return Score(0.4, "the others, and all with the one named beside them")
        if None in (mine, theirs) and not any(c.scope.cue("total", "other") for c in (a, b) if predicate(c) is None):
            return NOTHING
        return Score(0.4, f"people {mine or 'counted'} beside people {theirs or 'counted'}")
    return Score(0.0, f"what befell them differs: {mine or 'not told'}, {theirs or 'not told'}")


#: Who is one of these is none of the others.
_APART = frozenset(("male", "woman", "child"))


#: Of one number, the hurt and those who were hurt so badly are the same people.
_ALL_OF_THEM = (frozenset(("injured", "slight")), frozenset(("injured", "serious")))


def _one_number(a: Claim, b: Claim) -> bool:
    return a.quantity is not None and b.quantity is not None and a.quantity.interval == b.quantity.interval


def _opens_with(a: Claim, b: Claim) -> bool:
    """Whether both tell the dead in the leads of two articles, with one number or nearly so, and none beside others."""
    one = _one_number(a, b) or _rivals(a, b, 4)
    return one and leads(a, b) and predicate(a) == "killed" and not any(c.scope.cue("other") for c in (a, b))


def _one_sort(a: Claim, b: Claim) -> bool:
    """Two officers are hardly the two of another report who are anybody; twenty may be, and so may those that two
    articles open with: "one visitor killed" is the "one man dead" of another lead."""
    sorts = {lexicon.noun(a.measure.head or "person"), lexicon.noun(b.measure.head or "person")}
    if len(sorts) == 1:
        return True
    if _opens_with(a, b):
        return len(sorts & _APART) < 2
    return sorts == {"male", "person"} or any(
        claim.quantity is None or (claim.quantity.value or 0) >= 10 for claim in (a, b)
    )


def _counts_one_in(a: Claim, b: Claim) -> bool:
    """ "It killed the owner and hurt five other guests", "six victims were found": with the owner they are six."""
    for some, every in ((a, b), (b, a)):
        x, y = some.quantity, every.quantity
        if x is None or y is None or x.value is None or y.value is None or predicate(every) is not None:
            continue
        cue = some.scope.cue("other")
        if cue is not None and "other" in cue.text.lower() and y.value == x.value + 1 and x.value > 1:
            return every.measure.head in ("victim", "casualty") and not every.scope.cue("other", *PART)
    return False


def _plain_people(a: Claim, b: Claim) -> Score:
    one_noun = a.measure.head == b.measure.head or lexicon.noun(a.measure.head) == lexicon.noun(b.measure.head)
    if not a.measure.head or not b.measure.head:
        return NOTHING
    if aboard.is_aboard(a.measure) and aboard.is_aboard(b.measure):
        return _aboard(a, b)
    if not one_noun and a.measure.verb == b.measure.verb != "" and bool(a.scope.cue(*PART)) != bool(b.scope.cue(*PART)):
        return Score(0.4, "a part of some whole beside a whole, of the same verb")
    if not one_noun:
        return Score(
            0.4 if _one_number(a, b) and a.measure.verb == b.measure.verb else 0.0,
            "the same verb and number, another noun",
        )
    if _rivals(a, b) and lexicon.noun(a.measure.head) != "person":
        return Score(round(0.6 * modifiers(a, b), 3), "the same noun, and nearly one number, in two articles")
    plain = lexicon.predicate(a.measure.verb) == lexicon.PLAIN
    if a.measure.verb and a.measure.verb == b.measure.verb and not plain:
        return Score(round(0.7 * modifiers(a, b), 3), "the same verb and noun")
    telling = lexicon.noun(a.measure.head) not in ("person",) and bool(a.measure.modifiers or b.measure.modifiers)
    return Score(round((0.55 if telling else 0.36) * modifiers(a, b), 3), "the same noun, other verbs")


def _aboard(a: Claim, b: Claim) -> Score:
    """Who was on board: of one sort, or the very number of two sorts where nobody is set apart; a lone passenger or two
    may be those whom another report does not tell of."""
    if any(claim.scope.cue(*PART, "other", "subset") for claim in (a, b)):
        return Score(0.4, "some of those on board beside others")
    sorts = {lexicon.noun(claim.measure.head) for claim in (a, b)}
    if len(sorts) == 1 and _of_one_load(a, b):
        return Score(round(0.9 * modifiers(a, b), 3), "all who were on board")
    return Score(
        0.6 if _one_number(a, b) and sorts == {"person", "passenger"} else 0.4, "some of those on board, or all"
    )


def _of_one_load(a: Claim, b: Claim) -> bool:
    """Two ships or buses of one story rarely carry numbers that are near one another."""
    x, y = a.quantity, b.quantity
    if x is None or y is None or x.value is None or y.value is None:
        return False
    low, high = sorted((x.value, y.value))
    return low >= _MANY and high <= low * 2


#: Small numbers lie near one another by chance.
_MANY = 6


def _rivals(a: Claim, b: Claim, least: int = _MANY) -> bool:
    """Two articles count the same and come to nearly one number: "left with 114 passengers", "131 passengers had bought
    tickets". Whatever was done with them, there are hardly two numbers of them so near to one another."""
    x, y = a.quantity, b.quantity
    if a.document == b.document or x is None or y is None or x.value is None or y.value is None:
        return False
    low, high = (x.value, y.value) if x.value < y.value else (y.value, x.value)
    if low < least or 2 * high > 3 * low or (low == high and not is_telling(x)):
        return False
    return not any(claim.scope.cue(*PART, "other", "subset", "each", "only_at", "definite") for claim in (a, b))


@remembered
def _what(claim: Claim) -> str:
    return lexicon.noun(lexicon.phrase(claim.measure.head, claim.measure.modifiers))


def _thing(a: Claim, b: Claim) -> Score:
    """Things are told apart by their noun, what narrows it, and what was done with them."""
    mine, theirs = _what(a), _what(b)
    head = (
        1.0
        if mine == theirs
        else 0.85
        if lexicon.root(mine) == lexicon.root(theirs)
        else fuzz.ratio(mine, theirs) / 100
    )
    if head < 0.85:
        return Score(0.0, f"{a.measure.head} is not {b.measure.head}")
    value = head * modifiers(a, b) * done(a, b)
    if head == 1.0 and _rivals(a, b):
        value = max(value, 0.6 * modifiers(a, b))
    if any(claim.quantity is not None and claim.quantity.value == 1 for claim in (a, b)):
        value = min(value, 0.45)  # "one car" is a car, not how many there were
    return Score(round(value, 3), f"{a.measure.text} ~ {b.measure.text}")
