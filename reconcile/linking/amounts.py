"""How alike two rates, levels, sums, ages or anniversaries are: of one thing, narrowed alike."""

from __future__ import annotations

from decimal import Decimal

from rapidfuzz import fuzz

from reconcile.linking.scores import FIGURE, NOTHING, Score, days, done, gap, modifiers
from reconcile.linking.slots import leads
from reconcile.model import Claim, Label, Quantity
from reconcile.text import aliases, distances, lexicon, quakes, sizes, terms, territories
from reconcile.text.concepts import deed, is_burnt, topic
from reconcile.text.remembering import remembered


def level(a: Claim, b: Claim) -> Score:
    """Rates, levels and sums: of one thing, narrowed alike."""
    own = {_sort(a), _sort(b)} - {_PLAIN}
    if own and (told := _of_sorts(a, b, own)) is not None:
        return told
    mine, theirs = topic(a), topic(b)
    if mine and mine == theirs and not _by_two_measures(a, b):
        same = done(a, b) if a.quantity and a.quantity.dimension == "money" else 0.9
        return Score(round(modifiers(a, b) * same, 3), f"{a.measure.text} ~ {b.measure.text}")
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
        if _of_one_owner(a, b):
            return Score(0.6, f"what one and the same {a.measure.verb}, of one period")
        return Score(0.55 if one else 0.4, f"what they {a.measure.verb}")
    if mine and mine == theirs and _moved(a) and _moved(b):
        return Score(0.4, f"how {mine} moved, in two units")
    if _chance_told_on(a, b) or _chance_told_on(b, a):
        return Score(0.45, f"{mine or theirs}, and a chance told on from it")
    done_a, done_b = deed(a), deed(b)
    if {done_a, done_b} == {"earned", "paid"} and _one_sum(a, b):
        return Score(0.4, "what one was paid is what one earned")
    moves = done_a in ("up", "down") and a.quantity is not None and a.quantity.dimension != "duration"
    if done_a is not None and done_a == done_b and (not mine or not theirs) and not moves:
        return Score(0.4, f"money {done_a}" if a.quantity and a.quantity.dimension == "money" else done_a)
    return Score(0.0, f"{a.measure.head or 'what is not told'} is not {b.measure.head or 'what is not told'}")


_PLAIN, _WAY, _SIZE, _TERM, _BURNT, _SHARE = "", "way", "size", "term", "burnt", "share"


@remembered
def _sort(claim: Claim) -> str:
    """What is measured in a way of its own; plain for most."""
    if distances.is_way(claim.measure):
        return _WAY
    if sizes.is_size(claim.measure):
        return _SIZE
    if terms.in_prison(claim.measure):
        return _TERM
    if is_burnt(claim):
        return _BURNT
    return _SHARE if _is_share(claim) else _PLAIN


def _of_sorts(a: Claim, b: Claim, sorts: set[str]) -> Score | None:
    """Two amounts of which one at least is of these sorts; None where it is no other than a plain one."""
    if _WAY in sorts:
        one = distances.ends(a.measure) == distances.ends(b.measure)
        return Score(0.9, a.measure.text) if one else Score(0.0, "no way between the same places")
    if _SIZE in sorts:
        return _size(a, b)
    if _TERM in sorts:
        return _term(a, b)
    if _sort(a) == _sort(b):
        return Score(0.6, "land that burned") if _BURNT in sorts else None
    return Score(0.0, "a share of it, and not its rate") if _SHARE in sorts else None


def _of_one_quake(a: Claim, b: Claim) -> bool:
    """Stations are a few tenths apart on one quake, and one article tells of several."""
    x, y = a.quantity, b.quantity
    if x is None or y is None or x.value is None or y.value is None or a.document == b.document:
        return False
    return abs(x.value - y.value) <= _TENTHS


_TENTHS = Decimal("0.6")


def _term(a: Claim, b: Claim) -> Score:
    """To how long somebody was sentenced: of one person by name, or of whoever may be one."""
    mine, theirs = a.measure.of, b.measure.of
    if not (terms.is_term(a.measure) and terms.is_term(b.measure)):
        return Score(0.0, "what was asked for or served is no sentence")
    if mine and theirs:
        one = aliases.same(mine[0], theirs[0]) is True
        alike = 0.9 if leads(a, b) else 0.45  # far down, an earlier sentence may be recalled
        return Score(round(alike * modifiers(a, b), 3) if one else 0.0, f"{a.measure.text} ~ {b.measure.text}")
    return Score(0.4 if a.document != b.document else 0.0, "a prison term of somebody, and of one by name")


def _size(a: Claim, b: Claim) -> Score:
    """How deep, wide or long a thing is: of one thing; of things by two nouns ("a hole", "a crater") the sentences as
    wholes have to say that they are one. "A 12-km tunnel" is a tunnel that long."""
    mine, theirs = a.measure, b.measure
    if not sizes.is_size(mine) or not sizes.is_size(theirs):
        size, other = (mine, b) if sizes.is_size(mine) else (theirs, a)
        one = sizes.thing(size) and lexicon.noun(sizes.thing(size)) == topic(other)
        value = (0.6 if size.head == "length" else 0.4) * modifiers(a, b) if one else 0.0
        return Score(round(value, 3), f"{size.text} ~ {other.measure.text}")
    if mine.head != theirs.head:
        return Score(0.0, f"{mine.head} is not {theirs.head}")
    if mine.head == quakes.STRENGTH and not _of_one_quake(a, b):
        return Score(0.0, "two quakes, as it seems")
    if sizes.thing(mine) and topic(a) == topic(b):
        return Score(round(0.9 * modifiers(a, b), 3), f"{mine.text} ~ {theirs.text}")
    return Score(FIGURE if a.document != b.document else 0.0, f"the {mine.head} of one thing, or of two")


def _is_share(claim: Claim) -> bool:
    """ "4.5% of output" is no rate of output: something else is measured by it."""
    noun, quantity = claim.measure.span, claim.quantity
    if quantity is None or quantity.dimension != "percent" or noun is None:
        return False
    between = noun.start - claim.span.end
    return between in _OF and all(len(word) + 2 != between for word in claim.measure.modifiers)  # "a 9% direct stake"


#: Characters of " of ", " of the " and the like.
_OF = range(4, 9)


def _by_two_measures(a: Claim, b: Claim) -> bool:
    """A sum and a rate; percent and points are near enough."""
    if a.quantity is None or b.quantity is None or a.quantity.dimension == b.quantity.dimension:
        return False
    dimensions = {claim.dimension.split("/")[0] for claim in (a.quantity, b.quantity)}
    return len(dimensions) == 2 and "money" in dimensions


def _chance_told_on(a: Claim, b: Claim) -> bool:
    """ "A 44 percent recession probability … at 38 and 26 percent probabilities": in one sentence, of one thing."""
    bare = not topic(b) and b.measure.head in lexicon.words("chances")
    return bare and topic(a).startswith("chance of ") and a.sentence == b.sentence and a.document == b.document


def _moved(claim: Claim) -> bool:
    return claim.direction is not None and claim.scope.cue("to_level", "reached") is None


def _of_one_owner(a: Claim, b: Claim) -> bool:
    """ "Melk will spend 90 million next year" and "Melk will spend 95 million in 2023": one doer, one period, told by
    two articles, and no other word of what the sum is."""
    owners = [{name for name in claim.measure.of if name[:1].isupper()} for claim in (a, b)]
    told = (
        bool(owners[0]) and owners[0] == owners[1] and a.measure.relation == b.measure.relation and deed(a) is not None
    )
    return told and a.document != b.document and days(a) is not None and days(a) == days(b)


def in_headline(a: Claim, b: Claim) -> Score:
    """What the headline tells short, the lead tells in full, often with another noun: "wages up after three years" over
    "frozen for the past four years". Only where the two figures are close, and both sentences name one name."""
    x, y = a.quantity, b.quantity
    labels = {a.label, b.label}
    if x is None or y is None or x.unit != y.unit or a.document != b.document or labels != {Label.HEADLINE, Label.BODY}:
        return NOTHING
    if x.value is None or y.value is None:
        return NOTHING
    if (
        x.dimension == "money"
        and min(x.value, y.value) >= _SUM
        and abs(x.value - y.value) <= max(x.value, y.value) / 25
    ):
        return Score(0.45, "the sum of the headline, told in full")
    if x.dimension != "duration" or min(x.value, y.value) < _FEW:
        return NOTHING
    if not _named(a) & _named(b) or abs(x.value - y.value) > max(x.value / 10, Decimal(1)):
        return NOTHING
    return Score(0.55, "the headline's figure and that of the lead")


#: One year is told in many ways; and so great a sum of a headline is hardly that of another thing nearly as great.
_FEW, _SUM = 3, 100_000


def _named(claim: Claim) -> set[str]:
    return {word.removesuffix("s") for name in claim.scope.names for word in name.split()}


def points_back(a: Claim, b: Claim) -> Score:
    """ "Records of 33 years … in those three decades": told again, rounder."""
    x, y = a.quantity, b.quantity
    if x is None or y is None or x.value is None or y.value is None or x.dimension != "duration" or x.unit != y.unit:
        return NOTHING
    later = max(a, b, key=lambda claim: claim.span.start)
    cue = later.scope.cue("definite")
    if a.document != b.document or cue is None or cue.text.lower() not in ("those", "these"):
        return NOTHING
    if gap(a, b) > (_FAR_BACK if x.value == y.value >= _FEW else _BACK):
        return NOTHING
    if x.value == y.value and x.value >= _FEW:
        return Score(0.55, f"“{cue.text}” points back to it")
    near = abs(x.value - y.value) <= max(x.value, y.value) / 5
    return Score(0.45, f"“{cue.text}” points back to it") if near else NOTHING


def unnamed(a: Claim, b: Claim) -> Score:
    """A rate that does not say of what, right beside one that does, each with a time of its own: the same rate told of
    two times."""
    if a.document != b.document or a.quantity is None or b.quantity is None or a.quantity.unit != b.quantity.unit:
        return NOTHING
    told = [topic(claim) or claim.measure.head for claim in (a, b)]
    if a.quantity.dimension != "percent" or all(told) or gap(a, b) > _BESIDE or days(a) == days(b):
        return NOTHING
    moved = {lexicon.predicate(claim.measure.verb) for claim in (a, b)} & {"up", "down"}
    return Score(0.4, "rates told side by side of two times") if days(a) and days(b) and not moved else NOTHING


#: Characters over which "those" points back, and between two rates that are told side by side.
_BACK, _BESIDE = 400, 200
_FAR_BACK = 2000  # the very figure


def _one_sum(a: Claim, b: Claim) -> bool:
    """Like sums of the same period: "earned nearly $10 million" and "was paid $9.7 million"."""
    x, y = a.quantity, b.quantity
    if x is None or y is None or x.value is None or y.value is None or x.unit != y.unit:
        return False
    return days(a) is not None and days(a) == days(b) and abs(x.value - y.value) <= abs(x.value) / 20


def anniversary(a: Claim, b: Claim) -> Score:
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


def age(a: Claim, b: Claim) -> Score:
    """Ages of one bearer by name; of two articles on one event also the very age, where one names nobody, and from
    which age to which the same people are."""
    mine, theirs = a.measure.head or a.measure.text, b.measure.head or b.measure.text
    named = [_is_name(head) for head in (mine, theirs)]
    if all(named) and aliases.same(mine, theirs) is True:
        return Score(0.9, f"the age of {mine}")
    if all(named) or a.document == b.document or a.quantity is None or b.quantity is None:
        return Score(0.0, f"{mine} is not {theirs}")
    if _of_one_child(a, b) and not any(map(_is_another, (a, b))):
        return Score(0.5, "the age of a child, in articles on one event")
    if not _one_age(a.quantity, b.quantity) or _are_apart(a, b) or any(map(_is_another, (a, b))):
        return Score(0.0, f"{mine} is not {theirs}")
    return Score(0.55, "one age in articles on one event, where nobody else is named for it")


def _of_one_child(a: Claim, b: Claim) -> bool:
    """ "Her eight-year-old son" and "the child, believed to be nine": children whose ages are so near are one."""
    heads = [claim.measure.head for claim in (a, b)]
    if not all(head in _CHILDREN for head in heads) or _are_apart(a, b) or a.quantity is None or b.quantity is None:
        return False
    if a.quantity.unit != b.quantity.unit or not all(
        c.measure.head in c.measure.text.casefold().split() for c in (a, b)
    ):
        return False  # "the children, who were 14, nine and ten"
    x, y = a.quantity.interval, b.quantity.interval
    if a.quantity.value is None or b.quantity.value is None or max(a.quantity.value, b.quantity.value) > _GROWN:
        return False
    if not any(claim.scope.cue("definite") for claim in (a, b)) or any(map(_is_any_child, (a, b))):
        return False
    return x != y and (abs(a.quantity.value - b.quantity.value) <= 1 or x.meets(y))


def _is_any_child(claim: Claim) -> bool:
    """ "A three-year-old boy" may be another than the one that both tell of; "their three-year-old son" is not, nor is
    "the child, believed to be three"."""
    of = claim.quantity
    return of is not None and "year-old" in of.text.replace(" ", "-").lower() and claim.scope.cue("definite") is None


_CHILDREN = frozenset("child boy girl son daughter toddler infant baby youngster".split())
_GROWN = 15


def _is_another(claim: Claim) -> bool:
    """ "Another 21-year-old": one of that age was told of before, and may be the one of the other article."""
    cue = claim.scope.cue("other")
    return cue is not None and claim.span.start - cue.span.end in (0, 1)


def _one_age(a: Quantity, b: Quantity) -> bool:
    """The same, or one of them by its ten years ("in his 50s")."""
    if a.interval == b.interval:
        return True
    rough, age = (a, b) if a.value is None else (b, a)
    low, high = rough.interval.low, rough.interval.high
    tens = low is not None and high is not None and rough.text.rstrip().lower().endswith("s")
    return tens and age.value is not None and rough.interval.holds(age.value)


def _is_name(head: str) -> bool:
    """A name of one's own; "an Aussie" and "the Texan" are anybody's."""
    return head[:1].isupper() and (" " in head or not territories.is_land(head.casefold()))


def _are_apart(a: Claim, b: Claim) -> bool:
    """A boy is no woman, the driver no passenger; "man", "victim" and "resident" may be anybody."""
    unnamed = [claim for claim in (a, b) if not _is_name(claim.measure.head)]
    heads = [claim.measure.head.lower() for claim in unnamed]
    if len(heads) == 1:
        return heads[0] not in ("", *_ANYBODY) and unnamed[0].scope.cue("definite") is None  # "a 41-year-old baker"
    if not all(heads):
        return False
    sexes = {sex for head in heads for sex, words in _SEXES.items() if head in words}
    callings = {head for head in heads if head not in _ANYBODY}
    return len(sexes) == 2 or len(callings) == 2


_SEXES = {
    "male": frozenset("man boy father son brother husband uncle nephew grandfather gentleman".split()),
    "female": frozenset("woman girl mother daughter sister wife aunt niece grandmother lady".split()),
}
_ANYBODY = frozenset((*_SEXES["male"], *_SEXES["female"])) | frozenset(
    "person victim resident native patient suspect youth teenager teen child adult year-old old".split()
)
