"""Where it happened is disputed: one happening, told in two articles of two places that cannot be one.

Towns lie in counties, and streets in towns: two names are a dispute only where each is a town or land, nothing says
that one lies in the other, and neither article names the other's place. Where it is not known that both tell of one
event, the place alone could tell two apart; then everything else must be alike: the day, the figures, the words.
"""

from __future__ import annotations

from reconcile.model import Claim, Kind, Place, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite
from reconcile.rules.tellings import figure, words
from reconcile.text import lexicon, places
from reconcile.text.nameforms import lexicon as name_lexicon
from reconcile.text.territories import territories

#: What spreads over many places at once, or is held in many.
_SPREAD = frozenset(("disaster", "epidemic", "election", "protest", "visit", "airstrike", "results"))


def explain(pair: Pair) -> Reason | None:
    here, there = pair.left.scope.place, pair.right.scope.place
    if not pair.is_kind(Kind.PLACE) or pair.internal or here is None or there is None or not _rivals(here, there):
        return None
    a, b = pair.left.scope.period, pair.right.scope.period
    if pair.same_event is False or (a is not None and b is not None and not a.meets(b)):
        return None
    alike = _alike(pair) if pair.same_event and not any(map(_spreads, pair.both)) else _all_alike(pair)
    if not alike:
        return None
    said = f"one says {_told(here)}, the other {_told(there)}; {alike}"
    return Reason(said, (cite(pair.left, "one place"), cite(pair.right, "the other")), 0.6)


def _told(place: Place) -> str:
    return f"“{place.name}”"


def _spreads(claim: Claim) -> bool:
    told = (claim.measure.head.lower(), claim.measure.verb)
    return any(lexicon.event(word) in _SPREAD for word in told)


# ── two places ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _rivals(a: Place, b: Place) -> bool:
    """Two places of one level, neither of which can be, or lie in, the other."""
    if places.inside(a.key, b.key) or places.inside(b.key, a.key) or _is_town(a) != _is_town(b):
        return False
    if _path(a)[0] in _path(b) or _path(b)[0] in _path(a):
        return False
    if places.same(a.key, b.key) is False:
        return True
    return _is_town(a) and _is_town(b) and not set(_path(a)[0].split()) & set(_path(b)[0].split())


def _path(place: Place) -> list[str]:
    return place.key.split(", ")


def _is_town(place: Place) -> bool:
    """No country, state or region, and no street, park or house."""
    table, town = territories(), _path(place)[0]
    last = town.split()[-1]
    site = " " in town and last in name_lexicon().lands | name_lexicon().bodies
    return not (site or table.key(town) or town in table.demonyms)


# ── one happening ────────────────────────────────────────────────────────────────────────────────────────────────────


def _alike(pair: Pair) -> str:
    """What is alike where one event is known: the day, and a figure or many of the words."""
    day, number = _day(pair), figure(pair, 2)
    if not day or number:
        return f"{day}; {number}" if day else ""
    shared, likeness = words(pair, _keys(pair))
    return f"{day}, and tell of {', '.join(shared[:4])}" if likeness >= 0.5 and len(shared) >= 3 else ""


def _all_alike(pair: Pair) -> str:
    day, number = _day(pair), figure(pair, 3)
    shared, likeness = words(pair, _keys(pair))
    enough = likeness >= 0.6 and len(shared) >= (4 if figure(pair, 10) else 5)  # three die in a crash every day
    return f"{day}; {number}, and most of the words" if day and number and enough else ""


def _keys(pair: Pair) -> list[str]:
    return [claim.scope.place.key for claim in pair.both if claim.scope.place is not None]


def _day(pair: Pair) -> str:
    a, b = pair.left.scope.period, pair.right.scope.period
    if a is None or b is None or a.days > 1 or (a.start, a.end) != (b.start, b.end):
        return ""
    return f"both name {a.start.day} {a.start:%B %Y}"


RULE = Rule(
    reason="place_differs",
    verdict=Verdict.CONFLICT,
    stage=Stage.CONFLICT,
    explain=explain,
    rank=6,
    holds=(
        (
            "Fourteen people died when a coach left the road in Selm on 1 October 2018.",
            "Fourteen people died when a coach left the road in Arden on 1 October 2018.",
        ),
    ),
    fails=(
        (
            "Fourteen people died when a coach left the road in Selm on 1 October 2018.",
            "Fourteen people died on 1 October 2018 when a coach left the road in Selm.",
        ),
        (
            "Fourteen people died when a coach left the road in Tucson, Arizona, on 1 October 2018.",
            "Fourteen people died when a coach left the road in Arizona on 1 October 2018.",
        ),
    ),
)
