"""The report for a spreadsheet: one row a finding, both sides beside each other, gravest first.

An editor works down the rows, so a finding is one row; where a side has several passages, its cells list them line by
line, in the same order in each column. RFC 4180 with a byte order mark, without which Excel takes UTF-8 for another
encoding. No cell can be taken for a formula.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from reconcile.model import Claim, Finding
from reconcile.outcome import Report
from reconcile.report import Format, plain, telling
from reconcile.report.escape import cell, visible
from reconcile.report.index import Index, index

_SIDE = ("value", "quote", "source", "published", "place", "said_by")
COLUMNS = (
    "verdict", "severity", "reason", "question", "left_value", "right_value", "gap", "left_sources", "right_sources",
    "explanation", "marks", "in_one_article", "confidence",
    *(f"{side}_{name}" for side in ("left", "right") for name in _SIDE[1:]),
    "finding", "left_leans_on", "right_leans_on",
)  # fmt: skip


def render(report: Report) -> bytes:
    at = index(report)
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for finding in at.findings:
        writer.writerow({name: cell(text) for name, text in _row(at, finding)})
    return out.getvalue().encode("utf-8-sig")


def _row(at: Index, finding: Finding) -> Iterator[tuple[str, str]]:
    yield from (
        ("verdict", finding.verdict),
        ("severity", finding.severity),
        ("reason", visible(finding.reason)),
        ("question", visible(telling.question(at, finding))),
        ("gap", telling.gap(at, finding)),
        ("explanation", visible(finding.explanation)),
        ("marks", visible(", ".join(map(plain.mark, finding.marks)))),
        ("in_one_article", "yes" if finding.internal else "no"),
        ("confidence", f"{finding.confidence:.2f}"),
        ("finding", visible(finding.id)),
    )
    for side, names in (("left", finding.left), ("right", finding.right)):
        claims = at.of(names)
        yield f"{side}_sources", telling.support(at, finding, claims) if claims else ""
        led = (clause for one in at.backing(finding, claims) for clause in telling.leanings(at, one))
        yield f"{side}_leans_on", visible("; ".join(dict.fromkeys(led)))
        for name in _SIDE:
            lines = [visible(_told(at, claim, name)) for claim in claims]
            yield f"{side}_{name}", "\n".join(lines) if any(lines) else ""


def _told(at: Index, claim: Claim, column: str) -> str:
    return {
        "value": plain.value(claim),
        "quote": claim.quote,
        "source": telling.outlet(at, claim.document),
        "published": plain.published(at.datings.get(claim.document)),
        "place": telling.where(at, claim),
        "said_by": claim.attribution.speaker if claim.attribution else "",
    }[column]


FORMAT = Format("csv", ".csv", render)
