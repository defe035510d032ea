"""The report as one HTML file for an editor: complete without script, without network, in print and in the dark.

The page may load nothing and run nothing: its policy allows the one style sheet, named by its hash, and no more. The
templates escape every value.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from reconcile.model import Verdict
from reconcile.outcome import Report, Run
from reconcile.report import Format, plain, telling
from reconcile.report.escape import visible
from reconcile.report.html.cards import Card, card, document_anchor
from reconcile.report.html.sources import gravest, questions, source_pages
from reconcile.report.index import VERDICTS, Index, index
from reconcile.report.summary import Summary, headline, silences, summarise

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "html" / "templates"

#: How each section of findings is headed, and what it tells.
_SECTIONS = {
    Verdict.CONFLICT: ("Conflicts", "Comparable, and they do not fit together. Each needs a decision."),
    Verdict.UNCLEAR: ("Unclear", "What would have to be known to compare them is not known."),
    Verdict.EXPLAINED: ("Explained", "They look as if they disagree, and there is a reason why they need not."),
    Verdict.AGREE: ("Agreed", "The same reading, however written."),
}
_PROBLEMS = 200


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(TEMPLATES, encoding="utf-8")
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters["count"] = plain.plural
    return made


@cache
def _style() -> tuple[str, str]:
    """The style sheet, and its hash as a content security policy names it."""
    style = "\n" + (TEMPLATES / "style.css").read_text("utf-8")
    return style, "sha256-" + b64encode(sha256(style.encode("utf-8")).digest()).decode("ascii")


def render(report: Report) -> bytes:
    from markupsafe import Markup

    at = index(report)
    found = summarise(at)
    claims, clusters = gravest(at)
    heads, rows = questions(at, clusters)
    style, digest = _style()
    told = _environment().get_template("report.html.j2").render(
        style=Markup(style),  # our own file, and the only thing that is not escaped
        style_hash=digest,
        title=visible(_title(at, found)),
        headline=_headline(found),
        gravest=card(at, found.gravest) if found.gravest else None,
        summary=found,
        silences=silences(found),
        problems=[tuple(map(visible, (p.where, p.message, p.help))) for p in at.problems[:_PROBLEMS]],
        more_problems=max(0, len(at.problems) - _PROBLEMS),
        undated=_undated(at, found),
        sections=_sections(at),
        heads=heads,
        questions=rows,
        pages=source_pages(at, claims),
        run=_run(report.run),
    )  # fmt: skip
    return told.encode("utf-8") + b"\n"


def _title(at: Index, found: Summary) -> str:
    asked = telling.question(at, found.gravest) if found.gravest else ""
    return f"{headline(found)}: {asked}" if asked else headline(found)


def _headline(found: Summary) -> str:
    conflicts = found.verdicts[Verdict.CONFLICT]
    if not conflicts:
        return "No conflicts" if found.sources else "Nothing was read"
    return f"{plain.plural(conflicts, 'conflict')} {'needs' if conflicts == 1 else 'need'} a decision"


def _undated(at: Index, found: Summary) -> list[tuple[str, str]]:
    documents = [at.documents[name] for name in found.undated]
    return [(document_anchor(document), visible(document.source.path)) for document in documents]


def _sections(at: Index) -> list[tuple[str, str, str, list[Card]]]:
    cards: dict[Verdict, list[Card]] = {verdict: [] for verdict in VERDICTS}
    for finding in at.findings:
        cards[finding.verdict].append(card(at, finding))
    return [(verdict.value, *_SECTIONS[verdict], found) for verdict, found in cards.items()]


def _run(run: Run) -> list[tuple[str, str]]:
    rows = [("reconcile", run.version), ("language model", run.model)]
    rows += [("started", run.started.isoformat())] if run.started else []
    rows += [(f"setting: {name}", value) for name, value in sorted(run.settings)]
    rows += [("asked for", ", ".join(run.inputs))]
    return [(visible(name), visible(value)) for name, value in rows]


FORMAT = Format("html", ".html", render)
