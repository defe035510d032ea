"""Near in words, another thing measured: a level against a change, percent against points, signed against announced."""

import re
from collections.abc import Sequence

from reconcile.model import Claim, Kind, Quantity, Verdict
from reconcile.rules.base import COMPARABLE, Pair, Reason, Rule, Stage, cite, counts, hangs_on_event
from reconcile.rules.one_thing import one_holding
from reconcile.rules.rounding import near, one_figure, pointed_back
from reconcile.text import lexicon, severity, sizes
from reconcile.text.concepts import predicate, topic
from reconcile.text.topics import narrowing

_MOVES = {"up", "down"}
#: What makes another measure of a rate or level, and not that of a part.
_VERSIONS = lexicon.words("versions") - lexicon.words("version_parts")


def explain(pair: Pair) -> Reason | None:
    if not pair.is_kind(Kind.QUANTITY) or pointed_back(pair):
        return None
    held = one_holding(pair)  # whatever is done with "its 9 percent stake"
    words = (
        _dimension(pair)
        or _rate(pair)
        or _version(pair)
        or (None if held else _level_against_change(pair))
        or _noun(pair)
        or (None if held else _predicate(pair))
        or _verbs(pair)
    )
    if words is None:
        return None
    return Reason(words, (cite(pair.left, _what(pair.left)), cite(pair.right, _what(pair.right))), 0.7)


def _dimension(pair: Pair) -> str | None:
    a, b = (claim.quantity.dimension if claim.quantity else "" for claim in pair.both)
    if sizes.apart(pair.left.measure, pair.right.measure):
        return f"one is a {pair.left.measure.head}, the other a {pair.right.measure.head}"
    return f"one is measured in {a}, the other in {b}" if a and b and a != b else None


def _rate(pair: Pair) -> str | None:
    """ "19.3 deaths per 100,000 people": nobody dies in tenths."""
    if not counts(pair) or any(lexicon.root(lexicon.noun(claim.measure.head)) != "person" for claim in pair.both):
        return None
    rates = [claim.quantity is not None and _is_broken(claim.quantity) for claim in pair.both]
    if rates[0] == rates[1]:
        return None
    return f"“{(pair.left if rates[0] else pair.right).quote}” is a rate"


def _is_broken(quantity: Quantity) -> bool:
    return quantity.value is not None and quantity.value < _MANY and bool(quantity.value % 1)


#: From here on a broken number is a great one told short: "1.5 million people".
_MANY = 1000


def _level_against_change(pair: Pair) -> str | None:
    if any(claim.quantity is None or claim.quantity.dimension in ("count", "anniversary") for claim in pair.both):
        return None
    yearly = [claim for claim in pair.both if claim.scope.cue("annual_rate", "on_year") is not None]
    if any(topic(claim) in lexicon.words("levels") for claim in yearly):
        return None  # a price index that "rose by an annual 6%" is told as inflation, which is a level
    changes = [_is_change(claim) for claim in pair.both]
    if changes[0] == changes[1]:
        return None
    change, level = pair.both if changes[0] else pair.both[::-1]
    return f"“{change.quote}” tells a change, “{level.quote}” a level"


def _version(pair: Pair) -> str | None:
    """Core against all, real against nominal, the federal tax against federal, state and local taxes."""
    if one_figure(pair) or any(claim.quantity is None or hangs_on_event(claim) for claim in pair.both):
        return None
    a, b = (_versions(claim.measure.modifiers) for claim in pair.both)
    if a != b:
        return f"one is {' '.join(sorted(a)) or 'plain'}, the other {' '.join(sorted(b)) or 'plain'}"
    for claim, other in (pair.both, pair.both[::-1]):
        cue = claim.scope.cue("total")
        if cue is not None and "combined" in cue.text.lower() and narrowing(other.measure) - narrowing(claim.measure):
            return f"one is {_what(other)}, the other {cue.text}"
        for word in set(other.measure.modifiers) - set(claim.measure.modifiers):
            listed = re.search(rf"\b{re.escape(word)}(?:, [\w-]+)* and [\w-]+", claim.measure.text.lower())
            if listed is not None:
                return f"one is {word}, the other {listed[0]}"
    return None


def _versions(modifiers: Sequence[str]) -> set[str]:
    """The words of a measure that make it a version of another; "pre-tax", "pretax" and "before tax" are one."""
    words = " ".join(modifiers).replace("pretax", "pre-tax").replace("pre - ", "pre-").split()
    return {word for word in words if word in _VERSIONS or word.startswith("pre-")}


def _is_change(claim: Claim) -> bool:
    if claim.quantity is not None and claim.quantity.dimension == "percent" and topic(claim) == "pay":
        return True  # "a 5% pay rise", "a pay raise of 5%"
    return lexicon.predicate(claim.measure.verb) in _MOVES and claim.scope.cue("to_level", "reached") is None


def _noun(pair: Pair) -> str | None:
    a, b = (lexicon.noun(claim.measure.head) for claim in pair.both)
    if not a or not b or a == b or pair.same_value():
        return None
    if a in (lexicon.broader(b), b) or b == lexicon.broader(a):
        return None  # a part and its whole: a matter of scope
    if lexicon.root(a) == lexicon.root(b) and lexicon.root(a) != "person":
        return f"one counts {_what(pair.left)}, the other {_what(pair.right)}"
    return None


def _predicate(pair: Pair) -> str | None:
    a, b = (predicate(claim) for claim in pair.both)
    if a is None or b is None or a == b or {a, b} <= _MOVES or pair.same_value():
        return None
    if {a, b} == {"earned", "paid"} and near(pair):
        return None  # what one was paid is what one earned
    return f"one is of what was {severity.in_words(a)}, the other of what was {severity.in_words(b)}"


def _verbs(pair: Pair) -> str | None:
    """ "8,200 runners started, 7,650 finished": the same things, and another thing done. Where the slots hold the two
    for one question all the same, the verbs are two words for one deed."""
    if pair.likeness >= COMPARABLE or not counts(pair) or pair.same_value() or _one_number(pair):
        return None
    a, b = (claim.measure for claim in pair.both)
    if not a.head or a.head != b.head or a.modifiers != b.modifiers or a.verb == b.verb:
        return None
    if any(not verb or lexicon.predicate(verb) == lexicon.PLAIN for verb in (a.verb, b.verb)):
        return None
    return f"one is of what “{a.verb}” is told, the other of what “{b.verb}” is told"


def _one_number(pair: Pair) -> bool:
    """ "May buy up to 3,471,020 shares", "the 3,471,020 new shares": one number of so many digits is of one thing."""
    values = [claim.quantity.value if claim.quantity is not None else None for claim in pair.both]
    return values[0] is not None and values[0] == values[1] and len(values[0].normalize().as_tuple().digits) > _DIGITS


#: Digits that two counts hardly share by chance.
_DIGITS = 3


def _what(claim: Claim) -> str:
    return claim.measure.text or claim.quote


RULE = Rule(
    reason="different_measure",
    verdict=Verdict.EXPLAINED,
    stage=Stage.MEASURE,
    explain=explain,
    rank=1,
    holds=(
        ("Rents rose by 4 percent.", "Rents rose by 2 percentage points."),
        ("The flood in Orme on Sunday killed two people.", "Floods in Orme cause 1.3 deaths per 10,000 people."),
    ),
    fails=(("Rents rose by 4 percent.", "Rents rose by 6 percent."),),
)
