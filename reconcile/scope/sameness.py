"""The verdict on two documents: one event, two, or not known, from what they share and from the calendar.

A deed (a shooting, a crash) has names of its own: victims, streets, venues; who shares them tells of it, even months
later. Those who meet, vote or are tried do so again and again: there the place and the days decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from reconcile.model import Period, Profile
from reconcile.scope.likeness import SAME, Likeness
from reconcile.scope.odds import odds, says_something
from reconcile.text import dates
from reconcile.text.happenings import PLANNED

#: An article's lead tells of days at most so long before it was written.
SPAN = 21
#: A date of writing known no better than this is none.
LONGEST = 100
#: Cosine of names, below which two articles on what is held again and again are not known to be on one such event.
MEETING = 0.2
#: So many days later a deed is still told of by its place alone.
FOLLOWED = 60
#: Days apart that a careless "Sunday night" makes of one.
SLACK = 2
#: So long the same is told on in the same words: a count of votes, an outbreak.
WEEK = 7
#: Odds from which on what is shared makes one event of two articles: on a deed; on what is held again and again; on
#: either, where the leads tell other days; and of what need not be two, although leads and kinds seem to say so.
DEED, HELD, DAYS_ON, OPEN = 0.5, 1.5, 3.5, 0.0


@dataclass(frozen=True, slots=True)
class When:
    """When a document was written, the days that its lead tells, and the days that are told further down."""

    written: Period | None
    lead: tuple[Period, ...] = ()
    further: tuple[Period, ...] = ()


def when(profile: Profile, written: Period | None) -> When:
    """The days of the document's lead, not long before it was written and not after, and the plain dates of the rest.

    Where only the month or so of writing is known, a weekday there lies somewhere in it."""
    if written is None or written.days > LONGEST:
        return When(None)
    lead, further = [], []
    for clue in profile.clues:
        if clue.kind not in ("day", "date") or clue.when is None:
            continue
        period = (
            dates.resolve(clue.when, written.end) if written.days == 1 else dates.resolve_within(clue.when, written)
        )
        if clue.kind == "date":
            further += [period] if period is not None and period.days == 1 and period.end <= written.end else []
            continue
        if clue.when.form == "weekday" and (period is None or period.days > 3):
            period = written
        if period is None or (period.days > 3 and period != written):
            continue
        if period.start <= written.end + timedelta(1) and period.end >= written.start - timedelta(SPAN):
            lead.append(period)
        elif period.days == 1 and period.end < written.start:
            further.append(period)  # a late report leads with its own news, and tells the day of the deed
    return When(written, tuple(lead), tuple(further))


def same_event(alike: Likeness, a: When, b: When, deed: bool, crowded: bool = False, prior: float = 0.0) -> bool | None:
    """True where two documents tell of one event, False where they tell of two, None where that is not known.

    `crowded` is set where the folder holds many articles on that town in those days: there the town and the day say
    little, and what is one deed shares names. `prior` is added to the odds that what they share gives."""
    if crowded and deed and not _shares_names(alike):
        return False
    gap, apart = days_apart(a, b), _written_apart(a, b)
    told, days = _by_names(alike, a, b, deed, gap), gap if gap is not None else apart
    if told or crowded or alike.place is False or (days or 0) > SPAN or _but_for_one(alike, gap):
        return told
    said = odds(alike, apart, deed) + prior
    if alike.kinds is not False and _outweighs(said, alike, days, deed):
        return True
    return None if said >= OPEN and not _foretold(a, b) else told


def _outweighs(said: float, alike: Likeness, days: int | None, deed: bool) -> bool:
    """Whether what is shared makes one event of two, so many days apart."""
    if days is not None and days > SLACK:
        return days <= WEEK and said >= DAYS_ON and (alike.telling >= 0.5 or alike.figures >= 0.6 or alike.rare > 0.1)
    if not says_something(alike):  # in one town there is more than one deed in a week, and all are told in like words
        return deed and alike.place is None and alike.value > 0 and said >= DEED
    return said >= (DEED if deed else HELD)


def _by_names(alike: Likeness, a: When, b: When, deed: bool, gap: int | None) -> bool | None:
    """What names, places and days say."""
    strong = deed and alike.full >= 2 and alike.value >= 0.2
    sure = deed and alike.telling >= 4
    if _but_for_one(alike, gap):
        return None
    if (alike.place is False and not sure) or (alike.kinds is False and alike.telling < 1 and alike.place is not True):
        return False
    if deed and (gap is None or gap > SLACK) and _follows_up(alike, _written_apart(a, b), _foretold(a, b)):
        return True
    if _foretold(a, b) and not strong:
        return False
    if gap is not None and gap > SLACK:
        return _later(alike, gap, deed)
    told = _on_one_day(alike, gap) if gap is not None else _undated(alike, _written_apart(a, b), deed)
    # companies report, and ministers meet, in the same words day by day: of those, the names have to be shared
    return None if told and not deed and alike.value < MEETING else told


def _but_for_one(alike: Likeness, gap: int | None) -> bool:
    """Told in the same words on two days, or of two places on one day: the day or place is what is disputed. On two
    days only what is of no known kind: people meet, and crash, day by day."""
    if gap is None or alike.words < 0.7:
        return False
    if alike.place is False:  # the words of the places themselves are among those that differ
        return gap == 0
    word_for_word = alike.words >= 0.9 and alike.value >= 0.9
    return SLACK < gap <= SPAN and alike.kinds is None and alike.place is True and word_for_word


def _shares_names(alike: Likeness) -> bool:
    if alike.full and alike.telling >= max(1.5, 0.25 * alike.chances):
        return True
    return (alike.telling >= max(1, 0.3 * alike.chances) and alike.words >= 0.3) or alike.words >= 0.65


def _later(alike: Likeness, gap: int, deed: bool) -> bool | None:
    """Leads that share no day: a later report leads with the day of the arrest, the first with that of the deed."""
    if deed and alike.full >= 2:
        return True if alike.value >= 0.25 and alike.telling >= 0.25 * alike.chances else None
    if deed and alike.place is True and alike.value >= 0.6 and alike.telling >= max(2, 0.4 * alike.chances):
        return True
    if alike.value >= 0.5 and gap <= SPAN and alike.telling >= 1:
        return True
    return None if alike.telling >= 1.5 and deed else False


def _follows_up(alike: Likeness, apart: int | None, foretold: bool) -> bool:
    """The arrest, the charge and the sentence are told weeks and years later, with the victim's name, or with that of
    the place that nothing else happened at. Who speaks of many events, as a mayor does, is no victim."""
    known = (alike.kinds, alike.place)
    if False in known or True not in known or alike.telling < 2.3:
        return False
    if alike.full:
        sure = alike.place is True or alike.telling >= 3.3
        return alike.value >= 0.3 and alike.telling >= 0.3 * alike.chances and (sure or not foretold)
    near = apart is not None and apart <= FOLLOWED and not foretold
    return near and alike.place is True and alike.value >= 0.4 and alike.telling >= 0.4 * alike.chances


def _on_one_day(alike: Likeness, gap: int) -> bool | None:
    if alike.place is True and alike.kinds is not False:
        if gap and alike.telling < 0.8:
            return True if alike.words >= 0.5 else None
        # two long articles on one deed share a name
        if (
            alike.telling < 0.4
            and alike.words < 0.35
            and (alike.chances >= 3 or (alike.kinds is None and alike.words < 0.2))
        ):
            return None
        return None if alike.telling < 0.8 and alike.words < 0.25 and alike.value < 0.35 else True
    if alike.telling >= 1 or (alike.value >= SAME and alike.words >= 0.2):
        return True
    return True if alike.words >= 0.3 and alike.telling >= 0.3 and not gap else None


def _undated(alike: Likeness, apart: int | None, deed: bool) -> bool | None:
    """Where a lead tells no day: by the days of writing, if they are known."""
    if apart is None:
        return True if alike.value >= SAME and (deed or alike.kinds is None or alike.place is True) else None
    if apart > SPAN:
        return _later(alike, apart, deed)
    if alike.place is True and alike.kinds is not False and apart <= 4:
        of_a_day = apart <= 1 and alike.kinds is True and alike.value >= 0.25
        return True if of_a_day or alike.telling >= 0.5 or alike.words >= 0.25 else None
    return True if alike.telling >= 1 and (alike.words >= 0.2 or alike.value >= SAME) else None


def is_deed(a: Profile, b: Profile) -> bool:
    """True where what happened happens once: no meeting, vote or match."""
    first = [kind for kind in (*a.kinds[:2], *b.kinds[:2]) if kind not in PLANNED]
    return bool(first)


def days_apart(a: When, b: When) -> int | None:
    """Days between the nearest days of the leads; a day of one lead told anywhere in the other is shared."""
    if not a.lead and not b.lead:
        return None
    if any(x == y for told, other in ((a.lead, b.further), (b.lead, a.further)) for x in told for y in other):
        return 0
    if not a.lead or not b.lead:
        return None
    return min(max((y.start - x.end).days, (x.start - y.end).days, 0) for x in a.lead for y in b.lead)


def _written_apart(a: When, b: When) -> int | None:
    if a.written is None or b.written is None:
        return None
    return max((b.written.start - a.written.end).days, (a.written.start - b.written.end).days, 0)


def _foretold(a: When, b: When) -> bool:
    """No article tells of a day that comes after it was written."""
    return any(
        told.lead
        and other.written is not None
        and min(day.start for day in (*told.lead, *told.further)) > other.written.end + timedelta(1)
        for told, other in ((a, b), (b, a))
    )
