"""Values that moved: what articles of different days say in answer to one question, along a line of time.

Only claims that the verdicts hold to speak of one thing stand together: a figure of another event or another year is no
movement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reconcile.model import Claim, Cluster, Finding, Period, Verdict
from reconcile.report import plain, telling
from reconcile.report.escape import anchor, visible
from reconcile.report.html.passages import line_anchor
from reconcile.report.html.readings import Reading, common
from reconcile.report.html.scale import Scale, Tick, scale
from reconcile.report.index import Index

#: Reasons that explain two values of one thing; all others say that they are of two.
_ONE_THING = frozenset({"rounding", "bound_compatible", "unit_conversion", "update_over_time"})
_DAYS = 45  # a document dated less closely than that has no place on a line of time
_MOST = 40  # timelines
_POINTS = 24
_NEAR = 9.0  # percent: a value nearer than that to another one's is told in the list only


@dataclass(frozen=True, slots=True)
class Point:
    """One passage in the drawing, in percent of width and height; `label` is "" where there is no room for one."""

    x: str
    y: str
    top: str
    bottom: str
    label: str
    leftwards: bool
    tone: str


@dataclass(frozen=True, slots=True)
class Told:
    published: str
    outlet: str
    value: str
    place: str
    href: str


@dataclass(frozen=True, slots=True)
class Moves:
    """One timeline; `path` are the ends of the strokes from value to value, where each day has but one."""

    id: str
    question: str
    points: tuple[Point, ...]
    path: tuple[tuple[str, str, str, str], ...]
    days: tuple[Tick, ...]
    values: tuple[Tick, ...]
    told: tuple[Told, ...]
    left_out: int
    claims: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Spot:
    claim: Claim
    day: Period
    reading: Reading

    @property
    def when(self) -> float:
        return (self.day.start.toordinal() + self.day.end.toordinal()) / 2

    @property
    def value(self) -> float:
        low, high, mark = self.reading.low, self.reading.high, self.reading.mark
        if mark is not None:
            return mark
        return low if high is None else high if low is None else (low + high) / 2  # type: ignore[return-value]


def moves(at: Index) -> tuple[Moves, ...]:
    """The timelines of a report, those of the gravest findings first."""
    of_cluster: dict[str, list[Finding]] = defaultdict(list)
    for finding in at.findings:
        of_cluster[finding.cluster].append(finding)
    found: list[Moves] = []
    for name, findings in of_cluster.items():
        cluster = at.clusters.get(name)
        if cluster is None or len(found) >= _MOST:
            continue
        spotted = [_spots(at, claims) for claims in _one_thing(at, findings)]
        moved = [spots for spots in spotted if _moved(spots)]
        found += [_drawn(at, cluster, spots, number) for number, spots in enumerate(moved)]
    return tuple(found[:_MOST])


def moved(at: Index, timelines: Iterable[Moves]) -> dict[str, str]:
    """The findings whose claims stand on a timeline, and that timeline's anchor; both as anchors of the page."""
    of_claim = {name: one.id for one in timelines for name in one.claims}
    found = {}
    for finding in at.findings:
        ways = {of_claim.get(name, "") for name in (*finding.left, *finding.right)}
        if len(ways) == 1 and "" not in ways:
            found[anchor(finding.id)] = ways.pop()
    return found


def _one_thing(at: Index, findings: Iterable[Finding]) -> list[tuple[Claim, ...]]:
    """The claims of a cluster in groups: those that a verdict holds to speak of one thing are together."""
    group_of: dict[str, list[str]] = {}
    for finding in findings:
        if finding.verdict in (Verdict.CONFLICT, Verdict.AGREE) or finding.reason in _ONE_THING:
            names = (*finding.left, *finding.right)
            joined = list(dict.fromkeys(name for one in names for name in group_of.get(one, [one])))
            group_of.update(dict.fromkeys(joined, joined))
    groups = {id(group): group for group in group_of.values()}
    order = {name: number for number, name in enumerate(at.claims)} if groups else {}
    return [at.of(tuple(sorted(group, key=order.__getitem__))) for group in groups.values()]


def _spots(at: Index, claims: tuple[Claim, ...]) -> list[_Spot]:
    readings, axis = common(claims)
    found: dict[tuple[str, Reading], _Spot] = {}
    for claim in claims:
        dating = at.datings.get(claim.document)
        known = dating.period if dating else None
        if known and known.days <= _DAYS and axis != "day" and claim.id in readings and readings[claim.id].ends:
            found.setdefault((claim.document, readings[claim.id]), _Spot(claim, known, readings[claim.id]))
    return sorted(found.values(), key=lambda spot: (spot.day.start, spot.day.end))


def _moved(spots: Sequence[_Spot]) -> bool:
    """True where some article says otherwise than one that was surely published before it."""
    if len({spot.reading for spot in spots}) < 2:
        return False
    first = min(spots, key=lambda spot: spot.day.end)
    last = max(spots, key=lambda spot: spot.day.start)
    return first.day.end < last.day.start


def _drawn(at: Index, cluster: Cluster, spots: list[_Spot], number: int) -> Moves:
    shown = spots[:_POINTS]
    across = scale([spot.when for spot in shown], "day")
    axis = common([spot.claim for spot in shown])[1]
    up = scale([end for spot in shown for end in spot.reading.ends], axis)
    points = _points(shown, across, up)
    days = [spot.day for spot in shown]
    line = pairwise(points) if len(set(days)) == len(days) else ()
    return Moves(
        id=f"moves:{anchor(cluster.id)}" + (f":{number}" if number else ""),
        question=visible(cluster.question),
        points=points,
        path=tuple((one.x, one.y, other.x, other.y) for one, other in line),
        days=across.ticks(),
        values=tuple(Tick(f"{100 - float(tick.at[:-1]):g}%", tick.label) for tick in up.ticks()),
        told=tuple(_told(at, spot) for spot in shown),
        left_out=len(spots) - len(shown),
        claims=frozenset(spot.claim.id for spot in spots),
    )


def _points(spots: Sequence[_Spot], across: Scale, up: Scale) -> tuple[Point, ...]:
    taken: list[tuple[float, float]] = []
    found = []
    for number, spot in enumerate(spots):
        x, y = across.place(spot.when), 100 - up.place(spot.value)
        rises = any(other.value > spot.value for other in spots[number + 1 : number + 2])
        free = not any(abs(x - one) < 2 * _NEAR and abs(y - other) < _NEAR for one, other in taken)
        taken.append((x, y))
        low, high = spot.reading.low, spot.reading.high
        label = visible(plain.clip(plain.value(spot.claim), 24)) if free else ""
        bottom = 100 - up.place(low) if low is not None else 100.0
        top = 100 - up.place(high) if high is not None else 0.0
        found.append(
            Point(
                f"{x:g}%",
                f"{y:.1f}%",
                f"{top:.1f}%",
                f"{bottom:.1f}%",
                label,
                x > 75 or (rises and x > 3 * len(label)),
                _tone(spot),
            )
        )
    return tuple(found)


def _tone(spot: _Spot) -> str:
    return "point" if spot.reading.interval.single is not None else "band"


def _told(at: Index, spot: _Spot) -> Told:
    document = at.documents[spot.claim.document]
    return Told(
        published=plain.published(at.datings.get(spot.claim.document)),
        outlet=visible(telling.outlet(at, spot.claim.document)),
        value=visible(plain.clip(plain.value(spot.claim), 60)),
        place=visible(f"{document.source.path}:{spot.claim.line}"),
        href=line_anchor(document, spot.claim.line),
    )
