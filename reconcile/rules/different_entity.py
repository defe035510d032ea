"""The same count of, or by, someone else.

Two people's ages, two countries' growth, two companies' profits: what is measured is the same kind of thing, but it
belongs to another. Told by the names that the figure is said to belong to.
"""

import re

from reconcile.model import Claim, Kind, Modality, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite, counts, hangs_on_event, is_slip
from reconcile.rules.one_thing import HELD, one_deal, parties
from reconcile.text import aliases, places, quakes, repairs
from reconcile.text.territories import territories


def explain(pair: Pair) -> Reason | None:
    if pair.is_kind(Kind.TIME, Kind.DATE):
        return _of_two_ages(pair)
    if pair.is_kind(Kind.ROLE, Kind.PLACE):
        return None
    held = _holdings(pair)
    if held is not None or (pair.same_value() and not _ages(pair)):
        return held
    if one_deal(pair):
        return None  # told of both parties, whoever is named beside them
    if pair.same_event and all(quakes.is_of_main(claim.measure) for claim in pair.both):
        return None
    told = _people(pair) or _places(pair)
    if told is not None:
        return told
    told = _forecasters(pair) or _doers(pair)
    if told is not None:
        return told
    mine, theirs = ({name for name in claim.measure.of if not _is_dateline(name)} for claim in pair.both)
    named = {name.casefold() for name in mine}, {name.casefold() for name in theirs}
    if not mine or not theirs or _overlap(*named) or _of_one_family(pair):
        return None
    if not all(any(name[:1].isupper() for name in names) for names in (mine, theirs)):
        return None
    a, b = (", ".join(sorted(names)) for names in (mine, theirs))
    return Reason(f"one is of {a}, the other of {b}", (cite(pair.left, a), cite(pair.right, b)), 0.75)


def _of_two_ages(pair: Pair) -> Reason | None:
    """ "A girl of eight was shot on Friday", "a girl of three was shot on Wednesday": of whom each is told."""
    aged = []
    for claim, beside in zip(pair.both, pair.beside, strict=True):
        ages = [one for one in beside if _is_age(one) and one.span.end <= claim.span.start]
        if not ages or len({one.quantity.value for one in beside if one.quantity is not None and _is_age(one)}) > 2:
            return None
        aged.append(ages[-1])
    a, b = aged
    if a.quantity is None or b.quantity is None or a.quantity.unit != b.quantity.unit:
        return None
    if a.quantity.value is None or b.quantity.value is None or abs(a.quantity.value - b.quantity.value) <= 1:
        return None  # one of them may be a slip
    if any(claim.measure.of and claim.measure.of[0][:1].isupper() for claim in aged):
        return None  # somebody's age by name, who may be the suspect
    if not all(
        claim.measure.head and claim.measure.head == one.measure.head
        for claim, one in zip(pair.both, aged, strict=True)
    ):
        return None
    words = f"one is told of “{a.quote} {a.measure.head}”, the other of “{b.quote} {b.measure.head}”"
    return Reason(words, (cite(a, "of whom"), cite(b, "of whom")), 0.7)


def _is_age(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.dimension == "age"


def _holdings(pair: Pair) -> Reason | None:
    """ "The maker holds 20 percent of the mine", "the mine keeps 20 percent of a railway": a stake is one's in another,
    and of these four none is the same, or one that holds here and is held there."""
    if pair.internal or any(
        claim.quantity is None or claim.quantity.dimension != "percent" or claim.measure.head not in HELD
        for claim in pair.both
    ):
        return None
    named = [[name for name in claim.scope.names if not _is_territory(name)] for claim in pair.both]
    if min(map(len, named)) <= 1 or parties(*pair.both) > 1:
        return None
    holders = [_NAME.match(claim.measure.text) for claim in pair.both]
    one, other = (found[0].casefold() if found is not None else "" for found in holders)
    if parties(*pair.both) and (not one or not other or aliases.same(one, other) is not False):
        return None
    a, b = (", ".join(sorted(names)) for names in named)
    return Reason(f"one is a stake told of {a}, the other of {b}", (cite(pair.left, a), cite(pair.right, b)), 0.6)


def _people(pair: Pair) -> Reason | None:
    """What was paid, or to what term: of the one whom each sentence names, where they name nobody in common."""
    if any(claim.quantity is None or claim.quantity.dimension not in ("duration", "money") for claim in pair.both):
        return None
    if all(repairs.is_repair(claim.measure) for claim in pair.both):
        return None  # whoever says so
    if pair.same_event and is_slip(pair) and pair.left.measure.head == pair.right.measure.head:
        return None  # the very digits, a million times: of one thing, whomever each sentence names
    named = [{name for name in claim.scope.names if " " in name and not _is_territory(name)} for claim in pair.both]
    if (
        not all(named)
        or named[0] & named[1]
        or any(aliases.same(a, b) is not False for a in named[0] for b in named[1])
    ):
        return None
    a, b = (", ".join(sorted(names)) for names in named)
    return Reason(f"one is told of {a}, the other of {b}", (cite(pair.left, a), cite(pair.right, b)), 0.6)


def _places(pair: Pair) -> Reason | None:
    """A harvest, a price, a rate of one place, and that of another."""
    if any(claim.quantity is None or hangs_on_event(claim) or _ages(pair) for claim in pair.both):
        return None
    a, b = (claim.scope.place for claim in pair.both)
    if (
        a is None
        or b is None
        or places.same(a.key, b.key) is True
        or places.inside(a.key, b.key)
        or places.inside(b.key, a.key)
    ):
        return None
    if a.key in pair.right.scope.names or b.key in pair.left.scope.names:
        return None
    return Reason(
        f"one is told of {a.name}, the other of {b.name}",
        (cite(pair.left, a.name, a.span), cite(pair.right, b.name, b.span)),
        0.6,
    )


def _forecasters(pair: Pair) -> Reason | None:
    """Two forecasts of one thing, each by a forecaster of its own: both can stand until the thing has come."""
    if any(claim.quantity is None or claim.scope.modality is not Modality.FORECAST for claim in pair.both):
        return None
    speakers = [claim.attribution.speaker if claim.attribution else "" for claim in pair.both]
    named = [{name for name in claim.scope.names if not _is_territory(name)} for claim in pair.both]
    if not all(named) or named[0] & named[1] or (speakers[0] and speakers[0] == speakers[1]):
        return None
    a, b = (speaker or ", ".join(sorted(names)) for speaker, names in zip(speakers, named, strict=True))
    words = f"two forecasts, one told of {a}, the other of {b}"
    return Reason(words, (cite(pair.left, a), cite(pair.right, b)), 0.6)


#: A name in the words of a measure.
_NAME = re.compile(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")


#: What one does for oneself alone.
_FOR_ONESELF = frozenset("win earn secure score receive hold own buy sell hire collect gain net".split())


def _doers(pair: Pair) -> Reason | None:
    """ "Adams won 9 seats", "Brook won 8 seats": each has them to himself. What is signed or seized at one event may be
    laid at two doors."""
    if not counts(pair) or any(claim.measure.relation != "object" for claim in pair.both):
        return None
    if any(claim.measure.verb not in _FOR_ONESELF for claim in pair.both):
        return None
    named = [_doer(claim) for claim in pair.both]
    if not all(named) or any(aliases.same(a, b) is not False for a in named[0] for b in named[1]):
        return None
    a, b = (", ".join(sorted(names)) for names in named)
    return Reason(f"{a} had the one, {b} the other", (cite(pair.left, a), cite(pair.right, b)), 0.65)


def _doer(claim: Claim) -> frozenset[str]:
    """The names that open the words of a measure, before its verb."""
    verb = claim.measure.verb_span
    if verb is None or claim.span.start < verb.start:
        return frozenset()
    return frozenset(name for name in _NAME.findall(claim.measure.text) if name in claim.measure.text.split(" of ")[0])


def _is_dateline(name: str) -> bool:
    """The town in capitals that a report opens with owns nothing that the report tells."""
    return name.isupper() and len(name) > 4


def _of_one_family(pair: Pair) -> bool:
    """ "The Marlows" are whom the other passage names by their first names."""
    for claim, other in (pair.both, pair.both[::-1]):
        surnames = {name.split()[-1] for name in other.scope.names if " " in name}
        if any(name.casefold().removesuffix("s") in surnames for name in claim.measure.of if name.endswith("s")):
            return True
    return False


def _is_territory(name: str) -> bool:
    return territories().key(name) is not None


def _ages(pair: Pair) -> bool:
    return all(map(_is_age, pair.both))


#: Letters of the shortest name that can be a longer one cut short.
_SHORT = 3


def _overlap(a: set[str], b: set[str]) -> bool:
    """A word in common, or one that cuts the other short: "Sen. Cal" and "Senator Calder" are no two people."""
    mine, theirs = ({word.rstrip(".") for name in names for word in name.split()} for names in (a, b))
    return bool(mine & theirs) or any(
        x != y and len(min(x, y, key=len)) >= _SHORT and (x.startswith(y) or y.startswith(x))
        for x in mine
        for y in theirs
    )


RULE = Rule(
    reason="different_entity",
    verdict=Verdict.EXPLAINED,
    stage=Stage.ENTITY,
    explain=explain,
    holds=(
        ("The population of Norway grew by 3 percent.", "The population of Portugal grew by 5 percent."),
        ("An 8-year-old girl was shot in Orme on Friday.", "A 3-year-old girl was shot in Orme on Wednesday."),
        ("Ada Quist won 9 seats in Sunday's vote in Brell.", "Leo Marsh won 8 seats in Sunday's vote in Brell."),
    ),
    fails=(
        ("The population of Norway grew by 3 percent.", "The population of Norway grew by 5 percent."),
        (
            "The singer Leo Marsh tore up an $800 contract for a tour of Orme on Sunday.",
            "An $800 million contract for a tour of Orme was torn up on Sunday, Ida Moll said.",
        ),
    ),
)
