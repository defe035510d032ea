"""The values of a finding on one line: what each passage allows, drawn with its bounds, and who stands behind it.

An end that belongs to the interval is filled, one that does not is hollow, and a bound without an end is an arrow.
Values that have no common measure are told without a drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reconcile.model import Claim, Finding, Interval, Support, Verdict
from reconcile.report import plain, telling
from reconcile.report.escape import visible
from reconcile.report.html.readings import Reading, common
from reconcile.report.html.scale import Scale, Tick, scale
from reconcile.report.index import Index

_ROWS = 12  # of a side
_OUTLETS = 3
_SUMS = frozenset({"partition", "sum_differs"})


@dataclass(frozen=True, slots=True)
class Shape:
    """What is drawn of a value, in percent of the width: a point, or a bar with its ends and the number written."""

    left: str
    right: str
    left_end: str  # "closed", "open" or "arrow"
    right_end: str
    mark: str

    @property
    def point(self) -> bool:
        return self.left == self.right


@dataclass(frozen=True, slots=True)
class Row:
    """One value of one side, told and drawn; `who` are the outlets, `support` how many sources and origins."""

    value: str
    interval: str
    who: str
    support: str
    notes: tuple[str, ...]
    shape: Shape | None


@dataclass(frozen=True, slots=True)
class Line:
    """`gap` is where the band between the sides of a conflict begins, and how wide it is."""

    rows: tuple[tuple[Row, ...], ...]  # a side each
    ticks: tuple[Tick, ...]
    gap: tuple[str, str] | None
    note: str
    left_out: int

    @property
    def drawn(self) -> bool:
        return bool(self.ticks)


@dataclass(frozen=True, slots=True)
class _Value:
    """Claims of one side that tell one value."""

    claims: tuple[Claim, ...]
    reading: Reading | None
    support: Support | None


def line(at: Index, finding: Finding) -> Line:
    """The number line of a finding; without a drawing where there is nothing to be seen in one."""
    claims = at.of(finding.left, finding.right)
    readings, axis = common(claims)
    sides = [_values(at, finding, names, readings) for names in (finding.left, finding.right) if names]
    found = [value.reading for side in sides for value in side if value.reading]
    together = _together(finding, readings)
    drawn = _scale([*found, together] if together else found, axis) if _telling(sides) else None
    rows = [tuple(_row(at, value, drawn) for value in side[:_ROWS]) for side in sides]
    hulls = [_hull(value.reading.interval for value in side if value.reading) for side in sides]
    if together and drawn:
        rows[0] += (_sum(together, drawn),)
        hulls[0] = together.interval
    return Line(
        rows=tuple(rows),
        ticks=drawn.ticks() if drawn else (),
        gap=_gap(hulls, drawn) if drawn and finding.verdict is Verdict.CONFLICT else None,
        note="The scale goes by factors of ten." if drawn and drawn.factors else "",
        left_out=sum(max(0, len(side) - _ROWS) for side in sides),
    )


def _values(at: Index, finding: Finding, names: tuple[str, ...], readings: dict[str, Reading]) -> list[_Value]:
    told = [entry for entry in finding.support if entry.claims and set(entry.claims) <= set(names)]
    if {name for entry in told for name in entry.claims} == set(names):
        return [_Value(at.of(entry.claims), readings.get(entry.claims[0]), entry) for entry in told]
    groups: dict[object, list[Claim]] = {}
    for claim in at.of(names):
        groups.setdefault(readings.get(claim.id) or plain.value(claim), []).append(claim)
    return [_Value(tuple(claims), readings.get(claims[0].id), None) for claims in groups.values()]


def _together(finding: Finding, readings: dict[str, Reading]) -> Reading | None:
    """What the parts make, where the finding is on parts (its left) and their total; plain numbers alone."""
    parts = [readings[name].interval.single for name in finding.left if name in readings]
    known = [part for part in parts if part is not None]
    if finding.reason not in _SUMS or len(known) < 2 or len(known) < len(finding.left):
        return None
    return Reading(Interval.point(sum(known, Decimal(0))))


def _sum(together: Reading, drawn: Scale) -> Row:
    value = plain.compact(together.interval.low or Decimal(0))
    return Row(value, "", "the parts together", "", (), _shape(together, drawn))


def _telling(sides: Sequence[Sequence[_Value]]) -> bool:
    """True where each value has its place, and there is more to see than one point."""
    readings = [value.reading for side in sides for value in side]
    if not readings or None in readings:
        return False
    return len(set(readings)) > 1 or any(
        reading is not None and reading.interval.single is None for reading in readings
    )


def _scale(readings: Sequence[Reading], axis: str) -> Scale | None:
    ends = [end for reading in readings for end in reading.ends]
    if not ends:
        return None
    below = any(reading.interval.low is None for reading in readings)
    above = any(reading.interval.high is None for reading in readings)
    return scale(ends, axis, below=below, above=above)


def _row(at: Index, value: _Value, drawn: Scale | None) -> Row:
    first = value.claims[0]
    told, allows = plain.value(first), plain.interval(first.quantity) if first.quantity else ""
    single = first.quantity is not None and first.quantity.interval.single is not None
    return Row(
        value=visible(plain.clip(told, 60)),
        interval="" if single or allows == told else allows,
        who=visible(_outlets(at, value.claims)),
        support=voices(at, value.claims, [value.support] if value.support else []),
        notes=tuple(map(visible, _notes(at, value))),
        shape=_shape(value.reading, drawn) if drawn and value.reading else None,
    )


def _outlets(at: Index, claims: Sequence[Claim]) -> str:
    names = list(dict.fromkeys(telling.outlet(at, claim.document) for claim in claims))
    more = f" and {len(names) - _OUTLETS:,} more" if len(names) > _OUTLETS else ""
    return ", ".join(names[:_OUTLETS]) + more


def voices(at: Index, claims: Sequence[Claim], backed: Sequence[Support]) -> str:
    """ "3 sources, 2 origins"; where a report says nothing of who stands behind a value, by what it says of copies."""
    documents = {claim.document for claim in claims}
    origins = {at.origin_of.get(name, name) for name in documents}
    if backed:
        documents = {name for one in backed for name in one.documents}
        origins = {name for one in backed for name in one.origins}
    return telling.sources(documents, origins)


def _notes(at: Index, value: _Value) -> list[str]:
    """Why several sources are one voice: copies of one text, words of one speaker, figures passed on."""
    held = {claim.document for claim in value.claims}
    origins = dict.fromkeys(at.origin_of[name] for name in sorted(held) if name in at.origin_of)
    told = [at.origins[name].why for name in origins if len(held & set(at.origins[name].documents)) > 1]
    told += telling.leanings(at, value.support) if value.support else []
    return [plain.clip(why, 200) for why in dict.fromkeys(told)][:_OUTLETS]


# ── drawing ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _shape(reading: Reading, drawn: Scale) -> Shape:
    found = reading.interval
    left = drawn.place(reading.low) if reading.low is not None else 0.5
    right = drawn.place(reading.high) if reading.high is not None else 99.5
    mark = drawn.place(reading.mark) if reading.mark is not None and found.single is None else None
    return Shape(
        left=f"{left:g}%",
        right=f"{right:g}%",
        left_end=_end(found.low is None, found.low_open),
        right_end=_end(found.high is None, found.high_open),
        mark=f"{mark:g}%" if mark is not None and mark not in (left, right) else "",
    )


def _end(unbounded: bool, is_open: bool) -> str:
    return "arrow" if unbounded else "open" if is_open else "closed"


def _gap(hulls: Sequence[Interval], drawn: Scale) -> tuple[str, str] | None:
    if len(hulls) != 2:
        return None
    first, second = hulls
    if first.meets(second):
        return None
    below, above = (first, second) if _before(first, second) else (second, first)
    if below.high is None or above.low is None:
        return None
    start, end = drawn.place(float(below.high)), drawn.place(float(above.low))
    return (f"{start:g}%", f"{end - start:.1f}%") if end > start else None


def _before(first: Interval, second: Interval) -> bool:
    return first.high is not None and second.low is not None and first.high <= second.low


def _hull(intervals: Iterable[Interval]) -> Interval:
    """The least interval that holds them all."""
    found = list(intervals)
    lows = [one.low for one in found if one.low is not None]
    highs = [one.high for one in found if one.high is not None]
    return Interval(
        min(lows) if lows and len(lows) == len(found) else None,
        max(highs) if highs and len(highs) == len(found) else None,
    )
