"""The day of one happening is disputed: two articles name days that do not meet, in their leads, or further down where
names and words are shared.

Days are resolved article by article ("Monday" in a story of Tuesday); where an article bears no date, a day and month
or a weekday is held against the other as it is told. The day on which the police said so is not the day on which it
was, and who was hurt on one day may die on another. "Late on Sunday" and "early on Monday" are one night. Where it is
not known that both tell of one event, only what happens once can have its day disputed: a school opens, a satellite is
launched; crashes and shootings are of every day.
"""

from __future__ import annotations

from reconcile.model import Claim, Kind, Period, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite
from reconcile.rules.different_period import span_words
from reconcile.rules.tellings import by_night, days_apart, figure, foretold, is_deed, weight, words
from reconcile.text.dating import yearless
from reconcile.text.happenings import DEED, happening, moment, once

#: What is told of longer is no day.
_DAYS = 3
#: "The Halloween party" need not be on the day.
_LOOSE = frozenset(("holiday",))
#: Two days farther apart are of two events, unless they are known to be one; weekdays, of articles dated amiss.
_NEAR, _WEEK = 31, 6


def explain(pair: Pair) -> Reason | None:
    if not pair.is_kind(Kind.DATE) or pair.internal or pair.same_event is False or by_night(pair) or foretold(pair):
        return None
    if _years(pair):
        return _reason(pair)
    gap = _gap(pair)
    if not gap or not all(_tells(claim, day) for claim, day in zip(pair.both, pair.written, strict=True)):
        return None
    return _reason(pair) if _one(pair, gap) else None


def _reason(pair: Pair) -> Reason:
    said = " against ".join(map(_said, pair.both))
    return Reason(said, (cite(pair.left, "one day"), cite(pair.right, "the other")), 0.6)


def _years(pair: Pair) -> bool:
    """Two years for what befell one bearer once: "arrested in 2004", "in 2005 he was seized"."""
    a, b = pair.left.scope.period, pair.right.scope.period
    if a is None or b is None or a.meets(b) or min(a.days, b.days) < _YEAR or max(a.days, b.days) > _YEAR + 1:
        return False
    done = once(*pair.both)
    if not done or pair.same_event is not True or pair.internal or foretold(pair):
        return False
    return weight(pair) >= _SURE[done]


#: Days of a year.
_YEAR = 365
#: What shared names and words have to say: an arrest is told of many, a rank has one holder.
_SURE = {"discover": 1.0, "overtake": 1.0, "arrested": 1.5}


def _gap(pair: Pair) -> int | None:
    """Days between the two, 0 where they meet; None where that is not told."""
    a, b = pair.left.scope.period, pair.right.scope.period
    if a is None or b is None or any(yearless.is_open(claim.when, claim.scope.period) for claim in pair.both):
        return None if any(yearless.is_edge(claim.when) for claim in pair.both) else days_apart(pair)
    if max(a.days, b.days) > _DAYS:
        return None
    return 0 if a.meets(b) else min(abs((a.start - b.end).days), abs((b.start - a.end).days))


def _said(claim: Claim) -> str:
    period = claim.scope.period
    return span_words(period) if period is not None else f"“{' '.join(claim.quote.split())}”"


def _tells(claim: Claim, written: Period | None) -> bool:
    """A day of what happened, told in no background, that does not hang on an unknown day of writing."""
    if claim.when is None or claim.when.form in _LOOSE or claim.scope.cue("background", "aggregate"):
        return False
    placed = not claim.when.relative or (written is not None and written.days == 1) or claim.scope.period is None
    return placed and bool(happening(claim.measure))


def _one(pair: Pair, gap: int) -> bool:
    """Whether both tell of one happening, as far as words, names and figures say."""
    relative = any(claim.when is not None and claim.when.relative for claim in pair.both)
    named_day = all(claim.when is not None and claim.when.form == "day" for claim in pair.both)
    if gap > (_WEEK if relative and not named_day else _NEAR):
        return False
    if pair.same_event and named_day and once(*pair.both) == "discover" and weight(pair) >= _SURE["discover"]:
        return True
    shared, likeness = words(pair)
    named = set(pair.left.measure.of) & set(pair.right.measure.of)
    if not all(claim.scope.cue("lead") is not None for claim in pair.both):
        if any(claim.when is None or claim.when.form not in ("day", "weekday") for claim in pair.both):
            return False  # "tonight" hangs on a day of writing that is often a day out
        named |= {*pair.left.scope.names} & {*pair.right.scope.names}
        return bool(pair.same_event and named) and _same_deed(pair) and likeness >= 0.4 and len(shared) >= _MANY
    one_deed = all(happening(claim.measure) == DEED for claim in pair.both)
    if pair.same_event:
        if one_deed:
            return bool(figure(pair, 2)) or (likeness >= 0.4 and len(shared) >= 3) or weight(pair) >= _MUCH
        return _same_words(pair) and bool(named) and likeness >= 0.4
    return _same_words(pair) and bool(named) and likeness >= 0.6 and not any(map(is_deed, pair.both))


#: What words and names that both leads tell have to say, where the sentences are otherwise unlike.
_MUCH = 2.0
#: Words that two sentences behind the leads have to share, to tell of one happening.
_MANY = 4


def _same_deed(pair: Pair) -> bool:
    done = [happening(claim.measure) for claim in pair.both]
    return bool(done[0]) and done[0] == done[1]


def _same_words(pair: Pair) -> bool:
    mine, theirs = pair.left.measure, pair.right.measure
    return bool(mine.verb) and (moment(mine.verb), mine.head) == (moment(theirs.verb), theirs.head)


RULE = Rule(
    reason="date_differs",
    verdict=Verdict.CONFLICT,
    stage=Stage.CONFLICT,
    explain=explain,
    rank=6,
    holds=(
        ("The new school in Arlen opened on 4 September 2023.", "The new school in Arlen opened on 11 September 2023."),
    ),
    fails=(
        ("The new school in Arlen opened on 4 September 2023.", "The new school in Arlen opened in September 2023."),
        ("The new school in Arlen opened on 4 September 2023.", "The new school in Rovan opened on 9 September 2023."),
    ),
)
