"""Measures the review page: how long it takes to answer on a case of 10,000 findings, 1,000 of them ruled on.

The page is served and asked over HTTP, as a browser asks. Milliseconds of the wall clock, in the median and of 19 in
20, and of the processor (the asking included), go to stdout as JSON; the first answer after a run, which reads the
run's findings once, is told apart. Fails where a median is above 50 ms.

    python bench/review.py [FINDINGS] [--write]

With --write the section of docs/benchmarks.md is rewritten.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from threading import Thread
from urllib.parse import quote

import page as paper

from reconcile.case import decide, ruling, save
from reconcile.model import (
    Bound,
    Claim,
    Cluster,
    Document,
    Evidence,
    Finding,
    Interval,
    Kind,
    Label,
    Line,
    Measure,
    Quantity,
    Severity,
    Source,
    Span,
    Step,
    Verdict,
)
from reconcile.outcome import Report, Run
from reconcile.review import desk

FINDINGS = 10_000
RULED = 1_000
FLOOR = 50.0  # milliseconds
ROUNDS = 60
_VERDICTS = (Verdict.CONFLICT, Verdict.EXPLAINED, Verdict.UNCLEAR, Verdict.AGREE)
_SEVERITIES = (Severity.HIGH, Severity.MEDIUM, Severity.LOW)
_PAPERS = 500


def report(findings: int) -> Report:
    """Findings on pairs of figures, spread over five hundred papers of some hundred lines."""
    papers: list[Document] = []
    claims: list[list[Claim]] = []
    each = 2 * findings // _PAPERS + 1
    for number in range(_PAPERS):
        lines = [
            f"Line {line} of the day: the council counted {line + number} oaks by the river." for line in range(each)
        ]
        paper = _document(number, "\n".join(lines))
        papers.append(paper)
        claims.append([_claim(paper, line, line + number) for line in range(each)])
    flat = [(claims[n % _PAPERS][n // _PAPERS], claims[(n + 1) % _PAPERS][n // _PAPERS + 1]) for n in range(findings)]
    return Report(
        documents=tuple(papers),
        datings=(),
        claims=tuple(claim for some in claims for claim in some),
        clusters=tuple(
            Cluster(f"q-{n:06x}", f"How many oaks were counted in ward {n}?", (one.id, other.id))
            for n, (one, other) in enumerate(flat)
        ),
        findings=tuple(_finding(n, one, other) for n, (one, other) in enumerate(flat)),
        origins=(),
        problems=(),
        run=Run("0", (), ("papers",), "none"),
    )


def _document(number: int, text: str) -> Document:
    starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    lines = tuple(Line(n, *pair, Label.BODY) for n, pair in enumerate(zip(starts, ends, strict=True), 1))
    return Document(f"d-{number:010x}", Source(f"paper-{number}.txt", f"{number:064x}", f"Paper {number}"), text, lines)


def _claim(paper: Document, line: int, value: int) -> Claim:
    told = paper.lines[line]
    start = paper.text.index("counted", told.start) + len("counted ")
    words = f"{value} oaks"
    quantity = Quantity(
        Interval.point(Decimal(value)), Decimal(value), Bound.EXACT, "oak", "count", words, Span(start, start + 2)
    )
    return Claim(
        id=f"c-{paper.id[2:]}{line:04x}",
        document=paper.id,
        kind=Kind.QUANTITY,
        span=Span(start, start + len(words)),
        line=line + 1,
        column=start - told.start + 1,
        quote=words,
        sentence=Span(told.start, told.end),
        measure=Measure("oak counted", "oak"),
        quantity=quantity,
    )


def _finding(number: int, left: Claim, right: Claim) -> Finding:
    verdict = _VERDICTS[number % 4]
    return Finding(
        id=f"f-{number:08x}",
        cluster=f"q-{number:06x}",
        verdict=verdict,
        reason="values_differ" if verdict is Verdict.CONFLICT else "different_event",
        left=(left.id,),
        right=(right.id,),
        internal=False,
        severity=_SEVERITIES[number % 3] if verdict is Verdict.CONFLICT else Severity.NONE,
        confidence=0.8,
        explanation=f"“{left.quote}” against “{right.quote}”",
        evidence=(Evidence(left.document, left.span, "the words"),),
        steps=tuple(Step(f"rule_{n}", "no") for n in range(12)),
    )


class Asking:
    """One visitor of the page, let in."""

    def __init__(self, port: int, token: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._cookie = ""
        self._cookie = self._answer(f"/?token={token}").headers["set-cookie"].partition(";")[0]

    def __call__(self, path: str) -> tuple[float, float]:
        """Milliseconds until a page was there, whole: of the wall clock, and of the processor."""
        start, worked = time.perf_counter(), time.process_time()
        status = self._answer(path).status
        assert status == 200, (path, status)
        return (time.perf_counter() - start) * 1000, (time.process_time() - worked) * 1000

    def _answer(self, path: str) -> http.client.HTTPResponse:
        self._connection.request("GET", path, headers={"Cookie": self._cookie} if self._cookie else {})
        answer = self._connection.getresponse()
        answer.read()
        return answer


def measured(ask: Callable[[int], tuple[float, float]], rounds: int = ROUNDS) -> dict[str, float]:
    took = [ask(number) for number in range(rounds)]
    wall, worked = (sorted(one[clock] for one in took) for clock in (0, 1))
    return {
        "median": round(wall[rounds // 2], 1),
        "of_19_in_20": round(wall[rounds * 19 // 20], 1),
        "processor": round(worked[rounds // 2], 1),
    }


def figures(findings: int, folder: Path) -> Iterator[tuple[str, object]]:
    case = folder / "case.db"
    made = report(findings)
    save(case, made)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    conflicts = [one.id for one in made.findings if one.verdict is Verdict.CONFLICT]
    for number, name in enumerate(conflicts[:RULED]):
        decide(
            case, name, ruling("accept", value="12"), f"Ann {number % 5}", "counted", start + timedelta(minutes=number)
        )
    yield "findings", findings
    yield "ruled", len(conflicts[:RULED])
    yield "load", round(os.getloadavg()[0], 1)
    page = desk(case)
    thread = Thread(target=page.serve)
    thread.start()
    while not page.ready:
        time.sleep(0.01)
    ask = Asking(page.port, page.token)
    yield "first_answer_after_a_run_ms", round(ask("/")[0])
    paths: dict[str, Callable[[int], str]] = {
        "queue": lambda n: f"/?page={n % 20 + 1}",
        "all": lambda n: f"/?show=all&page={n % 50 + 1}",
        "search": lambda n: f"/?show=all&q={quote(f'ward {n}')}",
        "finding": lambda n: f"/finding/f-{n * 131 % findings:08x}",
        "finding_in_search": lambda n: f"/finding/f-{n * 131 % findings:08x}?show=all&q=oaks",
        "source": lambda n: f"/source/d-{n % _PAPERS:010x}?line=5",
        "log": lambda n: f"/log?page={n % 10 + 1}",
    }
    for name, path in paths.items():
        yield name, measured(lambda number, path=path: ask(path(number)))  # type: ignore[misc]

    def after_a_ruling(number: int) -> tuple[float, float]:
        decide(case, conflicts[-1 - number], ruling("dismissed"), "Ben", "so", start)
        return ask("/")

    yield "queue_after_a_ruling", measured(after_a_ruling, ROUNDS // 3)
    page.stop()
    thread.join()


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("findings", nargs="?", type=int, default=FINDINGS)
    asked.add_argument("--write", action="store_true")
    told = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = dict(figures(told.findings, Path(folder)))
    print(json.dumps(found, indent=2))
    if told.write:
        written(found)
    slow = [name for name, one in found.items() if isinstance(one, dict) and one["median"] > FLOOR]
    if slow:
        sys.exit(f"slower than {FLOOR:g} ms in the median: {', '.join(slow)}")


def written(found: dict[str, object]) -> None:
    """Rewrites the section of docs/benchmarks.md."""
    words = (
        f"`python bench/review.py --write`: {found['findings']:,} findings, {found['ruled']:,} of them ruled on; each\n"
        f"page is asked for {ROUNDS} times over HTTP, and has to answer within {FLOOR:g} ms in the median. The first\n"
        f"answer after a run, which reads its findings once, takes {found['first_answer_after_a_run_ms']:,} ms.\n"
        f"The machine had other work, too: a load of {found['load']}, which the processor's milliseconds are free of."
    )
    rows = [[name.replace("_", " "), *one.values()] for name, one in found.items() if isinstance(one, dict)]
    paper.write("The review page", words, [paper.table(("page", "median, ms", "19 in 20", "of the processor"), rows)])


if __name__ == "__main__":
    main()
