"""When each document was written: given, stated, or inferred beside the others of the case; inferences show steps.

Inferences, in this order: an anniversary that a dated article celebrates ("next year's 80th" puts this one in the year
before); a dated article on the same event; "half a year after" what another article tells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from reconcile.model import Basis, Clue, Dating, Evidence, Period, Profile, Source
from reconcile.scope import likeness
from reconcile.scope.facts import Facts, Inside, facts, usual
from reconcile.scope.neighbours import candidates
from reconcile.scope.sameness import When
from reconcile.text import dates

#: Two articles on one event are written within so many days, where nothing better is known.
NEAR = 7
#: A second weekday in a lead, so many days after that of the event, is that of the telling.
SOON = 2
#: Cosine of words, from which on two articles on the same names and of one kind tell of one event.
WORDS = 0.3
#: How much more alike two articles are that tell of one place.
HERE = 0.1


class Written(Protocol):
    """A document, or what is known of it without its text."""

    @property
    def id(self) -> str: ...
    @property
    def source(self) -> Source: ...


@dataclass(frozen=True, slots=True)
class _Case:
    documents: dict[str, Written]
    profiles: dict[str, Profile]
    known: dict[str, Period]
    inside: Inside


def date_documents(found: Sequence[tuple[Written, Profile]]) -> tuple[Dating, ...]:
    """One dating a document, in the order given."""
    case = _Case(
        {d.id: d for d, _ in found}, {p.document: p for _, p in found}, {}, likeness.containment(p for _, p in found)
    )
    for document, profile in found:
        period = _given(document) or _stated(document, profile)
        if period is not None:
            case.known[document.id] = period
    if len(case.known) < len(found):
        for infer in (_by_anniversary, _by_after, _by_event):
            for name, period in sorted(infer(case).items()):
                case.known[name] = period
    return tuple(Dating(d.id, case.known.get(d.id), _basis(case.known.get(d.id))) for d, _ in found)


def _basis(period: Period | None) -> Basis:
    return period.basis if period is not None else Basis.UNKNOWN


def _given(document: Written) -> Period | None:
    day = document.source.published
    return Period(day, day, Basis.GIVEN) if day is not None else None


def _stated(document: Written, profile: Profile) -> Period | None:
    for clue in profile.clues:
        if clue.kind == "stated" and clue.when is not None:
            period = dates.resolve(clue.when, None)
            if period is not None and period.days <= 31:
                mark = Evidence(document.id, clue.span, "the date that the article bears")
                return replace(period, basis=Basis.STATED, evidence=(mark,))
    return None


def _unknown(case: _Case) -> list[str]:
    return sorted(name for name in case.documents if name not in case.known)


def _clues(case: _Case, name: str, kind: str) -> list[Clue]:
    return [clue for clue in case.profiles[name].clues if clue.kind == kind]


# ── anniversaries ────────────────────────────────────────────────────────────────────────────────────────────────────


def _by_anniversary(case: _Case) -> dict[str, Period]:
    """The 80th that one article celebrates in 2025 is the 80th that another looks forward to "next year"."""
    anchors = [
        (name, clue, period.start.year + (clue.hint == "next") - (clue.hint == "last"))
        for name, period in sorted(case.known.items())
        if period.start.year == period.end.year
        for clue in _clues(case, name, "anniversary")
    ]
    found = {}
    numbered: dict[int, list[tuple[str, Clue, int]]] = {}
    for anchor in anchors:
        numbered.setdefault(anchor[1].number, []).append(anchor)
    for name in _unknown(case):
        for clue in _clues(case, name, "anniversary"):
            match = next((a for a in numbered.get(clue.number, ()) if set(a[1].words) & set(clue.words)), None)
            if match is not None:
                found[name] = _year(case, name, clue, *match)
                break
    return found


def _year(case: _Case, name: str, clue: Clue, other: str, anchor: Clue, falls: int) -> Period:
    year = falls - (clue.hint == "next") + (clue.hint == "last")
    ahead = {"next": "“next year”", "last": "“last year”"}.get(clue.hint, "as of now")
    steps = (
        f"{_path(case, other)} tells the anniversary “{_plain(anchor.text)}”, which falls in {falls}",
        f"{_path(case, name)} tells it {ahead}, so it was written in {year}",
    )
    marks = (
        Evidence(other, anchor.span, "the anniversary in a dated article"),
        Evidence(name, clue.span, "the same anniversary"),
    )
    return Period(date(year, 1, 1), date(year, 12, 31), Basis.INFERRED, steps, marks)


# ── the same event ───────────────────────────────────────────────────────────────────────────────────────────────────


def _by_event(case: _Case) -> dict[str, Period]:
    """An undated article on the event of a dated one was written in its days; a weekday in its lead settles which."""
    wanted = [name for name in sorted(case.documents) if _is_loose(case.known.get(name))]
    near = _near(case, wanted)
    named = {*near, *(other for others in near.values() for other in others)}
    known_to_all = usual(case.profiles.values(), case.known)
    told = {name: facts(case.profiles[name], case.inside, known_to_all) for name in sorted(named)}
    found: dict[str, Period] = {}
    for name, others in near.items():
        for other in _likest(told, name, others)[:1]:
            found[name] = _beside(case, name, other, case.known.get(name))
    return found


def _is_loose(known: Period | None) -> bool:
    """Whether another article may narrow the days of writing, or tell them."""
    return known is None or (known.basis is Basis.INFERRED and known.days > NEAR)


def _near(case: _Case, wanted: Sequence[str]) -> dict[str, set[str]]:
    """For each of these documents the dated ones that are worth a look, where they can narrow what is known."""
    near: dict[str, set[str]] = {name: set() for name in wanted}
    if not near:
        return {}
    times = {name: When(case.known.get(name)) for name in case.documents}
    for pair in candidates(case.profiles, times).pairs:
        for name, other in (pair, pair[::-1]):
            if name in near and _narrows(case.known.get(other), case.known.get(name)):
                near[name].add(other)
    return near


def _narrows(theirs: Period | None, mine: Period | None) -> bool:
    return theirs is not None and (mine is None or (mine.meets(theirs) and theirs.days < mine.days))


def _likest(told: Mapping[str, Facts], name: str, near: set[str]) -> list[str]:
    """Those that tell of the same event, likest first."""
    scored = [(likeness.of(told[name], told[other]), other) for other in sorted(near)]
    same = [
        (score.value + (HERE if score.place else 0), other)
        for score, other in scored
        if score.same and _is_one_story(score, {*told[name].profile.kinds} & {*told[other].profile.kinds})
    ]
    return [other for _, other in sorted(same, key=lambda item: (-item[0], item[1]))]


def _is_one_story(alike: likeness.Likeness, kinds: set[str]) -> bool:
    """A company's name is in the news for years: its words or a person's name have to be shared beside it."""
    if alike.full and alike.place is True and alike.telling >= 0.4 * alike.chances:
        return True
    return bool(kinds) and alike.words >= WORDS


def _beside(case: _Case, name: str, other: str, mine: Period | None) -> Period:
    theirs = case.known[other]
    steps = [f"{_path(case, name)} tells of the event of {_path(case, other)}, {_dated(theirs)}"]
    marks: list[Evidence] = list(theirs.evidence)
    if mine is not None:
        steps = [*mine.steps, *steps]
        marks = [*mine.evidence, *marks]
    start, end = theirs.start, theirs.end
    if theirs.days <= NEAR:
        start, end = start - timedelta(1), end + timedelta(NEAR - 1)
        day = _weekday(case, name, theirs)
        if day is not None:
            clue, start = day
            end = start
            steps.append(f"“{clue.text}” there is {start.isoformat()}, a {start:%A}")
            marks.append(Evidence(name, clue.span, "the day of the event"))
    if mine is not None and (mine.start > end or mine.end < start):
        return mine
    return Period(
        start,
        end,
        Basis.INFERRED,
        (*theirs.steps, *(s for s in steps if s not in theirs.steps)),
        tuple(dict.fromkeys(marks)),
    )


def _weekday(case: _Case, name: str, theirs: Period) -> tuple[Clue, date] | None:
    """The latest weekday of the lead that falls on the other's day or soon after; the article was written then.

    None where no weekday of the lead is the other's day: nothing ties the two together in time."""
    told = [
        (clue, theirs.end + timedelta(after))
        for clue in _clues(case, name, "day")
        for after in range(SOON + 1)
        if f"{theirs.end + timedelta(after):%A}".lower()
        in clue.text.lower().replace(",", " ").replace(".", " ").split()
    ]
    if not any(day == theirs.end for _, day in told):
        return None
    return max(told, key=lambda one: (one[1], -one[0].span.start))


# ── so long after ────────────────────────────────────────────────────────────────────────────────────────────────────


def _by_after(case: _Case) -> dict[str, Period]:
    """ "Half a year after the minister travelled there": the other article tells that journey, and when it was."""
    found: dict[str, Period] = {}
    unknown = [name for name in _unknown(case) if _clues(case, name, "after")]
    naming = _naming(case, {word for name in unknown for clue in _clues(case, name, "after") for word in clue.words})
    for name in unknown:
        for clue in _clues(case, name, "after"):
            near = Counter(other for word in clue.words for other in naming.get(word, ()))
            told = [
                other
                for other, hits in sorted(near.items())
                if hits >= 2 and likeness.tells(case.profiles[other], clue.words)
            ]
            if told:
                found |= _after(case, name, clue, told)
                break
    return found


def _naming(case: _Case, words: set[str]) -> dict[str, list[str]]:
    """The dated documents that bear each of these words in their names."""
    found: dict[str, list[str]] = {}
    for other in sorted(case.known):
        for name, _ in case.profiles[other].names:
            if name in words:
                found.setdefault(name, []).append(other)
    return found


def _after(case: _Case, name: str, clue: Clue, told: list[str]) -> dict[str, Period]:
    first = min(told, key=lambda other: (case.known[other].start, other))
    event = case.known[first]
    month = next((m for m in _clues(case, name, "month") if len(set(m.words) & set(clue.words)) >= 1), None)
    found: dict[str, Period] = {}
    steps: tuple[str, ...] = (
        f"{_path(case, name)} was written “{_plain(clue.text)}”",
        f"{_path(case, first)} tells of that, {_dated(event)}",
    )
    marks = (Evidence(name, clue.span, "so long after the event of another article"), *event.evidence)
    if month is not None and event.days > 31 and event.start.year == event.end.year:
        narrowed = _month(event.start.year, month.number)
        steps = (*steps, f"“{month.text}” puts it in {narrowed.start:%B %Y}")
        for other in told:
            if case.known[other].basis is Basis.INFERRED and case.known[other].holds(narrowed):
                mark = Evidence(name, month.span, "the month of the event, told by another article")
                known = case.known[other]
                more = f"{_path(case, name)} puts the event “{_plain(month.text)}”"
                found[other] = replace(
                    known,
                    start=narrowed.start,
                    end=narrowed.end,
                    steps=(*known.steps, more),
                    evidence=(*known.evidence, mark),
                )
        event = narrowed
    start, end = _shift(event.start, clue.number - 1), _shift(event.end, clue.number + 1)
    found[name] = Period(start, end, Basis.INFERRED, (*case.known[first].steps, *steps), marks)
    return found


def _month(year: int, month: int) -> Period:
    start = date(year, month, 1)
    return Period(start, _shift(start, 1) - timedelta(1))


def _shift(day: date, months: int) -> date:
    """The day so many months on, or the month's last."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    for number in range(day.day, 27, -1):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    return date(year, month + 1, day.day)


def _path(case: _Case, name: str) -> str:
    return case.documents[name].source.path


def _plain(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 80 else words[:79] + "…"


def _dated(period: Period) -> str:
    return (
        f"dated {period.start.isoformat()}"
        if period.days == 1
        else f"dated {period.start.isoformat()} to {period.end.isoformat()}"
    )
