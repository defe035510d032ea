"""What the HTML report draws: number lines, scales, timelines, the table of who says what, the claim graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import Newsroom
from stories import calm, flood, updated

from reconcile.model import (
    Bound,
    Claim,
    Direction,
    Finding,
    Interval,
    Kind,
    Lean,
    Period,
    Quantity,
    Scope,
    Span,
    Support,
    Verdict,
)
from reconcile.outcome import Report
from reconcile.report.html import matrix as tables
from reconcile.report.html import picture
from reconcile.report.html.matrix import matrix
from reconcile.report.html.moves import moves
from reconcile.report.html.numberline import Line, Shape, line
from reconcile.report.html.picture import gallery
from reconcile.report.html.readings import common
from reconcile.report.html.scale import scale
from reconcile.report.html.sources import gravest
from reconcile.report.index import index


def drawn(report: Report, number: int = 0) -> Line:
    """The number line of the finding of that number, as they were found."""
    return line(index(report), report.findings[number])


PERCENT = {"unit": "%", "dimension": "percent"}


def pair(*figures: Mapping[str, object], verdict: Verdict = Verdict.CONFLICT) -> Report:
    """A finding on two figures, one a side, each in an article of its own: `quote`, `value`, and what else is known."""
    room = Newsroom()
    claims = []
    for number, told in enumerate(figures):
        found = room.article(f"a{number}", f"Vote\n\nThere was word of {told['quote']} on that day.")
        known: dict[str, object] = {"value": "1", "unit": "voter", **told}
        claims.append(room.count(found, **known))  # type: ignore[arg-type]
    room.finding("How many?", (claims[0],), tuple(claims[1:]), verdict, "values_differ")
    return room.report()


def left(shape: Shape | None) -> float:
    assert shape is not None
    return float(shape.left.rstrip("%"))


# ── number lines ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_values_stand_in_their_order_with_the_gap_between_them() -> None:
    told = drawn(flood())
    (low,), (high,) = told.rows
    assert (low.value, low.who, low.support) == ("140", "Arrow Valley Post, Northern Wire", "2 sources, 1 origin")
    assert low.notes == ("the wire's lead stands in the other, word for word",)
    assert left(low.shape) < left(high.shape)
    assert told.gap is not None
    assert float(told.gap[0].rstrip("%")) == left(low.shape)
    assert [tick.label for tick in told.ticks] == ["100", "200", "300", "400"]


def test_a_bound_without_an_end_is_an_open_dot_and_an_arrow() -> None:
    over = drawn(flood(), 2).rows[0][0]
    assert (over.value, over.interval) == ("more than 60", "above 60")
    assert over.shape is not None
    assert (over.shape.left_end, over.shape.right_end, over.shape.point) == ("open", "arrow", False)


def test_about_is_a_bar_around_the_number_that_was_written() -> None:
    shape = drawn(calm()).rows[0][0].shape
    assert shape is not None
    assert (shape.left_end, shape.right_end) == ("closed", "closed")
    assert left(shape) < float(shape.mark.rstrip("%")) < float(shape.right.rstrip("%"))


def test_a_fall_stands_below_zero_where_the_other_side_rose() -> None:
    report = pair({**PERCENT, "quote": "8%", "value": "8"}, {**PERCENT, "quote": "9%", "value": "9"})
    up, down = (replace(one, direction=way) for one, way in zip(report.claims, Direction, strict=True))
    readings, axis = common((up, down))
    assert axis == "percent"
    assert (readings[up.id].low, readings[down.id].low) == (8.0, -9.0)
    together, _ = common((up, replace(down, direction=Direction.UP)))
    assert together[down.id].low == 9.0


def test_units_that_convert_stand_on_one_line_and_others_on_none() -> None:
    km = {"quote": "5 km", "value": "5", "unit": "km", "dimension": "length"}
    report = pair(km, {"quote": "5,000 metres", "value": "5000", "unit": "m", "dimension": "length"})
    first, second = report.claims
    readings, _ = common(report.claims)
    assert readings[first.id].low == readings[second.id].low == 5.0
    apart = pair(km, {**PERCENT, "quote": "5%", "value": "5"})
    assert drawn(apart).ticks == ()
    assert [row.value for side in drawn(apart).rows for row in side] == ["5 km", "5%"]


def test_a_factor_of_a_thousand_goes_by_powers_and_says_so() -> None:
    told = drawn(pair({"quote": "2,000", "value": "2000"}, {"quote": "2 million", "value": "2000000"}))
    assert told.note == "The scale goes by factors of ten."
    assert [tick.label for tick in told.ticks] == ["1,000", "10,000", "100,000", "1 million"]


def test_parts_are_summed_beside_the_total_that_they_do_not_make() -> None:
    report = pair(*({"quote": f"{n} voters", "value": n} for n in ("2", "7", "5", "15")))
    two, seven, five, fifteen = (claim.id for claim in report.claims)
    finding = replace(report.findings[0], left=(two, seven, five), right=(fifteen,), reason="sum_differs")
    told = line(index(report), finding)
    assert [[row.value for row in side] for side in told.rows] == [["2", "7", "5", "14"], ["15"]]
    assert told.rows[0][-1].who == "the parts together"
    assert told.gap is not None
    assert float(told.gap[0].rstrip("%")) == left(told.rows[0][-1].shape)


def test_days_stand_on_a_line_of_days() -> None:
    room = Newsroom()
    claims = []
    for day in (10, 12):
        found = room.article(f"a{day}", f"Talks\n\nThey met on {day} May.")
        placed = Period(date(2031, 5, day), date(2031, 5, day))
        claims.append(room.keep(replace(room.claim(found, f"{day} May", Kind.DATE), scope=Scope(period=placed))))
    room.finding("When did they meet?", (claims[0],), (claims[1],), Verdict.CONFLICT, "date_differs")
    told = drawn(room.report())
    assert "10 May" in [tick.label for tick in told.ticks]
    assert left(told.rows[0][0].shape) < left(told.rows[1][0].shape)


def test_one_value_alone_needs_no_drawing() -> None:
    room = Newsroom()
    found = room.article("a", "Vote\n\nSome say 12 voters came.")
    room.finding("How many?", (room.count(found, "12 voters", "12", "voter"),), (), Verdict.AGREE, "exact")
    assert not drawn(room.report()).drawn


def test_who_stands_behind_a_value_is_told_with_what_they_lean_on() -> None:
    report = flood()
    first = report.findings[0]
    lean = Lean("the council", first.left, "both have it from the council")
    left_side = Support(first.left, ("morning", "wire"), ("o-1",), (lean,))
    told = line(index(report), replace(first, support=(left_side, Support(first.right, ("evening",), ("evening",)))))
    assert told.rows[0][0].notes[-1] == "both have it from the council"


End = Decimal | None
ENDS = st.one_of(st.none(), st.decimals(allow_nan=False, allow_infinity=False))


@given(st.lists(st.tuples(ENDS, ENDS, st.booleans()), min_size=1, max_size=6))
def test_whatever_the_interval_it_is_drawn_within_the_width(
    ends: list[tuple[Decimal | None, Decimal | None, bool]],
) -> None:
    room = Newsroom()
    found = room.article("a", "Vote\n\nThere were 12 voters.")
    claims: list[Claim] = []
    for number, (one, other, is_open) in enumerate(ends):
        low, high = (one, other) if one is None or other is None else (min(one, other), max(one, other))
        figure = Quantity(Interval(low, high, is_open), low, Bound.BETWEEN, "voter", "count", "x", Span(12, 14))
        claims.append(replace(room.claim(found, "12 voters"), id=f"c-{number}", quantity=figure))
    room.claims = claims
    room.finding("How many?", tuple(claims[:1]), tuple(claims[1:]), Verdict.CONFLICT, "values_differ")
    told = drawn(room.report())
    for side in told.rows:
        for row in side:
            if row.shape:
                assert 0 <= left(row.shape) <= float(row.shape.right.rstrip("%")) <= 100
    assert len(told.ticks) <= 12


@pytest.mark.parametrize(
    ("values", "axis", "labels"),
    [
        ([11, 12], "", ["11", "12"]),
        ([8, 20], "percent", ["10%", "15%", "20%"]),
        ([1080, 1120], "time", ["18:00", "18:15", "18:30"]),
        ([5e9, 6e9], "", ["5 billion", "5.5 billion", "6 billion"]),
        ([0.5, 0.6], "", ["0.5", "0.55", "0.6"]),
        ([60], "", ["55", "60", "65"]),
    ],
)
def test_a_scale_writes_round_numbers(values: list[float], axis: str, labels: list[str]) -> None:
    told = [tick.label for tick in scale(values, axis).ticks()]
    assert set(labels) <= set(told)


# ── timelines ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_values_of_different_days_make_a_timeline() -> None:
    (moved,) = moves(index(updated()))
    assert [item.value for item in moved.told] == ["31", "40", "52"]
    assert len(moved.path) == 2
    assert [tick.label for tick in moved.days][:2] == ["4 Mar", "5 Mar"]


def test_two_values_of_one_day_did_not_move() -> None:
    report = updated()
    same = tuple(replace(dating, period=report.datings[0].period) for dating in report.datings)
    assert moves(index(replace(report, datings=same))) == ()


def test_another_event_is_no_movement() -> None:
    report = updated()
    apart = tuple(replace(finding, reason="different_event") for finding in report.findings)
    assert moves(index(replace(report, findings=apart))) == ()


# ── who says what, and the graph ─────────────────────────────────────────────────────────────────────────────────────


def test_the_table_holds_each_value_where_its_question_and_its_source_meet() -> None:
    at = index(flood())
    told = matrix(at, gravest(at))
    first = told.rows[0]
    assert (first.question, first.verdict) == ("How many homes did the flood reach?", "conflict")
    assert [[item.value for item in cell] for cell in first.cells] == [["410"], ["140"], ["140"]]
    assert [item.verdict for item in first.cells[1]] == ["conflict"]


def test_a_table_too_large_keeps_the_gravest_and_says_how_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_ROWS", 2)
    monkeypatch.setattr(tables, "_COLUMNS", 2)
    at = index(flood())
    told = matrix(at, gravest(at))
    assert (len(told.rows), told.rows_in_all, len(told.heads), told.columns) == (2, 6, 2, 3)
    assert {row.verdict for row in told.rows} == {"conflict"}


def test_the_graph_is_drawn_alike_each_time_and_within_its_frame() -> None:
    at = index(flood())
    names = {name: name for name in at.documents}
    (shown,) = gallery(at, names).pictures
    assert gallery(at, names).pictures == (shown,)
    assert shown.told == "3 claims of 3 sources: 1 conflict"
    assert [stroke.verdict for stroke in shown.strokes] == ["conflict", "conflict"]
    for dot in shown.dots:
        assert 0 < dot.x < shown.width
        assert 0 < dot.y < shown.height


def test_a_graph_too_large_for_a_picture_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "_CLAIMS", 2)
    at = index(flood())
    told = gallery(at, {name: name for name in at.documents})
    assert (told.pictures, told.too_large) == ((), 1)


def test_a_finding_stands_on_the_line_with_all_its_claims() -> None:
    finding: Finding = flood().findings[4]
    assert len(finding.left) == 2
    assert drawn(flood(), 4).rows[0][0].support == "2 sources, 1 origin"
