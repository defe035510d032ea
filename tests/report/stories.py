"""Small stories as reports: a flood, an election, a strike; and one made to do harm. The articles are ours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from newsroom import Newsroom

from reconcile.model import (
    Basis,
    Bound,
    Dating,
    Direction,
    EventReference,
    Evidence,
    Kind,
    Origin,
    Period,
    Scope,
    Severity,
    Span,
    Verdict,
)
from reconcile.outcome import Report
from reconcile.problems import Code, Problem

MORNING = """River bursts its banks at Oldbridge

The Arrow flooded 140 homes in Oldbridge overnight. More than 60 people spent the night in the town hall.
Mayor Ida Holm said 12 roads were closed. The council later counted eleven closed roads.

The regional harvest had already fallen 8% last year."""

EVENING = """Oldbridge counts the cost

Floods damaged 410 homes in Oldbridge on Tuesday, the fire service said.
Sixty people slept in the town hall. Harvests fell 20% this year, farmers say."""

WIRE = """Floods hit Oldbridge

The Arrow flooded 140 homes in Oldbridge overnight, officials said. A bridge was closed on Monday."""


def flood() -> Report:
    """Three articles on one flood: two conflicts, one unclear, two explained, one agreement, one file not read."""
    room = Newsroom()
    morning = room.article(
        "morning", MORNING, path="flood/morning.txt", publisher="Arrow Valley Post", published="2031-03-04",
        title="River bursts its banks at Oldbridge", url="https://post.example/flood",
    )  # fmt: skip
    evening = room.article("evening", EVENING, path="flood/evening.txt", publisher="The Evening Lantern")
    wire = room.article("wire", WIRE, path="flood/wire.txt", publisher="Northern Wire")
    tuesday = Evidence("evening", Span(EVENING.index("Tuesday"), EVENING.index("Tuesday") + 7), "a weekday")
    steps = ("it speaks of Tuesday as past", "the dated report on the same flood is of 4 March 2031, a Tuesday")
    placed = Period(date(2031, 3, 4), date(2031, 3, 5), Basis.INFERRED, steps, (tuesday,))
    room.datings[1] = Dating("evening", placed, Basis.INFERRED)

    homes = room.count(morning, "140 homes", "140", "home")
    more = room.said_by(room.count(evening, "410 homes", "410", "home"), "the fire service")
    copied = room.count(wire, "140 homes", "140", "home")
    over = room.count(morning, "More than 60 people", "60", "person", bound=Bound.MORE_THAN, text="60 people")
    sixty = room.count(evening, "Sixty people", "60", "person")
    roads = room.said_by(room.count(morning, "12 roads", "12", "road"), "Ida Holm")
    eleven = room.count(morning, "eleven closed roads", "11", "closed road")
    eight = room.count(morning, "8%", "8", "%", dimension="percent")
    twenty = room.count(evening, "20%", "20", "%", dimension="percent")
    years = [Period(date(year, 1, 1), date(year, 12, 31), Basis.INFERRED) for year in (2030, 2031)]
    for claim, year in zip((eight, twenty), years, strict=True):
        room.keep(replace(claim, direction=Direction.DOWN, scope=Scope(period=year)))
    visit = EventReference("e-1", "flood at Oldbridge, March 2031")
    room.keep(replace(homes, scope=Scope(event=visit)))
    room.claim(wire, "Monday", Kind.DATE)

    room.finding(
        "How many homes did the flood reach?", (homes, copied), (more,), Verdict.CONFLICT, "values_differ",
        explanation="140 homes flooded against 410 damaged: the same town, the same night, and no word of an update.",
        marks=("possible_update",),
    )  # fmt: skip
    room.finding(
        "How many roads were closed in Oldbridge?", (roads,), (eleven,), Verdict.CONFLICT, "sources_disagree",
        severity=Severity.LOW, explanation="The mayor says 12, the council counted eleven.",
    )  # fmt: skip
    room.finding(
        "How many people spent the night in the town hall?", (over,), (sixty,), Verdict.EXPLAINED, "rounding",
        explanation='"More than 60" became 60: the bound was dropped on the way.',
    )  # fmt: skip
    room.finding(
        "By how much did harvests fall?", (eight,), (twenty,), Verdict.EXPLAINED, "different_period",
        explanation="8% is of 2030, 20% of 2031.",
    )  # fmt: skip
    room.finding("How many homes were flooded?", (homes, copied), (), Verdict.AGREE, "exact", explanation="140.")
    room.finding(
        "Are the homes of the wire those of the post?", (copied,), (sixty,), Verdict.UNCLEAR, "event_unknown",
        explanation="The wire names no day.",
    )  # fmt: skip
    room.origins.append(Origin("o-1", ("morning", "wire"), "the wire's lead stands in the other, word for word"))
    room.problems.append(
        Problem("flood/scan.pdf", Code.NOT_READABLE, "no text layer, nothing was read", "run text recognition first")
    )
    return room.report()


def calm() -> Report:
    """Two articles that agree: nothing to decide."""
    room = Newsroom()
    day = "2030-05-02"
    one = room.article("one", "Dockers walk out\n\nSome 900 dockers stopped work. Cranes stood idle.", published=day)
    two = room.article("two", "Port at a halt\n\nAbout 900 dockers are on strike.", published=day)
    left = room.count(one, "Some 900 dockers", "900", "docker", bound=Bound.ABOUT, text="900 dockers")
    right = room.count(two, "About 900 dockers", "900", "docker", bound=Bound.ABOUT, text="900 dockers")
    room.finding("How many dockers are on strike?", (left, right), (), Verdict.AGREE, "exact", explanation="900.")
    return room.report()


def empty() -> Report:
    """Nothing read, nothing found."""
    return Newsroom().report()


#: What an article can carry to harm whoever opens a report on it.
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></style></textarea><svg/onload=alert(1)>",
    "{{ 7*7 }}{% include 'x' %}",
    "javascript:alert(1)",
    '=HYPERLINK("http://bad.example","x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "\tTAB",
    "\x1b[31mred\x1b]0;title\x07",
    "\x9b2J\x08\x7f\x00",
    "abc\u202edesrever\u2066\u200b",
    "[x](javascript:alert(1)) ![y](http://bad.example/p.png) `code` | pipe",
    "]]><!--x-->&amp;&lt;",
    "half \ud800 pair \ufffe",
    "line\nbreak\r\nand\u2028more",
)


def hostile(evil: str) -> Report:
    """A report in which every string that an article, a manifest or a path can set is `evil`."""
    room = Newsroom()
    first = room.article(
        evil, f"{evil}\n\nIn {evil} 12 voters waited.", path=evil, publisher=evil, title=evil, url=evil, author=evil
    )
    text = f"Polls close\n\nThere {evil} 15 voters waited, said {evil}."
    second = room.article("plain", text, publisher=evil, url="https://ok.example/" + evil)
    one = room.count(first, "12 voters", "12", evil)
    two = room.count(second, f"{evil} 15 voters", "15", "voter", dimension=evil or "count", text="15 voters")
    two = room.said_by(two, evil) if evil.strip() else two
    room.finding(
        evil, (one,), (two,), Verdict.CONFLICT, evil, explanation=evil, marks=(evil,),
        evidence=(Evidence(evil, Span(0, 2), evil), Evidence("plain", two.span, evil)),
    )  # fmt: skip
    room.origins.append(Origin("o-1", (evil, "plain"), evil))
    room.problems.append(Problem(evil, Code.NOT_READABLE, evil, evil))
    report = room.report()
    return replace(report, run=replace(report.run, version=evil, model=evil, settings=((evil, evil),), inputs=(evil,)))


def updated() -> Report:
    """A count that rises from day to day, and says so: one timeline."""
    room = Newsroom()
    told = (("2031-03-04", "31"), ("2031-03-05", "40"), ("2031-03-07", "52"))
    claims = []
    for day, count in told:
        text = f"Boats at Oldbridge\n\nThe number of people rescued has risen to {count} people, the service said."
        found = room.article(f"day-{count}", text, published=day, publisher=f"Post of {day}")
        claims.append(room.count(found, f"{count} people", count, "person"))
    first, second, third = claims
    for left, right in ((first, second), (second, third)):
        made = room.finding(
            "How many people were rescued?", (left,), (right,), Verdict.EXPLAINED, "update_over_time",
            explanation="The later report says that the number has risen.",
        )  # fmt: skip
        room.findings[-1] = replace(made, cluster="k-1")
    room.clusters[:] = [replace(room.clusters[0], claims=tuple(claim.id for claim in claims))]
    return room.report()
