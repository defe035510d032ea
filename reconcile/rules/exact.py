"""The same reading, however it is written: "twelve" and "12", "1,000 MW" and "one thousand megawatts"."""

from reconcile.model import Claim, Direction, Kind, Modality, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, alike, cite, counts_on, told
from reconcile.rules.hours import shift
from reconcile.rules.tellings import days_apart, parts_apart
from reconcile.rules.tellings import words as shared_words
from reconcile.text import aliases, places
from reconcile.text.dating import yearless
from reconcile.text.happenings import happening


def explain(pair: Pair) -> Reason | None:
    if pair.is_kind(Kind.DATE):
        a, b = pair.left.scope.period, pair.right.scope.period
        if parts_apart(pair):
            return None
        if a is None or b is None or (a != b and any(yearless.is_open(c.when, c.scope.period) for c in pair.both)):
            return _yearless(pair)
        if (a.start, a.end) != (b.start, b.end):
            return None
        words = (
            f"both name {a.start.isoformat()}"
            if a.days == 1
            else f"both name {a.start.isoformat()} to {a.end.isoformat()}"
        )
        steps = tuple(dict.fromkeys((*a.steps, *b.steps)))
        return Reason(words, (cite(pair.left, words), cite(pair.right, words)), 0.8, steps=steps)
    if pair.is_kind(Kind.PLACE):
        return _place(pair)
    if pair.is_kind(Kind.ROLE):
        return _role(pair)
    directions = {pair.left.direction, pair.right.direction}
    if directions == {Direction.UP, Direction.DOWN}:
        return None
    if _is_part(pair.left) != _is_part(pair.right) or _denied(pair.left) != _denied(pair.right):
        return None
    found = pair.quantities()
    if pair.is_kind(Kind.TIME) and shift(pair) != 0:
        return None
    if pair.internal and counts_on(pair.left) != counts_on(pair.right):
        return None  # "two were killed, and two more have died since"
    if found is None or found[0].interval != found[1].interval or not alike(*found):
        return None
    words = f"“{told(found[0])}” and “{told(found[1])}” are one reading"
    return Reason(words, (cite(pair.left, "the same reading"), cite(pair.right, "the same reading")), 0.9)


def _yearless(pair: Pair) -> Reason | None:
    """One day without a year, in articles on one event, or told of one thing in the same words."""
    if pair.internal:
        return None
    weekdays = all(claim.when is not None and claim.when.form == "weekday" for claim in pair.both)
    alike = not weekdays and pair.same_event is not False and pair.likeness >= _SAME_WORDS
    if days_apart(pair, alike) != 0:
        return None
    done = {happening(claim.measure) for claim in pair.both}
    if weekdays and len(shared_words(pair)[0]) < _SHARED and (len(done) > 1 or "" in done):
        return None  # each article tells of many things that were done on a Monday
    words = f"“{pair.left.quote}” and “{pair.right.quote}” name one day, of a year that is not told"
    return Reason(words, (cite(pair.left, "the day"), cite(pair.right, "the day")), 0.6)


#: Likeness from which on two days are told of one noun and verb.
_SAME_WORDS = 0.8
#: Words that two sentences have to share, to tell of one thing on a weekday.
_SHARED = 2


def _place(pair: Pair) -> Reason | None:
    """One place, where one event is known: two shootings in one town are no support of one another."""
    a, b = pair.left.scope.place, pair.right.scope.place
    if a is None or b is None or pair.same_event is not True or places.same(a.key, b.key) is not True:
        return None
    words = f"both say {a.name}"
    return Reason(words, (cite(pair.left, words), cite(pair.right, words)), 0.7)


def _is_part(claim: Claim) -> bool:
    """A small part that equals the whole of another is chance: "one of the patients died" is not who died at once."""
    if claim.quantity is not None and (claim.quantity.value or 0) >= 10:
        return False
    return claim.scope.cue("one_of", "of_whom", "including") is not None


def _denied(claim: Claim) -> bool:
    return claim.scope.modality is Modality.NEGATED


def _role(pair: Pair) -> Reason | None:
    a, b = pair.left.role, pair.right.role
    if a is None or b is None or a.title != b.title or aliases.same(a.holder, b.holder) is not True:
        return None
    words = f"both call {max(a.holder, b.holder, key=len)} {a.title}"
    return Reason(words, (cite(pair.left, "the office"), cite(pair.right, "the office")), 0.8)


RULE = Rule(
    reason="exact",
    verdict=Verdict.AGREE,
    stage=Stage.VALUE,
    explain=explain,
    rank=0,
    holds=(("The council bought twelve buses.", "The council bought 12 buses."),),
    fails=(("The council bought twelve buses.", "The council bought 13 buses."),),
)
