"""Units: their spellings, their dimensions, and what converts into what."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.text import units


def unit_of(text: str) -> str | None:
    found = units.at(text, text.lower(), 0)
    return found.unit.id if found and found.end == len(text) else None


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("per cent", "%"),
        ("pc", "%"),
        ("percentage points", "percentage point"),
        ("basis points", "basis point"),
        ("kilometres", "km"),
        ("kilometers", "km"),
        ("km²", "km2"),
        ("square feet", "square foot"),
        ("MW", "MW"),
        ("megawatts", "MW"),
        ("months", "month"),
        ("years old", "year of age"),
        ("year-olds", "year of age"),
        ("degrees Celsius", "°C"),
        ("mph", "mph"),
        ("Danish kroner", "DKK"),
        ("Danish crowns", "DKK"),
        ("Australian dollars", "AUD"),
        ("quid", "GBP"),
        ("dlrs", "USD"),
        ("Canadian dlrs", "CAD"),
        ("cts", "cent"),
        ("pence", "penny"),
        ("Qatari riyals", "QAR"),
        ("agreements", None),
        ("kmart", None),
    ],
)
def test_spellings_lead_to_one_unit(written: str, unit: str | None) -> None:
    assert unit_of(written) == unit


def test_letters_of_either_case_are_different_symbols() -> None:
    assert unit_of("MW") == "MW"
    assert unit_of("m") == "m"
    assert unit_of("G") is None


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        ("1000", "MW", "GW", "1"),
        ("2", "year", "month", "24"),
        ("3", "hour", "minute", "180"),
        ("10", "mi", "km", "16.09344"),
        ("100", "°C", "°F", "212"),
        ("50", "basis point", "percentage point", "0.5"),
        ("250", "cent", "USD", "2.5"),
        ("1", "dollar per litre", "dollar per gallon", "3.785411784"),
        ("2", "km2", "hectare", "200"),
    ],
)
def test_values_convert_within_a_dimension(value: str, unit: str, to: str, expected: str) -> None:
    assert units.convert(Decimal(value), unit, to) == Decimal(expected)


@pytest.mark.parametrize(
    ("unit", "to"),
    [("USD", "EUR"), ("km", "kg"), ("%", "percentage point"), ("agreement", "deal"), ("dollar per barrel", "USD")],
)
def test_what_does_not_convert_is_none(unit: str, to: str) -> None:
    assert units.convert(Decimal(5), unit, to) is None


def test_every_unit_is_its_own() -> None:
    assert units.convert(Decimal(5), "agreement", "agreement") == 5


def test_dimensions() -> None:
    assert units.dimension("USD") == "money"
    assert units.dimension("dollar per barrel") == "money/volume"
    assert units.dimension("mph") == "speed"
    assert units.dimension("agreement") == ""


def test_names_of_units_are_not_shared() -> None:
    names = [unit.name for unit in units.units().values()]
    assert len(names) == len(set(names))


@given(
    st.sampled_from(sorted(units.units())),
    st.sampled_from(sorted(units.units())),
    st.decimals(-(10**9), 10**9, places=3),
)
def test_converting_there_and_back_changes_nothing(unit: str, to: str, value: Decimal) -> None:
    there = units.convert(value, unit, to)
    if there is not None:
        back = units.convert(there, to, unit)
        assert back is not None
        assert abs(back - value) <= abs(value) * Decimal("1e-12") + Decimal("1e-9")
