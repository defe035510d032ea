"""Scores the number grammar on the English cases of Recognizers-Text's own test suite.

    python bench/recognizers.py FOLDER [--json] [--misses]

FOLDER holds NumberModel.json, PercentModel.json and so on, as that library ships them. A case is an input and the
spans and values that it should yield. Printed for each model: F1 over spans alone, and over spans with value and unit.
Cases that are not a newsroom's English are left out: `recognizers_left_out.toml` lists them by number, each group with
its reason.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from reconcile.model import Span
from reconcile.text import numbers, units
from reconcile.text.pieces import pieces
from reconcile.text.quantities import Reading, find

LEFT_OUT = Path(__file__).with_name("recognizers_left_out.toml")


@dataclass(frozen=True, slots=True)
class Answer:
    """One span with what it says: a value or an interval as text, and a unit. `loose_end` where a rate may follow."""

    start: int
    end: int
    value: str
    unit: str = ""
    loose_end: bool = False


def plain(value: Decimal | None) -> str:
    """A value to twelve digits, so that 0.666666666666667 and two thirds are one."""
    return "" if value is None else f"{float(value):.12g}"


def asked(value: str) -> str:
    try:
        return plain(Decimal(value))
    except InvalidOperation:
        return value


# ── what we answer ───────────────────────────────────────────────────────────────────────────────────────────────────

_NO_NUMBER = frozenset({"ordinal", "code", "time", "decade", "multiple", "times", "vague"})


def our_numbers(text: str) -> Iterator[Answer]:
    """Numbers alone; one that is glued to a unit belongs to the dimensions."""
    ratios = {(r.quantity.number.start, r.quantity.number.end): r for r in find(text) if r.form == "ratio"}
    yield from (Answer(start, end, plain(r.quantity.value)) for (start, end), r in ratios.items())
    pronouns = {reading.quantity.number for reading in find(text) if reading.form == "pronoun"}
    for piece in pieces(text, numbers.lower(text)):
        number = piece.number
        glued = (
            piece.unit_span is not None
            and piece.unit_span.start == number.end
            and piece.unit is not None
            and not piece.money_first
        )
        if any(start <= number.start < end for start, end in ratios):
            continue
        if number.form not in _NO_NUMBER and not glued and Span(number.start, number.end) not in pronouns:
            yield Answer(number.start, number.end, plain(number.value))


def of_dimension(*dimensions: str) -> Callable[[str], Iterator[Answer]]:
    """Readings whose unit, or the upper part of whose rate, has one of these dimensions; no names: any physical one."""

    def answers(text: str) -> Iterator[Answer]:
        for reading in find(text):
            unit = reading.quantity.unit
            own = units.units().get(unit)  # a rate that has letters of its own ("bpd") is a rate all the same
            upper = unit if own is not None and "/" not in own.dimension else unit.partition(" per ")[0]
            found = units.known(upper)
            dimension = "angle" if reading.quantity.dimension == "angle" else found.dimension if found else ""
            if found and (dimension in dimensions if dimensions else dimension not in _NOT_PHYSICAL):
                yield from _measured(reading, found.id, unit != upper)

    return answers


_NOT_PHYSICAL = frozenset({"money", "percent", "point", "age", "count", "temperature", "duration", "degree"})


def _measured(reading: Reading, unit: str, rate: bool) -> Iterator[Answer]:
    quantity = reading.quantity
    span = quantity.number if quantity.unit_span is None else quantity.number.join(quantity.unit_span)
    value = quantity.value
    if value is None:
        value = quantity.interval.high
    yield Answer(span.start, span.end, plain(value), unit.replace("tonne", "ton"), rate)


_RANGING = frozenset({"cardinal", "range", "fraction", "ratio", "money", "percent", "age", "year"})


def our_ranges(text: str) -> Iterator[Answer]:
    """Bounded and ranging readings as intervals."""
    for reading in find(text):
        quantity = reading.quantity
        told = quantity.interval.single is None or quantity.bound_span is not None
        rough = quantity.bound in ("about", "nearly")
        if told and reading.form in _RANGING and (not rough or reading.form == "range"):
            start, end = quantity.number.start if rough else reading.span.start, reading.span.end
            low, high = quantity.interval.low, quantity.interval.high
            yield Answer(start, end, f"{plain(low)}..{plain(high)}", loose_end=True)


# ── what is asked ────────────────────────────────────────────────────────────────────────────────────────────────────


def theirs(model: str, result: dict[str, object]) -> Answer | None:
    """A result of the suite; None where it names a unit without a value."""
    resolution = result["Resolution"]
    assert isinstance(resolution, dict)
    value = resolution.get("value")
    if value is None or value == "null":
        return None
    start, end = int(str(result["Start"])), int(str(result["End"])) + 1
    if model == "NumberRangeModel":
        low, high = str(value)[1:-1].split(",")
        return Answer(start, end, f"{asked(low)}..{asked(high)}")
    unit = _their_unit(model, resolution)
    return Answer(start, end, asked(str(value).rstrip("%")), unit)


#: Names of the suite for units that its files do not say by code.
_NAMES = {
    "Dollar": "USD", "Pound": "GBP", "Cent": "cent", "Pence": "penny", "Penny": "penny", "Franc": "CHF",
    "Rupee": "INR", "Bitcoin": "BTC",
    "Peseta": "ESP", "Finnish markka": "FIM", "Netherlands guilder": "NLG", "C": "°C", "F": "°F", "Degree": "degree",
}  # fmt: skip


def _their_unit(model: str, resolution: dict[str, object]) -> str:
    name = str(resolution.get("unit", ""))
    if model == "AgeModel":
        return f"{name.lower()} of age" if name != "Age" else "year of age"
    if model == "DimensionModel":
        return _physical(name).replace("tonne", "ton")
    return str(resolution.get("isoCurrency") or _NAMES.get(name, "%" if model == "PercentModel" else name))


def _physical(name: str) -> str:
    if name == "Pound":
        return "lb"
    found = [units.at(part.lower(), part.lower(), 0) for part in name.split(" per ")]
    if len(found) == 2 and found[0] and found[1]:
        return units.rate(found[0].unit, found[1].unit).id
    return found[0].unit.id if found[0] else name


MODELS: dict[str, Callable[[str], Iterator[Answer]]] = {
    "NumberModel": our_numbers,
    "PercentModel": of_dimension("percent"),
    "NumberRangeModel": our_ranges,
    "CurrencyModel": of_dimension("money"),
    "DimensionModel": of_dimension(),
    "AgeModel": of_dimension("age"),
    "TemperatureModel": of_dimension("temperature", "degree"),
}


def same_span(ours: Answer, gold: Answer) -> bool:
    return ours.start == gold.start and (ours.end == gold.end or (ours.loose_end and ours.end > gold.end))


def score(model: str, cases: list[dict[str, object]], left_out: set[int]) -> tuple[dict[str, float | int], list[str]]:
    """The model's figures, and a line for each case that is wrong."""
    spans = values = expected = found = 0
    misses = []
    for number, case in enumerate(cases):
        if number in left_out:
            continue
        results = case["Results"]
        assert isinstance(results, list)
        gold = [answer for result in results if (answer := theirs(model, result))]
        ours = list(MODELS[model](str(case["Input"])))
        near = [(a, g) for g in gold for a in ours if same_span(a, g)]
        right = [pair for pair in near if pair[0].value == pair[1].value and pair[0].unit == pair[1].unit]
        spans, values = spans + len(near), values + len(right)
        expected, found = expected + len(gold), found + len(ours)
        if not len(right) == len(gold) == len(ours):
            misses.append(f"{model} {number} {case['Input']!r}\n   gold {gold}\n   ours {ours}")
    total = max(1, expected + found)
    return {
        "cases": len(cases) - len(left_out), "left_out": len(left_out),
        "spans": round(2 * spans / total, 4), "values": round(2 * values / total, 4),
    }, misses  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--misses", action="store_true", help="list the cases that are wrong")
    args = parser.parse_args()
    groups = tomllib.loads(LEFT_OUT.read_text("utf-8")) if LEFT_OUT.exists() else {}
    figures = {}
    for model in MODELS:
        cases = json.loads((args.folder / f"{model}.json").read_text("utf-8-sig"))
        left_out = {number for group in groups.get(model, []) for number in group["cases"]}
        figures[model], misses = score(model, cases, left_out)
        if args.misses:
            print("\n".join(misses), file=sys.stderr)
    if args.json:
        print(json.dumps(figures, indent=1))
    else:
        for model, row in figures.items():
            print(
                f"{model:18} {row['cases']:4} cases ({row['left_out']} left out)"
                f"  spans {row['spans']:.3f}  values {row['values']:.3f}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
