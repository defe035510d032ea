"""How alike two claims' slots are, with a sentence for it. Slots decide; likeness of words only fills them.

Each comparison gives a number from 0 to 1. From `NEAR` on, two claims are read beside one another, so that what tells
them apart can be said; from `LINKED` on, they answer one question, and may agree or be in conflict.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from reconcile.linking.slots import one_happening
from reconcile.model import Claim, Kind, Label, Quantity
from reconcile.text import aliases, lexicon, nameforms
from reconcile.text.concepts import noun, predicate, topic
from reconcile.text.territories import fold, territories
from reconcile.text.topics import narrowing

NEAR, LINKED = 0.35, 0.5

#: Modifiers that say nothing of what is counted.
_IDLE = lexicon.words("idle_modifiers")

#: States of the casualties that are read beside one another: the first is a part of the second, or counts it in.
_BESIDE = frozenset(frozenset(pair.split("/")) for pair in lexicon.words("read_beside"))

#: What the date of an article's dateline, and of its first lines, is a date of.
_ARTICLE = "the article's event"
#: Lines that may tell the day of the article's own event.
_TOP = 12

#: Words of many happenings.
_FAINT = lexicon.words("faint")

#: Cues that make a count a part of another told in its sentence.
_PART = ("including", "of_whom", "among", "one_of")


@dataclass(frozen=True, slots=True)
class Score:
    value: float
    why: str


_NOTHING = Score(0.0, "nothing in common")


def score(a: Claim, b: Claim) -> Score:
    """How surely two claims of one key answer one question."""
    if a.kind is not b.kind:
        return Score(0.0, "of two kinds")
    compare = {Kind.ROLE: _role, Kind.DATE: _date, Kind.TIME: _time, Kind.QUANTITY: _quantity, Kind.PLACE: _place}[
        a.kind
    ]
    found = compare(a, b)
    if found.value < NEAR and a.document == b.document and a.sentence == b.sentence:
        return max(found, _in_one_sentence(a, b), key=lambda one: one.value)
    return found


def _in_one_sentence(a: Claim, b: Claim) -> Score:
    """A part beside its whole, or a figure beside its conversion."""
    x, y = a.quantity, b.quantity
    if x is None or y is None:
        return _NOTHING
    if x.dimension == y.dimension == "count":
        if any(claim.scope.cue(*_PART) for claim in (a, b)):
            return Score(0.45, "a part beside its whole")
        if noun(a) == noun(b) and bool(a.scope.cue("total")) != bool(b.scope.cue("total")):
            return Score(0.45, "a figure beside the total")
    if x.dimension == y.dimension and x.unit != y.unit and x.dimension not in ("count", "", "age") and _close(a, b):
        return Score(0.45, "a figure beside its conversion")
    moved = a.scope.cue("to_level") is not None and b.scope.cue("to_level") is not None
    if moved and x.unit == y.unit and a.measure.verb == b.measure.verb:
        return Score(0.45, "where it moved from, and where to")
    if x.dimension == y.dimension == "time" and _close(a, b):
        return Score(0.45, "an hour beside its hour elsewhere")
    return _NOTHING


def _close(a: Claim, b: Claim) -> bool:
    return max(a.span.start, b.span.start) - min(a.span.end, b.span.end) <= 30


def _quantity(a: Claim, b: Claim) -> Score:
    if a.quantity is None or b.quantity is None:
        return _NOTHING
    if "anniversary" in (a.quantity.dimension, b.quantity.dimension):
        return _anniversary(a, b)
    if a.quantity.dimension == "age" or b.quantity.dimension == "age":
        return _age(a, b)
    if _counts(a.quantity) and _counts(b.quantity):
        if bool(a.measure.head) != bool(b.measure.head) and predicate(a) == predicate(b) is not None:
            return Score(0.5, f"both {predicate(a)}; one does not say what")
        people = [noun(claim) == "person" or not claim.measure.head for claim in (a, b)]
        return _people(a, b) if all(people) else _thing(a, b) if not any(people) else _NOTHING
    return _level(a, b)


def _counts(quantity: Quantity) -> bool:
    return quantity.dimension in ("count", "")


def _people(a: Claim, b: Claim) -> Score:
    """People are told apart by what befell them, hardly by their nouns: victims, patrons and men are all people."""
    mine, theirs = predicate(a), predicate(b)
    if mine == theirs and mine is not None:
        return Score(0.9 if _one_sort(a, b) and _modifiers(a, b) >= 0.8 else 0.45, f"people {mine}")
    if mine is None and theirs is None:
        return _plain_people(a, b)
    pair = frozenset((mine or "", theirs or ""))
    if pair in _BESIDE and all(lexicon.broader(lexicon.noun(c.measure.head)) is None or predicate(c) for c in (a, b)):
        if None in (mine, theirs) and not any(c.scope.cue("total", "other") for c in (a, b) if predicate(c) is None):
            return _NOTHING
        return Score(0.4, f"people {mine or 'counted'} beside people {theirs or 'counted'}")
    return Score(0.0, f"what befell them differs: {mine or 'not told'}, {theirs or 'not told'}")


def _one_sort(a: Claim, b: Claim) -> bool:
    """Two officers are hardly the two of another report who are anybody; twenty may be."""
    sorts = {lexicon.noun(claim.measure.head or "person") for claim in (a, b)}
    return (
        len(sorts) == 1
        or sorts == {"male", "person"}
        or any(claim.quantity is None or (claim.quantity.value or 0) >= 10 for claim in (a, b))
    )


def _plain_people(a: Claim, b: Claim) -> Score:
    one_noun = a.measure.head == b.measure.head or lexicon.noun(a.measure.head) == lexicon.noun(b.measure.head)
    if not a.measure.head or not b.measure.head:
        return _NOTHING
    if not one_noun:
        same = a.quantity is not None and b.quantity is not None and a.quantity.interval == b.quantity.interval
        return Score(
            0.4 if same and a.measure.verb == b.measure.verb else 0.0, "the same verb and number, another noun"
        )
    plain = lexicon.predicate(a.measure.verb) == lexicon.PLAIN
    if a.measure.verb and a.measure.verb == b.measure.verb and not plain:
        return Score(round(0.7 * _modifiers(a, b), 3), "the same verb and noun")
    telling = lexicon.noun(a.measure.head) not in ("person",) and bool(a.measure.modifiers or b.measure.modifiers)
    return Score(round((0.55 if telling else 0.36) * _modifiers(a, b), 3), "the same noun, other verbs")


def _thing(a: Claim, b: Claim) -> Score:
    """Things are told apart by their noun, what narrows it, and what was done with them."""
    mine, theirs = (
        lexicon.phrase(a.measure.head, a.measure.modifiers),
        lexicon.phrase(b.measure.head, b.measure.modifiers),
    )
    mine, theirs = lexicon.noun(mine), lexicon.noun(theirs)
    head = (
        1.0
        if mine == theirs
        else 0.85
        if lexicon.root(mine) == lexicon.root(theirs)
        else fuzz.ratio(mine, theirs) / 100
    )
    if head < 0.85:
        return Score(0.0, f"{a.measure.head} is not {b.measure.head}")
    value = head * _modifiers(a, b) * _done(a, b)
    if any(claim.quantity is not None and claim.quantity.value == 1 for claim in (a, b)):
        value = min(value, 0.45)  # "one car" is a car, not how many there were
    return Score(round(value, 3), f"{a.measure.text} ~ {b.measure.text}")


def _done(a: Claim, b: Claim) -> float:
    """Whether the same was done with what is counted: signed and signed, or at least not signed and announced."""
    if lexicon.event(a.measure.head) and lexicon.event(b.measure.head) and a.document != b.document:
        return 0.9  # what is told of two blasts, that they killed or that they struck, is told of the same two
    mine, theirs = predicate(a), predicate(b)
    if mine is None or theirs is None:
        verbs = [
            claim.measure.verb if lexicon.predicate(claim.measure.verb) != lexicon.PLAIN else "" for claim in (a, b)
        ]
        one_verb = verbs[0] == verbs[1]
        if a.document == b.document and not (one_verb and verbs[0]):
            return 0.45  # one writer counts the same things twice with the same verb, or means others
        return 0.8 if one_verb or not all(verbs) else 0.6
    return 1.0 if mine == theirs else 0.9 if {mine, theirs} <= {"up", "down"} else 0.36


def _level(a: Claim, b: Claim) -> Score:
    """Rates, levels and sums: of one thing, narrowed alike."""
    mine, theirs = topic(a), topic(b)
    if mine and mine == theirs:
        done = _done(a, b) if a.quantity and a.quantity.dimension == "money" else 0.9
        return Score(round(_modifiers(a, b) * done, 3), f"{a.measure.text} ~ {b.measure.text}")
    if (
        not mine
        and not theirs
        and a.measure.verb
        and a.measure.verb == b.measure.verb
        and lexicon.predicate(a.measure.verb)
    ):
        one = (
            a.document != b.document
            and a.quantity is not None
            and a.quantity.dimension not in ("money", "percent", "duration")
        )
        return Score(0.55 if one else 0.4, f"what they {a.measure.verb}")
    done_a, done_b = predicate(a), predicate(b)
    if {done_a, done_b} == {"earned", "paid"} and _one_sum(a, b):
        return Score(0.4, "what one was paid is what one earned")
    if done_a is not None and done_a == done_b and (not mine or not theirs) and done_a not in ("up", "down"):
        return Score(0.4, f"money {done_a}" if a.quantity and a.quantity.dimension == "money" else done_a)
    return Score(0.0, f"{a.measure.head or 'what is not told'} is not {b.measure.head or 'what is not told'}")


def _one_sum(a: Claim, b: Claim) -> bool:
    """Like sums of the same period: "earned nearly $10 million" and "was paid $9.7 million"."""
    x, y = a.quantity, b.quantity
    if x is None or y is None or x.value is None or y.value is None or x.unit != y.unit:
        return False
    return _days(a) is not None and _days(a) == _days(b) and abs(x.value - y.value) <= abs(x.value) / 20


def _modifiers(a: Claim, b: Claim) -> float:
    """1 where the modifiers agree or say nothing; less where one side narrows the noun; little where each does in its
    own way ("core" against "headline")."""
    level = a.quantity is not None and a.quantity.dimension not in ("count", "")
    mine, theirs = (set(narrowing(c.measure) if level else {*c.measure.modifiers} - _IDLE) for c in (a, b))
    left, right = mine - theirs, theirs - mine
    head = a.measure.head
    if left and right and lexicon.phrase(head, a.measure.modifiers) in (head, lexicon.noun(head)):
        return 0.4 if fuzz.token_sort_ratio(" ".join(sorted(left)), " ".join(sorted(right))) < 85 else 0.9
    if not left and not right:
        return 1.0
    return 0.45 if level and a.document == b.document else 0.8  # of levels in one article, a word more is another thing


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
    return {
        word
        for word in words
        if len(word) > 3 and word not in ("since", "year", "years", "anniversary", "those", "that", "from", "mark")
    }


def _age(a: Claim, b: Claim) -> Score:
    mine, theirs = a.measure.head or a.measure.text, b.measure.head or b.measure.text
    if not mine[:1].isupper() or aliases.same(mine, theirs) is not True:
        return Score(0.0, f"{mine} is not {theirs}")
    return Score(0.9, f"the age of {mine}")


def _time(a: Claim, b: Claim) -> Score:
    """Hours of one happening: the same thing done, or what the articles are about, come about."""
    mine, theirs = _happens(a), _happens(b)
    if not mine or mine != theirs:
        return Score(0.0, "hours of other things")
    if a.document == b.document and a.measure.of and b.measure.of and not {*a.measure.of} & {*b.measure.of}:
        return Score(0.0, "hours of what happened elsewhere")
    return Score(0.8, f"both tell when it {mine}")


#: Kinds of event that are held, not suffered: each has an hour of its own.
_PLANNED = ("talks", "visit", "election", "trial", "match")


def _happens(claim: Claim) -> str:
    head, verb = claim.measure.head.lower(), claim.measure.verb
    kind = lexicon.event(head)
    if kind in _PLANNED:
        return kind
    done = lexicon.event(verb)
    if (head, verb) == ("place", "take"):
        return "happened"
    if (
        kind
        or lexicon.predicate(verb) == "happened"
        or (done and done not in _PLANNED)
        or lexicon.known_predicate(verb) in ("killed", "injured", "shot")
    ):
        return "happened"
    return "" if lexicon.known_predicate(verb) else verb


def _date(a: Claim, b: Claim) -> Score:
    """Dates of one happening: a word of what happened is shared, beyond the names that the articles share anyway."""
    if a.measure.verb and (a.measure.verb, a.measure.head) == (b.measure.verb, b.measure.head) and a.measure.head:
        return Score(0.8, f"both of {a.measure.head}, {a.measure.verb}")
    if a.scope.period != b.scope.period and (done := one_happening(a, b)):
        # the surest of pairs: grouped first, so that those who repeat either day do not part the two
        return Score(0.85, f"both tell the day on which it {done}")
    if a.document == b.document:
        return Score(0.0, "an article tells its days more than once")
    shared = _happening(a) & _happening(b)
    if not shared or (a.scope.period != b.scope.period and _days(a) != _days(b)):
        return Score(0.0, "of other happenings")
    return Score(0.7, f"both of {', '.join(sorted(shared))}")


def _place(a: Claim, b: Claim) -> Score:
    done = one_happening(a, b)
    return Score(0.7, f"both tell where it {done}") if done else Score(0.0, "places of other happenings")


def _days(claim: Claim) -> object:
    return (claim.scope.period.start, claim.scope.period.end) if claim.scope.period else None


def _happening(claim: Claim) -> set[str]:
    """The words that say what happened then. Of names, only those made of common words ("Victory Day") tell that."""
    if claim.label is Label.DATELINE:
        return {_ARTICLE}
    told = (claim.measure.head, claim.measure.verb, *claim.measure.modifiers)
    named = (word for name in (*claim.measure.of, *claim.scope.names) for word in name.casefold().split())
    words = {word for word in " ".join(told).casefold().replace("-", " ").split() if len(word) > 3}
    words |= {word for word in named if len(word) > 3 and nameforms.is_common(word)}
    return {*words - _FAINT, _ARTICLE} if claim.line <= _TOP and claim.scope.cue("lead") else words - _FAINT


def _role(a: Claim, b: Claim) -> Score:
    x, y = a.role, b.role
    if x is None or y is None:
        return _NOTHING
    one = aliases.same(x.holder, y.holder)
    if one is True and x.title != y.title:
        return Score(0.8, f"offices of {x.holder}")
    if one is False and x.title == y.title and _one_body(a, b, x.body, y.body):
        return Score(0.8, f"holders of {x.title}")
    return Score(0.9, f"{x.holder}, {x.title}") if one is True else Score(0.0, "other people, other offices")


def _one_body(a: Claim, b: Claim, mine: str, theirs: str) -> bool:
    """One country or party: by name, or a body of one article in the land that the other names."""
    if not mine or not theirs:
        return False
    if aliases.same(mine, theirs) is True or fuzz.token_set_ratio(mine.casefold(), theirs.casefold()) >= 85:
        return True
    if not mine[:1].isupper() or not theirs[:1].isupper():
        return False  # "the country" is whichever it is
    x, y = _lands((mine,)), _lands((theirs,))
    return bool(x & _lands(b.scope.names) if x and not y else y & _lands(a.scope.names) if y and not x else False)


def _lands(names: Iterable[str]) -> set[str]:
    table = territories()
    keys = (fold(name) for name in names)
    return {land for key in keys if (land := table.key(key) or table.demonyms.get(key)) is not None}


__all__ = ["LINKED", "NEAR", "Score", "score"]
