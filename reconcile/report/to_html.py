"""The report as one HTML file for an editor: complete without script, without network, in print and in the dark."""

from __future__ import annotations

from collections.abc import Iterable

from reconcile.model import Verdict
from reconcile.outcome import Report, Run
from reconcile.report import Format, telling
from reconcile.report.escape import visible
from reconcile.report.excerpt import ROOM
from reconcile.report.html import assets
from reconcile.report.html.cards import Card, card
from reconcile.report.html.facets import facets
from reconcile.report.html.matrix import matrix
from reconcile.report.html.moves import moved, moves
from reconcile.report.html.passages import document_anchor
from reconcile.report.html.picture import gallery
from reconcile.report.html.sources import gravest, source_pages
from reconcile.report.index import VERDICTS, Index, index
from reconcile.report.rulings import Ruled, by_finding
from reconcile.report.summary import Summary, disputes, headline, silences, summarise

#: How each section of findings is headed, and what it tells.
_SECTIONS = {
    Verdict.CONFLICT: ("Conflicts", "Comparable, and they do not fit together. Each needs a decision."),
    Verdict.UNCLEAR: ("Unclear", "What would have to be known to compare them is not known."),
    Verdict.EXPLAINED: ("Explained", "They look as if they disagree, and there is a reason why they need not."),
    Verdict.AGREE: ("Agreed", "The same reading, however written."),
}
_PROBLEMS = 200
_MANY = 1_000  # findings: beyond, less of a passage's surroundings is told on each card


def render(report: Report, rulings: Iterable[Ruled] = ()) -> bytes:
    """The page; `rulings` are those of a case, shown on their findings."""
    at = index(report)
    found = summarise(at)
    sections = _sections(at, by_finding(rulings))
    cards = [one for _, _, _, some in sections for one in some]
    outlets = outlet_names(at)
    judged, timelines = gravest(at), moves(at)
    told = assets.environment().get_template("report.html.j2").render(
        assets=assets.assets(),
        title=visible(_title(at, found)),
        headline=_headline(found, cards),
        decided=sum(one.state == "decided" for one in cards),
        first=next((one for one in cards if one.state == "open"), None),
        summary=found,
        silences=silences(found),
        problems=[tuple(map(visible, (p.where, p.message, p.help))) for p in at.problems[:_PROBLEMS]],
        more_problems=max(0, len(at.problems) - _PROBLEMS),
        undated=_undated(at, found),
        sections=sections,
        asked=_asked(cards),
        facets=facets(cards, {document_anchor(at.documents[name]): words for name, words in outlets.items()}),
        matrix=matrix(at, judged),
        moves=timelines,
        moved=moved(at, timelines),
        gallery=gallery(at, outlets),
        pages=source_pages(at, judged, many=len(at.findings) > _MANY),
        run=_run(report.run),
    )  # fmt: skip
    return told.encode("utf-8") + b"\n"


def outlet_names(at: Index) -> dict[str, str]:
    """What each document is called: its outlet, with the path where two documents have one outlet."""
    names = {name: telling.outlet(at, name) for name in at.documents}
    taken = list(names.values())
    twice = {outlet for outlet in taken if taken.count(outlet) > 1} if len(taken) < 2_000 else set(taken)
    return {
        name: visible(f"{outlet} ({at.documents[name].source.path})" if outlet in twice else outlet)
        for name, outlet in names.items()
    }


def _title(at: Index, found: Summary) -> str:
    asked = telling.question(at, found.gravest) if found.gravest else ""
    return f"{headline(found)}: {asked}" if asked else headline(found)


def _headline(found: Summary, cards: list[Card]) -> str:
    undecided = [one for one in cards if one.state == "open"]
    if undecided:
        told = disputes(len(undecided), len({one.cluster for one in undecided}))
        return f"{told} {'needs' if len(undecided) == 1 else 'need'} a decision"
    if found.verdicts[Verdict.CONFLICT]:
        return "Every conflict is decided"
    return "No conflicts" if found.sources else "Nothing was read"


def _asked(cards: list[Card]) -> dict[tuple[str, ...], str]:
    """Each list of reasons that were ruled out, told once, and its anchor: most findings share one."""
    lists = dict.fromkeys(one.ruled_out for one in cards if one.ruled_out)
    return {reasons: f"asked:{number}" for number, reasons in enumerate(lists, 1)}


def _undated(at: Index, found: Summary) -> list[tuple[str, str]]:
    documents = [at.documents[name] for name in found.undated]
    return [(document_anchor(document), visible(document.source.path)) for document in documents]


def _sections(at: Index, rulings: dict[str, tuple[Ruled, ...]]) -> list[tuple[str, str, str, list[Card]]]:
    cards: dict[Verdict, list[Card]] = {verdict: [] for verdict in VERDICTS}
    room = ROOM if len(at.findings) <= _MANY else ROOM // 2
    for finding in at.findings:
        cards[finding.verdict].append(card(at, finding, rulings.get(finding.id, ()), room))
    return [(verdict.value, *_SECTIONS[verdict], found) for verdict, found in cards.items()]


def _run(run: Run) -> list[tuple[str, str]]:
    rows = [("reconcile", run.version), ("language model", run.model)]
    rows += [("started", run.started.isoformat())] if run.started else []
    rows += [(f"setting: {name}", value) for name, value in sorted(run.settings)]
    rows += [("asked for", ", ".join(run.inputs))]
    return [(visible(name), visible(value)) for name, value in rows]


FORMAT = Format("html", ".html", render, render)
