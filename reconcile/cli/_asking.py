"""`reconcile review --tty`: the questions of the review page, one finding after the other, in the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from reconcile.case import BadDecision, Reader, Ruling, decide, undo
from reconcile.cli import _common
from reconcile.model import Finding
from reconcile.report import plain, telling
from reconcile.report.index import Index, index
from reconcile.review import choices, history, pages
from reconcile.review.queue import Ask, neighbours, queue

_MOST = 8  # passages shown of a finding


class _Desk:
    """Where a person is: the case, their name, the finding before them."""

    def __init__(self, case: Path, who: str) -> None:
        self.case = case
        self.who = who
        self.reader = Reader(case)
        self.here = ""
        self.kept = 0

    def find(self, way: str) -> str | None:
        """The finding to show: the same one, or the next or the one before among those that are open."""
        with self.reader.look() as look:
            found = queue(look, Ask(), self.who)
            if self.here not in look.board.by_id:  # at the start, or where a run came between
                return found.findings[0].id if found.findings else None
            before, after = neighbours(look.board, found, self.here)
        if way == "same":
            return self.here
        other = after if way == "next" else before
        return other.id if other else None


def ask(case: Path, by: str | None) -> None:
    """Until all is ruled on, or the person has had enough. Raises BadCase."""
    with Reader(case).look():
        pass  # a case that cannot be used is told of before anything is asked
    desk = _Desk(case, by or "")
    try:
        desk.who = desk.who or str(click.prompt("Who rules?"))
        _all(desk)
    except click.Abort:  # Ctrl-C, or the end of the input: what is kept is kept
        click.echo()
    click.echo(f"{plain.plural(desk.kept, 'entry', 'entries')} kept.")


def _all(desk: _Desk) -> None:
    way = "next"
    while True:
        name = desk.find(way)
        if name is None:
            if desk.here and way == "previous":
                click.echo("That was the first.")
                way = "same"
                continue
            click.echo("No further finding is open." if desk.here else "Nothing is open.")
            return
        if name != desk.here or way == "same":
            desk.here = name
            for line in _card(desk):
                click.echo(_common.clean(line))
        way = _answer(desk)
        if way == "quit":
            return


def _card(desk: _Desk) -> Iterator[str]:
    with desk.reader.look() as look:
        one = index(look.report([desk.here]))
        finding = one.findings[0]
        grade = f" {finding.severity}" if finding.severity != "none" else ""
        yield ""
        yield f"{finding.verdict}{grade}   {telling.question(one, finding)}   {telling.against(one, finding)}"
        claims = one.of(finding.left, finding.right)
        for claim in claims[:_MOST]:
            quote, outlet = " ".join(claim.quote.split()), telling.outlet(one, claim.document)
            yield f"  {telling.where(one, claim)}  “{quote}”  {outlet}"
        if len(claims) > _MOST:
            yield f"  and {plain.plural(len(claims) - _MOST, 'more passage')}: reconcile show {finding.id}"
        yield f"  {finding.explanation}"
        yield f"  safe to print: {pages.sentence(look, one, finding)}"
        for told in history.of(look.tied.get(finding.id, ()), {entry.number: entry for entry in look.entries}):
            yield f"  entry {told.number}, {told.who}: {told.words} ({told.reason}); {told.undone or told.state}"
        values = choices.values(one, finding)
        yield "  " + "   ".join(f"{number} {value.text} is right" for number, value in enumerate(values, 1))
        yield "  b both right   s superseded   c needs a call   x dismiss   j next   k previous   ? all keys   q quit"


def _answer(desk: _Desk) -> str:
    """What a person picks, and where to go then."""
    key = str(click.prompt("Rule", default="j", show_default=False)).strip()
    going = {"j": "next", "k": "previous", "q": "quit", "": "next"}.get(key)
    if going is not None:
        return going
    if key == "?":
        for choice in choices.CHOICES:
            click.echo(f"  {choice.key}  {choice.words}: {choice.tells}")
        click.echo("  1 to 9  that value is right;  u  take a ruling back;  j  next;  k  previous;  q  quit")
        return _answer(desk)
    try:
        return _undone(desk) if key == "u" else _ruled(desk, key)
    except BadDecision as error:
        click.echo(_common.clean(f"Not kept: {error}"))
        return _answer(desk)


def _ruled(desk: _Desk, key: str) -> str:
    with desk.reader.look() as look:  # not while a person thinks: the case is theirs who write it
        at = index(look.report([desk.here]))
        seen = look.board.by_id[desk.here].fingerprint if at.findings else None
    if not at.findings:
        raise BadDecision(f"{desk.here}: its words changed meanwhile; j goes to the next finding")
    ruling = _ruling(at, at.findings[0], key)
    if ruling is None:
        click.echo(_common.clean(f"{key}: no key; ? lists them"))
        return _answer(desk)
    reason = str(click.prompt("Why?"))
    entry = decide(desk.case, desk.here, ruling, desk.who, reason, datetime.now(UTC), seen)
    desk.kept += 1
    click.echo(_common.clean(f"Kept as entry {entry.number}: {ruling}"))
    with desk.reader.look() as look:
        for one in look.tied.get(desk.here, ()):
            told = one.entry
            if told.number != entry.number and one.holds:
                said = f"entry {told.number}, {told.decision.who}: {told.decision.ruling} ({told.decision.reason})"
                click.echo(_common.clean(f"Also ruled, and kept: {said}"))
    return "next"


def _ruling(at: Index, finding: Finding, key: str) -> Ruling | None:
    """The ruling that a key stands for, after what it has to be told; None where it is no key."""
    values = choices.values(at, finding)
    if key.isascii() and key.isdecimal() and len(key) == 1 and 0 < int(key) <= len(values):
        return choices.ruled(f"accept={values[int(key) - 1].text}", {}, ())
    choice = next((one for one in choices.CHOICES if one.key == key), None)
    if choice is None:
        return None
    paths = [path for path, _outlet in choices.sources(at, finding)]
    if choice.kind == "misquote":
        for number, path in enumerate(paths, 1):
            click.echo(_common.clean(f"  {number} {path}"))
    told = {detail.name: str(click.prompt(detail.ask)) for detail in choice.details}
    source = told.get("source", "")
    if source.isascii() and source.isdecimal() and len(source) < 6 and 0 < int(source) <= len(paths):
        told["source"] = paths[int(source) - 1]
    return choices.ruled(choice.kind, told, paths)


def _undone(desk: _Desk) -> str:
    reason = str(click.prompt("Why is it taken back?"))
    entry = undo(desk.case, desk.here, desk.who, reason, datetime.now(UTC))
    desk.kept += 1
    click.echo(_common.clean(f"Kept as entry {entry.number}: {desk.here} is as it was"))
    return "same"
