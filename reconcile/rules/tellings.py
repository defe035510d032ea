"""How alike two tellings of one thing are, but for what they dispute: their words and their figures."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reconcile.model import Claim, Quantity, Tense
from reconcile.rules.base import Pair
from reconcile.text.dating import yearless
from reconcile.text.happenings import DEED, DIED, happening
from reconcile.text.newswords import shared
from reconcile.text.territories import is_land

_WORD = re.compile(r"[^\W_]{3,}")
#: Words of any telling, and those by which one night is told from either side of midnight.
_IDLE = frozenset(
    "the and was were when for with from that this have has had their his her its near outside said after late early"
    " night morning afternoon evening midnight monday tuesday wednesday thursday friday saturday sunday january"
    " february march april may june july august september october november december".split()
)
_NIGHT = re.compile(
    r"\b(?:night|overnight|midnight|late|early|pre-?dawn|dawn|evening|small hours)\b"
    r"|\b(?:12|0?[1-5])(?:[:.]\d\d)?\s?a\.?m\b",
    re.IGNORECASE,
)


def words(pair: Pair, own: Iterable[str] = ()) -> tuple[list[str], float]:
    """The words that both sentences share, and their part of the shorter one's words; days and `own` words left out."""
    idle = _IDLE | {word for text in own for word in _WORD.findall(text.lower())}
    found = [_WORD.findall(text.lower()) for text in pair.text]
    told = [dict.fromkeys(word for word in text if word not in idle and not word.isdigit()) for text in found]
    shared = [word for word in told[0] if word in told[1]]
    return shared, len(shared) / max(1, min(map(len, told)))


def weight(pair: Pair) -> float:
    """What the names and words say together that both sentences tell: names of lands and frequent words say nothing, a
    name of several words is hardly told of two things. The verb itself is left out."""
    mine, theirs = ({name for name in claim.scope.names if not is_land(name)} for claim in pair.both)
    single = {word for name in mine for word in name.split()} & {word for name in theirs for word in name.split()}
    long = [name for name in mine & theirs if " " in name]
    told = (_without(text, claim) for text, claim in zip(pair.text, pair.both, strict=True))
    return shared(*told) + (_LONG if long else _SHORT if single else 0.0)


def _without(text: str, claim: Claim) -> str:
    """A sentence without the verb of the claim."""
    verb = claim.measure.verb_span
    start = verb.start - claim.sentence.start if verb is not None else -1
    return text if verb is None or start < 0 else text[:start] + text[verb.end - claim.sentence.start :]


#: What a name of several words says that both tell, and one of a single word.
_LONG, _SHORT = 1.5, 0.5


def figure(pair: Pair, least: int) -> str:
    """A figure of `least` or more that both sentences tell, in words; "" where there is none."""
    mine, theirs = ([c.quantity for c in side if c.quantity is not None] for side in pair.beside)
    told = {(y.value, y.dimension) for y in theirs}
    common = [x for x in mine if _telling(x, least) and (x.value, x.dimension) in told]
    return f"both tell “{common[0].text}”" if common else ""


def _telling(found: Quantity, least: int) -> bool:
    return found.dimension not in ("time", "age") and found.value is not None and found.value >= least


def is_deed(claim: Claim) -> bool:
    """True where a claim tells of something suffered (a crash, people killed): somewhere it happens every day."""
    return happening(claim.measure) in (DEED, DIED)


def days_apart(pair: Pair, known: bool = False) -> int | None:
    """Days between two days, 0 where they are one; those without a year are held against one another as they are told,
    in articles on one event, or where it is `known` that both tell of one thing. None where a side names no day, or
    the two cannot be compared."""
    a, b = (claim.scope.period for claim in pair.both)
    if a is not None and b is not None and not any(yearless.is_open(c.when, c.scope.period) for c in pair.both):
        return None if a.days > 1 or b.days > 1 else abs((a.start - b.start).days)
    x, y = (yearless.day_of(claim.when, claim.scope.period) for claim in pair.both)
    return yearless.apart(x, y) if x is not None and y is not None and (known or pair.same_event is True) else None


def by_night(pair: Pair) -> bool:
    """True where two days that follow one another may be the two sides of one midnight.

    Not where each is named with its month: then the writers chose a day."""
    if days_apart(pair) != 1:
        return False
    whens = [claim.when for claim in pair.both]
    chosen = all(
        when is not None and (not when.relative or when.form == "day") and when.form != "weekday" for when in whens
    )
    if chosen or _of_two_nights(pair):
        return False
    return any(_NIGHT.search(text) is not None for text in pair.text)


def _of_two_nights(pair: Pair) -> bool:
    """ "Saturday evening" and "Sunday night" lie on no one midnight: the later is past its morning, or the earlier is
    before its evening."""
    a, b = (yearless.day_of(claim.when, claim.scope.period) for claim in pair.both)
    if a is None or b is None:
        return False
    first, then = pair.both if yearless.follows(a, b) else pair.both[::-1]
    return _part(then) in _PAST_MORNING or _part(first) in _BEFORE_EVENING


def parts_apart(pair: Pair) -> bool:
    """ "Early on Monday" and "Monday afternoon": one day, and two parts of it that share no hour, told of one deed in
    the leads of two articles."""
    if days_apart(pair) != 0 or pair.internal or not all(map(is_deed, pair.both)):
        return False
    if any(claim.scope.cue("lead") is None for claim in pair.both):
        return False
    parts = [_part(claim) for claim in pair.both]
    return any(one in _BEFORE_NOON and other in _AFTER_NOON for one, other in (parts, parts[::-1]))


_BEFORE_NOON = ("morning", "early")
_AFTER_NOON = ("afternoon", "evening", "night", "late")
_PAST_MORNING = ("night", "evening", "afternoon", "late")
_BEFORE_EVENING = ("morning", "afternoon", "early")


def _part(claim: Claim) -> str:
    told = dict(claim.when.fields) if claim.when is not None else {}
    return str(told.get("part" if told.get("part") == "early" else "dp") or told.get("part") or "")


def foretold(pair: Pair) -> bool:
    """One looks ahead to the day, the other back: a plan and what came of it."""
    return {claim.when.tense for claim in pair.both if claim.when is not None} >= {Tense.FUTURE, Tense.PAST}
