"""Makes claims of the kinds of fact that the seeds tell, as many as are asked for: nothing in the project is tuned on
them. An event has a few articles; each tells some of its facts, now and then with another figure, noun or modifier.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import combinations, count

from reconcile.model import (
    Bound,
    Claim,
    Cue,
    EventReference,
    Interval,
    Kind,
    Measure,
    Period,
    Place,
    Profile,
    Quantity,
    Role,
    Scope,
    Span,
)
from reconcile.scope.events import Scene

LANDS = (
    "chile peru kenya norway japan ghana canada spain fiji oman brazil india china france italy egypt turkey "
    "poland greece cuba iran iraq nepal mali chad togo benin gabon malta cyprus latvia estonia finland sweden "
    "denmark iceland ireland austria hungary serbia croatia albania ukraine georgia armenia jordan kuwait "
    "qatar yemen sudan libya tunisia algeria morocco senegal guinea angola zambia malawi rwanda uganda "
    "ethiopia mexico panama jamaica haiti bolivia ecuador"
).split()
TITLES = "president|prime minister|general secretary|chief executive|parliament speaker|science minister".split("|")
#: (head, other nouns for it, modifiers, verb, relation, dimension, unit, least, most): what is counted or measured.
FIGURES = (
    ("agreement", ("deal", "document"), ("joint", "new", "bilateral"), "sign", "object", "count", "agreement", 2, 30),
    ("person", ("resident", "worker"), ("local", "young"), "kill", "object", "count", "person", 1, 90),
    ("person", ("passenger", "villager"), (), "injure", "object", "count", "person", 1, 400),
    ("cadet", ("soldier",), ("young",), "march", "subject", "count", "cadet", 40, 500),
    ("citizen", ("student",), ("foreign",), "study", "subject", "count", "citizen", 100, 90_000),
    ("house", ("home",), ("wooden",), "destroy", "object", "count", "house", 3, 900),
    ("trade", (), ("bilateral", "total"), "grow", "oblique", "percent", "%", 1, 30),
    ("inflation", (), ("core", "annual"), "rise", "oblique", "percent", "%", 1, 20),
    ("trade", (), ("bilateral",), "stand", "oblique", "money", "USD", 10**8, 10**10),
    ("budget", (), ("annual",), "approve", "object", "money", "EUR", 10**7, 10**9),
    ("capacity", (), ("total",), "have", "object", "power", "MW", 10, 2_000),
    ("visit", ("trip",), ("official",), "last", "oblique", "duration", "day", 1, 9),
    ("anniversary", (), (), "mark", "", "anniversary", "anniversary", 5, 100),
)
_BOUNDS = (Bound.EXACT,) * 8 + (Bound.ABOUT, Bound.MORE_THAN)
_VERBS = ("arrive", "open", "begin", "end", "leave")


@dataclass(frozen=True, slots=True)
class Fact:
    """What an event's articles tell: one row of FIGURES with its value, or a day, an hour, an office, a place."""

    kind: Kind
    row: int
    value: int
    name: str
    day: date


def make(wanted: int, seed: int = 5) -> tuple[tuple[Claim, ...], Scene]:
    """So many claims, in order, with the relations of their articles."""
    rng = random.Random(seed)
    claims: list[Claim] = []
    related: set[tuple[str, str]] = set()
    profiles: dict[str, Profile] = {}
    before: list[str] = []
    for event in count():
        if len(claims) >= wanted:
            break
        land, day = rng.choice(LANDS), date(2000, 1, 1) + timedelta(days=rng.randrange(9_000))
        names = tuple(f"{_word(rng)} {_word(rng)}" for _ in range(3))
        facts = [_fact(rng, names, day) for _ in range(rng.randint(8, 16))]
        articles = [f"d-{event:06}-{number}" for number in range(rng.choice((1, 2, 2, 3, 4, 5, 8)))]
        for article in articles:
            profiles[article] = Profile(article, ((land, 2.0), *((name, 1.0) for name in names)))
            told = rng.sample(facts, min(len(facts), rng.randint(5, 14)))
            claims.extend(_told(rng, article, told, event, names, day))
        related |= {*combinations(articles, 2)}
        if before and rng.random() < 0.3:  # a follow-up: related, of another event
            related |= {(old, new) for old in before for new in articles}
        before = articles
    return tuple(claims[:wanted]), Scene({}, frozenset(related), frozenset(), profiles)


def _word(rng: random.Random) -> str:
    return "".join(rng.choice("bdfgklmnprstv") + rng.choice("aeiou") for _ in range(3))


def _fact(rng: random.Random, names: Sequence[str], day: date) -> Fact:
    kind = rng.choice((Kind.QUANTITY,) * 7 + (Kind.DATE, Kind.TIME, Kind.ROLE, Kind.PLACE))
    row = rng.randrange(len(FIGURES))
    value = rng.randint(FIGURES[row][7], FIGURES[row][8]) if kind is Kind.QUANTITY else rng.randrange(1440)
    return Fact(kind, row, value, rng.choice(names), day + timedelta(days=rng.randrange(-3, 4)))


def _told(
    rng: random.Random, article: str, facts: Sequence[Fact], event: int, names: tuple[str, ...], day: date
) -> Iterator[Claim]:
    """The claims of an article, one behind the other, two a sentence."""
    own = EventReference(f"e-{event:06}", "event")
    for number, fact in enumerate(facts):
        start = 60 * number
        span, sentence = _span(start + 20, start + 30), _span(120 * (number // 2), 120 * (number // 2) + 118)
        cues = (_cue("lead"),) if number < 4 else ()
        scope = Scope(event=own, cues=cues, names=tuple(sorted({*names[: rng.randint(0, 2)], fact.name})))
        measure, rest = _slots(rng, fact, scope)
        mark = f"c-{article[2:]}-{number:02}"
        yield Claim(mark, article, fact.kind, span, number // 2 + 1, 1, "figure", sentence, measure, **rest)  # type: ignore[arg-type]


def _slots(rng: random.Random, fact: Fact, scope: Scope) -> tuple[Measure, dict[str, object]]:
    from dataclasses import replace

    if fact.kind is Kind.ROLE:
        title = TITLES[fact.value % len(TITLES)]
        holder = fact.name.title() if rng.random() > 0.1 else _word(rng).title()
        return _measure(title), {"scope": scope, "role": Role(title, "", holder, _span(0, 5), _span(6, 9))}
    verb = _VERBS[fact.value % len(_VERBS)]
    if fact.kind is Kind.DATE:
        moved = fact.day + timedelta(days=rng.random() < 0.15)
        return _measure("delegation", (), verb), {"scope": replace(scope, period=_period(moved))}
    if fact.kind is Kind.PLACE:
        return _measure("ceremony", (), verb), {"scope": replace(scope, place=Place(fact.name, fact.name))}
    if fact.kind is Kind.TIME:
        hour = fact.value + 15 * (rng.random() < 0.15)
        return _measure("delegation", (), verb), {"scope": scope, "quantity": _quantity("time", "time of day", hour, 0)}
    head, others, modifiers, verb, relation, dimension, unit, _, _ = FIGURES[fact.row]
    value = fact.value + max(1, fact.value // 10) * (rng.random() < 0.15)
    if others and rng.random() < 0.25:
        head = rng.choice(others)
    narrowed = (rng.choice(modifiers),) if modifiers and rng.random() < 0.3 else ()
    told = _measure(head, narrowed, verb, relation)
    return told, {"scope": scope, "quantity": _quantity(dimension, unit, value, rng.randrange(len(_BOUNDS)))}


# What is alike in many claims is one value, as it is where extracts come from another process.


@cache
def _span(start: int, end: int) -> Span:
    return Span(start, end)


@cache
def _cue(kind: str) -> Cue:
    return Cue(kind, _span(0, 4), kind)


@cache
def _period(day: date) -> Period:
    return Period(day, day)


@cache
def _measure(head: str, modifiers: tuple[str, ...] = (), verb: str = "", relation: str = "") -> Measure:
    return Measure(" ".join((*modifiers, head)), head, modifiers, verb, relation)


@cache
def _quantity(dimension: str, unit: str, value: int, bound: int) -> Quantity:
    number = Decimal(value)
    kind = _BOUNDS[bound]
    interval = Interval(number, None, low_open=True) if kind is Bound.MORE_THAN else Interval.point(number)
    return Quantity(interval, number, kind, unit, dimension, str(value), _span(20, 24), Decimal(1))
