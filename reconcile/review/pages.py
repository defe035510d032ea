"""What each page shows, from one look into the case, and how it is set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from reconcile.case import Entry, Glance, Look, Standing
from reconcile.model import Finding
from reconcile.report import html, plain, telling
from reconcile.report.escape import anchor, visible
from reconcile.report.html.cards import card
from reconcile.report.html.passages import document_anchor
from reconcile.report.index import Index, index
from reconcile.review import choices, history, saying, sources
from reconcile.review.queue import ANY, PAGE, SHOWS, VERDICTS, Queue, neighbours, settles

_HERE = Path(__file__).parent
_RIVALS = 40  # other conflicts on one question that a sentence takes in
_CLAIMS = 6  # of a side, that a row of the queue is told from


class Pages:
    """Sets pages; `name` is what the case is called."""

    def __init__(self, name: str) -> None:
        self._name = visible(name)

    def set(self, name: str, values: Mapping[str, object]) -> bytes:
        told = _environment().get_template(f"{name}.html.j2").render(case=self._name, **values)
        return told.encode("utf-8", "replace")


@cache
def _environment() -> Environment:
    folders = [_HERE / "templates", Path(html.__file__).parent / "templates"]
    made = Environment(
        loader=FileSystemLoader(folders, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["count"] = plain.plural
    made.filters["part"] = lambda text: quote(text, safe="")
    made.filters["to_line"] = _to_line
    made.globals.update(SHOWS=SHOWS, VERDICTS=VERDICTS, ANY=ANY, CHOICES=choices.CHOICES)
    return made


def static(name: str) -> Path:
    """A file that a page loads: our own, or the report's style."""
    if name == "report.css":
        return Path(html.__file__).parent / "templates" / "style.css"
    return _HERE / "static" / name


def _to_line(href: str) -> str:
    """The address of a source's line, from an anchor as the report has it."""
    name, _, line = href.rpartition(":")
    return f"/source/{quote(name, safe='')}?line={line}#L{line}"


# ── the queue ────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Row:
    """A finding in the queue."""

    id: str
    verdict: str
    severity: str
    reason: str
    question: str
    against: str
    paths: str
    news: str
    settled: bool
    rulings: tuple[history.Told, ...]


def queue(look: Look, found: Queue) -> dict[str, object]:
    ask = found.ask
    log = _log(look)
    look.claims(name for one in found.shown for side in (one.left, one.right) for name in side[:_CLAIMS])  # at once
    return {
        "ask": ask,
        "found": found,
        "rows": [_row(look, one, log) for one in found.shown],
        "first": (min(ask.page, found.pages) - 1) * PAGE + 1,
        "run": look.board.run,
        "total": len(look.board.findings),
    }


def _row(look: Look, one: Glance, log: Mapping[int, Entry]) -> Row:
    sides = (look.claims(side[:_CLAIMS]) for side in (one.left, one.right) if side)
    tied = look.tied.get(one.id, ())
    paths = ", ".join(one.paths[:3]) + (f" and {len(one.paths) - 3:,} more" if len(one.paths) > 3 else "")
    return Row(
        id=one.id,
        verdict=one.verdict,
        severity=one.severity,
        reason=visible(plain.reason(one.reason)),
        question=visible(one.question),
        against=visible(" against ".join(dict.fromkeys(telling.values(side) for side in sides))),
        paths=visible(paths),
        news=one.news,
        settled=any(map(settles, tied)),
        rulings=tuple(told for told in history.of(tied, log) if told.holds or told.reopened),
    )


# ── a finding ────────────────────────────────────────────────────────────────────────────────────────────────────────


def finding(look: Look, name: str, found: Queue, who: str, numbers: tuple[int, int]) -> dict[str, object]:
    """`found` is the queue that it was come to from; `numbers` are the entry that was just kept and the last one that
    its author had seen."""
    at = index(look.report([name]))
    one = at.findings[0]
    glance = look.board.by_id[name]
    tied = look.tied.get(name, ())
    told = history.of(tied, _log(look))
    before, after = neighbours(look.board, found, name)
    values = choices.values(at, one)
    kept, known = numbers
    return {
        "card": card(at, one),
        "seen": glance.fingerprint,
        "news": glance.news,
        "settled": any(map(settles, tied)),
        "values": values,
        "sources": [(visible(path), visible(outlet)) for path, outlet in choices.sources(at, one)],
        "sentence": sentence(look, at, one),
        "history": told,
        "differ": _differ([one for one in tied if one.holds]),
        "last": max((one.number for one in told), default=0),
        "mine": next((one.number for one in told if one.holds and one.who == who), None)
        or next((one.number for one in told if one.holds), None),
        "kept": _kept(look, kept),
        "others": [one for one in told if kept and known < one.number < kept and one.kind != "undo"],
        "ask": found.ask,
        "before": before,
        "after": after,
    }


def sentence(look: Look, at: Index, one: Finding) -> str:
    """What can be printed of a finding, with the other conflicts on its question in mind."""
    rivals = [name for name in look.board.conflicts.get(one.cluster, ()) if name != one.id]
    if one.verdict != "conflict" or not rivals:
        return saying.sentence(at, one)
    if len(rivals) > _RIVALS:
        return saying.sentence(at, one, None)
    both = index(look.report([one.id, *rivals]))
    return saying.sentence(both, one, [other for other in both.findings if other.id != one.id])


def _differ(holding: Sequence[Standing]) -> bool:
    """True where two rulings settle one finding in two ways; a call to be made settles nothing."""
    return len({one.entry.decision.ruling for one in holding if settles(one)}) > 1


def _kept(look: Look, number: int) -> history.Told | None:
    log = _log(look)
    return history.told(log[number], log) if number in log else None


# ── the log, a source ────────────────────────────────────────────────────────────────────────────────────────────────


def log(look: Look, page: int) -> dict[str, object]:
    """The log, the latest entry first."""
    tied: dict[int, list[Standing]] = {}
    for some in look.tied.values():
        for one in some:
            tied.setdefault(one.entry.number, []).append(one)
    pages = max(1, -(-len(look.entries) // PAGE))
    page = min(page, pages)
    shown = look.entries[::-1][(page - 1) * PAGE : page * PAGE]
    by_number = _log(look)
    entries = [history.told(entry, by_number, tied.get(entry.number, ()), hashed=True) for entry in shown]
    return {"entries": entries, "page": page, "pages": pages, "total": len(look.entries)}


def source(look: Look, name: str, line: int) -> dict[str, object] | None:
    """A source by its anchor; None where the run has none of it."""
    document = look.document(name)
    if document is None or document_anchor(document) != name:
        ids = [one for one in look.documents() if anchor(one, ours=False) == name]
        document = look.document(ids[0]) if ids else None
    if document is None:
        return None
    return {"page": sources.page(look.about(document), look.board.gravest, line), "name": name, "line": line}


def _log(look: Look) -> Mapping[int, Entry]:
    return {entry.number: entry for entry in look.entries}
