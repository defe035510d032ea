"""The findings of a run at a glance, gravest first: read from the columns for people, without decoding one of them.

A page that lists ten thousand findings needs their questions and their words to search in, not their evidence.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_VERDICTS = ("conflict", "unclear", "explained", "agree")
_SEVERITIES = ("high", "medium", "low", "none")

#: What a finding is known by from run to run: the words on each side, and what was made of them.
_Words = frozenset[frozenset[tuple[str, str, str]]]


@dataclass(frozen=True, slots=True)
class Glance:
    """A finding as a list shows it. `words` is all that a search looks through, in small letters; `news` is "" where
    the run before had it, too, else "new", or what the run before made of the same words ("was explained")."""

    place: int
    id: str
    verdict: str
    reason: str
    severity: str
    fingerprint: str
    cluster: str
    question: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    paths: tuple[str, ...]
    words: str
    news: str


@dataclass(frozen=True, slots=True)
class Board:
    """The findings of a run; of each claim, the gravest that it stands in; the conflicts of each cluster. `before` is
    the run it was held against."""

    run: int
    digest: str
    before: int | None
    findings: tuple[Glance, ...]
    by_id: Mapping[str, Glance]
    gravest: Mapping[str, Glance]
    conflicts: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Said:
    path: str
    publisher: str
    quote: str
    said: str


def board(case: sqlite3.Connection, run: int) -> Board:
    """The board of a run, told beside the last one of the same inputs."""
    digest = str(case.execute("select digest from runs where id = ?", (run,)).fetchone()[0])
    row = case.execute(
        "select b.id, b.digest from runs a join runs b on b.inputs = a.inputs and b.id < a.id where a.id = ?"
        " order by b.id desc limit 1",
        (run,),
    ).fetchone()
    before = dict(_made(case, row[0])) if row and row[1] != digest else None
    said = _said(case, run)
    found = [_glance(place, told, said, before) for place, told in enumerate(_rows(case, run))]
    gravest: dict[str, Glance] = {}
    conflicts: dict[str, list[str]] = {}
    for one in found:
        if one.verdict == "conflict":
            conflicts.setdefault(one.cluster, []).append(one.id)
        for claim in (*one.left, *one.right):
            gravest.setdefault(claim, one)
    return Board(run, digest, row[0] if row else None, tuple(found), {one.id: one for one in found}, gravest, conflicts)


def _rows(case: sqlite3.Connection, run: int) -> list[tuple[str, ...]]:
    told = case.execute(
        "select f.id, f.verdict, f.reason, f.severity, f.fingerprint, f.cluster, f.question, f.explanation,"
        " f.left_claims, f.right_claims, f.confidence from run_findings h join findings f on f.key = h.finding"
        " where h.run = ? order by h.place",
        (run,),
    ).fetchall()
    return sorted(told, key=lambda row: (_rank(_VERDICTS, row[1]), _rank(_SEVERITIES, row[3]), -row[10]))


def _rank(known: tuple[str, ...], name: str) -> int:
    return known.index(name) if name in known else len(known)


def _said(case: sqlite3.Connection, run: int) -> dict[str, _Said]:
    told = case.execute(
        "select c.id, d.path, coalesce(d.publisher, ''), c.quote, c.said from run_claims h join claims c"
        " on c.key = h.claim join documents d on d.key = c.document where h.run = ?",
        (run,),
    )
    return {row[0]: _Said(*row[1:]) for row in told}


def _glance(place: int, row: tuple[str, ...], said: Mapping[str, _Said], before: Mapping[_Words, str] | None) -> Glance:
    name, verdict, reason, severity, fingerprint, cluster, question, explanation, lefts, rights, _confidence = row
    left, right = tuple(json.loads(lefts)), tuple(json.loads(rights))
    cited = [said[one] for one in (*left, *right)]
    words = [name, question, explanation, *(part for one in cited for part in (one.path, one.publisher, one.quote))]
    return Glance(
        place=place,
        id=name,
        verdict=verdict,
        reason=reason,
        severity=severity,
        fingerprint=fingerprint,
        cluster=cluster,
        question=question,
        left=left,
        right=right,
        paths=tuple(sorted({one.path for one in cited})),
        words="\n".join(dict.fromkeys(words)).casefold(),
        news=_news(verdict, before, _words(left, right, said)) if before is not None else "",
    )


def _news(verdict: str, before: Mapping[_Words, str], words: _Words) -> str:
    made = before.get(words)
    return "new" if made is None else "" if made == verdict else f"was {made}"


def _made(case: sqlite3.Connection, run: int) -> Iterator[tuple[_Words, str]]:
    """The words of each finding of a run, and the verdict on them; the gravest where there are several."""
    said = _said(case, run)
    for row in reversed(_rows(case, run)):
        yield _words(json.loads(row[8]), json.loads(row[9]), said), row[1]


def _words(left: list[str] | tuple[str, ...], right: list[str] | tuple[str, ...], said: Mapping[str, _Said]) -> _Words:
    sides = (frozenset((said[one].path, said[one].quote, said[one].said) for one in side) for side in (left, right))
    return frozenset(side for side in sides if side)
