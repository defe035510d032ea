"""Each figure speaks of another year, quarter, month or week.

Growth "last year" told in two different years is growth of two years. The rule fires where both periods are known and
do not meet; how each was worked out is part of the answer. Offices held at different times are told here too.
"""

import re

from reconcile.model import Claim, Kind, Modality, Period, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, after, before, cite, counts, fits_in, hangs_on_event
from reconcile.text import aliases, lexicon
from reconcile.text.concepts import CASUALTIES, predicate

#: Days apart within which two days told of one event are those of the event and of its telling.
_BESIDE = 4


#: "from a 6% rate", "to just over 4%".
_LEADING = re.compile(
    r"\b(from|to) (?:(?:an?|the|about|around|nearly|almost|roughly|some|just|only|over|under) ){0,3}$", re.I
)


def explain(pair: Pair) -> Reason | None:
    if pair.is_kind(Kind.DATE, Kind.TIME, Kind.PLACE):
        return None
    moved = _moved(pair) or _at_an_age(pair) or _grown_older(pair)
    if moved is not None:
        return moved
    periods = _told(pair)
    if periods is None:
        return _months(pair) or _own_words(pair) or _so_far(pair)
    if periods[0].meets(periods[1]) and not _stretches(pair, periods):
        return None
    if _of_one_event(pair, periods) or _ahead(pair, periods) or _told_again(pair, periods):
        return None
    words = "; ".join(_words(claim, period) for claim, period in zip(pair.both, periods, strict=True))
    marks = tuple(
        mark
        for claim, period in zip(pair.both, periods, strict=True)
        for mark in (*((cite(claim, span_words(period), claim.when.span),) if claim.when else ()), *period.evidence)
    )
    return Reason(words, marks, 0.85, steps=tuple(dict.fromkeys(step for period in periods for step in period.steps)))


def _of_one_event(pair: Pair, periods: tuple[Period, Period]) -> bool:
    """Counts of one event, told of days beside one another: the day of the deed and that of the telling."""
    if pair.same_event is not True or not all(map(hangs_on_event, pair.both)):
        return False
    if _two_days(pair, periods):
        return False
    if any(_since(claim) for claim in pair.both):
        return True
    gap = max((periods[1].start - periods[0].end).days, (periods[0].start - periods[1].end).days)
    return gap <= _BESIDE and all(period.days <= _BESIDE for period in periods)


def _since(claim: Claim) -> bool:
    """ "Has killed 41 people since March": of an outbreak that goes on, as many as by now."""
    cue = claim.scope.cue("aggregate")
    return cue is not None and cue.text.lower().startswith("since ")


def _told_again(pair: Pair, periods: tuple[Period, Period]) -> bool:
    """ "Would give it about 58 percent of the shares now outstanding", in articles of Monday and Thursday: the days are
    those of the telling, and the very figure of two digits or more is not another by that."""
    found = pair.quantities()
    if found is None or pair.internal or pair.same_event is not True or not pair.same_value():
        return False
    value = found[0].value
    telling = value is not None and len(value.normalize().as_tuple().digits) > 1
    return telling and all(period.days <= _BESIDE for period in periods)


def _two_days(pair: Pair, periods: tuple[Period, Period]) -> bool:
    """ "Seven were shot in Orme on Monday … In Vell, ten were shot on Saturday": one article, each with its own day and
    place."""
    if not pair.internal or pair.left.sentence == pair.right.sentence or any(period.days > 1 for period in periods):
        return False
    done = {predicate(claim) for claim in pair.both}
    sites = [claim.scope.place.key if claim.scope.place is not None else "" for claim in pair.both]
    return len(done) == 1 and done <= {"killed", "injured", "shot"} and all(sites) and sites[0] != sites[1]


def _ahead(pair: Pair, periods: tuple[Period, Period]) -> bool:
    """One looks ahead of its own writing, the other tells what came: that, and not the year, tells them apart."""
    ahead = [
        claim.scope.modality in (Modality.FORECAST, Modality.TARGET)
        or (written is not None and period.start > written.end)
        for claim, period, written in zip(pair.both, periods, pair.written, strict=True)
    ]
    index = ahead.index(True) if any(ahead) else 0
    written = pair.written[index]
    return ahead[0] != ahead[1] and written is not None and periods[index].end > written.end


def _stretches(pair: Pair, periods: tuple[Period, Period]) -> bool:
    """One of the two periods is a part of the other, and much shorter: a year against the eight that it ended."""
    if pair.is_kind(Kind.ROLE) or pair.same_value():
        return False
    short, long = sorted(periods, key=lambda period: period.days)
    return long.holds(short) and long.days >= 2 * short.days and long.days > 31 and short.days > 3


def _moved(pair: Pair) -> Reason | None:
    """Where it moved from, and where to: "to 5.3% from 5.7%", "from $12,424 to $7,566"."""
    if not pair.internal or pair.left.sentence != pair.right.sentence or pair.same_value():
        return None
    leading = [_LEADING.search(before(claim, pair.text[0])) for claim in pair.both]
    led = [found[1].lower() if found is not None else "" for found in leading]
    if sorted(led) != ["from", "to"]:
        return None
    start, end = pair.both if led[0] == "from" else pair.both[::-1]
    words = f"it moved from “{start.quote}” to “{end.quote}”"
    return Reason(words, (cite(start, "before"), cite(end, "after")), 0.8)


_AT_AGE = re.compile(
    r"\b(?:(?:at|from|since|by) (?:the )?(?:\w+ )?age of|(?:when|since) (?:he|she|they) (?:was|were)) [\w-]+$", re.I
)


def _at_an_age(pair: Pair) -> Reason | None:
    """ "Began at the age of nine" is of then, and "17-year-old" of now."""
    if any(claim.quantity is None or claim.quantity.dimension != "age" for claim in pair.both) or pair.same_value():
        return None
    then = [claim for claim, text in zip(pair.both, pair.text, strict=True) if _is_then(claim, text)]
    if len(then) != 1:
        return None
    return Reason(f"“{then[0].quote}” is the age at which something was done", (cite(then[0], "at that age"),), 0.7)


def _is_then(claim: Claim, text: str) -> bool:
    """ "At the age of nine he took to the stage", "who was 17 at the time"; the age at which somebody died stands."""
    if claim.measure.verb in _DYING:
        return False
    told = _AT_AGE.search(text[: claim.span.end - claim.sentence.start])
    if _TURNS.search(before(claim, text)) is not None or _YEARS_AGO.match(text) is not None:
        return True
    return told is not None or _AT_THE_TIME.match(after(claim, text)) is not None


_DYING = frozenset(("die", "pass", "perish", "succumb"))
_TURNS = re.compile(
    r"\b(?:would have (?:turned|been)|will turn|was to turn|about to turn|turns|turning|then|then aged) $", re.I
)
_YEARS_AGO = re.compile(r"^\W*(?:\w+|\d+) years (?:ago|earlier|before)\b|^\W*(?:In|Back in) (?:19|20)\d\d,")
_AT_THE_TIME = re.compile(r"^\W*(?:at the time|at that time|back then)\b", re.I)

#: Say that a count runs on from some beginning.
_RUNNING = re.compile(r"\b(?:has|have|had)\b[^.;]{0,120}\bsince\b|\bso far\b|\bto date\b|\bto this day\b", re.I)


def _so_far(pair: Pair) -> Reason | None:
    """ "450 trees have been felled since the work began", "18 trees were felled on Monday": all so far, and a day's."""
    if not counts(pair) or any(predicate(claim) in CASUALTIES for claim in pair.both):
        return None  # a toll runs on as well, but of one day
    for index, (day, total) in enumerate((pair.both, pair.both[::-1])):
        of_day, text = day.scope.period, pair.text[1 - index]
        if of_day is None or of_day.days > _DAYS or total.scope.period is not None or not fits_in(day, total):
            continue
        found = _RUNNING.search(text)
        if found is not None and lexicon.noun(day.measure.head) == lexicon.noun(total.measure.head):
            words = (
                f"“{total.quote}” runs on (“{' '.join(found[0].split())}”), “{day.quote}” is of {span_words(of_day)}"
            )
            return Reason(words, (cite(day, "of a day or week"), cite(total, "all so far")), 0.7)
    return None


#: What is told of longer is a total itself.
_DAYS = 7


#: Days after which one more year of age is nothing to wonder at.
_HALF_YEAR = 180


def _grown_older(pair: Pair) -> Reason | None:
    """19 at the arrest and 21 at the trial: the years between the two articles make up for it."""
    a, b = pair.left.quantity, pair.right.quantity
    if a is None or b is None or a.value is None or b.value is None or not a.dimension == b.dimension == "age":
        return None
    early, late = pair.written
    if early is None or late is None or early.meets(late):
        return None
    years = b.value - a.value
    if early.start > late.start:
        early, late, years = late, early, -years
    between = (late.end - early.start).days
    if between < _HALF_YEAR or not 0 < years <= 1 + between // 365:
        return None
    words = f"the articles were written {between // 30} months apart, in which one grows older"
    return Reason(words, (cite(pair.left, "the age then"), cite(pair.right, "the age then")), 0.75)


def _own_words(pair: Pair) -> Reason | None:
    """An article without a date still says that its two figures are of two times: "a month ago", "on Monday"."""
    a, b = pair.left.when, pair.right.when
    if a is None or b is None or not pair.internal or pair.is_kind(Kind.ROLE) or pair.same_value():
        return None
    mine, theirs = (" ".join(when.text.lower().split()) for when in (a, b))
    if mine in theirs or theirs in mine or (pair.left.scope.period is not None and pair.right.scope.period is not None):
        return None
    words = f"one is told of “{mine}”, the other of “{theirs}”"
    return Reason(words, (cite(pair.left, "the time", a.span), cite(pair.right, "the time", b.span)), 0.6)


def _months(pair: Pair) -> Reason | None:
    """Two months of a year that is not known are two periods all the same."""
    a, b = pair.left.when, pair.right.when
    if a is None or b is None or pair.is_kind(Kind.ROLE) or dict(a.fields) == dict(b.fields):
        return None
    if (
        a.form != b.form
        or a.form != "month"
        or pair.left.scope.period
        or pair.right.scope.period
        or dict(a.fields).get("m") == dict(b.fields).get("m")
    ):
        return None
    words = f"one is told of “{a.text}”, the other of “{b.text}”"
    return Reason(words, (cite(pair.left, "the month", a.span), cite(pair.right, "the month", b.span)), 0.7)


def _told(pair: Pair) -> tuple[Period, Period] | None:
    if pair.is_kind(Kind.ROLE):
        a, b = pair.written if pair.left.role and pair.right.role and _differ(pair) else (None, None)
    else:
        a, b = pair.left.scope.period, pair.right.scope.period
    return (a, b) if a is not None and b is not None else None


def _differ(pair: Pair) -> bool:
    """Two offices of one person, or two holders of one office."""
    a, b = pair.left.role, pair.right.role
    return a is not None and b is not None and (a.title != b.title or aliases.same(a.holder, b.holder) is False)


def _words(claim: Claim, period: Period) -> str:
    what = " ".join((claim.quantity.text if claim.quantity else claim.quote).split())
    told = f" (“{' '.join(claim.when.text.split())}”)" if claim.when else ""
    written = "; its article’s date is inferred" if len(period.steps) > 1 else ""
    return f"“{what}” is of {span_words(period)}{told}{written}"


def span_words(period: Period) -> str:
    """A period as a reader says it: a year, a month, a day, or from … to …"""
    start, end = period.start, period.end
    if start == end:
        return f"{start.day} {start:%B %Y}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
    if start.year == end.year and start.month == end.month and start.day == 1 and end.day >= 28:
        return f"{start:%B %Y}"
    return f"{start.day} {start:%B %Y} to {end.day} {end:%B %Y}"


RULE = Rule(
    reason="different_period",
    verdict=Verdict.EXPLAINED,
    stage=Stage.PERIOD,
    explain=explain,
    holds=(
        ("Exports of wine rose by 8 percent in 2019.", "Exports of wine rose by 12 percent in 2021."),
        (
            "Foresters have felled 450 trees in the Arlen park since the work began. On 4 March 2019 foresters felled"
            " 18 trees in the Arlen park.",
            "",
        ),
        ("The painter Ida Moll died at the age of 91.", "At the age of 12, Ida Moll sold a drawing to the town hall."),
        ("Rudi Falk, 44, is on trial.", "Rudi Falk, who was 19 at the time, took the boat."),
    ),
    fails=(
        ("Exports of wine rose by 8 percent in 2019.", "Exports of wine rose by 12 percent in 2019."),
        ("The painter Ida Moll died at the age of 91.", "The painter Ida Moll, 93, has died."),
    ),
)
