"""The report as Markdown: for a ticket, a wiki or a mail. Whatever an article holds is shown as text."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.model import Claim, Finding, Verdict
from reconcile.outcome import Report
from reconcile.report import Format, plain, telling
from reconcile.report.escape import link, markdown
from reconcile.report.index import VERDICTS, Index, index
from reconcile.report.summary import headline, silences, summarise, verdicts

_TITLES = {
    Verdict.CONFLICT: "Conflicts",
    Verdict.UNCLEAR: "Unclear",
    Verdict.EXPLAINED: "Explained",
    Verdict.AGREE: "Agreed",
}
_QUOTE = 400


def render(report: Report) -> bytes:
    at = index(report)
    blocks = [*_opening(at), *_findings(at), *_sources(at), *_making(report)]
    return ("\n\n".join(blocks) + "\n").encode("utf-8")


def _opening(at: Index) -> Iterator[str]:
    found = summarise(at)
    asked = f": {markdown(telling.question(at, found.gravest))}" if found.gravest else ""
    yield f"# {markdown(headline(found))}{asked}"
    yield f"{verdicts(found)}; {plain.plural(found.claims, 'claim')} from {plain.plural(found.sources, 'source')}."
    silent = silences(found)
    if silent:
        yield "**Not known:** " + "; ".join(silent) + "."
    if at.problems:
        yield "\n".join(
            f"- {markdown(problem.where)}: {markdown(problem.message)}"
            + (f" ({markdown(problem.help)})" if problem.help else "")
            for problem in at.problems
        )


def _findings(at: Index) -> Iterator[str]:
    for verdict in VERDICTS:
        findings = [finding for finding in at.findings if finding.verdict is verdict]
        if findings:
            yield f"## {_TITLES[verdict]} ({len(findings):,})"
        for finding in findings:
            yield from _finding(at, finding)


def _finding(at: Index, finding: Finding) -> Iterator[str]:
    yield f"### {markdown(telling.question(at, finding)) or markdown(finding.id)}"
    told = ", ".join((telling.against(at, finding), *telling.facts(at, finding)))
    grade = f", {finding.severity} severity" if finding.verdict is Verdict.CONFLICT else ""
    yield f"**{markdown(told)}.** {finding.verdict}{grade}: {markdown(plain.reason(finding.reason))}."
    yield "\n".join(_passage(at, claim) for claim in at.of(finding.left, finding.right))
    backed = telling.behind(at, finding)
    if backed:
        yield "Behind it: " + "; ".join(map(markdown, backed)) + "."
    if finding.explanation:
        yield markdown(finding.explanation)
    if finding.steps:
        yield "\n".join(f"- {markdown(plain.reason(step.asked))}: {markdown(step.answer)}" for step in finding.steps)


def _passage(at: Index, claim: Claim) -> str:
    said = f", said by {markdown(claim.attribution.speaker)}" if claim.attribution else ""
    where, when = telling.where(at, claim), plain.published(at.datings.get(claim.document))
    outlet = at.documents[claim.document].source.publisher
    source = f"{markdown(outlet)}, " if outlet else ""
    quote = markdown(plain.clip(claim.quote, _QUOTE))
    return f"- **{markdown(plain.value(claim))}** “{quote}”{said}; {source}{markdown(when)}; {markdown(where)}"


def _sources(at: Index) -> Iterator[str]:
    if not at.documents:
        return
    yield "## Sources"
    rows = ["| file | publisher | title | published | SHA-256 |", "| --- | --- | --- | --- | --- |"]
    for document in at.documents.values():
        source, address = document.source, link(document.source.url)
        title = markdown(source.title or "")
        # What could end the address is percent-encoded by now: `link` lets no bracket, space or quote through but ().
        shown = f"[{title or 'link'}](<{address}>)" if address else title
        published = markdown(plain.published(at.datings.get(document.id)))
        cells = (markdown(source.path), markdown(source.publisher or ""), shown, published, f"`{source.sha256}`")
        rows.append(f"| {' | '.join(cells)} |")
    yield "\n".join(rows)


def _making(report: Report) -> Iterator[str]:
    run = report.run
    yield "## How it was made"
    lines = [f"- reconcile {markdown(run.version)}", f"- model: {markdown(run.model)}"]
    lines += [f"- {markdown(name)}: {markdown(value)}" for name, value in sorted(run.settings)]
    lines += [f"- asked for: {markdown(', '.join(run.inputs))}"]
    yield "\n".join(lines)


FORMAT = Format("md", ".md", render)
