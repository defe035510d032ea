"""Runs the scorers of the gold data and holds each figure to its floor.

The floors lie in floors.json beside this file, each set with a hash of the data and the scorer that it was measured
with. A figure below its floor fails; one measured on other data than its floor is shown with the change and does not
fail. The gold folder is ../shared/gold beside the repository, or RECONCILE_GOLD; without it nothing is scored.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from scorers import GOLD, HERE, SCORERS, Absent, Failed, Measured, measure

AT_ONCE = 2
EPSILON = 1e-9

# ── judging ──────────────────────────────────────────────────────────────────────────────────────────────────────────


class State(StrEnum):
    """How a figure stands to its floor (or, where lower is better, to its ceiling)."""

    HELD = "held"
    BELOW = "FAILS"
    UNSET = "no floor yet"
    OTHER_DATA = "data changed since"
    SHOWN = "shown only"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `better` is how far the figure is on the good side of the floor."""

    scorer: str
    figure: str
    now: float | None
    floor: float | None
    better: float | None
    state: State


def judge(measured: Measured, kept: Mapping[str, Any]) -> list[Row]:
    """Each figure of a scorer against the floors kept of it: {"data": hash, "floors": {figure: number}}."""
    floors: Mapping[str, float] = kept.get("floors", {})
    same = kept.get("data") == measured.data
    names = measured.scorer.figures or tuple(measured.figures)
    return [judge_one(measured, name, floors.get(name), same) for name in names]


def judge_one(measured: Measured, name: str, floor: float | None, same: bool) -> Row:
    now = measured.figures.get(name)
    sign = -1 if name in measured.scorer.falling else 1
    better = sign * (now - floor) if now is not None and floor is not None else None
    if name in measured.scorer.shown:
        state = State.SHOWN
    elif floor is None:
        state = State.UNSET
    elif not same:
        state = State.OTHER_DATA
    else:
        state = State.HELD if better is not None and better >= -EPSILON else State.BELOW
    return Row(measured.scorer.name, name, now, floor, better, state)


def table(rows: Sequence[Row]) -> str:
    def number(value: float | None, form: str = "g") -> str:
        return "–" if value is None else format(round(value, 4) + 0.0, form)

    head = ("data", "figure", "now", "floor", "better by", "")
    cells = [head] + [
        (r.scorer, r.figure, number(r.now), number(r.floor), number(r.better, "+g"), str(r.state)) for r in rows
    ]
    widths = [max(len(row[i]) for row in cells) for i in range(len(head))]
    aligned = (
        [c.ljust(w) if i in (0, 1, 5) else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths, strict=True))]
        for row in cells
    )
    return "\n".join("  ".join(row).rstrip() for row in aligned)


# ── the floors ───────────────────────────────────────────────────────────────────────────────────────────────────────


def renewed(measured: Measured, kept: Mapping[str, Any], lower: bool) -> dict[str, Any] | None:
    """The floors with this run's figures: risen ones, with `lower` all. None where other data would lower one."""
    rows = [row for row in judge(measured, kept) if row.state is not State.SHOWN]
    worse = any(row.floor is not None and (row.better is None or row.better < -EPSILON) for row in rows)
    if worse and not lower and kept.get("data") != measured.data:
        return None
    floors = {row.figure: row.now if lower or row.better is None or row.better > 0 else row.floor for row in rows}
    floors = {name: value for name, value in floors.items() if value is not None}
    return {"data": measured.data, "floors": floors}


def write(path: Path, kept: dict[str, Any], results: Sequence[Measured | Failed | Absent], lower: bool) -> None:
    for result in results:
        if isinstance(result, Measured):
            name = result.scorer.name
            if (new := renewed(result, kept.get(name, {}), lower)) is None:
                print(f"{name}: the data changed and a figure is below its floor; its floors stay (--lower sets them)")
            else:
                kept[name] = new
    path.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    known = ", ".join(scorer.name for scorer in SCORERS)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {known}; all by default")
    parser.add_argument("--floors", type=Path, default=HERE / "floors.json")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--raise", dest="rise", action="store_true", help="write risen figures as new floors")
    change.add_argument("--lower", action="store_true", help="write all figures as new floors, lower ones too")
    args = parser.parse_args()
    if unknown := set(args.names) - {s.name for s in SCORERS}:
        parser.error(f"no such scorer: {', '.join(sorted(unknown))}")
    return args


def main() -> int:
    args = arguments()
    if not GOLD.is_dir():
        print("gate: no gold data on this machine (RECONCILE_GOLD names its folder), so nothing was scored")
        return 0
    chosen = [s for s in SCORERS if not args.names or s.name in args.names]
    kept: dict[str, Any] = json.loads(args.floors.read_text(encoding="utf-8")) if args.floors.exists() else {}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        results = list(pool.map(measure, chosen))
    rows = [row for r in results if isinstance(r, Measured) for row in judge(r, kept.get(r.scorer.name, {}))]
    print(table(rows))
    for result in results:
        if isinstance(result, Measured):
            for line in result.broken:
                print(f"{result.scorer.name}: {line}")
        else:
            print(f"{result.scorer.name}: {'FAILS' if isinstance(result, Failed) else 'not scored'}: {result.why}")
    if args.rise or args.lower:
        write(args.floors, kept, results, args.lower)
    failed = sum(row.state is State.BELOW for row in rows) + sum(isinstance(r, Failed) for r in results)
    print(f"gate: {failed} below the floor" if failed else "gate: every floor is held")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
