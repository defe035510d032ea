"""Which findings a person has before them: open ones, their own, those with a call to make; searched, and paged."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from reconcile.case import Board, Glance, Look, Standing, State

#: What can be shown, and how it is called.
SHOWS = {
    "open": "Open",
    "call": "Needs a call",
    "mine": "Mine",
    "changed": "Changed since the last run",
    "ruled": "Ruled",
    "all": "All",
}
VERDICTS = ("conflict", "unclear", "explained", "agree")
ANY = "any"

PAGE = 50
_ASKED = 200  # characters of a search
_REMEMBERED = 20


@dataclass(frozen=True, slots=True)
class Ask:
    """What was asked for. `verdict` is one, or "any"."""

    show: str = "open"
    verdict: str = ANY
    text: str = ""
    page: int = 1

    def query(self, **changes: str | int) -> str:
        """The ask as the end of an address, with these changes; "" where it is what is asked by itself."""
        one, plain = replace(self, **changes), Ask()  # type: ignore[arg-type]
        told = {"show": one.show, "verdict": one.verdict, "q": one.text, "page": str(one.page)}
        usual = {"show": plain.show, "verdict": plain.verdict, "q": plain.text, "page": "1"}
        kept = {name: value for name, value in told.items() if value != usual[name]}
        return f"?{urlencode(kept, errors='replace')}" if kept else ""


def asked(query: Mapping[str, str]) -> Ask:
    """What an address asks for; what it says wrongly is left out."""
    page = query.get("page", "1")
    return Ask(
        show=query.get("show", "") if query.get("show") in SHOWS else "open",
        verdict=query.get("verdict", "") if query.get("verdict") in VERDICTS else ANY,
        text=" ".join(query.get("q", "")[:_ASKED].split()),
        page=int(page) if page.isascii() and page.isdecimal() and 0 < len(page) < 7 and int(page) else 1,
    )


@dataclass(frozen=True, slots=True)
class Queue:
    """All that an ask brings, gravest first, and how many each other way to ask would."""

    ask: Ask
    findings: tuple[Glance, ...]
    shows: Mapping[str, int]
    verdicts: Mapping[str, int]

    @property
    def pages(self) -> int:
        return max(1, -(-len(self.findings) // PAGE))

    @property
    def shown(self) -> tuple[Glance, ...]:
        page = min(self.ask.page, self.pages)
        return self.findings[(page - 1) * PAGE : page * PAGE]


def holding(tied: Sequence[Standing]) -> tuple[Standing, ...]:
    """The rulings that stand: not taken back, and on words that are as they were."""
    return tuple(one for one in tied if one.holds)


def settles(one: Standing) -> bool:
    """True of a ruling after which nothing is open: a call that has to be made is none."""
    return one.holds and one.entry.decision.ruling.kind != "needs_call"


def is_open(one: Glance, tied: Sequence[Standing]) -> bool:
    """True of a conflict that nobody has settled, and of anything whose words changed under a ruling."""
    if any(map(settles, tied)):
        return False
    reopened = any(ruling.state is State.REOPENED and ruling.entry.undone_by is None for ruling in tied)
    return one.verdict == "conflict" or reopened


def shows(one: Glance, tied: Sequence[Standing], who: str) -> tuple[str, ...]:
    """The names of SHOWS under which a finding stands."""
    stand = holding(tied)
    told = {
        "open": is_open(one, tied),
        "call": bool(stand) and not any(map(settles, stand)),
        "mine": any(ruling.entry.decision.who == who for ruling in tied),
        "changed": bool(one.news) or any(ruling.state is State.REOPENED for ruling in tied),
        "ruled": bool(stand),
        "all": True,
    }
    return tuple(name for name, holds in told.items() if holds)


#: Where findings stand that nobody ruled on, as nearly all of a large case: by whether they conflict, and are new.
_UNTIED = {
    (conflict, news): (*(("open",) if conflict else ()), *(("changed",) if news else ()), "all")
    for conflict in (True, False)
    for news in (True, False)
}


def queue(look: Look, ask: Ask, who: str) -> Queue:
    """The findings that an ask brings."""
    asked: Sequence[Glance] = look.board.findings
    for word in sorted(ask.text.casefold().split(), key=len, reverse=True):
        asked = [one for one in asked if word in one.words]
    found: list[Glance] = []
    counts: dict[tuple[tuple[str, ...], str], int] = {}
    for one in asked:
        tied = look.tied.get(one.id)
        names = shows(one, tied, who) if tied else _UNTIED[one.verdict == "conflict", bool(one.news)]
        counts[names, one.verdict] = counts.get((names, one.verdict), 0) + 1
        if ask.show in names and ask.verdict in (ANY, one.verdict):
            found.append(one)
    by_show: Counter[str] = Counter()
    by_verdict: Counter[str] = Counter()
    for (names, verdict), count in counts.items():
        if ask.verdict in (ANY, verdict):
            by_show.update(dict.fromkeys(names, count))
        by_verdict[verdict] += count * (ask.show in names)
    return Queue(ask, tuple(found), by_show, by_verdict)


class Queues:
    """What was asked for lately, until a run or a ruling is added. May be shared by threads."""

    def __init__(self) -> None:
        self._of: tuple[object, object] = (None, None)
        self._known: dict[tuple[Ask, str], Queue] = {}

    def find(self, look: Look, ask: Ask, who: str) -> Queue:
        """As `queue`."""
        known = self._known
        if self._of[0] is not look.board or self._of[1] is not look.tied or len(known) >= _REMEMBERED:
            known = {}
        key = (replace(ask, page=1), who)
        found = known.get(key)
        if found is None:
            found = known[key] = queue(look, key[0], who)
            self._known, self._of = known, (look.board, look.tied)
        return replace(found, ask=ask)


def neighbours(board: Board, queue: Queue, name: str) -> tuple[Glance | None, Glance | None]:
    """The findings of a queue before and after one, which need not be in it any more: it may have been ruled on."""
    here = board.by_id.get(name)
    if here is None:
        return None, None
    at = bisect_left(queue.findings, here.place, key=lambda one: one.place)
    after = at + (at < len(queue.findings) and queue.findings[at] is here)
    before = queue.findings[at - 1] if at else None
    return before, queue.findings[after] if after < len(queue.findings) else None
