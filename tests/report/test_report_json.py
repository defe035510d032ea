"""`report.json`: the contract's names, valid by its schema, numbers as numbers, and the exact words of the articles."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from newsroom import Newsroom
from stories import HOSTILE, calm, empty, flood, hostile

from reconcile.model import Kind, Verdict
from reconcile.outcome import Report
from reconcile.report import UnknownFormat, formats, render
from reconcile.report.claim_fields import claim_dict
from reconcile.report.fields import number
from reconcile.report.to_json import text
from reconcile.report.values import report_dict

SCHEMAS = Path(__file__).parents[2] / "schemas"


def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    return found


def loaded(report: Report) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render(report, "json").decode("utf-8"))
    Draft202012Validator(schema("report")).validate(found)
    return found


@pytest.mark.parametrize("story", [flood, calm, empty])
def test_a_report_is_valid_by_its_schema(story: Any) -> None:
    lists = {"documents", "claims", "clusters", "findings", "origins", "derivations", "problems"}
    assert set(loaded(story())) == {*lists, "run"}


def test_the_contract_fields_of_a_claim_and_its_document() -> None:
    report = loaded(flood())
    claim = next(claim for claim in report["claims"] if claim["quote"] == "More than 60 people")
    assert (claim["kind"], claim["document"], claim["line"], claim["column"]) == ("quantity", "morning", 3, 53)
    assert claim["sentence"] == "More than 60 people spent the night in the town hall."
    assert claim["quantity"].items() >= {
        "value": 60, "low": 60, "high": None, "bound": "more_than", "unit": "person", "dimension": "count",
        "text": "60 people",
    }.items()  # fmt: skip
    evening, morning, _ = report["documents"]
    assert (morning["published"], morning["published_basis"]) == ("2031-03-04", "given")
    assert (evening["published"], evening["published_basis"]) == (None, "inferred")
    assert evening["published_period"]["end"] == "2031-03-05"
    assert "it speaks of Tuesday as past" in evening["published_steps"]
    assert [document["lines"] for document in report["documents"]] == [4, 6, 3]


def test_a_claim_quotes_its_span() -> None:
    report = flood()
    text = {document.id: document.text for document in report.documents}
    for claim in loaded(report)["claims"]:
        assert text[claim["document"]][claim["start"] : claim["end"]] == claim["quote"]


def test_a_date_that_cannot_be_placed_has_a_null_period() -> None:
    monday = next(claim for claim in flood().claims if claim.kind is Kind.DATE)
    told = claim_dict(monday)
    assert (told["period"], told["quantity"], told["attribution"], told["sentence"]) == (None, None, None, None)
    Draft202012Validator(schema("claim")).validate(told)


def test_conflicts_come_first_and_the_order_of_values_changes_nothing() -> None:
    report = flood()
    verdicts = [finding["verdict"] for finding in loaded(report)["findings"]]
    assert verdicts == ["conflict", "conflict", "unclear", "explained", "explained", "agree"]
    parts = ("documents", "claims", "findings", "clusters", "datings")
    turned = replace(report, **{name: getattr(report, name)[::-1] for name in parts})
    for name in formats():
        assert render(report, name) == render(turned, name)


@pytest.mark.parametrize("evil", HOSTILE)
def test_json_keeps_the_exact_words_and_prints_none_that_a_terminal_obeys(evil: str) -> None:
    report = loaded(hostile(evil))
    assert report["findings"][0]["explanation"] == evil
    raw = render(hostile(evil), "json").decode("utf-8")
    assert not any(char in raw for char in "\x1b\x9b\x7f\x08\x00\u202e\u2066")


def test_numbers_are_integers_where_integral_else_the_shortest_decimal() -> None:
    shown = [json.dumps(number(Decimal(told))) for told in ("12", "6E9", "8.50", "0.1", "-3", "2.0")]
    assert shown == ["12", "6000000000", "8.5", "0.1", "-3", "2"]


def test_a_number_beyond_sense_is_null() -> None:
    assert [number(Decimal(told)) for told in ("1E999999999", "1E-999999", "NaN", "Infinity")] == [None] * 4


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_a_number_survives(value: Decimal) -> None:
    assert number(value) == pytest.approx(float(value))


@given(st.text(min_size=1))
def test_any_text_can_be_written_in_every_format(words: str) -> None:
    room = Newsroom()
    article = room.article("a", f"{words}\n\nThere were 12 voters.", title=words)
    room.finding(words, (room.count(article, "12 voters", "12", words),), (), Verdict.AGREE, "exact", explanation=words)
    for name in formats():
        assert render(room.report(), name).decode("utf-8")


def test_the_schemas_share_their_definitions() -> None:
    whole = schema("report")["$defs"]
    for name in ("claim", "finding"):
        part = schema(name)
        Draft202012Validator.check_schema(part)
        assert part["$defs"].items() <= whole.items()
    assert formats()["json"].suffix == ".json"


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(UnknownFormat, match=r"docx.*json.*text"):
        render(empty(), "docx")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=20,
)


@given(VALUES)
def test_a_value_on_one_line_is_the_same_value(value: object) -> None:
    told = text({"told": value})
    assert json.loads(told) == {"told": value}
    assert not set(told) & {"\n", "\x1b", "\x7f", "\u202e"}


@pytest.mark.parametrize("value", [float("nan"), [float("inf")]])
def test_what_is_no_json_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        text({"told": value})


@pytest.mark.parametrize("story", [flood, calm, empty])
def test_the_whole_report_is_what_its_parts_are(story: Any) -> None:
    assert json.loads(render(story(), "json")) == report_dict(story())


@pytest.mark.parametrize("story", [flood, calm, empty])
def test_each_item_has_a_line_of_its_own(story: Any) -> None:
    told = render(story(), "json").decode().splitlines()
    for name, items in report_dict(story()).items():
        if isinstance(items, list) and items:
            first = told.index(f' "{name}": [') + 1
            assert [json.loads(line.rstrip(",")) for line in told[first : first + len(items)]] == items
