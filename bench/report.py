"""Measures the HTML report of a large case: seconds to render, megabytes, and seconds to the first paint in Chromium.

The case is made up: newsletters of many towns on floods, votes, harvests and strikes, whose figures agree, differ or
are of other years, 3,000 findings in all. Give a path to keep the report. Figures go to stdout as JSON.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, islice
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from reconcile.extractors import claim as make_claim
from reconcile.model import (
    Basis,
    Bound,
    Claim,
    Cluster,
    Dating,
    Document,
    Evidence,
    Finding,
    Interval,
    Kind,
    Label,
    Line,
    Measure,
    Period,
    Quantity,
    Severity,
    Source,
    Span,
    Step,
    Verdict,
)
from reconcile.outcome import Report, Run
from reconcile.report import render
from reconcile.text.sentences import split
from reconcile.text.syntax import Sentence

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from browser.chromium import HOW, find

FINDINGS = 3_000
TOWNS = 60
ISSUES = 5  # articles on each town
OPENINGS = 7  # of the page, of which the median is told

#: What is counted in each town, and how its newsletters tell it.
TOLD = (
    (
        "home",
        "The river, which had risen since the weekend, reached {n} homes in {town} before the rain stopped, the "
        "council said on the following day, and its engineers will look at the walls as soon as the water is "
        "gone.",
    ),
    (
        "voter",
        "At the polling station of {town}, {n} voters had handed in their papers when the doors were closed, many"
        " of them after an hour in a queue that went around the school and down to the market square.",
    ),
    (
        "tonne",
        "Farmers around {town} brought in {n} tonnes of barley, said the head of their union, who expects little "
        "more from the late fields and asks for the help that was promised after the dry summer.",
    ),
    (
        "docker",
        "In the harbour of {town}, {n} dockers stayed away from work, while the cranes stood idle all week and "
        "ships waited outside the breakwater for a settlement that neither side would call near.",
    ),
    (
        "road",
        "Snow closed {n} roads around {town}, and the ploughs were sent to the hospital and the schools first, "
        "which left the villages on the far side of the hill without bread and post until the evening.",
    ),
    (
        "visitor",
        "The fair of {town} drew {n} visitors, who found the new hall open, the old bridge under repair and the "
        "price of a ticket half as high again as in the year before, to the anger of many.",
    ),
)
FILLER = (
    "Nobody in {town} could say when the matter would be settled, and the meeting was put off to next month, when the"
    " new members of the council will have taken their seats."
)
ASKED = """different_event different_entity different_period forecast_vs_actual different_measure exact unit_conversion
 rounding bound_compatible different_scope update_over_time event_unknown period_unknown referent_unknown magnitude
 direction negated sources_disagree bound_incompatible values_differ""".split()
#: Verdict, reason and severity, in the proportions of a busy case.
VERDICTS = (
    (Verdict.CONFLICT, "values_differ", Severity.HIGH),
    (Verdict.CONFLICT, "values_differ", Severity.MEDIUM),
    (Verdict.UNCLEAR, "period_unknown", Severity.NONE),
    (Verdict.EXPLAINED, "different_event", Severity.NONE),
    (Verdict.EXPLAINED, "different_period", Severity.NONE),
    (Verdict.EXPLAINED, "rounding", Severity.NONE),
    (Verdict.AGREE, "exact", Severity.NONE),
)


def article(town: int, issue: int) -> Document:
    name = f"Town {town}"
    told = [
        sentence.format(n=100 + 7 * town + issue * (kind + 1), town=name) for kind, (_, sentence) in enumerate(TOLD)
    ]
    body = [line for sentence in told for line in (f"{sentence} {FILLER.format(town=name)}", "")]
    text = "\n".join([f"News of {name}, number {issue}", "", *body, *[FILLER.format(town=name)] * 10])
    lines, start = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        label = Label.HEADLINE if number == 1 else Label.BODY if line else Label.FURNITURE
        lines.append(Line(number, start, start + len(line), label))
        start += len(line) + 1
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = Source(
        f"towns/{town}-{issue}.txt", digest, publisher=f"Newsletter {issue} of {name}", title=text.split("\n")[0]
    )
    return Document(f"d-{digest[:10]}", source, text, tuple(lines))


def claims_of(document: Document) -> Iterator[Claim]:
    """A claim for each kind of count, in their order."""
    for line in document.lines:
        words = document.text[line.start : line.end]
        for unit, _ in TOLD:
            at = words.find(f" {unit}s")
            if at < 0:
                continue
            begin = words.rindex(" ", 0, at) + 1
            sentence = split(words)[0]
            span = Span(line.start + begin, line.start + at + len(unit) + 2)
            told = Sentence(sentence.shift(line.start), sentence.of(words), line.number)
            made = make_claim(document, told, Kind.QUANTITY, span, Measure(unit))
            yield figure(made, Decimal(words[begin:at]), unit)


def figure(made: Claim, value: Decimal, unit: str) -> Claim:
    number = Span(made.span.start, made.span.start + len(str(value)))
    return replace(
        made, quantity=Quantity(Interval.point(value), value, Bound.EXACT, unit, "count", made.quote, number)
    )


def finding(number: int, cluster: str, left: Claim, right: Claim) -> Finding:
    verdict, reason, severity = VERDICTS[number % len(VERDICTS)]
    why = f"“{left.quote}” against “{right.quote}”, and nothing in the two passages explains it"
    return Finding(
        id=f"f-{number:08x}",
        cluster=cluster,
        verdict=verdict,
        reason=reason,
        left=(left.id,),
        right=(right.id,),
        internal=False,
        severity=severity,
        confidence=0.75,
        explanation=why,
        evidence=tuple(Evidence(one.document, one.span, "one figure") for one in (left, right)),
        steps=(*(Step(asked, "no") for asked in ASKED), Step(reason, f"yes: {why}")),
    )


def large(findings: int = FINDINGS) -> Report:
    """A report of so many findings."""
    documents = [article(town, issue) for town in range(TOWNS) for issue in range(ISSUES)]
    told = [list(claims_of(document)) for document in documents]
    clusters, found = [], list[Finding]()
    for town in range(TOWNS):
        for kind, (unit, _) in enumerate(TOLD):
            claims = [told[town * ISSUES + issue][kind] for issue in range(ISSUES)]
            name = f"q-{town:04x}{kind:04x}"
            clusters.append(
                Cluster(name, f"How many {unit}s were counted in Town {town}?", tuple(c.id for c in claims))
            )
            pairs = islice(combinations(claims, 2), max(0, findings - len(found)))
            found += [finding(len(found) + number, name, *pair) for number, pair in enumerate(pairs)]
    days = [date(2031, 3, 1) + timedelta(days=number % ISSUES) for number in range(len(documents))]
    return Report(
        documents=tuple(documents),
        datings=tuple(
            Dating(document.id, Period(day, day, Basis.STATED), Basis.STATED)
            for document, day in zip(documents, days, strict=True)
        ),
        claims=tuple(claim for some in told for claim in some),
        clusters=tuple(clusters),
        findings=tuple(found),
        origins=(),
        problems=(),
        run=Run("bench", (), ("towns",), "none"),
    )


def first_paint(browser: Browser, path: Path) -> tuple[float, float]:
    """Seconds from the navigation to the first contentful paint, and to the whole page loaded."""
    ask = """() => new Promise((done) => new PerformanceObserver((list) => done([
        list.getEntriesByName("first-contentful-paint")[0].startTime / 1000,
        performance.getEntriesByType("navigation")[0].loadEventEnd / 1000,
    ])).observe({type: "paint", buffered: true}))"""
    page = browser.new_page()
    page.goto(path.as_uri(), wait_until="load")
    paint, load = page.evaluate(ask)
    page.close()
    return paint, load


def painted(path: Path) -> dict[str, float]:
    """The medians, each time in a browser that was just started."""
    program = find()
    if program is None:
        raise SystemExit(f"no Chromium was found: {HOW}")
    seen = []
    with sync_playwright() as play:
        for _ in range(OPENINGS):
            browser = play.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
            seen.append(first_paint(browser, path))
            browser.close()
    paint, load = (statistics.median(times) for times in zip(*seen, strict=True))
    return {"seconds to first paint": round(paint, 3), "seconds to load": round(load, 3)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("keep", nargs="?", type=Path, help="where the report is kept")
    parser.add_argument("--findings", type=int, default=FINDINGS)
    asked = parser.parse_args()
    report = large(asked.findings)
    render(large(10), "html")  # loads the templates
    start = time.perf_counter()
    made = render(report, "html")
    spent = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        path = (asked.keep or Path(folder) / "report.html").resolve()
        path.write_bytes(made)
        figures = {
            "findings": len(report.findings),
            "articles": len(report.documents),
            "seconds to render": round(spent, 2),
            "megabytes": round(len(made) / 1e6, 2),
            **painted(path),
        }
    json.dump(figures, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
